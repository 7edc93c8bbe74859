"""Every layout of the group `blind`, written without a look at the rules of extraction; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.blind_papers import PAPERS
from benchmarks.corpus.layouts.blind_sheets import SHEETS
from benchmarks.corpus.layouts.blind_tables import TABLES

BLIND = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["BLIND"]
