"""The texts and figures of projects under their labels → entries, measures, ratings and budgets, decided by their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from pipeline.extract.cutting import without_blanks
from pipeline.extract.figure_forms import are_boxes, ends_in_figure, is_amount, is_figure, is_grade, is_plain_grade
from pipeline.extract.project_done import settle_contents, settle_done
from pipeline.extract.project_printed import PrintedText
from pipeline.extract.project_value_labels import told_by_values
from pipeline.model.document import Piece
from pipeline.model.raw import BudgetKind, RatingSubject, RawBudget, RawMeasure, RawRating, RawText, joined
from pipeline.profiles.labels import label_key
from pipeline.profiles.text_words import told_by_words
from pipeline.text.blanks import is_blank_mark
from pipeline.text.fold import fold
from pipeline.text.measure_units import unit_in_label
from pipeline.text.no_value import is_blank_form, states_no_grade

_LONGEST_INDICATOR = 80
_LEAST_INDICATOR = 4
_LONGEST_UNIT = 10
_STAGELESS = frozenset(("進捗状況", "進行状況", "進捗", "事業の進捗状況", "取組の進捗状況"))
"""Labels that do not say of which time of the year they report."""
_INDICATOR_END = re.compile(
    r"(?:数|率|割合|件|量|額|面積|延長|時間|人口|比率|満足度|認知度|達成度|普及度|順位|距離|台|点)(?:\([^()]{1,8}\))?$"
)
"""How the names of indicators end."""


_OWN_YEAR = frozenset(f"{this}{year}" for this in ("今", "本", "当", "当該") for year in ("年度", "年"))

UNREAD = "unread"
"""The kind of a text that is left, and reported: what it is, the print does not say."""


def settle(texts: Sequence[PrintedText]) -> None:
    """Leave each text, in printed order, the one kind that its value has the form of.

    A figure's label over prose heads a text of no known kind (other). A word that heads texts as well as measures (目標, 実績) is a
    measure's only beside an indicator (指標), one that heads texts as well as grades (最終評価) only over a plain grade.
    """
    told_by_values(texts)
    beside = False
    for text in texts:
        if len(text.kinds) == 1 and text.kind.startswith("entry."):
            beside = False
            if text.kind == "entry.other" and len(text.parts) == 1 and are_boxes(text.parts[0].text):
                # Boxes to tick under a label that nobody knows.
                text.kinds = ("rating.result",) if "達成" in text.parts[0].text else ("rating.other",)
            continue
        value = joined(text.parts).text if text.parts else ""
        text.kinds = (_kind(text, value, beside=beside or text.group is not None),)
        if text.group is None:
            beside = text.kind.startswith("measure.")
    _settle_stage(texts)
    settle_done(texts)
    settle_contents(texts)


def _settle_stage(texts: Sequence[PrintedText]) -> None:
    """進捗状況 without a time is the report of the year's end where another text is of its middle, or figures are reached.

    Beside a report of the year's end it is one of its middle.
    """
    stageless = [text for text in texts if text.kind == "entry.midterm" and label_key(text.label.text) in _STAGELESS]
    if not stageless or any(text.kind == "entry.final" for text in texts):
        return
    midterm = sum(text.kind == "entry.midterm" for text in texts) > len(stageless)
    if midterm or any(text.kind == "measure.actual" and text.parts for text in texts):
        for text in stageless:
            text.kinds = ("entry.final",)


def _kind(text: PrintedText, value: str, *, beside: bool) -> str:
    entry = next((kind for kind in text.kinds if kind.startswith("entry.")), None)
    for kind in text.kinds:
        if kind.startswith("entry."):
            continue
        if not value:
            # A label without anything under it: a text that is yet to be written, or a figure.
            return kind if entry is None else entry
        if kind.startswith("rating.") and entry is None and is_blank_mark(value):
            return kind
        if kind.startswith("measure.") and not beside and (entry is not None or kind == "measure.unit"):
            continue
        if _fits(kind, value, sure=entry is not None):
            return kind
    if entry is None and text.kind == "measure.label" and text.group is not None and is_figure(value):
        # A figure where the name of an indicator should stand: the table is not understood here.
        return UNREAD
    if entry is None and text.kind.startswith("rating.") and value.endswith("。"):
        # 年度末の点検結果 over sentences: no grade, and the words say of what the text is.
        entry = told_by_words(text.label.text)
    return entry or "entry.other"


def _fits(kind: str, value: str, *, sure: bool) -> bool:
    """Whether a value has the form of what the kind of label heads."""
    family = kind.partition(".")[0]
    if family == "rating":
        return is_plain_grade(value) if sure else is_grade(value)
    if family == "budget":
        return is_amount(value)
    if kind == "measure.label":
        return len(value) <= _LONGEST_INDICATOR and "。" not in value and not ends_in_figure(value)
    if kind == "measure.unit":
        return len(value) <= _LONGEST_UNIT
    return is_figure(value) or all(is_figure(line) for line in value.split("\n"))


@dataclass(slots=True)
class _Draft:
    """A measure as far as it is printed: the cells under its titles, target and actual value by year."""

    group: int | None
    texts: dict[str, PrintedText] = field(default_factory=dict)
    years: dict[str, dict[str, PrintedText]] = field(default_factory=dict)

    def takes(self, text: PrintedText) -> bool:
        """Whether a cell belongs to this measure: it stands in the same row, or fills a place that is still free."""
        if self.group != text.group:
            return False
        if text.kind in ("measure.target", "measure.actual"):
            return text.kind not in self.years.get(_year(text), {})
        return text.kind not in self.texts and (text.kind != "measure.label" or text.group is not None)

    def add(self, text: PrintedText) -> None:
        if text.kind in ("measure.target", "measure.actual"):
            self.years.setdefault(_year(text), {})[text.kind] = text
        else:
            self.texts[text.kind] = text


def _year(text: PrintedText) -> str:
    """The year that a title of figures names; 本年度末の目標 beside 今年度実績値 and 年度末の実績 are of one year."""
    year = "" if text.year is None else without_blanks(text.year.text)
    return "" if year in _OWN_YEAR else year


def measures(texts: Sequence[PrintedText]) -> tuple[RawMeasure, ...]:
    """The cells of a project's measures, in printed order → its measures, one for each indicator and year."""
    drafts: list[_Draft] = []
    for text in texts:
        if not drafts or not drafts[-1].takes(text):
            drafts.append(_Draft(text.group))
        drafts[-1].add(text)
    _share_labels(drafts)
    return tuple(measure for draft in drafts for measure in _finished(draft))


def _share_labels(drafts: Sequence[_Draft]) -> None:
    """Rows of figures without an indicator below a row whose cell holds as many indicators: each has its own of them."""
    at = 0
    while at < len(drafts):
        end = at + 1
        while end < len(drafts) and drafts[end].group is not None and "measure.label" not in drafts[end].texts:
            end += 1
        label = drafts[at].texts.get("measure.label")
        if end - at > 1 and label is not None and label.parts and drafts[at].group is not None:
            parted = indicators(joined(label.parts), end - at)
            if parted and all(
                _INDICATOR_END.search(fold(one.text)) and len(one.text) >= _LEAST_INDICATOR for one in parted
            ):
                for draft, part in zip(drafts[at:end], parted, strict=True):
                    draft.texts["measure.label"] = replace(label, parts=[part])
        at = end


def _finished(draft: _Draft) -> list[RawMeasure]:
    """A draft → a measure for each of its years; several indicators on the lines of its cells are parted."""
    texts = draft.texts
    years = draft.years or {"": {}}
    year_of_one: Literal["target", "actual"] | None = None
    if len(years) == 2 and "" in years:
        # 目標値(R6) | 実績値: the year of the one may be that of the other.
        year_of_one = "actual" if "measure.target" in years[""] else "target"
        years = {next(year for year in years if year): years[""] | next(slots for year, slots in years.items() if year)}
    found: list[RawMeasure] = []
    for slots in years.values():
        first = next(iter((*slots.values(), *texts.values())))
        label = texts.get("measure.label")
        measure = RawMeasure(
            label=first.label if label is None else joined(label.parts),
            unit=_value(texts.get("measure.unit")) or _unit_in_title((*slots.values(), *texts.values())),
            baseline=_value(texts.get("measure.baseline")),
            target=_value(slots.get("measure.target")),
            actual=_value(slots.get("measure.actual")),
            fiscal_year_label=next((text.year for text in slots.values() if text.year is not None), None),
            year_of_one=year_of_one,
        )
        found += _parted(measure)
    return found


def _unit_in_title(texts: Sequence[PrintedText]) -> RawText | None:
    """The title that states the unit of its figures (目標値（％）)."""
    titles = [text.label for text in texts if text.kind in ("measure.target", "measure.actual", "measure.baseline")]
    return next((title for title in titles if unit_in_label(title.text) is not None), None)


def _value(text: PrintedText | None) -> RawText | None:
    return None if text is None or not text.parts else joined(text.parts)


def _parted(measure: RawMeasure) -> list[RawMeasure]:
    """A measure whose cells hold several indicators → one measure for each; else the measure alone.

    The figures stand on a line each, perhaps with their unit on the next; the indicators on one line or more.
    """
    cells = [cell for cell in (measure.baseline, measure.target, measure.actual) if cell is not None]
    if max((len(cell.pieces) for cell in cells), default=1) < 2:
        return [measure]
    values = {id(cell): _figures_of(cell) for cell in cells}
    counts = {len(figures) for figures in values.values()}
    count = counts.pop()
    labels = indicators(measure.label, count) if not counts and count > 1 else ()
    if not labels:
        return [measure]

    def line(cell: RawText | None, number: int) -> RawText | None:
        if cell is None:
            return None
        if (figures := values.get(id(cell))) is not None:
            return figures[number]
        return RawText((cell.pieces[number],)) if len(cell.pieces) == count else cell

    return [
        RawMeasure(
            label=labels[number],
            unit=line(measure.unit, number),
            baseline=line(measure.baseline, number),
            target=line(measure.target, number),
            actual=line(measure.actual, number),
            fiscal_year_label=measure.fiscal_year_label,
            year_of_one=measure.year_of_one,
        )
        for number in range(count)
    ]


def _figures_of(cell: RawText) -> tuple[RawText, ...]:
    """The figures on the lines of a cell, each with the unit on the line below it; () where a line is neither."""
    figures: list[list[Piece]] = []
    for piece in cell.pieces:
        if figures and is_blank_form(piece.text):
            figures[-1].append(piece)
        elif is_figure(piece.text) and not is_blank_form(piece.text):
            figures.append([piece])
        else:
            return ()
    return tuple(RawText(tuple(pieces)) for pieces in figures)


def indicators(label: RawText, count: int) -> tuple[RawText, ...]:
    """A cell with `count` indicators → each of them; () where its lines do not tell where one ends.

    A line is one indicator where there are as many lines; else an indicator ends with a line that ends as their names
    do (回数, 件数, 割合 …).
    """
    if len(label.pieces) == count:
        return tuple(RawText((piece,)) for piece in label.pieces)
    groups: list[list[Piece]] = [[]]
    for piece in label.pieces:
        groups[-1].append(piece)
        if _INDICATOR_END.search(fold(piece.text)) is not None:
            groups.append([])
    if groups[-1] or len(groups) != count + 1:
        return ()
    return tuple(RawText(tuple(group)) for group in groups[:-1])


def ratings(texts: Sequence[PrintedText]) -> tuple[RawRating, ...]:
    """A project's grades in printed order; a stroke or 未定 is none."""
    return tuple(
        RawRating(text.label, joined(text.parts), cast("RatingSubject", text.kind.removeprefix("rating.")))
        for text in texts
        if not (is_blank_mark(value := joined(text.parts).text) and states_no_grade(text.label.text, value))
    )


def budgets(texts: Sequence[PrintedText]) -> tuple[RawBudget, ...]:
    """A project's amounts in printed order."""
    return tuple(
        RawBudget(
            text.label, joined(text.parts), cast("BudgetKind", text.kind.removeprefix("budget.")), text.scale, text.year
        )
        for text in texts
        if text.parts
    )
