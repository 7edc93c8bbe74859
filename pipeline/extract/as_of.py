"""A line, heading or column title → the as-of date (基準日) printed in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.raw import RawText, head, stretch
from pipeline.text.fold import fold

_ERA = r"(?:平成|令和|昭和|[平令昭HRS])[ .]?(?:元|[0-9 ]{1,3}|[一二三四五六七八九十]{1,3})"
_AS_OF = re.compile(
    rf"(?:{_ERA}[ .年/]|[0-9]{{4}}[ ]?(?:[ ./年-]|\([^()]{{2,8}}\)年?)|各年度|[0-9]{{1,2}}[ ]?年度?[ ]?|[0-9]{{1,2}}[ ]?月|[0-9]{{1,2}}/[0-9]{{1,2}})"
    r"[^()、。]{0,24}?(?:現在|時点)"
)
_DATE_WITH_BRACKET = re.compile(
    r"(?:平成|令和|昭和)[ ]?[0-9元]{1,3}[ ]?(?:\([0-9]{4}[ 年]{0,2}\))?[ ]?年?[ ]?(?:\([0-9]{4}年?\))?[^()、。]{0,16}?(?:現在|時点)"
)
_LONGEST_LEAD = 16
_COPULA = re.compile("(?:です|である)?")


@dataclass(frozen=True, slots=True)
class AsOfLine:
    """An as-of date (基準日), and the stretch of its line that it is found by: the words before it too."""

    date: RawText
    claimed: RawText


def find_as_of(text: RawText) -> AsOfLine | None:
    """The as-of date in a line, with its 現在 or 時点 (`(職員数は平成30年4月1日現在)` → `平成30年4月1日現在`)."""
    whole = text.text
    if len(whole) > 80 or ("現在" not in whole and "時点" not in whole):
        return None
    folded = fold(whole)
    match = _DATE_WITH_BRACKET.search(folded) or _AS_OF.search(folded)
    if match is None:
        return None
    end = match.end()
    ended = _COPULA.match(folded, end)
    date, before = stretch(text, match.start(), end), head(text, ended.end() if ended else end)
    if date is None or before is None:
        return None
    return AsOfLine(date, before if match.start() <= _LONGEST_LEAD else date)
