"""The same report as text, HTML, Word, Excel and PDF, whoever made the PDF → equal `reports`, ids and all."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from benchmarks.corpus import render_docx, render_html, render_text, render_xlsx
from benchmarks.corpus.document import Document, document
from benchmarks.corpus.families import FAMILIES, Family
from benchmarks.corpus.producers import PRODUCERS
from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.review.differences import differences
from pipeline.run import Provenance, convert

READ_WHOLLY = (
    "stacked-merged",
    "stacked-merged-middle",
    "stacked-blank",
    "inline-merged",
    "labelled-merged",
    "columns",
    "columns-once",
    "boxes",
)
"""Arrangements of which every field is read."""
READ_ALIKE = (*READ_WHOLLY, "labelled-repeated")
"""These and one of which something is left in `extras`: the same in every format."""
IN_PROGRAMS = ("stacked-merged", "stacked-merged-middle", "inline-merged", "columns", "labelled-merged")
"""What the programs print: merged names and rows cut by the page, nested headers, tables side by side."""
FOREIGN = ("libreoffice-writer", "libreoffice-calc", "chromium")
_NO_ASTRAL = {ord("𠮷"): "吉"}
"""The embedded font of the ReportLab PDF lacks it."""
_MOST_SECONDS = 90
"""Of making PDFs with one foreign program."""


def _family(name: str) -> Family:
    return next(family for family in FAMILIES if family.name == name)


@cache
def _document(name: str) -> Document:
    return document(23_000 + READ_ALIKE.index(name), _family(name), _NO_ASTRAL)


@cache
def _made_by(producer: str, names: tuple[str, ...]) -> dict[str, bytes]:
    """PDFs of documents by name; the programs need seconds to start, so they make all at once."""
    maker = next(one for one in PRODUCERS if one.name == producer)
    why = maker.absent()
    if why is not None:
        pytest.skip(why)
    made: dict[str, bytes] = {}
    start = time.monotonic()
    step = 2 if producer == "chromium" else len(names)
    for at in range(0, len(names), step):
        if time.monotonic() - start > _MOST_SECONDS:
            break
        part = [_document(name) for name in names[at : at + step]]
        pdfs = maker.make(part)
        made |= {name: pdfs[_document(name).name] for name in names[at : at + step]}
    return made


def _reports(data: bytes, name: str, one: Document) -> str:
    """The reports as the JSON text that is published."""
    city = one.content.city
    record = convert(data, name, Provenance(city.code, city.name, None, "CC-BY-4.0"), load_profiles()).record
    return json.dumps(json.loads(to_json(record))["reports"], ensure_ascii=False, indent=1)


@cache
def _as_text(name: str) -> str:
    one = _document(name)
    return _reports(render_text.as_text(one.blocks).encode(), "report.txt", one)


def _html(one: Document) -> bytes:
    return render_html.as_html(one.blocks, one.family.look, one.city).encode()


def _docx(one: Document) -> bytes:
    return render_docx.as_docx(one.blocks, one.family.look, one.city)


def _xlsx(one: Document) -> bytes:
    return render_xlsx.as_xlsx(one.blocks, replace(one.family.look, sheet="ordinary"), one.city)


def _graph_paper(one: Document) -> bytes:
    return render_xlsx.as_xlsx(one.blocks, replace(one.family.look, sheet="graph"), one.city)


def _pdf(one: Document) -> bytes:
    return _made_by("reportlab-embedded", (one.family.name,))[one.family.name]


FORMATS: dict[str, Callable[[Document], bytes]] = {
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "graph.xlsx": _graph_paper,
    "pdf": _pdf,
}


def _check(name: str, data: bytes, file_name: str) -> None:
    found = _reports(data, file_name, _document(name))
    if found != _as_text(name):
        told: Iterator[str] = iter(differences(json.loads(_as_text(name)), json.loads(found)))
        pytest.fail(f"{name} as {file_name} differs from the text: " + "; ".join(told), pytrace=False)


@pytest.mark.parametrize("name", READ_WHOLLY)
def test_text_gives_the_report_that_was_written(name: str) -> None:
    assert list(differences([_document(name).gold.report], json.loads(_as_text(name)))) == []


@pytest.mark.parametrize("name", READ_ALIKE)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_report(kind: str, name: str) -> None:
    _check(name, FORMATS[kind](_document(name)), f"report.{kind}")


@pytest.mark.parametrize("name", IN_PROGRAMS)
@pytest.mark.parametrize("producer", FOREIGN)
def test_every_program_s_pdf_gives_the_same_report(producer: str, name: str) -> None:
    made = _made_by(producer, IN_PROGRAMS)
    if name not in made:
        pytest.skip(f"{producer} took more than {_MOST_SECONDS} s for {len(made)} files")
    _check(name, made[name], f"{producer}.pdf")
