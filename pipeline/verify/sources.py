"""A folder of source files becomes the lines of each published document, read again from the bytes of its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile, discover
from pipeline.model.document import Line
from pipeline.model.errors import DocumentError
from pipeline.model.report import DocumentRecord, RunRecord
from pipeline.publish.about import MARK
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.run import Provenance, read_source
from pipeline.verify.evidence import lost_evidence

LEFT_OUT = "page-left-out"
Told = tuple[str, str | None, str]
"""Rule, place, what is wrong."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the files stand, by the SHA-256 of their bytes, and how the run read them."""

    files: Mapping[str, InputFile]
    options: ReadOptions
    has_names: bool

    def has(self, sha256: str) -> bool:
        """Whether the file of this hash is at hand."""
        return sha256 in self.files

    def read(self, record: DocumentRecord) -> tuple[Line, ...]:
        """The lines of a document, read again.

        Raises:
            DocumentError: it cannot be read.
        """
        file = self.files[record.document.sha256]
        with closing(Contents()) as contents:
            data = contents.read(file)
        return read_source(data, record.document.path, Provenance(), self.options).lines

    def check(self, record: DocumentRecord, texts: Sequence[str], pages: Sequence[int | None]) -> Iterator[Told]:
        """What the source, read again, says otherwise than the lines and the evidence that were published."""
        try:
            lines = self.read(record)
        except DocumentError as error:
            yield "source-unreadable", None, str(error)
            return
        if len(lines) != len(texts):
            yield "source-differs", None, f"{len(lines)} lines, {len(texts)} were published"
            return
        for line, text, page in zip(lines, texts, pages, strict=True):
            if not self._same(text, line.source_text) or line.page != page:
                yield (
                    "source-differs",
                    f"line {line.number}",
                    f"it reads 「{line.source_text[:60]}」 (page {line.page})",
                )
        repaired = [line.text for line in lines]
        for pointer, why in lost_evidence(record.evidence, repaired, has_names=self.has_names):
            yield "evidence-differs", pointer, f"{why} (read again from the source)"

    def _same(self, published: str, read: str) -> bool:
        read = read.replace("\r\n", "\n").replace("\n", " ").replace("\r", " ")
        if published == read or self.has_names:
            return published == read
        return len(published) == len(read) and all(one in {MARK, two} for one, two in zip(published, read, strict=True))


def sources_in(folder: Path, run: RunRecord, wanted: Set[str]) -> Sources:
    """The files below `folder`, in archives too, that are the documents wanted (told by the hash in their ids).

    Raises:
        UsageError: the folder does not exist.
        NoInputError: there is no file to read in it.
    """
    found: dict[str, InputFile] = {}
    with closing(Contents()) as contents:
        for file in discover((folder,)):
            if file.skipped:
                continue
            try:
                digest = hashlib.sha256(contents.read(file)).hexdigest()
            except DocumentError:
                continue
            if f"doc-{digest[:16]}" in wanted:
                found.setdefault(digest, file)
    return Sources(found, _options(run), run.options.get("omit_names") is not True)


def _options(run: RunRecord) -> ReadOptions:
    """How the run read its files; what it does not say, as today."""
    said = run.options
    options = DEFAULT
    if said.get("pdf_engine") in {"pdfium", "pdfplumber"}:
        options = replace(options, pdf_engine="pdfplumber" if said["pdf_engine"] == "pdfplumber" else "pdfium")
    if said.get("ocr") in {"auto", "off"}:
        options = replace(options, ocr="off" if said["ocr"] == "off" else "auto")
    pages = said.get("max_pages")
    if isinstance(pages, int) and pages > 0:
        options = replace(options, limits=replace(options.limits, pdf_pages=pages))
    return options
