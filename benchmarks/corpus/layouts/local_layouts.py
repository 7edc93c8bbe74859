"""Every layout of the group `local`, the papers of a ward, boards, bureaus and departments of still other cities; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.local_books import BOOKS
from benchmarks.corpus.layouts.local_forms import FORMS
from benchmarks.corpus.layouts.local_papers import PAPERS
from benchmarks.corpus.layouts.local_tables import TABLES

LOCAL = (*TABLES, *FORMS, *PAPERS, *BOOKS)

__all__ = ["LOCAL"]
