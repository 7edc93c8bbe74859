"""Every layout of the group `later`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.later_papers import PAPERS
from benchmarks.corpus.layouts.later_sheets import SHEETS
from benchmarks.corpus.layouts.later_tables import TABLES

LATER = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["LATER"]
