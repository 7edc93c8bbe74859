"""A publication of two departments of a city that does not exist, made once and copied to be broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.output import Options, run_batch
from pipeline.publish.publication import PublishOptions, publish

CityReport = Callable[..., str]


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory, city_report: CityReport) -> Path:
    """The sources: a text in UTF-8, one in CP932 of another department with a repaired line, and a file of no use."""
    folder = tmp_path_factory.mktemp("raw")
    (folder / "a.txt").write_text(city_report(), encoding="utf-8")
    other = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 高﨑 邦夫"))
    (folder / "b.txt").write_text(other.replace("市民協働課", "市⺠協働課"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, raw: Path) -> Path:
    """The publication in all formats."""
    folder = tmp_path_factory.mktemp("published") / "out"
    options = Options((raw,), folder, local_government_code="142999", workers=0)
    run_batch(options, lambda *_: None)
    publish(folder, PublishOptions())
    return folder


@pytest.fixture
def output(tmp_path: Path, published: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(published, tmp_path / "out"))
