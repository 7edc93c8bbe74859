"""A cell that states nothing (－, …, なし, 未定) → known as such, apart from a printed 0 and from 〃."""

import re
from typing import Final

from pipeline.text.clean import clean_text

# A triangle or circle alone is a rating, ###### an overflow: neither says that there is nothing.
_STROKES: Final = re.compile(r"[-ー－―—–−‐‑─━…‥・･.．*＊/／＼\\ 　]*")
_WORDS: Final = """
    なし 無し 無 該当なし 該当無し データなし データ無し 設定なし 設定無し 目標なし 指標なし 実績なし 予算なし 記載なし
    未設定 未定 未集計 未確定 未実施 未算定 調整中 集計中 算定中 検討中 作成中 不明 非公表 空欄 該当せず n/a na none"""
_NOTHING: Final = frozenset(_WORDS.split())
_DITTO: Final = re.compile(r"[〃々仝″”\"]|同上|同左|同じ")
_BRACKETS: Final = "()（）[]［］〔〕【】"


def is_blank_mark(text: str) -> bool:
    """A cell → whether it says that there is no value: empty, a dash or dots of any form, なし, データなし, 未定 ….

    A printed 0 is a value, △ and ○ are ratings, ###### is a value that did not fit its column, 〃 repeats the cell
    above (`is_ditto_mark`): all False. Never raises.

    >>> [is_blank_mark(t) for t in ("－", "―", "", "…", "（－）", "データなし", "未定")]
    [True, True, True, True, True, True, True]
    >>> [is_blank_mark(t) for t in ("0", "〇", "△", "〃", "######", "なし崩し")]
    [False, False, False, False, False, False]
    """
    if _STROKES.fullmatch(text):
        return True
    core = clean_text(text).strip(_BRACKETS + " ")
    return bool(_STROKES.fullmatch(core)) or core.replace(" ", "").lower() in _NOTHING


def is_ditto_mark(text: str) -> bool:
    """A cell → whether it repeats the cell above or beside it: 〃, 同上, 同左. Never raises.

    >>> is_ditto_mark("〃"), is_ditto_mark("同上"), is_ditto_mark("－")
    (True, True, False)
    """
    return bool(_DITTO.fullmatch(clean_text(text)))
