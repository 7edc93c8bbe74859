"""An evaluation → tables for people in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.evaluate.calibration import Calibration, kind
from pipeline.evaluate.differences import Kind, examples
from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.scores import APART, Counts, Score
from pipeline.review.safe import safe

_LONGEST = 40
_NAMES = 30
_WIDE = 130
"""Columns of a terminal from which precision and recall have room beside the names of families."""


def print_tables(evaluation: Evaluation, console: Console, worst: int) -> None:
    """Print the figures by class, group, family and format, the calibration of issues, and the worst kinds of difference."""
    total, narrow = evaluation.total, console.width < _WIDE
    console.print(_scores("by class", ((name, counts, None) for name, counts in total.by_class()), narrow=narrow))
    console.print(Text("w/m/s: wrong, missing, spurious. extras stand apart: they enter no sum.", style="dim"))
    for title, scores in _slices(evaluation):
        if len(scores) > 1:
            console.print(_scores(title, ((name, score.total, score) for name, score in scores.items()), narrow=narrow))
    _print_calibration(evaluation.calibration, console)
    found = evaluation.kinds
    if found and worst:
        console.print(_kinds(found[:worst], len(found)))
    for (family, code, detail), number in list(_refused(evaluation).items())[:worst]:
        said = f"{safe(family)}: {number} refused: {code}: {safe(detail)}"
        console.print(Text(said, style="red"), soft_wrap=True)
    if evaluation.left_out:
        named = ", ".join(evaluation.left_out)
        console.print(Text(f"not compared, since gold files leave it out: {safe(named)}", style="dim"), soft_wrap=True)
    console.print(Text(headline(total), style="bold"), soft_wrap=True)


def headline(score: Score) -> str:
    """The figures in one line."""
    total = score.total
    return (
        f"{score.documents} documents, {total.gold} leaves: F1 {percent(total.f1())} strict, {percent(total.f1(soft=True))} "
        f"soft; {score.whole} documents wholly right; {total.silent} silent errors ({percent(total.silent_rate)})"
    )


def percent(share: float | None) -> str:
    """A share as people read it, never rounded up to 100 or down to 0.

    >>> percent(0.98765), percent(0.99999), percent(1.0), percent(0.00001), percent(None)
    ('98.77 %', '99.99 %', '100 %', '0.01 %', '—')
    """
    if share is None:
        return "—"
    if share in {0.0, 1.0}:
        return f"{100 * share:g} %"
    shown = 100 * share
    return f"{min(shown, 99.99) if share < 1 else shown:.2f} %" if shown >= 0.01 else "0.01 %"


def _refused(evaluation: Evaluation) -> Counter[tuple[str, str, str]]:
    """How many documents of each family that hold a report were refused, and why."""
    return Counter(
        (one.case.family, *one.output.failure)
        for one in evaluation.documents
        if one.output.failure is not None and one.case.gold
    )


def _slices(evaluation: Evaluation) -> Iterable[tuple[str, Mapping[str, Score]]]:
    families = evaluation.by(lambda case: case.family)
    groups = evaluation.by(lambda case: case.group)
    if groups.keys() != families.keys():
        yield "by group", groups
    yield "by family", families
    yield "by format", evaluation.by(lambda case: case.format)


def _scores(title: str, rows: Iterable[tuple[str, Counts, Score | None]], *, narrow: bool) -> Table:
    """A row for each name; a narrow table leaves out what the JSON says as well, so that names stay whole."""
    listed = list(rows)
    with_documents = any(score is not None for _, _, score in listed)
    table = Table(header_style="bold", title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(
        "", overflow="fold", min_width=min(_NAMES, max((cell_len(name) for name, _, _ in listed), default=0))
    )
    names = (*(("docs", "right") if with_documents else ()), "leaves", *(() if narrow else ("P", "R")), "F1")
    for name in (*names, *(() if narrow else ("F1 soft",)), "w/m/s", "silent", "rate"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, counts, score in listed:
        documents = () if score is None else (str(score.documents), str(score.whole))
        shares = (counts.f1(),) if narrow else (counts.precision(), counts.recall(), counts.f1(), counts.f1(soft=True))
        numbers = (
            f"{counts.wrong}/{counts.missing}/{counts.spurious}",
            str(counts.silent),
            percent(counts.silent_rate),
        )
        style = "dim" if name == APART and score is None else ""
        table.add_row(Text(safe(name)), *documents, str(counts.gold), *map(_bare, shares), *numbers, style=style)
    return table


def _bare(share: float | None) -> str:
    return percent(share).removesuffix(" %")


def _print_calibration(found: Mapping[str, Calibration], console: Console) -> None:
    for title, kinds in (
        ("issues: do they mark errors?", {"error", "warning"}),
        ("the same of severity info", {"info"}),
    ):
        own = {code: one for code, one in found.items() if kind(code) in kinds}
        if not own:
            continue
        table = Table(header_style="bold", title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column("code", no_wrap=True)
        for name in ("issued", "real", "confirmed", "alarms", "precision", "justified"):
            table.add_column(name, justify="right", no_wrap=True)
        for code, one in sorted(own.items(), key=lambda item: (-item[1].alarms, item[0])):
            numbers = map(str, (one.issued, one.real, one.confirmed, one.alarms))
            table.add_row(code, *numbers, percent(one.precision), percent(one.justified))
        console.print(table)


def _kinds(found: Iterable[Kind], of: int) -> Table:
    listed = list(found)
    title = f"worst kinds of difference ({len(listed)} of {of})"
    table = Table(header_style="bold", title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("kind and an example", overflow="fold")
    for name in ("leaves", "silent", "times", "docs"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in listed:
        cell = Text(safe(one.name), style="bold")
        for path, example in examples(one, 1):
            cell.append(f"\n{safe(path)} {safe(example.path)}", style="dim not bold")
            sides = (("gold", example.gold, example.output), ("output", example.output, example.gold))
            for side, value, other in sides:
                if value is not None:
                    cell.append(f"\n{side}: {_short(value, other)}", style="not bold")
        table.add_row(cell, *(str(number) for number in (one.leaves, one.silent, len(one.found), one.documents)))
    return table


def _short(value: object, other: object) -> str:
    """The beginning of a value, or what stands around the first character in which it differs from the other."""
    text, second = safe(str(value)), safe(str(other))
    same = next((at for at, (one, two) in enumerate(zip(text, second, strict=False)) if one != two), len(second))
    start = max(0, min(same, len(text)) - _LONGEST // 2) if isinstance(other, str) and len(text) > _LONGEST else 0
    shown = text[start : start + _LONGEST]
    return f"{'…' if start else ''}{shown}{'…' if start + _LONGEST < len(text) else ''}"
