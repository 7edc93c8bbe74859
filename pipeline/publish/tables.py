"""The one list of all tables, in an order in which every row stands after the rows it points to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.publish.columns import Table
from pipeline.publish.tables_project import (
    PROJECT_BUDGETS,
    PROJECT_ENTRIES,
    PROJECT_MEASURES,
    PROJECT_RATINGS,
    PROJECT_SECTIONS,
    PROJECTS,
)
from pipeline.publish.tables_report import EXTRAS, GOALS, OFFICERS, POLICIES, REPORTS, SECTIONS
from pipeline.publish.tables_source import CODES, DOCUMENTS, ISSUES, SOURCE_LINES

REPORT_TABLES: tuple[Table, ...] = (
    REPORTS,
    SECTIONS,
    OFFICERS,
    POLICIES,
    GOALS,
    PROJECTS,
    PROJECT_SECTIONS,
    PROJECT_ENTRIES,
    PROJECT_MEASURES,
    PROJECT_RATINGS,
    PROJECT_BUDGETS,
    EXTRAS,
)
"""What a report says: of two documents with the same report one gives the rows."""

TABLES: tuple[Table, ...] = (DOCUMENTS, *REPORT_TABLES, SOURCE_LINES, ISSUES, CODES)

TABLE_BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
