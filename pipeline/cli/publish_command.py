"""`hoshin publish`: a finished output → the formats and descriptors that open-data portals, Excel and SQL users need."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.batch.journal import journal_of
from pipeline.batch.publishing import publish_run
from pipeline.cli.arguments import Commands
from pipeline.cli.terminal import Out
from pipeline.model.errors import ExitCode
from pipeline.publish.about import Said
from pipeline.publish.omit_names import publish_without_names
from pipeline.publish.publication import FORMATS, Publication, PublishOptions, publish
from pipeline.review.safe import safe

_EPILOG = """\
formats: csvw (data/csv-metadata.json), sqlite-search (a text index in
hoshin.sqlite), parquet, excel (excel/*.csv and hoshin.xlsx), popolo, dcat,
schemaorg, datasette (metadata.json), readme (README.ja.md, README.md).
parquet and excel need: pip install 'hoshin[publish]'

Licence, source and municipality are those given to hoshin run (sources.csv);
what was not given is not said, and a note tells it.
"""


def add_publish(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "publish",
        help="make a finished output ready for the web",
        description="Writes further formats of a finished output beside it, a README and SHA256SUMS.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("output", type=Path, metavar="OUTPUT", help="the output folder of hoshin run")
    one.add_argument(
        "--format",
        default="all",
        metavar="NAMES",
        help=f"all (default), or some of {','.join(FORMATS)}, with commas between",
    )
    add_said(one)
    one.add_argument(
        "--omit-names",
        type=Path,
        metavar="DIR",
        help="write a publication without the names of persons to DIR; posts stay, OUTPUT stays as it is",
    )
    one.add_argument("--force", action="store_true", help="write over files that are not of an earlier publication")
    one.set_defaults(handler=_publish)


def add_said(parser: argparse.ArgumentParser) -> None:
    """What the caller says of the publication; `said` takes the answers."""
    parser.add_argument(
        "--base-url", metavar="URL", help="where OUTPUT will stand on the web; without it links are relative"
    )
    parser.add_argument("--title", help="default: the municipality and 部局の基本方針データ")
    parser.add_argument("--publisher", metavar="NAME", help="who publishes this data (not: who published the reports)")
    parser.add_argument(
        "--license",
        metavar="LICENCE",
        help="of this data: an SPDX name (CC-BY-4.0) or an address; default: that of all documents",
    )


def said(arguments: argparse.Namespace) -> Said:
    """The answers to `add_said`."""
    return Said(arguments.title, arguments.publisher, arguments.license, arguments.base_url)


def _publish(arguments: argparse.Namespace, errors: Console) -> int:
    names = FORMATS if arguments.format == "all" else tuple(dict.fromkeys(arguments.format.split(",")))
    options = PublishOptions(names, said(arguments), arguments.force)
    made: Publication | None
    if arguments.omit_names is not None:
        made = publish_without_names(arguments.output, arguments.omit_names, options)
    elif journal_of(arguments.output).is_file():
        made = publish_run(arguments.output, options)
    else:
        made = publish(arguments.output, options)  # a copy without the journal
    if made is None:
        Out(160).print(Text(f"{safe(str(arguments.output))}: nothing changed"), soft_wrap=True)
        return ExitCode.OK
    for note in made.notes:
        errors.print(Text(f"note: {safe(note)}", style="dim"), soft_wrap=True)
    out = Out(160)
    out.print(Text(f"{safe(str(made.output))}: {len(made.files)} files, {len(made.changed)} written"), soft_wrap=True)
    return ExitCode.OK
