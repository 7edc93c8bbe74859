"""What the project blocks print, collected in order: names, and texts under their labels, each with its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import Piece
from pipeline.model.raw import RawExtra, RawText, joined


@dataclass(slots=True)
class PrintedName:
    """A project's name: the row it begins on, its text so far, and what stands in the columns beside it."""

    row: int
    text: RawText
    in_table: bool
    sections: list[RawText] = field(default_factory=list)
    goals: list[RawText] = field(default_factory=list)
    number: str | None = None
    """What stands beside the name in a column of numbers."""
    caption_goal: RawText | None = None
    """The goal that a line over several projects says they are for; what the project says itself goes before."""


@dataclass(slots=True)
class PrintedText:
    """A text or figure of a project under its label: the row of the label, what it may be, and the text so far.

    `kinds` are the kinds of label that the printed word has, the likeliest first (実績: entry.final, measure.actual);
    which it is, its value decides (`extract.figures.settle`). `group` is the row of a table of figures whose cells
    belong together; None outside such a table. `year` and `scale` come from the title of its column or a caption.
    """

    row: int
    kinds: tuple[str, ...]
    label: RawText
    parts: list[RawText] = field(default_factory=list)
    in_table: bool = True
    group: int | None = None
    year: RawText | None = None
    scale: int | None = None
    owner: int | None = None
    """The index of its project, where the print names it otherwise than by the row."""
    in_column: bool = False
    """Whether it stands under the title of a column, in a table with a column for the names."""

    @property
    def kind(self) -> str:
        """The likeliest kind, the only one once its value is known."""
        return self.kinds[0]


@dataclass(slots=True)
class Printed:
    """Everything found so far, and where the reading stands."""

    names: list[PrintedName] = field(default_factory=list)
    texts: list[PrintedText] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)
    titles: list[RawText] = field(default_factory=list)
    """Titles of columns: labels where they are known words, or where something the report holds stands under them."""
    merged: list[RawText] = field(default_factory=list)
    """Cells that hold the names of several projects: whose the texts beside them are, nothing says."""
    shared: list[tuple[int, RawText]] = field(default_factory=list)
    """Projects in whose row a cell of the project above reaches, with the text of that cell."""
    kept: list[RawExtra] = field(default_factory=list)
    """What is no project's: rows of tables of months, which name the projects again, totals, legends of grades."""
    row: int = 0
    in_table: bool = False
    over: tuple[RawText, int] | None = None
    """A section that stands alone above projects, and how many were named before it."""
    bands: frozenset[int] = frozenset()
    """The ids of rows that are known to name a goal across the table."""
    aims: frozenset[str] = frozenset()
    """The texts of the report's goals as they are compared."""
    goal: RawText | None = None
    """The goal that stands across the table above the projects named next."""
    caption_goal: RawText | None = None
    """The goal that a line above the projects named next says they are for (目標1に向けた事業)."""
    caption_ends: frozenset[tuple[Piece, ...]] = frozenset()
    """First cells below headings of their own: no line above such a heading speaks of what follows."""
    overleaf: bool = False
    """Whether no row of a table was read since the page was turned."""
    scale: int | None = None
    """The unit of money that a caption (単位:千円) states for the table below it."""

    def add_name(self, text: RawText, *, in_table: bool) -> PrintedName:
        """A new project begins on this row."""
        name = PrintedName(self.row, text, in_table, caption_goal=self.caption_goal)
        self.names.append(name)
        return name

    def keep_beside_name(self, texts: Sequence[RawText]) -> None:
        """What stands beside the last name, and no field of its project holds: it is kept with the name."""
        self.kept.append(RawExtra(self.names[-1].text if self.names else None, (joined(texts),)))

    def add_text(self, kinds: tuple[str, ...], label: RawText, *parts: RawText) -> PrintedText:
        """A new label stands on this row."""
        text = PrintedText(self.row, kinds, label, list(parts), self.in_table, scale=self.scale)
        self.texts.append(text)
        return text
