"""A printed quantity (`12人（うち再任用3人）`, `約1,200人`, `5百万円`) → value, unit and what qualifies it."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.numerals import MINUS_SIGNS, NUMBER_CHARACTERS, Number, parse_number, parse_unsigned
from pipeline.text.units import UNIT_PATTERN, canonical_unit, follows_kanji_numeral


@dataclass(frozen=True, slots=True)
class InnerCount:
    """A count inside another (`うち再任用3人`): its value and, where printed, what it counts."""

    value: Number
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity. `value` is None for a range, `minimum` and `maximum` are None otherwise; money is in 円."""

    value: Number | None
    unit: str | None = None
    qualifier: str | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    inner: tuple[InnerCount, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rest:
    """What the text after number and unit adds."""

    unit: str | None
    scale: int = 1
    inner: tuple[InnerCount, ...] = ()
    after: str | None = None


_SCALES: Final = {None: 1, "千": 1000, "万": 10**4, "百万": 10**6, "億": 10**8, "十億": 10**9}
_BEFORE: Final = (
    "約|およそ|おおよそ|おおむね|概ね|ほぼ|延べ|のべ|延|合計|総計|累計|総額|総数|計|各|全|"
    "毎年|毎月|毎週|年間|月間|最大|最低|最高|最少|平均"
)
_PER_PERIOD: Final = "年|月|週"  # 年60頭, 月2回: only before digits and with a unit, else it is a date
_AFTER: Final = "程度|前後|以上|以下|以内|未満|超|弱|強|余り?|ほど|くらい|ぐらい|を超える"
_DONE: Final = (
    "(?:を|の)?(?:開催|実施|参加|受講|利用|来場|来館|配布|配付|設置|整備|訪問|発行|配置|作成|登録|認定|交付|支援|出席|出展|採用|掲載|派遣|"
    "受入れ?|受け入れ|対応|完了|達成|記念|増設|新設|改修|更新|育成|養成|相談)(?:した|しました|する|済み?|予定)?。?"
)
_NOTE: Final = re.compile(
    "[^0-9一二三四五六七八九十百千万億円%]*(?:含む|含み|含まず|含まない|除く|除き|予定|見込み?|概算|概数|速報値?|目標値?|実績値?|現在|時点|再掲)"
)

_SIGN: Final = rf"[{re.escape(MINUS_SIGNS)}]|マイナス|ひく|[+＋]|プラス"
_NUMBER: Final = f"[{NUMBER_CHARACTERS}○◯]+"
_COUNT: Final = re.compile(
    rf"(?P<before>(?:(?:{_BEFORE}|(?P<period>{_PER_PERIOD})(?=[0-9]))(?:で|[:：])?){{0,2}})(?P<gold>金|￥|¥|\\)?(?P<sign>{_SIGN})?"
    rf"(?P<number>{_NUMBER})(?P<unit>{UNIT_PATTERN})?"
    rf"(?:(?P<wave>[～~]|から|[-－―−‐–ー](?=[0-9]))(?P<upper>{_NUMBER})(?P<upper_unit>{UNIT_PATTERN})?)?"
    rf"(?P<after>{_AFTER})?(?P<done>{_DONE})?(?P<rest>.*)"
)
_REST: Final = re.compile(
    rf"[(（\[［〔【〈<](?P<inside>[^()（）\[\]［］〔〕【】〈〉<>]*)[)）\]］〕】〉>](?P<unit>{UNIT_PATTERN})?(?P<after>{_AFTER})?"
)
_INNER: Final = re.compile(
    rf"(?:うち|内)?[、,:：]?(?P<label>[^0-9、,:：]*?)[:：]?(?P<sign>{_SIGN})?(?P<number>{_NUMBER})(?P<unit>{UNIT_PATTERN})?"
    r"(?:(?:を|も)?含(?:む|み)|(?:は|が)(?P<trailing>[^0-9、,増減含]{1,12}))?"
)
_INNER_SEPARATOR: Final = re.compile("(?<=[0-9人名件回円%])(?:[、・；;]|[,，](?![0-9]{3}))")
_BESIDE: Final = re.compile("ほか|他|別に|別途|外(?:に|数)")  # 12人（ほか臨時3人）: not among the twelve
_SCALED_UNIT: Final = re.compile("(千|万|百万|十億|億)?(円|人|件|㎡)")
_BLANKS: Final = re.compile(r"(?<![0-9])[ \t\n]+|[ \t\n]+(?![0-9])")
_SPACED_COMMA: Final = re.compile(r"(?<=[0-9])[ \t]?[,，][ \t]?(?=[0-9]{3}(?![0-9]))")
_PLAIN: Final = re.compile("[0-9]{1,6}")
_SCALE: Final = re.compile("[百千万億]")
_HAS_DIGIT: Final = re.compile("[0-9]")
_UNIT_CAPTIONS: Final = frozenset(("千", "百万", "十億"))
_IDIOMS: Final = frozenset(("一円",))  # 市内一円: the whole of the city
_POINT_FOR_COMMA: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COUNTED_WHOLE: Final = frozenset((None, "人", "名", "円", "回", "件"))
_HAS_PLACE: Final = re.compile("[十百千〇拾廿卅]")
_STAFF_UNITS: Final = frozenset((None, "人", "名"))
_SUMS: Final = frozenset((None, "計", "合計", "総計", "総数"))
"""What may stand before a number of staff; 約8 and 8以上 are no number that could be added up."""
_CANONICAL_QUALIFIERS: Final = {"のべ": "延べ", "延": "延べ"}


def parse_count(text: str) -> Count | None:
    """A cell or phrase that is one quantity → the quantity; None for anything else.

    Units come back in one spelling (ヶ所 → か所, ％ → %), money in 円 (1,234千円 → 1234000). What stands in brackets is
    an inner count (`9(2)`, `9名（内女性２名）`) or a note (`12人（予定）`), which is left out.
    Refused: no number (数十人, 若干人, …), words and names that contain one (一人ひとり, 二見, 五十嵐, 千葉, 万一,
    十分, 第一庁舎, 市内一円), dates (平成28年度), unit captions (千円), several quantities in one text, a number in
    an unknown unit, a number alone in brackets, a lone 〇 or 一 (a mark or a dash), ######. Never raises.

    >>> parse_count("12人（うち再任用3人）")
    Count(value=12, unit='人', qualifier=None, minimum=None, maximum=None, inner=(InnerCount(value=3, label='再任用'),))
    >>> parse_count("２～３名")
    Count(value=None, unit='名', qualifier=None, minimum=2, maximum=3, inner=())
    >>> [(c.value, c.unit, c.qualifier) for c in map(parse_count, ("△1,234千円", "延べ1,234人", "３カ所", "4.05")) if c]
    [(-1234000, '円', None), (1234, '人', '延べ'), (3, 'か所', None), (Decimal('4.05'), None, None)]
    >>> [parse_count(t) for t in ("数十人", "一体", "二見", "千葉", "第一庁舎", "平成28年度", "…", "")]
    [None, None, None, None, None, None, None, None]
    """
    if _PLAIN.fullmatch(text):
        value = parse_number(text)
        return None if value is None else Count(value)
    text = _tight(text)
    found = _COUNT.fullmatch(text)
    if found is None:
        return None
    rest = _read_rest(found["rest"], _unit_of(found))
    if rest is None or not _is_surely_number(found, rest.unit):
        return None
    qualifier = _qualifier(found["before"], found["after"] or rest.after)
    if found["wave"]:
        return _range(found, rest.unit, qualifier) if not rest.inner and rest.scale == 1 else None
    value = _signed(found["sign"], found["number"])
    return None if value is None else Count(value * rest.scale, rest.unit, qualifier, inner=rest.inner)


def parse_staff_number(text: str) -> Number | None:
    """A printed number of staff (whole, or fractional full-time equivalents) → the number; None: it is no plain one.

    >>> [parse_staff_number(text) for text in ("12", "12人（うち再任用3人）", "計 8名", "4.5", "約8", "8回", "△8", "若干名")]
    [12, 12, 8, Decimal('4.5'), None, None, None, None]
    """
    count = parse_count(text)
    if count is None or count.value is None or count.value < 0:
        return None
    return count.value if count.unit in _STAFF_UNITS and count.qualifier in _SUMS else None


def parse_breakdown(text: str) -> tuple[InnerCount, ...] | None:
    """A list of labelled counts (`常勤職員7人、嘱託員4人`, with or without brackets) → one item each, or None.

    Every part must be a label and a number; the order is the printed one. Never raises.

    >>> parse_breakdown("（常勤職員7人、嘱託員４人）")
    (InnerCount(value=7, label='常勤職員'), InnerCount(value=4, label='嘱託員'))
    >>> parse_breakdown("12人") is None
    True
    """
    text = _tight(text)
    items = _inner_counts(text.strip("()（）[]［］〔〕"))
    return items if items and all(item.label for item in items) and _HAS_DIGIT.search(text) else None


def _tight(text: str) -> str:
    """Cleaned, with no blanks except those between two digits, which are two numbers."""
    return _BLANKS.sub("", _SPACED_COMMA.sub(",", clean_text(text)))


def _unit_of(found: re.Match[str]) -> str | None:
    printed = found["unit"] or found["upper_unit"]
    if found["gold"]:
        return "円" if printed in (None, "円") else None
    return canonical_unit(printed) if printed else None


def _read_rest(text: str, unit: str | None) -> _Rest | None:
    """What follows number and unit → what it says of them; None where it is something else."""
    if not text or text in ("也", "-", "―", "。"):
        return _Rest(unit)
    if text.startswith(("うち", "、うち", ",うち")):
        inner = _inner_counts(text.lstrip("、,"))
        return None if inner is None else _Rest(unit, inner=inner)
    found = _REST.fullmatch(text)
    if found is None or (unit and found["unit"]):
        return None
    inside = found["inside"]
    if found["unit"]:
        unit = canonical_unit(found["unit"])
    elif unit is None and (caption := _caption(inside)):
        return _Rest(caption[1], caption[0], after=found["after"])
    inner = _inner_counts(inside)
    if inner is None:
        return _Rest(unit, after=found["after"]) if _NOTE.fullmatch(inside) else None
    return _Rest(unit, inner=inner, after=found["after"])


def _caption(text: str) -> tuple[int, str] | None:
    """A unit in brackets (`千円`, `人`) → its scale and unit."""
    found = _SCALED_UNIT.fullmatch(text)
    if found:
        return _SCALES[found[1]], found[2]
    unit = canonical_unit(text)
    return (1, unit) if unit else None


def _inner_counts(text: str) -> tuple[InnerCount, ...] | None:
    items = []
    for part in _INNER_SEPARATOR.split(text):
        found = _INNER.fullmatch(part)
        value = _signed(found["sign"], found["number"]) if found else None
        if (
            found is None
            or value is None
            or _BESIDE.match(part)
            or not (_HAS_DIGIT.search(found["number"]) or found["unit"])
        ):
            return None
        items.append(InnerCount(value, found["label"] or found["trailing"]))
    return tuple(items)


def _is_surely_number(found: re.Match[str], unit: str | None) -> bool:
    """Whether number and unit cannot be a word, a date or a caption."""
    number = found["number"]
    if found["gold"]:
        return unit == "円"
    if found["period"] and unit is None:
        return False
    if _HAS_DIGIT.search(number):
        return not (_POINT_FOR_COMMA.fullmatch(number) and unit in _COUNTED_WHOLE)
    if unit is None:
        return (
            len(number) > 1 and bool(_HAS_PLACE.search(number)) and number not in _UNIT_CAPTIONS and not found["before"]
        )
    return follows_kanji_numeral(unit) and number not in _UNIT_CAPTIONS and number + unit not in _IDIOMS


def _range(found: re.Match[str], unit: str | None, qualifier: str | None) -> Count | None:
    """`10～15人` → minimum and maximum, in one unit; 2～3千人 is not sure (2 or 2,000?) and refused."""
    low, high = parse_unsigned(found["number"]), parse_unsigned(found["upper"])
    if found["sign"] or low is None or high is None or low >= high:
        return None
    if found["unit"] and found["upper_unit"] != found["unit"]:
        return None
    if unit is None and found["wave"] not in "～~":
        return None
    if _SCALE.search(found["upper"]) and not _SCALE.search(found["number"]):
        return None
    return Count(None, unit, qualifier, low, high)


def _signed(sign: str | None, number: str) -> Number | None:
    value = parse_unsigned(number)
    if value is None or sign in (None, "+", "＋", "プラス"):
        return value
    return -value


def _qualifier(before: str, after: str | None) -> str | None:
    before = before.rstrip(":：")
    words = _CANONICAL_QUALIFIERS.get(before, before) + (after or "")
    return words or None
