"""Every layout of the group `office`, papers as a city officer writes them; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.office_books import BOOKS
from benchmarks.corpus.layouts.office_forms import FORMS
from benchmarks.corpus.layouts.office_goals import GOALS
from benchmarks.corpus.layouts.office_papers import PAPERS
from benchmarks.corpus.layouts.office_tables import TABLES

OFFICE = (*FORMS, *TABLES, *GOALS, *PAPERS, *BOOKS)

__all__ = ["OFFICE"]
