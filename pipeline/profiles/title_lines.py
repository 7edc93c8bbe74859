"""A printed line → whether it has the form of a report's title, and which department it names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.profiles.headings import general_words
from pipeline.profiles.labels import FISCAL_YEAR, YEAR
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

LONGEST_TITLE = 45
"""No title line is longer; what is longer is prose."""
Strength = Literal["full", "begun"]

_UNIT = r"(?:事務局|委員会|センター|本部|支所|病院|議会|部|局|室|課|署|館|所|区|庁|会計)"
_YEARS = rf"(?:(?:{FISCAL_YEAR}|{YEAR})(?:版|の|における|に係る|に向けた)?)"
_OPEN, _CLOSE = "「『(《", "」』)》"
_DEPARTMENT = rf"(?!度)(?P<department>[^「『()」』:。、]{{1,20}}?{_UNIT})"
_NO_DEPARTMENT = re.compile(
    r".*(?<!区)役所|.*役場|(?:各|当)?区役所|.*[0-9元]年.*|(?:[0-9]{1,2}[-.)、]?|[(第ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ一二三四五六七八九十])*(?:[今本各当次前翌来昨]年度?の)?(?:各|全|当|自|[わ我]が|(?:私|わたし)たちの|我々の)?(?:部|局|部局|部署|課|室|部・局|部課|課室|所属|組織|本部|部\(局\)|部局室|課・室|部局課|局部)(?:等|別|ごと)?"
)
"""部局の基本方針 on a cover names no department, nor does 2. 今年度の部局運営方針 or わが部の仕事."""
_MARKS = "<>■□◆◇●○◎〇◯★☆▼▽▲△▶・※"
"""Marks of headings before a department's name (＜市民部の仕事＞, ◇市民部の仕事)."""
_EACH = re.compile(r"(?<=[部局院署])(?:の|内)?各(?:課|室|課室|所属|部署)$")
"""市民部 各課の目標: what each of its sections aims at is the department's report."""
_PLACE = re.compile(
    r"^[(「『]?(?P<place>\S{1,8}[市町村区県都府])(?:役所|役場|庁)?[)」』]?[ ]+(?=\S)|^\S{1,8}[市町村区県都府](?=(?:平成|令和|昭和|[HRS][0-9 ]|20[0-9]{2}))"
)
_OWNER = r"(?:部局(?:別|ごと|長)?|部長|局長|課長|所属長|部\(局\)|部)の?"
_TAIL_WORDS = (
    "目標", "方針", "達成状況", "達成度", "進捗状況", "取組状況", "取組", "実績", "成果", "結果", "報告書", "報告", "シート", "一覧", "概要版", "概要",
    "年度評価", "最終", "中間", "期末", "振り返り", "評価", "自己評価", "管理", "総括", "進行管理", "確定", "課題", "使命", "について", "及び", "と", "・", "の", "表", "書",   "票", "資料", "あらまし", "案", "版", "調書", "計画書", "年間",
)  # fmt: skip
_CONTENTS = re.compile(
    r"(?:\.{3,}|…+|‥+|・{3,}|･{3,}|-{3,}|―{3,}|_{3,})[ ]*(?:[Pp]\.?)?[0-9]{0,3}[ ]*$|[ \t][(]?(?:[Pp]\.?[ ]?)?[0-9]{1,3}[)]?(?:ページ|頁)?$"
)
"""Dot leaders or a page number behind the text: a line of a table of contents (目次)."""
_BEGUN = re.compile(
    rf"^[「『(]?(?:(?:{FISCAL_YEAR}|{YEAR})の?)?{_DEPARTMENT}"
    r"(?:長)?(?:の|「|『|\(|部局|マニ|実行|運営|基本|組織|目標|宣言|重点|経営|工程|政策|仕事|主要|行動|取組|施策|約束)"
)


_GENERAL = re.compile(
    rf"(?P<year>{_YEARS})?(?!度|[にをはがでとへも][一-龠])(?P<department>[^「『()」』:。、]{{1,18}}?(?:部|局|本部|事務局|委員会|支所|病院|消防|庁|区))(?:長)?の?(?P<later>{_YEARS})?の?(?P<rest>[^。:「」]{{2,24}}?)(?:\((?P<last>{_YEARS})\))?"
)
_BEHIND = re.compile(
    r"(?P<title>[^。]{4,32}?)(?: |(?P<open> ?\())(?P<department>[^ 「『()」』:。、]{1,16}(?:部|局|本部|事務局|区役所|支所))長?(?(open)\))"
)
"""The department behind a title, or its head (実行宣言　市民部長), parted by a blank only or in brackets."""
_YEAR_LAST = re.compile(rf" ?\({_YEARS}\)$")
_YEAR_BEFORE = re.compile(rf"{_YEARS}の?")
_YEAR_INSIDE = re.compile(rf"{FISCAL_YEAR}の?")
_LEAD = re.compile(
    r"(?P<department>[^「『()」』:。、0-9]{1,18}?(?:部|局|本部|事務局|委員会|支所|病院|消防|庁|区))(?:長)?の?(?P<rest>[^。:「」]{2,24})"
)
_PAPERS = (
    "シート",
    "宣言",
    "調書",
    "報告書",
    "報告",
    "評価書",
    "実績書",
    "方針書",
    "目標書",
    "一覧表",
    "管理表",
    "一覧",
    "計画書",
    "計画表",
    "総括",
    "振り返り",
    "メッセージ",
    "票",
    "表",
)
"""What a report calls itself, behind general words (重点事業評価シート)."""
_STAGE = re.compile(
    "(?:中間|期末|年度末|年度当初|年度途中|上半?期|下半?期|前期|後期|最終|(?:第?[1-4一二三四])?四半期|[0-9]{1,2}月末?)(?:時点|現在)?の?"
)
"""When in the year a report was made."""
_OF_REPORTS = frozenset(
    ["方針", "目標", "課題", "約束", "使命", "施策", "取組", "取組み", "取り組み", "仕事", "しごと", "計画", "実績", "成果", "結果", "評価", "事業", "業務", "達成状況", "進捗状況", "取組状況", "実施状況", "点検", "検証", "経過", "推移", "歩み", "指標", "進捗", "成果指標"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line with a title's form: the department as it stands in the folded line without blanks (None: it names none).

    `strength` is full where nothing but a title's words stands on the line, begun where it only begins as titles do.
    """

    department: str | None
    strength: Strength


def looks_like_contents(text: str) -> bool:
    """Whether a line is one of a table of contents (目次): dot leaders or a page number at its end.

    >>> [looks_like_contents(t) for t in ("市民部の基本方針 …… 3", "市民部の基本方針  12", "部長宣言2009", "目標（平成24年度）")]
    [True, True, False, False]
    """
    return _CONTENTS.search(fold(text).rstrip()) is not None


@functools.lru_cache(maxsize=4096)  # a running head stands on every page
def read_title(text: str, profile: Profile) -> TitleLine | None:
    """A line → the title that it is by its form; None: it has no title's form.

    Read: department and title word (市民部の基本方針, 企画財務部長 部局マニフェスト, 『総合政策部長の仕事と目標』, 総務部長宣言2009),
    the department last (組織目標 達成状況（市民部）, 組織目標 市民部（平成20年度）, ミッション2008：市民生活部の政策目標), with years and a city before; and
    titles of no department (部局運営方針, 組織目標表(部課等)), whose department stands in the header.
    """
    if not text or len(text) > LONGEST_TITLE + 10 or text[-1:] in "。、":
        return None
    folded = fold(text).strip()
    words = _words(profile.title_words)
    if words.any.search("".join(folded.split())) is None and profile.title is None:
        return _general_title(folded, text, profile)
    if profile.labels.kinds_of(text):
        return None
    if (named := profile.match_title(text)) is not None:
        return TitleLine(None if _NO_DEPARTMENT.fullmatch(named) else named, "full")
    place = _PLACE.match(folded)
    key = "".join((folded if place is None else folded[place.end() :]).split()).lstrip(_MARKS)
    if len(key) > LONGEST_TITLE or words.any.search(key) is None:
        return _general_title(folded, text, profile) if len(key) <= LONGEST_TITLE else None
    whole = False
    for form in words.forms:
        match = form.fullmatch(key)
        if match is None:
            continue
        whole = True
        named = _EACH.sub("", match.groupdict().get("department") or "") or None
        if named is not None and not _NO_DEPARTMENT.fullmatch(named):
            return TitleLine(named, "full")
    if whole:
        return TitleLine(None if place is None else _ward_office(place[0]), "full")
    general = _general_title(folded, text, profile)
    if general is not None:
        return general
    behind = _BEHIND.fullmatch(_YEAR_LAST.sub("", folded))
    if behind is not None and any(form.fullmatch("".join(behind["title"].split())) for form in words.forms):
        return TitleLine(behind["department"], "full")
    match = _BEGUN.match(key)
    if match is None or _NO_DEPARTMENT.fullmatch(match["department"]):
        return None
    return TitleLine(match["department"], "begun")


def _ward_office(place: str) -> str | None:
    """What stands before a title as a place does: a ward's office is the department itself where no other is named (東区役所　運営方針)."""
    name = place.strip(f" {_OPEN}{_CLOSE}")
    return name if name.endswith("区役所") and not _NO_DEPARTMENT.fullmatch(name) else None


def _general_title(folded: str, text: str, profile: Profile) -> TitleLine | None:
    """A line of year, department and general words alone, in any order of the first two: 市民部 令和2年度 事務事業の取組計画と実績.

    Without a year such a line is a heading as often as a title.
    """
    if ("年" not in folded and "20" not in folded) or profile.labels.kinds_of(text):
        return None
    place = _PLACE.match(folded)
    key = "".join((folded if place is None else folded[place.end() :]).split()).lstrip(_MARKS)
    match = _general_match(key) if len(key) <= LONGEST_TITLE else None
    if match is None or _NO_DEPARTMENT.fullmatch(match["department"]) or not names_report(match["rest"]):
        # 令和2年度 部局目標評価表 市民部: what looks like a department in front may only be a word of the paper.
        return _general_before(folded if place is None else folded[place.end() :])
    return TitleLine(match["department"], "full")


def _general_match(key: str) -> re.Match[str] | None:
    """A line's key → its year, department and rest; a year among the other words (市民部重点プラン 2021年度実施状況) is left out."""
    match = _GENERAL.fullmatch(key)
    if match is not None and (match["year"] or match["later"] or match["last"]):
        return match
    inside = _YEAR_INSIDE.search(key)
    return None if inside is None else _GENERAL.fullmatch(key[: inside.start()] + key[inside.end() :])


def _general_before(folded: str) -> TitleLine | None:
    """The department behind general words, parted by a blank: 2025年度 事業進捗管理表 教育部, 事業評価票 教育部(R5年度)."""
    behind = _BEHIND.fullmatch(_YEAR_LAST.sub("", folded.strip()))
    if behind is None or _NO_DEPARTMENT.fullmatch(behind["department"]):
        return None
    rest = _YEAR_BEFORE.sub("", "".join(behind["title"].split())).replace("()", "")
    return TitleLine(behind["department"], "full") if rest and names_report(rest) else None


@functools.lru_cache(maxsize=4096)
def read_lead(text: str) -> str | None:
    """A line of a department's name and general words, without a year (まちづくり部の取組, 福祉部 施策の概要) → the department.

    It has a title's form only where something else says that a report begins there.

    >>> [read_lead(t) for t in ("まちづくり部の取組", "福祉部　施策の概要", "市民部長の一年", "一部の事業", "市民部が進める窓口の改善")]
    ['まちづくり部', '福祉部', None, None, None]
    """
    if not 4 <= len(text) <= LONGEST_TITLE or text[-1] in "。、":
        return None
    match = _LEAD.fullmatch("".join(fold(text).split()).lstrip(_MARKS))
    if match is None or _NO_DEPARTMENT.fullmatch(match["department"]) or not is_department_name(match["department"]):
        return None
    return match["department"] if general_words(match["rest"]) is not None else None


def names_report(rest: str) -> bool:
    """Whether words say what a report is, and of no subject of its own.

    >>> [names_report(t) for t in ("宣言", "重点事業評価シート", "1年間の取組", "目標の中間報告", "窓口改善事業", "職員")]
    [True, True, True, True, False, False]
    """
    rest = _STAGE.sub("", rest)
    for paper in _PAPERS:
        if rest.endswith(paper):
            before = rest.removesuffix(paper).removesuffix("の")
            return not before or general_words(before) is not None
    words = general_words(rest)
    return words is not None and words[-1] in _OF_REPORTS


@dataclass(frozen=True, slots=True)
class _Words:
    any: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]


@functools.lru_cache(maxsize=64)
def _words(title_words: tuple[str, ...]) -> _Words:
    """The title words of a vocabulary → the forms that whole title lines have."""
    ordered = sorted(title_words, key=len, reverse=True)
    word = "(?:" + "|".join(map(re.escape, ordered)) + ")"
    tail = (
        rf"(?:{word}|"
        + "|".join(map(re.escape, _TAIL_WORDS))
        + rf"|\([^()]{{1,24}}\)|{_YEARS}|[0-9]{{4}}|[{_CLOSE}{_OPEN}:/-])"
    )
    term = "(?:(?:この)?1年(?:間)?の|年間の?)?"
    lead = rf"[{_OPEN}]?{_YEARS}?[{_CLOSE}]?(?:[(][^()]{{1,12}}[)])?[{_OPEN}]?"
    forms = (  # the department first, behind a colon, last in brackets, or not named
        rf"{lead}{_DEPARTMENT}長?[{_CLOSE}]?の?[{_OPEN}]?{_YEARS}?の?{term}(?:{_OWNER})?[{_OPEN}]?(?:宣言|{word}){tail}{{0,8}}",
        rf"{lead}(?:{_OWNER})?(?:{word}|ミッション)(?:[0-9]{{4}}|{_YEARS})?:{_DEPARTMENT}長?(?:の{tail}{{1,8}})?",
        rf"{lead}(?:{_OWNER})?[{_OPEN}]?{word}{tail}{{0,6}}?[(:](?:{_YEARS}[・、/ ]?)?{_DEPARTMENT}長?(?:[・、/]?{_YEARS})?[)]?",
        rf"{lead}(?:{_OWNER})?[{_OPEN}]?{word}{tail}{{0,8}}",
    )  # fmt: skip
    return _Words(re.compile(word), tuple(re.compile(form) for form in forms))
