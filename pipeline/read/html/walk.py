"""A page's element tree → draft rows in reading order: paragraphs, list items with their marks, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from pipeline.read.html.drafts import DraftRow
from pipeline.read.html.elements import BLOCKS, HEADINGS, SPACED, is_hidden, is_preformatted, is_struck, tag_of
from pipeline.read.html.furniture import is_furniture
from pipeline.read.html.inline import Chunk, Image, collapse, line_of, printed
from pipeline.read.html.markers import ListCounter
from pipeline.read.html.preformatted import preformatted
from pipeline.read.html.ruby import ruby_chunks
from pipeline.read.html.survey import Survey
from pipeline.read.html.tables import grid, is_layout, pairs
from pipeline.text.enumerators import split_marker

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS = frozenset(("ul", "ol", "menu", "dir"))


@dataclass(slots=True)
class Walker:
    """Walks one element (the page, or one cell) and collects its rows.

    `in_cell`: a table inside is read as lines, its cells beside each other.
    """

    survey: Survey
    breaks_at_blanks: bool
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    in_cell: bool = False
    inside_main: bool = False
    rows: list[DraftRow] = field(default_factory=list)
    _chunks: list[Chunk] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    """The marks of the open items that no line has printed yet, outermost first."""
    _lists: list[ListCounter] = field(default_factory=list)
    _asides: list[tuple[str, bool]] = field(default_factory=list)
    _aside: list[str] | None = None
    _furniture: int = 0
    _level: int = 0
    _blank: bool = False
    _skipped: set[_Element] = field(default_factory=set)
    _opened: dict[_Element, str] = field(default_factory=dict)

    def walk(self, root: _Element) -> list[DraftRow]:
        """The rows of an element, in order."""
        from lxml import etree  # noqa: PLC0415

        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = tag_of(element)
            if event == "start":
                if element is not root and self._start(element, tag):
                    self._skipped.add(element)
                    steps.skip_subtree()
                else:
                    self._text(element.text)
                continue
            if element in self._skipped:
                self._skipped.discard(element)
            elif element is not root:
                self._end(element, tag)
            if element is not root:
                self._text(element.tail)
        self._end_line()
        return self.rows

    def _text(self, text: str | None) -> None:
        if text:
            (self._chunks if self._aside is None else self._aside).append(text)

    def _start(self, element: _Element, tag: str) -> bool:
        """An element begins; True: nothing inside it is to be walked."""
        if is_hidden(element, tag):
            return True
        if tag in {"br", "hr", "img"}:
            self._void(element, tag)
            return True
        if self._aside is not None:
            self._aside.append(" " if tag in BLOCKS else "")
            return False
        if tag == "ruby":
            self._chunks += ruby_chunks(element)
            return True
        if not self._furniture and is_furniture(element, tag, self.survey, inside_main=self.inside_main):
            self._open_furniture(element, tag)
        elif is_struck(element, tag):
            self._opened[element] = "struck"
            self._aside = []
            return False
        if tag in BLOCKS:
            return self._start_block(element, tag)
        return False

    def _open_furniture(self, element: _Element, tag: str) -> None:
        if tag in BLOCKS:
            self._end_line()
            self._opened[element] = "furniture"
            self._furniture += 1
        else:
            self._opened[element] = "aside"
            self._aside = []

    def _start_block(self, element: _Element, tag: str) -> bool:
        flat = self.in_cell and tag in {"td", "th"}
        if flat and "".join(chunk for chunk in self._chunks if isinstance(chunk, str)).strip():
            self._chunks.append("\u3000")
        elif not flat:
            self._end_line()
        self._blank = self._blank or tag in SPACED
        if element is self.survey.main:
            self.inside_main = True
        if tag in HEADINGS:
            self._level = HEADINGS[tag]
        elif tag in _LISTS:
            self._lists.append(ListCounter(element, tag))
        elif tag == "li":
            self._marks.append(self._lists[-1].mark(element) if self._lists else "・")
        elif is_preformatted(element, tag):
            return self._preformatted(element)
        elif tag == "table" and not self.in_cell and not self._furniture:
            return self._table(element)
        elif tag == "dl" and not self.in_cell and not self._furniture:
            return self._pairs(element)
        return False

    def _end(self, element: _Element, tag: str) -> None:
        opened = self._opened.pop(element, None)
        if opened in {"struck", "aside"}:
            text = collapse(" ".join("".join(self._aside or ()).split()))
            self._aside = None
            if text:
                self._asides.append((text, opened == "struck"))
            return
        if self._aside is not None or tag not in BLOCKS:
            return
        if not (self.in_cell and tag in {"td", "th"}):
            self._end_line()
        self._blank = self._blank or tag in SPACED
        if opened == "furniture":
            self._furniture -= 1
        if element is self.survey.main:
            self.inside_main = False
        if tag in HEADINGS:
            self._level = 0
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li" and self._marks:
            self._marks.pop()

    def _void(self, element: _Element, tag: str) -> None:
        alt = element.get("alt") or ""
        if tag == "img" and self._aside is None:
            linked = next(element.iterancestors("a"), None) is not None
            self._chunks += [Image(alt, linked)] if alt.strip() else []
        elif tag == "img":
            self._text(alt)
        elif self._aside is not None:
            self._aside.append(" ")
        else:
            had_text = self._end_line()
            self._blank = self._blank or not had_text or tag == "hr"

    def _end_line(self) -> bool:
        """Close the line; whether it had text."""
        if self._aside is not None:
            return False
        if not self._chunks and not self._asides:
            return False
        line = line_of(self._chunks, breaks_at_blanks=self.breaks_at_blanks, is_heading=self._level > 0)
        self._chunks.clear()
        text = line.text
        has_text = bool(text.strip("\u3000\u00a0 \u200b\ufeff"))
        if has_text:
            self._row(((self._marked(text),),), level=self._level)
        elif text:
            self._blank = True
        for beside in line.beside:
            self._beside(beside, struck=False)
        for beside, struck in self._asides:
            self._beside(beside, struck=struck)
        self._asides.clear()
        return has_text

    def _marked(self, text: str) -> str:
        """The line with the marks of the items that it begins; none where it has a mark of its own."""
        marks, own = "".join(self._marks), split_marker(text)
        self._marks = [""] * len(self._marks)
        return text if not marks or own is not None else marks + text

    def _row(self, cells: tuple[tuple[str, ...] | None, ...], *, table: int | None = None, level: int = 0) -> None:
        self.rows.append(DraftRow(cells, table, self._blank, self._furniture > 0, level))
        self._blank = False

    def _beside(self, text: str, *, struck: bool) -> None:
        if text.strip():
            self.rows.append(DraftRow(((text,),), furniture=True, struck=struck))

    def _preformatted(self, element: _Element) -> bool:
        """Text whose blanks and line ends are as they stand."""
        text = "".join(element.itertext())
        rows = preformatted(text)
        if self.in_cell:
            rows = [replace(row, cells=(tuple(line for cell in row.cells if cell for line in cell),)) for row in rows]
        tables: dict[int, int] = {}
        for row in rows:
            table = None if row.table is None else tables.setdefault(row.table, next(self.tables))
            self.rows.append(replace(row, table=table, furniture=row.furniture or self._furniture > 0))
        return True

    def _table(self, element: _Element) -> bool:
        """Rows of a data table; a layout table is walked like other blocks.

        Text between its rows is put before it, as browsers do.
        """
        shape, stats = self.survey.tables.get(element), self.survey.stats.get(element)
        if shape is None or stats is None or is_layout(element, shape, stats):
            return False
        if shape.caption is not None:
            for line in self._cell(shape.caption)[0]:
                self._row(((line,),))
        for stray in shape.stray:
            self._row(((stray,),))
        number = next(self.tables)
        for positions in grid(shape):
            cells: list[tuple[str, ...] | None] = []
            beside: list[DraftRow] = []
            for position in positions:
                if isinstance(position, bool):
                    cells.append(None if position else ())
                    continue
                lines, others = self._cell(position)
                cells.append(lines)
                beside += others
            if any(cells):
                self._row(tuple(cells), table=number)
            self.rows += beside
        return True

    def _pairs(self, element: _Element) -> bool:
        """Rows of a definition list that sets short values beside labels; any other is walked like other blocks."""
        found = pairs(element)
        if found is None:
            return False
        number = next(self.tables)
        for term, value in found:
            (label, others), (text, more) = self._cell(term), self._cell(value)
            self._row((label, text), table=number)
            self.rows += [*others, *more]
        return True

    def _cell(self, element: _Element) -> tuple[tuple[str, ...], list[DraftRow]]:
        """The lines of a cell, and the rows that stand in it but are no part of it."""
        if not len(element):
            said = printed(element.text or "", breaks_at_blanks=self.breaks_at_blanks)
            return ((said,) if said.strip("\u3000\u00a0 \u200b\ufeff") else ()), []
        # A cell of data is content, whatever links or class names it has.
        inner = Walker(self.survey, self.breaks_at_blanks, self.tables, in_cell=True, inside_main=True)
        rows = inner.walk(element)
        lines = tuple(line for row in rows if not row.furniture for cell in row.cells if cell for line in cell)
        return lines, [row for row in rows if row.furniture]
