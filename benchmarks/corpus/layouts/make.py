"""A seed and a layout become a document: its blocks, and what should be read of each of its reports."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Block, Heading, PageBreak, Paragraph
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.invent import city_of, invent, sphere_of
from benchmarks.corpus.layouts.project_lines import ProjectLines, print_project_lines
from benchmarks.corpus.layouts.project_sheet import ProjectSheets, print_project_sheets
from benchmarks.corpus.layouts.project_table import ProjectTable, print_project_table
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.schedule import Schedule, print_schedule
from benchmarks.corpus.layouts.sheet import Sheet, full_width, full_width_labels
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import Wording, clean

if TYPE_CHECKING:
    from benchmarks.corpus.content import City
    from benchmarks.corpus.families import Look
    from benchmarks.corpus.layouts.facts import Facts
    from benchmarks.corpus.layouts.layout import Booklet, Layout, Part


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in no format yet, with the gold of its reports."""

    city: City
    look: Look
    blocks: tuple[Block, ...]
    reports: tuple[dict[str, Any], ...]


def made(seed: int, layout: Layout, lacking: dict[int, str]) -> Paper:
    """The document of a seed; the same one in every run. `lacking`: characters a font lacks, and their substitutes."""
    chance = random.Random(f"{layout.name} {seed}")
    city, fiscal_year = city_of(chance), chance.randint(2014, 2025)
    words = Wording(chance, fiscal_year, chance.choice(layout.years))
    look, repeat = chance.choice(layout.looks), chance.choice(layout.repeat)
    digits = layout.full_digits and chance.random() < 0.5
    count = chance.randint(*layout.booklet.departments) if layout.booklet else 1
    facts: list[Facts] = []
    while len(facts) < count:
        one = invent(chance, city, fiscal_year, sphere_of(chance), lacking)
        if one.department not in {other.department for other in facts}:
            facts.append(one)
    sheets = [Sheet(one, words, ruled=layout.ruled, repeat=repeat, mark=words.template(layout.mark)) for one in facts]
    for sheet in sheets:
        _print(sheet, layout)
    blocks = _bound(sheets, layout.booklet, words, chance) if layout.booklet else sheets[0].blocks
    reports = [sheet.finished() for sheet in sheets]
    if digits:
        return Paper(city, look, tuple(map(full_width, blocks)), tuple(map(full_width_labels, reports)))
    return Paper(city, look, tuple(blocks), tuple(reports))


def _print(sheet: Sheet, layout: Layout) -> None:
    """Print one report."""
    if layout.title:
        head = f"{sheet.facts.department}長"
        template = sheet.words.template(layout.title)
        holes = template.replace("{department}", sheet.facts.department).replace("{head}", head)
        title = sheet.words.fill(holes)
        sheet.heading(title, 0)
        sheet.report["title"] = clean(title)
        sheet.state_year(sheet.words.year_in(layout.title))
    if layout.booklet:
        sheet.state_year(sheet.words.year_in(layout.booklet.cover))
    for part in layout.parts:
        _print_part(part, sheet)


def _print_part(part: Part, sheet: Sheet) -> None:
    match part:
        case Header():
            print_header(part, sheet)
        case AsOf():
            print_as_of(part, sheet)
        case Staffing():
            print_staffing(part, sheet)
        case Prose():
            print_prose(part, sheet)
        case Goals():
            print_goals(part, sheet)
        case Note():
            print_note(part, sheet)
        case ProjectTable():
            print_project_table(part, sheet)
        case ProjectSheets():
            print_project_sheets(part, sheet)
        case ProjectLines():
            print_project_lines(part, sheet)
        case Schedule():
            print_schedule(part, sheet)


def _bound(sheets: list[Sheet], booklet: Booklet, words: Wording, chance: random.Random) -> list[Block]:
    """The reports behind a cover and contents, each on a new page, perhaps one of them in the middle of a page.

    No field of a report holds cover and contents: they are extras of the first one.
    """
    city = sheets[0].facts.city.name
    blocks: list[Block] = [Heading(words.pick(booklet.cover), 0), Paragraph(city, "center"), PageBreak()]
    blocks.append(Heading(words.pick(booklet.contents)))
    leader, page = words.template(booklet.leader), 3
    midpage = chance.randrange(1, len(sheets)) if booklet.midpage and chance.random() < 0.5 else 0
    for at, sheet in enumerate(sheets):
        blocks.append(Paragraph(f"{sheet.facts.department}　{leader}　{page}"))
        page += chance.randint(1, 4) if at + 1 != midpage else 1
    front = [clean(block.text) for block in blocks if isinstance(block, Heading | Paragraph)]
    sheets[0].report["extras"] = [*({"label": None, "text": text} for text in front), *sheets[0].report["extras"]]
    for at, sheet in enumerate(sheets):
        if not midpage or at != midpage:
            blocks.append(PageBreak())
        blocks += sheet.blocks
    return blocks
