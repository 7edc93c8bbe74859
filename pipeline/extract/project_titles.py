"""Title rows of a project table, one or nested over several (予算額 over 当初|決算) → what stands in each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_names import looks_complete
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText, head, joined, tail
from pipeline.profiles.labels import FIGURE_FAMILIES, FISCAL_YEAR, Labels
from pipeline.text.fold import fold
from pipeline.text.money import yen_scale
from pipeline.text.sections import looks_like_section

_ERA = r"(?:(?:平成|令和|昭和|[HRS])[ .]?(?:元|[0-9]{1,2})|(?:19|20)[0-9]{2})"
_YEAR = rf"(?:{FISCAL_YEAR}|{_ERA}(?:[ ]?年[ ]?度?)?(?![0-9.])|(?<![0-9])[0-9]{{1,2}}年度)"
_YEAR_ALONE = re.compile(rf"\(?{_YEAR}末?\)?")
_YEAR_BEFORE = re.compile(rf"\(?(?P<year>{_YEAR})末?\)?[ \n]*の?[ \n]*(?=\S)")
_YEAR_AFTER = re.compile(rf"(?<=\S)[ \n]*\(?(?P<year>{_YEAR})末?\)?$")
_LONGEST_TITLE = 24
_STAGES = ("entry.plan", "entry.midterm", "entry.final")
_SENTENCE = re.compile("[。、]")

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
            "府": "budget.other", "道": "budget.other", "国庫": "budget.other", "国費": "budget.other", "県費": "budget.other", "その他": "budget.other",
            "一般": "budget.other", "計": "budget.other", "合計": "budget.other",
        },
        "rating.": {"結果": "rating.result", "自己": "rating.result", "一次": "rating.result", "二次": "rating.result", "1次": "rating.result",
                    "2次": "rating.result", "部長": "rating.result", "市長": "rating.result", "中間": "rating.result", "最終": "rating.result",
                    "年度末": "rating.result"},
    }
)  # fmt: skip
"""What a word means under a title of the family: 当初 alone is no label, under 予算額 it is the initial budget."""


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
    return len(text) <= _LONGEST_TITLE and _YEAR_ALONE.fullmatch(_on_one_line(text).strip()) is not None


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
    if len(text.text) <= _LONGEST_TITLE and _HAS_YEAR.search(text.text) is not None:
        year, rest = split_year(text)
    if not kinds and rest is not None:
        kinds = title_kinds(rest.text, labels)
    return Column(kinds, text, year, yen_scale(fold(text.text)) if "円" in text.text else None)


_HAS_YEAR = re.compile("[0-9０-９元一二三四五六七八九十今本当]")


_HEADINGS = MappingProxyType({"heading.projects": ("column.project",), "heading.goals": ("column.goal",)})


def title_kinds(text: str, labels: Labels) -> tuple[str, ...]:
    """The kinds that a title may have: of a column, of a text, of a figure; a heading of projects titles their names."""
    kinds = labels.kinds_of(text)
    if not kinds:
        return ()
    columns = tuple(kind for kind in kinds if kind.startswith("column.") and not kind.startswith("column.sta"))
    texts = labels.text_kinds(text)
    if not columns and not texts:
        # 主な事業 titles the names of the projects, 重点目標 the goals that they serve.
        columns = next((own for heading, own in _HEADINGS.items() if heading in kinds), ())
    return (*columns, *texts)


def read_titles(row: Row, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles with a column for the names of projects → its columns; None: it is no such row.

    Every filled cell is short and no sentence; two of them at least are known. A title that nobody knows
    heads texts of no known kind.
    """
    cells = filled(row)
    if len(cells) < 2 or not any(_titles_names(cell.text, labels) for cell in cells):
        return None
    columns = tuple([title(cell, labels) for cell in row.cells])
    known = [column for column in columns if column.kinds]
    if not any("column.project" in column.kinds for column in known) or len(known) < 2:
        return None
    return columns if all(_is_short(cell) for cell in cells) else None


def read_general_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles of which none names the projects (項目 | 関係課 | 計画 | 実績) → its columns; None: it is no such row.

    Two stages at least are titled, and below stand no figures, which would be those of indicators. The names stand in
    the first column whose title nobody knows, before all texts, and no label or section stands below it; a name above
    the texts of its own project (甲事業 | 計画 | 実績) is no title.
    """
    cells = filled(row)
    if len(cells) < 3 or following is None or len(following.cells) != len(row.cells):
        return None
    if not all(_is_short(cell) for cell in cells):
        return None
    columns = [title(cell, labels) for cell in row.cells]
    texts = [at for at, column in enumerate(columns) if (column.kind or "").startswith(_STAGES)]
    if len({columns[at].kind for at in texts}) < 2:
        return None
    at = next((at for at, column in enumerate(columns) if not column.kinds), len(columns))
    if at > texts[0] or any("column.project" in column.kinds for column in columns):
        return None
    name, below = following.cells[at].text, [following.cells[text].text for text in texts]
    if not name or name[0] in "(（[【" or labels.kinds_of(name) or looks_like_section(name):
        return None
    if looks_complete(row.cells[at].text) or any(labels.kinds_of(text) or is_figure(text) for text in below if text):
        return None
    columns[at] = Column(("column.project",), columns[at].label)
    return tuple(columns)


def _titles_names(text: str, labels: Labels) -> bool:
    return len(text) <= _LONGEST_TITLE and "column.project" in title_kinds(text, labels)


def read_lower_titles(columns: Sequence[Column], row: Row, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles below `columns` → the columns of both rows; None: the row is none of titles.

    Its cells stand under titles that are printed over several columns, and no name stands in it.
    """
    if not 1 < len(row.cells) <= len(columns) + 1 or len(filled(row)) < 2:
        return None
    parents = _parents(columns, row)
    lower: list[Column] = []
    known = 0
    for index, cell in enumerate(row.cells):
        parent = parents[index] if index < len(parents) else None
        if not cell.pieces:
            lower.append(columns[index] if index < len(columns) else Column())
            continue
        own = columns[index] if index < len(columns) else Column()
        if not _is_short(cell) or (own.kind in ("column.project", "column.section") and not _same(own, cell)):
            return None
        column = _under(parent, title(cell, labels), cell)
        known += bool(column.kinds) or is_year(cell.text)
        lower.append(column)
    if 2 * known < len(filled(row)) or known < 2:
        return None
    return (*lower, *columns[len(row.cells) :])


def _parents(columns: Sequence[Column], row: Row) -> list[Column | None]:
    """For each column the title above it: its own, or the last one to the left that is printed over several columns."""
    parents: list[Column | None] = []
    over: Column | None = None
    for index, column in enumerate(columns):
        below = index < len(row.cells) and bool(row.cells[index].pieces)
        if column.label is not None:
            over = column if below else None
            parents.append(column)
        else:
            parents.append(over if below else None)
    return parents


def under(lead: Column | None, column: Column, cell: Cell) -> Column:
    """A label to the right of a label that is printed over several rows (予算額 → 当初, 決算) → what it means there."""
    family = None if lead is None else _family(lead.kinds)
    if lead is None or family is None or (meant := _UNDER[family].get(_word(cell))) is None:
        return column
    return Column((meant,), raw(cell), column.year, column.scale or lead.scale)


def _word(cell: Cell) -> str:
    """A title's word without its bracket: 決算（千円） is 決算."""
    word = without_blanks(fold(cell.text))
    return word[: word.find("(")] if word.find("(") > 0 else word


def _under(parent: Column | None, child: Column, cell: Cell) -> Column:
    """A title below another: its own kind, or what its word means under that title, or that title's kind."""
    if parent is None or parent.label is None:
        return child
    year, scale = child.year or parent.year, child.scale or parent.scale
    label = raw(cell)
    kinds = child.kinds
    family = _family(parent.kinds)
    if family is not None and (meant := _UNDER[family].get(_word(cell))) is not None:
        kinds = (meant,)
    elif is_year(cell.text):
        return replace(parent, year=child.label, over=parent.over)
    elif not kinds and family is not None:
        kinds, label = parent.kinds, joined((parent.label, label))
    if not kinds:
        kinds, label = (), joined((parent.label, label))
    elif kinds[0].startswith("entry.") and is_year(parent.label.text):
        label = joined((parent.label, label))
    return Column(kinds, label, year, scale, parent.label)


def _family(kinds: Sequence[str]) -> str | None:
    """The one family of figures that a title belongs to."""
    return next((family for family in FIGURE_FAMILIES for kind in kinds if kind.startswith(family)), None)


def _same(column: Column, cell: Cell) -> bool:
    return column.label is not None and without_blanks(column.label.text) == without_blanks(cell.text)


def _is_short(cell: Cell) -> bool:
    text = cell.text
    return len(text) <= _LONGEST_TITLE and _SENTENCE.search(text) is None


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns whose titles may head texts or figures (目標, 実績) → each with the kinds that the whole row leaves it.

    Beside a column of indicators or units they are figures; else texts.
    """
    every = [kind for column in columns for kind in column.kinds]
    measured = "measure.label" in every or "measure.unit" in every
    return tuple(replace(column, kinds=_narrowed(column.kinds, measured=measured)) for column in columns)


def _narrowed(kinds: tuple[str, ...], *, measured: bool) -> tuple[str, ...]:
    texts = tuple(kind for kind in kinds if kind.startswith("entry."))
    measures = tuple(kind for kind in kinds if kind.startswith("measure."))
    if not texts or not measures:
        return kinds
    return (*measures, *texts) if measured else tuple(kind for kind in kinds if kind not in measures)
