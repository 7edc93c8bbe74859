"""Layouts of the genre after real ones, each with its own words: what is printed and what should be read, made together.

`invent` makes facts of a seed; a `Layout` (data) names parts; each part prints itself into a `Sheet` and notes there what the
contract has of it. What the contract leaves open is decided in the docstrings of `names`, `staffing`, `prose`, `figures` and `schedule`.
"""

from benchmarks.corpus.layouts.known import KNOWN
from benchmarks.corpus.layouts.layout import Layout
from benchmarks.corpus.layouts.make import Paper, made
from benchmarks.corpus.layouts.unknown import UNKNOWN

LAYOUTS: tuple[Layout, ...] = (*KNOWN, *UNKNOWN)

__all__ = ["LAYOUTS", "Layout", "Paper", "made"]
