"""Forms of lines (事業1 … over 〈担当課〉…, 〈趣旨〉…, 〈指標〉…（目標値 12件、…）) → names, texts and figures of projects as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import raw
from pipeline.extract.project_forms import kinds_of_values, refer_to_goals
from pipeline.extract.project_indicator_figures import indicator_figures
from pipeline.extract.project_legends import is_legend
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_titles import split_year
from pipeline.extract.section_lines import add_section
from pipeline.model.document import Piece, Row
from pipeline.model.raw import RawExtra, RawText
from pipeline.profiles.forms_below_names import forms_at
from pipeline.profiles.labelled_lines import first_label, line_piece
from pipeline.profiles.labels import Labels
from pipeline.profiles.line_forms import LineForm, line_forms
from pipeline.profiles.line_records import line_records
from pipeline.profiles.single_labels import single_label_forms
from pipeline.text.enumerators import split_marker
from pipeline.text.project_keys import project_key

_BULLETS = tuple("・･●○■□◆◇▪*-－")
_NOTES = "※*＊（(注凡"
_BRACKETS = "【〔《〈＜［≪「『"
_LEAST = 2
_FIELDS = ("column.section", "column.goal")


def read_line_forms(
    rows: Sequence[Row],
    labels: Labels,
    again: frozenset[str] = frozenset(),
    sections: Sequence[tuple[int, RawText]] = (),
) -> Printed | None:
    """The rows of project blocks → what their forms print; None where they are no forms of lines.

    `again` are the keys of names that another chapter prints, too: lines of these are names, whatever mark they bear.
    `sections` stood above these rows, each over the projects below it.

    A label that the vocabulary does not know is told by its values or its words; behind an indicator its figures may
    stand in brackets, each with a label of its own.
    """
    legends = [at for at, row in enumerate(rows) if _is_legend(row, labels)]
    if legends:
        begins = [(begin - sum(at < begin for at in legends), section) for begin, section in sections]
        printed = read_line_forms([row for at, row in enumerate(rows) if at not in legends], labels, again, begins)
        if printed is not None:
            printed.kept += [RawExtra(None, (raw(rows[at].cells[0]),)) for at in legends]
        return printed
    starts = _starts_again(rows, again) if again else []
    forms = forms_at(rows, starts, labels) if starts else ()
    forms = forms or line_records(rows, labels) or line_forms(rows, labels) or single_label_forms(rows, labels)
    inside = {at for form in forms for at in range(form.at, form.end)}
    tables = sum(row.table is not None for at, row in enumerate(rows) if at not in inside)
    if not forms or 3 * tables > len(forms):
        return None
    own = _own_kinds(forms, labels)
    printed = Printed()
    for form in forms:
        name = (form.name,) if form.rest is None else (form.name, form.rest)
        printed.add_name(RawText(name), in_table=False)
        if form.label is not None:
            printed.labels.append(RawText((form.label,)))
        for line in form.lines:
            if line.mark is not None and line.mark.text:
                printed.labels.append(RawText((line.mark,)))
            _read(printed, own[line.label.text], RawText((line.label,)), RawText(line.text))
        add_section(printed.names[-1], form.at, sections)
        printed.row += 1
    return printed


def _is_legend(row: Row, labels: Labels) -> bool:
    """Whether a line explains the grades (※ Ａ：達成　Ｂ：一部達成)."""
    piece = line_piece(row)
    return piece is not None and piece.text[0] in _NOTES and is_legend(piece.text, labels)


def _starts_again(rows: Sequence[Row], again: frozenset[str]) -> list[int]:
    """The lines of the names that another chapter prints, and those that bear their mark over the same label: names of one chapter only."""
    keys = [None if (piece := line_piece(row)) is None else project_key(piece.text) for row in rows]
    starts = [at for at, key in enumerate(keys) if key and key in again and at + 1 < len(rows)]
    if len(starts) < _LEAST:
        return []
    styles = {_style(rows[at]) for at in starts}
    below = {first_label(rows[at + 1], frozenset()) for at in starts}
    if len(styles) > 1 or styles == {""} or len(below) > 1 or None in below:
        return starts
    return [
        at
        for at, key in enumerate(keys[:-1])
        if (key and key in again)
        or (key and _style(rows[at]) in styles and first_label(rows[at + 1], frozenset()) in below)
    ]


def _style(row: Row) -> str:
    """The kind of mark before a line, or the bracket round it."""
    text = row.cells[0].text
    marker = split_marker(text)
    if marker is None:
        return text[0] if text[0] in _BRACKETS else ""
    return marker.kind if marker.number is not None else marker.marker


def _own_kinds(forms: Sequence[LineForm], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """Each label of the forms → the kinds of what stands behind it."""
    values: dict[str, list[str]] = {}
    for form in forms:
        for line in form.lines:
            values.setdefault(line.label.text, []).append("".join(piece.text for piece in line.text))
    kinds: dict[str, tuple[str, ...]] = {}
    for label, texts in values.items():
        known = tuple(kind for kind in labels.kinds_of(label) if kind in _FIELDS)
        known = known or (("column.goal",) if refer_to_goals(label, texts) else labels.text_kinds(label))
        if not known and all(
            indicator_figures(item)
            for form in forms
            for line in form.lines
            if line.label.text == label
            for _, item in _items(RawText(line.text))
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
    items = _items(value) if "measure.label" in kinds else ()
    read = [indicator_figures(item) for _, item in items]
    if not read or None in read:
        printed.add_text(kinds, label, value)
        return
    printed.labels += [label, *(mark for mark, _ in items if mark is not None)]
    for one in filter(None, read):
        _add_figures(printed, label, *one)


def _items(value: RawText) -> list[tuple[RawText | None, RawText]]:
    """The text under a label of indicators → these: one for each bullet where bullets head them (・相談件数（…）), with the bullet apart."""
    first = value.pieces[0].text[:1]
    if first not in _BULLETS:
        return [(None, value)]
    items: list[tuple[RawText | None, list[Piece]]] = []
    for piece in value.pieces:
        if piece.text.startswith(first):
            items.append((RawText((piece.cut(0, 1),)), [piece.cut(1)]))
        else:
            items[-1][1].append(piece)
    return [(mark, RawText(tuple(pieces))) for mark, pieces in items]


def _add_figures(
    printed: Printed, label: RawText, indicator: RawText, parts: Sequence[tuple[str, RawText, RawText]]
) -> None:
    """An indicator with its figures, each under its own title."""
    printed.add_text(("measure.label",), label, indicator)
    for kind, title, figure in parts:
        year, _ = split_year(title)
        printed.labels.append(title)
        printed.add_text((kind,), title, figure).year = year
