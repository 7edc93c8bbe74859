"""A local-government code or a municipality's name → the local governments it can mean, on a given day.

Facts: 全国地方公共団体コード of 総務省 as of 2024-01-01 with a dated overlay (`pipeline/data/README.md`).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.government_list import LocalGovernment, load_governments
from pipeline.text.government_names import read_name, spoken_keys

_WEIGHTS: Final = (6, 5, 4, 3, 2)
_DIGITS: Final = re.compile(r"[0-9]{1,6}|[0-9]{5}-[0-9]")


@dataclass(frozen=True, slots=True)
class LocalGovernmentCode:
    """What a printed code says. If not `valid`, `reason` is format, check_digit or unknown_code and the rest is None.

    Flags: zero_padded (a leading 0 was lost and put back), ambiguous (the five digits are also another code that lost
    its 0), abolished (no longer in use; the name is its last one).
    """

    valid: bool
    code6: str | None = None
    code5: str | None = None
    prefecture: str | None = None
    name: str | None = None
    reason: str | None = None
    flags: tuple[str, ...] = ()


def check_digit(code5: str) -> str:
    """The five digits of a local-government code → its sixth, the check digit.

    Weights 6 5 4 3 2; 11 minus the remainder of the sum by 11, last digit (総務省 全国地方公共団体コード仕様).
    Raises ValueError if it is not five digits.

    >>> check_digit("14203"), check_digit("01000")
    ('4', '6')
    """
    if len(code5) != 5 or not (code5.isascii() and code5.isdecimal()):
        raise ValueError(f"a local-government code without its check digit has five digits: {code5!r}")
    total = sum(int(digit) * weight for digit, weight in zip(code5, _WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def parse_code(text: str) -> LocalGovernmentCode:
    """A printed code, with or without check digit, of any width → what it says. Never raises.

    Five digits are a code without its check digit first; a code whose leading 0 a spreadsheet ate is put right and
    flagged. Prefectures have no `name`.

    >>> parse_code("14203").name, parse_code("１４２０３４").code5, parse_code("142033").reason
    ('平塚市', '14203', 'check_digit')
    >>> parse_code("10006").flags, parse_code("12203").flags, parse_code("403059").flags
    (('zero_padded',), ('ambiguous',), ('abolished',))
    """
    digits = clean_text(text)
    if not _DIGITS.fullmatch(digits):
        return LocalGovernmentCode(valid=False, reason="format")
    digits = digits.replace("-", "")
    if len(digits) == 6:
        return _known(digits) if check_digit(digits[:5]) == digits[5] else _refused("check_digit")
    if len(digits) == 5:
        return _five(digits)
    if len(digits) == 4:
        return _known(_with_check("0" + digits), "zero_padded")
    return _refused("format")


def find_municipality(name: str, as_of: date | None = None) -> tuple[LocalGovernment, ...]:
    """A name on its own → every local government that bears it, in code order; empty where none does.

    Understood: with or without prefecture and 郡 (which then must be the right ones), 市役所・町役場, kana for the name
    or all of it, the name without 市・町・村 (平塚), ヶ/ケ/が, 旧字体 (四條畷), radicals and variation selectors.
    A ward of a designated city answers to its own name as well (中央区). Never looked for inside prose.
    `as_of` is the day on which it bore the name. Without a day: today's bearers; if there is none, those that last had
    it. Never raises.

    >>> [g.code for g in find_municipality("平塚市役所")], [g.code for g in find_municipality("ﾋﾗﾂｶｼ")]
    (['142034'], ['142034'])
    >>> [(g.code, g.prefecture) for g in find_municipality("伊達市")]
    [('012335', '北海道'), ('072133', '福島県')]
    >>> [g.code for g in find_municipality("那珂川町", as_of=date(2016, 4, 1))]
    ['094111', '403059']
    >>> find_municipality("平塚市の基本方針")
    ()
    """
    governments = load_governments()
    found = governments.named(read_name(name)) or governments.spoken(spoken_keys(name))
    return _on_day(found, as_of)


def name_of(code: str, as_of: date | None = None) -> str | None:
    """A code of five or six digits → prefecture and name on that day (today, or its last name, without a day), or None.

    >>> name_of("142034"), name_of("14000"), name_of("999999")
    ('神奈川県平塚市', '神奈川県', None)
    >>> name_of("282219", date(2016, 4, 1)), name_of("282219")
    ('兵庫県篠山市', '兵庫県丹波篠山市')
    """
    parsed = parse_code(code)
    if parsed.code6 is None:
        return None
    found = _on_day(load_governments().coded(parsed.code6), as_of)
    return found[0].prefecture + found[0].name if found else None


def _five(digits: str) -> LocalGovernmentCode:
    """Five digits: a code without its check digit, or one of six that lost its leading 0, or either."""
    as_printed = _known(_with_check(digits))
    padded = "0" + digits
    lost_zero = _known(padded, "zero_padded") if check_digit(padded[:5]) == padded[5] else None
    if not as_printed.valid:
        return lost_zero if lost_zero is not None and lost_zero.valid else as_printed
    if lost_zero is not None and lost_zero.valid and "abolished" not in lost_zero.flags:
        return _known(_with_check(digits), "ambiguous")
    return as_printed


def _known(code6: str, *flags: str) -> LocalGovernmentCode:
    bearers = _on_day(load_governments().coded(code6), None)
    if not bearers:
        return _refused("unknown_code")
    bearer = bearers[-1]
    if bearer.valid_to is not None:
        flags = (*flags, "abolished")
    return LocalGovernmentCode(True, code6, code6[:5], bearer.prefecture, bearer.name or None, flags=flags)


def _refused(reason: str) -> LocalGovernmentCode:
    return LocalGovernmentCode(valid=False, reason=reason)


def _with_check(code5: str) -> str:
    return code5 + check_digit(code5)


def _on_day(found: tuple[LocalGovernment, ...], as_of: date | None) -> tuple[LocalGovernment, ...]:
    """Those that existed on the day; without a day those that exist, or else those that ended last."""
    if as_of is not None:
        day = as_of.isoformat()
        return tuple(g for g in found if (g.valid_from or "") <= day and (g.valid_to is None or day <= g.valid_to))
    current = tuple(g for g in found if g.valid_to is None)
    if current or not found:
        return current
    last = max(g.valid_to or "" for g in found)
    return tuple(g for g in found if g.valid_to == last)
