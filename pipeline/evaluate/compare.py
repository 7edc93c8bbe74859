"""The gold of a document and its output → every leaf counted, and every leaf that is not right as an error."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias

from pipeline.evaluate.align import Stage, align, choices, soft
from pipeline.evaluate.shape import (
    GOAL_STAGES,
    NUMBER_STAGES,
    REPORT,
    REPORT_STAGES,
    TEXT_STAGES,
    WHOLE_TEXT,
    FieldClass,
    JsonObject,
    Leaf,
    Shape,
    Values,
)

Outcome = Literal["wrong", "missing", "spurious"]
_DOUBTS: Final = frozenset((("attribution", "inferred"), ("match_method", "none"), ("match_method", "normalized")))
"""Values by which the contract says that something is not as printed; an issue about such an item is no false alarm."""
_Reports: TypeAlias = Sequence[JsonObject]


@dataclass(frozen=True, slots=True)
class Error:
    """A leaf that is not right.

    `path` is the JSON Pointer of the leaf in the output; below an item that the output lacks, its number is `-` (RFC 6901:
    the item after the last). `pattern` is the path below the report without numbers. `whole` is the pointer of the item
    that is missing or spurious as a whole, in the gold or the output; `witness` the print that must stand somewhere if
    the value was missed. `is_soft`: the texts differ in widths and blanks only.
    """

    of: FieldClass
    outcome: Outcome
    pattern: str
    path: str
    gold: Any
    output: Any
    is_soft: bool = False
    whole: str | None = None
    whole_pattern: str | None = None
    witness: str | None = None


@dataclass(slots=True)
class Comparison:
    """What the comparison of a document found.

    `right` counts by class; `confirmed` holds the pointers of what is null or empty in both, or doubtful by the gold as
    well (an inferred attribution, a section not found, several values accepted); `left_out` counts the patterns that the gold does not speak of.
    """

    right: Counter[FieldClass] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)
    confirmed: set[str] = field(default_factory=set)
    left_out: Counter[str] = field(default_factory=Counter)
    gold_extras: str = ""
    """All that the gold keeps in `extras`, softly."""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the comparison stands, and the item around it that only one side has."""

    path: str
    gold_path: str
    pattern: str = ""
    whole: str | None = None
    whole_pattern: str | None = None
    witness: str | None = None

    def below(self, name: str) -> _At:
        pattern = f"{self.pattern}/{name}" if self.pattern else name
        return replace(self, path=f"{self.path}/{name}", gold_path=f"{self.gold_path}/{name}", pattern=pattern)

    def item(self, gold: int | None, output: int | None, printed: str | None) -> _At:
        """The item of these numbers; None: the side does not have it, and `printed` stands for it."""
        path, gold_path = f"{self.path}/{_number(output)}", f"{self.gold_path}/{_number(gold)}"
        pattern = f"{self.pattern}/*" if self.pattern else self.pattern
        if gold is not None and output is not None:
            return replace(self, path=path, gold_path=gold_path, pattern=pattern)
        whole = self.whole or (path if gold is None else gold_path)
        own = printed or self.witness
        return _At(path, gold_path, pattern, whole, self.whole_pattern or pattern or "report", own)


def _number(number: int | None) -> str:
    return "-" if number is None else str(number)


def compare(gold: _Reports, output: _Reports) -> Comparison:
    """The reports of the gold against those of the output.

    A key that the gold leaves out is not compared, and of `{"any_of": [...]}` any one will do. A leaf counts as right
    (equal), wrong (another value), missing (null in the output) or spurious (null in the gold).

    >>> found = compare([{"title": "市民部", "fiscal_year": 2016}], [{"title": None, "fiscal_year": 2016}])
    >>> found.right, [(error.outcome, error.path) for error in found.errors]
    (Counter({'header': 1}), [('missing', '/reports/0/title')])
    """
    found = Comparison()
    wanted, there = [_named(report) for report in gold], [_named(report) for report in output]
    top = _At("/reports", "/reports")
    pairs = align(wanted, there, REPORT_STAGES)
    alone = [pair for pair in pairs if None in pair]
    if len(alone) == 2 and len(wanted) == len(there):
        # The last of each side: a report of another name, rather than one too many and one too few.
        last_gold = next(one for one, _ in alone if one is not None)
        last_output = next(two for _, two in alone if two is not None)
        pairs = (*(pair for pair in pairs if None not in pair), (last_gold, last_output))
    for one, two in pairs:
        ours, theirs = None if one is None else wanted[one], None if two is None else there[two]
        at = top.item(one, two, _heading(ours or theirs or {}))
        _object(found, ours, theirs, REPORT, at)
        _extras(found, ours, theirs, at.below("extras"))
    return found


def _heading(report: JsonObject) -> str | None:
    """What a report is called: its title and its department."""
    department = report.get("department") or {}
    names = (report.get("title"), department.get("name"))
    return " ".join(str(name) for name in names if name is not None) or None


def _named(report: JsonObject) -> JsonObject:
    """A report whose projects name the sections that their `section_id` points at."""
    staffing = report.get("staffing") or {}
    names = {one.get("section_id"): one.get("name") for one in staffing.get("sections") or ()}
    projects = [
        {**project, "sections": [_named_section(one, names) for one in project["sections"]]}
        if project.get("sections")
        else project
        for project in report.get("projects") or ()
    ]
    return {**report, "projects": projects} if "projects" in report else report


def _named_section(section: JsonObject, names: Mapping[Any, Any]) -> JsonObject:
    own = section.get("section_id")
    return section if own is None else {**section, "section_id": names.get(own, own)}


def _object(found: Comparison, gold: JsonObject | None, output: JsonObject | None, shape: Shape, at: _At) -> None:
    """An object of the gold (None: it has none) against one of the output."""
    for leaf in shape.leaves:
        if not _left_out(found, gold, leaf.name, at):
            _leaf(found, leaf, _get(gold, leaf.name), _get(output, leaf.name), at.below(leaf.name))
    for values in shape.values:
        if not _left_out(found, gold, values.name, at):
            compared = _keyed if values.keyed else _values
            compared(found, values, _get(gold, values.name), _get(output, values.name), at.below(values.name))
    for name, part in shape.parts:
        if not _left_out(found, gold, name, at):
            _part(found, _get(gold, name), _get(output, name), part, at.below(name))
    for items in shape.items:
        if not _left_out(found, gold, items.name, at):
            ours, theirs = _get(gold, items.name), _get(output, items.name)
            _items(found, ours, theirs, items.shape, items.stages, at.below(items.name))
    if shape.nested is not None and not _left_out(found, gold, shape.nested, at):
        ours, theirs = _get(gold, shape.nested), _get(output, shape.nested)
        _items(found, ours, theirs, shape, GOAL_STAGES, at.below(shape.nested))


def _left_out(found: Comparison, gold: JsonObject | None, name: str, at: _At) -> bool:
    if gold is None or name in gold:
        return False
    found.left_out[f"{at.pattern}/{name}" if at.pattern else name] += 1
    return True


def _get(side: JsonObject | None, name: str) -> Any:
    return None if side is None else side.get(name)


def _part(found: Comparison, gold: JsonObject | None, output: JsonObject | None, shape: Shape, at: _At) -> None:
    if gold is None and output is None:
        found.confirmed.add(at.path)
        return
    if gold is None or output is None:
        printed = shape.printed(gold or output or {})
        whole = at.whole or (at.path if gold is None else at.gold_path)
        own = printed or at.witness
        at = replace(at, whole=whole, whole_pattern=at.whole_pattern or at.pattern, witness=own)
    _object(found, gold, output, shape, at)


def _items(
    found: Comparison,
    gold: Sequence[JsonObject] | None,
    output: Sequence[JsonObject] | None,
    shape: Shape,
    stages: Sequence[Stage],
    at: _At,
) -> None:
    gold, output = gold or (), output or ()
    if not gold and not output:
        found.confirmed.add(at.path)
    for one, two in align(gold, output, stages):
        ours, theirs = None if one is None else gold[one], None if two is None else output[two]
        _object(found, ours, theirs, shape, at.item(one, two, shape.printed(ours or theirs or {})))


def _values(
    found: Comparison, values: Values, gold: Sequence[Any] | None, output: Sequence[Any] | None, at: _At
) -> None:
    gold, output = gold or (), output or ()
    if not gold and not output:
        found.confirmed.add(at.path)
    wanted, there = ([{WHOLE_TEXT: value} for value in side] for side in (gold, output))
    leaf = Leaf(values.name, values.of, values.is_text)
    for one, two in align(wanted, there, TEXT_STAGES if values.is_text else NUMBER_STAGES):
        ours, theirs = None if one is None else gold[one], None if two is None else output[two]
        _leaf(found, leaf, ours, theirs, at.item(one, two, str(ours) if values.is_text else None))


def _keyed(found: Comparison, values: Values, gold: JsonObject | None, output: JsonObject | None, at: _At) -> None:
    leaf = Leaf(values.name, values.of, values.is_text)
    for name in sorted({*(gold or ()), *(output or ())}):
        _leaf(found, leaf, _get(gold, name), _get(output, name), at.below(name))


def _leaf(found: Comparison, leaf: Leaf, gold: Any, output: Any, at: _At) -> None:
    accepted = choices(gold)
    gold = next((one for one in accepted if _equal(one, output)), accepted[0])
    if gold is None and output is None:
        found.confirmed.add(at.path)
        return
    if gold is not None and output is not None and _equal(gold, output):
        found.right[leaf.of] += 1
        if len(accepted) > 1 or (leaf.name, gold) in _DOUBTS:
            found.confirmed.add(at.path.rpartition("/")[0])
        return
    outcome: Outcome = "spurious" if gold is None else "missing" if output is None else "wrong"
    is_soft = outcome == "wrong" and leaf.is_text and soft(str(gold)) == soft(str(output))
    witness = at.witness
    if at.whole is None and outcome == "missing" and leaf.is_text:
        witness = str(gold)
    found.errors.append(
        Error(
            leaf.of, outcome, at.pattern, at.path, gold, output, is_soft, at.whole, at.whole_pattern, witness
        )
    )  # fmt: skip


def _equal(gold: Any, output: Any) -> bool:
    """Whether two values are the same; 9 and 9.0 are, 1 and true are not."""
    return bool(gold == output) and isinstance(gold, bool) == isinstance(output, bool)


def _extras(found: Comparison, gold: JsonObject | None, output: JsonObject | None, at: _At) -> None:
    """What no field holds, as a bag of text: labels and texts must stand somewhere in the other side's extras, however cut."""
    if gold is not None and "extras" not in gold:
        found.left_out["extras"] += 1
        return
    ours, theirs = ([_extra_parts(one) for one in _get(side, "extras") or ()] for side in (gold, output))
    if not ours and not theirs:
        found.confirmed.add(at.path)
    flat_gold, flat = ("".join("".join(parts) for parts in side) for side in (ours, theirs))
    found.gold_extras += f"{flat_gold}\n"
    error = functools.partial(Error, "extras", pattern="extras/*", whole=at.whole, whole_pattern=at.whole_pattern)
    for parts in ours:
        text = "".join(parts)
        if all(part in flat for part in parts):
            found.right["extras"] += 1
        else:
            found.errors.append(error("missing", path=f"{at.path}/-", gold=text, output=None, witness=text))
    for number, parts in enumerate(theirs):
        text = "".join(parts)
        if not all(part in flat_gold for part in parts):
            found.errors.append(error("spurious", path=f"{at.path}/{number}", gold=None, output=text, witness=text))


def _extra_parts(extra: JsonObject) -> tuple[str, str]:
    return soft(extra.get("label") or ""), soft(extra.get("text") or "")
