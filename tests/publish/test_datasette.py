"""Datasette serves every table of a publication."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.tables import TABLES

pytestmark = pytest.mark.filterwarnings("ignore")  # Datasette's own, of its dependencies


def test_every_table_is_served(publication: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="serves SQLite")
    metadata = json.loads((publication / "metadata.json").read_bytes())

    async def answers() -> dict[str, tuple[int, str]]:
        datasette = app.Datasette(
            [str(publication / "hoshin.sqlite")], metadata=metadata, settings={"num_sql_threads": 1}
        )
        await datasette.invoke_startup()
        pages = ["/", "/hoshin", "/hoshin/search", "/hoshin/search?_search=推進事業"]
        pages += [f"/hoshin/{table.name}{suffix}" for table in TABLES for suffix in ("", ".json", ".csv")]
        got: dict[str, tuple[int, str]] = {}
        for page in pages:
            response: Any = await datasette.client.get(page)
            got[page] = (response.status_code, response.text)
        return got

    got = asyncio.run(answers())
    assert {page: status for page, (status, _) in got.items() if status != 200} == {}
    assert metadata["title"] in got["/"][1]
    assert TABLES[0].description.split("。")[0] in got[f"/hoshin/{TABLES[0].name}"][1]
    assert "推進事業" in got["/hoshin/search?_search=推進事業"][1]
