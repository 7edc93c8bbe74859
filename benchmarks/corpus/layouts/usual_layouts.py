"""Every layout of the group `usual`, papers under the words that most cities print; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.usual_books import BOOKS
from benchmarks.corpus.layouts.usual_forms import FORMS
from benchmarks.corpus.layouts.usual_papers import PAPERS
from benchmarks.corpus.layouts.usual_tables import TABLES

USUAL = (*TABLES, *FORMS, *PAPERS, *BOOKS)

__all__ = ["USUAL"]
