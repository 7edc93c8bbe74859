"""`python -m benchmarks.corpus show FOLDER`: documents of the twelve families in every format, to look at.

`python -m benchmarks.corpus make FOLDER --documents N --seed S`: a folder of documents of every family with gold, as
`hoshin evaluate` reads it (`benchmarks/corpus/evaluated.py`).

`python -m benchmarks.corpus sample FOLDER`: the twelve documents that are committed as tests/fixtures/corpus.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.corpus import render_docx, render_html, render_text, render_xlsx
from benchmarks.corpus.document import document
from benchmarks.corpus.evaluated import FORMATS, Order, make_folder
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.producers import PRODUCERS
from benchmarks.corpus.sample import make_sample

_FAMILY_NAMES = [family.name for family in FAMILIES]
_PRODUCER_NAMES = [one.name for one in PRODUCERS]


def _show(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [family for family in FAMILIES if family.name in (arguments.family or _FAMILY_NAMES)]
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


def _make(arguments: argparse.Namespace) -> int:
    order = Order(
        arguments.documents,
        arguments.seed,
        tuple(arguments.formats.split(",")),
        tuple(arguments.producers.split(",")) if arguments.producers else (),
        every=arguments.every,
        groups=tuple(arguments.groups.split(",")),
    )
    if unknown := set(order.formats) - set(FORMATS):
        print(f"no format {', '.join(sorted(unknown))}; there are {', '.join(FORMATS)}", file=sys.stderr)
        return 2
    try:
        files = make_folder(arguments.folder, order)
    except (ValueError, FileExistsError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{order.documents} documents in {files} files: {arguments.folder}")
    return 0


def _sample(arguments: argparse.Namespace) -> int:
    print(f"{make_sample(arguments.folder)} documents: {arguments.folder}")
    return 0


def main() -> int:
    """Write the files; exit code 0, or 2 for wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    show = commands.add_parser("show", help="the twelve families in every format, to look at")
    show.add_argument("folder", type=Path)
    show.add_argument("--seed", type=int, default=1)
    show.add_argument("--family", choices=_FAMILY_NAMES, action="append", help="default: every family")
    show.add_argument("--producer", choices=_PRODUCER_NAMES, action="append", default=[])
    show.set_defaults(run=_show)
    make = commands.add_parser("make", help="a folder of documents with gold for `hoshin evaluate`")
    make.add_argument("folder", type=Path)
    make.add_argument("--documents", type=int, default=300)
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--formats", default=",".join(FORMATS), help="default: %(default)s, in turn")
    make.add_argument("--producers", default="", help=f"of PDFs, in turn: {', '.join(_PRODUCER_NAMES)}")
    make.add_argument("--every", action="store_true", help="each document in every format")
    make.add_argument("--groups", default="known,unknown")
    make.set_defaults(run=_make)
    sample = commands.add_parser("sample", help="the committed sample")
    sample.add_argument("folder", type=Path)
    sample.set_defaults(run=_sample)
    arguments = parser.parse_args()
    return int(arguments.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
