"""The key of a label that no word of the vocabulary is (`label_key`) → what it is by how it is made: a known word with a time before it, a title of names."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIGURES = ("measure.", "rating.", "budget.")
_TIME = re.compile(
    r"(?:\$fy|[本今当]年度|年度|期末|年間|1年間|通年|事業|取組|施策)(?:末(?:時点)?|当初|終了時)?の?(?=.{2})"
)
"""What may stand before the title of a figure and says of when, or of what project, it is."""
_MONTH = re.compile(
    r"(?:(?P<half>[89]月|10月)|3月)(?:末|3[01]日)?(?:時点|現在)?(?:まで)?の(?:主な)?"
    r"(?:(?:実施|取組|進捗|達成|進行|執行|活動|実行)の?)?(?:状況|実績|成果|結果|経過)(?:報告)?"
)
"""What was done up to the end of a half of the year (9月末までの実施状況)."""
_THING = "(?:事業|取組み?|取り組み|施策|業務|項目)"
_CHOSEN = r"(?:\$fyの?|年度内の?|個別の?|実施(?:する)?|主要な?|主な|主たる|重点的な|重点|対象(?:となる)?|具体的な|優先|各|該当する?|実施した|取り組む)"
_NAMES = re.compile(
    rf"(?:{_CHOSEN}|{_THING}|[一-龠]{{2}}と?する){{0,2}}{_THING}(?:[・及び]{{1,2}}{_THING}|\({_THING}\))?等?の?(?:名称?|名前|件名)"
)
"""取組事業名, 管理する事業名, 事業等の名称, 取組(事業)名."""
_CHARGE = "(?:構成|(?:事業|取組)(?=担当|主管|所管|実施)(?:担当|主管|所管|実施)|(?:事業|取組み?|取り組み|施策|業務)を担う|受け持[つち]|受持ち?|担当|所管|主管|実施|推進|関係|関連|取り組む|取組|主務|統括|所轄)"
_UNIT = "(?:課|室|所|係|所属|部署|組織)"
_SECTIONS = re.compile(
    rf"(?!.*([課室係所])\1)(?:{_CHARGE}(?:する|します|している|しています|した|の)?)?(?:事業)?{_UNIT}(?:[・、/]?(?:{_UNIT}|等))*(?:の?名前?|の?名称)?"
)
_UNIT_IN_BRACKET = re.compile(r"\((?P<unit>課|室|所|係|署)\)")
_WORKS = re.compile(rf"{_CHOSEN}{{0,2}}(?P<last>{_THING})(?:[・/及び]{{1,2}}(?P<also>{_THING}))*(?:の?名称?|件名)?")
_WITH_SECTIONS = re.compile(rf"{_CHOSEN}?{_THING}(?:名称?)?(?:と|・|及び|/)(?P<sections>.+)")
_MONEY = re.compile(
    r"(?:(?:\$fy|[本今当]年度|年度|当初|予算|事業費|経費|費用|所要額|額|の|総|歳出|決算|補正後|補正|見込み?|見込)){2,6}(?:\((?:千円|万円|百万円|円|当初|決算)\))?"
)
_AMOUNTS = (("当初", "budget.initial"), ("補正", "budget.supplementary"), ("決算", "budget.settlement"))
_GAUGE = re.compile(
    r"(?:数値目標|成果目標|達成目標|成果指標|活動指標|評価指標|数値指標|指標)の?(?:項目|名称|種類)|(?:成果|効果|達成度?|進捗|実績)を(?:あらわす|表す|示す|測る|はかる|見る|みる)(?:数値|指標|ものさし|尺度|目安)"
)
"""数値目標の項目, 成果をあらわす指標."""
_OF_STEP = "(?:達成|進捗|進行|到達|実施)(?:度合い?|度|状況)?"
_GRADED = re.compile(
    rf"(?:(?:年度末|期末|最終|中間)の?)?{_OF_STEP}(?:(?:・|と|及び|/){_OF_STEP})?の?(?:評価|判定|評定)(?:結果)?"
)
"""進捗・達成の評価, 進捗度の評価."""
_BRACKET = re.compile(r"\((?P<inside>[^()0-9]{1,6})\)")
_JOINT = re.compile(r"(?<=..)(?:・|と|及び|並びに|や|/)(?=..)")
_LATER = "(?:今後の?|次年度(?:以降)?の?|来年度の?|次期の?)"
_ISSUES = re.compile(
    rf"(?:残る|残された|主な|{_LATER})?課題(?:等|点)?(?:・|と|及び|や|/){_LATER}?(?:対応|対策|改善|解決|見直し|方策|方向)(?:策|方針|方向|方法|点|性|案)?(?:等|について)?"
    rf"|(?:残る|残された|主な|{_LATER})?課題(?:・|と|及び|や|/){_LATER}(?:取組み?|取り組み|方針|展望|見通し|展開|予定)"
)
"""課題と対応, 課題・改善策, 課題と今後の取組; 課題と取組 is as often a plan's."""
_WHOLES: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(("entry.final", "entry.issue_next")), ("entry.final",)),
    (frozenset(("entry.midterm", "entry.issue_next")), ("entry.midterm",)),
    (frozenset(("entry.outline", "entry.plan")), ("entry.plan",)),
)
"""What a text is that two labels head: a result with what is left to do is a result."""
_WITH_BRACKET = ("field.", "column.")
_AUTHOR, _HEAD = "field.author", "field.department_head"
_LONGEST = 16


def kinds_by_form(key: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The key of an unknown label → its kinds by the words it is made of; () where they say nothing sure.

    >>> words = {"目標値": ("measure.target",), "目標": ("measure.target", "entry.plan"), "部局名称": ("field.department",)}
    >>> kinds_by_form("$fy末の目標値", words), kinds_by_form("年度目標値", words), kinds_by_form("年度末の目標", words)
    (('measure.target',), ('measure.target',), ())
    >>> kinds_by_form("9月末までの実施状況", words), kinds_by_form("3月31日までの取組の成果", words), kinds_by_form("5月の実績", words)
    (('entry.midterm',), ('entry.final',), ())
    >>> kinds_by_form("個別事業の名称", words), kinds_by_form("担当する課・室", words), kinds_by_form("部局(名称)", words)
    (('column.project',), ('column.section',), ('field.department',))
    >>> heads = {"評価者": ("field.author",), "部長": ("field.department_head",), "課長": ("column.section_head",)}
    >>> kinds_by_form("評価者(部長)", heads), kinds_by_form("部長(評価者)", heads), kinds_by_form("評価者(課長)", heads)
    (('field.department_head',), ('field.department_head',), ())
    >>> kinds_by_form("構成課", words), kinds_by_form("事業担当課(室)", words), kinds_by_form("部を構成する課等", words)
    (('column.section',), ('column.section',), ())
    >>> kinds_by_form("当初予算の事業費", words), kinds_by_form("事業費の決算額", words), kinds_by_form("当初予算と決算", words)
    (('budget.initial',), ('budget.settlement',), ())
    >>> kinds_by_form("進捗・達成の評価", words), kinds_by_form("進捗度の評価", words), kinds_by_form("実績・評価", words)
    (('rating.result',), ('rating.result',), ())
    >>> kinds_by_form("数値目標の項目", words), kinds_by_form("成果をあらわす指標", words), kinds_by_form("取組の項目", words)
    (('measure.label',), ('measure.label',), ())
    >>> texts = {"成果": ("entry.final",), "課題": ("entry.issue_next",), "目的": ("entry.outline",), "計画": ("entry.plan", "measure.target")}
    >>> [kinds_by_form(key, texts) for key in ("成果と課題", "目的・計画", "計画・成果", "目的・課題")]
    [('entry.final',), ('entry.plan',), (), ()]
    >>> kinds_by_form("課題と対応", words), kinds_by_form("課題・今後の取組", words), kinds_by_form("課題と取組", words)
    (('entry.issue_next',), ('entry.issue_next',), ())
    >>> kinds_by_form("担当します課", words), kinds_by_form("取組を担う課", words), kinds_by_form("市民を支える課", words)
    (('column.section',), ('column.section',), ())
    >>> kinds_by_form("課室(所)名", words), kinds_by_form("窓口改善事業", words), kinds_by_form("市民課・税務課", words)
    (('column.section',), (), ())
    """
    if not 2 < len(key) <= _LONGEST:
        return ()
    if (month := _MONTH.fullmatch(key)) is not None:
        return ("entry.midterm",) if month["half"] is not None else ("entry.final",)
    if (time := _TIME.match(key)) is not None:
        rest = known.get(key[time.end() :], ())
        if rest and all(kind.startswith(_FIGURES) for kind in rest):
            return rest
    if "課題" in key and _ISSUES.fullmatch(key) is not None:
        return ("entry.issue_next",)
    if key[-1] in "価定果" and _GRADED.fullmatch(key) is not None:
        return ("rating.result",)
    if _GAUGE.fullmatch(key) is not None:
        return ("measure.label",)
    if key[-1] in "費額算用)" and _MONEY.fullmatch(key) is not None:
        return _amount(key)
    if key[-1] in "名称前" and _NAMES.fullmatch(key) is not None:
        return ("column.project",)
    if key[-1] in "課室所係属署織名称等前)" and _SECTIONS.fullmatch(_UNIT_IN_BRACKET.sub(r"\g<unit>", key)) is not None:
        return ("column.section",)
    if (beside := _WITH_SECTIONS.fullmatch(key)) is not None and "column.section" in known.get(beside["sections"], ()):
        return ("column.project",)  # 事業と担当課: names with their sections behind them
    return _with_bracket(key, known) if key[-1] == ")" else _of_both(key, known)


def _of_both(key: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Two labels of texts in one (目的・概要, 成果と課題) → what both are, or what the text is that stands below both; () for a plan and its result."""
    for joint in _JOINT.finditer(key):
        kinds = [
            {kind for kind in known.get(part, ()) if kind.startswith("entry.")}
            for part in (key[: joint.start()], key[joint.end() :])
        ]
        if not all(kinds):
            continue
        both = kinds[0] & kinds[1]
        if len(both) == 1:
            return tuple(both)
        return next((whole for pair, whole in _WHOLES if kinds[0] <= pair and kinds[1] <= pair), ())
    return ()


def _amount(key: str) -> tuple[str, ...]:
    """Words of money alone (当初予算の事業費, 事業費の決算額) → of which amount they speak; () where they speak of none or two."""
    told = [kind for word, kind in _AMOUNTS if word in key]
    return (told[0],) if len(told) == 1 and ("費" in key or "額" in key or "予算" in key) else ()


def titles_works(key: str) -> bool:
    """Whether a label's key says which works are listed below it, without saying that a text is (年度内の事業, 重点的な施策).

    取組 with a year before it is as often what was done in that year.

    >>> [titles_works(key) for key in ("年度内の事業", "重点的な施策名", "$fyの取組", "窓口改善事業", "事業の内容")]
    [True, True, False, False, False]
    """
    found = _WORKS.fullmatch(key) if len(key) <= _LONGEST else None
    return found is not None and ("取" not in found["last"] or not ("年度" in key or "$fy" in key))


def _with_bracket(key: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """担当部（局）, 部局（名称）: a known word without its brackets; 課等（所属）: two words for the same; 評価者（部長）: the head who wrote it."""
    found = _BRACKET.search(key)
    if found is None or found.end() < len(key):
        return ()
    before, inside = known.get(key[: found.start()], ()), known.get(found["inside"], ())
    if {_AUTHOR, _HEAD} <= {*before, *inside}:
        return (_HEAD,)
    joined = known.get(key[: found.start()] + found["inside"], ())
    both = set(before) & set(inside)
    return tuple(kind for kind in dict.fromkeys((*joined, *both)) if kind.startswith(_WITH_BRACKET))
