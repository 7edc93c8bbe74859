"""The bytes of a Word file (DOCX, DOCM, DOTX) → Document: paragraphs and table rows in the order of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read.docx.blocks import read_blocks
from pipeline.read.docx.marginalia import Parts, heads, notes
from pipeline.read.docx.numbering import read_numbering
from pipeline.read.docx.rows import Rows
from pipeline.read.docx.story import Note, Story
from pipeline.read.docx.styles import read_styles
from pipeline.read.docx.type_sizes import usual_size
from pipeline.read.docx.wml import W
from pipeline.read.limits import DEFAULT_LIMITS, Limits
from pipeline.read.ooxml import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_docx"]

# U+F000 to U+F0FF are signs of symbol fonts, which have names (`read/repair.py`); the rest is 外字.
_DAMAGED: Final = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]")
_DAMAGED_SHARE: Final = 0.05


def read_docx(data: bytes, source: Source, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The bytes of a Word file → its lines and rows.

    A line of a paragraph is a row of one cell; where tabs stand between its words, a row of cells, as in a text file.
    A table's row is a row; a merged cell (結合セル) has its text at its top left position. Automatic numbers (段落番号)
    stand in the text. Tracked changes (変更履歴) are read as accepted, hidden text (隠し文字) is left out. Headers,
    footers, struck text and readings of words (ルビ) are lines that no row holds; notes (脚注) are rows of their own.

    Raises:
        DocumentError: `office-damaged`, `office-password`, `file-too-large`, `no-text-layer` or `empty-file`.
    """
    package = Package(data, part_bytes=limits.part_bytes, all_bytes=limits.workbook_bytes)
    name, root = _main_part(package)
    parts = Parts(package, package.relations(name))
    styles = read_styles(parts.one("styles"))
    story = Story(styles, read_numbering(parts.one("numbering"), styles))
    settings = parts.one("settings")
    rows = Rows()
    rows.add_asides(heads(parts, root, settings, "header", story))
    body = root.find(W + "body")
    if body is not None:
        blocks = read_blocks(body, story)
        rows.size = usual_size(blocks)
        rows.add(blocks)
    rows.add_notes(notes(parts, settings, story))
    rows.add_asides(heads(parts, root, settings, "footer", story))
    if not rows.rows:
        raise _without_text(data, story)
    damage = _damage(rows)
    return Document(
        source=source,
        lines=tuple(rows.lines),
        rows=tuple(rows.rows),
        text_layer="damaged" if damage and damage[0] > _DAMAGED_SHARE else "text",
        furniture=frozenset(rows.furniture),
        engine=_engine(),
        notes=(*story.tally.notes(), *_struck(rows), *((damage[1],) if damage else ())),
    )


def _without_text(data: bytes, story: Story) -> DocumentError:
    if story.tally.pictures:
        return DocumentError("no-text-layer", f"a Word file of {story.tally.pictures} pictures and no text")
    return DocumentError("empty-file", f"{len(data)} bytes, a Word file without text")


def _struck(rows: Rows) -> tuple[Note, ...]:
    """What is said of struck text, which no row holds though it is no furniture."""
    return tuple(
        ("struck-text", number, f"「{rows.lines[number - 1].text[:40]}」 is struck through") for number in rows.struck
    )


def _damage(rows: Rows) -> tuple[float, Note] | None:
    """The share of characters without a meaning, and the note about them."""
    bad = [(line, count) for line in rows.lines if (count := len(_DAMAGED.findall(line.text)))]
    if not bad:
        return None
    count, total = sum(count for _, count in bad), sum(len(line.text) for line in rows.lines)
    detail = f"{count} of {total} characters are signs of a font that is not known, or of private use (外字)"
    return count / total, ("text-layer-damaged", bad[0][0].number, detail)


def _engine() -> str:
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    return f"lxml {etree.__version__}"


def _main_part(package: Package) -> tuple[str, _Element]:
    """The name and root of the part that holds a Word document's text.

    Raises:
        DocumentError: `office-damaged`: there is none; or as `Package.tree`.
    """
    named = [relation.target for relation in package.relations("").values() if relation.kind == "officeDocument"]
    for name in (*named, "word/document.xml"):
        root = package.tree(name)
        if root is not None:
            if root.tag != W + "document":
                raise DocumentError("office-damaged", f"{name} holds no Word document")
            return name, root
    raise DocumentError("office-damaged", "the part with the text (word/document.xml) is missing")
