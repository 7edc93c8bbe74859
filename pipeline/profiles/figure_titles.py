"""The title of a column of figures that the vocabulary does not know → which figure of an indicator its words speak of."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.profiles.labels import label_key
from pipeline.text.fold import fold

_LONGEST = 20
_WORDS = re.compile(
    "(?P<baseline>(?:計画|策定|設定|着手|取組)(?:開始|策定)?時(?:点)?|スタート|はじめ|始ま|始め|初め|出発|開始|当初|基準|現状|現況|現在|現時点|いま|今の|元の|従前|策定時|着手前)"
    "|(?P<target>目標|めざす|目指す|目あて|目安|計画|予定|ゴール)"
    "|(?P<actual>実績|結果|到達|達成|できた|届いた)"
)
_BEFORE = re.compile("前年|昨年|前の年|前回")
_VALUE_BEFORE = re.compile("(?:前年度?|昨年度?|前の年|前回)の?末?の?(?:値|数値|数字|数|時点|現在)")
_NO_VALUE = re.compile("[率度差比]$|評価|判定|理由|説明")
_FIGURE = re.compile(r"[△▲-]?[0-9][0-9,.]*[ ]?[^0-9。、]{0,5}|[-－―—–]|(?:未|調査|集計|設定)[^0-9。]{0,4}")


@lru_cache(maxsize=512)
def figure_by_words(title: str) -> str | None:
    """The figure (基準, 目標, 実績) that a title speaks of by the last of its words; None where none says so.

    To be asked only of titles over figures of indicators: elsewhere such words head texts.

    >>> [figure_by_words(text) for text in ("スタート時の値", "年度末にめざす値", "到達した値", "前年度の実績", "目標達成率")]
    ['measure.baseline', 'measure.target', 'measure.actual', 'measure.baseline', None]
    >>> figure_by_words("昨年度末の値"), figure_by_words("前年度の課題")
    ('measure.baseline', None)
    """
    key = label_key(title)
    if not 2 <= len(key) <= _LONGEST or _NO_VALUE.search(key) is not None:
        return None
    found = [match.lastgroup for match in _WORDS.finditer(key)]
    if not found:
        return "measure.baseline" if _VALUE_BEFORE.fullmatch(key) is not None else None
    return "measure.baseline" if found[-1] == "actual" and _BEFORE.search(key) is not None else f"measure.{found[-1]}"


def is_figure_cell(text: str) -> bool:
    """Whether a cell holds a figure of an indicator, or a stroke or word in its place.

    >>> [is_figure_cell(text) for text in ("1,234", "66.5％", "－", "3回開きました。", "窓口")]
    [True, True, True, False, False]
    """
    return len(text) <= _LONGEST and _FIGURE.fullmatch(fold(text).strip()) is not None
