"""Every layout of the group `daily`, papers that cities commonly publish; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.daily_books import BOOKS
from benchmarks.corpus.layouts.daily_forms import FORMS
from benchmarks.corpus.layouts.daily_papers import PAPERS
from benchmarks.corpus.layouts.daily_tables import TABLES

DAILY = (*TABLES, *FORMS, *PAPERS, *BOOKS)

__all__ = ["DAILY"]
