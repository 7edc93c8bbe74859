"""Every layout of the group `plain`, papers as most cities publish them; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.plain_papers import PAPERS
from benchmarks.corpus.layouts.plain_sheets import SHEETS
from benchmarks.corpus.layouts.plain_tables import TABLES

PLAIN = (*TABLES, *SHEETS, *PAPERS)

__all__ = ["PLAIN"]
