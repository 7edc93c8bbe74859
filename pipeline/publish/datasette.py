"""The definition of the tables becomes metadata for Datasette, which serves the database on the web."""

from __future__ import annotations

from typing import Any, Final

from pipeline.publish.about import About
from pipeline.publish.columns import Table
from pipeline.publish.search import SEARCH
from pipeline.publish.tables import TABLES

_LABELS: Final = {"documents": "path", "reports": "title", "sections": "name", "projects": "name", "goals": "text"}
"""What stands in for a row where another row points to it."""


def datasette(about: About) -> dict[str, Any]:
    """The content of `metadata.json`: `datasette hoshin.sqlite --metadata metadata.json`.

    Units stand in the descriptions: Datasette fails on a unit such as 人.
    """
    said: dict[str, Any] = {"title": about.title, "description": f"{about.ja} {about.en}"}
    if about.license is not None:
        said["license"] = about.license
    if about.license_url is not None:
        said["license_url"] = about.license_url
    only = {one.url for one in about.sources}
    if len(only) == 1 and (url := only.pop()) is not None:
        said |= {"source": about.sources[0].line, "source_url": url}
    else:
        said["source"] = "documents.source_url"
    if about.base_url is not None:
        said |= {"about": about.title, "about_url": about.base_url}
    tables = {table.name: _table(table) for table in TABLES}
    tables[SEARCH] = {
        "title": "全文検索",
        "description": "本文の検索（3文字以上。2文字以下は instr(text, '福祉') を使う）。 Text search over the tables: three letters and more.",
    }
    return said | {"databases": {"hoshin": {"tables": tables}}}


def _table(table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {
        "title": table.title,
        "description": table.description,
        "columns": {
            column.name: f"{column.title}: {column.description}{f' 単位: {column.unit}' if column.unit else ''}"
            for column in table.columns
        },
    }
    return said | ({"label_column": _LABELS[table.name]} if table.name in _LABELS else {})
