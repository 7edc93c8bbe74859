"""A seed becomes a report: a city that does not exist, one of its departments, its people, goals and projects."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace

from benchmarks.corpus.people import CITY_ENDS, CITY_STARTS, FAMILIES, GIVEN
from benchmarks.corpus.sentences import Writer, year_label
from benchmarks.corpus.subjects import SPHERES, Sphere
from tools.make_raw.content import STAGES, Entry, Person, Print, Project, Report, Section, Stage

TYPES = ("regular", "reappointed", "fiscal_year_appointee")
"""The kinds of staff (職員の種別) that a section's number is the sum of, by their names in the contract."""
Counts = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A city that does not exist, under a code that has the right form and belongs to none."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Content:
    """What one document says. `counts` has the staff of every section by type, None where there is none."""

    seed: int
    city: City
    report: Report
    counts: tuple[Counts, ...]


def _city(chance: random.Random) -> City:
    digits = f"{chance.randint(1, 47):02}{chance.randint(290, 299)}"
    return City(f"{chance.choice(CITY_STARTS)}{chance.choice(CITY_ENDS)}市", digits + check_digit(digits))


def check_digit(digits: str) -> str:
    """The sixth digit of a local government code (JIS X 0402; 検査数字).

    >>> check_digit("14203"), check_digit("13101")
    ('4', '6')
    """
    remainder = 11 - sum(int(digit) * weight for digit, weight in zip(digits, (6, 5, 4, 3, 2), strict=True)) % 11
    return str(remainder % 10)


def _person(chance: random.Random, taken: set[str], *, kana: bool) -> Person:
    """A person whose name nobody else in the report has."""
    while True:
        (family, family_kana), (given, given_kana) = chance.choice(FAMILIES), chance.choice(GIVEN)
        if family not in taken:
            break
    taken.add(family)
    name, reading = f"{family} {given}", f"{family_kana} {given_kana}" if kana else None
    return Person(name, reading, f"{reading} {name}" if reading else name, concurrent=False)


def _head(chance: random.Random, taken: set[str], *, kana: bool) -> Person:
    """A section's head: a person, seldom one who holds a second post (兼務), seldom a vacant post (欠員)."""
    lot = chance.random()
    if lot < 0.02:
        return Person(None, None, "欠員", concurrent=False)
    person = _person(chance, taken, kana=kana)
    return replace(person, printed=f"{person.printed}（兼務）", concurrent=True) if lot < 0.05 else person


def _counts(chance: random.Random) -> Counts:
    regular = chance.randint(3, 46)
    others = (chance.choice((None, None, 0, 1, 2, 3, 5)), chance.choice((None, 0, 1, 2, 4, 7, 12)))
    return (regular, *others)


def _sections(chance: random.Random, sphere: Sphere, taken: set[str]) -> tuple[tuple[Section, ...], tuple[Counts, ...]]:
    kana = chance.random() < 0.6
    names = chance.sample(sphere.sections, min(chance.randint(5, 12), len(sphere.sections)))
    counts = tuple(_counts(chance) for _ in names)
    sums = [sum(number or 0 for number in numbers) for numbers in counts]
    sections = (
        Section(name, _head(chance, taken, kana=kana), total, str(total))
        for name, total in zip(names, sums, strict=True)
    )
    return tuple(sections), counts


def _projects(chance: random.Random, writer: Writer, sections: tuple[Section, ...], year: str) -> tuple[Project, ...]:
    """6 to 20 projects; the more there are, the shorter their texts, so that a report fills two to four pages."""
    count = round(chance.triangular(6, 20, 9))
    stages: tuple[Stage, ...] = chance.choices((("plan", "final"), STAGES, ("plan",)), (6, 2, 1))[0]
    mean = min(max(chance.randint(1000, 2600) / (count * len(stages)), 45), 220)
    labels = {"plan": f"{year}の取組", "midterm": "中間報告", "final": "最終報告"}
    projects: dict[str, Project] = {}
    while len(projects) < count:
        name = writer.project_name()
        owners = tuple(section.name for section in chance.sample(sections, 2 if chance.random() < 0.08 else 1))
        entries = tuple(
            Entry(stage, labels[stage], writer.text(stage, round(mean * chance.uniform(0.45, 1.35))))
            for stage in stages
        )
        projects.setdefault(name, Project(name, (name,), owners, entries))
    return tuple(projects.values())


def make(seed: int) -> Content:
    """The same content for the same seed, another one for another."""
    chance = random.Random(seed)
    city, sphere, fiscal_year = _city(chance), chance.choice(SPHERES), chance.randint(2014, 2025)
    writer, taken, year = Writer(sphere, fiscal_year, chance), set[str](), year_label(fiscal_year)
    head = _person(chance, taken, kana=chance.random() < 0.3)
    sections, counts = _sections(chance, sphere, taken)
    as_of = datetime.date(fiscal_year, 4, 1)
    report = Report(
        stem=f"{seed:06}",
        department=chance.choice(sphere.departments),
        fiscal_year=fiscal_year,
        year_label=year,
        as_of_label=f"{_year(as_of)}4月1日現在",
        as_of_date=as_of,
        head=head,
        sections=sections,
        stated_total=chance.random() < 0.5,
        policy=tuple(writer.text("policy", chance.randint(40, 90)) for _ in range(chance.randint(2, 4))),
        goals=tuple(writer.text("goal", chance.randint(25, 60)) for _ in range(chance.randint(5, 10))),
        projects=_projects(chance, writer, sections, year),
        print=Print(form="text"),
    )
    return Content(seed, city, report, counts)


def _year(day: datetime.date) -> str:
    """The era year of a day: on 1 April 2019 it was still 平成31年."""
    return "平成31年" if day.year == 2019 else year_label(day.year).removesuffix("度")


def replaced(content: Content, table: dict[int, str]) -> Content:
    """The content with characters replaced everywhere: for a font that lacks them."""
    report = content.report
    head = _person_replaced(report.head, table)
    sections = tuple(replace(one, head=_person_replaced(one.head, table)) for one in report.sections)
    return replace(content, report=replace(report, head=head, sections=sections))


def _person_replaced(person: Person, table: dict[int, str]) -> Person:
    return replace(person, name=person.name and person.name.translate(table), printed=person.printed.translate(table))
