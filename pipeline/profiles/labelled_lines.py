"""A line → the label that heads it (・趣旨：…, 〈担当課〉…, ア　所管　…, 担当課　…) and the text behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.document import Piece, Row
from pipeline.profiles.bare_labels import MARKS, YEAR, bare_label
from pipeline.text.enumerators import Marker, split_marker

_BRACKETS = ["〈〉", "【】", "〔〕", "《》", "＜＞", "<>", "［］", "[]", "≪≫"]
_IN_BRACKETS = "|".join(
    rf"{re.escape(a)}(?P<in{at}>[^{re.escape(a + b)}。、]{{1,16}}){re.escape(b)}"
    for at, (a, b) in enumerate(map(tuple, _BRACKETS))
)
_LABELLED = re.compile(
    rf"[{re.escape(MARKS)}]?[ \u3000]*(?:(?:{_IN_BRACKETS})[ \u3000]*[:：]?|(?P<colon>{YEAR}[^ \u3000:：。、〈〉【】]{{2,16}})[ \u3000]*[:：])[ \u3000]*(?=\S)"
    rf"|[{re.escape(MARKS)}][ \u3000]*(?P<blank>{YEAR}[^ \u3000:：。、〈〉【】]{{2,16}})[ \u3000]+(?=\S)"
)
_BEHIND_LETTER = re.compile(
    rf"(?:(?:{_IN_BRACKETS})[ \u3000]*[:：]?|(?P<colon>{YEAR}[^ \u3000:：。、〈〉【】…‥→⇒]{{2,16}})[ \u3000]*(?:[:：→⇒]|…{{1,2}}|‥{{1,2}})"
    rf"|(?P<blank>{YEAR}[^ \u3000:：。、〈〉【】…]{{2,16}})[ \u3000])[ \u3000]*(?=\S)"
)
_LABEL_ALONE = re.compile(rf"{YEAR}[^ \u3000:：。、〈〉【】…0-9０-９]{{2,16}}")
"""Behind the letter or number of a line (ア, (ｲ), ②) a label ends at dots or a blank, too; or it stands alone over its text."""
_NO_LETTERS = ("bullet", "label", "dai", "compound")
_BRACKET_ALONE = re.compile("[（(][^（）()]*[)）]")
_OPEN_BRACKET = re.compile("[（(][^）)]*$")
_NO_LABEL = re.compile("[0-9０-９](?!(?:[0-9０-９]{3})? ?[年か])")


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label and the text that stands behind it on the line, and on the lines below up to the next label."""

    label: Piece
    text: tuple[Piece, ...]
    mark: Piece | None = None
    """The letter or number before the label (ア, ②)."""


def labelled(text: str, bare: frozenset[str] = frozenset()) -> tuple[int, int, int] | None:
    """A line → where its label begins and ends and where its text begins; None: no label heads it.

    Words of `bare` head a text with nothing but a blank behind them.

    >>> labelled("・趣旨：窓口を改めます。"), labelled("〈担当課〉市民課"), labelled("◇結果　講座を開きました。")
    ((1, 3, 4), (1, 4, 5), (1, 3, 4))
    >>> labelled("・2023年度の取組：講座を開きます。"), labelled("《9月末の状況》講座を開きました。")
    ((1, 10, 11), (1, 7, 8))
    >>> labelled("・令和 ５ 年度の実績：講座を開いた。"), labelled("・令和 5 年度の実績　講座を開いた。")
    ((1, 11, 12), (1, 11, 12))
    >>> labelled("ア　所管　市民課"), labelled("イ 目的：窓口を改める。"), labelled("(3) 結果…講座を開いた。")
    ((2, 4, 5), (2, 4, 5), (4, 6, 7))
    >>> labelled("窓口を改めます。"), labelled("9:30から開きます。")
    (None, None)
    """
    if bare and (alone := bare_label(text, bare)) is not None:
        return alone
    found = _LABELLED.match(text)
    if found is None and (marker := line_letter(text)) is not None:
        found = _BEHIND_LETTER.match(text, marker.rest_start)
        if found is None and _LABEL_ALONE.fullmatch(text, marker.rest_start) is not None:
            return marker.rest_start, len(text), len(text)
    if found is None or found.lastgroup is None:
        return None
    start, end = found.span(found.lastgroup)
    if _OPEN_BRACKET.search(text, start, end) is not None or (
        found.lastgroup == "blank" and _BRACKET_ALONE.fullmatch(text, found.end()) is not None
    ):
        return None  # 窓口の改善事業（担当：市民課）, 窓口の改善事業 (市民課)
    is_time = found.lastgroup in ("colon", "blank") and _NO_LABEL.match(text, start) is not None
    return None if is_time else (start, end, found.end())


def line_letter(text: str) -> Marker | None:
    """The letter or number at the head of a line (ア, (ｲ), ②)."""
    marker = split_marker(text)
    return None if marker is None or marker.number is None or marker.kind in _NO_LETTERS else marker


def line_piece(row: Row) -> Piece | None:
    """The one piece of a line outside tables."""
    if row.table is not None or len(row.cells) != 1 or len(row.cells[0].pieces) != 1:
        return None
    return row.cells[0].pieces[0]


def is_next_item(above: Row, row: Row) -> bool:
    """Whether two lines are items of one list (・ above ・), however wide the gap between them: each is a paragraph of its own on a page."""
    first, second = line_piece(above), line_piece(row)
    return first is not None and second is not None and first.text[0] == second.text[0] and second.text[0] in MARKS


def parted_line(row: Row, bare: frozenset[str]) -> LabelledLine | None:
    """A label behind a mark or in brackets, and in a cell of its own the text that a wide blank parts from it."""
    if len(row.cells) != 2 or any(len(cell.pieces) != 1 for cell in row.cells):
        return None
    label, text = row.cells[0].pieces[0], row.cells[1].pieces[0]
    span = labelled(f"{label.text}\u3000{text.text}", bare)
    if span is None or span[2] != len(label.text) + 1:
        return None
    return LabelledLine(label.cut(span[0], span[1]), (text,))


def first_label(row: Row, bare: frozenset[str]) -> str | None:
    """The words of the label at the head of a row."""
    piece, parted = line_piece(row), parted_line(row, bare)
    if parted is not None:
        return parted.label.text
    span = None if piece is None else labelled(piece.text, bare)
    return None if piece is None or span is None else piece.text[span[0] : span[1]]
