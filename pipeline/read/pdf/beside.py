"""What a PDF holds beside its pages → notes: attached files, active content, forms and portfolios shown elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.errors import DocumentError
from pipeline.read.pdf.repair import trailing_bytes
from pipeline.read.pdf.shapes import Note, PageContent
from pipeline.read.pdf.survey import Survey
from pipeline.read.visible_text import visible_text

_ACTIVE: Final = ("JavaScript", "JS", "Launch", "ImportData", "RichMedia", "SubmitForm")
_ACTIVE_WORDS: Final = {"JS": "JavaScript", "RichMedia": "multimedia", "Launch": "a program to start"}
_MOST_NAMED: Final = 10
_LONGEST_NAME: Final = 80
_NOTICE_CHARACTERS: Final = 2_000
_NOTICE: Final = re.compile(
    "pleasewait|お待ちください|isn.tsupportedbyyour|maynotbeabletodisplay|この文書を表示できません|ポートフォリオ|portfolio",
    re.IGNORECASE,
)


def notes_beside(data: bytes, found: Survey, pages: Sequence[PageContent]) -> Iterator[Note]:
    """What is told of a file that was read.

    Raises:
        DocumentError: `content-elsewhere`: the pages are but a notice in place of a form or of attached files.
    """
    forms, portfolio = "XFA" in found.signs, "Collection" in found.signs
    if forms or portfolio:
        what = "a form that only Adobe programs show (XFA)" if forms else "files attached to a portfolio"
        if _is_notice(pages):
            raise DocumentError("content-elsewhere", f"the page is a notice; the content is {what}")
        if portfolio:
            yield ("content-elsewhere", None, f"the pages were read; more content is {what}")
    if "EmbeddedFile" in found.signs:
        yield ("attached-files", None, _attached(data))
    active = sorted({_ACTIVE_WORDS.get(sign, sign) for sign in _ACTIVE if sign in found.signs})
    if active:
        yield ("active-content", None, f"the file holds {', '.join(active)}; nothing of it was run")
    if "Encrypt" in found.signs and _forbids_copying(data):
        yield ("copying-forbidden", None, "the file opens without a password; its author forbids to copy text from it")
    if (rest := trailing_bytes(data)) > 0:
        yield ("trailing-data", None, f"{rest} bytes stand behind the end of the PDF; they were not read")


def _is_notice(pages: Sequence[PageContent]) -> bool:
    """Whether the only text is a word to open the file elsewhere."""
    text = "".join(run.text.replace(" ", "") for page in pages[:3] for run in page.runs)
    return len(pages) <= 2 and len(text) < _NOTICE_CHARACTERS and _NOTICE.search(text) is not None


def _attached(data: bytes) -> str:
    """The names of attached files, as safe words: they are never unpacked."""
    import pypdfium2  # noqa: PLC0415  # only for files with attachments

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return "attached files were not read"
    try:
        count = file.count_attachments()
        names = [
            visible_text(file.get_attachment(at).get_name())[:_LONGEST_NAME] for at in range(min(count, _MOST_NAMED))
        ]
    except pypdfium2.PdfiumError:
        return "attached files were not read"
    finally:
        file.close()
    more = f" and {count - len(names)} more" if count > len(names) else ""
    return f"attached files were not read: {', '.join(f'「{name}」' for name in names)}{more}"


def _forbids_copying(data: bytes) -> bool:
    import pypdfium2.raw  # noqa: PLC0415  # only for encrypted files

    document = pypdfium2.raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return False
    try:
        return not pypdfium2.raw.FPDF_GetDocPermissions(document) & 0x10
    finally:
        pypdfium2.raw.FPDF_CloseDocument(document)
