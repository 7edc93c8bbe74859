"""Every layout of the group `held`, for the final measurement; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.last_prose import PROSE
from benchmarks.corpus.layouts.last_sheets import SHEETS
from benchmarks.corpus.layouts.last_tables import TABLES

LAST = (*TABLES, *SHEETS, *PROSE)

__all__ = ["LAST"]
