"""Two lists → which item of one is which of the other, so that a missing item costs its own fields and no others."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, TypeAlias

_Item: TypeAlias = Mapping[str, Any]
_Numbered: TypeAlias = Sequence[tuple[int, _Item]]
_Pairs: TypeAlias = Iterable[tuple[int, int]]
_NO_CONTENT = frozenset(("report_id", "section_id", "project_id", "project_no"))


class Stage(Protocol):
    """One way to find items again."""

    def pairs(self, gold: _Numbered, output: _Numbered) -> _Pairs:
        """Numbers of items that belong together; each item once at most."""


@dataclass(frozen=True, slots=True)
class Exact:
    """Items of equal key belong together; where several have one key, those that are most alike. None is no key."""

    key: Callable[[_Item], Hashable | None]

    def pairs(self, gold: _Numbered, output: _Numbered) -> Iterator[tuple[int, int]]:
        """Numbers of items that belong together."""
        found = _by_key(output, self.key)
        for key, wanted in _by_key(gold, self.key).items():
            there = found.get(key, [])
            if len(wanted) == len(there) == 1:
                yield wanted[0][0], there[0][0]
            elif there:
                yield from _most_alike(wanted, there, content, 0.0)


@dataclass(frozen=True, slots=True)
class Similar:
    """Items whose texts are alike belong together, the most alike first; below `floor` none do."""

    text: Callable[[_Item], str]
    floor: float

    def pairs(self, gold: _Numbered, output: _Numbered) -> Iterator[tuple[int, int]]:
        """Numbers of items that belong together."""
        return _most_alike(gold, output, self.text, self.floor)


def align(
    gold: Sequence[_Item], output: Sequence[_Item], stages: Iterable[Stage]
) -> tuple[tuple[int | None, int | None], ...]:
    """Pairs of numbers: gold items in order, each with its item of the output or None; then the output's own.

    The order of the lists plays no part but to decide between items that are equally alike.

    >>> def named(names):
    ...     return [{"name": name} for name in names]
    >>> align(named("abc"), named("xca"), [Exact(lambda item: item["name"])])
    ((0, 2), (1, None), (2, 1), (None, 0))
    """
    partner: dict[int, int] = {}
    wanted, there = list(enumerate(gold)), list(enumerate(output))
    for stage in stages:
        if not wanted or not there:
            break
        partner.update(stage.pairs(wanted, there))
        taken = set(partner.values())
        wanted = [pair for pair in wanted if pair[0] not in partner]
        there = [pair for pair in there if pair[0] not in taken]
    paired = ((number, partner.get(number)) for number in range(len(gold)))
    return (*paired, *((None, number) for number, _ in there))


def choices(value: Any) -> tuple[Any, ...]:
    """The values that the gold accepts for a leaf: several where it says so, else the one that it states.

    >>> choices({"any_of": ["金子 豊", "金子豊"]}), choices("金子 豊"), choices(None)
    (('金子 豊', '金子豊'), ('金子 豊',), (None,))
    """
    if isinstance(value, Mapping) and value.keys() == {"any_of"}:
        return tuple(value["any_of"]) or (None,)
    return (value,)


def soft(text: str) -> str:
    """A text as it is compared softly: NFKC, without blanks.

    >>> soft("男女共同参画　推進事業 （Ａ）")
    '男女共同参画推進事業(A)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def content(item: _Item) -> str:
    r"""All that an item says, in one string, ids left out.

    >>> content({"project_id": "prj-1", "name": "事業 A", "goal_nos": [1, 2], "entries": [{"text": None}]})
    '事業A\n1\n2'
    """
    return "\n".join(_said(item))


def _said(value: Any) -> Iterator[str]:
    value = choices(value)[0]
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in _NO_CONTENT:
                yield from _said(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _said(inner)
    elif value is not None:
        yield soft(str(value))


def _by_key(items: _Numbered, key: Callable[[_Item], Hashable | None]) -> dict[Hashable, list[tuple[int, _Item]]]:
    groups: dict[Hashable, list[tuple[int, _Item]]] = defaultdict(list)
    for number, item in items:
        own = key(item)
        if own is not None:
            groups[own].append((number, item))
    return groups


def _most_alike(
    gold: _Numbered, output: _Numbered, text: Callable[[_Item], str], floor: float
) -> Iterator[tuple[int, int]]:
    """Pairs, the most alike first; of equally alike ones those that stand nearest to each other, then the first."""
    wanted = [(number, own := text(item), _pairs_of_characters(own)) for number, item in gold]
    there = [(number, own := text(item), _pairs_of_characters(own)) for number, item in output]
    scored = [
        (-score, abs(one - two), one, two)
        for one, own, characters in wanted
        for two, other, others in there
        if (score := 2.0 if own == other and own else _dice(characters, others)) >= floor
    ]
    taken_gold, taken_output = set[int](), set[int]()
    for _, _, one, two in sorted(scored):
        if one not in taken_gold and two not in taken_output:
            taken_gold.add(one)
            taken_output.add(two)
            yield one, two


def _pairs_of_characters(text: str) -> frozenset[str]:
    # Every character but the last with the one after it; a text of one character is itself.
    return frozenset(map("".join, pairwise(text))) or frozenset((text,) if text else ())


def _dice(one: frozenset[str], two: frozenset[str]) -> float:
    """How alike two texts are: 1 for the same pairs of characters, 0 for none in common (Dice 1945)."""
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
