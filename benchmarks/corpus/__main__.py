"""`python -m benchmarks.corpus FOLDER`: documents of the corpus in every format, with their gold, to look at."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.corpus import render_docx, render_html, render_text, render_xlsx
from benchmarks.corpus.document import document
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.producers import PRODUCERS


def main() -> int:
    """Write the files; exit code 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    names = [family.name for family in FAMILIES]
    parser.add_argument("--family", choices=names, action="append", help="default: every family")
    parser.add_argument("--producer", choices=[one.name for one in PRODUCERS], action="append", default=[])
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [family for family in FAMILIES if family.name in (arguments.family or names)]
    for at, family in enumerate(wanted):
        one = document(arguments.seed + at, family)
        look = family.look
        (folder / f"{one.name}.txt").write_text(render_text.as_text(one.blocks), encoding="utf-8")
        (folder / f"{one.name}.html").write_text(render_html.as_html(one.blocks, look, one.city), encoding="utf-8")
        (folder / f"{one.name}.docx").write_bytes(render_docx.as_docx(one.blocks, look, one.city))
        (folder / f"{one.name}.xlsx").write_bytes(render_xlsx.as_xlsx(one.blocks, look, one.city))
        gold = json.dumps(one.gold.as_json(), ensure_ascii=False, indent=1)
        (folder / f"{one.name}.gold.json").write_text(gold, encoding="utf-8")
    for producer in PRODUCERS:
        if producer.name in arguments.producer:
            documents = [document(arguments.seed + at, family, producer.replaced) for at, family in enumerate(wanted)]
            for name, data in producer.make(documents).items():
                (folder / f"{name}.{producer.name}.pdf").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
