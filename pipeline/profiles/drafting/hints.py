"""A printed word → the kinds that its own characters hint at; where it stands decides first."""

from __future__ import annotations

import re

_ENTRY_HINTS = (
    ("entry.midterm", re.compile("中間|上半期|上期|途中|前期")),
    ("entry.issue_next", re.compile("課題|今後|次年度|来年度|翌年度|これから|改善|方向|次に")),
    ("entry.final", re.compile("結果|成果|報告|実績|ふりかえ|振り?返|達成|やった|行った|できた|まとめ|決算|年度末")),
    (
        "entry.plan",
        re.compile("計画|予定|取り?組|やる|行う|する|内容|アクション|行動|方法|方策|手段|進め方|手順|年度当初"),
    ),
    ("entry.outline", re.compile("概要|目的|背景|ねらい|趣旨|あらまし")),
)
_POLICY_HINTS = (
    ("heading.mission", re.compile("使命|役割|ミッション|存在意義")),
    ("heading.vision", re.compile("将来|姿|ビジョン|理想")),
    ("heading.current_state", re.compile("現状|課題|状況|取り巻く|認識")),
    ("heading.message", re.compile("あいさつ|メッセージ|思い|ひとこと|一言|より$")),
)
_BUDGET_HINTS = (
    ("budget.settlement", re.compile("決算")),
    ("budget.supplementary", re.compile("補正")),
    ("budget.initial", re.compile("当初|予算")),
)
_MEASURE_HINTS = (
    ("measure.baseline", re.compile("基準|現状|前年|初期|スタート")),
    ("measure.actual", re.compile("実績|結果|達成|到達")),
    ("measure.target", re.compile("目標|めざ|目指|ゴール|計画")),
)
_RATING_HINTS = (
    ("rating.difficulty", re.compile("難易|困難|難しさ")),
    ("rating.priority", re.compile("優先|重要|ウエイト|ウェイト")),
)


def _first(hints: tuple[tuple[str, re.Pattern[str]], ...], key: str, fallback: str) -> str:
    return next((kind for kind, pattern in hints if pattern.search(key)), fallback)


def entry_kind(key: str) -> str | None:
    """What text of a project a word hints at; None: nothing.

    >>> entry_kind("ふりかえり"), entry_kind("やること"), entry_kind("その二")
    ('entry.final', 'entry.plan', None)
    """
    return _first(_ENTRY_HINTS, key, "") or None


def policy_kind(key: str) -> str:
    """What block of prose a heading hints at; `heading.policy` where it hints at none."""
    return _first(_POLICY_HINTS, key, "heading.policy")


def budget_kind(key: str) -> str:
    """What amount of money a word hints at."""
    return _first(_BUDGET_HINTS, key, "budget.other")


def measure_kind(key: str) -> str:
    """What figure of an indicator a word hints at; `measure.actual` where it hints at none."""
    return _first(_MEASURE_HINTS, key, "measure.actual")


def rating_kind(key: str) -> str:
    """What a rating rates."""
    return _first(_RATING_HINTS, key, "rating.result")
