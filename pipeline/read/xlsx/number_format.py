r"""A cell's value and its number format (セルの書式設定・表示形式) become the text that Excel in Japanese displays."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from pipeline.read.xlsx.format_dates import render_date
from pipeline.read.xlsx.format_numbers import general, render_number
from pipeline.read.xlsx.format_numerals import counted, in_numerals
from pipeline.read.xlsx.format_tokens import Section, sections_of

_COMPARE: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
)
_ERA = '[$-411]ggge"年"m"月"d"日"'
_SHORT_ERA = "[$-411]ge.m.d"
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        **{0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"},
        **{5: "¥#,##0;¥-#,##0", 6: "¥#,##0;[Red]¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;[Red]¥-#,##0.00"},
        **{9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
        **{14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
        **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"},
        **{27: _SHORT_ERA, 28: _ERA, 29: _ERA, 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"'},
        **{32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _YEAR_MONTH, 35: _MONTH_DAY, 36: _SHORT_ERA},
        **{
            37: "#,##0_);(#,##0)",
            38: "#,##0_);[Red](#,##0)",
            39: "#,##0.00_);(#,##0.00)",
            40: "#,##0.00_);[Red](#,##0.00)",
        },
        41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
        42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
        43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
        **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
        **{50: _SHORT_ERA, 51: _ERA, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _ERA},
        **{55: _YEAR_MONTH, 56: _MONTH_DAY, 57: _SHORT_ERA, 58: _ERA},
    }
)
"""Formats that a file names by number only, as Excel in Japanese shows them (ECMA-376 part 1, 18.8.30: ja-jp)."""


def displayed(value: float | str, code: str, *, date1904: bool = False) -> str:
    r"""A number or text as displayed with a number format; blanks at the ends, which only make room, are left out.

    Dates are serial numbers; `date1904` says from which day they count. The width of the column, which may round a
    number or turn it into #####, is not known here.

    >>> displayed(9.0, "General"), displayed(1234567, "#,##0"), displayed(1234567, "#,##0,"), displayed(0.125, "0.0%")
    ('9', '1,234,567', '1,235', '12.5%')
    >>> displayed(12, '0"人"'), displayed(12, r"0\人"), displayed(-1234, "#,##0;△ #,##0"), displayed(0, '0;-0;"-"')
    ('12人', '12人', '△ 1,234', '-')
    >>> displayed(43191, '[$-411]ggge"年"m"月"d"日"'), displayed(43191, "ge.m.d"), displayed(43191, "m/d(aaa)")
    ('平成30年4月1日', 'H30.4.1', '4/1(日)')
    >>> displayed(43586, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"'), displayed(0.75, "h:mm AM/PM"), displayed(1.5, "[h]:mm")
    ('令和元年5月1日', '6:00 PM', '36:00')
    >>> displayed(123, "[DBNum1]0"), displayed(123, "[DBNum2]General"), displayed(43191, '[DBNum3]yyyy"年"m"月"')
    ('一二三', '壱百弐拾参', '２０１８年４月')
    >>> displayed("市民課", '"（"@"）"'), displayed("市民課", "0.00"), displayed(2.25, "# ?/?"), displayed(12345, "0.00E+00")
    ('（市民課）', '市民課', '2 1/4', '1.23E+04')

    Raises:
        ValueError: the format, or the value in it, is not understood.
    """
    if isinstance(value, str):
        return _text(value, code)
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number of a cell")
    sections = sections_of(code)
    section, unsigned = _choose(sections, value)
    number = Decimal(repr(float(value)))
    try:
        if section.is_date:
            return render_date(number, section, date1904=date1904).strip()
        return _number(abs(number) if unsigned else number, section).strip()
    except ArithmeticError as error:
        raise ValueError(f"{value} has too many digits for {code!r}") from error


def plainly(value: float) -> str:
    """A number as General shows it: what remains where a format is not understood.

    >>> plainly(9.0), plainly(0.5)
    ('9', '0.5')
    """
    return general(Decimal(repr(float(value))))


def _number(number: Decimal, section: Section) -> str:
    if section.takes_text:
        return "".join(general(number) if token.kind == "at" else token.text for token in section.tokens)
    if section.numerals and any(token.kind == "general" for token in section.tokens):
        if number != number.to_integral_value():
            raise ValueError("a fraction in words")
        sign = "-" if number < 0 else ""
        words = counted(abs(int(number)), section.numerals)
        return sign + "".join(words if token.kind == "general" else token.text for token in section.tokens)
    text = render_number(number, section.tokens)
    return in_numerals(text, section.numerals)


def _text(value: str, code: str) -> str:
    """A text: by the fourth section, or a last one that has `@`; else as it is."""
    if code in ("General", "@") or ("@" not in code and code.count(";") < 3):
        return value
    sections = sections_of(code)
    section = sections[-1]
    if len(sections) < 4 and not section.takes_text:
        return value
    if any(token.kind not in ("text", "at") for token in section.tokens) and section.tokens:
        raise ValueError("placeholders of a number in a section of text")
    return "".join(value if token.kind == "at" else token.text for token in section.tokens)


def _choose(sections: Sequence[Section], value: float) -> tuple[Section, bool]:
    """The section a number is shown by, and whether it is shown without its sign.

    Raises:
        ValueError: no section is for it.
    """
    numeric = sections[:3]
    if len(numeric) > 1 and numeric[-1].takes_text and not any(section.condition for section in numeric):
        numeric = numeric[:-1]
    if not any(section.condition for section in numeric):
        at = 0
        if value < 0 and len(numeric) > 1:
            at = 1
        elif value == 0 and len(numeric) > 2:
            at = 2
        return numeric[at], at == 1
    for at, section in enumerate(numeric):
        condition = section.condition or (("<", 0.0) if at == 1 and len(numeric) == 3 else None)
        if condition is None or _COMPARE[condition[0]](value, condition[1]):
            return section, _only_negative(numeric, at, condition)
    raise ValueError(f"no section is for {value}")


def _only_negative(sections: Sequence[Section], at: int, condition: tuple[str, float] | None) -> bool:
    """Whether the section gets negative numbers only: then its literals say so, and Excel writes no minus."""
    if condition is not None:
        sign, limit = condition
        return (sign == "<" and limit <= 0) or (sign in ("<=", "=") and limit < 0)
    first = sections[0].condition
    return at == 1 and first is not None and first in ((">=", 0.0), (">", 0.0))
