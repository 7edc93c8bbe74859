"""Forms with the halves of a year side by side (区分 | 前期 | 後期 over 実績 | … | …) → a row for each text, under a label of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import raw, word_of
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words

_LONGEST_TITLE = 24
_MONTHS = r"(?:\(?[0-9]{1,2}月?(?:[~～〜ー\-]|から)[0-9]{1,2}月(?:末|まで)?\)?)"
_FIRST = re.compile(
    rf"(?:上半?期|前半?期?|前期|第1期|中間期?|(?:9|10)月末(?:時点|現在)?){_MONTHS}?|\(?4月?[~～〜ー\-]9月\)?"
)
_SECOND = re.compile(
    rf"(?:下半?期|後半?期?|後期|第2期|年度末|期末|年間|通年|3月末(?:時点|現在)?){_MONTHS}?|\(?10月?[~～〜ー\-](?:翌年?)?3月\)?"
)
_OF_HALVES = ("entry.plan", "entry.midterm", "entry.final", "entry.other", "rating.")
_REPORTS = frozenset(("entry.midterm", "entry.final", "column.entries"))
_STAGES = ("entry.midterm", "entry.final")


@dataclass(frozen=True, slots=True)
class Halved:
    """The rows, the labels that their halves give them (label → kinds), and the titles of the halves."""

    rows: list[Row]
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: list[RawText] = field(default_factory=list)


def by_halves(rows: Sequence[Row], labels: Labels) -> Halved:
    """The rows of all blocks → the same, the rows below the titles of two halves of the year taken apart.

    What was done in the first half is the report at half-time, what in the second that at the end; a plan stays a plan
    in either, a grade a grade.
    """
    halved = Halved([])
    places: tuple[int, int] | None = None
    head: Row | None = None
    waiting: Row | None = None
    for row in (*rows, None):
        own = None if row is None or head is None or places is None else _parted(row, head, places, labels)
        if own is not None:
            if waiting is not None:
                halved.heads.extend(raw(cell) for cell in waiting.cells if cell.pieces)
            waiting = None
            if not own and row is not None:
                halved.heads.append(raw(row.cells[0]))  # a label over nothing
            for part, kinds in own:
                halved.rows.append(part)
                halved.own[part.cells[0].text] = kinds
            continue
        halved.rows.extend([] if waiting is None else [waiting])  # nothing below it is told by halves
        places = None if row is None else _halves(row, labels)
        head = waiting = row if places is not None else None
        halved.rows.extend([row] if row is not None and places is None else [])
    return halved


def _halves(row: Row, labels: Labels) -> tuple[int, int] | None:
    """The columns of both halves in a row that titles them, behind a word over the labels (区分, 時期) or none."""
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    if row.table is None or len(row.cells) < 3 or len(shown) not in (2, 3):
        return None
    first, second = shown[-2:]
    if first == 0 or (len(shown) == 2 and (first > 1 or row.cells[0].covered)):
        return None  # below other titles the halves divide one of these
    if any(len(row.cells[at].text) > _LONGEST_TITLE for at in shown):
        return None
    if _FIRST.fullmatch(word_of(row.cells[first])) is None or _SECOND.fullmatch(word_of(row.cells[second])) is None:
        return None
    if len(shown) == 3 and (shown[0] != 0 or labels.text_kinds(row.cells[0].text)):
        return None
    return first, second


def _parted(row: Row, head: Row, places: tuple[int, int], labels: Labels) -> list[tuple[Row, tuple[str, ...]]] | None:
    """A row of a label and what stands under the halves → a row for each; none for a label over nothing; None: no row of theirs."""
    if row.table != head.table or len(row.cells) != len(head.cells) or not row.cells[0].pieces:
        return None
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces and at > 0]
    kinds = _kinds(row.cells[0].text, labels)
    if not set(shown) <= set(places) or kinds is None:
        return None
    if shown != list(places) and (row.cells[places[1]].covered or not _is_of_halves(kinds)):
        return None
    if not shown:
        return []
    found = []
    for half, at in enumerate(places):
        if at not in shown:
            continue
        label = Cell((*head.cells[at].pieces, *row.cells[0].pieces))
        own = (_STAGES[half],) if set(kinds) & _REPORTS else kinds
        cells = (label, row.cells[at], *([Cell()] * (len(row.cells) - 2)))
        found.append((replace(row, cells=cells, blank_before=False), own))
    return found


def _kinds(label: str, labels: Labels) -> tuple[str, ...] | None:
    """What a label beside the halves is: by the vocabulary, or its words; None: no label."""
    if len(label) > _LONGEST_TITLE:
        return None
    kinds = tuple(kind for kind in labels.kinds_of(label) if kind.startswith(("entry.", "rating.", "column.entries")))
    if kinds:
        return kinds[:1]
    if labels.kinds_of(label):
        return None
    told = told_by_words(label)
    return None if told is None else (told,)


def _is_of_halves(kinds: Sequence[str]) -> bool:
    """Whether a row with a single value can be of the first half alone: what it says is a plan, a report or a grade."""
    return any(kind.startswith(_OF_HALVES) or kind == "column.entries" for kind in kinds)
