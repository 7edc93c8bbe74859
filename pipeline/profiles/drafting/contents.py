"""What stands beside or below a label → what sort of content it is: prose, numbers, sections, names, ratings, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from pipeline.text.fold import fold

Content = Literal["prose", "marked", "money", "number", "rating", "section", "department", "person", "short", "nothing"]

_MONEY = re.compile(r"[△▲-]? ?[0-9][0-9,. ]*(?:千|百万|万|億)?円")
_NUMBER = re.compile(r"(?:約|延べ|年)? ?[△▲-]? ?[0-9][0-9,.]* ?(?:[^\s0-9。]{1,4})?")
_RATING = re.compile(
    r"[SABCDＳＡＢＣＤ◎○△×☆★✕〇◯]{1,5}|[①-⑤Ⅰ-Ⅴ](?: ?[^。 ]{1,8})?|(?:[一部おおむね概ね]*)(?:未?達成|順調|完了|遅れ)"
)
_SECTION = re.compile(r"[^\s。、]{1,20}(?:課|室|所|署|館|園|センター)(?: ?[(].*)?")
_DEPARTMENT = re.compile(r"[^\s。、]{1,20}(?:部|局|本部|委員会|事務局)")
_PERSON = re.compile(r"(?:[ぁ-んァ-ヴー]{1,6} [ぁ-んァ-ヴー]{1,6} )?[一-龠々﨑髙]{1,4}[ ][一-龠々ぁ-んァ-ヴー]{1,4}")
_MARK = re.compile(r"[(]?[0-9]{1,2}[.)、 ]|[①-⑳・○●◎■◆□◇*-]")
_NO_LABEL = re.compile(
    r"[:→…=]|[.・]{3}|^\(.*\)$|^第? ?[0-9一二三四五六七八九十]+[ .)、号章]|^[①-⑳]|[①-⑳]$|^[^ ]{1,10}[長名] |^(?:欠員|未定|調整中|該当なし|なし|通年|年度内)$"
)
_PROSE = 15


def content_of(text: str) -> Content:
    """The sort of one text.

    >>> [content_of(t) for t in ("12か所を点検しました。", "8,250千円", "42", "港湾課", "浦野 千里", "Ａ", "① 増やします。")]
    ['prose', 'money', 'number', 'section', 'person', 'rating', 'marked']
    """
    folded = " ".join(fold(text).split())
    if not folded:
        return "nothing"
    if (_RATING.fullmatch(folded) and not folded.isascii()) or folded in tuple("SABCD"):
        return "rating"
    if (
        _MARK.match(folded)
        and len(folded) > 3
        and _MONEY.fullmatch(folded) is None
        and _NUMBER.fullmatch(folded) is None
    ):
        return "marked"
    if "。" in folded:
        return "prose"
    for pattern, content in _SORTS:
        if pattern.fullmatch(folded):
            return content
    return "prose" if len(folded) >= _PROSE else "short"


_SORTS: tuple[tuple[re.Pattern[str], Content], ...] = (
    (_MONEY, "money"),
    (_NUMBER, "number"),
    (_SECTION, "section"),
    (_DEPARTMENT, "department"),
    (_PERSON, "person"),
)


CONTENT_NAMES: Mapping[Content, str] = MappingProxyType(
    {
        "prose": "prose",
        "marked": "marked lines",
        "money": "amounts of money",
        "number": "numbers",
        "rating": "ratings",
        "section": "names of sections",
        "department": "the name of a department",
        "person": "names of persons",
        "short": "short texts",
        "nothing": "nothing",
    }
)


def is_content(text: str) -> bool:
    """Whether a short text is no label by its own form: a name, a figure, a rating, a numbered item, a field's value.

    >>> [is_content(text) for text in ("達成", "第2 海水浴場の推進", "宣言者：浦野 千里", "（単位：千円）", "寄港の記録")]
    [True, True, True, True, False]
    """
    folded = " ".join(fold(text).split()).strip(": →")
    return _NO_LABEL.search(folded) is not None or content_of(text) in (
        "department",
        "person",
        "rating",
        "money",
        "number",
    )


def sample(texts: Sequence[str]) -> str:
    r"""The first text, shortened.

    >>> sample(["点検\n事業"]), sample([])
    ('「点検事業」', '—')
    """
    if not texts:
        return "—"
    flat = "".join(texts[0].split("\n"))
    return f"「{flat[:16]}…」" if len(flat) > 16 else f"「{flat}」"


def content_of_all(texts: Sequence[str]) -> Content:
    """The sort of most of the texts; the first of them where two sorts are as frequent."""
    counts: dict[Content, int] = {}
    for text in texts:
        content = content_of(text)
        if content != "nothing":
            counts[content] = counts.get(content, 0) + 1
    return max(counts, key=lambda content: counts[content]) if counts else "nothing"
