"""Results of the date functions become the form in which the literal cases write them down."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pipeline.text.date_ranges import parse_date_range
from pipeline.text.dates import parse_date
from pipeline.text.fiscal_year import parse_fiscal_year
from pipeline.text.fiscal_year_ranges import parse_fiscal_year_range
from pipeline.text.relative_dates import parse_relative


def run_era_date(given: Any) -> object:
    """A case's string, with or without a context, becomes the expected form of `era_date`."""
    text, context = _split(given)
    value = parse_date(text, era=context.get("era"))
    if value is None:
        return None
    result: dict[str, object] = {
        "start": _iso(value.start),
        "end": _iso(value.end),
        "precision": value.precision,
        "era": value.era,
        "era_year": value.era_year,
        "flags": list(value.flags),
    }
    return result if value.canonical is None else {**result, "canonical": value.canonical}


def run_fiscal_year(given: Any) -> object:
    """A case's string, with or without a context, becomes the expected form of `fiscal_year`."""
    text, context = _split(given)
    value = parse_fiscal_year(text, context.get("era"))
    if value is None:
        return None
    result: dict[str, object] = {
        "fy": value.year,
        "start": _iso(value.start),
        "end": _iso(value.end),
        "label": value.label,
        "flags": list(value.flags),
    }
    if value.canonical is not None:
        result["canonical"] = value.canonical
    if value.part is not None:
        result["part"] = True
    return result


def run_fy_range(given: Any) -> object:
    """A case's string, with or without a context, becomes the expected form of `fy_range`."""
    text, context = _split(given)
    found = parse_fiscal_year_range(text, context.get("era"))
    if found is None:
        return None
    return {
        "from_fy": found.first.year,
        "to_fy": found.last.year,
        "start": _iso(found.start),
        "end": _iso(found.end),
        "flags": list(found.flags),
    }


def run_date_range(given: Any) -> object:
    """A case's string becomes the expected form of `date_range`."""
    found = parse_date_range(_split(given)[0])
    return found and {"start": _iso(found.start), "end": _iso(found.end), "flags": list(found.flags)}


def run_relative_date(given: Any) -> object:
    """A case's string and context become the expected form of `relative_date`."""
    text, context = _split(given)
    anchor = context.get("anchor")
    value = parse_relative(
        text,
        doc_fiscal_year=context.get("doc_fy"),
        anchor=date.fromisoformat(anchor) if anchor else None,
        anchor_fiscal_year=context.get("anchor_fy"),
        era=context.get("era"),
    )
    if value is None:
        return None
    days = {"start": _iso(value.start), "end": _iso(value.end)}
    return {"type": "date", **days} if value.fiscal_year is None else {"type": "fy", "fy": value.fiscal_year, **days}


def _split(given: Any) -> tuple[str, dict[str, Any]]:
    """A bare string or {"text", "context"} becomes the text and its context."""
    return (given, {}) if isinstance(given, str) else (given["text"], given.get("context") or {})


def _iso(day: date | None) -> str | None:
    """A day becomes its ISO 8601 string."""
    return None if day is None else day.isoformat()


ADAPTERS: dict[str, Callable[[Any], object]] = {
    "era_date": run_era_date,
    "fiscal_year": run_fiscal_year,
    "fy_range": run_fy_range,
    "date_range": run_date_range,
    "relative_date": run_relative_date,
}
