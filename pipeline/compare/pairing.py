"""Rows without a partner of the same id become pairs: by id through the years, by natural key, by nearly equal names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.compare.difference import Method
from pipeline.compare.names import LEAST_LEAD, LEAST_LIKENESS, folded, likeness, without_year
from pipeline.compare.side import ORDER, RowDict
from pipeline.publish.columns import Table

Key = tuple[Hashable, ...]
Found = tuple[RowDict, RowDict, Method, float | None]
_ROUNDS = 8
"""Rows that hang on each other (a goal below a goal) are paired level by level, down to this depth."""


@dataclass(slots=True)
class Known:
    """What is paired so far: ids of the old output that have another id in the new one."""

    new_ids: dict[str, str] = field(default_factory=dict)

    def of(self, old_id: object) -> object:
        """The id in the new output of what has this id in the old one; itself where the ids agree."""
        return self.new_ids.get(old_id, old_id) if isinstance(old_id, str) else old_id


@dataclass(frozen=True, slots=True)
class Step:
    """One way to find partners: columns that hold ids of other rows, and what else must agree.

    Rows whose keys agree are paired if each side has as many of them, in printed order; else the choice is open. A key
    with an empty last part names nothing.
    """

    references: tuple[str, ...]
    parts: tuple[tuple[str, Callable[[str | None], str]], ...]
    method: Method = "natural_key"
    may_repeat: bool = True
    may_be_empty: bool = False


def _plain(text: str | None) -> str:
    return "" if text is None else str(text)


def _by(*references: str, **parts: Callable[[str | None], str]) -> Step:
    return Step(references, tuple(parts.items()))


def _scope(report_id: str | None) -> str:
    """The municipality's code in the id of a report; nothing where it was not known.

    >>> _scope("rpt-142034-2016-0123456789"), _scope("rpt-uacc69894-2016-0123456789")
    ('142034', '')
    """
    scope = _plain(report_id).split("-")[1:2]
    return scope[0] if scope and not scope[0].startswith("u") else ""


def _entity(column: str, *references: str) -> Step:
    return Step(references, ((column, _plain),), "entity_id", may_repeat=False)


_STEPS: Mapping[str, tuple[Step, ...]] = {
    "documents": (_by(path=_plain),),
    "reports": (
        _entity("department_entity_id"),
        _by("document_id", department_parents=folded, fiscal_year=_plain, department_name=folded),
        Step(
            (), (("department_parents", folded), ("report_id", _scope), ("department_name", folded)), may_repeat=False
        ),
    ),
    "sections": (_entity("section_entity_id", "report_id"), _by("report_id", name=folded)),
    "officers": (_by("report_id", "section_id", role_label=folded, role=_plain),),
    "policies": (
        _by("report_id", kind=_plain, label=folded, paragraph_no=_plain),
        Step(("report_id",), (("kind", _plain), ("paragraph_no", _plain)), may_repeat=False),
    ),
    "goals": (_by("report_id", "parent_goal_id", goal_no=_plain), _by("report_id", "parent_goal_id", text=folded)),
    "projects": (_entity("project_entity_id", "report_id"), _by("report_id", name=folded)),
    "project_sections": (_by("project_id", label=folded),),
    "project_entries": (
        _by("project_id", label=folded, entry_type=_plain),
        _by("project_id", label=without_year, entry_type=_plain),
        Step(("project_id",), (("entry_type", _plain),), may_repeat=False),
    ),
    "project_measures": (
        _by("project_id", fiscal_year=_plain, label=folded),
        Step(("project_id",), (("label", without_year),), may_repeat=False),
    ),
    "project_ratings": (_by("project_id", subject=_plain, label=folded),),
    "project_budgets": (
        _by("project_id", fiscal_year=_plain, kind=_plain, label=folded),
        Step(("project_id",), (("kind", _plain), ("label", without_year)), may_repeat=False, may_be_empty=True),
    ),
    "extras": (
        _by("report_id", label=folded, text=folded),
        Step(("report_id",), (("label", folded),), may_repeat=False),
    ),
    "source_lines": (_by("document_id", line_no=_plain),),
    "issues": (_by("document_id", path=_plain, code=_plain),),
}
NAMING: Mapping[str, str] = {
    "documents": "path",
    "reports": "department_name",
    "sections": "name",
    "projects": "name",
}
"""The column that names a thing: where it differs in more than widths and blanks, the thing was renamed."""
_LIKE: Mapping[str, str] = {"reports": "", "sections": "report_id", "projects": "report_id"}
"""Tables whose rows may be paired by likeness, and within what."""


def pair_leftovers(
    table: Table, old: Iterable[RowDict], new: Iterable[RowDict], known: Known, taken: frozenset[str]
) -> tuple[list[Found], list[RowDict], list[RowDict]]:
    """The rows that only one side has by id → pairs, and what is left of each side.

    `taken` are the ids through the years that rows paired by id have: what is there in both outputs with its own year is
    no partner for another year. New pairs are added to `known`.
    """
    pairs: list[Found] = []
    left_old, left_new = _in_order(old), _in_order(new)
    for _ in range(_ROUNDS):
        before = len(pairs)
        for step in _STEPS.get(table.name, ()):
            found = list(_matched(step, left_old, left_new, known, taken))
            pairs += found
            left_old, left_new = _without(found, left_old, left_new, table, known)
        if len(pairs) == before or not left_old or not left_new:
            break
    if table.name in _LIKE and left_old and left_new:
        found = list(_alike(table, left_old, left_new, known))
        pairs += found
        left_old, left_new = _without(found, left_old, left_new, table, known)
    return pairs, left_old, left_new


def _in_order(rows: Iterable[RowDict]) -> list[RowDict]:
    return sorted(rows, key=lambda row: int(row[ORDER] or 0))


def _without(
    found: Sequence[Found], old: list[RowDict], new: list[RowDict], table: Table, known: Known
) -> tuple[list[RowDict], list[RowDict]]:
    if not found:
        return old, new
    key = table.primary_key
    known.new_ids.update({str(one[key]): str(two[key]) for one, two, _, _ in found})
    gone_old, gone_new = {one[key] for one, *_ in found}, {two[key] for _, two, *_ in found}
    return [row for row in old if row[key] not in gone_old], [row for row in new if row[key] not in gone_new]


def _matched(
    step: Step, old: Sequence[RowDict], new: Sequence[RowDict], known: Known, taken: frozenset[str]
) -> Iterator[Found]:
    ours, theirs = _grouped(step, old, known), _grouped(step, new, Known())
    for key, rows in ours.items():
        partners = theirs.get(key, ())
        if len(rows) != len(partners) or (len(rows) > 1 and not step.may_repeat):
            continue
        if step.method == "entity_id" and str(key[-1]) in taken:
            continue
        for one, two in zip(rows, partners, strict=True):
            yield one, two, step.method, None


def _grouped(step: Step, rows: Sequence[RowDict], known: Known) -> dict[Key, list[RowDict]]:
    groups: dict[Key, list[RowDict]] = defaultdict(list)
    for row in rows:
        parts = tuple(fold(_text(row.get(name))) for name, fold in step.parts)
        if parts[-1] or step.may_be_empty:
            groups[*(known.of(row.get(name)) for name in step.references), *parts].append(row)
    return groups


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _alike(table: Table, old: Sequence[RowDict], new: Sequence[RowDict], known: Known) -> Iterator[Found]:
    """Pairs whose names are nearly the same, each the other's best by a clear lead."""
    within, column = _LIKE[table.name], NAMING[table.name]
    groups: dict[object, list[RowDict]] = defaultdict(list)
    for row in new:
        groups[_group(row, within, Known())].append(row)
    scores = [
        (score, one, two)
        for one in old
        if (group := _group(one, within, known))
        for two in groups.get(group, ())
        if (score := likeness(_plain(_text(one.get(column))), _plain(_text(two.get(column))))) >= LEAST_LIKENESS
    ]
    key = table.primary_key
    for score, one, two in sorted(scores, key=lambda item: (-item[0], str(item[1][key]), str(item[2][key]))):
        rivals = [other for other, a, b in scores if (a is one) != (b is two)]
        if all(score - other >= LEAST_LEAD for other in rivals):
            yield one, two, "likeness", round(score, 3)


def _group(row: RowDict, within: str, known: Known) -> object:
    return known.of(row.get(within)) if within else _scope(_text(row.get("report_id")))
