"""The options of a batch (`run`, `watch`), and what becomes of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.batch.output import Options
from pipeline.batch.plan import Redo
from pipeline.batch.remote.url import Url, place_of
from pipeline.batch.workers.limits import WorkLimits
from pipeline.cli.arguments import add_provenance, add_reading, read_options
from pipeline.read.options import ReadOptions

_LIMITS = WorkLimits()


def add_batch(parser: argparse.ArgumentParser, output: Callable[[str], Path | Url] = Path) -> None:
    """Declare the options; `output` says what may be given as such."""
    parser.add_argument("--output", "-o", type=output, default=Path("output"), metavar="DIR", help="default: output/")
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="FILE",
        help="CSV with path, local_government_code, name, url, licence, retrieved (default: sources.csv in the input folder)",
    )
    add_provenance(parser)
    add_reading(parser)
    _add_limits(parser)
    _add_failures(parser)
    _add_printing(parser)


def _add_limits(parser: argparse.ArgumentParser) -> None:
    limits = parser.add_argument_group("processes and limits of one document")
    limits.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="processes that convert (default: one a processor); 0 converts in the command's own process, without limits",
    )
    limits.add_argument(
        "--timeout",
        type=_seconds,
        default=_LIMITS.seconds,
        metavar="SECONDS",
        help=f"for a document, beside the time for its pages (default: {_LIMITS.seconds:g})",
    )
    limits.add_argument(
        "--page-timeout",
        type=_seconds,
        default=_LIMITS.page_seconds,
        metavar="SECONDS",
        help=f"more for each page of a PDF (default: {_LIMITS.page_seconds:g}); a page that takes too long is left out",
    )
    limits.add_argument(
        "--memory",
        type=_some,
        default=_LIMITS.memory_mb,
        metavar="MB",
        help=f"of address space, for a document (default: {_LIMITS.memory_mb})",
    )
    limits.add_argument(
        "--max-pages",
        type=_some,
        default=ReadOptions().limits.pdf_pages,
        metavar="N",
        help=f"pages of a PDF that are read (default: {ReadOptions().limits.pdf_pages})",
    )


def _add_failures(parser: argparse.ArgumentParser) -> None:
    failures = parser.add_argument_group("what is done again, and what counts as a failure")
    failures.add_argument(
        "--force", action="store_true", help="convert every document again, also those that did not change"
    )
    failures.add_argument("--retry-failed", action="store_true", help="convert again what failed in the run before")
    failures.add_argument(
        "--fail-on",
        choices=("error", "warning", "never"),
        default="error",
        help="exit code 1: error (default) where a document failed or has an error-level issue, warning also where one has "
        "a warning, never",
    )
    failures.add_argument(
        "--max-failures",
        type=_count,
        metavar="N",
        help="stop where more documents than N failed; what is converted is kept",
    )


def _add_printing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", "-q", action="store_true", help="no progress and no summary; errors only")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="name each file as it is done; full traces of defects"
    )
    parser.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="json: a line for each file, and one at the end, on standard error, for programs; no progress and no summary",
    )


def place(text: str) -> Path | Url:
    """A path of this machine, or a URL."""
    try:
        return place_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from error


def batch_options(arguments: argparse.Namespace, paths: tuple[Path, ...], cluster: str | None = None) -> Options:
    """The answers to `add_batch`.

    Raises:
        UsageError: the address of the cluster is none.
    """
    read = read_options(arguments)
    if cluster is not None:
        from pipeline.batch.cluster.connect import check_address  # noqa: PLC0415  # few runs need it

        check_address(cluster)
    return Options(
        paths=paths,
        output=arguments.output,
        sources=arguments.sources,
        local_government_code=arguments.local_government_code,
        profiles=tuple(arguments.profile),
        read=replace(read, limits=replace(read.limits, pdf_pages=arguments.max_pages)),
        workers=arguments.workers,
        limits=replace(
            _LIMITS, seconds=arguments.timeout, page_seconds=arguments.page_timeout, memory_mb=arguments.memory
        ),
        redo=Redo(everything=arguments.force, failed=arguments.retry_failed),
        max_failures=arguments.max_failures,
        cluster=cluster,
    )


def _count(text: str) -> int:
    value = int(text) if text.isascii() and text.isdecimal() else -1
    if value < 0 or value > 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return value


def _some(text: str) -> int:
    value = _count(text)
    if value == 0:
        raise argparse.ArgumentTypeError("0 is too little")
    return value


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value
