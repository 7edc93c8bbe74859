"""Publications for the tests: a folder of reports, converted and published in this process, or many generated ones.

python -m tests.publish.publications FOLDER    writes the publication of 300 generated documents into FOLDER/out
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from pipeline.batch.output import Options, run_batch
from pipeline.publish.about import Said
from pipeline.publish.publication import PublishOptions, publish

BASE = "https://data.example/hoshin/"
CITY_HALL = Said(None, "汐見原データ研究会", None, BASE)


def converted(paths: Path, folder: Path, code: str | None = None) -> Path:
    """The output of a folder's files, converted in this process: one that starts anew would compile all patterns again."""
    assert run_batch(Options((paths,), folder, local_government_code=code, workers=0), lambda *_: None).written
    return folder


def published(paths: Path, folder: Path) -> Path:
    """The output of a folder's files, published."""
    publish(converted(paths, folder), PublishOptions(said=CITY_HALL))
    return folder


def publish_generated(folder: Path) -> Path:
    """The output of 300 generated documents of every known family, published: made as text, which is fastest."""
    evaluated = importlib.import_module("benchmarks.corpus.evaluated")
    evaluated.make_folder(folder / "in", evaluated.Order(300, 6, ("txt",), groups=("known",)))
    return published(folder / "in", folder / "out")


if __name__ == "__main__":
    publish_generated(Path(sys.argv[1]))
