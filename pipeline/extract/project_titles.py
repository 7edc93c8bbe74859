"""A title of a project table, alone or below another (予算額 over 当初) → what stands in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.extract.cutting import raw, without_blanks
from pipeline.model.document import Cell
from pipeline.model.raw import RawText, head, joined, tail
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import FIGURE_FAMILIES, FISCAL_YEAR, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.money import yen_scale
from pipeline.text.periods import is_month

_ERA = r"(?:(?:平成|令和|昭和|[HRS])[ .]?(?:元|[0-9]{1,2})|(?:19|20)[0-9]{2})"
_YEAR = rf"(?:{FISCAL_YEAR}|{_ERA}(?:[ ]?年[ ]?度?)?(?![0-9.])|(?<![0-9])[0-9]{{1,2}}年度)"
_YEAR_ALONE = re.compile(rf"\(?{_YEAR}末?\)?")
_YEAR_BEFORE = re.compile(rf"\(?(?P<year>{_YEAR}|(?:前々?|昨|翌|次|来)年度)末?\)?[ \n]*の?[ \n]*(?=\S)")
_YEAR_AFTER = re.compile(rf"(?<=\S)[ \n]*\(?(?P<year>{_YEAR})末?\)?$")
LONGEST_TITLE = 24
_SENTENCE = re.compile("[。、]")
_REPORTED = frozenset(("entry.midterm", "entry.final", "column.entries"))
_DONE = frozenset(("取組", "取組内容", "取組の内容", "実施内容", "内容"))
"""What stands under 中間報告 or 年度末 is what was done by then, though it would be a plan elsewhere."""
_HALF = re.compile(r"(?:上半?期|前期|中間期?|(?:9|10)月末)(?:\([^()]{2,12}\))?")
_WHOLE = re.compile(r"(?:下半?期|後期|年度末|期末|3月末|年間|通年|通期)(?:\([^()]{2,12}\))?")
"""Times of the year, which say under the title of reports (取組実績) of when each is."""
_TIME_WITHIN = re.compile(
    r"(?P<half>中間|(?:^|[^下])上半?期|前期|前半|(?:^|[^0-9])(?:9|10)月末)|下半?期|後期|後半|年度末|期末|最終|年間|通期"
)
_LIMIT = re.compile("(?:達成|実施|実行|完了|終了|目標)?(?:期限|時期|期日|納期|期間|年限)")

_UNDER = MappingProxyType(
    {
        "measure.": {
            "名称": "measure.label", "名": "measure.label", "内容": "measure.label", "項目": "measure.label", "指標": "measure.label",
            "目標": "measure.target", "計画": "measure.target", "目標値": "measure.target", "実績": "measure.actual", "結果": "measure.actual",
            "現状": "measure.baseline", "基準": "measure.baseline", "達成率": "rating.result", "達成度": "rating.result",
        },
        "budget.": {
            "当初": "budget.initial", "予算": "budget.initial", "補正": "budget.supplementary", "補正後": "budget.supplementary",
            "現計": "budget.supplementary", "最終": "budget.supplementary", "決算": "budget.settlement", "決算見込": "budget.settlement",
            "実績": "budget.settlement", "執行": "budget.settlement", "国": "budget.other", "県": "budget.other", "都": "budget.other",
            "府": "budget.other", "道": "budget.other", "市": "budget.other", "国県": "budget.other", "国・県": "budget.other", "国庫": "budget.other", "国費": "budget.other", "県費": "budget.other", "その他": "budget.other",
            "一般": "budget.other", "計": "budget.other", "合計": "budget.other",
        },
        "rating.": {"結果": "rating.result", "自己": "rating.result", "一次": "rating.result", "二次": "rating.result", "1次": "rating.result",
                    "2次": "rating.result", "部長": "rating.result", "市長": "rating.result", "中間": "rating.result", "最終": "rating.result",
                    "年度末": "rating.result"},
    }
)  # fmt: skip
"""What a word means under a title of the family: 当初 alone is no label, under 予算額 it is the initial budget."""
_SOURCES = MappingProxyType({"財源内訳": "budget.", "財源": "budget.", "事業費内訳": "budget.", "予算内訳": "budget."})
"""Titles over the amounts of an expense's parts, which head a text where they stand alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the kinds of label that its title has, the likeliest first (none: a title that nobody knows).

    `over` are the titles above the lowest; `spans` says that the lowest was printed over more columns than this one.
    """

    kinds: tuple[str, ...] = ()
    label: RawText | None = None
    year: RawText | None = None
    scale: int | None = None
    over: RawText | None = None

    @property
    def kind(self) -> str | None:
        """The likeliest kind."""
        return self.kinds[0] if self.kinds else None


def is_year(text: str) -> bool:
    """Whether a title is a year and nothing else: R4, 令和4年度, 4年度, 2022."""
    return len(text) <= LONGEST_TITLE and _YEAR_ALONE.fullmatch(_on_one_line(text).strip()) is not None


def _on_one_line(text: str) -> str:
    """A title folded, with a blank for each line end: places in it are places in the title."""
    return fold(text).replace("\n", " ")


def split_year(text: RawText) -> tuple[RawText | None, RawText | None]:
    """A title → its year and the rest of it, where one of them may be missing (R5目標値, 決算額(令和4年度))."""
    folded = _on_one_line(text.text)
    if is_year(text.text):
        return text, None
    if (found := _YEAR_BEFORE.match(folded)) is not None:
        return head(text, found.end("year")) or None, tail(text, found.end())
    if (found := _YEAR_AFTER.search(folded)) is not None:
        year = tail(text, found.start("year"))
        return (None if year is None else head(year, len(found["year"]))), head(text, found.start())
    return None, text


def title(cell: Cell, labels: Labels) -> Column:
    """A cell of a title row → what it says about its column."""
    if not cell.pieces:
        return Column()
    text = raw(cell)
    kinds = title_kinds(text.text, labels)
    if not kinds and len(text.pieces) > 1:
        # The title may be cut inside its year (H26年 / 度実績).
        kinds = title_kinds("".join([piece.text for piece in text.pieces]), labels)
    year = rest = None
    if len(text.text) <= LONGEST_TITLE and _HAS_YEAR.search(text.text) is not None:
        year, rest = split_year(text)
    if not kinds and rest is not None:
        kinds = title_kinds(rest.text, labels)
    return Column(kinds, text, year, yen_scale(fold(text.text)) if "円" in text.text else None)


_HAS_YEAR = re.compile("[0-9０-９元一二三四五六七八九十今本当前昨翌次来]")


_HEADINGS = MappingProxyType({"heading.projects": ("column.project",), "heading.goals": ("column.goal",)})


def title_kinds(text: str, labels: Labels) -> tuple[str, ...]:
    """The kinds that a title may have: of a column, of a text, of a figure; a heading of projects titles their names."""
    kinds = labels.kinds_of(text)
    if not kinds:
        return ("rating.result",) if speaks_of_grade(text) else ()
    columns = tuple(kind for kind in kinds if kind.startswith("column.") and not kind.startswith("column.sta"))
    texts = labels.text_kinds(text)
    if not columns and not texts:
        # 主な事業 titles the names of the projects, 重点目標 the goals that they serve.
        columns = next((own for heading, own in _HEADINGS.items() if heading in kinds), ())
    elif not columns and texts == ("entry.plan",) and "heading.projects" in kinds and "年" not in text:
        # 主な取組 titles names, or beside another title of names what is done.
        columns = ("column.project",)
    return (*columns, *texts)


def under(lead: Column | None, column: Column, cell: Cell) -> Column:
    """A label to the right of a label that is printed over several rows (予算額 → 当初, 決算) → what it means there."""
    family = None if lead is None else _family(lead.kinds)
    if lead is None or family is None or (meant := _UNDER[family].get(_word(cell))) is None:
        return column
    return Column((meant,), raw(cell), column.year, column.scale or lead.scale)


def _word(cell: Cell) -> str:
    """A title's word without its bracket: 決算（千円） is 決算."""
    return _bare(cell.text)


def _bare(text: str) -> str:
    word = without_blanks(fold(text))
    return word[: word.find("(")] if word.find("(") > 0 else word


def divided(parent: Column | None, child: Column, cell: Cell) -> Column:
    """A title below another: its own kind, or what its word means under that title, or that title's kind."""
    if parent is None or parent.label is None:
        return child
    year, scale = child.year or parent.year, child.scale or parent.scale
    label = raw(cell)
    kinds = child.kinds
    family = _family(parent.kinds) or _SOURCES.get(without_blanks(_bare(parent.label.text)))
    if family is not None and (meant := _UNDER[family].get(_word(cell))) is not None:
        kinds = (meant,)
    elif (stage := _stage(parent)) is not None and _names_its_time(child):
        pass  # 達成状況 over 中間振り返り: its own words say of which time of the year
    elif stage is not None and kinds and (set(kinds) & _REPORTED or _word(cell) in _DONE):
        # 中間報告 over 取組実績: the title above says of which time of the year.
        kinds = (stage, *(kind for kind in kinds if kind.startswith(FIGURE_FAMILIES)))
    elif (time := _time(cell)) is not None and stage is not None:
        kinds, label = (time,), joined((parent.label, label))
    elif is_year(cell.text):
        # 年次計画 over R6年度, R7年度: the texts are those of a year, which their label names.
        of_year = (parent.kind or "").startswith("entry.")
        return replace(parent, label=joined((parent.label, label)) if of_year else parent.label, year=child.label)
    elif not kinds and stage is not None and told_by_words(cell.text) == stage:
        kinds, label = (stage,), joined((parent.label, label))  # 年度実績 over 取り組んだ主な結果
    elif is_month(cell.text):
        # 進捗状況 over 第1四半期: which stage of the year each is the words do not say.
        return Column((), label, year, scale, parent.label)
    elif not kinds and family is not None and (not _is_limit(parent, cell)):
        kinds, label = parent.kinds, joined((parent.label, label))
    if not kinds:
        kinds, label = (), joined((parent.label, label))
    elif kinds[0].startswith("entry.") and is_year(parent.label.text):
        label = joined((parent.label, label))
    return Column(kinds, label, year, scale, parent.label)


def _names_its_time(child: Column) -> bool:
    """Whether a title of reports says itself of which time of the year they are (中間振り返り, 年度末評価)."""
    if child.label is None or child.kind not in ("entry.midterm", "entry.final"):
        return False
    found = _TIME_WITHIN.search(without_blanks(fold(child.label.text)))
    return found is not None and (found["half"] is not None) == (child.kind == "entry.midterm")


def _is_limit(parent: Column, cell: Cell) -> bool:
    """Whether a title says until when (計画 over 期限), below one that may head a text."""
    return (parent.kind or "").startswith("entry.") and _LIMIT.fullmatch(_word(cell)) is not None


def divides(parent: Column | None, cell: Cell) -> bool:
    """Whether a cell below a title is a word that says which part of it stands there (自己 below 評価, 当初 below 予算額)."""
    if parent is None or parent.label is None:
        return False
    family = _family(parent.kinds) or _SOURCES.get(without_blanks(_bare(parent.label.text)))
    return (
        is_month(cell.text)
        or (family is not None and _word(cell) in _UNDER[family])
        or (_stage(parent) is not None and _time(cell) is not None)
    )


def _stage(parent: Column) -> str | None:
    """The time of the year of which a title over others speaks (中間, 年度末)."""
    return next((kind for kind in parent.kinds if kind in ("entry.midterm", "entry.final")), None)


def stage_of_time(text: str) -> str | None:
    """The stage that a time of the year alone says of a text (中間, 期末).

    >>> stage_of_time("9月末"), stage_of_time("期末"), stage_of_time("備考")
    ('entry.midterm', 'entry.final', None)
    """
    word = without_blanks(fold(text))
    if _HALF.fullmatch(word) is not None:
        return "entry.midterm"
    return None if _WHOLE.fullmatch(word) is None else "entry.final"


def _time(cell: Cell) -> str | None:
    """The stage that a time of the year alone (上半期, 年度末) names below the title of reports."""
    return stage_of_time(cell.text)


def _family(kinds: Sequence[str]) -> str | None:
    """The one family of figures that a title belongs to."""
    return next((family for family in FIGURE_FAMILIES for kind in kinds if kind.startswith(family)), None)


def is_short(cell: Cell) -> bool:
    """Whether a cell may be a title: few characters, no sentence."""
    text = cell.text
    return len(text) <= LONGEST_TITLE and _SENTENCE.search(text) is None


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns whose titles may head texts or figures (目標, 実績) → each with the kinds that the whole row leaves it.

    Beside a column of indicators or units they are figures; else texts.
    """
    if any(column.kinds == ("column.project",) for column in columns):
        columns = [replace(column, kinds=column.kinds[1:]) if _may_head_texts(column) else column for column in columns]
    every = [kind for column in columns for kind in column.kinds]
    measured = "measure.label" in every or "measure.unit" in every
    texts = sum(any(kind.startswith("entry.") for kind in column.kinds) for column in columns)
    return tuple(
        replace(column, kinds=_narrowed(_of_one_text(_told_of_end(column, texts), texts), measured=measured))
        for column in columns
    )


def _told_of_end(column: Column, texts: int) -> tuple[str, ...]:
    """The kinds of a title that heads all texts elsewhere (実施内容と成果): beside the title of a text it heads what its words tell."""
    if texts and column.kinds == ("column.entries",) and column.label is not None:
        return ("entry.final",) if told_by_words(column.label.text) == "entry.final" else column.kinds
    return column.kinds


def _may_head_texts(column: Column) -> bool:
    """Whether a title of names (主な取組) heads texts where another title has the names."""
    return column.kinds == ("column.project", "entry.plan")


def _of_one_text(kinds: tuple[str, ...], texts: int) -> tuple[str, ...]:
    """The kinds of a title that may head all texts or one (取組状況): beside titles of other texts it heads one."""
    if texts < 2 or "column.entries" not in kinds or not any(kind.startswith("entry.") for kind in kinds):
        return kinds
    return tuple(kind for kind in kinds if kind != "column.entries")


def _narrowed(kinds: tuple[str, ...], *, measured: bool) -> tuple[str, ...]:
    texts = tuple(kind for kind in kinds if kind.startswith("entry."))
    measures = tuple(kind for kind in kinds if kind.startswith("measure."))
    if not texts or not measures:
        return kinds
    return (*measures, *texts) if measured else tuple(kind for kind in kinds if kind not in measures)
