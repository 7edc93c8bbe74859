"""The cell of a measure (`約1,200人`, `53.6％`, `23(8)`, `0km → 1.03km`) → one number, its unit, and what qualifies it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.fold import fold
from pipeline.text.measure_units import PRINTED_UNIT, SCALE_PATTERN, SCALE_WORDS, clean_unit, parts_of
from pipeline.text.numerals import NUMBER_CHARACTERS, Number, parse_unsigned
from pipeline.text.units import follows_kanji_numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed: `value` counts `unit` (1,200千円 → 1200 and 千円), which is None where none is printed.

    `note` is what the number alone does not say: 約, 以上, 見込み, a second number in brackets. `repaired` marks a decimal
    point that was typed as 、 or a comma. `before` is the number left of an arrow.
    """

    value: Number
    unit: str | None = None
    note: str | None = None
    repaired: bool = False
    before: Number | None = None


_SILENT_BEFORE: Final = (
    "目標値?|実績値?|基準値?|現状値?|計画値?|合計|総計|総数|総合計|計|全|延べ|のべ|延|毎年度?|年間|年|="
)
_NOTED_BEFORE: Final = (
    "約|累計|およそ|おおよそ|おおむね|概ね|ほぼ|最大|最低|最高|最少|最小|少なくとも|平均|年平均|各|毎月|毎週|毎日|月間|週間|月|週|隔月|1日平均|月平均|"
    "見込値?|暫定値?|速報値?|[≧≥≦≤><＞＜]=?|プラス|\\+"
)
_BEFORE: Final = re.compile(rf"(?:(?P<silent>{_SILENT_BEFORE})|(?P<noted>{_NOTED_BEFORE})):?")
_SIGN: Final = re.compile("[△▲▵▴−ー-]|マイナス")
_DASH_BESIDE_NUMBER: Final = re.compile(
    r"[-−ー―—–－][ \t\n　]+[0-9０-９]"
)  # two cells, of which the first states nothing
_NUMBER: Final = re.compile(f"[{NUMBER_CHARACTERS}]+")
_SCALED: Final = re.compile(rf"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>{SCALE_PATTERN})")
_UNIT: Final = re.compile(PRINTED_UNIT)
_UNIT_ALONE: Final = re.compile(rf"(?:{SCALE_PATTERN})?{PRINTED_UNIT}")
_NOTED_AFTER: Final = "程度|前後|以上|以下|以内|未満|超過?|弱|強|余り?|ほど|くらい|ぐらい|を?(?:超える|上回る|下回る)|[≧≥≦≤><]=?|見込み?|予定|\\*[0-9]?|※[0-9]?"
_AFTER: Final = re.compile(
    rf"(?P<noted>{_NOTED_AFTER})"
    "|(?P<silent>(?:を|の|に)?(?:開催|実施|参加|受講|利用|来場|来館|配布|配付|設置|整備|訪問|発行|配置|作成|登録|認定|交付|支援|達成|維持|継続|確保|目指す|する|した)"
    "(?:した|しました|する|します|済み?|を目指す)?)"
)
_BRACKET: Final = re.compile(r"\((?P<inside>[^()]*)\)")
_BRACKET_AHEAD: Final = re.compile(r"\((?P<inside>[^()]*)\)(?=[^()])")
_BRACKETS: Final = re.compile(r"(?P<core>[^()]+)(?P<brackets>(?:\([^()]*\)){1,2})(?P<rest>[^()]*)")
_NOTE_DATE: Final = re.compile(
    "(?:(?:平成|令和|[HRhr])?[0-9元]{1,4}年?度?(?:末|時点|現在|実績|目標|比)?|[0-9元./年月日平成令和HR]{2,12}(?:末|時点|現在|まで|末現在|末時点)?)"
)
_RANGE_SIGN: Final = re.compile("[～~]|から")
_ARROW: Final = re.compile("→|⇒|➡|⇨|->|=>")
_LIST: Final = re.compile("[、・;]|,(?![0-9]{3}(?![0-9]))")
_POINT_MISTYPED: Final = re.compile(
    r"(?P<whole>0|[1-9][0-9]{0,2})[、,](?P<part>[0-9]{1,2})(?P<unit>%|パーセント|ポイント)?(?P<bracket>\([^()]*\))?"
)
_BLANKS: Final = re.compile(r"(?<![0-9])[ \t\n]+|[ \t\n]+(?![0-9])")
_SPACED_COMMA: Final = re.compile(r"(?<=[0-9])[ \t\n]?[,，][ \t\n]?(?=[0-9]{3}(?![0-9]))")
_POINT_FOR_COMMA: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COUNTED_WHOLE: Final = frozenset(("人", "回", "件", "円"))
_YEAR_BEFORE: Final = re.compile(
    r"(?P<year>(?:(?:平成|令和|[HR])[0-9元]{1,2}年度?|[0-9]{2,4}年度)(?:末|実績|目標)?(?::|(?=約?[0-9]))|(?:平成|令和|[HR])[0-9元]{1,2}:|20[0-9]{2}:)"
)
_KANJI_SCALE_ALONE: Final = frozenset(("千", "百万", "十億", "百", "万", "億", "十万", "千万", "兆"))
_HAS_DIGIT: Final = re.compile("[0-9]")
_NO_FIGURE: Final = re.compile("[#①-⑳]")
_LONGEST: Final = 60
_OLDEST_YEAR: Final = 1000


@lru_cache(maxsize=1024)
def parse_quantity(text: str, unit: str | None = None) -> Quantity | None:
    """A cell that prints one number → the number with its unit; None for anything else.

    `unit` is the measure's unit in its clean form where it is known: of a number with a second one in brackets or beside
    it (`29回（1,200人）`, `152人/283人(64%)`) it tells which is meant. The number is never converted.
    Read: digits of any width, thousands separators, decimals, signs, 漢数字 before a unit that proves them, 千・万・億, a
    word before or behind that bounds it (in `note`), a bracket (in `note`), a percentage whose point was typed as 、
    (`repaired`), one step from a value to another (`before`).
    Refused: ranges (10～15件), dates (10月, 平成28年10月, 26年度末), several numbers of which none is told by the unit,
    numbers in an unknown unit, a change (5％増), fractions, separators out of place, ######, a mark (〇, △, ①). Never raises.

    >>> [(q.value, q.unit, q.note) for q in map(parse_quantity, ("1,562", "約300人", "３０回以上", "23(8)", "▲5％")) if q]
    [(1562, None, None), (300, '人', '約'), (30, '回', '以上'), (23, None, '(8)'), (-5, '%', None)]
    >>> [(q.value, q.unit) for q in map(parse_quantity, ("1,200千円", "年60頭", "60頭／年", "18.7パーセント", "2万人")) if q]
    [(1200, '千円'), (60, '頭'), (60, '頭/年'), (Decimal('18.7'), '%'), (20000, '人')]
    >>> parse_quantity("152人/283人(64%)", "%"), parse_quantity("152人/283人(64%)", "人")
    (Quantity(value=64, unit='%', note='152人/283人', repaired=False, before=None), None)
    >>> [parse_quantity(t) for t in ("10～15件", "10月", "26年度末", "######", "〇", "5％増", "2/3", "第3", "限りなく100%に近付ける。")]
    [None, None, None, None, None, None, None, None, None]
    """
    if _DASH_BESIDE_NUMBER.match(text):
        return None
    text = _tight(text)
    if not text or len(text) > _LONGEST or _NO_FIGURE.search(text):
        return None
    return _mistyped_point(text, unit) or _single(text, unit) or _step(text, unit) or _by_unit(text, unit)


def _tight(text: str) -> str:
    """Cleaned and folded, with no blanks except those between two digits, which are two numbers."""
    text = _SPACED_COMMA.sub(",", clean_text(text))
    return fold(_BLANKS.sub("", text)).rstrip("。")


def _single(text: str, unit: str | None) -> Quantity | None:
    """One number with unit, words and brackets."""
    ahead = _BRACKET_AHEAD.match(text)
    if ahead is not None and (not _HAS_DIGIT.search(ahead["inside"]) or _NOTE_DATE.fullmatch(ahead["inside"])):
        behind = _single(text[ahead.end() :], unit)
        return None if behind is None else replace(behind, note=_joined(ahead[0], behind.note))
    found = _BRACKETS.fullmatch(text)
    if found is None:
        return _plain(text, unit)
    inner = [match["inside"] for match in _BRACKET.finditer(found["brackets"])]
    if found["rest"]:
        return _bracket_inside(found["core"], inner, found["rest"], unit)
    main = _plain(found["core"], unit)
    if main is None:
        return None
    for inside in inner:
        main = _with_bracket(main, inside, unit)
        if main is None:
            return None
    return main


def _bracket_inside(core: str, inner: list[str], rest: str, unit: str | None) -> Quantity | None:
    """`23(8)人`, `30回(予定)程度`: what follows the bracket belongs to the number before it."""
    main = _plain(core + rest, unit)
    return None if main is None or len(inner) != 1 else _with_bracket(main, inner[0], unit)


def _with_bracket(main: Quantity, inside: str, unit: str | None) -> Quantity | None:
    """A number and the bracket behind it: its unit, a second number, or a remark."""
    if main.unit is None and main.note is None and _UNIT_ALONE.fullmatch(inside):
        return replace(main, unit=clean_unit(inside))
    second = _plain(inside, unit)
    if second is not None and unit is not None and _is_of(second.unit, unit) and not _is_of(main.unit, unit):
        return replace(second, note=_joined(second.note, f"{main.value}{main.unit or ''}"))
    if (
        second is None
        and main.unit is None
        and unit is not None
        and _HAS_DIGIT.search(inside)
        and _names_unit(inside, unit)
    ):
        return None
    return replace(main, note=_joined(main.note, f"({inside})"))


def _plain(text: str, unit: str | None) -> Quantity | None:
    """A number without brackets."""
    notes: list[str] = []
    year = _YEAR_BEFORE.match(text)
    if year is not None:
        notes.append(year["year"].rstrip(":"))
        text = text[year.end() :]
    period = monthly = False
    for _ in range(3):
        if (before := _BEFORE.match(text)) is None:
            break
        if before["noted"]:
            notes.append(before["noted"])
        # 年60頭 and 月2回 count a period; 月10 is a date torn apart, 毎月20日 a day.
        period = period or before[0] in ("年", "月", "週")
        monthly = monthly or before[0] in ("月", "毎月")
        text = text[before.end() :]
    sign = _SIGN.match(text)
    text = text[sign.end() :] if sign else text
    found = _NUMBER.match(text)
    if found is None:
        return None
    read = _with_unit(found[0], text[found.end() :], unit)
    if read is None or (period and read[0].unit is None) or (monthly and read[0].unit == "日"):
        return None
    quantity, rest = read
    while rest:
        after = _AFTER.match(rest)
        if after is None:
            return None
        if after["noted"]:
            notes.append(after["noted"])
        rest = rest[after.end() :]
    value = -quantity.value if sign else quantity.value
    return replace(quantity, value=value, note="".join(notes) or None)


def _with_unit(number: str, rest: str, unit: str | None) -> tuple[Quantity, str] | None:
    """A printed number and what follows → the quantity, and what follows its unit."""
    scaled = _SCALED.fullmatch(number)
    printed = _unit_at(rest, unit)
    if printed:
        rest = rest[len(printed) :]
        own = clean_unit(scaled["scale"] + printed) if scaled and _keeps_scale(printed, scaled["scale"], unit) else None
        if scaled is not None and own is not None:
            value = parse_unsigned(scaled["digits"])
            return None if value is None else (Quantity(value, own), rest)
    own = clean_unit(printed) if printed else None
    value = parse_unsigned(number)
    if value is None or not _is_surely_number(number, own, unit):
        return None
    if "年" in (own, unit) and (value >= _OLDEST_YEAR or rest[:1] in tuple("度0123456789")):
        return None
    return Quantity(value, own), rest


def _unit_at(rest: str, unit: str | None) -> str:
    """The unit that a text begins with: the measure's own, else one that is known."""
    if unit is not None:
        for form in (unit, parts_of(unit).base):
            if rest.startswith(form) and form not in ("月", "年度"):
                longer = _UNIT.match(rest)
                return max(form, longer[0] if longer else "", key=len)
    found = _UNIT.match(rest)
    return found[0] if found else ""


def _keeps_scale(printed: str, scale: str, unit: str | None) -> bool:
    """Whether the word before a unit belongs to the unit: 千円 is a unit, 2万人 is a number of people."""
    if printed.startswith("円"):
        return scale not in ("十", "百", "千万", "百億")
    if unit is None:
        return False
    parts = parts_of(unit)
    return parts.scale == SCALE_WORDS[scale] and parts.base == parts_of(printed).base


def _is_surely_number(number: str, own: str | None, unit: str | None) -> bool:
    """Whether the characters cannot be a word, a dash or a typing slip."""
    if not _HAS_DIGIT.search(number):
        proved = own is not None and (follows_kanji_numeral(own) or own == unit)
        return proved and number not in _KANJI_SCALE_ALONE
    counting = own or unit
    counted = parts_of(counting).base if counting else None
    return not (_POINT_FOR_COMMA.fullmatch(number) and counted in _COUNTED_WHOLE)


def _mistyped_point(text: str, unit: str | None) -> Quantity | None:
    """`53、6%` and `71,1%`: a percentage whose decimal point was typed as a comma.

    Two digits in a row (5、6%) may be an approximate number, and three digits behind a comma are thousands.
    """
    found = _POINT_MISTYPED.fullmatch(text)
    own = clean_unit(found["unit"]) if found and found["unit"] else None
    if found is None or (own or unit) not in ("%", "ポイント") or int(found["part"]) == int(found["whole"]) + 1:
        return None
    value = Decimal(f"{found['whole']}.{found['part']}")
    return Quantity(int(value) if value == int(value) else value, own, found["bracket"], repaired=True)


def _step(text: str, unit: str | None) -> Quantity | None:
    """`0km → 1.03km`: the value reached, and the value before; both in one unit."""
    sides = _ARROW.split(text)
    if len(sides) != 2:
        return None
    old, new = (_single(side, unit) for side in sides)
    if old is None or new is None or (old.unit and new.unit and not _is_of(old.unit, new.unit)):
        return None
    return replace(new, unit=new.unit or old.unit, note=_joined(new.note, "→"), before=old.value)


def _by_unit(text: str, unit: str | None) -> Quantity | None:
    """Several numbers, or words and numbers in brackets, of which exactly one is in the measure's unit → that one."""
    if unit is None or _RANGE_SIGN.search(text) or _ARROW.search(text):
        return None
    found = _BRACKETS.fullmatch(text)
    if found is not None and not found["rest"]:
        inner = [_plain(match["inside"], unit) for match in _BRACKET.finditer(found["brackets"])]
        own = [quantity for quantity in inner if quantity is not None and _is_of(quantity.unit, unit)]
        if len(inner) == len(own) == 1 and not _names_unit(found["core"], unit):
            return replace(own[0], note=_joined(own[0].note, found["core"]))
        return _fraction_of(found, own, inner)
    parts = [_single(part, unit) for part in _LIST.split(text)]
    own = [quantity for quantity in parts if quantity is not None and _is_of(quantity.unit, unit)]
    if len(parts) < 2 or None in parts or len(own) != 1:
        return None
    return replace(own[0], note=_joined(own[0].note, text))


def _fraction_of(found: re.Match[str], own: list[Quantity], inner: list[Quantity | None]) -> Quantity | None:
    """`152人/283人(64%)` under %: the bracket is the share that the two numbers make."""
    if len(own) != 1 or len(inner) != 1 or own[0].unit != "%":
        return None
    return replace(own[0], note=_joined(own[0].note, found["core"]))


def _names_unit(text: str, unit: str) -> bool:
    return parts_of(unit).base in text


def _is_of(printed: str | None, unit: str) -> bool:
    """Whether a printed unit counts what another counts, whatever their scale and period."""
    return printed is not None and parts_of(printed).base == parts_of(unit).base


def _joined(first: str | None, second: str | None) -> str | None:
    return " ".join(part for part in (first, second) if part) or None
