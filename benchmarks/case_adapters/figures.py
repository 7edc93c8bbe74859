"""Results for figures, amounts, grades and references to goals become the form of the literal cases."""

from collections.abc import Callable
from typing import Any

from pipeline.text.amounts import parse_amount
from pipeline.text.goal_references import parse_goal_reference
from pipeline.text.label_years import years_of_label
from pipeline.text.measure_units import clean_unit
from pipeline.text.no_value import states_nothing
from pipeline.text.quantities import parse_quantity
from pipeline.text.ratings import parse_grade, scale_in_label


def run_quantity(given: Any) -> object:
    """A case's text, or its text and the measure's unit, becomes value, unit and what else is set."""
    text, unit = (given, None) if isinstance(given, str) else (given["text"], given["unit"])
    found = parse_quantity(text, unit)
    if found is None:
        return None
    answer: dict[str, object] = {"value": _json(found.value), "unit": found.unit}
    if found.note is not None:
        answer["note"] = found.note
    if found.repaired:
        answer["repaired"] = True
    if found.before is not None:
        answer["before"] = _json(found.before)
    return answer


def run_amount(given: Any) -> object:
    """A case's text, or its text and the unit of its label, becomes yen, or yen and what stands beside it."""
    text, scale = (given, None) if isinstance(given, str) else (given["text"], given["unit_scale"])
    found = parse_amount(text, scale)
    if found is None:
        return None
    return found.yen if found.note is None else {"yen": found.yen, "note": found.note}


def run_goal_reference(given: Any) -> object:
    """A case's text becomes the list of goal numbers."""
    found = parse_goal_reference(given)
    return None if found is None else list(found.numbers)


def run_label_years(given: Any) -> object:
    """A case's label and the report's year become the years named."""
    return list(years_of_label(given["label"], given["report_year"]))


def _json(value: Any) -> int | float:
    return value if isinstance(value, int) else float(value)


ADAPTERS: dict[str, Callable[[Any], object]] = {
    "quantity": run_quantity,
    "amount": run_amount,
    "grade": parse_grade,
    "grade_scale": scale_in_label,
    "goal_reference": run_goal_reference,
    "label_years": run_label_years,
    "measure_unit": clean_unit,
    "no_value": states_nothing,
}
