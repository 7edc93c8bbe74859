"""Headings that share their row: with their text (基本方針：…, 目標 | …), or with other headings (基本方針 | 目標)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.headings import general_kind, kind_by_last_noun
from pipeline.profiles.profile import Profile
from pipeline.segment.views import View
from pipeline.text.enumerators import parse_enumerator, split_marker
from pipeline.text.fold import fold

POLICIES = ("heading.policy", "heading.mission", "heading.vision", "heading.message", "heading.current_state")
_BESIDE = (*POLICIES, "heading.staffing", "heading.extra")
_NEAR_MARK = re.compile(r"[^:：)）】〕\]］]{2,16}[:：)）】〕\]］]")
_INLINE_HEADING = re.compile(r"[(■□◆●○◎ ]*(?P<label>[^:()。、]{2,12}) ?(?::|\) ?:?) ?(?=\S)")
_OF_DEPARTMENTS = ("mission", "vision")
"""What projects do not have: a word that ends so heads nothing of theirs, whatever stands before it."""
_SENTENCE = 10
"""A goal beside its heading is at least so long, or marked: a shorter text is a figure."""
_PARAGRAPH = 30
_LONGEST_WORD = 20
_YEAR = re.compile("[（(]?(?:平成|令和|昭和|20)[0-9０-９元]{1,2}(?:[（(][0-9０-９]{4}[）)])?年度の?[）)]?")
_NO_WORD = re.compile("[。、，!?！？0-9０-９]")

_Found = tuple[str, RawText | None]


def inline_heading(view: View, profile: Profile) -> tuple[_Found, Row] | None:
    """A heading with its text on the same row: `基本方針：…`, or the heading in the first cell and the text beside it."""
    row = view.row
    first, rest = row.cells[0], row.cells[1:]
    if not first.pieces:
        return None
    if len(view.filled) > 1:
        kind = profile.labels.kind_of(first.text, "heading.") or _general_policy(view)
        if kind is None or (kind not in _BESIDE and not (kind == "heading.goals" and _states_goals(rest))):
            return None
        if any(cell.pieces and profile.labels.kinds_of(cell.text) for cell in rest):
            return None
        return (kind.removeprefix("heading."), RawText(first.pieces)), replace(row, cells=(Cell(), *rest))
    if len(first.pieces) > 1 or _NEAR_MARK.match(first.text) is None:
        return None
    match = _INLINE_HEADING.match(fold(first.text))
    if match is None:
        return None
    kind = profile.labels.kind_of(match["label"], "heading.")
    if kind not in POLICIES:
        return None
    piece = first.pieces[0]
    heading, text = piece.cut(0, match.end()), piece.cut(match.end())
    return (kind.removeprefix("heading."), RawText((heading,))), replace(row, cells=(Cell((text,)), *rest))


def heading_below_others(view: View, above: View | None, kind: str) -> tuple[_Found, Row] | None:
    """The word in the first cell of a row whose neighbour above, in the same table, is the text of a heading beside it.

    Mission | …, Vision | … and a third word that nobody knows: it heads a text as they do, of what kind nothing says.
    A word that ends in 目標 (年度目標) over a numbered list heads the goals. Below the fields of a header a word stands so
    beside a paragraph: the last of its nouns says what it heads, or nothing does (`extra`).
    """
    row = view.row
    if above is None or row.table is None or above.row.table != row.table:
        return None
    if kind == "header" or (kind == "extra" and not above.row.cells[0].pieces):
        return _below_fields(view)
    if f"heading.{kind}" not in POLICIES:
        return None
    if len(above.row.cells) != len(row.cells) or above.row.cells[0].pieces or above.row.cells[0].covered:
        return None
    first, *rest = row.cells
    if len(view.filled) != 2 or not first.pieces or len(above.filled) != 1:
        return None
    if not 2 <= len(first.text) <= _LONGEST_WORD or _NO_WORD.search(first.text) or len(view.filled[1].text) < _SENTENCE:
        return None
    kind = "goals" if kind_by_last_noun(first.text) == "goals" and _begins_list(view.filled[1].text) else "value"
    return (kind, RawText(first.pieces)), replace(row, cells=(Cell(), *rest))


def _below_fields(view: View) -> tuple[_Found, Row] | None:
    """A word beside a paragraph in the table of the header, which has none itself."""
    first, *rest = view.row.cells
    if len(view.filled) != 2 or not first.pieces or view.has_field:
        return None
    text = view.filled[1].text
    if not 2 <= len(first.text) <= _LONGEST_WORD or _NO_WORD.search(_YEAR.sub("", first.text)) is not None:
        return None
    if len(text) < _PARAGRAPH or text[-1] != "。":
        return None
    kind = kind_by_last_noun(first.text)
    if kind == "goals" and not _begins_list(text):
        kind = None
    return (kind or "extra", RawText(first.pieces)), replace(view.row, cells=(Cell(), *rest))


def _begins_list(text: str) -> bool:
    """Whether a cell begins with the first number of a list."""
    marker = split_marker(text)
    return marker is not None and marker.number == 1


def _general_policy(view: View) -> str | None:
    """The kind of the general words (現状の認識) in a first cell with sentences beside it; of a mission, its last noun says it."""
    first, text = view.filled[0].text, view.filled[1].text
    if len(view.filled) != 2 or view.row.table is None or text[-1] != "。":
        return None
    found = general_kind(first)
    if found is None and len(first) <= _LONGEST_WORD and _NO_WORD.search(first) is None:
        found = last if (last := kind_by_last_noun(first)) in _OF_DEPARTMENTS else None
    kind = f"heading.{found}"
    return kind if kind in POLICIES else None


def _states_goals(cells: Sequence[Cell]) -> bool:
    """Whether one cell of sentences stands beside 目標, not figures; its number may stand before it."""
    filled = [cell for cell in cells if cell.pieces]
    if len(filled) == 2 and parse_enumerator(filled[0].text) is not None and not parse_enumerator(filled[1].text):
        return len(filled[1].text) >= _SENTENCE or filled[1].text[-1] == "。"
    return len(filled) == 1 and (split_marker(filled[0].text) is not None or len(filled[0].text) >= _SENTENCE)


def headings_abreast(view: View, profile: Profile) -> tuple[tuple[int, str, RawText], ...]:
    """Headings of several blocks side by side (基本方針 | 平成28年度の目標), whose texts stand below them; else ()."""
    if len(view.filled) < 2:
        return ()
    found = []
    for index, cell in enumerate(view.row.cells):
        if cell.pieces:
            kind = profile.labels.kind_of(cell.text, "heading.")
            if kind is None or not (kind in POLICIES or kind == "heading.goals"):
                return ()
            found.append((index, kind.removeprefix("heading."), RawText(cell.pieces)))
    kinds = {kind for _, kind, _ in found}
    return tuple(found) if kinds & {"policy", "mission", "vision", "message"} else ()


def end_of_table(views: Sequence[View], start: int) -> int:
    """The first row behind the table of the row at `start`."""
    first, end = views[start].row, start + 1
    while end < len(views) and views[end].row.table == first.table and len(views[end].row.cells) == len(first.cells):
        end += 1
    return end


def columns_of(
    views: Sequence[View], heads: Sequence[tuple[int, str, RawText]]
) -> list[tuple[str, RawText | None, list[Row]]]:
    """The rows under headings abreast → a block for each heading, from its column to the next one's."""
    bounds = [index for index, _, _ in heads[1:]] + [None]
    blocks: list[tuple[str, RawText | None, list[Row]]] = []
    for (start, kind, heading), end in zip(heads, bounds, strict=True):
        parts = [replace(view.row, cells=view.row.cells[start:end]) for view in views]
        blocks.append((kind, heading, [part for part in parts if any(cell.pieces for cell in part.cells)]))
    return blocks
