"""Every layout of the group `control`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.control_papers import PAPERS
from benchmarks.corpus.layouts.control_sheets import SHEETS
from benchmarks.corpus.layouts.control_tables import TABLES

CONTROL = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["CONTROL"]
