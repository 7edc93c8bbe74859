"""The cell of an amount (`約8,250千円`, `H29：8,250千円`, `一般会計 74,911千円`) → whole yen and what stands beside it."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.fold import fold
from pipeline.text.money import parse_yen


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole yen; `note` is a word that bounds it (約, 程度, 見込み); `own_scale` the unit printed with it, 円 = 1."""

    yen: int
    note: str | None = None
    own_scale: int | None = None


_LONGEST: Final = 80
_BLANKS: Final = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_YEAR: Final = r"(?:(?:平成|令和|[HR])[0-9元]{1,2}(?:年度?)?|[0-9]{2,4}年度|20[0-9]{2}年?)"
_HEAD: Final = re.compile(
    rf"(?P<label>(?:{_YEAR}の?)?(?:[一-龠・]{{0,12}}(?:予算|決算|見込|現計|費|額|会計|財源|金|債|計))?:?)"
    r"(?P<about>約|およそ|おおむね|概ね|概算)?(?P<rest>[-△▲−ー\\¥￥(]?[-△▲−]?[0-9].*)"
)
_TAIL: Final = re.compile(
    rf"(?P<rest>.*[0-9円千万億])(?P<about>程度|余り?|弱|強|以内|以下|以上|未満|超|見込み?|予定)?(?P<bracket>\((?:{_YEAR}[^()0-9]*|見込み?|予定|概算)\))?"
)
_OWN_UNIT: Final = re.compile("(?P<scale>千|百万|十億|[十百千]?[万億兆])?円")
_OWN_SCALES: Final = {None: 1, "千": 10**3, "百万": 10**6, "十億": 10**9}
_SECOND: Final = re.compile(r"(?<=.)\((?P<inside>[^()]*[0-9][^()]*)\)")
_EXPECTED: Final = re.compile("見込|予定|概算")


def parse_amount(text: str, unit_scale: int | None = None) -> Amount | None:
    """A cell that prints one amount of money → the amount; None for anything else.

    `unit_scale` is the size in yen of the unit in the label or caption; it counts only where the amount prints no 円.
    Beside what `parse_yen` reads: one label or year before the amount, a year behind it, and a word that bounds it.
    Refused: several amounts, an amount in brackets without a unit (a part? a negative?), a change, no unit. Never raises.

    >>> parse_amount("約8,250千円"), parse_amount("H29：8,250", 1000), parse_amount("一般会計 74,911千円")
    (Amount(yen=8250000, note='約', own_scale=1000), Amount(yen=8250000, note=None, own_scale=None), Amount(yen=74911000, note=None, own_scale=1000))
    >>> [parse_amount(t, 1000) for t in ("（8,250）", "一般会計 74,911千円 特別会計 0千円", "千円", "5千円増", "8,250（7,900）")]
    [None, None, None, None, None]
    """
    if len(text) > _LONGEST:
        return None
    yen = parse_yen(text, unit_scale)
    folded = fold(_BLANKS.sub("", clean_text(text)))
    own = _own_scale(folded)
    if yen is not None:
        beside = _EXPECTED.search(folded) or _SECOND.search(folded)
        return Amount(yen, beside[0] if beside else None, own)
    tail = _TAIL.fullmatch(folded)
    head = _HEAD.fullmatch(tail["rest"]) if tail else None
    if tail is None or head is None:
        return None
    yen = parse_yen(head["rest"], unit_scale)
    if yen is None:
        return None
    bracket = tail["bracket"] if tail["bracket"] and _EXPECTED.search(tail["bracket"]) else ""
    return Amount(yen, (head["about"] or "") + (tail["about"] or "") + bracket or None, own)


def _own_scale(folded: str) -> int | None:
    """The unit printed with the amount; None where none is, or where 億 and 万 leave no doubt."""
    found = _OWN_UNIT.search(folded)
    return None if found is None else _OWN_SCALES.get(found["scale"])
