"""Phrase lists become texts: sentences dealt without repetition, their holes filled, put together to a wanted length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.corpus import phrases, phrases_more

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from benchmarks.corpus.subjects import Sphere

LONGEST = 250
_HOLE = re.compile(r"\{([a-z]+)\}")
_NOT_FIRST = ("また、", "併せて、", "さらに、", "なお、", "一方、", "①")
"""Sentences that begin so follow another one; ① at the start of a field would be its mark, not its text."""


class Deck:
    """Deals the items of a sequence in random order; when all are dealt it is shuffled anew."""

    def __init__(self, items: Sequence[str], chance: random.Random) -> None:
        self._items, self._chance = items, chance
        self._rest: list[str] = []

    def deal(self) -> str:
        """The next item."""
        if not self._rest:
            self._rest = list(self._items)
            self._chance.shuffle(self._rest)
        return self._rest.pop()


class Writer:
    """Writes the texts of one department in one year."""

    def __init__(self, sphere: Sphere, fiscal_year: int, chance: random.Random) -> None:
        self._chance = chance
        self._said: set[str] = set()
        self._decks = {
            "subject": Deck(sphere.subjects, chance),
            "place": Deck(sphere.places, chance),
            "paper": Deck(sphere.papers, chance),
            "aim": Deck(phrases.AIMS, chance),
            "partner": Deck(phrases.PARTNERS, chance),
            "event": Deck(phrases.EVENTS, chance),
            "media": Deck(phrases.MEDIA, chance),
            "policy": Deck(phrases.POLICY, chance),
            "goal": Deck(phrases.GOALS, chance),
            "plan": Deck(phrases.PLANS, chance),
            "midterm": Deck(phrases.MIDTERMS, chance),
            "final": Deck(phrases.FINALS, chance),
            **{kind: Deck(items, chance) for kind, items in phrases_more.EXTRA_DECKS.items()},
        }
        self._numbers: dict[str, Callable[[], str]] = {
            "n": lambda: str(chance.randint(2, 30)),
            "m": lambda: str(chance.randint(31, 980)),
            "k": lambda: f"{chance.randint(1000, 48000):,}",
            "pct": lambda: f"{chance.randint(41, 99)}" + (f".{chance.randint(1, 9)}" if chance.random() < 0.5 else ""),
            "month": lambda: f"{chance.randint(4, 12)}月",
            "ages": lambda: f"{chance.randint(6, 39)}～{chance.randint(40, 79)}",
            "next": lambda: year_label(fiscal_year + 1).removesuffix("度"),
        }

    def sentence(self, kind: str) -> str:
        """One sentence of a kind: policy, goal, plan, midterm, final."""
        return self.filled(self._decks[kind].deal())

    def filled(self, phrase: str) -> str:
        """A phrase with its holes filled."""
        return _HOLE.sub(lambda hole: self._filled(hole[1]), phrase)

    def text(self, kind: str, wanted: int) -> str:
        """Sentences up to at least `wanted` characters, never above LONGEST if there is more than one; no text twice."""
        while (text := self._put_together(kind, wanted)) in self._said:
            pass
        self._said.add(text)
        return text

    def _put_together(self, kind: str, wanted: int) -> str:
        text = self._opening(kind)
        while len(text) < wanted:
            further = self.sentence(kind)
            if len(text) + len(further) > LONGEST:
                break
            text += further
        return text

    def _opening(self, kind: str) -> str:
        while (sentence := self.sentence(kind)).startswith(_NOT_FIRST):
            pass
        return sentence

    def _filled(self, hole: str) -> str:
        return self._numbers[hole]() if hole in self._numbers else self._decks[hole].deal()

    def project_name(self) -> str:
        """A name of a project (事業名), sometimes with a bracket that names no section."""
        chance = self._chance
        name = chance.choice(phrases.NAME_STARTS) + self._decks["subject"].deal() + chance.choice(phrases.NAME_ENDS)
        return name + (chance.choice(phrases.NAME_TAILS) if chance.random() < 0.06 else "")


def year_label(fiscal_year: int) -> str:
    """A fiscal year as printed (令和元年度).

    >>> year_label(2018), year_label(2019), year_label(2024)
    ('平成30年度', '令和元年度', '令和6年度')
    """
    if fiscal_year < 2019:
        return f"平成{fiscal_year - 1988}年度"
    return "令和元年度" if fiscal_year == 2019 else f"令和{fiscal_year - 2018}年度"
