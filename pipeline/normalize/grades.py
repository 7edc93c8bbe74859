"""Grades and amounts of a project, and its references to goals, as printed → the contract's values and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.raw import RawBudget, RawRating, RawText
from pipeline.model.report import Budget, Goal, Rating
from pipeline.normalize.figures import year_of
from pipeline.normalize.values import Notes, as_printed, clean, label_of
from pipeline.text.amounts import Amount, parse_amount
from pipeline.text.blanks import is_ditto_mark
from pipeline.text.enclosed_numbers import CIRCLED
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import match_key
from pipeline.text.goal_references import GoalReference, parse_goal_reference
from pipeline.text.money import yen_scale
from pipeline.text.no_value import states_no_grade, states_nothing
from pipeline.text.ratings import parse_grade, scale_in_label

_SHORTEST_WORDS = 4
"""So many characters of a goal's text are enough to know it by."""


def ratings_of(raws: Sequence[RawRating], path: str, notes: Notes) -> tuple[Rating, ...]:
    """The printed grades; a blank cell or a dash is none, and one that cannot be read is left out with a finding."""
    ratings: list[Rating] = []
    for raw in raws:
        if states_no_grade(raw.label.text, raw.value.text):
            continue
        value = None if is_ditto_mark(raw.value.text) else parse_grade(clean(raw.value))
        if value is None:
            notes.doubt(
                "unreadable-grade",
                f"「{label_of(raw.label)}」: 「{as_printed(raw.value)}」 is no single grade",
                raw.value,
                path,
            )
            continue
        here = f"{path}/{len(ratings)}"
        notes.proofs[f"{here}/label"] = raw.label
        notes.proofs[f"{here}/value"] = raw.value
        scale = scale_in_label(as_printed(raw.label))
        if scale is not None:
            notes.proofs[f"{here}/scale"] = raw.label
        ratings.append(Rating(label=label_of(raw.label), value=value, scale=scale, subject=raw.subject))
    return tuple(ratings)


def budgets_of(raws: Sequence[RawBudget], path: str, fiscal_year: int | None, notes: Notes) -> tuple[Budget, ...]:
    """The printed amounts in whole yen; one that cannot be read or has no unit is null with a finding."""
    return tuple(_budget(raw, f"{path}/{index}", fiscal_year, notes) for index, raw in enumerate(raws))


def _budget(raw: RawBudget, path: str, fiscal_year: int | None, notes: Notes) -> Budget:
    notes.proofs[f"{path}/label"] = raw.label
    notes.proofs[f"{path}/amount_label"] = raw.amount
    title = raw.fiscal_year_label or raw.label
    return Budget(
        label=label_of(raw.label),
        fiscal_year=year_of(title, raw.amount, fiscal_year, path, notes),
        amount_yen=_yen(raw, f"{path}/amount_yen", notes),
        amount_label=as_printed(raw.amount),
        kind=raw.kind,
    )


def _yen(raw: RawBudget, path: str, notes: Notes) -> int | None:
    """The amount in yen by its own unit, else by the one in its label, else by the caption's."""
    printed = as_printed(raw.amount)
    if states_nothing(raw.amount.text):
        return None
    in_label = yen_scale(as_printed(raw.label))
    scale = in_label or raw.scale
    amount = parse_amount(raw.amount.text, scale)
    if amount is None and scale is None:
        amount = _without_unit(raw, path, notes)
        if amount is None:
            return None
    if amount is None:
        notes.doubt("unreadable-amount", f"「{printed}」 is no single amount", raw.amount, path)
        return None
    notes.proofs[path] = raw.amount
    stated = {unit for unit in (amount.own_scale, in_label, raw.scale) if unit is not None}
    if len(stated) > 1:
        units = ", ".join(f"{unit:,}" for unit in sorted(stated))
        notes.doubt(
            "amount-unit-conflict",
            f"「{printed}」: units of {units} yen are printed; {amount.yen:,} yen",
            raw.amount,
            path,
        )
    if amount.note is not None:
        notes.doubt("figure-qualified", f"「{printed}」 says more than {amount.yen:,} yen", raw.amount, path)
    return amount.yen


def _without_unit(raw: RawBudget, path: str, notes: Notes) -> Amount | None:
    """An amount to which nothing gives a unit: 0 is 0 in every unit, anything else is left out."""
    amount = parse_amount(raw.amount.text, 1)
    printed = as_printed(raw.amount)
    if amount is None:
        notes.doubt("unreadable-amount", f"「{printed}」 is no single amount", raw.amount, path)
    elif amount.yen != 0:
        notes.doubt("amount-unit-unknown", f"nothing says in which unit 「{printed}」 is", raw.amount, path)
        return None
    return amount


def goal_nos_of(raws: Sequence[RawText], goals: Sequence[Goal], path: str, notes: Notes) -> tuple[int, ...]:
    """The numbers of the goals to which a project is assigned in print, as far as the report has such goals."""
    known = {goal.goal_no for goal in goals if goal.goal_no is not None}
    numbers: list[int] = []
    for raw in raws:
        if states_nothing(raw.text):
            continue
        reference = parse_goal_reference(raw.text)
        if reference is None:
            reference = _by_words(clean(raw), goals) or _by_mark_and_words(clean(raw), goals)
        if reference is None or _is_of_lower_level(reference, goals):
            notes.doubt("goal-reference-unclear", f"「{as_printed(raw)}」 does not say which goals", raw, path)
            continue
        for number in reference.numbers:
            if number not in known:
                notes.doubt(
                    "goal-reference-unknown", f"the report has no goal {number} (「{as_printed(raw)}」)", raw, path
                )
            elif number not in numbers:
                notes.proofs[f"{path}/{len(numbers)}"] = raw
                numbers.append(number)
    return tuple(numbers)


def _by_words(words: str, goals: Sequence[Goal]) -> GoalReference | None:
    """The text of one goal, or its beginning → that goal."""
    key = match_key(words)
    if len(key) < _SHORTEST_WORDS:
        return None
    found = [goal for goal in goals if match_key(goal.text).startswith(key)]
    number = found[0].goal_no if len(found) == 1 else None
    return None if number is None else GoalReference((number,))


def _by_mark_and_words(words: str, goals: Sequence[Goal]) -> GoalReference | None:
    """A goal printed again with its mark, at any length → that goal; its number and its text must agree."""
    marker = split_marker(words)
    if marker is None or marker.number is None:
        return None
    reference = _by_words(words[marker.rest_start :], goals)
    return reference if reference is not None and reference.numbers == (marker.number,) else None


def _is_of_lower_level(reference: GoalReference, goals: Sequence[Goal]) -> bool:
    """Whether numbers in circles may name goals of the second level: only there the goals are marked so."""
    if not reference.circled or _circled(goals):
        return False
    return any(_circled(goal.children) for goal in goals)


def _circled(goals: Iterable[Goal]) -> bool:
    return any(goal.marker is not None and any(c in CIRCLED for c in goal.marker) for goal in goals)
