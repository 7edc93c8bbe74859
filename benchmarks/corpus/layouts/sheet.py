"""A report being printed: blocks and, made together with them, what should be read (the contract's form, no ids)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Beside, Block, Cell, Heading, PageBreak, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpus.layouts.facts import Facts
    from benchmarks.corpus.layouts.wording import Wording

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_LABELS = frozenset(("label", "marker"))


class Sheet:
    """One report: what is printed of the facts, and the gold. `ruled`: whether its tables have rules.

    `mark` is what stands around every heading, with holes for text and number n; it is no part of a label.
    """

    def __init__(
        self, facts: Facts, words: Wording, *, ruled: bool = True, repeat: bool = False, mark: str = "{text}"
    ) -> None:
        self.facts, self.words, self.ruled, self.repeat = facts, words, ruled, repeat
        self._mark, self._headings = mark, 0
        self.blocks: list[Block] = []
        self.sections: set[str] = set()
        """Names of the sections in the staffing table that was printed."""
        self.goals: list[tuple[str, int | None]] = []
        """Marks and numbers of the goals that were printed."""
        self.report: dict[str, Any] = {
            "title": None,
            "fiscal_year": facts.fiscal_year,
            "fiscal_year_label": None,
            "report_status": None,
            "department": None,
            "officers": [],
            "staffing": {"as_of_date": None, "as_of_label": None, "sections": [], "stated_total": None},
            "policies": [],
            "goals": [],
            "projects": [],
            "extras": [],
        }

    def heading(self, text: str, level: int = 1) -> None:
        """Print a heading, with the mark or number that all headings of the document have."""
        self._headings += level > 0
        printed = self._mark.format(text=text, n=self._headings) if level else text
        self.blocks.append(Heading(printed, level))

    def line(self, text: str, align: str = "left", *, indent: bool = False) -> None:
        """Print a paragraph."""
        self.blocks.append(Paragraph(text, "right" if align == "right" else "left", indent))

    def table(self, rows: Sequence[tuple[Cell, ...]], widths: tuple[float, ...], heads: int = 0) -> None:
        """Print a table."""
        self.blocks.append(Table(tuple(rows), widths, heads, self.repeat and heads > 0, self.ruled))

    def state_year(self, label: str | None) -> None:
        """Note a printed year of the report's own; the first one is its label."""
        if label is not None and self.report["fiscal_year_label"] is None:
            self.report["fiscal_year_label"] = label

    def finished(self) -> dict[str, Any]:
        """The gold with what follows from its parts."""
        stages = {entry["entry_type"] for project in self.report["projects"] for entry in project["entries"]}
        status = next((stage for stage in ("final", "midterm", "plan") if stage in stages), None)
        return {**self.report, "report_status": status}


def title_cells(*texts: str) -> tuple[Cell, ...]:
    """Cells that title columns."""
    return tuple(Cell(text, align="center", head=True) for text in texts)


def full_width(block: Block) -> Block:
    """A block with every digit of full width (全角数字)."""
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, text=cell.text.translate(_FULL)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Beside | PageBreak):
        return block
    return replace(block, text=block.text.translate(_FULL))


def full_width_labels(gold: Any) -> Any:
    """The gold of a report whose digits are all of full width: labels have the printed digits, other texts do not."""
    if isinstance(gold, list):
        return [full_width_labels(one) for one in gold]
    if not isinstance(gold, dict):
        return gold
    return {
        key: value.translate(_FULL)
        if isinstance(value, str) and (key in _LABELS or key.endswith("_label"))
        else full_width_labels(value)
        for key, value in gold.items()
    }
