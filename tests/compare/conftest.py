"""Outputs made from texts of a city that does not exist, to be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline.model.report import RunCounts, RunDocument, RunRecord
from pipeline.profiles.profile import ProfileSet
from pipeline.publish.package import publish
from pipeline.run import Provenance, convert

MakeOutput = Callable[..., Path]
CITY = Provenance("142999", "汐見原市", "https://www.city.example/hoshin.txt", "CC-BY-4.0")


@pytest.fixture
def make_output(tmp_path: Path, profiles: ProfileSet) -> MakeOutput:
    """Texts by path → the output folder of this name."""

    def make(name: str, texts: Mapping[str, str], provenance: Provenance = CITY) -> Path:
        made = [convert(text.encode(), path, provenance, profiles) for path, text in sorted(texts.items())]
        documents = tuple(
            RunDocument(
                path=one.record.document.path,
                document_id=one.record.document.document_id,
                status="ok",
                error=None,
                profile=one.record.document.profile,
                reports=len(one.record.reports),
                issues={},
            )
            for one in made
        )
        count = len(documents)
        counts = RunCounts(found=count, ok=count, partial=0, failed=0, skipped=0, duplicate=0)
        run = RunRecord(schema_version="1.0.0", options={}, engines={}, counts=counts, documents=documents)
        publish([(one.record, one.document.lines) for one in made], run, tmp_path / name)
        return tmp_path / name

    return make
