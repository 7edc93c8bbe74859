"""Blocks become a Word file (DOCX): paragraphs, tables with grid spans and vertical merges, head and foot."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.corpus.blocks import Beside, Cell, Heading, PageBreak, Paragraph, Table, placed
from benchmarks.corpus.fixed_zip import without_time

if TYPE_CHECKING:
    from benchmarks.corpus.blocks import Block
    from benchmarks.corpus.families import Look

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONTS = {"mincho": "IPAMincho", "gothic": "IPAGothic"}
_BORDERS = {"stroke": "single", "rect": "single", "cells": "single", "dotted": "dotted", "double": "double"}
_SIDES = ("top", "left", "bottom", "right")
MEASURE = 9638
"""The text's measure in twentieths of a point: A4 less 20 mm on either side."""


def _paragraph(text: str, look: Look, align: str = "left", size: float = 0, *, indent: bool = False) -> str:
    first = f'<w:ind w:firstLine="{round(look.size * 20)}"/>' if indent else ""
    half_points = round((size or look.size) * 2)
    space = 'w:before="120" w:after="60"' if size else 'w:before="0" w:after="0"'
    return (
        f'<w:p><w:pPr><w:spacing {space}/>{first}<w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="{half_points}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _table_properties(table: Table, look: Look) -> str:
    line = f'w:val="{_BORDERS[look.rules]}" w:sz="4" w:space="0" w:color="000000"'
    sides = "".join(f"<w:{side} {line}/>" for side in (*_SIDES, "insideH", "insideV"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if table.ruled else ""
    width = round(sum(table.widths) * MEASURE)
    columns = "".join(f'<w:gridCol w:w="{round(width * MEASURE)}"/>' for width in table.widths)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _cell(cell: Cell, width: float, look: Look, *, merge: str, gap: bool) -> str:
    """A cell; `merge` is "", "restart" or "continue" (結合の続き), `gap` the white between two tables."""
    parts = [f'<w:tcW w:w="{round(width * MEASURE)}" w:type="dxa"/>']
    if cell.colspan > 1:
        parts.append(f'<w:gridSpan w:val="{cell.colspan}"/>')
    if merge:
        parts.append(f'<w:vMerge w:val="{merge}"/>')
    if gap:
        parts.append('<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>')
    if cell.head and look.shaded:
        parts.append('<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/>')
    if look.middle:
        parts.append('<w:vAlign w:val="center"/>')
    text = "" if merge == "continue" else cell.text
    paragraphs = "".join(_paragraph(line, look, cell.align) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{paragraphs}</w:tc>"


def _table(table: Table, look: Look, gaps: frozenset[int] = frozenset()) -> str:
    rows: list[list[tuple[int, str]]] = [[] for _ in table.rows]
    for one in placed(table):
        cell, width = one.cell, sum(table.widths[one.column : one.column + one.cell.colspan])
        for down in range(cell.rowspan):
            merge = ("continue" if down else "restart") if cell.rowspan > 1 else ""
            made = _cell(cell, width, look, merge=merge, gap=one.column in gaps)
            rows[one.row + down].append((one.column, made))
    xml = []
    for number, cells in enumerate(rows):
        head = "<w:tblHeader/>" if table.repeat and number < table.heads else ""
        body = "".join(text for _, text in sorted(cells))
        xml.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{body}</w:tr>")
    return f"<w:tbl {_NAMESPACE}>{_table_properties(table, look)}{''.join(xml)}</w:tbl>"


def _joined(block: Beside) -> Table:
    """Two tables side by side as Word has them: one, with a column between them that has no rules above and below."""
    rows = zip(block.left.rows, block.right.rows, strict=True)
    widths = (*block.left.widths, block.gap, *block.right.widths)
    return Table(tuple((*left, Cell(""), *right) for left, right in rows), widths, ruled=block.left.ruled)


def _xml(block: Block, look: Look) -> str:
    if isinstance(block, Table):
        return _table(block, look)
    if isinstance(block, Beside):
        return _table(_joined(block), look, frozenset({len(block.left.widths)}))
    if isinstance(block, PageBreak):
        return f'<w:p {_NAMESPACE}><w:r><w:br w:type="page"/></w:r></w:p>'
    if isinstance(block, Heading):
        size = 16.0 if block.level == 0 else 12.0
        text = _paragraph(block.text, look, "center" if block.level == 0 else "left", size)
    else:
        text = _paragraph(block.text, look, block.align, indent=block.indent)
    return text.replace("<w:p>", f"<w:p {_NAMESPACE}>", 1)


def _foot(look: Look) -> str:
    text = escape(look.foot)
    for hole, field in (("{pages}", "NUMPAGES"), ("{page}", "PAGE")):
        shown = f'</w:t></w:r><w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">'
        text = text.replace(hole, shown)
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:p {_NAMESPACE}><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'


def as_docx(blocks: tuple[Block, ...], look: Look, running_head: str) -> bytes:
    """The file's bytes, the same in every run."""
    import docx  # noqa: PLC0415  # a heavy library that only this renderer needs
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS[look.font], Pt(look.size)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONTS[look.font])
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    body = document.element.body
    for at, block in enumerate(blocks):
        body.insert(len(body) - 1, parse_xml(_xml(block, look)))
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        loose = Heading | Paragraph | PageBreak
        if not isinstance(block, loose) and not isinstance(following, loose):
            body.insert(len(body) - 1, parse_xml(f"<w:p {_NAMESPACE}/>"))
    if look.foot:
        section.footer._element.append(parse_xml(_foot(look)))
        section.footer.is_linked_to_previous = False
    if look.running_head:
        section.header.paragraphs[0].text = running_head
    buffer = io.BytesIO()
    document.save(buffer)
    return without_time(buffer.getvalue())
