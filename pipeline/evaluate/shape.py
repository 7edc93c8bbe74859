"""The contract's report as a list of what is compared: every leaf with its class, every list with how its items are found again.

Ids and order numbers (`report_id`, `section_id` of the staffing table, `project_id`, `project_no`) are no content and not
compared. A project's `section_id` is compared as the name of the section it points at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pipeline.evaluate.align import Exact, Similar, Stage, choices, content, soft

FieldClass = Literal[
    "header", "officers", "staffing", "policies", "goals", "project names", "project sections", "project goals",
    "entries: text", "entries: kind", "measures", "ratings", "budgets", "extras",
]  # fmt: skip
JsonObject = Mapping[str, Any]
WHOLE_TEXT: Final = "text"
"""The one key of a list of plain values, where a stage expects an item."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of the contract. `is_text`: it is also compared softly (NFKC, blanks left out)."""

    name: str
    of: FieldClass
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Values:
    """A list of plain values, or (`keyed`) an object with free keys: each value is a leaf."""

    name: str
    of: FieldClass
    is_text: bool = True
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the contract. `witness` names the leaves whose print stands for the whole object, the best first."""

    leaves: tuple[Leaf, ...] = ()
    values: tuple[Values, ...] = ()
    parts: tuple[tuple[str, Shape], ...] = ()
    items: tuple[Items, ...] = ()
    witness: tuple[str, ...] = ()
    nested: str | None = None
    """The list that holds objects of this same shape."""

    def printed(self, item: JsonObject) -> str | None:
        """The print that stands for an object of this shape."""
        stated = (choices(item.get(name))[0] for name in self.witness)
        return next((str(value) for value in stated if value is not None), None)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of objects, and the stages by which an object is found again, the surest first."""

    name: str
    shape: Shape
    stages: tuple[Stage, ...]


def _leaves(of: FieldClass, texts: str, others: str = "") -> tuple[Leaf, ...]:
    return (*(Leaf(name, of) for name in texts.split()), *(Leaf(name, of, is_text=False) for name in others.split()))


def _same(*names: str) -> Exact:
    """Equal in all of these fields (softly), and at least one of them stated."""

    def key(item: JsonObject) -> tuple[str, ...] | None:
        values = [choices(item.get(name))[0] for name in names]
        return None if all(value is None for value in values) else tuple(soft(str(value)) for value in values)

    return Exact(key)


def _like(name: str, floor: float) -> Similar:
    return Similar(lambda item: soft(str(choices(item.get(name))[0] or "")), floor)


def _alike(floor: float) -> Similar:
    """Alike in all that they hold."""
    return Similar(content, floor)


def _department(report: JsonObject) -> str | None:
    department = report.get("department")
    return None if not department else soft(str(department.get("name")))


def _department_and_year(report: JsonObject) -> tuple[str, str] | None:
    department = _department(report)
    return None if department is None else (department, str(report.get("fiscal_year")))


TEXT_STAGES: Final = (_same(WHOLE_TEXT), _like(WHOLE_TEXT, 0.3))
NUMBER_STAGES: Final = (_same(WHOLE_TEXT), _alike(0))
"""A number in place of another is one wrong number."""

_OFFICER = Shape(
    leaves=_leaves(
        "officers",
        "role_label full_name family_name given_name family_name_kana given_name_kana label",
        "role concurrent",
    ),
    witness=("label", "full_name", "role_label"),
)
_OFFICERS = Items(
    "officers", _OFFICER, (_same("label"), _same("full_name"), _like("label", 0.4), _same("role_label"), _alike(0.5))
)
_SECTION = Shape(
    leaves=_leaves("staffing", "name staff_count_label", "staff_count"),
    values=(Values("staff_counts", "staffing", is_text=False, keyed=True),),
    items=(_OFFICERS,),
    witness=("name",),
)
_STAFFING = Shape(
    leaves=_leaves("staffing", "as_of_label", "as_of_date"),
    parts=(
        ("stated_total", Shape(leaves=_leaves("staffing", "label", "staff_count includes_head"), witness=("label",))),
    ),
    items=(Items("sections", _SECTION, (_same("name"), _like("name", 0.5), _alike(0.5))),),
)
_POLICY = Shape(
    leaves=_leaves("policies", "label", "kind"), values=(Values("paragraphs", "policies"),), witness=("label",)
)
_GOAL = Shape(leaves=_leaves("goals", "marker text", "goal_no"), witness=("text",), nested="children")
GOAL_STAGES: Final = (_same("text"), _like("text", 0.4), _same("goal_no"), _alike(0.4))
_ENTRY = Shape(
    leaves=(
        *_leaves("entries: text", "text"),
        *_leaves("entries: kind", "label", "entry_type fiscal_year attribution"),
    ),
    witness=("text",),
)
_MEASURE = Shape(leaves=_leaves("measures", "label unit", "baseline target actual fiscal_year"), witness=("label",))
_RATING = Shape(leaves=_leaves("ratings", "label value scale", "subject"), witness=("label",))
_BUDGET = Shape(
    leaves=_leaves("budgets", "label amount_label", "fiscal_year amount_yen kind"), witness=("amount_label",)
)
_PROJECT = Shape(
    leaves=_leaves("project names", "name name_label"),
    values=(Values("goal_nos", "project goals", is_text=False),),
    items=(
        Items(
            "sections",
            Shape(leaves=_leaves("project sections", "label section_id", "match_method"), witness=("label",)),
            (_same("label"), _like("label", 0.4)),
        ),
        Items(
            "entries",
            _ENTRY,
            (_same("entry_type", "fiscal_year", "label"), _same("text"), _like("text", 0.5), _same("entry_type")),
        ),
        Items(
            "measures",
            _MEASURE,
            (_same("label", "fiscal_year"), _same("label"), _like("label", 0.5), _alike(0.6)),
        ),
        Items("ratings", _RATING, (_same("label", "subject"), _same("label"), _same("value"))),
        Items(
            "budgets",
            _BUDGET,
            (
                _same("kind", "label", "fiscal_year"),
                _same("amount_label"),
                _same("label"),
                _same("kind", "fiscal_year"),
            ),
        ),
    ),
    witness=("name_label", "name"),
)
REPORT: Final = Shape(
    leaves=_leaves("header", "title fiscal_year_label", "fiscal_year report_status"),
    parts=(
        ("department", Shape(_leaves("header", "name"), (Values("parents", "header"),), witness=("name",))),
        ("staffing", _STAFFING),
    ),
    items=(
        _OFFICERS,
        Items("policies", _POLICY, (_same("label"), _like("label", 0.5), _alike(0.5), _same("kind"))),
        Items("goals", _GOAL, GOAL_STAGES),
        Items("projects", _PROJECT, (_same("name"), _like("name", 0.5), _alike(0.4))),
    ),
    witness=("title",),
)
"""`extras` are compared apart (`compare.py`): where text goes that no field holds is free."""
REPORT_STAGES: Final = (Exact(_department_and_year), Exact(_department), _like("title", 0.6), _alike(0.2))
