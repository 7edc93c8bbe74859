"""A report as printed: cut out, named by kind, nothing interpreted; every text knows its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from pipeline.model.document import Piece
from pipeline.model.record import record

PolicyKind = Literal["policy", "mission", "vision", "current_state", "message", "other"]
EntryType = Literal["outline", "plan", "midterm", "final", "issue_next", "other"]
Attribution = Literal["explicit", "inferred"]
StaffType = Literal["regular", "reappointed", "contract", "temporary", "fiscal_year_appointee", "other"]
RatingSubject = Literal["result", "difficulty", "priority", "other"]
BudgetKind = Literal["initial", "supplementary", "settlement", "other"]


@record
class RawText:
    """A field as printed: one piece of the source a line.

    `breaks` are the indexes of the pieces that begin another cell or row; at the others the line was only wrapped.
    """

    pieces: tuple[Piece, ...]
    breaks: tuple[int, ...] = ()
    # Every stage asks for the text; it is joined once.
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        r"""The printed lines with line feeds between them.

        >>> RawText((Piece(1, 0, 2, "男女"), Piece(2, 0, 2, "共同"))).text
        '男女\n共同'
        """
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].text
        text = self._text
        if text is None:
            text = "\n".join([piece.text for piece in pieces])
            object.__setattr__(self, "_text", text)
        return text

    @property
    def line_start(self) -> int:
        """Number of the first source line."""
        return min([piece.line for piece in self.pieces])

    @property
    def line_end(self) -> int:
        """Number of the last source line."""
        return max([piece.line for piece in self.pieces])


def tail(text: RawText, start: int) -> RawText | None:
    """What follows offset `start` of a text (offsets count its lines' line feeds); None where nothing does."""
    if start <= 0:
        return text
    if len(text.pieces) == 1:
        rest = text.pieces[0].cut(start)
        return RawText((rest,)) if rest.text else None
    pieces = []
    offset = dropped = 0
    for piece in text.pieces:
        if start <= offset:
            pieces.append(piece)
        elif start < offset + len(piece.text) and (cut := piece.cut(start - offset)).text:
            pieces.append(cut)
        else:
            dropped += 1
        offset += len(piece.text) + 1
    breaks = tuple(index - dropped for index in text.breaks if index > dropped)
    return RawText(tuple(pieces), breaks) if pieces else None


def head(text: RawText, end: int) -> RawText | None:
    """What stands before offset `end` of a text; None where nothing does."""
    if len(text.pieces) == 1:
        only = text.pieces[0]
        if end >= len(only.text):
            return text
        start = only.cut(0, end) if end > 0 else None
        return RawText((start,)) if start is not None and start.text else None
    pieces = []
    offset = 0
    for piece in text.pieces:
        if end >= offset + len(piece.text):
            pieces.append(piece)
        elif end > offset and (cut := piece.cut(0, end - offset)).text:
            pieces.append(cut)
        offset += len(piece.text) + 1
    return RawText(tuple(pieces), tuple(index for index in text.breaks if index < len(pieces))) if pieces else None


def stretch(text: RawText, start: int, end: int) -> RawText | None:
    """The characters from offset `start` to `end` of a text; None where nothing but blanks stands there.

    Blanks at `start` are passed over and the stretch stays as long: offsets are those of a match without them.
    """
    after = tail(text, start)
    return None if after is None else head(after, end - start)


def joined(texts: Sequence[RawText]) -> RawText:
    """Several cells' texts as one, in order."""
    if len(texts) == 1:
        return texts[0]
    pieces: list[Piece] = []
    breaks: list[int] = []
    for text in texts:
        if pieces:
            breaks.append(len(pieces))
        breaks += [len(pieces) + index for index in text.breaks]
        pieces += text.pieces
    return RawText(tuple(pieces), tuple(breaks))


@record
class RawOfficer:
    """A head named in the header: the printed post (部長名, 市民部長 …; None where only a name stands) and the name.

    `reading` is the name in kana where it is printed in a column of its own (ふりがな).
    """

    role_label: RawText | None
    name: RawText
    reading: RawText | None = None


@record
class RawSection:
    """A row of the staffing table (執行体制): section (課名), its head (課長名), the number of staff (職員数)."""

    name: RawText
    officers: tuple[RawOfficer, ...]
    staff_count: RawText | None
    staff_counts: tuple[tuple[StaffType, RawText], ...] = ()


@record
class RawTotal:
    """A printed total of staff (合計), and whether its label says that the head is counted (部長含む)."""

    count: RawText
    label: RawText
    includes_head: bool


@record
class RawPolicy:
    """A policy block: its heading and its paragraphs."""

    label: RawText
    kind: PolicyKind
    paragraphs: tuple[RawText, ...]


@record
class RawGoal:
    """A goal (目標): the printed mark apart from the text, and the goals below it."""

    marker: RawText | None
    number: int | None
    text: RawText
    children: tuple[RawGoal, ...] = ()


@record
class RawEntry:
    """One text of a project (取組, 最終報告 …).

    `printed_owner` is the index of the project that the printed row gives, None where no name stands on or above the
    row; it differs from the project that holds the entry exactly where `attribution` is inferred.
    """

    entry_type: EntryType
    label: RawText
    text: RawText
    attribution: Attribution = "explicit"
    printed_owner: int | None = None


@record
class RawMeasure:
    """An indicator (指標) with the cells that stand under its headings."""

    label: RawText
    unit: RawText | None = None
    baseline: RawText | None = None
    target: RawText | None = None
    actual: RawText | None = None
    fiscal_year_label: RawText | None = None
    """The year of target and actual where a title names one (R6, 令和6年度)."""
    year_of_one: Literal["target", "actual"] | None = None
    """Which of the two prints that year, where the other prints none."""


@record
class RawRating:
    """A printed grade (達成度, 難易度 …)."""

    label: RawText
    value: RawText
    subject: RatingSubject


@record
class RawBudget:
    """A printed amount (予算額, 決算額 …); `scale` is yen a unit where only a caption says it (単位:千円 → 1000)."""

    label: RawText
    amount: RawText
    kind: BudgetKind
    scale: int | None = None
    fiscal_year_label: RawText | None = None
    """The year of the amount where a title names one (R6, 令和6年度)."""


@record
class RawProject:
    """A project block (主な事業): name as printed, the sections printed with it, its texts, figures and grades."""

    name: RawText
    sections: tuple[RawText, ...]
    entries: tuple[RawEntry, ...]
    measures: tuple[RawMeasure, ...] = ()
    ratings: tuple[RawRating, ...] = ()
    budgets: tuple[RawBudget, ...] = ()
    goals: tuple[RawText, ...] = ()
    """Printed references to goals (目標①, 1・3)."""


@record
class RawExtra:
    """Printed text that no field holds, kept with its heading."""

    label: RawText | None
    texts: tuple[RawText, ...]


@record
class RawReport:
    """One department's report as printed."""

    title: RawText | None
    fiscal_year_labels: tuple[RawText, ...]
    """Every printed fiscal year that may be the report's own, the strongest evidence first."""
    as_of: RawText | None
    department: RawText | None
    parents: tuple[RawText, ...]
    officers: tuple[RawOfficer, ...]
    sections: tuple[RawSection, ...]
    stated_total: RawTotal | None
    policies: tuple[RawPolicy, ...]
    goals: tuple[RawGoal, ...]
    projects: tuple[RawProject, ...]
    extras: tuple[RawExtra, ...]
    labels: tuple[RawText, ...] = ()
    """Headings and column titles: printed text that fields are found by and that no field repeats."""
