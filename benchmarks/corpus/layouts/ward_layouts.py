"""Every layout of the group `ward`, the papers of ten more offices that the reader was not made with; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.ward_books import BOOKS
from benchmarks.corpus.layouts.ward_forms import FORMS
from benchmarks.corpus.layouts.ward_papers import PAPERS
from benchmarks.corpus.layouts.ward_tables import TABLES

WARD = (*TABLES, *FORMS, *PAPERS, *BOOKS)

__all__ = ["WARD"]
