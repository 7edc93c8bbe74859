"""Every layout of the group `region`, the papers of ten offices all over the country; made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.region_books import BOOKS
from benchmarks.corpus.layouts.region_forms import FORMS
from benchmarks.corpus.layouts.region_papers import PAPERS
from benchmarks.corpus.layouts.region_plans import PLANS
from benchmarks.corpus.layouts.region_tables import TABLES

REGION = (*TABLES, *PLANS, *FORMS, *PAPERS, *BOOKS)

__all__ = ["REGION"]
