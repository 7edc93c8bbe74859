"""A line over the projects of one goal that names it by its number (目標1に向けた事業, 【重点目標②を実現するための取組】) → that number as printed."""

from __future__ import annotations

import re
from typing import Final

from pipeline.text.charclasses import char_class
from pipeline.text.enclosed_numbers import CIRCLED, PARENTHESIZED, ROMAN
from pipeline.text.fold import fold

_LONGEST: Final = 40
_WORD: Final = "[一-龠]{0,6}(?:目標|課題|方針|柱|戦略|宣言|約束)"
_NUMBER: Final = rf"(?:\( ?[0-9]{{1,2}} ?\)|[0-9]{{1,2}}(?![0-9])|{char_class({**CIRCLED, **PARENTHESIZED, **ROMAN})})"
_WORK: Final = "(?:事務事業|事業|取組み?|取り組み|施策|業務|計画|活動)(?:一覧表?|の概要|の内容|の状況|の実績)?"
_CAPTION: Final = re.compile(
    rf"[■□◆◇●○〇◯◎▼▽・(<\[ ]*(?P<mark>{_WORD} ?{_NUMBER})[)\] ]*(?:に|を|の|へ)[^。、0-9()]{{0,20}}{_WORK}[)>\] ]*"
)


def goal_caption(text: str) -> tuple[int, int] | None:
    """A line → where in it the number of the goal stands whose projects follow; None: it is no such line.

    >>> line = "■ 年度目標①を実現するための事業"
    >>> start, end = goal_caption(line)
    >>> line[start:end]
    '年度目標①'
    >>> [goal_caption(t) for t in ("目標1　市民に向けた事業を増やします。", "目標に向けた事業", "目標1に向けて、窓口を開く事業", "目標値1の事業")]
    [None, None, None, None]
    """
    if not 4 < len(text) <= _LONGEST:
        return None
    found = _CAPTION.fullmatch(fold(text))
    return None if found is None else found.span("mark")
