"""Results for counts, money, codes, municipalities and sections become the form of the literal cases."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pipeline.text.codes import find_municipality, parse_code
from pipeline.text.counts import InnerCount, parse_count
from pipeline.text.money import parse_yen
from pipeline.text.numerals import Number
from pipeline.text.sections import SectionName, parse_section


def _json_number(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)


def _inner(count: InnerCount) -> dict[str, object]:
    return {"value": _json_number(count.value), "label": count.label}


def run_count(given: Any) -> object:
    """A case's text becomes the expected form of `count`."""
    count = parse_count(given)
    if count is None:
        return None
    answer: dict[str, object] = {"unit": count.unit}
    if count.value is not None:
        answer["value"] = _json_number(count.value)
    if count.minimum is not None and count.maximum is not None:
        answer |= {"min": _json_number(count.minimum), "max": _json_number(count.maximum)}
    if count.qualifier is not None:
        answer["qualifier"] = count.qualifier
    if count.inner:
        items = [_inner(item) for item in count.inner]
        answer["inner"] = items[0] if len(items) == 1 else items
    return answer


def run_money(given: Any) -> object:
    """A case's text, or its text and the unit of its caption, becomes the expected form of `money`."""
    if isinstance(given, str):
        return parse_yen(given)
    return parse_yen(given["text"], unit_scale=given["unit_scale"])


def run_lg_code(given: Any) -> object:
    """A case's code becomes the expected form of `lg_code`."""
    code = parse_code(str(given))
    answer: dict[str, object] = {
        "valid": code.valid,
        "code6": code.code6,
        "code5": code.code5,
        "pref": code.prefecture,
        "name": code.name,
    }
    if code.reason is not None:
        answer["reason"] = code.reason
    if code.flags:
        answer["flags"] = list(code.flags)
    return answer


def run_municipality(given: Any) -> object:
    """A case's name, or its name and day, becomes the expected form of `municipality`."""
    if isinstance(given, str):
        return [government.code for government in find_municipality(given)]
    found = find_municipality(given["name"], as_of=date.fromisoformat(given["as_of"]))
    return [government.code for government in found]


def run_section(given: Any) -> object:
    """A case's text becomes the expected form of `section`."""
    name = parse_section(given) or SectionName()
    return {"section": name.section, "department": name.department, "post": name.post}


ADAPTERS: dict[str, Callable[[Any], object]] = {
    "count": run_count,
    "money": run_money,
    "lg_code": run_lg_code,
    "municipality": run_municipality,
    "section": run_section,
}
