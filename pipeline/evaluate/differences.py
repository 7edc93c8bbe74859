"""Errors of many documents → differences as a person sees them (a lost item is one), and the kinds of them, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.compare import Comparison, Error, Outcome
from pipeline.evaluate.outputs import Output


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not right: a leaf, or an item that one side lacks as a whole, with its leaves.

    `path` points into the output (an item that it lacks has the number `-`). `codes` are those of the issues that point at
    any of its leaves; `silent` counts the leaves at which none does.
    """

    pattern: str
    outcome: Outcome
    path: str
    gold: Any
    output: Any
    leaves: int
    silent: int
    is_soft: bool
    is_item: bool
    codes: tuple[str, ...]
    witness: str | None

    @property
    def kind(self) -> tuple[str, Outcome, bool, bool]:
        """What differences of one kind have in common."""
        return self.pattern, self.outcome, self.is_item, self.is_soft

    @property
    def name(self) -> str:
        """The kind in words."""
        return _name(*self.kind)


@dataclass(slots=True)
class Kind:
    """Differences of one kind: how many, of how many leaves, in which documents and families; the differences themselves."""

    pattern: str
    outcome: Outcome
    is_item: bool
    is_soft: bool
    leaves: int = 0
    silent: int = 0
    found: list[tuple[str, Difference]] = field(default_factory=list)
    families: set[str] = field(default_factory=set)

    @property
    def documents(self) -> int:
        """Number of documents that have such a difference."""
        return len({path for path, _ in self.found})

    @property
    def name(self) -> str:
        """The kind in words."""
        return _name(self.pattern, self.outcome, self.is_item, self.is_soft)


def _name(pattern: str, outcome: Outcome, is_item: bool, is_soft: bool) -> str:
    return f"{pattern}{' as a whole' if is_item else ''}: {outcome}{' (widths, blanks)' if is_soft else ''}"


def differences(found: Comparison, points: Sequence[tuple[int, ...]], output: Output) -> tuple[Difference, ...]:
    """The differences of one document, in the order of the comparison."""
    groups: dict[tuple[str, str], list[tuple[Error, tuple[int, ...]]]] = {}
    for error, pointed in zip(found.errors, points, strict=True):
        key = (error.outcome, error.path if error.whole is None else f"whole {error.whole}")
        if error.whole is None and "/-" in error.path:
            # Several values of one list that the output lacks have one path.
            key = (error.outcome, f"{error.path} {error.gold}")
        groups.setdefault(key, []).append((error, pointed))
    return tuple(_difference(group, output) for group in groups.values())


def _difference(group: Sequence[tuple[Error, tuple[int, ...]]], output: Output) -> Difference:
    first = group[0][0]
    numbers = sorted({number for _, pointed in group for number in pointed})
    failed = () if output.failure is None else (output.failure[0],)
    codes = dict.fromkeys(output.issues[number]["code"] for number in numbers if number >= 0)
    is_item = first.whole is not None and first.whole_pattern != first.pattern
    gold, own = first.gold, first.output
    if is_item:
        gold, own = (first.witness, None) if first.outcome == "missing" else (None, first.witness)
    return Difference(
        pattern=(first.whole_pattern if is_item else None) or first.pattern,
        outcome=first.outcome,
        path=_whole_path(first) if is_item else first.path,
        gold=gold,
        output=own,
        leaves=len(group),
        silent=sum(not pointed for _, pointed in group),
        is_soft=first.is_soft,
        is_item=is_item,
        codes=tuple(codes) or failed,
        witness=first.witness,
    )


def _whole_path(error: Error) -> str:
    """The pointer of the item around an error, in the output."""
    if error.outcome == "spurious" or error.whole is None:
        return error.whole or error.path
    depth = error.whole.count("/")
    return "/".join(error.path.split("/")[: depth + 1])


def kinds(documents: Iterable[tuple[str, str, Sequence[Difference]]]) -> tuple[Kind, ...]:
    """Path, family and differences of documents → the kinds of difference, those with most silent leaves first."""
    found: dict[tuple[str, Outcome, bool, bool], Kind] = {}
    for path, family, own in documents:
        for one in own:
            kind = found.setdefault(one.kind, Kind(one.pattern, one.outcome, one.is_item, one.is_soft))
            kind.leaves += one.leaves
            kind.silent += one.silent
            kind.found.append((path, one))
            kind.families.add(family)
    return tuple(sorted(found.values(), key=lambda kind: (-kind.silent, -kind.leaves, kind.name)))


def examples(kind: Kind, most: int) -> Iterator[tuple[str, Difference]]:
    """Differences of a kind to look at: silent ones first, from as many documents as there are."""
    ranked = sorted(kind.found, key=lambda one: (one[1].silent == 0, -one[1].leaves, one[0], one[1].path))
    seen: set[str] = set()
    again: list[tuple[str, Difference]] = []
    for path, one in ranked:
        if most <= 0:
            return
        if path in seen:
            again.append((path, one))
            continue
        seen.add(path)
        most -= 1
        yield path, one
    yield from again[:most]
