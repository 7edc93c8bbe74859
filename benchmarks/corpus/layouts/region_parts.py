"""Pieces of the layouts of the group `region`: a hospital, marks by quarter, labels spread over four characters, sections with telephones.

Decided here: of a hospital the head is the one who manages it; a table of sections with heads and telephones has sections without numbers of
staff; a weight (ウエイト), a mark in a quarter, a sub-total and a telephone are in no field; what is to be reached in several years and what is
intended for the next one are texts whose kind is open; a section that stands once, above its projects, leaves their `sections` open. The label
of a text is open where it is spread (内　　容) or has a title above it. The layouts leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.corpus.blocks import Cell, Paragraph
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.local_parts import telephone
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.subjects import Sphere

if TYPE_CHECKING:
    from typing import Any

    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

GROUP: Final = "region"
"""The name of the group."""

HOSPITAL = Sphere(
    ("病院局", "病院事業局"),
    ("総務課", "経営企画課", "医事課", "管財課", "看護部", "薬剤部", "地域連携室", "医療安全管理室", "栄養管理室", "情報システム室", "患者支援センター"),
    ("救急患者の受入れ", "地域医療機関との連携", "紹介患者の増加", "入退院の支援", "医療安全の推進", "院内感染の防止", "看護師の確保", "医師の働き方改革", "診療材料費の節減", "未収金の回収", "後発医薬品の使用", "電子カルテの更新", "患者満足度の向上", "外来の待ち時間", "がん診療体制", "小児救急", "災害時の医療体制", "病床の有効な利用", "医療機器の更新", "健診事業"),
    ("救急外来", "地域包括ケア病棟", "健診センター", "外来化学療法室", "患者相談窓口", "手術室6室"),
    ("経営強化プラン", "中期経営計画", "医療安全管理指針", "災害対応マニュアル", "病院建替え基本構想"),
)  # fmt: skip
"""The field of work of a hospital of the city."""


def spread_label(label: str) -> str:
    """A label of two or three characters over the width of four or five, as in papers of a word processor.

    >>> spread_label("内容"), spread_label("担当課"), spread_label("取組内容")
    ('内　　容', '担 当 課', '取組内容')
    """
    return {2: "　　", 3: " "}.get(len(label), "").join(label)


def free_labels(found: dict[str, Any]) -> None:
    """Leave open the labels of all that was said of a project."""
    for kind in ("entries", "budgets", "ratings"):
        for one in found[kind]:
            free(one, "label")


def centred(sheet: Sheet, text: str) -> None:
    """A line in the middle of the page."""
    sheet.blocks.append(Paragraph(text, "center"))


def sections_with_telephones(heading: tuple[str, ...], style: NameStyle, sheet: Sheet) -> None:
    """Sections with their heads and telephones, and no number of staff."""
    words = sheet.words
    sheet.heading(words.pick(heading))
    head_label = words.pick(("課長名", "所属長", "課長"))
    titles = (words.pick(("課名", "課・室名", "所属名")), head_label, words.pick(("電話番号", "電話", "連絡先")))
    rows: list[Row] = [title_cells(*titles)]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        section(unit, None, None, [found], sheet)
        rows.append((Cell(unit.name), Cell(text), Cell(telephone(sheet), align="center")))
    sheet.table(rows, (0.36, 0.3, 0.26), 1)


def quarters(sheet: Sheet) -> Row:
    """In which quarters a project is prepared, done and finished: marks without words."""
    chance = sheet.facts.chance
    begun, goes_on, ended = sheet.words.template(("○,→,●", "○,○,◎", "→,→,→", "△,○,●")).split(",")
    start = chance.randint(0, 2)
    end = chance.randint(start + 1, 3)
    marks = {start: begun, end: ended, **dict.fromkeys(range(start + 1, end), goes_on)}
    return tuple(Cell(marks.get(at, ""), align="center") for at in range(4))


def weights(sheet: Sheet) -> list[int]:
    """How much each project counts, in steps of five per cent, 100 together."""
    chance = sheet.facts.chance
    shares = [5] * len(sheet.facts.works)
    while sum(shares) < 100:
        shares[chance.randrange(len(shares))] += 5
    return shares
