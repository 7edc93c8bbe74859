"""Measures of a project as printed → numbers with one unit and a year; what cannot be read is null with a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.raw import RawMeasure, RawText
from pipeline.model.report import Measure
from pipeline.normalize.values import Notes, as_printed, label_of
from pipeline.text.blanks import is_blank_mark
from pipeline.text.clean import clean_text
from pipeline.text.enumerators import split_marker
from pipeline.text.fiscal_year import find_fiscal_years
from pipeline.text.fold import fold
from pipeline.text.label_years import years_of_label
from pipeline.text.measure_units import clean_unit, is_date_unit, rescaled, same_count, unit_in_label
from pipeline.text.no_value import is_blank_form, is_new, states_nothing
from pipeline.text.numerals import Number
from pipeline.text.quantities import Quantity, parse_quantity

_DATED_LABEL = re.compile(
    "(?:時期|期日|期限|年月日?|月日|日程|(?:完了|完成|開始|達成|目標|実施|予定|策定)(?:日|年度?))$"
)
"""Such an indicator is reached on a day: 28.10 beside it is no number."""
_EVENT_LABEL = re.compile("(?:開始|完成|完了|竣工|着工|開設|開館|開園|開通|策定|制定|公表|移転)$")
_MONTH = re.compile("[HR]?[0-9]{1,2}[.](?:[1-9]|1[0-2])")
_FIGURE_TITLE = re.compile("目標|実績|基準|現状|計画|達成|数値")
_YEAR_IN_BRACKET = re.compile(r"\(([^()]{2,14})\)$")
_FIELDS = ("target", "actual", "baseline")
"""In the order in which they tell the unit."""


def measures_of(raws: Sequence[RawMeasure], path: str, fiscal_year: int | None, notes: Notes) -> tuple[Measure, ...]:
    """The measures of a project in printed order; `path` is the pointer of their list."""
    own = _of_one_year([one for raw in raws for one in _by_year(raw, fiscal_year)], fiscal_year)
    return tuple(_measure(raw, f"{path}/{index}", fiscal_year, notes) for index, raw in enumerate(own))


def _of_one_year(raws: Sequence[RawMeasure], fiscal_year: int | None) -> list[RawMeasure]:
    """2020年度目標 and R2年度実績 of an indicator, two measures as printed → one: the year is the same."""
    found: list[RawMeasure] = []
    for raw in raws:
        last = found[-1] if found else None
        if (
            last is not None
            and _says_more(last, raw)
            and _year_printed(last, fiscal_year) == _year_printed(raw, fiscal_year)
        ):
            found[-1] = replace(
                last, **{field: getattr(raw, field) for field in _FIELDS if getattr(raw, field) is not None}
            )
        else:
            found.append(raw)
    return found


def _says_more(last: RawMeasure, raw: RawMeasure) -> bool:
    """Whether a measure is of the indicator of the one before it, and holds nothing that that one holds."""
    if raw.label != last.label or raw.fiscal_year_label is None or last.fiscal_year_label is None:
        return False
    return raw.unit == last.unit and all(getattr(last, one) is None or getattr(raw, one) is None for one in _FIELDS)


def _year_printed(raw: RawMeasure, fiscal_year: int | None) -> int | str:
    """The year that a measure prints; its words where they do not name one."""
    text = "" if raw.fiscal_year_label is None else raw.fiscal_year_label.text
    years = years_of_label(text, fiscal_year)
    return years[0] if len(years) == 1 else text


def _by_year(raw: RawMeasure, fiscal_year: int | None) -> tuple[RawMeasure, ...]:
    """A target of another year than the report's beside an actual value without a year (or the reverse) → one measure each."""
    if raw.year_of_one is None or raw.fiscal_year_label is None:
        return (raw,)
    years = years_of_label(raw.fiscal_year_label.text, fiscal_year)
    if years == (fiscal_year,) or raw.target is None or raw.actual is None:
        return (raw,)
    dated = replace(raw, actual=None) if raw.year_of_one == "target" else replace(raw, target=None)
    other = replace(raw, target=None) if raw.year_of_one == "target" else replace(raw, actual=None)
    return (dated, replace(other, baseline=None, fiscal_year_label=None))


def _measure(raw: RawMeasure, path: str, fiscal_year: int | None, notes: Notes) -> Measure:
    notes.proofs[f"{path}/label"] = raw.label
    cells = {
        field: text for field in _FIELDS if (text := getattr(raw, field)) is not None and not _is_empty(field, text)
    }
    if raw.target is None and raw.actual is None and raw.baseline is None:
        notes.doubt("measure-without-figure", f"no figure stands beside 「{as_printed(raw.label)}」", raw.label, path)
    if _lists_several(raw.label, cells):
        notes.doubt(
            "unreadable-figure",
            f"「{as_printed(raw.label)}」: several figures stand beside it, and its lines do not tell which belongs to what",
            raw.label,
            path,
        )
        cells = {}
    stated, stated_text = _stated_unit(raw, path, notes)
    read = _read(raw.label, cells, stated)
    unit, unit_text = _settled_unit(read, cells, stated, stated_text)
    if unit is not None and unit_text is not None:
        notes.proofs[f"{path}/unit"] = unit_text
    if stated is not None and unit != stated and unit_text is not None:
        message = f"「{as_printed(unit_text)}」 is printed beside figures, 「{stated}」 as their unit; the figures' own was taken"
        notes.doubt("unit-conflict", message, unit_text, f"{path}/unit")
    values: dict[str, float | int | None] = dict.fromkeys(_FIELDS)
    for field, text in cells.items():
        values[field] = _value(text, read[field], unit, f"{path}/{field}", notes)
    if values["baseline"] is None and raw.baseline is None:
        values["baseline"] = _before(raw, read, unit, path, notes)
    return Measure(
        label=label_of(raw.label),
        unit=unit,
        baseline=values["baseline"],
        target=values["target"],
        actual=values["actual"],
        fiscal_year=year_of(raw.fiscal_year_label, _year_part(raw.label), fiscal_year, path, notes),
    )


def _lists_several(label: RawText, cells: Mapping[str, RawText]) -> bool:
    """Whether one measure has the indicators (①, ②) or the figures of several, a line each."""
    marked = len(label.pieces) > 1 and sum(split_marker(piece.text) is not None for piece in label.pieces) > 1
    if cells and marked:
        return True
    return any(
        len(text.pieces) > 1 and sum(parse_quantity(piece.text) is not None for piece in text.pieces) > 1
        for text in cells.values()
    )


def _is_empty(field: str, text: RawText) -> bool:
    """Whether a cell says that there is no value, which is no finding."""
    printed = text.text
    return states_nothing(printed) or is_blank_form(printed) or (field == "baseline" and is_new(printed))


def _stated_unit(raw: RawMeasure, path: str, notes: Notes) -> tuple[str | None, RawText | None]:
    """The unit that the column of units or a bracket in the indicator's name states, and where."""
    if raw.unit is not None and not is_blank_mark(raw.unit.text):
        printed = as_printed(raw.unit)
        # 目標値（％）: the title of the column of figures where no column of units stands beside it.
        unit = unit_in_label(printed) if _FIGURE_TITLE.search(printed) else clean_unit(printed)
        if unit is not None:
            return unit, raw.unit
        notes.doubt("unreadable-figure", f"「{printed}」 is no unit", raw.unit, f"{path}/unit")
    unit = unit_in_label(as_printed(raw.label))
    return (None, None) if unit is None else (unit, raw.label)


def _read(label: RawText, cells: Mapping[str, RawText], stated: str | None) -> Mapping[str, Quantity | None]:
    """Each filled cell → its quantity; the unit of one cell tells which number of another is meant."""
    if (stated is not None and is_date_unit(stated)) or _DATED_LABEL.search(clean_text(label.text)):
        return dict.fromkeys(cells)
    # 供用開始 28.10: the month of an event, no decimal.
    event = _EVENT_LABEL.search(clean_text(label.text)) is not None
    months = [field for field, text in cells.items() if event and _MONTH.fullmatch(fold(text.text))]
    read = {field: parse_quantity(text.text, stated) for field, text in cells.items()}
    if stated is None:
        common = next((quantity.unit for quantity in read.values() if quantity is not None and quantity.unit), None)
        if common is not None:
            read = {field: parse_quantity(text.text, common) for field, text in cells.items()}
    return {**read, **dict.fromkeys(months)}


def _settled_unit(
    read: Mapping[str, Quantity | None], cells: Mapping[str, RawText], stated: str | None, stated_text: RawText | None
) -> tuple[str | None, RawText | None]:
    """The measure's unit: the stated one, unless every figure prints another; else the first printed with a figure."""
    printed = [(quantity.unit, cells[field]) for field, quantity in read.items() if quantity is not None]
    if stated is None:
        return next(((unit, text) for unit, text in printed if unit is not None), (None, None))
    own = {unit for unit, _ in printed}
    if len(own) == 1 and (unit := own.pop()) is not None and not _comparable(unit, stated):
        return unit, printed[0][1]
    return stated, stated_text


def _comparable(unit: str, stated: str) -> bool:
    return same_count(unit, stated) or rescaled(1, unit, stated) is not None


def _value(text: RawText, quantity: Quantity | None, unit: str | None, path: str, notes: Notes) -> float | int | None:
    """A quantity → the number in the measure's unit, or null; findings say what the number alone does not."""
    printed = as_printed(text)
    if quantity is None:
        notes.doubt("unreadable-figure", f"「{printed}」 is no single number", text, path)
        return None
    value = quantity.value
    if quantity.unit is not None and unit is not None and not same_count(quantity.unit, unit):
        converted = rescaled(quantity.value, quantity.unit, unit)
        done = "left out" if converted is None else f"converted to {converted} {unit}"
        notes.doubt("unit-conflict", f"「{printed}」 is not in 「{unit}」; {done}", text, path)
        if converted is None:
            return None
        value = converted
    notes.proofs[path] = text
    if quantity.repaired:
        notes.doubt("figure-repaired", f"「{printed}」 was read as {value}", text, path)
    if quantity.note is not None and not (path.endswith("/baseline") and _only_a_year(quantity.note)):
        notes.doubt("figure-qualified", f"「{printed}」 says more than {value}", text, path)
    return as_json(value)


def _only_a_year(note: str) -> bool:
    """Whether a remark only says of which year a baseline is."""
    return len(years_of_label(note.strip("()"), None)) == 1


def _before(
    raw: RawMeasure, read: Mapping[str, Quantity | None], unit: str | None, path: str, notes: Notes
) -> float | int | None:
    """The number left of the arrow in 0km → 1.03km, where nothing else is the baseline and the target prints one."""
    target = read.get("target")
    if raw.target is None or target is None or target.before is None:
        return None
    if target.unit is not None and unit is not None and not same_count(target.unit, unit):
        return None
    notes.proofs[f"{path}/baseline"] = raw.target
    notes.doubt(
        "figure-qualified",
        f"「{as_printed(raw.target)}」: what stands before the arrow was taken",
        raw.target,
        f"{path}/baseline",
    )
    return as_json(target.before)


def as_json(value: Number) -> float | int:
    """An exact number → the JSON number that prints the same digits.

    >>> as_json(Decimal("53.60")), as_json(Decimal("3.0")), as_json(7)
    (53.6, 3, 7)
    """
    return int(value) if value == int(value) else float(Decimal(value))


def _year_part(label: RawText) -> RawText | None:
    """The label of a measure where it begins with a fiscal year or ends in a bracket that is one; else None.

    Years inside a name belong to what is counted: 2020年大会関連事業の参加者数.
    """
    folded = fold(clean_text(label.text))
    if any(start <= 1 for start, _, _ in find_fiscal_years(folded)):
        return label
    bracket = _YEAR_IN_BRACKET.search(folded)
    return label if bracket is not None and years_of_label(bracket[1], None) else None


def year_of(
    title: RawText | None, label: RawText | None, fiscal_year: int | None, path: str, notes: Notes
) -> int | None:
    """The fiscal year of a figure: the one in the title of its column, else in its own label, else the report's own."""
    for text in (title, label):
        years = () if text is None else years_of_label(text.text, fiscal_year)
        if text is None or not years:
            continue
        if len(years) == 1:
            notes.proofs[f"{path}/fiscal_year"] = text
            return years[0]
        named = ", ".join(map(str, years))
        notes.doubt("figure-year-unclear", f"「{as_printed(text)}」 names {named}", text, f"{path}/fiscal_year")
        return None
    return fiscal_year
