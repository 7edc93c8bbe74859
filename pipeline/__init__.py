"""hoshin: department reports of Japanese municipalities → comparable, evidenced data.

>>> from pipeline import read_report
>>> record = read_report("tests/fixtures/documents/text_and_pdf/report.txt")  # doctest: +SKIP
>>> record.reports[0].department.name  # doctest: +SKIP
'市民環境部'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import data_frames, read_report
    from pipeline.model.errors import DocumentError, HoshinError
    from pipeline.model.report import DocumentRecord, Report

__version__ = "0.1.0"
__all__ = ["DocumentError", "DocumentRecord", "HoshinError", "Report", "data_frames", "read_report"]

_HOMES = {
    "read_report": "pipeline.api",
    "data_frames": "pipeline.api",
    "DocumentError": "pipeline.model.errors",
    "HoshinError": "pipeline.model.errors",
    "DocumentRecord": "pipeline.model.report",
    "Report": "pipeline.model.report",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `import pipeline` itself costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(import_module(home), name)
