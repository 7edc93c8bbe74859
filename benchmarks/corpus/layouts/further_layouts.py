"""Every layout of the group `further`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.further_papers import PAPERS
from benchmarks.corpus.layouts.further_sheets import SHEETS
from benchmarks.corpus.layouts.further_tables import TABLES

FURTHER = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["FURTHER"]
