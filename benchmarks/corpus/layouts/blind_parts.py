"""Pieces of the layouts nobody has read: boxes to tick, sub-totals, staff with its parts, sections divided into teams (係).

What no field holds is listed in the extras. A ticked box means the word behind it; whether the value is that word or the whole
printed choice is open, so both are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, Paragraph
from benchmarks.corpus.layouts.facts import Unit, whole
from benchmarks.corpus.layouts.header import as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean, number_text
from benchmarks.corpus.sentences import year_label

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.corpus.layouts.facts import Number, Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.header import AsOf
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.prose import ProseKind
    from benchmarks.corpus.layouts.sheet import Sheet

_TEAMS = ("庶務係", "管理係", "計画係", "推進係", "相談係", "調整係", "企画係", "業務係")


def aside(sheet: Sheet, *texts: str, label: str | None = None) -> None:
    """Note texts that no field holds."""
    sheet.report["extras"] += [{"label": label, "text": clean(text)} for text in texts if text]


def remark(sheet: Sheet, text: str, align: str = "left") -> None:
    """Print a line that no field holds."""
    sheet.blocks.append(Paragraph(text, align))  # type: ignore[arg-type]
    aside(sheet, text)


def day_text(chance: random.Random, year: int, month: int) -> str:
    """A day in a month as printed: the day on which a paper was written, not that of its numbers.

    >>> import random
    >>> day_text(random.Random(1), 2019, 4), day_text(random.Random(1), 2024, 4)
    ('平成31年4月14日', '令和6年4月14日')
    """
    era = "平成31年" if year == 2019 and month <= 4 else year_label(year).removesuffix("度")
    return f"{era}{month}月{chance.randint(10, 27)}日"


def numbered_prose(labels: tuple[str, ...], kind: ProseKind, sheet: Sheet, form: str, count: int) -> None:
    """A heading and paragraphs that are numbered; their numbers are no part of them."""
    label = sheet.words.pick(labels)
    sheet.heading(label)
    texts = [sheet.facts.writer.text(kind, sheet.facts.chance.randint(35, 90)) for _ in range(count)]
    for number, text in enumerate(texts, start=1):
        sheet.line(f"{form.format(number)}{text}")
    sheet.report["policies"].append({"label": label, "kind": kind, "paragraphs": [clean(text) for text in texts]})


def ticked(item: Item, work: Work, found: dict[str, Any], sheet: Sheet, *, blank: bool = False) -> str:
    """Every grade with a box before it, one of them ticked; `blank`: none is, so there is no grade."""
    subject = item.kind.removeprefix("rating.")
    value = item.values[min(work.result if subject == "result" else work.hardness, len(item.values) - 1)]
    tick = sheet.words.template(("■", "☑", "☒"))
    shown = "　".join(f"{tick if one == value and not blank else '□'}{one}" for one in item.values)
    if blank:
        aside(sheet, shown)
    else:
        either = {"any_of": [value, clean(shown), shown]}
        rating = {"label": sheet.words.pick(item.words), "value": either, "scale": None, "subject": subject}
        free(rating, "scale")
        found["ratings"].append(rating)
    return shown


def sums_of(projects: Sequence[dict[str, Any]], kinds: tuple[str, ...]) -> list[str]:
    """The sums of the amounts of some projects by kind, in thousand yen as printed, blank where none is printed."""
    shown = []
    for kind in kinds:
        amounts = [one["amount_yen"] for found in projects for one in found["budgets"] if one["kind"] == kind]
        shown.append(f"{sum(amounts) // 1000:,}" if amounts else "")
    return shown


def noted_section(unit: Unit, label: str | None, officers: list[dict[str, Any]], sheet: Sheet) -> dict[str, Any]:
    """Note a section whose one number is printed as `label`."""
    sheet.sections.add(unit.name)
    section: dict[str, Any] = {
        "name": unit.name,
        "staff_count": None,
        "staff_count_label": label,
        "staff_counts": {},
        "officers": officers,
    }
    sheet.report["staffing"]["sections"].append(section)
    return section


def stated(number: Number, label: str, sheet: Sheet) -> None:
    """Note a printed total without the head."""
    sheet.report["staffing"]["stated_total"] = {"staff_count": number, "label": label, "includes_head": False}


def print_parted_staff(heading: tuple[str, ...], dated: AsOf, sheet: Sheet, style: NameStyle) -> None:
    """Sections with their head, all their staff, and how many of these are of two kinds (うち再任用)."""
    words = sheet.words
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    head_label = words.pick(("課長名", "所属長", "課長"))
    kinds = {
        "reappointed": words.pick(("うち再任用", "うち再任用職員")),
        "fiscal_year_appointee": words.pick(("うち会計年度任用", "うち会計年度任用職員")),
    }
    titles = (words.pick(("課名", "課・室名", "所属名")), head_label, words.pick(("職員数", "職員数（人）")))
    rows: list[Row] = [title_cells(*titles, *kinds.values())]
    every, sums = ("regular", *kinds), dict.fromkeys(("all", *kinds), 0)
    for unit in sheet.facts.units:
        text, officer = named(unit.head, style, "section_head", post_in(head_label), sheet)
        total = unit.total(every)
        section = noted_section(unit, number_text(total), [officer], sheet)
        section["staff_count"] = total
        section["staff_counts"] = {kind: unit.counts[kind] for kind in kinds if not isinstance(unit.counts[kind], str)}
        sums = {kind: number + (total if kind == "all" else unit.total((kind,))) for kind, number in sums.items()}  # type: ignore[misc]
        numbers = (number_text(total), *(number_text(unit.counts[kind]) for kind in kinds))
        rows.append((Cell(unit.name), Cell(text), *(Cell(one, align="center") for one in numbers)))
    if words.template(("row", "none")) == "row":
        label = number_text(sums["all"])
        stated(whole(sums["all"]), label, sheet)
        cells = (Cell(number_text(number), align="center") for number in sums.values())
        rows.append((Cell(words.pick(("計", "合計")), colspan=2, align="center"), *cells))
    sheet.table(rows, (0.26, 0.26, 0.14, 0.16, 0.18), 1)


def print_staff_by_team(heading: tuple[str, ...], dated: AsOf, sheet: Sheet, style: NameStyle) -> None:
    """Sections with head and staff, merged over the names of their teams, which no field holds."""
    words, chance = sheet.words, sheet.facts.chance
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    head_label, suffix = words.pick(("課長", "所属長名", "課長氏名")), words.template(("人", "名", ""))
    titles = (
        words.pick(("課名", "課等")),
        head_label,
        words.pick(("職員数", "課員数")),
        words.pick(("係名", "係・担当")),
    )
    rows: list[Row] = [title_cells(*titles)]
    total = 0
    for unit in sheet.facts.units:
        text, officer = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(("regular",)))
        total += number
        label = f"{number}{suffix}"
        noted_section(unit, label, [officer], sheet)["staff_count"] = number
        teams = chance.sample(_TEAMS, chance.randint(1, 3))
        aside(sheet, *teams)
        size = len(teams)
        left = (Cell(unit.name, size), Cell(text, size), Cell(label, size, align="center"))
        rows += [(*(left if at == 0 else ()), Cell(team)) for at, team in enumerate(teams)]
    if words.template(("row", "none")) == "row":
        label = f"{total}{suffix}"
        stated(total, label, sheet)
        ends = (Cell(words.pick(("合計", "部計")), colspan=2, align="center"), Cell(label, align="center"), Cell(""))
        rows.append(ends)
    sheet.table(rows, (0.26, 0.26, 0.14, 0.26), 1)
