"""Forms of lines (事業1 … over 〈担当課〉…, 〈趣旨〉…, 〈指標〉…（目標値 12件、…）) → names, texts and figures of projects as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_forms import kinds_of_values
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_titles import split_year
from pipeline.model.document import Row
from pipeline.model.raw import RawText, stretch
from pipeline.profiles.figure_titles import figure_by_words
from pipeline.profiles.labels import Labels
from pipeline.profiles.line_forms import LineForm, line_forms
from pipeline.text.fold import fold

_PART = re.compile(r"(?:[^、;/()]|\([^()]*\))+")
_FIGURE = re.compile(r" *(?P<label>(?:[^ :()]|\([^()]*\))+)[ :]+(?P<value>[^()]+?) *")
_BEHIND = re.compile(
    r"(?P<name>.+?) ?(?:\((?P<figures>(?:[^()]|\([^()]*\))+)\)|[［\[〔](?P<square>[^［］\[\]〔〕]+)[］\]〕]) ?"
)
_SLOTS = (
    ("measure.baseline", re.compile("現状|現在|基準|策定時|前年|当初|現況|初期")),
    ("measure.target", re.compile("目標|計画|予定|見込")),
    ("measure.actual", re.compile("実績|結果|達成|到達|年度末")),
)
_OPEN = re.compile(
    r"(?P<name>[^()].{2,80}?) (?P<figures>(?:現状|現在|基準|策定時|前年度?|当初|目標|計画|実績|結果|達成|到達)[^ :、()]{0,6}[ :]+[^ ].*)"
)
"""An indicator with its figures behind it, no bracket round them: 相談件数　目標　12件、実績　9件."""
_FIELDS = ("column.section", "column.goal")


def read_line_forms(rows: Sequence[Row], labels: Labels) -> Printed | None:
    """The rows of project blocks → what their forms print; None where they are no forms of lines.

    A label that the vocabulary does not know is told by its values or its words; behind an indicator its figures may
    stand in brackets, each with a label of its own.
    """
    forms = line_forms(rows, labels)
    inside = {at for form in forms for at in range(form.at, form.end)}
    tables = sum(row.table is not None for at, row in enumerate(rows) if at not in inside)
    if not forms or 3 * tables > len(forms):
        return None
    own = _own_kinds(forms, labels)
    printed = Printed()
    for form in forms:
        printed.add_name(RawText((form.name,)), in_table=False)
        if form.label is not None:
            printed.labels.append(RawText((form.label,)))
        for line in form.lines:
            if line.mark is not None and line.mark.text:
                printed.labels.append(RawText((line.mark,)))
            _read(printed, own[line.label.text], RawText((line.label,)), RawText(line.text))
        printed.row += 1
    return printed


def _own_kinds(forms: Sequence[LineForm], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """Each label of the forms → the kinds of what stands behind it."""
    values: dict[str, list[str]] = {}
    for form in forms:
        for line in form.lines:
            values.setdefault(line.label.text, []).append("".join(piece.text for piece in line.text))
    kinds: dict[str, tuple[str, ...]] = {}
    for label, texts in values.items():
        known = tuple(kind for kind in labels.kinds_of(label) if kind in _FIELDS) or labels.text_kinds(label)
        if not known and all(
            _figures(RawText(line.text)) for form in forms for line in form.lines if line.label.text == label
        ):
            known = ("measure.label",)
        kinds[label] = known or kinds_of_values(label, texts, labels)
    return kinds


def _read(printed: Printed, kinds: tuple[str, ...], label: RawText, value: RawText) -> None:
    name = printed.names[-1]
    if kinds[0] in _FIELDS:
        printed.labels.append(label)
        (name.sections if kinds[0] == "column.section" else name.goals).append(value)
        return
    figures = _figures(value) if "measure.label" in kinds else None
    if figures is None:
        printed.add_text(kinds, label, value)
        return
    indicator, parts = figures
    printed.labels.append(label)
    printed.add_text(("measure.label",), label, indicator)
    for kind, title, figure in parts:
        year, _ = split_year(title)
        printed.labels.append(title)
        printed.add_text((kind,), title, figure).year = year


def _figures(value: RawText) -> tuple[RawText, list[tuple[str, RawText, RawText]]] | None:
    """`相談件数（現状値 11件、目標値 12件）` → the indicator, and each figure with its kind and label; None: it is no such text.

    The bracket may be left out: 相談件数　目標値　12件、実績値　9件.
    """
    folded = fold(value.text).replace("\n", " ")
    behind = _BEHIND.fullmatch(folded) or _OPEN.fullmatch(folded)
    name = None if behind is None else stretch(value, 0, behind.end("name"))
    if behind is None or name is None:
        return None
    parts: list[tuple[str, RawText, RawText]] = []
    group = "square" if behind.groupdict().get("square") else "figures"
    at, inner = behind.start(group), behind[group]
    for part in _PART.finditer(inner):
        found = _FIGURE.fullmatch(part[0])
        if found is None or not is_figure(found["value"]):
            return None
        kind = next((kind for kind, words in _SLOTS if words.search(found["label"]) is not None), None)
        kind = kind or figure_by_words(found["label"])
        begin = at + part.start()
        label = stretch(value, begin + found.start("label"), begin + found.end("label"))
        figure = stretch(value, begin + found.start("value"), begin + found.end("value"))
        if kind is None or label is None or figure is None or any(kind == other for other, _, _ in parts):
            return None
        parts.append((kind, label, figure))
    return (name, parts) if parts else None
