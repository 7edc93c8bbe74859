"""Names of two years become a likeness: how far one may be the other, renamed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from unicodedata import normalize

LEAST_LIKENESS = 0.8
"""Names less alike than this are different names."""
LEAST_LEAD = 0.05
"""By so much the best candidate must be better than the next one, or the choice is open and none is taken."""

_TAILS = ("推進事業", "支援事業", "整備事業", "事業", "課", "室", "所", "係", "局", "部", "館", "センター")
_NUMBERS = re.compile("[0-9〇一二三四五六七八九十百元]+")
_YEAR = re.compile("(?:令和|平成|昭和|[RHS](?=[0-9]))?(?:元|[0-9]+)年度?")


def folded(text: str | None) -> str:
    """A text for comparison: NFKC, without blanks, letters of one case.

    >>> folded("ＩＴ　推進 事業"), folded(None)
    ('it推進事業', '')
    """
    return "" if text is None else "".join(normalize("NFKC", text).split()).casefold()


def without_year(label: str | None) -> str:
    """A label for comparison between years: folded, the year (年度) it names left out.

    >>> without_year("平成２８年度の取組"), without_year("令和元年度の取組"), without_year("最終報告")
    ('の取組', 'の取組', '最終報告')
    """
    return _YEAR.sub("", folded(label))


def likeness(one: str, two: str) -> float:
    """How alike two names are, from 0 to 1; an ending that both share for what they are (事業, 課 …) does not count.

    Names whose numbers differ are not alike at all: 第1保育所 is not 第2保育所.

    >>> round(likeness("高齢福祉課", "高齢者福祉課"), 2), likeness("第1保育所", "第2保育所")
    (0.89, 0.0)
    >>> likeness("防災事業", "防犯事業") < LEAST_LIKENESS
    True
    """
    one, two = folded(one), folded(two)
    if not one or not two or _NUMBERS.findall(one) != _NUMBERS.findall(two):
        return 0.0
    tail = next((tail for tail in _TAILS if one.endswith(tail) and two.endswith(tail)), "")
    if tail and len(one) > len(tail) and len(two) > len(tail):
        one, two = one.removesuffix(tail), two.removesuffix(tail)
    # The order of the arguments matters to SequenceMatcher; the better of both does not depend on it.
    return max(_ratio(one, two), _ratio(two, one))


def _ratio(one: str, two: str) -> float:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LEAST_LIKENESS else 0.0
