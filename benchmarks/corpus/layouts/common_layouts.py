"""Every layout of the group `common`, papers as cities commonly publish them; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.common_books import BOOKS
from benchmarks.corpus.layouts.common_forms import FORMS
from benchmarks.corpus.layouts.common_papers import PAPERS
from benchmarks.corpus.layouts.common_tables import TABLES

COMMON = (*FORMS, *TABLES, *PAPERS, *BOOKS)

__all__ = ["COMMON"]
