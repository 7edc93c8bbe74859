"""A unit of a measure as printed (％, 千円, 頭／年, （単位：人）) → one spelling, and what units have to do with each other."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.text.blanks import is_blank_mark
from pipeline.text.clean import clean_text
from pipeline.text.fold import fold
from pipeline.text.numerals import Number
from pipeline.text.units import UNIT_PATTERN, canonical_unit

SCALE_WORDS: Final = {
    "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "億": 10**8, "十億": 10**9, "百億": 10**10, "兆": 10**12,
}  # fmt: skip
"""Words before a unit that say how many of it one is."""
SCALE_PATTERN: Final = "|".join(sorted(SCALE_WORDS, key=len, reverse=True))

_MORE_UNITS: Final = "市 町 村 県 国 区 面 脚 門 艇 尾 俵 科 品種 団 名様 人回 人件 日人 件数 回数 人数 世代 社員 議席 指標 cal kcal GB MB TB kg-CO2 円/人"
_UNIT: Final = f"{UNIT_PATTERN}|" + "|".join(sorted(_MORE_UNITS.split(), key=len, reverse=True))
_PERIOD: Final = "年度|年|月|週|日|時間|時|回"
PRINTED_UNIT: Final = (
    rf"(?:(?:{_UNIT}|[ァ-ヺ][ァ-ヺー]{{1,9}}|[A-Za-zμ][A-Za-z]{{1,5}}[²³]?)(?:/(?:{_UNIT}|{_PERIOD}))?)"
)
"""A pattern over folded text: a unit right behind a number, known, or a katakana or Latin word."""
_KNOWN: Final = re.compile(rf"(?:{SCALE_PATTERN})?(?:{_UNIT})(?:/(?:{_UNIT}|{_PERIOD}))?")
_CAPTION: Final = re.compile(r"(?:単位(?!数)[:/]?)?(?P<unit>.*?)")
_SCALED: Final = re.compile(
    rf"(?P<scale>{SCALE_PATTERN})(?P<base>円|人|件|kWh|㎡|㎥|t|kg|kL|L|台|個|部|本|回|戸|世帯|冊|ha)(?P<per>/.*)?"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)$")
_SAME: Final = {"名": "人", "名様": "人", "回数": "回", "件数": "件", "人数": "人", "割合": "%", "率": "%"}
# 年 and 月 in a column of units say that dates stand beside it.
_DATE_UNITS: Final = frozenset(
    ["年度", "年月", "月", "月日", "年月日", "日付", "期日", "期限", "時期", "時点", "年度末"]
)
_IN_LABEL: Final = re.compile(r"\((?:単位[:/]?)?([^()]{1,10})\)$")
# (部), (課), (園) … behind a label may name an owner or a kind of place as well as a unit.
_NOT_IN_LABEL: Final = frozenset(
    [
        "部",
        "課",
        "係",
        "局",
        "所",
        "室",
        "班",
        "館",
        "園",
        "隊",
        "団",
        "署",
        "署",
        "区",
        "市",
        "町",
        "村",
        "県",
        "国",
        "科",
        "店",
        "駅",
        "線",
        "橋",
        "本",
        "票",
        "石",
        "体",
        "語",
        "字",
        "文字",
        "線",
    ]
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A unit taken apart: 千円 → 1000 and 円; a remark in brackets and what follows / are left out of `base`."""

    base: str
    scale: int = 1


def clean_unit(text: str) -> str | None:
    """The cell of a unit → its clean form, or None where it is no unit (blank, figures, a sentence).

    >>> clean_unit("％"), clean_unit("（単位：ヶ所）"), clean_unit("頭／年"), clean_unit("千 円"), clean_unit("人（延べ）")
    ('%', 'か所', '頭/年', '千円', '人（延べ）')
    >>> clean_unit("3"), clean_unit("単位"), clean_unit("－"), clean_unit("開催した講座に参加した市民の数")
    (None, None, None, None)
    """
    printed = "".join(clean_text(text).split())
    core = fold(printed)
    while core[:1] == "(" and core[-1:] == ")" and "(" not in core[1:]:
        core, printed = core[1:-1], printed[1:-1]
    found = _CAPTION.fullmatch(core)
    unit = found["unit"] if found else ""
    printed = printed[len(core) - len(unit) :]
    if is_blank_mark(unit) or unit == "単位" or len(unit) > 12 or re.search("[0-9]", re.sub("CO2|[mk]+[23]", "", unit)):
        return None
    head, slash, per = unit.partition("/")
    if slash:
        return f"{canonical_unit(head) or head}/{canonical_unit(per) or per}"
    return canonical_unit(unit) or canonical_unit(printed) or printed


def unit_in_label(label: str) -> str | None:
    """The unit in brackets at the end of an indicator's name → its clean form, or None where the bracket is another remark.

    >>> unit_in_label("講座開催回数（回）"), unit_in_label("事業費（単位：千円）"), unit_in_label("参加者数(高校)")
    ('回', '千円', None)
    """
    found = _IN_LABEL.search("".join(fold(clean_text(label)).split()))
    if found is None or found[1] in _NOT_IN_LABEL or _KNOWN.fullmatch(found[1]) is None:
        return None
    return clean_unit(found[1])


def parts_of(unit: str) -> Parts:
    """A clean unit → scale and base.

    >>> parts_of("千円"), parts_of("頭/年"), parts_of("名")
    (Parts(base='円', scale=1000), Parts(base='頭', scale=1), Parts(base='人', scale=1))
    """
    unit = _BRACKETS.sub("", fold(unit)) or unit
    found = _SCALED.fullmatch(unit)
    if found is not None:
        return Parts(found["base"], SCALE_WORDS[found["scale"]])
    base = unit.partition("/")[0]
    if base == "割":
        return Parts("%", 10)
    return Parts(_SAME.get(base, base))


def period_of(unit: str) -> str | None:
    """What a unit is counted per (頭/年 → 年), or None.

    >>> period_of("頭/年"), period_of("頭")
    ('年', None)
    """
    return unit.partition("/")[2] or None


def is_date_unit(unit: str) -> bool:
    """Whether the numbers beside such a unit are dates (年度, 月), which no measure counts.

    >>> is_date_unit("年度"), is_date_unit("か月")
    (True, False)
    """
    return unit in _DATE_UNITS


def same_count(first: str, second: str) -> bool:
    """Whether numbers in two clean units can be compared as they stand: 人 and 名 can, 千円 and 円 or 回/月 and 回/年 not.

    >>> same_count("人", "名"), same_count("千円", "円"), same_count("回", "回/年"), same_count("回/月", "回/年")
    (True, False, True, False)
    """
    one, two = parts_of(first), parts_of(second)
    periods = {period for period in (period_of(first), period_of(second)) if period is not None}
    return one == two and len(periods) < 2


def rescaled(value: Number, printed: str, wanted: str) -> Number | None:
    """A number of one unit in another of the same kind (1,200 千円 in 円 → 1,200,000), exact; None where they differ in kind.

    >>> rescaled(1200, "千円", "円"), rescaled(285, "千円", "万円"), rescaled(3, "回", "人")
    (1200000, Decimal('28.5'), None)
    """
    old, new = parts_of(printed), parts_of(wanted)
    if old.base != new.base or period_of(printed) != period_of(wanted):
        return None
    result = Decimal(value) * old.scale / new.scale
    return int(result) if result == int(result) else result
