"""Pieces of the layouts of the group `local`: offices that are no 部 of the city hall, staff abreast or by profession, whom to ask.

Decided here: of a ward, a board of education, a fire department and a bureau of water the head is the 区長, 教育長, 消防長 and 局長; staff by
profession (事務, 技術) is of no kind that the contract has, so `staff_counts` is open; what somebody from outside says of a project and what
is to be reached in four years are texts whose kind is open; a goal that stands once, above its projects, leaves their `goal_nos` open. What
no field holds (whom to ask, months of a schedule, accounts, whether a project is new) is in no gold: the layouts leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from benchmarks.corpus.blocks import Cell, Heading
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.invent import invent
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.other_parts import stated
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.subjects import Sphere

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Facts
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

GROUP: Final = "local"
"""The name of the group."""

_LACKING = {ord("𠮷"): "吉"}

WATER = Sphere(
    ("上下水道局", "水道局", "企業局", "上下水道局"),
    ("経営企画課", "総務課", "お客さまサービス課", "料金課", "水道工務課", "浄水課", "配水管理課", "給水課", "下水道工務課", "水質管理室", "浄化センター"),
    ("老朽管の更新", "配水池の耐震化", "漏水の調査", "水道料金の収納", "水質の検査", "基幹管路の耐震化", "下水道への接続", "有収率の向上", "検針の効率化", "応急給水", "浄水場の運転", "雨水ポンプ場", "経費の節減", "企業債残高の縮減", "管路情報システム", "鉛製給水管の取替え", "水道メーターの交換", "水道の使用開始手続", "汚泥の有効利用", "技術の継承"),
    ("第一浄水場", "東部配水池", "中央浄化センター", "南部ポンプ場", "お客さまセンター", "市内6か所の給水拠点"),
    ("水道事業ビジョン", "経営戦略（改訂版）", "管路更新計画", "水安全計画", "危機管理マニュアル"),
)  # fmt: skip
"""The field of work of a bureau of water and sewerage."""


def moved(sheet: Sheet, sphere: Sphere, department: str, post: str, most: int = 12) -> None:
    """Another office than the one that was drawn: its field of work, name, head and at most so many sections; the title names it."""
    old: Facts = sheet.facts
    while True:
        new = invent(old.chance, old.city, old.fiscal_year, sphere, _LACKING)
        if len(new.units) <= most:
            break
    name = department or new.department
    sheet.facts = replace(new, department=name, heads=(replace(new.heads[0], post=post, concurrent=False),))
    sheet.report["department"] = {"name": name, "parents": []}
    title = sheet.report["title"].replace(old.department, name)
    sheet.report["title"] = title
    shown = sheet.blocks[0]
    if isinstance(shown, Heading):
        sheet.blocks[0] = replace(shown, text=shown.text.replace(old.department, name))


def style_of(sheet: Sheet, *styles: NameStyle) -> NameStyle:
    """How names are printed in the whole document."""
    return sheet.facts.chance.choice(styles)


def telephone(sheet: Sheet) -> str:
    """A number of a telephone that nobody has."""
    chance = sheet.facts.chance
    form = sheet.words.template(("0{}-{}-{}", "（0{}）{}-{}", "0{}（{}）{}"))
    return form.format(chance.randint(10, 99), chance.randint(200, 899), chance.randint(1000, 9999))


def asked(sheet: Sheet) -> None:
    """One or two lines at the end: department and section, telephone and mail."""
    facts, words = sheet.facts, sheet.words
    form = words.template(
        (
            "連絡先　{department}{section}　電話{phone}",
            "担当　{department}{section}\nTEL　{phone}　E-mail　{mail}",
            "お問い合わせ　{department}　{section}　{phone}（直通）",
            "",
        )
    )
    mail = f"{facts.chance.choice(('soumu', 'kikaku', 'seisaku', 'info'))}@city.example.lg.jp"
    shown = form.format(department=facts.department, section=facts.units[0].name, phone=telephone(sheet), mail=mail)
    for line in filter(None, shown.split("\n")):
        sheet.line(line, words.template(("left", "right", "left")))


def staff_abreast(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """A column for each section: its name, its head, its staff; a last column with the sum."""
    words, units = sheet.words, sheet.facts.units
    sheet.heading(words.pick(heading))
    sheet.line(words.template(("（{}）", "※職員数は{}", "職員数：{}")).format(as_of(dated, sheet)), "right")
    head_label, suffix = words.pick(("課長名", "所属長", "課長等")), words.template(("人", "", "名"))
    names, heads, counts, total = [], [], [], 0
    for unit in units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [found], sheet)
        names.append(unit.name)
        heads.append(text)
        counts.append(f"{number}{suffix}")
    stated(total, f"{total}{suffix}", sheet)
    lines = (
        (words.pick(("課名", "課", "所属")), *names, words.pick(("計", "合計"))),
        (head_label, *heads, ""),
        (words.pick(("職員数", "人員")), *counts, f"{total}{suffix}"),
    )
    rows: list[Row] = [
        tuple(Cell(text, align="center", head=not at or not down) for at, text in enumerate(line))
        for down, line in enumerate(lines)
    ]
    each = 0.78 / len(units)
    sheet.table(rows, (0.13, *(each for _ in units), 0.09), 1)


def staff_by_profession(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """Sections with their head, clerks and engineers, both together; a row with the sums of all."""
    words, chance = sheet.words, sheet.facts.chance
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    head_label = words.pick(("課長名", "所属長名", "課長"))
    kinds = (words.pick(("事務", "事務職", "事務職員")), words.pick(("技術", "技術職", "技術職員")))
    rows: list[Row] = [
        title_cells(words.pick(("課名", "課・室", "所属")), head_label, *kinds, words.pick(("計", "合計")))
    ]
    sums = [0, 0]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(STAFF_TYPES))
        clerks = chance.randint(0, number)
        parts = (clerks, number - clerks)
        sums = [one + more for one, more in zip(sums, parts, strict=True)]
        section(unit, number, str(number), [found], sheet)
        # The contract has no such kinds.
        free(sheet.report["staffing"]["sections"][-1], "staff_counts")
        shown = (*(str(one) if one else "－" for one in parts), str(number))
        rows.append((Cell(unit.name), Cell(text), *(Cell(one, align="center") for one in shown)))
    stated(sum(sums), str(sum(sums)), sheet)
    left = Cell(words.pick(("合計", "局計", "計")), colspan=2, align="center")
    rows.append((left, *(Cell(str(one), align="center") for one in (*sums, sum(sums)))))
    sheet.table(rows, (0.3, 0.28, 0.12, 0.12, 0.12), 1)


def free_kind(found: dict[str, Any], label: str) -> None:
    """Leave open of which kind the text under this label is."""
    for one in found["entries"]:
        if one["label"] == label:
            free(one, "entry_type")
