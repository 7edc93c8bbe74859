"""A label that the vocabulary does not know, but whose place shows it to be one → the kind of text its words speak of."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from pipeline.profiles.labels import label_key

_LATER = re.compile(
    r"今後|これから|課題(?:等|点)?(?:・|と|及び|や|/)(?:主な)?(?:改善|対応|対策|解決)|(?:次|来|翌)(?:年度|期|の)|残された|残る課題|(?:見えて(?:き)?た|明らかになった|浮かび上がった|残った|生じた|把握した)課題|[$]fy(?:以降)?(?:の|に向けた|への)方向性|[$]fy(?:以降)?への(?:主な)?課題|向けた(?:主な|主要な|重要な|具体的な)?(?:課題|方向)|持ち越|改善(?:点|策|(?:の|に向けた)(?:方向|余地|課題))|見直しの方向|次に向け|直す(?:ところ|点)|見直すべき|積み残し|宿題"
)
_HALF = re.compile(
    r"中間|(?<!下)(?:上半?期|前半|前期)|(?<![0-9])9月(?:30日|末|まで|時点|現在)|[夏秋](?:まで|の時点|時点|の(?:報告|状況|実績|様子))|年度(?:途中|中途)|途中経過|折り?返し(?:点|時点|の時)|(?<![前後])半(?:年|期)(?:間|の)|半ば(?:で|の|まで|時点)"
)
_START = re.compile(r"(?:年度|期)(?:の?当初|初め|はじめ|首)|期首")
"""年度当初 before or beside 年度末: what is planned then."""
_CYCLE = re.compile(r"[(/・](?P<step>plan|do|action|act)\)?$")
_STEPS = MappingProxyType(
    {"plan": "entry.plan", "do": "entry.final", "act": "entry.issue_next", "action": "entry.issue_next"}
)
"""Steps of the management cycle in brackets behind a label: 改善（Action）. What 評価（Check） heads its value says."""
_WHY = re.compile(
    "(?:これは)?何を(?:する|行う|進める|めざす|目指す)(?:事業|取組|取り組み|施策|仕事|業務)|なぜ|何故|どうして|何のため|(?:どんな|どのような|どういう|どういった)(?:事業|取組|取り組み|施策|仕事|業務|もの|こと)"
)
"""Questions that ask for the sense of a project, or what it is (どんな事業か)."""
_NOUNS = (
    ("entry.final", r"結果|成果|実績|総括|振り?返(?:り|って)|(?:達成|実施|取組|取り組み|進捗|到達)?状況|効果|報告|(?:した|できた|やった|行った|手がけた|手掛けた|んだ)(?:こと|内容|事項)|(?:取り?組み|進め|実施し|実行し|行い)ました$|歩み|あゆみ|まとめ|顛末|てんまつ|(?:やり|成し)遂げたこと|最終評価"),
    ("entry.plan", r"(?:取り?組み|進め|実施し|実行し|行い|目指し|めざし)ます$|(?:計画|予定)した(?:こと|内容|事項)|方法|手段|手法|進め方|方策|対策|対応策?|(?:取組み?|取り組み|実施|計画|行動|改善|見直し|推進|活動|対応|展開|充実|重点|目標)の?(?:内容|中身)|取り?組み?|取り組む(?:こと|内容)|計画|予定|目標|方針|行動|アクション|どのように|何をする|手立て|手だて|仕事|しごと|やり方|段取り|道筋|道のり|企て|(?:する|やる|行う|手がける|手掛ける|進める|やりたい|したい|目指す)(?:こと|内容|事項)|(?:実施|取組|推進|行動|検討)事項|到達点|ゴール"),
    ("entry.outline", r"ね?らい|狙い|目的|概要|あらまし|要旨|(?:めざす|目指す)ところ|趣旨|背景|現状|経緯|必要性|内容"),
    ("", r"期限|時期|期間|いつ|まで|目安|基準|水準|理由|根拠|説明|備考|コメント|意見|評価|課題|費|額"),
)  # fmt: skip
_TOLD_OF = re.compile("の(?:あらまし|要旨|概要|説明|中身|詳細)$")
_AND = re.compile("[・、/]|及び|並びに|(?<=[一-龠り])と(?=[一-龠])")
_GRADED = re.compile("(?:評価|検証|分析|効果|反省|総括)$")
_SERVED = re.compile("[・、/とび]対象者?$")
_DONE = re.compile(
    r"(?:[$]fy|[$]year)?の?(?:主な|具体的な)?(?:取組み?|取り組み|実施|活動|事業|実施した|取り組んだ|行った)(?:の?内容|こと|の?概要)?"
    r"(?:と|・|及び|並びに|とその)(?:主な)?(?:成果|結果|実績|効果)"
)
"""What was done beside what it brought; 計画と実績 are two."""
_NOUN = re.compile("|".join(f"(?P<k{at}>{words})" for at, (_, words) in enumerate(_NOUNS)))


@lru_cache(maxsize=1024)
def told_by_words(label: str) -> str | None:
    """The kind of the text under a label, by the last of its words that says so; None where none of them does.

    To be asked only of what stands where labels stand: an ordinary line has such words, too.

    >>> [told_by_words(t) for t in ("年度末に得られた成果", "目標に向けた手段", "政策のねらい", "残された課題への対応")]
    ['entry.final', 'entry.plan', 'entry.outline', 'entry.issue_next']
    >>> told_by_words("課題及び改善の方策"), told_by_words("課題への対応")
    ('entry.issue_next', 'entry.plan')
    >>> [told_by_words(t) for t in ("改善（Action）", "立てたこと（Plan）", "確かめたこと（Check）")]
    ['entry.issue_next', 'entry.plan', None]
    >>> [told_by_words(t) for t in ("成果と評価", "実績・評価", "目標の内容", "取組の内容", "課題と評価")]
    ['entry.final', 'entry.final', 'entry.plan', 'entry.plan', None]
    >>> [told_by_words(t) for t in ("実施内容と成果", "令和5年度の取組と成果", "計画と実績")]
    ['entry.final', 'entry.final', None]
    >>> [told_by_words(t) for t in ("年度内に実施する事項", "実施した事項と効果", "実施事項の結果", "今年度の到達点", "改善の方向")]
    ['entry.plan', 'entry.final', 'entry.final', 'entry.plan', 'entry.issue_next']
    >>> [told_by_words(t) for t in ("成果のあらまし", "折り返し時点の様子", "計画の中身", "実行の道筋", "令和5年度への課題")]
    ['entry.final', 'entry.midterm', 'entry.plan', 'entry.plan', 'entry.issue_next']
    >>> [told_by_words(t) for t in ("令和5年度に計画したこと", "実行する内容", "事業のあらまし", "見えてきた課題")]
    ['entry.plan', 'entry.plan', 'entry.outline', 'entry.issue_next']
    >>> [told_by_words(t) for t in ("どんな事業か", "どのような取組ですか", "何をする事業か", "何をするか", "どのように進めるか")]
    ['entry.outline', 'entry.outline', 'entry.outline', 'entry.plan', 'entry.plan']
    >>> [told_by_words(t) for t in ("こう取り組みます", "このように進めます", "取り組みました")]
    ['entry.plan', 'entry.plan', 'entry.final']
    >>> [told_by_words(t) for t in ("年度当初", "年度当初の課題")]
    ['entry.plan', None]
    >>> [told_by_words(t) for t in ("当初計画の概要", "事業計画のあらまし", "取組の概要")]
    ['entry.plan', 'entry.plan', 'entry.outline']
    >>> [told_by_words(t) for t in ("目的・対象", "実施予定の内容", "評価の対象")]
    ['entry.outline', 'entry.plan', None]
    >>> [told_by_words(t) for t in ("2018年度に向けた主な課題", "令和5年度の主な課題")]
    ['entry.issue_next', None]
    >>> [told_by_words(t) for t in ("上半期の動き", "いつまでに", "達成の目安", "取組の内容・状況", "特徴")]
    ['entry.midterm', None, None, None, None]
    """
    key = label_key(label)
    if (step := _CYCLE.search(key)) is not None:
        return _STEPS[step["step"]]
    if _LATER.search(key) is not None:
        return "entry.issue_next"
    if _HALF.search(key) is not None:
        return "entry.midterm"
    if _WHY.match(key) is not None:
        return "entry.outline"
    if _START.fullmatch(key) is not None:
        return "entry.plan"
    told = [_last(part) for part in _AND.split(key)]
    if _DONE.fullmatch(key) is not None:
        return "entry.final"  # 実施内容と成果: what was done, and what it brought
    if len({kind for kind in told if kind}) > 1:
        return None  # 取組の内容・状況
    if len(told) > 1 and told[-2] == "entry.outline" and _SERVED.search(key) is not None:
        return "entry.outline"  # 目的・対象: what for, and for whom
    if len(told) > 1 and told[0] == "entry.final" and _GRADED.search(key) is not None:
        return "entry.final"  # 成果と評価: both are told of what became of it
    return told[-1] or None


def _last(part: str) -> str:
    if (bare := _TOLD_OF.sub("", part)) != part and _last(bare) == "entry.final":
        return "entry.final"  # 成果のあらまし tells of the results
    if (bare.endswith(("計画", "予定")) and bare != part) or part.endswith(("予定の内容", "計画の内容")):
        return "entry.plan"  # 計画の概要 tells of the plan
    kind = ""
    for found in _NOUN.finditer(part):
        kind = _NOUNS[int((found.lastgroup or "k0")[1:])][0]
    return kind
