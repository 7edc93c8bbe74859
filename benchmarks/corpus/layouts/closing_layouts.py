"""Every layout of the group `closing`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.closing_papers import PAPERS
from benchmarks.corpus.layouts.closing_sheets import SHEETS
from benchmarks.corpus.layouts.closing_tables import TABLES

CLOSING = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["CLOSING"]
