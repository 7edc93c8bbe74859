"""Every layout of the group `civic`, papers as ten offices of ten cities would write them; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.civic_books import BOOKS
from benchmarks.corpus.layouts.civic_forms import FORMS
from benchmarks.corpus.layouts.civic_papers import PAPERS
from benchmarks.corpus.layouts.civic_tables import TABLES

CIVIC = (*TABLES, *FORMS, *PAPERS, *BOOKS)

__all__ = ["CIVIC"]
