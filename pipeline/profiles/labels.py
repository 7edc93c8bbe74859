"""Words of the vocabulary and of profiles → compiled label tables: what is printed, and the kind of thing it labels."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.profiles.label_forms import kinds_by_form, titles_works
from pipeline.profiles.label_particles import bare_word, without_particles
from pipeline.text.fold import fold

_ERA_YEAR = r"(?:(?:平成|令和|昭和|大正|[HRSTM])[ .]?(?:元|[0-9 ]{1,4}|[一二三四五六七八九十]{1,3})|[12][0-9]{3})"
FISCAL_YEAR = rf"(?:{_ERA_YEAR}(?:[・/]{_ERA_YEAR})?[ ]?(?:\([^()]{{1,10}}\))?[ ]?年[ ]?度(?:[ ]?[(・/][ ]?{_ERA_YEAR}年?度?[ ]?\)?)?|(?:今|本|当)年度)"
YEAR = rf"(?:{_ERA_YEAR}[ ]?(?:\([^()]{{1,10}}\))?[ ]?年)"
_PLACEHOLDERS = {"{fy}": FISCAL_YEAR, "{year}": YEAR}
_UNITS = (
    "部", "局", "部局", "部(局)", "部・局", "課", "室", "課室", "課等", "所属", "組織", "本部", "事務局", "委員会", "支所", "署", "区", "部署", "部課", "部等", "部門",
)  # fmt: skip
"""What {unit} stands for: the kind of the reporting department (部の目標, 局の目標 …), never a name."""
_STANDS_FOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "{unit}": _UNITS,
        "{begin}": ("年度当初", "年度初め", "当初", "期首"),
        "{mid}": ("上半期", "上期", "前期", "中間", "中間時点", "中間期", "9月末", "9月末時点", "10月末", "年度中間"),
        "{end}": ("年度末", "年度末時点", "期末", "最終", "3月末", "3月末時点", "年間", "1年間", "通年", "通期", "下半期", "下期", "後期"),
        "{greeting}": ("はじめに", "初めに", "おわりに", "終わりに", "むすびに", "結びに", "むすび", "年度の初めに", "年度のはじめに", "年度初めに", "年度当初に", "年度の終わりに", "年度のおわりに", "年度末に", "年度を終えて", "1年を終えて", "ごあいさつ"),
        "{head}": ("部長", "局長", "部局長", "本部長", "所属長", "部長等"),
        "{citizens}": ("市民", "市民の皆様", "市民の皆さま", "市民の皆さん", "市民のみなさん", "市民のみなさま", "市民の方々", "皆様", "皆さま", "皆さん", "みなさん", "みなさま"),
        "{told}": ("取組", "取組み", "取り組み", "取組内容", "取組の内容", "内容", "実施内容", "計画", "事業内容", "事業の内容", "事業"),
        "{and}": ("と", "・", "及び", "や"),
        "{became}": ("成果", "実績", "結果", "報告", "実施状況", "振り返り"),
        "{aim}": ("目標", "重点目標", "組織目標", "政策目標", "主要目標", "部の目標", "部の重点目標", "課題", "重点課題", "経営課題", "方針", "基本方針", "重点方針", "宣言"),
        "{level}": ("どの水準まで", "どの程度まで", "どこまで", "どのくらい"),
        "{each}": ("各課", "各課室", "各課・室", "各課等", "各課室所", "各所属", "課別", "課ごと", "所属別"),
        "{duty}": ("業務", "業務内容", "仕事", "仕事内容", "役割", "使命", "任務", "所掌事務", "分掌事務", "事務分掌", "所管事務", "担当業務", "紹介", "概要"),
        "{chief}": ("課長", "課長等", "課室長", "課・室長", "課室長等", "課所長", "室長", "所長", "所属長", "所属長等"),
        "{called}": ("名", "氏名", "の氏名", "の名前", "職氏名", "名(氏名)"),
        "{present}": ("在籍", "在職", "現在", "現", "現員", "配置", "配属", "所属", "実"),
        "{people}": ("職員数", "職員の数", "職員", "人員数", "人員", "人数", "員数"),
        "{charge}": ("担当", "主担当", "所管", "主管", "実施", "推進", "主務", "関係", "関連", "取組", "統括"),
        "{bearer}": ("課", "課名", "課等", "課等名", "課室", "課室名", "課室等", "課・室", "課・室名", "室", "所属", "所属名", "所属等", "部署", "部署名", "部署等", "担当", "担当課", "担当課室"),
        "{dept}": ("部", "局", "部局", "部・局", "部(局)", "部等", "部局等", "所属", "部署", "組織"),
        "{named}": ("名", "名称", "の名", "の名称", "の名前", "名等", "名称等", "の名称等"),
        "{before}": ("基準", "基準年度", "当初", "計画前", "計画策定時", "計画時", "策定時", "策定前", "開始前", "開始時", "取組前", "取組開始時", "着手前", "前年度", "前年度末", "前年", "現在", "現況", "現状"),
        "{gauge}": ("成果を示す", "成果を測る", "成果をはかる", "達成を測る", "達成度を測る", "達成度を示す", "進捗を測る", "効果を測る", "効果を示す", "目標を測る", "評価に用いる", "評価に使う", "評価のための", "測る", "用いる"),
        "{doing}": ("事業", "取組", "取組み", "取り組み", "施策", "業務"),
    }
)  # fmt: skip
"""What the placeholders for several plain words stand for: the beginning, the middle and the end of the year, what is done, and in a
title over all texts of a project what is told of it, and what became of it; and what a project serves."""

GENERIC = "generic"
"""The id of reading by the vocabulary alone."""

KINDS = frozenset(
    [
        "field.department",
        "field.department_head",
        "field.author",
        "field.post",
        "field.staff_count",
        "field.contact",
        "heading.staffing",
        "heading.policy",
        "heading.mission",
        "heading.vision",
        "heading.current_state",
        "heading.message",
        "heading.goals",
        "heading.projects",
        "heading.extra",
        "column.section",
        "column.section_head",
        "column.staff_count",
        "column.staff.regular",
        "column.staff.reappointed",
        "column.staff.contract",
        "column.staff.temporary",
        "column.staff.fiscal_year_appointee",
        "column.staff.other",
        "column.project",
        "column.entries",
        "column.number",
        "column.goal",
        "total.sum",
        "total.with_head",
        "entry.outline",
        "entry.plan",
        "entry.midterm",
        "entry.final",
        "entry.issue_next",
        "entry.other",
        "measure.label",
        "measure.unit",
        "measure.baseline",
        "measure.target",
        "measure.actual",
        "rating.result",
        "rating.difficulty",
        "rating.priority",
        "rating.other",
        "budget.initial",
        "budget.supplementary",
        "budget.settlement",
        "budget.other",
    ]
)
"""Every kind of label a profile may name."""

FIGURE_FAMILIES = ("measure.", "rating.", "budget.")
TEXT_FAMILIES = ("entry.", *FIGURE_FAMILIES)
"""The families of labels under which a project's texts and figures stand."""
PART_FAMILIES = ("column.", *TEXT_FAMILIES)
"""What is printed of a project: its name and section, its texts and figures."""
FORM_FAMILIES = ("column.section", *TEXT_FAMILIES)
"""What the labels of a project's form are of: who does it, its texts and figures."""
STAGES = ("entry.plan", "entry.midterm", "entry.final")
"""The stages of a project's year."""
ANY_TEXT = "text."
"""Any of them, for `Labels.at_head`."""

_HEAD_FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"entry.": ("entry.",), "field.": ("field.",), ANY_TEXT: TEXT_FAMILIES}
)
"""The families that `Labels.at_head` finds, by what it is asked for."""

BLOCKS = ("header", "staffing", "policy", "goals", "projects")

_ARROWS = "→⇒⇨➡➔➜"
_OUTER_MARKS = f" 【】[]〔〕《》〈〉<>■□◆◇●○〇◯◎▼▽▲△▶►❖❑◈★☆・:{_ARROWS}*#=-_~～"
_CLOSING = MappingProxyType(dict(zip("【〔［[《〈≪", "】〕］]》〉≫", strict=True)))
_STROKES = frozenset("-－―—–−─")
_GRADES = frozenset("◎○〇◯●△▲☆★")
_GRADE_BEHIND = re.compile(f"[:：{_ARROWS}】〕》〉＞>≫］\\])）\u3000 ][ \u3000]*[◎○〇◯●△▲☆★]+$")
"""達成度→◎, 【評価】○: the mark behind a label is its value."""
_LEADING_NUMBER = re.compile(
    r"(?:[アイウエオカキ](?:[.)、] ?| )(?=[一-龠])|第?[0-9]{1,2}[.)、: ]|\([0-9]{1,2}\)|[①-⑳]|[ⅠⅡⅢⅣⅤⅥ][.、:]?|第[0-9一二三四五六七八九十]{1,2}(?:[章節編]|(?![0-9一-龠]))|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}(?:[、.] ?| (?=[^ ]{2})))"
)
_FY = re.compile(FISCAL_YEAR)
_Y = re.compile(YEAR)
_YEAR_FIRST = re.compile(f"{FISCAL_YEAR}|{YEAR}")
_MAX_LABEL = 40
_REMARKED = ("entry.", "heading.", *FIGURE_FAMILIES, "column.project", "column.goal")
_VALUE_IN_BRACKET = re.compile(
    r"\((?:(?![^()]*年度?)[^()]*[0-9][^()]*|[^()]|[◎○〇◯△▲×☆★]+|[^()]*(?:達成|どおり|通り|順調|遅れ)[^()]*)\)?$"
)
"""達成度（Ａ）, 予算額（938千円）: what stands in the bracket is the value and no remark on the label."""
_UNIT_IN_BRACKET = re.compile(r"\((?:円|%|人|回|件|点|5段階)\)$")
_OF_PEOPLE, _VALUES = ("人", "名", "人数"), ("値", "数値")
"""What a bracket behind a label says of no more than what is counted, or that a number stands there."""
_UNIT_LAST = re.compile(r"\)\((?:単位:?)?(?:[千百十万億]{0,2}円|%|人|回|件|点)\)$")
_TIME_INSIDE = re.compile(r"(?<=[^ ])[ ]?\((?=[^()]*[月日期])[^()]{2,12}\)[ ]?(?=[^ ])")
"""A remark on the time inside a label."""
_ASKED = re.compile(
    r"[^()]{0,3}(?:何を|何に|どこまで|どの(?:水準|程度|くらい|ように)(?:まで)?|いつ(?:までに?)?|どうやって|誰が|なぜ|何のために)[^()]{0,4}\((?P<inner>[^()]{1,14})\)"
)
"""何を（目標項目）: a question, with the title that it stands for in brackets."""
_NAMING = re.compile(
    "(?:主な|主要な?|重点|個別|具体的な?)?(?:(?:事業|取組み?|取り組み|施策|業務|事務|項目)(?:名称?)?(?:[・/]|及び|と|又は|$))+"
)
"""施策・事業: such things bear names."""
_PARTED = re.compile(f"[): {_ARROWS}]")
"""One of these stands between a label and the text that it heads."""
_BEFORE_HEAD = re.compile("[(■□◆◇●○〇◯◎▼・ ]*(?:[アイウエオカキ](?:[.)、] ?| )(?=[一-龠]))?")
_BEHIND_HEAD = rf"(?P<remark>[ ]?\([^()]{{1,20}}\))?(?:\)[ :]*|[ ]?[:{_ARROWS}]+[ ]?|[ ]+(?!を))(?=\S)"
_MADE = re.compile(
    r"[ ・■□◆◇●○]*(?P<open>\()?(?P<word>[^ ():、。]{3,16}(?:\([^ ():、。]{1,8}\))?)(?:(?(open)\)[ :]*|[ ]?:[ ]?))(?=\S)"
)
"""What a label looks like that no word of the vocabulary begins."""
_YEAR_BEGINS = "平令昭大HRSTM12今本当"
"""The characters that a printed year may begin with, for `FISCAL_YEAR` and `YEAR`."""
_HEAD_REACH = 80
"""A label with its remark in brackets is shorter than this."""


@functools.lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """What labels are compared by: widths folded, blanks, outer marks and a leading number gone, years → $fy, $year.

    >>> label_key("【 平成２８年度の目標 】")
    '$fyの目標'
    >>> label_key("２．主 な 事 業"), label_key("ア　取組内容"), label_key("エ コ")
    ('主な事業', '取組内容', 'エコ')
    >>> label_key("［令和３（2021）年度の実績］"), label_key("【部の構成（4月1日現在）】")
    ('$fyの実績', '部の構成(4月1日現在)')
    >>> label_key("第１章　主な事業"), label_key("第２章の目標")
    ('主な事業', 'の目標')
    """
    if "{" in text:
        text = text.replace("{fy}", "$fy").replace("{year}", "$year")
    if (closing := _CLOSING.get(text[:1])) is not None and text.find(closing) == len(text) - 1:
        text = text[1:-1]  # folded, these are round brackets, perhaps with others inside
    folded = fold(text).strip(_OUTER_MARKS)
    if (number := _LEADING_NUMBER.match(folded)) is not None:
        folded = folded[number.end() :].strip(_OUTER_MARKS)
    if folded[:1] == "(" and folded[-1:] == ")" and "(" not in folded[1:]:
        # 【主な事業】: folding makes every bracket a round one.
        folded = folded[1:-1].strip(_OUTER_MARKS)
    if "年" in folded:
        folded = _Y.sub("$year", _FY.sub("$fy", folded))
    return "".join(folded.split()).lower()


def _pattern_source(word: str) -> str:
    """A label's word → a pattern over folded text; blanks may stand between its characters (letter-spaced print)."""
    parts = re.split(r"(\{fy\}|\{year\})", word)
    return " {0,3}".join(
        _PLACEHOLDERS.get(part) or " {0,3}".join(re.escape(char) for char in fold(part)) for part in parts if part
    )


def _any_of(sources: Sequence[str]) -> str:
    return f"(?:{'|'.join(sources)})"


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a text: its kind, and where it ends in the given string."""

    kind: str
    end: int


def forms(word: str) -> tuple[str, ...]:
    """A word of the vocabulary → itself, or with every word in the place of its placeholders (all but {fy} and {year}).

    >>> forms("{unit}の目標")[:3]
    ('部の目標', '局の目標', '部局の目標')
    """
    found = [word]
    for placeholder, words in _STANDS_FOR.items():
        if placeholder in word:
            found = [form.replace(placeholder, one) for form in found for one in words]
    return tuple(found)


class Labels:
    """The compiled words of the vocabulary and a profile: exact look-up, and entry labels at the head of a text."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        words = {kind: [form for word in own for form in forms(word)] for kind, own in words.items()}
        table: dict[str, list[str]] = {}
        for kind, kind_words in words.items():
            for word in kind_words:
                kinds = table.setdefault(label_key(word), [])
                if kind not in kinds:
                    kinds.append(kind)
        self._kinds: Mapping[str, tuple[str, ...]] = MappingProxyType({key: tuple(k) for key, k in table.items()})
        self._bare = without_particles(self._kinds)
        entries = sorted(
            ((word, kind) for kind, kw in words.items() if kind.startswith((*TEXT_FAMILIES, "field.")) for word in kw),
            key=lambda pair: -len(pair[0]),
        )
        self._entries = entries
        # Compiling takes long, and most patterns are never asked for.
        self._words = functools.cache(self._words_of)
        self._begin = functools.cache(self._beginnings)
        self._head = functools.lru_cache(maxsize=1024)(self._head_patterns)
        # Every stage asks about the same cells, and the same labels stand in every report of a batch.
        self.kinds_of = functools.lru_cache(maxsize=8192)(self._kinds_of)
        self._found_at_head = {
            prefix: functools.lru_cache(maxsize=8192)(functools.partial(self._find_at_head, prefix))
            for prefix in _HEAD_FAMILIES
        }

    def with_own(self, own: Mapping[str, tuple[str, ...]]) -> Labels:
        """These labels and those that a report shows to be its own (宣言1, …): a cell's whole text → its kinds."""
        if not own:
            return self
        known = copy.copy(self)
        known.kinds_of = functools.lru_cache(maxsize=8192)(lambda text: own.get(text) or self.kinds_of(text))
        return known

    def _head_patterns(self, prefix: str, first: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of the labels of a family at the head of a text, for its first character.

        A printed year has hundreds of forms and stands before many words: it is compiled once before all of them.
        """
        sources = list[str]()
        words = self._words(prefix).get(first, ())
        for year, source in _PLACEHOLDERS.items():
            if rests := [word.removeprefix(year) for word in words if word.startswith(year)]:
                sources.append(source + _any_of([f" ?{_pattern_source(rest)}" if rest else "" for rest in rests]))
        if own := [word for word in words if not word.startswith(tuple(_PLACEHOLDERS))]:
            sources.append(_any_of(list(map(_pattern_source, own))))
        return tuple([re.compile(_BEFORE_HEAD.pattern + source + _BEHIND_HEAD) for source in sources])

    def _beginnings(self, prefix: str, first: str) -> tuple[tuple[str, ...], bool]:
        """What the labels of a family with this first character begin with, without blanks; whether one begins with a year."""
        words = self._words(prefix).get(first, ())
        begins = dict.fromkeys("".join(fold(word.split("{")[0]).split()) for word in words if word[0] != "{")
        return tuple(begins), any(word[0] == "{" for word in words)

    def _words_of(self, prefix: str) -> Mapping[str, tuple[str, ...]]:
        """The words of the labels of a family by the first characters that they may be printed with, the longest first."""
        found: dict[str, dict[str, None]] = {}
        for word, kind in self._entries:
            if kind.startswith(_HEAD_FAMILIES[prefix]):
                for first in _YEAR_BEGINS if word.startswith(tuple(_PLACEHOLDERS)) else fold(word[0]):
                    found.setdefault(first, {})[word] = None
        return MappingProxyType({first: tuple(words) for first, words in found.items()})

    def _kinds_of(self, text: str) -> tuple[str, ...]:
        """Every kind whose word the whole text is; the text may hold line feeds (a label wrapped in its cell)."""
        if len(text) > _HEAD_REACH:
            return ()
        text = text.strip(f" \u3000:：{_ARROWS}")
        if len(text) > _MAX_LABEL or (text[-1:] in _STROKES and text[0] not in _STROKES):
            # 【予算額】－: the stroke is the value.
            return ()
        if text[-1:] in _GRADES and text[0] != text[-1] and _GRADE_BEHIND.search(text) is not None:
            return ()
        key = label_key(text)
        found = self._kinds.get(key, ())
        if not found and "の" in key:
            found = self._bare.get(bare_word(key), ())
        if not found and key.endswith("($fy)"):
            # 重点目標（平成27（2015）年度）: a year with another in brackets
            found = self._kinds.get(key.removesuffix("($fy)"), ())
        if not found and text[-1:] in ")）":
            found = self._before_remark(text, key)
        elif not found and key[-1:] == "欄" and len(key) > 2:
            return self.kinds_of(text[: text.rfind("欄")])  # 計画（当初）欄
        elif not found and (inner := _TIME_INSIDE.search(fold(text))) is not None:
            # 上半期（4月～9月）の実績: a remark in brackets inside the label.
            found = self._kinds.get(label_key(text[: inner.start()] + text[inner.end() :]), ())
            found = tuple(kind for kind in found if kind.startswith(("entry.", "rating.")))
        return found or kinds_by_form(key, self._kinds)

    def _before_remark(self, text: str, key: str) -> tuple[str, ...]:
        """The kinds of a label that a remark in brackets stands behind (中間報告（9月末現在）)."""
        cut = max(text.rfind("("), text.rfind("（"))
        if cut <= 0:
            return ()
        word, inside = label_key(text[:cut]), label_key(text[cut:])
        found = self._kinds.get(word) or kinds_by_form(word, self._kinds)
        if self._has_names(text[:cut], found) and "column.section" in self._kinds.get(inside, ()):
            return (
                "column.project",
            )  # 主な取組（担当課）: a name with its section in brackets stands under such a title
        if inside in _OF_PEOPLE and any(map(_is_of_staff, found)):
            return tuple(filter(_is_of_staff, found))  # 正職員数（人）
        if inside in _VALUES and (valued := self.kinds_of(f"{text[:cut]}値")):
            return valued  # 年度実績（値）
        if not found and _UNIT_LAST.search(key) is not None:
            return self.kinds_of(text[:cut])  # 予算（当初）（千円）: the unit behind the remark
        if not found and (asked := _ASKED.fullmatch(label_key(text))) is not None:
            return self._kinds.get(asked["inner"], ())
        if found == ("budget.other",):  # 事業費（当初予算）: the bracket says of which amount
            found = tuple(kind for kind in self._kinds.get(inside, ()) if kind.startswith("budget.")) or found
        remarked = _REMARKED if _is_remark(fold(text[cut:])) else ("entry.", "heading.")
        return tuple(kind for kind in found if kind.startswith(remarked))

    @staticmethod
    def _has_names(word: str, kinds: Sequence[str]) -> bool:
        """Whether names may stand under a title's word, which says of no year and not what is told (内容)."""
        if not kinds:
            key = label_key(word)
            return _NAMING.fullmatch(key) is not None or titles_works(key)
        named = any(kind in ("column.project", "heading.projects", "entry.plan") for kind in kinds)
        return named and not any(told in word for told in ("年度", "内容", "計画", "目標", "予定"))

    def text_kinds(self, text: str) -> tuple[str, ...]:
        """The kinds of the families of a project's texts and figures whose word the whole text is, texts first."""
        # A long text is no label; it would only fill the cache.
        if len(text) > _HEAD_REACH or not (kinds := self.kinds_of(text)):
            return ()
        return tuple(sorted([k for k in kinds if k.startswith(TEXT_FAMILIES)], key=_is_figure_kind))

    def kind_of(self, text: str, prefix: str) -> str | None:
        """The kind of the given family (`heading.`, `entry.` …) whose word the whole text is."""
        if len(text) > _HEAD_REACH:
            return None
        for kind in self.kinds_of(text):
            if kind.startswith(prefix):
                return kind
        return None

    def at_head(self, text: str, prefix: str) -> Label | None:
        """A label of the family at the head of a longer text: `最終報告 講座を開き…`, `部局名：市民部`.

        The label must be parted from what follows by a blank, a colon or a closing bracket.
        """
        return None if len(text) < 3 else self._found_at_head[prefix](text[:_HEAD_REACH])

    def _find_at_head(self, prefix: str, text: str) -> Label | None:
        folded = fold(text)
        if _PARTED.search(folded) is None or (before := _BEFORE_HEAD.match(folded)) is None:
            return None
        first = folded[before.end() : before.end() + 1]
        begins, after_year = self._begin(prefix, first)
        if not "".join(folded[before.end() :].split()).startswith(begins) and not (
            after_year and _YEAR_FIRST.match(folded, before.end())
        ):
            return self._made_label(prefix, text, folded)
        patterns = self._head(prefix, first)
        matches = [match for pattern in patterns if (match := pattern.match(folded)) is not None]
        if not matches:
            return self._made_label(prefix, text, folded)
        match = max(matches, key=re.Match.end)
        if prefix == ANY_TEXT:
            kinds = self.text_kinds(text[: match.end()])
            return Label(kinds[0], match.end()) if kinds else self._made_label(prefix, text, folded)
        kind = self.kind_of(text[: match.end()], prefix)
        if kind is None and match["remark"] is not None:
            kind = self.kind_of(text[: match.start("remark")], prefix)
        return None if kind is None else Label(kind, match.end())

    def _made_label(self, prefix: str, text: str, folded: str) -> Label | None:
        """A label of a figure before a colon or in brackets that is known only by how it is made (当初予算の事業費：8千円)."""
        found = _MADE.match(folded) if prefix == ANY_TEXT else None
        if found is None or not (kinds := self.text_kinds(text[found.start("word") : found.end("word")])):
            return None
        return Label(kinds[0], found.end()) if all(map(_is_figure_kind, kinds)) else None


def _is_remark(bracket: str) -> bool:
    """Whether a bracket after the label of a figure says something about the label, and is not its value."""
    return _UNIT_IN_BRACKET.search(bracket) is not None or _VALUE_IN_BRACKET.search(bracket) is None


def _is_of_staff(kind: str) -> bool:
    return kind.startswith(("column.staff", "total."))


def _is_figure_kind(kind: str) -> bool:
    return not kind.startswith("entry.")
