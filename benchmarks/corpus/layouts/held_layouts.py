"""Every held-out layout: the group `unseen`, made only when it is asked for."""

from __future__ import annotations

from benchmarks.corpus.layouts.held import Held, made_held
from benchmarks.corpus.layouts.held_books import BOOKS
from benchmarks.corpus.layouts.held_nested import NESTED
from benchmarks.corpus.layouts.held_prose import PROSE
from benchmarks.corpus.layouts.held_tables import TABLES

HELD: tuple[Held, ...] = (*TABLES, *NESTED, *PROSE, *BOOKS)

__all__ = ["HELD", "Held", "made_held"]
