"""Every layout of the group `other`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.other_papers import PAPERS
from benchmarks.corpus.layouts.other_sheets import SHEETS
from benchmarks.corpus.layouts.other_tables import TABLES

OTHER = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["OTHER"]
