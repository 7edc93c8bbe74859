"""`hoshin evaluate`: a folder of gold files → how much hoshin reads rightly, in tables, JSON and a page of differences."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from pipeline.cli.arguments import Commands, add_provenance, add_reading, read_options
from pipeline.cli.progress import progress_bar
from pipeline.cli.terminal import Out
from pipeline.evaluate.evaluation import Evaluated, Evaluation, Options, evaluate
from pipeline.evaluate.golds import SUFFIX
from pipeline.evaluate.json_form import to_json
from pipeline.evaluate.page import to_html
from pipeline.evaluate.tables import percent, print_tables
from pipeline.model.errors import ExitCode, OutputError, UsageError
from pipeline.publish.atomic import write_atomic

_EXIT_CODES = """\
exit codes: 0 evaluated; 1 --min-f1 or --max-silent is not met; 2 wrong usage;
3 no gold file; 4 a file cannot be written; 130 interrupted
"""
_NARROW = 140


def add_evaluate(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "evaluate",
        help="measure hoshin against files whose content is known",
        description=f"Compares what hoshin reads with gold files, field by field. X{SUFFIX}, at any depth of GOLD_DIR, "
        "holds the reports of X.txt, X.pdf … beside it, in the form of the output; keys it leaves out are not compared. "
        'No reports ({"reports": []}) means that the file must give none. The folder below GOLD_DIR is the family. '
        "Printed are precision, recall and F1 by class of field, group, family and format, the silent errors (wrong, "
        "missing or spurious values at which no issue points), how often each issue marks a real error, and the worst "
        "kinds of difference.",
        epilog=_EXIT_CODES,
    )
    one.add_argument("gold", type=Path, metavar="GOLD_DIR", help="the folder of sources and their gold files")
    one.add_argument(
        "--against",
        type=Path,
        metavar="OUTPUT",
        help="judge what `hoshin run GOLD_DIR --output OUTPUT` wrote, instead of converting now",
    )
    one.add_argument("--json", type=Path, metavar="FILE", help="write all figures and differences as JSON")
    one.add_argument("--html", type=Path, metavar="FILE", help="write the worst differences beside their source lines")
    one.add_argument(
        "--family", metavar="NAME", action="append", default=[], help="only this family or group; may be repeated"
    )
    one.add_argument("--worst", metavar="N", type=_number, default=10, help="how many kinds of difference to show (10)")
    one.add_argument("--min-f1", metavar="F", type=_share, help="end with code 1 if the strict F1 is below F (0 to 1)")
    one.add_argument(
        "--max-silent", metavar="R", type=_share, help="end with code 1 if there are more silent errors a leaf than R"
    )
    one.add_argument("--sources", type=Path, metavar="FILE", help="as for run (default: sources.csv in GOLD_DIR)")
    add_provenance(one)
    add_reading(one)
    one.add_argument("--quiet", "-q", action="store_true", help="no progress and no tables")
    one.set_defaults(handler=_evaluate)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share between 0 and 1, such as 0.99")
    return share


def _evaluate(arguments: argparse.Namespace, errors: Console) -> int:
    _refuse_idle(arguments)
    options = Options(
        folder=arguments.gold,
        against=arguments.against,
        sources=arguments.sources,
        local_government_code=arguments.local_government_code,
        profiles=tuple(arguments.profile),
        families=tuple(arguments.family),
        read=read_options(arguments),
    )
    with progress_bar(errors, quiet=arguments.quiet) as progress:
        task = progress.add_task("evaluating", total=None, failed=0)
        failures = 0

        def tick(document: Evaluated, total: int) -> None:
            nonlocal failures
            failures += document.output.failure is not None
            progress.update(task, total=total, advance=1, failed=failures)

        evaluation = evaluate(options, tick)
    if arguments.json is not None:
        _write(arguments.json, to_json(evaluation))
    if arguments.html is not None:
        _write(arguments.html, to_html(evaluation, arguments.worst))
    if not arguments.quiet:
        print_tables(evaluation, Out(_NARROW), arguments.worst)
    return _verdict(arguments, evaluation, errors)


def _refuse_idle(arguments: argparse.Namespace) -> None:
    """Refuse options that say how to convert where nothing is converted.

    Raises:
        UsageError: they do.
    """
    if arguments.against is not None and (arguments.sources or arguments.local_government_code or arguments.profile):
        raise UsageError(
            "--sources, --local-government-code and --profile say how to convert; --against judges what was converted"
        )


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomic(path, data)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from None


def _verdict(arguments: argparse.Namespace, evaluation: Evaluation, errors: Console) -> ExitCode:
    """Whether the figures asked for are reached; where there is no leaf to measure them on, they are not."""
    total = evaluation.total.total
    f1, silent = total.f1(), total.silent_rate
    missed = []
    if arguments.min_f1 is not None and (f1 is None or f1 < arguments.min_f1):
        missed.append(f"F1 is {percent(f1)}, below --min-f1 {arguments.min_f1:g}")
    if arguments.max_silent is not None and (silent is None or silent > arguments.max_silent):
        missed.append(f"silent errors are {percent(silent)}, above --max-silent {arguments.max_silent:g}")
    for one in missed:
        errors.print(f"hoshin: {one}", style="bold red", soft_wrap=True)
    return ExitCode.FINDINGS if missed else ExitCode.OK
