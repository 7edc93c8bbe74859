"""A seed becomes facts: a department of a city that does not exist, as large and as various as real ones."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.corpus import phrases_more
from benchmarks.corpus.content import City, check_digit
from benchmarks.corpus.layouts.facts import (
    STAFF_TYPES,
    Aim,
    Facts,
    Head,
    Indicator,
    Man,
    Number,
    Owner,
    Printed,
    Unit,
    Work,
    whole,
    without,
)
from benchmarks.corpus.people import CITY_ENDS, CITY_STARTS, FAMILIES, GIVEN
from benchmarks.corpus.sentences import Writer
from benchmarks.corpus.subjects import SPHERES, Sphere

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSTS = (
    ("事務局", "事務局長"),
    ("局", "局長"),
    ("部", "部長"),
    ("課", "課長"),
    ("室", "室長"),
    ("センター", "センター長"),
    ("館", "館長"),
    ("署", "署長"),
    ("所", "所長"),
)
_HEAD_POSTS = (("本部", "長"), ("部", "長"), ("局", "長"))
_SECOND_POSTS = ("担当部長", "危機管理担当部長", "こども政策担当部長", "技術担当部長")
_TEXTS = {"outline": 60, "plan": 90, "level": 30, "midterm": 60, "final": 90, "issue_next": 60}
_LENGTHS = (0.6, 1.0, 1.6)


def city_of(chance: random.Random) -> City:
    """A city that does not exist, with a code of the right form that belongs to none."""
    digits = f"{chance.randint(1, 47):02}{chance.randint(290, 299)}"
    return City(f"{chance.choice(CITY_STARTS)}{chance.choice(CITY_ENDS)}市", digits + check_digit(digits))


def invent(chance: random.Random, city: City, fiscal_year: int, sphere: Sphere, lacking: dict[int, str]) -> Facts:
    """One department's facts."""
    writer = Writer(sphere, fiscal_year, chance)
    taken: set[str] = set()
    department = chance.choice(sphere.departments)
    heads = [Head(_department_post(department), _man(chance, taken, lacking), concurrent=chance.random() < 0.04)]
    if chance.random() < 0.25:
        heads.append(Head(chance.choice(_SECOND_POSTS), _man(chance, taken, lacking)))
    names = chance.sample(sphere.sections, min(chance.randint(3, 11), len(sphere.sections)))
    units = tuple(_unit(chance, name, taken, lacking) for name in names)
    aims = tuple(_aim(chance, writer) for _ in range(chance.randint(3, 8)))
    return Facts(
        city=city,
        department=department,
        parent=f"{department.removesuffix('部').removesuffix('本')}局",
        fiscal_year=fiscal_year,
        heads=tuple(heads),
        units=units,
        aims=aims,
        works=_works(chance, writer, units, len(aims)),
        writer=writer,
        chance=chance,
    )


def sphere_of(chance: random.Random) -> Sphere:
    """A field of work."""
    return chance.choice(SPHERES)


def _department_post(department: str) -> str:
    end = next(end for end, _ in _HEAD_POSTS if department.endswith(end))
    return f"{end}長"


def post_of(section: str) -> str:
    """The post of a section's head.

    >>> post_of("市民課"), post_of("保健センター"), post_of("環境事業所")
    ('課長', 'センター長', '所長')
    """
    return next((post for end, post in _POSTS if section.endswith(end)), "所長")


def _man(chance: random.Random, taken: set[str], lacking: dict[int, str]) -> Man:
    while True:
        (family, family_kana), (given, given_kana) = chance.choice(FAMILIES), chance.choice(GIVEN)
        if family not in taken:
            break
    taken.add(family)
    return without(Man(family, given, family_kana, given_kana), lacking)


def _unit(chance: random.Random, name: str, taken: set[str], lacking: dict[int, str]) -> Unit:
    man, lot = _man(chance, taken, lacking), chance.random()
    head = Head(post_of(name), None if lot < 0.03 else man, concurrent=0.03 <= lot < 0.07)
    return Unit(name, head, _counts(chance), chance.choice((0, 0, 1, 1, 2, 3, 6)))


def _counts(chance: random.Random) -> Mapping[str, Printed]:
    counts: dict[str, Printed] = {"regular": chance.randint(3, 46)}
    for kind in STAFF_TYPES[1:]:
        counts[kind] = chance.choice(("－", "－", "", 0, 1, 2, 3, 5, 11))
    return counts


def _aim(chance: random.Random, writer: Writer) -> Aim:
    text = writer.text("goal", chance.randint(25, 70))
    children = tuple(writer.text("goal", 20) for _ in range(chance.choice((0, 2, 2, 3))))
    return Aim(text, children)


def _works(chance: random.Random, writer: Writer, units: tuple[Unit, ...], aims: int) -> tuple[Work, ...]:
    works: dict[str, Work] = {}
    wanted, length = round(chance.triangular(4, 16, 7)), chance.choice(_LENGTHS)
    while len(works) < wanted:
        name = writer.project_name()
        if not name.endswith("）") and chance.random() < 0.12:
            name += chance.choice(phrases_more.MORE_TAILS)
        works.setdefault(name, _work(chance, writer, name, units, aims, length))
    return tuple(works.values())


def _work(chance: random.Random, writer: Writer, name: str, units: tuple[Unit, ...], aims: int, length: float) -> Work:
    texts = {kind: writer.text(kind, round(size * length * chance.uniform(0.5, 1.4))) for kind, size in _TEXTS.items()}
    texts["deadline"] = chance.choice((f"{writer.filled('{next}')}3月", "年度末", "9月末", "12月", "通年", "年度内"))
    initial = round(chance.triangular(200, 480_000, 900))
    indicators: dict[str, Indicator] = {}
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        made = _indicator(chance, writer)
        indicators.setdefault(made.label, made)
    return Work(
        name=name,
        owners=_owners(chance, units),
        texts=texts,
        indicators=tuple(indicators.values()),
        result=chance.choice((0, 0, 1, 1, 1, 2, 2, 3)),
        hardness=chance.randint(0, 2),
        money=(initial, round(initial * chance.uniform(-0.2, 0.3)), round(initial * chance.uniform(0.7, 1.0))),
        goals=tuple(sorted(chance.sample(range(1, aims + 1), chance.choice((1, 1, 1, 2))))),
    )


def _owners(chance: random.Random, units: tuple[Unit, ...]) -> tuple[Owner, ...]:
    chosen = chance.sample(units, chance.choice((1, 1, 1, 1, 2, 3)))
    owners = [Owner(unit.name, "exact") for unit in chosen]
    if chance.random() < 0.06:
        others = sorted({name for sphere in SPHERES for name in sphere.sections} - {unit.name for unit in units})
        owners.append(Owner(chance.choice(others), "none"))
    return tuple(owners)


def _indicator(chance: random.Random, writer: Writer) -> Indicator:
    label, unit, least, greatest = chance.choice(phrases_more.INDICATORS)
    fraction = unit in ("％", "ha") and chance.random() < 0.5
    base = chance.uniform(least, greatest)

    def value(share: float) -> Number:
        number = min(base * share, 100.0) if unit == "％" else base * share
        return whole(round(number, 1)) if fraction else round(number)

    past = (value(0.8), value(0.85), value(chance.uniform(0.85, 0.95)))
    target: Printed = chance.choice(("未定", "調整中", "設定なし", "－")) if chance.random() < 0.07 else value(1.0)
    actual: Printed = "－" if chance.random() < 0.05 else value(chance.uniform(0.7, 1.15))
    baseline: Printed = "－" if chance.random() < 0.06 else past[-1]
    return Indicator(writer.filled(label), unit, baseline, target, actual, past)
