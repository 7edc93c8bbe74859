"""A run's account → what a person reads when it ends: documents by status, issues by code, where the output is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.model.issues import CATALOGUE
from pipeline.model.report import RunDocument, RunRecord
from pipeline.review.safe import safe

_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
_NARROW = 100
"""Columns of a terminal below which the table of documents leaves out what its JSON says as well."""
_STYLES = {"ok": "green", "partial": "yellow", "failed": "red", "duplicate": "dim", "skipped": "dim"}


def summarize(
    run: RunRecord, codes: Mapping[str, int], details: Mapping[str, str], output: Path, console: Console
) -> None:
    """Print the closing summary; `details` says by path what went wrong with files that failed."""
    shown = run.documents if len(run.documents) <= 40 else [d for d in run.documents if d.status != "ok"]
    if shown:
        console.print(_documents(shown, narrow=console.width < _NARROW))
    others = sum(document.status != "ok" for document in shown)
    if others < run.counts.found - run.counts.ok:
        console.print(f"… and {run.counts.found - run.counts.ok - others} more that are not ok: run.json names them")
    for document in shown:
        if document.error is not None:
            kind = CATALOGUE[document.error]
            detail = safe(details.get(document.path, ""))
            console.print(
                Text(f"{safe(document.path)}: {document.error}: {kind.title}: {detail}", style="red"), soft_wrap=True
            )
            console.print(Text(f"  → {kind.todo}", style="dim"), soft_wrap=True)
    if codes:
        console.print(_issues(codes))
    total = run.counts
    console.print(
        f"{total.found} found = {total.ok} ok + {total.partial} partial + {total.failed} failed"
        f" + {total.skipped} skipped + {total.duplicate} duplicate",
        soft_wrap=True,
    )
    held = "reports/, reports.jsonl, data/*.csv, hoshin.sqlite, datapackage.json, run.json"
    console.print(Text(f"output: {safe(str(output))} ({held})"), soft_wrap=True)


def _documents(shown: Iterable[RunDocument], *, narrow: bool) -> Table:
    """A row for each document; a narrow one leaves the profile and the number of reports out, so that paths stay whole."""
    table = Table(header_style="bold", title="documents", title_justify="left")
    table.add_column("document", overflow="fold")
    table.add_column("status", no_wrap=True)
    if not narrow:
        table.add_column("profile")
        table.add_column("reports", justify="right")
    for column in ("errors", "warnings", "infos"):
        table.add_column(column, justify="right", no_wrap=True)
    for document in shown:
        cells = [Text(safe(document.path)), Text(document.status, style=_STYLES[document.status])]
        if not narrow:
            cells += [Text(safe(document.profile or "—")), Text(str(document.reports))]
        cells += [Text(str(document.issues[severity])) for severity in ("error", "warning", "info")]
        table.add_row(*cells)
    return table


def _issues(codes: Mapping[str, int]) -> Table:
    """A row for each issue code that arose, the gravest and most frequent first."""
    table = Table(header_style="bold", title="issues by code (hoshin explain CODE tells more)", title_justify="left")
    table.add_column("code", no_wrap=True)
    table.add_column("severity")
    table.add_column("count", justify="right")
    table.add_column("title")
    for code in sorted(codes, key=lambda code: (_SEVERITY_ORDER[CATALOGUE[code].severity], -codes[code], code)):
        table.add_row(code, CATALOGUE[code].severity, str(codes[code]), CATALOGUE[code].title)
    return table
