"""Forms with halves of the year or stages side by side (区分 | 前期 | 後期, 計画 | 実績 over 取組内容 | … | …) → a row for each text, under a label of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import raw, word_of
from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_titles import stage_of_time
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import PART_FAMILIES, STAGES, Labels
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
_OF_STAGES = frozenset((*STAGES, "entry.other", "column.entries"))
"""What a row is of that stages part: 取組内容 is planned below 計画, and done below 実績."""
_CORNER = re.compile("区分|項目|事項|内容|時期|種別|視点|観点|区別")
_MOST_STAGES = 3


@dataclass(frozen=True, slots=True)
class Halved:
    """The rows, the labels that their halves give them (label → kinds), and the titles of the halves."""

    rows: list[Row]
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: list[RawText] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    """A row of titles of halves or stages: the columns of these, the kind of report or text that each says."""

    row: Row
    places: tuple[int, ...]
    kinds: tuple[str, ...]
    are_halves: bool
    in_form: bool
    """Whether labels stand left of the columns in the same table above, so that more than known words are labels."""


def by_halves(rows: Sequence[Row], labels: Labels) -> Halved:
    """The rows of all blocks → the same, the rows below the titles of two halves of the year, or of stages, taken apart.

    What was done in the first half is the report at half-time, what in the second that at the end; a plan stays a plan
    in either, a grade a grade. Of two texts below 計画 and 実績 one was planned and one done, whatever label is beside them.
    """
    halved = Halved([])
    head: _Head | None = None
    waiting: Row | None = None
    form: int | None = None
    for row in (*rows, None):
        own = None if row is None or head is None else _parted(row, head, labels)
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
        if row is not None and head is not None and waiting is None and _are_figures(row, head):
            halved.rows.append(head.row)  # figures below the texts have the same titles
        head = None if row is None else _halves(row, labels) or _stages(row, labels, in_form=form == row.table)
        waiting = None if head is None else row
        halved.rows.extend([row] if row is not None and head is None else [])
        if row is not None and row.table is not None and row.table != form and _is_labelled(row, labels):
            form = row.table
    return halved


def _is_labelled(row: Row, labels: Labels) -> bool:
    """Whether a row of a form begins with the label of a project's part (事業名, 担当課, 事業概要)."""
    return len(row.cells) > 1 and any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(row.cells[0].text))


def _halves(row: Row, labels: Labels) -> _Head | None:
    """The columns of both halves in a row that titles them, behind a word over the labels (区分, 時期) or none."""
    if row.table is None or len(row.cells) < 3:
        return None
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    if len(shown) not in (2, 3):
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
    return _Head(row, (first, second), ("entry.midterm", "entry.final"), are_halves=True, in_form=True)


def _stages(row: Row, labels: Labels, *, in_form: bool) -> _Head | None:
    """The columns of two stages or three (計画 | 実績) in a row that titles nothing else, behind a blank or a word over the labels."""
    if row.table is None or len(row.cells) < 3:
        return None
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    if shown and shown[0] == 0 and _CORNER.fullmatch(word_of(row.cells[0])) is not None:
        shown = shown[1:]
    if not 1 < len(shown) <= _MOST_STAGES or shown[0] == 0 or row.cells[0].covered:
        return None
    kinds = [_stage(row.cells[at], labels) for at in shown]
    found = tuple([kind for kind in kinds if kind is not None])
    if len(set(found)) < len(shown):
        return None
    return _Head(row, tuple(shown), found, are_halves=False, in_form=in_form)


def _stage(cell: Cell, labels: Labels) -> str | None:
    """The stage that a title names (計画, 年度末の実績); a title of figures alone (目標値) names none."""
    if len(cell.text) > _LONGEST_TITLE:
        return None
    kinds = labels.kinds_of(cell.text)
    if kinds:
        return next((kind for kind in kinds if kind in STAGES), None)
    told = stage_of_time(cell.text) or told_by_words(cell.text)
    return told if told in STAGES else None


def _are_figures(row: Row, head: _Head) -> bool:
    """Whether a row below the titles of stages has a figure or nothing under each of them."""
    if row.table != head.row.table or len(row.cells) != len(head.row.cells) or head.are_halves:
        return False
    values = [row.cells[at].text for at in head.places]
    return all(values) and all(map(is_figure, values))


def _parted(row: Row, head: _Head, labels: Labels) -> list[tuple[Row, tuple[str, ...]]] | None:
    """A row of a label and what stands under the halves → a row for each; none for a label over nothing; None: no row of theirs."""
    if row.table != head.row.table or len(row.cells) != len(head.row.cells) or not row.cells[0].pieces:
        return None
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces and at > 0]
    if not set(shown) <= set(head.places):
        return None
    kinds = _kinds(row.cells[0].text, labels) if head.are_halves else _kinds_of_stages(row, head, shown, labels)
    if kinds is None:
        return None
    if shown != list(head.places) and (row.cells[head.places[-1]].covered or not _is_of_halves(kinds)):
        return None
    if not shown:
        return []
    found = []
    for at, stage in zip(head.places, head.kinds, strict=True):
        if at not in shown:
            continue
        label = Cell((*head.row.cells[at].pieces, *row.cells[0].pieces))
        apart = set(kinds) & (_REPORTS if head.are_halves else _OF_STAGES)
        cells = (label, row.cells[at], *([Cell()] * (len(row.cells) - 2)))
        found.append((replace(row, cells=cells, blank_before=False), (stage,) if apart else kinds))
    return found


def _kinds_of_stages(row: Row, head: _Head, shown: Sequence[int], labels: Labels) -> tuple[str, ...] | None:
    """What a label beside stages is; None: figures stand there, a text that one stage has alone is no report, or it is no label."""
    values = [row.cells[at].text for at in shown]
    label = row.cells[0].text
    if len(label) > _LONGEST_TITLE or any(map(is_figure, values)):
        return None
    known = labels.kinds_of(label)
    kinds = tuple([kind for kind in known if kind.startswith("entry.") or kind == "column.entries"])[:1]
    if known and not kinds:
        return None
    if not kinds:
        told = told_by_words(label)
        if not head.in_form or (told is None and not all(value.endswith("。") for value in values)):
            return None
        kinds = (told or "entry.other",)
    if kinds[0] not in _OF_STAGES and len(shown) < len(head.places):
        return None  # 今後の方向性 | …: a text as wide as the form
    return kinds


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
