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
_LEAD = re.compile(
    r"\W*(?:(?:部|局|課|室|各|所属)*(?:内|別|等|全体)?の?(?:(?:総|正規|正|一般|常勤|任用|配置)?(?:職員|人員|人|定員|定数|現員|組織|機構|(?:執行)?体制)"
    r"(?:数|の数|配置|構成|体制|図|等)*)(?:の?(?:状況|概要|内訳))?)?(?:は|が|について)?\W*"
)
"""What may stand before the date and says of what it is (職員数は …); other words are a text of their own."""
_OF_RESULTS = re.compile("実績|予算|決算|指標|進捗|達成|数値(?=は|が|の|:)")
_OF_STAFF = re.compile("員|体制|組織|機構|人")
_DAY_IN_BRACKET = re.compile(
    rf"\((?P<date>(?:{_ERA}[ ]?(?:年度?|[./])|[0-9]{{4}}[ ]?[年./])?[ ]?(?:[0-9]{{1,2}}[ ]?月[ ]?[0-9]{{1,2}}[ ]?日|(?<=[./])[0-9]{{1,2}}[./][0-9]{{1,2}}|[0-9]{{1,2}}/[0-9]{{1,2}}))(?:付け?)?\)"
)
_COPULA = re.compile("(?:です|である)?")


@dataclass(frozen=True, slots=True)
class AsOfLine:
    """An as-of date (基準日), and the stretch of its line that it is found by: the words before it too."""

    date: RawText
    claimed: RawText


def find_as_of(text: RawText) -> AsOfLine | None:
    """The as-of date in a line, with its 現在 or 時点 (`(職員数は平成30年4月1日現在)` → `平成30年4月1日現在`).

    The date of results or money (※実績は令和6年3月末現在) says nothing of the staff.
    """
    whole = text.text
    if len(whole) > 80 or ("現在" not in whole and "時点" not in whole):
        return None
    folded = fold(whole)
    match = _DATE_WITH_BRACKET.search(folded) or _AS_OF.search(folded)
    if match is None:
        return None
    if _OF_RESULTS.search(folded, 0, match.start()) and not _OF_STAFF.search(folded, 0, match.start()):
        return None
    end = match.end()
    ended = _COPULA.match(folded, end)
    date, before = stretch(text, match.start(), end), head(text, ended.end() if ended else end)
    if date is None or before is None:
        return None
    return AsOfLine(date, before if _LEAD.fullmatch(folded, 0, match.start()) else date)


def day_in_bracket(heading: RawText) -> AsOfLine | None:
    """The day behind a heading or title of staff that says neither 現在 nor 時点 (`職員数（4月1日）` → `4月1日`)."""
    folded = fold(heading.text)
    match = _DAY_IN_BRACKET.search(folded) if "(" in folded else None
    if match is None or not _OF_STAFF.search(folded, 0, match.start()):
        return None
    date = stretch(heading, match.start("date"), match.end("date"))
    return None if date is None else AsOfLine(date, date)
