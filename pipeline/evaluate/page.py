"""An evaluation → one HTML page of the worst differences, each with the source lines beside; no scripts, nothing fetched."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from html import escape

from pipeline import __version__
from pipeline.evaluate.calibration import kind
from pipeline.evaluate.differences import Difference, Kind, examples
from pipeline.evaluate.evaluation import Evaluated, Evaluation
from pipeline.evaluate.page_style import STYLE
from pipeline.evaluate.places import lines_around
from pipeline.evaluate.scores import Counts, Score
from pipeline.evaluate.tables import headline, percent
from pipeline.model.issues import CATALOGUE
from pipeline.review.safe import safe

EXAMPLES = 3
_LONGEST = 600


def to_html(evaluation: Evaluation, worst: int) -> bytes:
    """The page: the figures, then the `worst` kinds of difference with examples from as many documents as there are."""
    documents = {one.case.path: one for one in evaluation.documents}
    found = evaluation.kinds
    parts = [
        f"<header><h1>hoshin evaluation</h1><p>{_text(headline(evaluation.total))}</p></header>",
        _figures(evaluation),
        f"<section><h2>Worst kinds of difference</h2>{_intro(len(found[:worst]), len(found))}",
        *(_kind(one, documents) for one in found[:worst]),
        f"</section><footer>hoshin {_text(__version__)}</footer>",
    ]
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>hoshin evaluation</title>{STYLE}</head>'
    )
    return f"{page}\n<body>\n{chr(10).join(parts)}\n</body></html>\n".encode()


def _text(value: object) -> str:
    return escape(safe(str(value)))


def _intro(shown: int, total: int) -> str:
    if not total:
        return "<p>There is none: every field is right.</p>"
    return (
        f"<p>{shown} of {total} kinds, those with most silent errors first. <b>Silent</b>: no issue points at it. The lines "
        "are the source's; marked are those of the value, or those where the gold's text stands.</p>"
    )


def _figures(evaluation: Evaluation) -> str:
    total = evaluation.total
    slices = [
        ("Fields", total.by_class()),
        ("Families", _totals(evaluation.by(lambda case: case.family).items())),
        ("Formats", _totals(evaluation.by(lambda case: case.format).items())),
    ]
    tables = "".join(_figures_table(title, rows) for title, rows in slices)
    return f'<section class="figures">{tables}{_issues(evaluation)}</section>'


def _totals(scores: Iterable[tuple[str, Score]]) -> Iterator[tuple[str, Counts]]:
    yield from ((name, score.total) for name, score in scores)


def _figures_table(title: str, rows: Iterable[tuple[str, Counts]]) -> str:
    heads = ("leaves", "F1", "soft", "wrong", "missing", "spurious", "silent")
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = ""
    for name, counts in rows:
        numbers = (counts.gold, percent(counts.f1()), percent(counts.f1(soft=True)))
        cells = (
            *numbers,
            counts.wrong,
            counts.missing,
            counts.spurious,
            f"{counts.silent} ({percent(counts.silent_rate)})",
        )
        quality = "good" if not counts.errors else "bad" if counts.silent else "fair"
        body += (
            f'<tr class="{quality}"><th>{_text(name)}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in cells)}</tr>'
        )
    return f"<table><caption>{title}</caption><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"


def _issues(evaluation: Evaluation) -> str:
    body = ""
    for code, one in evaluation.calibration.items():
        title = CATALOGUE[code].title if code in CATALOGUE else ""
        share = "—" if kind(code) == "blanket" else percent(one.precision)
        cells = (kind(code), one.issued, one.real, one.confirmed, one.alarms, share)
        row = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
        body += f'<tr><th title="{_text(title)}">{_text(code)}</th>{row}</tr>'
    heads = ("judged as", "issued", "real", "confirmed", "alarms", "precision")
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f"<table><caption>Issues</caption><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"


def _kind(one: Kind, documents: dict[str, Evaluated]) -> str:
    numbers = f"{one.leaves} leaves, {one.silent} silent · {len(one.found)} times in {one.documents} documents"
    families = ", ".join(sorted(one.families)[:8]) + (" …" if len(one.families) > 8 else "")
    shown = "".join(_example(documents[path], example) for path, example in examples(one, EXAMPLES))
    level = "silent" if one.silent else "said"
    return (
        f'<article class="{level}"><h3><code>{_text(one.name)}</code></h3>'
        f'<p class="numbers">{_text(numbers)} · {_text(families)}</p>{shown}</article>'
    )


def _example(document: Evaluated, one: Difference) -> str:
    codes = "".join(f"<code>{_text(code)}</code> " for code in one.codes)
    said = f'<span class="mark">silent</span> {codes}' if one.silent else codes
    gold, output = _sides(one)
    left = f"<dl><dt>gold</dt><dd>{gold}</dd><dt>output</dt><dd>{output}</dd></dl>"
    return (
        f'<div class="example"><p class="where">{_text(document.case.path)} <span>{_text(one.path)}</span> {said}</p>'
        f'<div class="sides">{left}{_source(document, one)}</div></div>'
    )


def _sides(one: Difference) -> tuple[str, str]:
    """Both values as HTML; in two texts what differs is marked."""
    nothing = '<i class="nothing">nothing</i>'
    if one.gold is None or one.output is None:
        gold, output = (nothing if value is None else _text(_cut(str(value))) for value in (one.gold, one.output))
        return gold, output
    ours, theirs = _cut(str(one.gold)), _cut(str(one.output))
    gold, output = "", ""
    for change, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        here, there = _text(ours[a:b]), _text(theirs[c:d])
        if change == "equal":
            gold, output = gold + here, output + there
        else:
            gold += f"<mark>{here}</mark>" if here else ""
            output += f"<mark>{there}</mark>" if there else ""
    return gold, output


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _source(document: Evaluated, one: Difference) -> str:
    found = lines_around(document.output, one)
    if not found:
        return '<p class="source nothing">no line of the source is known for it</p>'
    rows = ""
    for number, text, is_own in found:
        visible = _text(text.replace("\t", "⇥")) or "&nbsp;"
        start = '<tr class="own">' if is_own else "<tr>"
        rows += f"{start}<th>{number}</th><td>{visible}</td></tr>"
    return f'<table class="source">{rows}</table>'
