"""Fixtures of the reader's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.read.options import PdfEngine
from tests.read.pdf_pages import ENGINES, reading_by


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[PdfEngine]:
    """The engine that the test's PDFs are read by: a test runs once with each, they are each other's oracle."""
    name: PdfEngine = request.param
    with reading_by(name):
        yield name
