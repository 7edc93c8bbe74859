"""Lines of project blocks outside tables → names of projects, names with a label after them, or parts of texts."""

from __future__ import annotations

import re

from pipeline.extract.cutting import filled, raw
from pipeline.extract.project_contents import SENTENCE_END, Contents
from pipeline.extract.project_names import closes, looks_complete, split_name
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_titles import title
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, head, stretch, tail
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key, split_sections

BRACKETS_ALONE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\) ?)+")
_LONGEST_NAME = 60
_LONGEST_REST = 24
_LABEL_AFTER_BRACKET = re.compile(r"\) (?=[^ ()]{2,20}(?:\([^()]{1,10}\))?$)")
_BELOW_NAME = ("entry.plan", "entry.outline", "column.section", "column.goal", "measure.label", "budget.")
_FIELDS = ("column.project", "column.section", "column.goal")
_NEAR_MARK = re.compile(r"[^:：→)）】〕\]］]{1,18}[:：→)）】〕\]］]")
_LABEL_AND_VALUE = re.compile(r"[(\[■□◆●○◎・ ]*(?P<label>[^ :()→]{1,10}(?:\([^()]{1,4}\))?) ?(?:\) ?:?|:|→) ?(?=\S)")
"""`担当課：市民協働課`, `【事業名】…`, `関係課→市民協働課` in folded text."""
_BLANK_AFTER_LABEL = re.compile("(?P<label>[^ \u3000\n:：()（）、。]{2,8})[ \u3000]+(?=[^ \u3000])")
_LONGEST_FIELD = 80
_LONGEST_SECTION = 24
_ALONE = re.compile(
    r"[■□◆◇●○◎▼▽★☆▲△・]?[ \u3000]*(?P<open>[（(【\[〔［]?)(?P<name>[^（(【\[〔［）)】\]〕］、。：:]{2,20})[）)】\]〕］]?"
)
"""A line that may be the name of a section and nothing else."""
_NOTE = frozenset("※＊*")
_NAME_MARKS = frozenset("◇◆■□●○◎▼▽★☆▲△")
_PROSE = re.compile("。|ます$|した$")


def labelled_field(cell: Cell, labels: Labels) -> tuple[str, RawText, RawText] | None:
    """`担当課：市民協働課` → the kind of field, its label and its value; None: the text begins with no field's label."""
    text = cell.text
    if not _NEAR_MARK.match(text) or (found := _LABEL_AND_VALUE.match(fold(text))) is None:
        return _section_behind_blank(cell, labels)
    first = raw(cell)
    label, value = head(first, found.end()), tail(first, found.end())
    if label is None or value is None:
        return None
    kind = labels.kind_of(label.text, "column.") or labels.kind_of(found["label"], "column.")
    if kind is None or kind not in _FIELDS:
        return None
    return kind, label, _without_closing(label, value)


def _without_closing(label: RawText, value: RawText) -> RawText:
    """［所管：市民課］: the value without the bracket that opens before the label and closes behind the value."""
    before, printed = fold(label.text), fold(value.text)
    if before.count("(") <= before.count(")") or not printed.endswith(")") or printed.count("(") >= printed.count(")"):
        return value
    return head(value, len(printed) - 1) or value


def _section_behind_blank(cell: Cell, labels: Labels) -> tuple[str, RawText, RawText] | None:
    """`担当課　市民協働課・福祉課`: a label, a blank and nothing but names of sections; None: the text is no such field."""
    text = cell.text
    if len(text) > _LONGEST_FIELD or (found := _BLANK_AFTER_LABEL.match(text)) is None:
        return None
    named = split_sections(text[found.end() :])
    if labels.kind_of(found["label"], "column.section") is None or not named or not all(map(looks_like_section, named)):
        return None
    label, value = head(raw(cell), found.end()), tail(raw(cell), found.end())
    return None if label is None or value is None else ("column.section", label, value)


class Lines:
    """Reads the lines one after the other into what is printed so far."""

    def __init__(self, labels: Labels, printed: Printed, contents: Contents, staffed: frozenset[str]) -> None:
        self._known = labels
        self._printed = printed
        self._contents = contents
        self._staffed = staffed
        self._heads_projects = False
        """Whether lines that name a section stand above its projects."""
        self._mark: str | None = None
        """The mark before the name of the last project that a line named."""

    def read(self, row: Row, following: Row | None) -> None:
        """A line outside tables: a project's name, a name and a label, or part of a text."""
        cell = row.cells[0]
        names = self._printed.names
        if names and len(cell.text) <= _LONGEST_REST and closes(fold(names[-1].text.text), fold(cell.text)):
            # The rest of a name that the end of a page cut in its bracket.
            names[-1].text = RawText((*names[-1].text.pieces, *cell.pieces), names[-1].text.breaks)
        elif self._is_name_line(cell) or self._is_over_plan(row, following):
            self._printed.add_name(raw(cell), in_table=False)
            self._mark = _mark_of(cell)
        elif not (self._read_section(cell) or self._is_note(cell) or self._read_name_and_label(raw(cell))):
            self._contents.read(cell)

    def _read_section(self, cell: Cell) -> bool:
        """A section alone on a line (■市民課) is that of the projects below it; after a text in brackets, of the one above."""
        text = cell.text
        if len(text) > _LONGEST_SECTION or (found := _ALONE.fullmatch(text)) is None:
            return False
        if section_key(found["name"]) not in self._staffed and not looks_like_section(found["name"]):
            return False
        printed, name = self._printed, stretch(raw(cell), found.start("name"), found.end("name"))
        if name is not None and (not printed.names or self._heads_projects):
            self._heads_projects = True
            printed.over = (name, len(printed.names))
        elif name is not None and found["open"] and printed.texts and not printed.names[-1].sections:
            printed.names[-1].sections.append(name)
        return True

    def _is_note(self, cell: Cell) -> bool:
        """Whether a line is a note below a complete text, which is no part of it: it is kept beside the projects."""
        texts = self._printed.texts
        if cell.text[0] not in _NOTE or not texts or not texts[-1].parts:
            return False
        if not texts[-1].parts[-1].text.endswith(SENTENCE_END):
            return False
        self._printed.kept.append(RawExtra(None, (raw(cell),)))
        return True

    def _read_name_and_label(self, text: RawText) -> bool:
        """`見守り事業（福祉課） 平成30年度の取組`: a row of the two-column table typed with one blank between."""
        found = _LABEL_AFTER_BRACKET.search(fold(text.text))
        name, label = (head(text, found.end()), tail(text, found.end())) if found else (None, None)
        if name is None or label is None:
            return False
        kind = self._known.kind_of(label.text, "entry.")
        if kind is None or not split_name(name, self._staffed)[1]:
            return False
        self._printed.add_name(name, in_table=False)
        self._printed.add_text((kind,), label).in_table = True
        return True

    def _is_over_plan(self, row: Row, following: Row | None) -> bool:
        """Whether a line without mark or section names a project: a short line over the label of a plan or a field.

        The text above it must be complete, else the line may be its end.
        """
        text = row.cells[0].text
        if following is None or len(text) > _LONGEST_NAME or "。" in text or text[:1] in "※*＊" or text[-1] in "、：:":
            return False
        if self._known.kinds_of(text) or self._contents.kind(row.cells[0]) or BRACKETS_ALONE.fullmatch(fold(text)):
            return False
        below = filled(following)[:1]
        if not below or not (self._label_below(below[0], following) or "").startswith(_BELOW_NAME):
            return False
        texts, names = self._printed.texts, self._printed.names
        if not texts:
            return not names or row.blank_before
        parts = texts[-1].parts
        if not parts:
            return False
        ends = parts[-1].text.endswith(SENTENCE_END) or not texts[-1].kind.startswith("entry.")
        return row.blank_before or ends or (self._mark is not None and _mark_of(row.cells[0]) == self._mark)

    def _label_below(self, cell: Cell, row: Row) -> str | None:
        """The kind of label at the head of the row below a line: of a text, or in a table of a field or figure."""
        kind = self._contents.kind(cell)
        if kind in ("entry.plan", "entry.outline"):
            return kind
        if row.table is None:
            field = labelled_field(cell, self._known)
            return None if field is None or field[0] == "column.project" else field[0]
        kinds = [title(other, self._known).kind for other in filled(row)]
        return None if "column.project" in kinds else kinds[0]

    def _is_name_line(self, cell: Cell) -> bool:
        """Whether a line outside tables names a project: short, no sentence, and a mark or a section in brackets."""
        text = cell.text
        if len(text) > _LONGEST_NAME or text[-1] in "。、" or self._contents.kind(cell) is not None:
            return False
        _, sections, _ = split_name(raw(cell), self._staffed)
        marker = split_marker(text)
        if sections or marker is None:
            return bool(sections)
        return marker.marker.startswith("事業") or looks_complete(text)


def _mark_of(cell: Cell) -> str | None:
    return cell.text[0] if cell.text[0] in _NAME_MARKS else None
