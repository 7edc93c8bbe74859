"""A document as read → the same with damaged characters repaired: every repair noted, the line as read kept beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model.document import Cell, Document, Line, Piece, Row
from pipeline.read.plausibility import is_mojibake
from pipeline.read.visible_text import INVISIBLE, visible_text
from pipeline.text.charclasses import char_class
from pipeline.text.repair.doubled import may_be_doubled, undouble
from pipeline.text.repair.glyphs import GLYPHS, join_sound_marks, lay_flat, name_symbols, unify_radicals
from pipeline.text.repair.list_marks import damaged_name, restore_marks
from pipeline.text.repair.look_alikes import may_look_alike, restore_katakana

_Note = tuple[str, int | None, str]
_Repair = Callable[[str], str | None]
_Span = tuple[int, int, int]
"""Line number, start, end: what one piece holds."""

_CERTAIN: Final = "text-repaired"
_INFERRED: Final = "text-repair-inferred"
_MOJIBAKE: Final = re.compile("[縺繧繝ã]")
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_GLYPHS: Final = re.compile(char_class(GLYPHS, "縺繧繝ã" + INVISIBLE))
# No cell begins inside a word: the T of ICT活用 is no mark.
_LIST_HEAD: Final = re.compile("[@T](?<![0-9A-Za-z].)(?=[ \u3000]?[ぁ-ヺ一-鿿「『（(])")
# A pattern that begins with one letter is searched for much faster than one that begins with a class.
_NAMES: Final = tuple(re.compile(f"{sign}(?<=[\u3400-\u9fff].)(?=[ \u3000\u3400-\u9fff])") for sign in "アｱM")


def _without_invisible(text: str) -> str | None:
    """A text without controls and marks of writing direction, which only change how other text looks; None: it has none."""
    return None if _INVISIBLE.search(text) is None else _INVISIBLE.sub("", text)


_GLYPH_REPAIRS: Final[tuple[tuple[str, _Repair], ...]] = (
    ("invisible characters", _without_invisible),
    ("CJK radicals", unify_radicals),
    ("vertical forms", lay_flat),
    ("parted sound marks", join_sound_marks),
    ("symbol font", name_symbols),
)
_SHOWN: Final = 12
"""How many characters are shown on either side of a change."""


@dataclass(slots=True)
class _Stretch:
    """The text of one piece on its way: as read, as repaired so far, and which repairs did it."""

    read: str
    text: str
    certain: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()

    def apply(self, name: str, repaired: str | None, certain: bool = True) -> None:
        if repaired is None:
            return
        self.text = repaired
        if certain:
            self.certain = (*self.certain, name)
        else:
            self.inferred = (*self.inferred, name)


def repair(document: Document) -> Document:
    """A document → the same with damaged characters repaired, or the document itself if nothing looks damaged.

    Repaired is cell by cell, so that no repair reaches over a border. A repaired line keeps the line as read in
    `printed`; the pieces of the rows stand on the repaired text. Each repair is a note with its line: `text-repaired`
    where the character alone is proof, `text-repair-inferred` where the text around it is. Text that was decoded
    wrongly before it came into the file (文字化け) and names that lost a kanji are noted and stay. Furniture stays as read.
    """
    whole = "\n".join([line.text for line in document.lines])
    glyphs = _GLYPHS.search(whole) is not None
    doubled = may_be_doubled(whole)
    look_alike = may_look_alike(whole)
    marked = ("@" in whole or "T" in whole) and _LIST_HEAD.search(whole) is not None
    named = any(form.search(whole) is not None for form in _NAMES)
    if not (glyphs or doubled or look_alike or marked or named):
        return document
    stretches = {span: _Stretch(text, text) for span, text in _stretches(document)}
    if glyphs:
        _repair_each(stretches, _GLYPH_REPAIRS)
    if doubled:
        _undouble(stretches)
    if look_alike:
        _repair_each(stretches, (("look-alikes of katakana", restore_katakana),), certain=False)
    if marked:
        every = list(stretches.values())
        for place, text in restore_marks([stretch.text for stretch in every]).items():
            every[place].apply("list marks that lost a byte", text, certain=False)
    notes = list(_notes(stretches, named))
    return _rebuilt(document, stretches, notes)


def _stretches(document: Document) -> Iterator[tuple[_Span, str]]:
    """The text of every piece in reading order; of pieces of one line that overlap only the first."""
    ends: dict[int, list[tuple[int, int]]] = {}
    for row in document.rows:
        for cell in row.cells:
            for piece in cell.pieces:
                taken = ends.setdefault(piece.line, [])
                if not any(start < piece.end and piece.start < end for start, end in taken):
                    taken.append((piece.start, piece.end))
                    yield (piece.line, piece.start, piece.end), piece.text


def _repair_each(
    stretches: Mapping[_Span, _Stretch], repairs: Sequence[tuple[str, _Repair]], certain: bool = True
) -> None:
    for stretch in stretches.values():
        for name, function in repairs:
            stretch.apply(name, function(stretch.text), certain)


def _undouble(stretches: Mapping[_Span, _Stretch]) -> None:
    """Fake bold: first where a text proves it by itself, then the short texts of such a document."""
    proven = False
    for stretch in stretches.values():
        repaired = undouble(stretch.text) if may_be_doubled(stretch.text) else None
        proven = proven or repaired is not None
        stretch.apply("fake bold", repaired)
    if proven:
        for stretch in stretches.values():
            if "fake bold" not in stretch.certain:
                stretch.apply("fake bold", undouble(stretch.text, elsewhere=True), certain=False)


def _notes(stretches: Mapping[_Span, _Stretch], named: bool) -> Iterator[_Note]:
    for (line, _, _), stretch in stretches.items():
        if stretch.text != stretch.read:
            code = _INFERRED if stretch.inferred else _CERTAIN
            before, after = _difference(stretch.read, stretch.text)
            yield (
                code,
                line,
                f"{visible_text(before)} → {visible_text(after)} ({', '.join((*stretch.certain, *stretch.inferred))})",
            )
        if _MOJIBAKE.search(stretch.text) is not None and is_mojibake(stretch.text):
            yield "text-layer-damaged", line, "the line reads like UTF-8 that was decoded in another encoding"
        if named and (name := damaged_name(stretch.text)) is not None:
            yield "text-damaged-name", line, f"「{name}」 has a character that no name has there"


def _difference(read: str, repaired: str) -> tuple[str, str]:
    """Both texts, without what is far from the change."""
    longest = min(len(read), len(repaired))
    head = next((at for at in range(longest) if read[at] != repaired[at]), longest)
    tail = next((at for at in range(longest - head) if read[-1 - at] != repaired[-1 - at]), longest - head)
    first, rest = max(0, head - _SHOWN), max(0, tail - _SHOWN)
    before, after = (
        ("…" if first else "") + text[first : len(text) - rest] + ("…" if rest else "") for text in (read, repaired)
    )
    return before, after


def _rebuilt(document: Document, stretches: Mapping[_Span, _Stretch], notes: Sequence[_Note]) -> Document:
    """The document on the repaired texts."""
    changed: dict[int, list[tuple[_Span, str]]] = {}
    for span, stretch in stretches.items():
        if stretch.text != stretch.read:
            changed.setdefault(span[0], []).append((span, stretch.text))
    if not changed:
        return replace(document, notes=(*document.notes, *notes)) if notes else document
    lines = tuple(_line(line, changed[line.number]) if line.number in changed else line for line in document.lines)
    rows = tuple(
        replace(row, cells=tuple(_cell(cell, changed, lines) for cell in row.cells)) if _touched(row, changed) else row
        for row in document.rows
    )
    return replace(document, lines=lines, rows=rows, notes=(*document.notes, *notes))


def _line(line: Line, changes: Sequence[tuple[_Span, str]]) -> Line:
    pieces: list[str] = []
    at = 0
    for (_, start, end), text in sorted(changes):
        pieces += [line.text[at:start], text]
        at = end
    return replace(line, text="".join(pieces) + line.text[at:], printed=line.source_text)


def _touched(row: Row, changed: Mapping[int, object]) -> bool:
    return any(piece.line in changed for cell in row.cells for piece in cell.pieces)


def _cell(cell: Cell, changed: Mapping[int, Sequence[tuple[_Span, str]]], lines: Sequence[Line]) -> Cell:
    return replace(cell, pieces=tuple(_piece(piece, changed.get(piece.line, ()), lines) for piece in cell.pieces))


def _piece(piece: Piece, changes: Sequence[tuple[_Span, str]], lines: Sequence[Line]) -> Piece:
    """The piece where its text now stands: moved by the changes before it, longer or shorter by those inside it."""
    start = piece.start + sum(len(text) - (to - since) for (_, since, to), text in changes if to <= piece.start)
    end = piece.end + sum(len(text) - (to - since) for (_, since, to), text in changes if to <= piece.end)
    text = lines[piece.line - 1].text[start:end]
    return Piece(piece.line, start, start + len(text), text)
