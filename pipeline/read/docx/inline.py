"""The content of a paragraph, run by run → its text with tabs and line ends, readings, struck text, text boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.read.docx.boxes import is_below, pictures, text_boxes
from pipeline.read.docx.content import Block, Paragraph, Ruby, TextLine
from pipeline.read.docx.fields import PAGE_FIELDS, Printed, name_of
from pipeline.read.docx.markup import DELETED, INSERTED, opened
from pipeline.read.docx.styles import Style, font_of, size_of
from pipeline.read.docx.symbols import in_symbol_font, is_symbol_font, symbol
from pipeline.read.docx.wml import MC, M, V, W, child_value, elements, switch

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.read.docx.story import Story

INDENT: Final = "\u3000"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS: Final = re.compile("[\r\n]+")
_PAGE_WORDS: Final = re.compile(r"[\W_]|ページ|頁|page|p|of", re.IGNORECASE)
_HEX: Final = re.compile("[0-9A-Fa-f]{1,5}")
_PRINTED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OBJECTS: Final = {"object": "embedded object", "subDoc": "subdocument", "control": "form control"}
ReadBox = Callable[["_Element", "Story"], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run is set, as far as it decides what is read."""

    hidden: bool = False
    capitals: bool = False
    struck: bool = False
    font: str | None = None
    size: float | None = None


@dataclass(slots=True)
class Inline:
    """One printed paragraph being put together from one or more `w:p` (deleted or hidden paragraph marks join them)."""

    story: Story
    read_box: ReadBox
    above: list[Block] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _rubies: list[Ruby] = field(default_factory=list)
    _beside: list[str] = field(default_factory=list)
    _besides_page: list[str] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)
    _has_page: bool = False
    _style: Style = field(default_factory=Style)

    def read(self, paragraph: _Element, style: Style) -> None:
        """Take the content of a `w:p`."""
        self._style = style
        self._content(paragraph, False)

    def _content(self, container: _Element, is_page: bool) -> None:
        for element in elements(container):
            tag = element.tag
            if tag == W + "r":
                self._run(element, is_page)
            elif tag in DELETED:
                self.story.tally.changes += 1
            elif tag == W + "fldSimple":
                self._content(element, is_page or name_of(element.get(W + "instr", "")) in PAGE_FIELDS)
            elif tag in {M + "oMath", M + "oMathPara"}:
                self._put(_formula(element), _Look())
            elif tag == W + "subDoc":
                self.story.tally.missed(_OBJECTS["subDoc"])
            else:
                self.story.tally.changes += tag in INSERTED
                inner = opened(element, self.story)
                if inner is not None:
                    self._content(inner, is_page)

    def _run(self, run: _Element, is_page: bool) -> None:
        look = self._look(run.find(W + "rPr"))
        is_page = is_page or self.story.fields.is_page
        own_mark = False
        for element in elements(run):
            if own_mark and element.tag in {W + "t", W + "sym"}:
                continue
            own_mark = own_mark or self._in_run(element, look, is_page)

    def _in_run(self, element: _Element, look: _Look, is_page: bool) -> bool:
        """One element of a run; whether the rest of the run is the mark of a note, which is no part of the sentence."""
        tag, fields = str(element.tag), self.story.fields
        name = tag.removeprefix(W) if tag.startswith(W) else ""
        if name in {"fldChar", "instrText"}:
            self._field(element, name, look)
        elif name in {"footnoteReference", "endnoteReference"}:
            notes = self.story.tally.footnotes if name.startswith("f") else self.story.tally.endnotes
            if fields.is_shown and not look.hidden:
                notes.append(element.get(W + "id", ""))
            return switch_attribute(element, "customMarkFollows")
        elif name in {"drawing", "pict", "object"} or tag == MC + "AlternateContent":
            if not look.hidden:
                self._drawing(element, name, look, is_page)
        elif not fields.is_shown:
            pass
        elif name == "t":
            self._put(_letters(element), look, is_page)
        elif name == "ruby":
            self._ruby(element, look)
        elif name == "sym":
            code = element.get(W + "char", "")
            self._put(symbol(element.get(W + "font"), int(code, 16)) if _HEX.fullmatch(code) else "\ufffd", look)
        elif name in _PRINTED:
            self._put(_PRINTED[name], look)
        elif name == "pgNum":
            self._has_page = True
        return False

    def _field(self, element: _Element, name: str, look: _Look) -> None:
        if name == "instrText":
            self.story.fields.instruct(element.text or "")
            return
        printed = self.story.fields.mark(element)
        if printed is not None:
            self._printed(printed, look)

    def _printed(self, printed: Printed, look: _Look) -> None:
        start = self._length
        self._put(printed.text, look)
        if printed.reading and self._length > start:
            self._rubies.append(Ruby(start, self._length, printed.reading))

    def _drawing(self, element: _Element, name: str, look: _Look, is_page: bool) -> None:
        """Text boxes and WordArt stand above or below the line; another alternative content stands in it."""
        boxes = list(text_boxes(element))
        for box in boxes:
            to = self.below if is_below(box) else self.above
            if box.tag == V + "textpath":
                to.append(Paragraph((TextLine(box.get("string", "")),)))
            else:
                to += self.read_box(box, self.story.apart())
        if boxes:
            return
        if element.tag == MC + "AlternateContent":
            inner = opened(element, self.story)
            for one in elements(inner) if inner is not None else ():
                self._in_run(one, look, is_page)
        elif name == "object":
            self.story.tally.missed(_OBJECTS["object"])
        else:
            pictures(element, self.story.tally)

    def _ruby(self, element: _Element, look: _Look) -> None:
        """A word with its reading: the word stands in the text, the reading beside it."""
        start = self._length
        base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
        if base is not None:
            self._content(base, False)
        if reading is None or self._length == start or look.hidden:
            return
        said = Inline(self.story.apart(), self.read_box)
        said._content(reading, False)
        text = "".join(said._text).strip()
        if text:
            self._rubies.append(Ruby(start, self._length, text))

    def _look(self, properties: _Element | None) -> _Look:
        style = self.story.styles.of(child_value(properties, "rStyle"))
        if properties is None and not self._style.toggles and self._style.font is None and self._style.size is None:
            return _PLAIN

        def on(name: str) -> bool:
            direct = switch(properties, name)
            if direct is not None:
                return direct
            return self._style.toggles.get(name, False) is not style.toggles.get(name, False)

        font = font_of(properties) or style.font or self._style.font
        return _Look(
            on("vanish"),
            on("caps") or on("smallCaps"),
            on("strike") or on("dstrike"),
            font if is_symbol_font(font) else None,
            size_of(properties) or style.size or self._style.size,
        )

    def _put(self, text: str, look: _Look, is_page: bool = False) -> None:
        if not text or not self.story.fields.is_shown:
            return
        self.story.fields.saw_text()
        if look.hidden:
            self.story.tally.hidden += len(text.strip())
            return
        if look.font is not None:
            text = in_symbol_font(text, look.font)
        text = text.upper() if look.capitals else text
        if look.struck and text.strip():
            self._beside.append(text.strip())
            return
        self._text.append(text)
        self._length += len(text)
        self._sizes[look.size or self.story.styles.size] += len(text)
        if is_page:
            self._has_page = True
        else:
            self._besides_page.append(text)

    def paragraph(self, mark: str, *, indented: bool, level: int | None = None) -> Paragraph:
        """The paragraph, its automatic number before it, an indent (字下げ) as one U+3000; `level`: of a heading."""
        lead = mark or (INDENT if indented and self._text and not "".join(self._text)[:1].isspace() else "")
        text = lead + "".join(self._text)
        lines = tuple(_cut_lines(text, [Ruby(r.start + len(lead), r.end + len(lead), r.reading) for r in self._rubies]))
        is_page_number = self._has_page and not mark and not _PAGE_WORDS.sub("", "".join(self._besides_page))
        size = max(self._sizes, key=lambda one: (self._sizes[one], one), default=0.0)
        return Paragraph(lines, _joined(self._beside), is_page_number, size, level)


_PLAIN: Final = _Look()


def switch_attribute(element: _Element, name: str) -> bool:
    """An on/off attribute, off where it is missing."""
    return element.get(W + name, "0") not in {"0", "false", "off"}


def _letters(element: _Element) -> str:
    """The characters of a `w:t`; blanks at its ends count only where the file says so (xml:space)."""
    text = _BLANKS.sub(" ", element.text or "")
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(" \t")


def _joined(struck: Sequence[str]) -> tuple[str, ...]:
    return (" ".join(struck),) if struck else ()


def _cut_lines(text: str, rubies: Sequence[Ruby]) -> list[TextLine]:
    """The text's lines that are not blank, each with its rubies."""
    lines: list[TextLine] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        own = tuple(
            Ruby(r.start - start, r.end - start, r.reading) for r in rubies if start <= r.start and r.end <= end
        )
        if part.strip():
            lines.append(TextLine(part, own))
        start = end + 1
    return lines


def _formula(element: _Element) -> str:
    """A formula in one line; a fraction with a slash."""
    return "".join("/" if one.tag == M + "den" else one.text or "" for one in element.iter(M + "t", M + "den"))
