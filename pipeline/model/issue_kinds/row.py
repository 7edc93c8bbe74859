"""The form of a row of the catalogue."""

from __future__ import annotations

from pipeline.model.report import Severity

IssueRow = tuple[str, Severity, str, str, str]
"""Code, severity, title, why it arises, what to do."""
