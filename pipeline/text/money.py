"""An amount of money as printed (`8,250千円`, `280億3911万4千円`, `△ 111,155` under 単位:千円) → whole yen."""

import re
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.numerals import MINUS_SIGNS, NUMBER_CHARACTERS, Number, parse_number, parse_unsigned

_SCALES: Final = {
    "": 1,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "億": 10**8,
    "十億": 10**9,
    "兆": 10**12,
}
_UNIT_NAMES: Final = "千|百万|千万|十億|万|億|兆"
_CAPTION: Final = re.compile(
    rf"[※*＊]?[(（\[［〔【]?(?:(?:表中の)?(?:金額|予算額|決算額|事業費)?(?:の)?単位[:：は/]?)?({_UNIT_NAMES})?円(?:単位)?(?:です|とする)?。?[)）\]］〕】]?"
)
_CAPTION_IN_LABEL: Final = re.compile(rf"[(（\[［](?:単位[:：]?)?({_UNIT_NAMES})?円[)）\]］]$")

_LABEL: Final = (
    "(?:当初|補正後?|現計|最終)?(?:予算額?|決算額?|予算現額|事業費|総事業費|歳出予算|事業予算額?|予算規模|金額|執行額)"
    "|決算見込額|総額|合計額?|総計|計"
)
_SIGN: Final = f"[{re.escape(MINUS_SIGNS)}]|マイナス"
_AMOUNT: Final = re.compile(
    rf"(?:(?:{_LABEL})(?:[(（](?:{_LABEL})[)）])?[:：]?)?(?P<gold>金)?(?P<sign>{_SIGN})?(?P<mark>[¥￥\\])?(?P<inner_sign>{_SIGN})?"
    rf"(?P<number>[{NUMBER_CHARACTERS}]+)(?P<yen>円)?(?:也|[-ー―－](?=$))?"
    r"(?:[(（](?:うち[^()（）]*|[^()（）0-9円]*)[)）])?。?"
)
_PLAIN: Final = re.compile(r"[0-9][0-9.,]*")
_BLANKS: Final = re.compile(r"(?<![0-9])[ \t\n]+|[ \t\n]+(?![0-9])")
_SPACED_COMMA: Final = re.compile(r"(?<=[0-9])[ \t]?[,，][ \t]?(?=[0-9]{3}(?![0-9]))")
_OUTER: Final = re.compile(
    r"[(（\[［〔]([^()（）\[\]［］〔〕]*(?:[(（][^()（）]*[)）])?[^()（）\[\]［］〔〕]*円)[)）\]］〕]"
)
_BARE_UNITS: Final = frozenset(_UNIT_NAMES.split("|"))


def parse_yen(text: str, unit_scale: int | None = None) -> int | None:
    """One amount → yen; None for anything else, and where the unit is not known.

    `unit_scale` is the size in yen of the caption's unit (`yen_scale("単位:千円")` is 1000); it counts only where the
    amount itself prints no 円 (`8,250千円` under 単位:円 stays 8,250,000). An amount's own label (予算額, 総額 …) and a
    note without figures after it may stand beside it.
    Refused: a label or unit without a number, two amounts, a number in no unit, a scale word without 円 under a caption
    (`8,250千` under 千円), parts of a yen, approximate amounts (約, 程度, 以内). Never raises.

    >>> parse_yen("8,250千円"), parse_yen("280億3911万4千円"), parse_yen("4,401,202 円"), parse_yen("金壱百弐拾参万円")
    (8250000, 28039114000, 4401202, 1230000)
    >>> parse_yen("△ 111,155", unit_scale=1000), parse_yen("0", unit_scale=1000), parse_yen("75,452")
    (-111155000, 0, None)
    >>> parse_yen("予算額（事業費）千円"), parse_yen("千円"), parse_yen("一般会計 74,911千円 特別会計 0千円")
    (None, None, None)
    """
    text = _BLANKS.sub("", _SPACED_COMMA.sub(",", clean_text(text)))
    outer = _OUTER.fullmatch(text)
    found = _AMOUNT.fullmatch(outer[1] if outer else text)
    if found is None or (found["number"] in _BARE_UNITS and not found["gold"]):
        return None
    value = _value(found["number"], unit_scale, has_unit=bool(found["yen"] or found["mark"]))
    if value is None or value != int(value) or (found["sign"] and found["inner_sign"]):
        return None
    return -int(value) if found["sign"] or found["inner_sign"] else int(value)


def _value(number: str, unit_scale: int | None, *, has_unit: bool) -> Number | None:
    if has_unit:
        return parse_unsigned(number)
    if unit_scale is None or not _PLAIN.fullmatch(number):
        return None
    value = parse_number(number)
    return None if value is None else value * unit_scale


def yen_scale(caption: str) -> int | None:
    """A caption or column heading that states the unit of money → that unit in yen, or None.

    >>> yen_scale("(単位:千円)"), yen_scale("（百万円）"), yen_scale("事業費（千円）"), yen_scale("予算額")
    (1000, 1000000, 1000, None)
    """
    text = clean_text(caption).replace(" ", "").replace("\n", "")
    found = _CAPTION.fullmatch(text) or _CAPTION_IN_LABEL.search(text)
    return _SCALES[found[1] or ""] if found else None
