"""Words of the management cycle (PDCAサイクル) that stand over no text → whether they only part a form (Plan, Do, Check, Action)."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.text.fold import fold

_CYCLES = (
    frozenset(("plan", "do", "check", "see", "action", "act")),
    frozenset(("計画", "実行", "実施", "評価", "検証", "改善", "見直し")),
)
_LEAST = 3


def cycle_words(titles: Iterable[str]) -> frozenset[str]:
    """Titles over nothing → those that name steps of the cycle, folded, if three steps stand there; else none.

    One word alone may be a value (今後の方向性 改善).

    >>> sorted(cycle_words(["Ｐｌａｎ", "Do", "Check", "Action", "区分"])), cycle_words(["改善", "評価", "改善"])
    (['action', 'check', 'do', 'plan'], frozenset())
    """
    found = {step(title) for title in titles}
    return frozenset(word for cycle in _CYCLES if len(own := found & cycle) >= _LEAST for word in own)


def step(title: str) -> str:
    """A title as steps of the cycle are compared."""
    return "".join(fold(title).split()).lower()
