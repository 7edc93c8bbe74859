"""Every layout of the group `fresh`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.fresh_papers import PAPERS
from benchmarks.corpus.layouts.fresh_sheets import SHEETS
from benchmarks.corpus.layouts.fresh_tables import TABLES

FRESH = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["FRESH"]
