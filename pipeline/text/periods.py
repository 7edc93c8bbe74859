"""A title → whether it names a part of the year (4月～6月, 第1四半期, 上半期（4月～9月）)."""

from __future__ import annotations

import functools
import re
from typing import Final

from pipeline.text.fold import fold

_LONGEST: Final = 20
_LONGEST_MONTH: Final = 10
_MONTH: Final = re.compile(r"[0-9]{1,2}月?(?:[～-][0-9]{1,2})?月|第?[1-4一二三四ⅠⅡⅢⅣ]四半期|[1-4]Q")
_MONTHS: Final = r"[0-9]{1,2}月?[~～〜‐－–-](?:翌年?)?[0-9]{1,2}月末?"
_PERIOD: Final = re.compile(
    rf"(?:第?[1-4一二三四ⅠⅡⅢⅣ](?:四半期|期|Q)|Q[1-4]|上半?期|下半?期|前半?期|後半?期|年度?(?:前|後)半)?\(?(?:{_MONTHS}|[0-9]{{1,2}}月末?)?\)?"
)


@functools.lru_cache(maxsize=1024)
def is_period(title: str) -> bool:
    """Whether a title is a month, several months, a quarter or a half of the year and nothing else.

    >>> [is_period(title) for title in ("4月", "４月～６月", "第１四半期（４～６月）", "2Q", "上半期", "下半期（10月～翌3月）")]
    [True, True, True, True, True, True]
    >>> [is_period(title) for title in ("", "令和4年度", "4月の取組", "上期の取組", "4月1日", "(")]
    [False, False, False, False, False, False]
    """
    if not 1 < len(title) <= _LONGEST:
        return False
    return _PERIOD.fullmatch(fold(title).replace(" ", "")) is not None


@functools.lru_cache(maxsize=1024)
def is_month(title: str) -> bool:
    """Whether a title is a month, several months or a quarter in its short form; a half of the year, whose texts are reports, is none.

    >>> [is_month(title) for title in ("4月", "4～6月", "第1四半期", "令和4年度", "4月の取組", "上半期")]
    [True, True, True, False, False, False]
    """
    return len(title) <= _LONGEST_MONTH and _MONTH.fullmatch(fold(title)) is not None
