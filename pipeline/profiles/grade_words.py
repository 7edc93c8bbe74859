"""A column's title that the vocabulary does not know → whether its words speak of a grade (成果の評価, 進捗状況の判定)."""

from __future__ import annotations

import functools
import re

from pipeline.profiles.labels import label_key

_LONGEST = 20
_TIME = r"(?:[0-9]{1,2}月末?|年度末|期末|中間期?|最終|上半?期|下半?期|前期|後期|前半|後半|第[1-4]四半期)(?:時点|現在)?"
_STEP = (
    "(?:実施|実行|履行|進行|遂行|完了)度(?:合い?)?|(?:達成|実施|進捗|進行|到達)度?の?(?:評価の?)?(?:区分|段階|ランク)"
)
_GRADE = f"(?:評価|判定|評定|達成度|達成度合い?|進捗度|進捗度合い?|到達度|到達度合い?|達成率|進捗率|{_STEP})"
_ALONE = re.compile(f"(?:進み|進捗|達成|到達|出来)具合い?|進みぐあい|評語|評価の?(?:記号|段階|符号)|{_STEP}")
_TITLE = re.compile(
    rf"(?:\$fy|{_TIME}|今年度|年度末?|年間|期末|最終|中間|上半?期|下半?期|の|取組み?|取り組み|事業|施策|業務|項目|目標|指標|成果|結果|実績|効果|実施|実行|達成|到達|進捗|進行|計画|状況"
    r"|自己|総合|全体|部局|部|局|課|所属長|部長|局長|的な|に対する|についての|に関する){1,8}"
    rf"(?:の|による)?{_GRADE}(?:の?結果)?"
    rf"|{_GRADE}\({_TIME}\)?"
)


@functools.lru_cache(maxsize=2048)
def speaks_of_grade(text: str) -> bool:
    """Whether a title ends in a word for a grade, and everything before it is general: whether one stands there its value says.

    >>> [speaks_of_grade(t) for t in ("成果の評価", "進捗状況の評価", "目標の到達度")]
    [True, True, True]
    >>> [speaks_of_grade(t) for t in ("9月末達成度", "達成度（3月末時点）", "達成率（窓口）")]
    [True, True, False]
    >>> [speaks_of_grade(t) for t in ("進み具合", "評語", "語")]
    [True, True, False]
    >>> [speaks_of_grade(t) for t in ("前半の評価", "総合的な評価", "達成の区分", "実施度", "事業の区分", "認知度")]
    [True, True, True, True, False, False]
    >>> [speaks_of_grade(t) for t in ("実行度", "実行結果の評価", "自己評価の結果", "実行の結果")]
    [True, True, True, False]
    >>> [speaks_of_grade(t) for t in ("評価の理由", "窓口の評価", "成果と評価", "成果")]
    [False, False, False, False]
    """
    if not 2 <= len(text) <= _LONGEST:
        return False
    if _ALONE.fullmatch(text.strip()) is not None:
        return True
    return text[-1] in "価定度率果い）)】〕" and len(text) > 2 and _TITLE.fullmatch(label_key(text)) is not None
