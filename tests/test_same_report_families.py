"""One report of every family of the corpus as text, HTML, Word, Excel and PDF → equal `reports`, but for what is listed here.

`DIFFERENT` is strict: a difference that is not listed fails, and so does a line of the list that no longer holds.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from benchmarks.corpus.evaluated import LACKING, RENDERERS, Item, evaluated, item, producers_named
from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.review.differences import differences
from pipeline.run import Provenance, convert

SEED = 31
FORMATS = ("html", "docx", "xlsx", "pdf")
FAMILIES = {family.name: family for family in evaluated()}


@dataclass(frozen=True, slots=True)
class Known:
    """Why reports differ, and the pointers below a report (numbers as *) that may."""

    why: str
    pointers: frozenset[str]


def _known(why: str, pointers: str) -> Known:
    return Known(why, frozenset(pointers.split()))


_BREAK = (
    "a row of a text file has no line breaks in its cells: two sections, or two heads, look like one that was wrapped"
)
_EXTRAS = "text of no field is cut by lines where the PDF's geometry says so, and by rows elsewhere"

DIFFERENT: dict[tuple[str, str], Known] = {
    **{("annual-book", kind): _known(_BREAK, "officers/*/label") for kind in ("html", "docx", "xlsx")},
    ("annual-book", "pdf"): _known(f"{_BREAK}; {_EXTRAS}", "officers/*/label extras extras/*/text"),
}


@cache
def _item(name: str) -> Item:
    return item(SEED, FAMILIES[name], LACKING)


def _reports(data: bytes, kind: str, one: Item) -> list[Any]:
    """The reports as published; a refused document is its code."""
    provenance = Provenance(one.code, one.city, None, "CC-BY-4.0")
    try:
        record = convert(data, f"report.{kind}", provenance, load_profiles()).record
    except DocumentError as error:
        return [error.code]
    reports: list[Any] = json.loads(to_json(record))["reports"]
    return reports


@cache
def _as_text(name: str) -> list[Any]:
    return _reports(RENDERERS["txt"](_item(name)), "txt", _item(name))


def _made(name: str, kind: str) -> bytes:
    one = _item(name)
    if kind != "pdf":
        return RENDERERS[kind](one)
    (maker,) = producers_named(("reportlab-embedded",))
    return maker.make([one])[one.name]


def _differing(name: str, kind: str) -> dict[str, str]:
    """Every pointer (numbers as *) at which the format's reports differ from the text's, with an example."""
    found = _reports(_made(name, kind), kind, _item(name))
    text = _as_text(name)
    told = [*differences(text, found), *differences(found, text)]
    return {re.sub(r"/[0-9]+", "/*", one.partition(": ")[0]).removeprefix("/*/"): one for one in reversed(told)}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_format_of_every_family_gives_the_same_report(name: str, kind: str) -> None:
    if kind == "pdf" and _no_font():
        pytest.skip("no Japanese font to embed")
    known = DIFFERENT.get((name, kind), Known("", frozenset()))
    differing = _differing(name, kind)
    new = {pointer: example for pointer, example in differing.items() if pointer not in known.pointers}
    assert not new, f"{name} as {kind} differs from the text: {json.dumps(new, ensure_ascii=False, indent=1)}"
    gone = known.pointers - differing.keys()
    assert not gone, f"{name} as {kind} no longer differs in {', '.join(sorted(gone))}: take it out of DIFFERENT"


def _no_font() -> bool:
    try:
        producers_named(("reportlab-embedded",))
    except ValueError:
        return True
    return False


def test_the_list_names_families_and_formats() -> None:
    assert all(name in FAMILIES and kind in FORMATS and one.why for (name, kind), one in DIFFERENT.items())
