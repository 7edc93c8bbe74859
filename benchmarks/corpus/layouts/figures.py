"""What is printed about a project in columns or rows: texts, measures, grades, money; print and gold together.

Where the contract leaves freedom: a measure has one item for each year that columns name, in printed order; －, 未定 and the like are
null, the item stays; the unit in brackets after an indicator's name is in its `unit`, and stays in the printed label. What is to be reached, in words, is `plan` under a label that names a goal
(目標, 到達目標) and `other` under one that names a level (達成水準, 達成基準). A grade printed as － or left blank is no
rating; `scale` is null, a legend is an extra. An amount printed as － is a budget with `amount_yen` null, a blank cell is
none; a budget's label is the printed title with its unit (予算額（千円）), its `amount_label` the printed cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.layouts.facts import Indicator, Printed, Work
from benchmarks.corpus.layouts.wording import clean, number_or_none, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.corpus.layouts.sheet import Sheet

ItemKind = Literal[
    "number", "name", "sections", "goal",
    "entry.outline", "entry.plan", "entry.midterm", "entry.final", "entry.issue_next", "entry.other",
    "measure.label", "measure.unit", "measure.baseline", "measure.target", "measure.actual",
    "rating.result", "rating.difficulty", "rating.priority", "rating.other",
    "budget.initial", "budget.supplementary", "budget.settlement", "budget.other",
]  # fmt: skip
MoneyForm = Literal["thousand", "bare", "mixed", "plain", "yen", "man"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is printed of each project: its kind, the words of its label, its share of the width.

    `source`: which text of the work stands there, if not that of the kind. `values`: the grades from best to worst.
    `group`: the words of a title over this column and its neighbours with the same words.
    """

    kind: ItemKind
    words: tuple[str, ...]
    width: float = 1.0
    source: str = ""
    values: tuple[str, ...] = ()
    money: tuple[MoneyForm, ...] = ("thousand",)
    group: tuple[str, ...] = ()
    at_least: bool = False
    """Whether a target is printed with 以上."""
    with_unit: bool = False
    """Whether an indicator's name has its unit in brackets (利用者数（人）); its values stand without."""


def entry_of(item: Item, work: Work, sheet: Sheet) -> tuple[str, dict[str, Any]]:
    """A text of a project, and the entry."""
    kind = item.kind.removeprefix("entry.")
    text = work.texts[item.source or kind]
    sheet.state_year(sheet.words.year_in(item.words))
    return text, {
        "entry_type": kind,
        "label": sheet.words.pick(item.words),
        "fiscal_year": sheet.words.year_of(item.words),
        "text": clean(text),
        "attribution": "explicit",
    }


def measure_value(item: Item, one: Indicator, sheet: Sheet) -> Printed:
    """What a column of numbers has of an indicator: of the year its title names."""
    back = sheet.facts.fiscal_year - sheet.words.year_of(item.words)
    if back > 0:
        return one.past[-back]
    return {"baseline": one.baseline, "target": one.target, "actual": one.actual}[item.kind.removeprefix("measure.")]


def measure_text(item: Item, one: Indicator, sheet: Sheet, *, bare: bool) -> str:
    """A cell of an indicator as printed; `bare`: the unit stands elsewhere."""
    if item.kind == "measure.label":
        return label_text(item, one)
    if item.kind == "measure.unit":
        return one.unit
    value = measure_value(item, one, sheet)
    printed = number_text(value, "" if bare else one.unit)
    return f"{printed}以上" if item.at_least and not isinstance(value, str) else printed


def label_text(item: Item, one: Indicator) -> str:
    """An indicator's name as printed."""
    return f"{one.label}（{one.unit}）" if item.with_unit else one.label


def is_bare(items: Iterable[Item]) -> bool:
    """Whether units stand apart from the values: in a column of their own, or behind the indicator's name."""
    return any(item.kind == "measure.unit" or item.with_unit for item in items)


def measures_of(items: tuple[Item, ...], one: Indicator, sheet: Sheet, *, bare: bool) -> list[dict[str, Any]]:
    """An indicator as the contract has it, an item for each year in printed order.

    The unit is known where it is printed: in its own column, or behind any of the values.
    """
    years: dict[int, dict[str, Any]] = {}
    label = next(label_text(item, one) for item in items if item.kind == "measure.label")
    has_unit = bare
    for item in items:
        if item.kind in ("measure.baseline", "measure.target", "measure.actual"):
            value = number_or_none(measure_value(item, one, sheet))
            has_unit = has_unit or value is not None
            # A baseline is the starting point of this year's target, whatever year its title names.
            year = sheet.facts.fiscal_year if item.kind == "measure.baseline" else sheet.words.year_of(item.words)
            years.setdefault(year, {})[item.kind.removeprefix("measure.")] = value
    return [
        {
            "label": label,
            "unit": clean(one.unit) if has_unit else None,
            "baseline": values.get("baseline"),
            "target": values.get("target"),
            "actual": values.get("actual"),
            "fiscal_year": year,
        }
        for year, values in years.items()
    ]


def rating_of(item: Item, work: Work, sheet: Sheet) -> tuple[str, dict[str, Any] | None]:
    """A grade as printed, and the rating."""
    subject = item.kind.removeprefix("rating.")
    lot = sheet.facts.chance.random()
    if lot < 0.05:
        return ("－" if lot < 0.03 else ""), None
    rank = work.result if subject == "result" else work.hardness
    value = item.values[min(rank, len(item.values) - 1)]
    label = sheet.words.pick(item.words)
    return value, {"label": label, "value": clean(value), "scale": None, "subject": subject}


def budget_of(item: Item, work: Work, sheet: Sheet) -> tuple[str, dict[str, Any] | None]:
    """An amount as printed, and the budget."""
    kind = item.kind.removeprefix("budget.")
    index = {"initial": 0, "supplementary": 1, "settlement": 2, "other": 0}[kind]
    amount = work.money[index]
    lot = sheet.facts.chance.random()
    if lot < 0.02:
        return "", None
    none = lot < 0.05
    printed = "－" if none else money_text(amount, sheet.words.template(item.money))  # type: ignore[arg-type]
    return printed, {
        "label": sheet.words.pick(item.words),
        "fiscal_year": sheet.words.year_of(item.words),
        "amount_yen": None if none else yen(amount, sheet.words.template(item.money)),
        "amount_label": printed,
        "kind": kind,
    }


def yen(thousands: int, form: str) -> int:
    """What an amount of thousands says when it is printed in that form: in 万円 the last digit is cut off."""
    return (thousands // 10 * 10 if form == "man" else thousands) * 1000


def money_text(thousands: int, form: MoneyForm) -> str:
    """An amount of thousand yen as printed.

    >>> [money_text(280391, form) for form in ("thousand", "bare", "mixed", "plain", "yen", "man")]
    ['280,391千円', '280,391', '2億8,039万1千円', '280391千円', '280,391,000円', '28,039万円']
    >>> money_text(-1250, "bare"), money_text(40000, "mixed")
    ('△1,250', '4,000万円')
    """
    sign, size = ("△" if thousands < 0 else ""), abs(thousands)
    if form == "mixed":
        oku, rest = divmod(size, 100_000)
        man, sen = divmod(rest, 10)
        parts = (f"{oku:,}億" if oku else "", f"{man:,}万" if man else "", f"{sen}千" if sen else "")
        return f"{sign}{''.join(parts) or '0'}円"
    return (
        sign
        + {
            "thousand": f"{size:,}千円",
            "bare": f"{size:,}",
            "plain": f"{size}千円",
            "yen": f"{size * 1000:,}円",
            "man": f"{size // 10:,}万円",
        }[form]
    )
