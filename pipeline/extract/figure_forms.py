"""The text beside a label → whether it has the form of a figure, a grade or an amount, so that prose is taken for none."""

from __future__ import annotations

import re

from pipeline.extract.cutting import without_blanks
from pipeline.text.amounts import parse_amount
from pipeline.text.blanks import is_blank_mark
from pipeline.text.counts import parse_count
from pipeline.text.fold import fold
from pipeline.text.no_value import is_blank_form, states_nothing
from pipeline.text.quantities import parse_quantity
from pipeline.text.units import UNIT_PATTERN

_LONGEST_FIGURE = 40
_LONGEST_GRADE = 12
_HAS_DIGIT = re.compile("[0-9]")
_FIGURES = re.compile(
    rf"(?>[0-9.,、%()/～→⇒:+△▲±・-]|{UNIT_PATTERN}|千円|百万円|万円|億円|以上|以下|以内|未満|程度|前後|超|約|各|全|計|延べ|うち|年間|年(?=[0-9]))++"
)
_OVERFLOW = re.compile(r"#{2,}")
"""What a spreadsheet prints for a number that is wider than its column."""
_TRAILING_FIGURE = re.compile(rf"[0-9][0-9,.]*(?:{UNIT_PATTERN})?(?:以上|以下|以内|未満|程度)?$")
_GRADE_WORDS = (
    r"(?:目標(?:を|は|に)?)?(?:概ね|おおむね|ほぼ|一部|十分|やや|若干の?|少し|大幅[にな]?|大きく)?"
    r"(?:(?:達成|実行|実現|実施|履行|完了)(?:した|できた|できなかった|していない)|達成|未達成|未達|上回(?:る|った|っている)|下回(?:る|った|っている)|遅れて(?:いる|いた)|進んでいる|(?:計画|予定|目標|見込み?)(?:以上|どおり|通り|未満)|順調|良好|普通|遅れ|遅れあり|遅延|遅延あり|停滞|延期|中止|中断|前倒し|継続中|実施中|不十分|未着手|着手|完了|実施|未実施|"
    r"評価不能|適正|妥当|高い?|中|低い?|高い|大|小)(?:済み?)?"
)
_GRADE_MARK = r"(?:[A-Z]{1,2}[+-]?|[◎○〇◯●△▲×✕☆★]{1,5}|[1-9]|10|[①-⑩]|[Ⅰ-Ⅹ]|[IV]{1,3}|[アイウエオ]|[甲乙丙丁優良可])"
_GRADE = re.compile(
    rf"{_GRADE_MARK}|{_GRADE_WORDS}|{_GRADE_MARK}[:・]?\(?{_GRADE_WORDS}\)?|[0-9]{{1,3}}(?:\.[0-9]+)?(?:%|点)"
)
_LONGEST_BOXES = 60
_BOXES = re.compile("(?:[☑☒✓✔■□☐][^☑☒✓✔■□☐。]{1,14}){2,}")
_SENTENCE = re.compile("。|ます$|した$|こと$")


def is_figure(text: str) -> bool:
    """Whether a cell under 目標値 or 実績値 is a number with its unit, several of them, or says that there is none.

    >>> [is_figure(text) for text in ("30回", "152人/283人(64%)", "0km → 1.03km", "－", "未定", "######")]
    [True, True, True, True, True, True]
    >>> [is_figure(text) for text in ("限りなく100%に近付ける", "3月末に完成", "市内の全校で実施する", "令和5年度", "A")]
    [False, False, False, False, False]
    """
    if is_blank_mark(text):
        return True
    if len(text) > _LONGEST_FIGURE:
        return False
    folded = without_blanks(fold(text))
    if _OVERFLOW.fullmatch(folded) is not None:
        return True
    if _HAS_DIGIT.search(folded) is not None and _FIGURES.fullmatch(folded) is not None:
        return True
    return (
        parse_count(text) is not None or parse_quantity(text) is not None or states_nothing(text) or is_blank_form(text)
    )


def ends_in_figure(text: str) -> bool:
    """Whether the name of an indicator holds a value at its end, of which nothing says what it is.

    >>> ends_in_figure("講座の開催 30回"), ends_in_figure("65歳以上の参加者数")
    (True, False)
    """
    return _TRAILING_FIGURE.search(without_blanks(fold(text))) is not None


def is_amount(text: str) -> bool:
    """Whether a cell under 予算額 or 決算額 is an amount, or says that there is none.

    >>> [is_amount(text) for text in ("8,250千円", "75,452", "△ 1,155", "－", "国の補助を受けます。", "一般会計 7千円 特別会計 0千円")]
    [True, True, True, True, False, False]
    """
    if is_blank_mark(text):
        return True
    if len(text) > _LONGEST_FIGURE:
        return False
    return (
        parse_amount(text, 1) is not None
        or states_nothing(text)
        or is_blank_form(text)
        or _OVERFLOW.fullmatch(fold(text)) is not None
    )


def is_grade(text: str) -> bool:
    """Whether a cell under 達成度 or 難易度 is a printed grade: short, and no sentence.

    >>> [is_grade(text) for text in ("A", "★★", "取組の一部を実施", "目標を上回る参加者がありました。")]
    [True, True, True, False]
    >>> [is_grade(text) for text in ("目標を達成した", "やや遅れている", "一部達成できなかった", "講座を開催した")]
    [True, True, True, False]
    """
    if is_blank_mark(text) or (_SENTENCE.search(text) is not None and not is_plain_grade(text)):
        return False
    return len(text) <= _LONGEST_GRADE or are_boxes(text)


def is_plain_grade(text: str) -> bool:
    """Whether a cell under a label that heads texts as well as grades (最終評価) is surely a grade.

    >>> [is_plain_grade(text) for text in ("Ａ", "○（予定どおり）", "概ね達成", "83.50点", "②", "講座を開催", "目標未満")]
    [True, True, True, True, True, False, True]
    >>> [is_plain_grade(text) for text in ("ほぼ実行できた", "実施していない", "大幅な遅れ", "講座を実施した")]
    [True, True, True, False]
    """
    if len(text) > _LONGEST_GRADE:
        return are_boxes(text)
    return _GRADE.fullmatch(without_blanks(fold(text))) is not None


def are_boxes(text: str) -> bool:
    """Whether a text lists grades with a box before each.

    >>> are_boxes("☑達成 □一部達成 □未達成"), are_boxes("□点検を行います。"), are_boxes("■継続")
    (True, False, False)
    """
    return len(text) <= _LONGEST_BOXES and _BOXES.fullmatch(without_blanks(text)) is not None
