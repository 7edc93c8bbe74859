"""A cell for a figure, a grade or an amount that states none (－, －％, 未定, 目標値なし, 集計中のため) → known as such."""

import re
from typing import Final

from pipeline.text.blanks import is_blank_mark
from pipeline.text.fold import fold
from pipeline.text.units import UNIT_PATTERN

_WORDS: Final = re.compile(
    r"(?:(?:現時点で|現在|今後)?(?:数値|数量|定量)?(?:目標|実績|基準|現状|指標|評価|予算|計画)?(?:値|額|指標)?(?:は|が|の|を)?"
    r"(?:なし|無し|無|未定|未設定|未集計|未確定|未実施|未算定|未算出|未把握|未測定|未調査|未公表|未発表|未記入|未評価|未入力|未計上"
    r"|(?:調整|集計|算定|算出|検討|作成|精査|調査|確認|策定|協議)中|設定(?:なし|無し|せず|しない|していない|できない)|設定は?なし"
    r"|該当(?:なし|無し|せず|しない)|データ(?:なし|無し|無)|計上(?:なし|無し|せず)|記載(?:なし|無し)|非該当|対象外|不明|非公表|空欄))"
    r"(?:のため|です|である|とする)?。?"
)
_NOT_DONE: Final = re.compile("[（(【]?未実施[)）】]?")
_OF_JUDGING: Final = re.compile("評価|判定|評定|採点|点検|検証")
_BASELINE_ONLY: Final = re.compile(r"(?:新規(?:事業|指標|項目|設定)?)")
_UNIT: Final = rf"(?:[千万億百]{{0,2}}(?:{UNIT_PATTERN})|[(][千万億百]{{0,2}}(?:{UNIT_PATTERN})[)])"
_UNIT_ALONE: Final = re.compile(_UNIT)
_DASH_AND_UNIT: Final = re.compile(rf"[-ー―－—–−…]{{1,3}}{_UNIT}")
_REMARK: Final = re.compile(r"([^()]{1,12})[(][^()0-9]{1,20}[)]")


def states_nothing(text: str) -> bool:
    """A cell → whether it says that there is no value: what `is_blank_mark` knows, words (集計中, 目標値なし), a dash and a unit.

    A remark in brackets may follow (`－（新規事業のため）`). A printed 0, a rating mark, ###### and any other text: False.
    Never raises.

    >>> [states_nothing(t) for t in ("－", "未定", "目標値なし", "－％", "－（新規）", "集計中のため", "")]
    [True, True, True, True, True, True, True]
    >>> [states_nothing(t) for t in ("0", "△", "######", "未定稿", "3人", "なしの花", "新規", "-5", "人")]
    [False, False, False, False, False, False, False, False, False]
    """
    if is_blank_mark(text):
        return True
    core = "".join(fold(text).split())
    if (remark := _REMARK.fullmatch(core)) is not None:
        core = remark[1]
    return is_blank_mark(core) or _WORDS.fullmatch(core) is not None or _DASH_AND_UNIT.fullmatch(core) is not None


def states_no_grade(label: str, text: str) -> bool:
    """A cell under the label of a grade → whether it says that there is none. Never raises.

    未実施 is the grade of what was not done (達成度, 進捗の段階), but no grade where the label speaks of the evaluation itself,
    which was not made then (評価, 判定). 無 is a grade as 有 is.

    >>> [states_no_grade(*t) for t in (("達成の区分", "未実施"), ("総合評価", "未実施"), ("達成度", "－"), ("緊急性", "無"))]
    [False, True, True, False]
    """
    if text == "無" or (_NOT_DONE.fullmatch(text) is not None and _OF_JUDGING.search(label) is None):
        return False
    return states_nothing(text)


def is_blank_form(text: str) -> bool:
    """A cell → whether it is a unit whose number was never filled in (`人`, `（　）％`). Never raises.

    >>> is_blank_form("人"), is_blank_form("（％）"), is_blank_form("（　）人"), is_blank_form("3人")
    (True, True, True, False)
    """
    core = "".join(fold(text).split()).removeprefix("()")
    return _UNIT_ALONE.fullmatch(core) is not None


def is_new(text: str) -> bool:
    """A baseline → whether it says that there was nothing to measure before (新規, 新規事業). Never raises.

    >>> is_new("新規"), is_new("（新規）"), is_new("新規就農者")
    (True, True, False)
    """
    return _BASELINE_ONLY.fullmatch("".join(fold(text).split()).strip("()")) is not None
