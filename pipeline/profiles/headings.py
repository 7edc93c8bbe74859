"""A short line made of nothing but general words of the genre (約束を実現する事業, 施策の目標) → the kind of block it heads."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType

from pipeline.profiles.labels import label_key

_LONGEST = 24
_NOUNS = MappingProxyType(
    {
        "policy": ("方針", "考え方", "基本姿勢", "姿勢", "理念"),
        "mission": ("使命", "ミッション", "役割", "任務"),
        "vision": ("将来像", "ビジョン", "姿"),
        "current_state": ("現状", "現況", "情勢", "環境", "課題認識", "認識", "状況認識", "背景"),
        "goals": ("目標", "課題", "約束", "目指すこと", "めざすこと", "実現すること", "達成すること", "実現したいこと", "達成したいこと", "目指したいこと", "めざしたいこと", "成し遂げること", "やり遂げること", "宣言", "合意"),
        "projects": ("事業", "事務事業", "事務・事業", "施策", "取組", "取組み", "取り組み", "取り組むこと", "取組むこと", "実行すること", "実施すること", "進めること", "業務", "仕事", "しごと", "プロジェクト", "方策", "アクションプラン", "実行項目", "取組項目", "重点項目", "主要項目", "目標項目", "課題項目", "事業項目", "実施項目", "推進項目", "管理項目", "宣言項目", "合意項目", "合意事項", "宣言事項", "マニフェスト項目", "約束項目", "約束事項"),
        "staffing": ("体制", "人員", "職員数", "職員", "人員配置", "組織"),
        "message": ("思い", "想い", "決意", "抱負", "意気込み", "メッセージ", "挨拶", "あいさつ", "コメント", "ひとこと", "ひと言", "一言", "言葉", "ことば", "所信", "所感", "感想"),
        "schedule": ("スケジュール", "予定", "工程", "工程表", "日程"),
    }
)  # fmt: skip
"""What the last of these nouns says of the block; `schedule` is an extra, which may stand among projects."""
_KIND_OF = MappingProxyType({noun: kind for kind, nouns in _NOUNS.items() for noun in nouns})
_REPORTED = (
    "進捗状況",
    "進行状況",
    "達成状況",
    "実施状況",
    "取組状況",
    "状況",
    "進捗",
    "実績",
    "成果",
    "結果",
    "一覧",
    "達成度",
    "対応",
    "進行管理",
    "進捗管理",
    "シート",
    "管理シート",
    "評価シート",
    "評価",
    "点検",
    "検証",
    "調書",
    "一覧表",
    "管理表",
    "総括表",
    "計画書",
    "計画表",
    "進行表",
    "進行管理表",
    "進行管理票",
    "進捗管理表",
    "進捗管理票",
    "管理票",
    "対照表",
    "対照",
    "対比表",
    "対比",
    "報告",
    "経過",
    "推移",
    "歩み",
    "今後",
)
"""Behind 目標, 課題 or 事業 these say that the block tells what became of each: projects."""
_FIGURES = ("数値目標", "成果目標", "達成目標", "達成水準", "成果指標", "活動指標", "数値指標", "評価指標", "指標")
"""What is printed beside each project: with 取組 or 計画 before it, it heads projects."""
_CLOSING = ("内容", "概要", "構成", "等", "の配置", "体系", "内訳")
_WORDS = (
    "$fy", "$year", "新規", "継続", "拡充", "今年度", "本年度", "当年度", "今年", "年度", "年間", "1年間", "月別", "月ごと", "四半期", "期別", "中期", "部内", "局内", "部局内", "部門", "部局", "部", "局", "課", "室", "本部",
    "所属", "組織", "職員", "市民", "部長", "局長", "部局長", "私たち", "私", "重点", "重要", "主要", "主な", "主たる", "主", "優先", "具体", "基本", "全体", "個別",
    "各課", "各", "経営", "運営", "行動", "実行", "実施", "活動", "推進", "達成", "実現", "解決", "評価", "点検", "検証", "管理", "進行", "予算", "決算", "成果", "計画", "構成", "向け", "向けた",
    "これまで", "まで", "前年度", "前年", "昨年度", "次年度", "来年度", "3年後", "5年後", "10年後", "20年後", "数年後", "将来", "課長", "所属長", "設定", "編成", "重点化", "力点を置く", "重きを置く", "掲げる", "掲げた",
    "関する", "係る", "基づく", "基づき", "ための", "ため", "とらえた", "踏まえた", "取り組む", "取組む", "重視する", "重んじる", "力を入れる", "進める", "推進する", "実現する", "達成する", "構成する", "解決する",
    "果たす", "担う", "負う", "当初", "まち", "実現したい", "達成したい", "上での", "上で", "とりまく", "所管する", "担当する", "支える", "進め方", "取り巻く", "取巻く", "現在", "めぐる", "巡る", "置かれた", "置かれている", "抱える", "直面する", "直面している", "直面した", "把握", "分析", "整理", "当たって", "あたって", "プラン", "工程", "マネジメント", "目指す", "めざす", "べき", "すべき", "ごと", "別", "における", "おける", "対する", "への", "との", "の", "と", "その", "に", "を", "が", "な", "で", "する", "的な",
    "基本的な", "基本的", "基本とする", "となる", "とする", "課せられた", "課された", "与えられた", "年次", "から", "からの", "向けて", "よる", "による", "もとづく", "沿った", "わたしたち", "我々", "当たって", "あたって", "当たり", "当たっての", "込めた", "込める", "寄せる",
    "的", "した", "として", "としての", "及び", "や", "・", "力を入れる", "力を入れて", "力を注ぐ", "注力する", "取り組んでいく", "特に",
)  # fmt: skip
_ALONE = frozenset([
    "マニフェスト項目", "約束項目", "約束事項", "宣言項目", "宣言事項", "合意項目", "合意事項",
    "実行項目", "取組項目", "重点項目", "主要項目", "アクションプラン", "スケジュール", "工程表",
])  # fmt: skip
"""Nouns that say enough without another word."""
_SAYS_NOT_WHAT = frozenset(
    ("$fy", "$year", "今年度", "本年度", "当年度", "今年", "年度", "年間", "1年間", "部局", "部", "局", "課", "室", "本部", "所属", "職員", "市民", "部長", "局長", "部局長",
     "私たち", "私", "主", "主な", "各課", "各", "個別", "全体", "これまで", "前年度", "前年", "昨年度", "次年度", "来年度", "課長", "所属長")
)  # fmt: skip
"""A line of general words that ends in one of these is no heading."""
_OF_EACH = frozenset(["取組状況", "進捗状況", "進行状況", "達成状況", "実施状況", "進捗", "実績", "成果", "取組結果"])
"""What stands for each section under such a word is its work: 課別の取組状況."""
_BARE = re.compile(r"\([^()]{1,12}\)$")
_BRACKET_OF_EACH = re.compile(r"\(((?:事業|施策|取組|課|所属|担当)(?:別|ごと))\)$")
"""Behind a heading in brackets: of what each it tells."""
_TOKEN = re.compile(
    "|".join(map(re.escape, sorted({*_WORDS, *_KIND_OF, *_REPORTED, *_FIGURES, *_CLOSING}, key=len, reverse=True)))
)
_PARTICLES = frozenset(["の", "と", "に", "を", "が", "な", "で", "や", "及び", "・", "的な"])
_OF_STATE = (
    "取り巻く",
    "とりまく",
    "取巻く",
    "現在",
    "めぐる",
    "巡る",
    "置かれた",
    "置かれている",
    "現状",
    "抱える",
    "直面する",
    "直面している",
)
_OF_STAFF = frozenset(
    [
        "部",
        "局",
        "部局",
        "課",
        "室",
        "課室",
        "所属",
        "組織",
        "職員",
        "の",
        "人員",
        "職員数",
        "人員配置",
        "体制",
        "と",
        "及び",
        "・",
        "内",
    ]
)
_OF_ANY = ("主な", "主要", "重要")
"""What these choose among is not what the year is to solve."""
_LATER = ("今後", "次年度", "来年度")
_OF_WORK = frozenset(["仕事", "しごと", "業務", "組織", "運営", "経営", "部", "局", "部局"])
_SELECTED = frozenset(
    [
        "重点",
        "重視する",
        "力を入れる",
        "重要",
        "主要",
        "主な",
        "優先",
        "経営",
        "取り組む",
        "取組む",
        "運営",
        "達成",
        "解決",
    ]
)


@functools.lru_cache(maxsize=4096)
def general_kind(text: str) -> str | None:
    """A line of general words only → the kind of block that its last noun names; None: it speaks of some subject.

    A heading names what every department has, a goal or a project something of its own: a line that can be read
    wholly as general words, ending in such a noun, is taken for a heading.

    >>> [general_kind(t) for t in ("施策の目標", "約束を実現する事業", "重点的に取り組む課題", "月別の予定", "平成29年度の約束")]
    ['goals', 'projects', 'goals', 'schedule', 'goals']
    >>> general_kind("部の運営の基本となる方針"), general_kind("中心となる窓口の方針")
    ('policy', None)
    >>> [general_kind(t) for t in ("部の職員（内訳）", "職員の内訳", "部の予算の内訳")]
    ['staffing', 'staffing', None]
    >>> [general_kind(t) for t in ("重点課題の進捗状況", "部を取り巻く現状と課題", "部の構成", "主な施策の推進", "窓口改善事業", "目標")]
    ['projects', 'current_state', 'staffing', None, None, None]
    >>> [general_kind(t) for t in ("取組と成果指標", "年次計画と実施状況", "課別目標管理シート", "部長コメント", "部の数値目標")]
    ['projects', 'projects', 'projects', 'message', None]
    >>> general_kind("部をめぐる状況"), general_kind("部の状況"), general_kind("現在の状況と主な課題"), general_kind("現状と重点課題")
    ('current_state', None, 'current_state', 'goals')
    >>> [general_kind(t) for t in ("新規・拡充事業", "継続事業", "継続")]
    ['projects', 'projects', None]
    >>> [general_kind(t) for t in ("力を入れる事業", "特に力を入れて取り組む施策", "私たちの方針")]
    ['projects', 'projects', 'policy']
    >>> [general_kind(t) for t in ("事務・事業の実績と目標", "重点事業の目標", "仕事の進め方", "取組の進め方", "令和5年度に実現すること")]
    ['projects', 'goals', 'policy', None, 'goals']
    >>> [general_kind(t) for t in ("主要な事業について", "部の使命について", "窓口の改善について", "部の運営の基本")]
    ['projects', 'mission', None, 'policy']
    >>> [general_kind(t) for t in ("事業別実施計画書", "主要事業進行表", "組織の計画書")]
    ['projects', 'projects', None]
    >>> [general_kind(t) for t in ("施策の実施計画", "主要な事業の評価", "所管する課と職員数", "部として達成する目標", "評価の計画", "方針の点検")]
    ['projects', 'projects', 'staffing', 'goals', None, None]
    >>> [general_kind(t) for t in ("課別の取組状況", "各課の進捗状況", "所属ごとの実績", "各課の状況", "課の成果")]
    ['projects', 'projects', 'projects', None, None]
    >>> [general_kind(t) for t in ("事業計画・実績対照表", "年度計画と実績の対照", "課別の職員数（種別）（平成27年4月現在）")]
    ['projects', 'projects', 'staffing']
    >>> [general_kind(t) for t in ("進捗状況（事業別）", "取組状況（課別）", "取組の実績（事業ごと）", "進捗状況（9月末）")]
    ['projects', 'projects', 'projects', None]
    >>> [general_kind(t) for t in ("現状の把握と課題", "部の現状と直面する課題", "現状と解決すべき課題", "解決すべき課題")]
    ['current_state', 'current_state', 'current_state', 'goals']
    >>> [general_kind(t) for t in ("部の目標と成果指標", "目標指標", "5年後に目指す姿")]
    ['goals', None, 'vision']
    """
    if not 3 <= len(text) <= _LONGEST + 12:
        return None
    whole = label_key(text).replace("(内訳)", "の内訳")
    if (of_each := _BRACKET_OF_EACH.search(whole)) is not None:
        whole = f"{of_each[1]}の{whole[: of_each.start()]}"  # 進捗状況（事業別）
    key = _BARE.sub("", _BARE.sub("", whole)).removesuffix("について")
    if not 3 <= len(key) <= _LONGEST:
        return None
    words = general_words(key)
    return None if words is None or (len(words) < 2 and words[0] not in _ALONE) else _kind(words)


def is_general(text: str) -> bool:
    """Whether a line is made of general words only, whatever it ends in.

    >>> is_general("行動計画"), is_general("重点施策の推進"), is_general("窓口の改善")
    (True, True, False)
    """
    return 2 <= len(text) <= _LONGEST + 6 and general_words(_BARE.sub("", label_key(text))) is not None


def is_general_heading(text: str) -> bool:
    """Whether a line of general words says what stands below it: it ends in more than a year, a unit or a person.

    >>> is_general_heading("部の行動計画"), is_general_heading("市民課"), is_general_heading("平成28年度")
    (True, False, False)
    """
    if not 2 <= len(text) <= _LONGEST + 6:
        return False
    words = general_words(_BARE.sub("", label_key(text)))
    return words is not None and words[-1] not in _SAYS_NOT_WHAT


def speaks_of_staff(text: str) -> bool | None:
    """Whether the last noun of general words is one of the staff; None where it says of no kind of block.

    >>> speaks_of_staff("部の体制"), speaks_of_staff("業務"), speaks_of_staff("行動計画")
    (True, False, None)
    """
    words = general_words(_BARE.sub("", label_key(text)))
    kind = None if words is None else _KIND_OF.get(words[-1])
    return None if kind is None else kind == "staffing"


_IN_BRACKETS = ("目標", "重点目標", "方針", "基本方針", "使命", "理念", "将来像", "現状")
"""A heading's last word may stand in brackets: 部が目指す成果（目標）."""
_LAST_NOUNS = (
    ("policy", ("方針", "考え方", "理念", "姿勢", "心構え", "心がけ", "心得", "指針")),
    ("mission", ("使命", "役割", "任務", "ミッション")),
    ("vision", ("将来像", "目指す姿", "めざす姿", "ありたい姿", "なりたい姿", "ビジョン")),
    ("current_state", ("現状", "現状と課題", "現状及び課題", "現状認識", "状況と課題", "現況と課題", "様子と課題", "取り巻く状況", "取り巻く環境")),
    ("message", ("長の声", "長の思い", "長の想い", "長の言葉", "長の所感", "長が語る", "長から", "長より", "あいさつ", "挨拶", *(f"{paper}に{at}" for paper in ("宣言", "公表", "発表", "策定", "作成", "約束") for at in ("あたって", "当たって", "あたり", "当たり", "際して")))),
    ("goals", ("目標", "目指すこと", "めざすこと", "目指すもの", "めざすもの", "ゴール", "到達点", "約束", "約束すること", "やり遂げること")),
)  # fmt: skip


def kind_by_last_noun(text: str) -> str | None:
    """A line known to be a heading by its form → the kind of block that the noun at its end names, whatever stands before it.

    >>> kind_by_last_noun("部が目指す成果（目標）"), kind_by_last_noun("窓口の改善（目標年度）")
    ('goals', None)
    >>> [kind_by_last_noun(t) for t in ("3 掲げた目標", "部として大切にする考え方", "＜私たちが目指すこと＞", "市民の声", "目標達成のために", "はじめに　部長あいさつ", "■ 宣言にあたり")]
    ['goals', 'policy', 'goals', None, None, 'message', 'message']
    """
    key = label_key(text)
    if (bracket := _BARE.search(key)) is not None and bracket[0][1:-1] in _IN_BRACKETS:
        return _KIND_OF[bracket[0][1:-1].removeprefix("重点").removeprefix("基本")]
    key = _BARE.sub("", key).strip("<>〈〉《》≪≫「」『』[]").removesuffix("について")
    found = [(len(noun), kind) for kind, nouns in _LAST_NOUNS for noun in nouns if key.endswith(noun)]
    return max(found)[1] if found else None


def general_words(key: str) -> tuple[str, ...] | None:
    """A key (`label_key`) → the general words it is made of, longest first; None where something else stands between them.

    >>> general_words("事務事業の取組計画と実績"), general_words("窓口の改善")
    (('事務事業', 'の', '取組', '計画', 'と', '実績'), None)
    """
    words: list[str] = []
    at = 0
    while at < len(key):
        match = _TOKEN.match(key, at)
        if match is None:
            return None
        words.append(match[0])
        at = match.end()
    return None if not words or words[0] in _PARTICLES or words[-1] in _PARTICLES else tuple(words)


def _says_each(before: Sequence[str]) -> bool:
    """Whether words say for each section (各課の, 課別の, 所属ごとの)."""
    return "各課" in before or any(
        f"{one}{other}" in ("各所属", "課別", "課ごと", "所属別", "所属ごと", "室別") for one, other in pairwise(before)
    )


def _kind(words: tuple[str, ...]) -> str | None:
    *before, last = words
    if last == "状況" and any(word in _OF_STATE for word in before):
        return "current_state"
    if last in _OF_EACH and _says_each(before):
        return "projects"  # 課別の取組状況
    if last in _FIGURES or (last in _REPORTED and not any(word in _KIND_OF for word in before)):
        # 取組と成果指標, 年次計画と実施状況, 成果指標による進行管理
        of_projects = any(_KIND_OF.get(word) == "projects" or word in ("計画", *_FIGURES) for word in before)
        if of_projects:
            return "projects"
        of_goals = "目標" in before[:-1] and last in ("成果指標", "達成指標", "評価指標", "数値指標", "数値目標")
        return "goals" if of_goals or last in ("達成目標", "成果目標") else None
    if last in _CLOSING or last in _REPORTED:
        nouns = [_KIND_OF[word] for word in before if word in _KIND_OF]
        if last in ("構成", "内訳", "状況", "一覧") and before and _OF_STAFF.issuperset(before):
            # 職員の配置状況 says of staff what 部の状況 leaves open
            return "staffing" if last == "構成" or any(_KIND_OF.get(word) == "staffing" for word in before) else None
        kind = nouns[-1] if nouns else None
        if kind in ("goals", "projects"):
            return "projects" if last in _REPORTED or kind == "projects" else "goals"
        return kind if last in _CLOSING else None
    return _kind_of_last(before, last)


def _kind_of_last(before: Sequence[str], last: str) -> str | None:
    """What the noun at the end says of the block by the words before it."""
    kind = _KIND_OF.get(last)
    kinds = {_KIND_OF.get(word) for word in before}
    if last in (
        "計画",
        "予算",
    ):  # 施策の実施計画, 課別の主要事業と予算: what is planned of each; 部の予算 is another paper's
        return "projects" if "projects" in kinds else None
    if last == "目標" and any(word in _REPORTED or word == "評価" for word in before):
        # 主な事業の実績と目標: both of them are those of projects
        return "projects" if "projects" in kinds else kind
    if last in ("進め方", "基本"):  # 仕事の進め方, 部の運営の基本; 取組の進め方 is a plan's
        return "policy" if any(word in _OF_WORK for word in before) else None
    told = "current_state" in kinds or any(word in _OF_STATE or word == "状況" for word in before)
    beside = told and any(word in ("と", "及び", "・", "や") for word in before)  # 現在の状況と主な課題
    of_any = (*_OF_ANY, "解決") if "すべき" in before else _OF_ANY
    if last == "課題" and not any(word in _SELECTED and not (beside and word in of_any) for word in before):
        return "current_state" if told else None
    if kind == "projects" and before and before[0] in _LATER:
        return None  # 今後の取組 is what a project does next
    if last in ("組織", "環境", "職員") and not any(word in _OF_STATE for word in before):
        return None
    if last == "姿" and not any(word in ("目指す", "めざす", "べき") for word in before):
        return None
    return kind
