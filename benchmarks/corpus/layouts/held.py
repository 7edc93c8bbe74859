"""A held-out layout (未見の様式) and a seed become a document: every layout prints itself, none of them is known to anybody.

Gold is what the contract forces. What it leaves open is noted in the gold as a list of keys under `_free`, and these keys are left
out in the end, for `hoshin evaluate` does not compare keys that the gold leaves out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.blocks import Block, Cell, Heading, PageBreak, Paragraph, Table
from benchmarks.corpus.layouts.invent import city_of, invent, sphere_of
from benchmarks.corpus.layouts.make import Paper
from benchmarks.corpus.layouts.sheet import Sheet, full_width, full_width_labels
from benchmarks.corpus.layouts.wording import Wording, clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.corpus.families import Look
    from benchmarks.corpus.layouts.facts import Facts
    from benchmarks.corpus.layouts.wording import YearStyle

_FREE = "_free"


@dataclass(frozen=True, slots=True)
class Binding:
    """Several departments in one file, behind a cover and contents (目次) of two columns, or (`lines`) a line for each."""

    cover: tuple[str, ...]
    contents: tuple[str, ...]
    departments: tuple[int, int]
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """One held-out layout. `draw` prints all that stands below the title; `title` has the holes of `Layout.title`."""

    name: str
    title: tuple[str, ...]
    draw: Callable[[Sheet], None]
    looks: tuple[Look, ...]
    years: tuple[YearStyle, ...] = ("era",)
    mark: tuple[str, ...] = ("{text}",)
    repeat: tuple[bool, ...] = (False, True)
    ruled: tuple[bool, ...] = (True,)
    full_digits: bool = False
    binding: Binding | None = None
    group: Literal["unseen", "held", "blind", "fresh", "later", "other", "further", "control", "closing", "plain", "common", "usual", "office", "daily", "civic", "ward", "local", "region"] = "unseen"  # fmt: skip


def free(one: dict[str, Any], *keys: str) -> None:
    """Note keys that the contract leaves open here."""
    one.setdefault(_FREE, []).extend(keys)


def forced(gold: Any, *, whole: bool = False) -> Any:
    """The gold without the keys that are free; `whole`: with them, but without the notes of which they are.

    >>> forced({"a": 1, "b": [{"c": 2, "_free": ["c"]}], "_free": ["a"]})
    {'b': [{}]}
    >>> forced({"a": 1, "_free": ["a"]}, whole=True)
    {'a': 1}
    """
    if isinstance(gold, list):
        return [forced(one, whole=whole) for one in gold]
    if not isinstance(gold, dict):
        return gold
    gone = {_FREE} if whole else {_FREE, *gold.get(_FREE, ())}
    return {key: forced(value, whole=whole) for key, value in gold.items() if key not in gone}


def made_held(seed: int, layout: Held, lacking: dict[int, str], *, whole: bool = False) -> Paper:
    """The document of a seed; the same one in every run. `lacking`: characters a font lacks, and their substitutes.

    `whole`: the gold has also what the contract leaves open, to be checked by the models.
    """
    chance = random.Random(f"held {layout.name} {seed}")
    city, fiscal_year = city_of(chance), chance.randint(2013, 2025)
    words = Wording(chance, fiscal_year, chance.choice(layout.years))
    look, repeat, ruled = chance.choice(layout.looks), chance.choice(layout.repeat), chance.choice(layout.ruled)
    digits = layout.full_digits and chance.random() < 0.4
    count = chance.randint(*layout.binding.departments) if layout.binding else 1
    facts: list[Facts] = []
    while len(facts) < count:
        one = invent(chance, city, fiscal_year, sphere_of(chance), lacking)
        if one.department not in {other.department for other in facts}:
            facts.append(one)
    sheets = [Sheet(one, words, ruled=ruled, repeat=repeat, mark=words.template(layout.mark)) for one in facts]
    for sheet in sheets:
        _print(sheet, layout)
    blocks = _bound(sheets, layout.binding, chance) if layout.binding else sheets[0].blocks
    reports = [sheet.finished() for sheet in sheets]
    if digits:
        blocks, reports = [full_width(block) for block in blocks], full_width_labels(reports)
    return Paper(city, look, tuple(blocks), tuple(forced(report, whole=whole) for report in reports))


def _print(sheet: Sheet, layout: Held) -> None:
    department, words = sheet.facts.department, sheet.words
    holes = words.template(layout.title).replace("{department}", department).replace("{head}", f"{department}長")
    title = words.fill(holes)
    sheet.heading(title, 0)
    sheet.report["title"] = clean(title)
    sheet.report["department"] = {"name": department, "parents": []}
    sheet.state_year(words.year_in(layout.title))
    if layout.binding:
        sheet.state_year(words.year_in(layout.binding.cover))
    layout.draw(sheet)


def _bound(sheets: list[Sheet], binding: Binding, chance: random.Random) -> list[Block]:
    """Cover, contents, the reports: each on a new page, with the page's number in the text."""
    words = sheets[0].words
    blocks: list[Block] = [Heading(words.pick(binding.cover), 0), Paragraph(sheets[0].facts.city.name, "center")]
    blocks += [PageBreak(), Heading(words.pick(binding.contents))]
    pages, page = [], 1
    for _ in sheets:
        pages.append(page)
        page += chance.randint(1, 3)
    if binding.lines:
        shown = zip(sheets, pages, strict=True)
        blocks += [Paragraph(f"{sheet.facts.department} ……………… {at}") for sheet, at in shown]
    else:
        blocks.append(_two_columns(sheets, pages))
    for sheet, at in zip(sheets, pages, strict=True):
        blocks += [PageBreak(), *sheet.blocks, Paragraph(f"－ {at} －", "center")]
    return blocks


def _two_columns(sheets: list[Sheet], pages: list[int]) -> Table:
    pairs = [(f"{sheet.facts.department} ……… ", str(at)) for sheet, at in zip(sheets, pages, strict=True)]
    pairs += [("", "")] * (len(pairs) % 2)
    half = len(pairs) // 2
    rows = tuple(
        tuple(Cell(text, align="right" if at % 2 else "left") for at, text in enumerate((*left, *right)))
        for left, right in zip(pairs[:half], pairs[half:], strict=True)
    )
    return Table(rows, (0.38, 0.08, 0.38, 0.08), ruled=False)
