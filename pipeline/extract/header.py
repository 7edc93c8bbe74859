"""The header block → department, its heads, the as-of line, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.as_of import AsOfLine, find_as_of
from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.header_former import without_former
from pipeline.extract.header_inline import inline_fields
from pipeline.extract.header_labels import with_whole_labels
from pipeline.extract.header_people import (
    head_behind_label,
    is_head_post,
    is_heading_word,
    is_introduction,
    names_somebody,
    one_a_line,
    read_free_heads,
)
from pipeline.extract.header_repeated import without_repeated
from pipeline.extract.header_units import in_order, is_bare_unit, without_edges
from pipeline.extract.header_unknown import UnknownField, titles_over_values, unknown_fields
from pipeline.model.document import Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawOfficer, RawText, head, joined, stretch, tail
from pipeline.profiles.labels import FISCAL_YEAR
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name
from pipeline.text.sections import parse_section

_YEAR_ALONE = re.compile(rf"\(?(?:{FISCAL_YEAR})(?:分|版)?\)?")
_YEAR_BEFORE_UNIT = re.compile(rf"[(■□◆●○◎ ]*(?P<year>{FISCAL_YEAR})(?:の|[ ]+)(?P<unit>[^()0-9]{{2,20}})$")
_KANA_NAME = re.compile(r"\(?[ぁ-ゖー]+[ \u3000]+[ぁ-ゖー]+\)?|\(?[ァ-ヺー]+[ \u3000]+[ァ-ヺー]+\)?")
_LONGEST_VALUE = 40
_LONGEST_LABEL = 12
_NAME_PART = re.compile(r"[^0-9:@。、]{1,12}")
_UNKNOWN_LABEL = re.compile(r"[^0-9:。、「」]{2,12}")
_WITH_COLON = re.compile(r"^[■□◆●○◎・ ]*(?P<label>[^:0-9。、「」()]{2,12}?)[ ]?:[ ]?(?=\S)")
_RESPONSIBLE = re.compile("^[^ぁ-ゖァ-ヺ一-龠]*責任者")
_STAFF = "column.staff_count"


@dataclass(slots=True)
class HeaderFields:
    """What the header block printed; built up row by row, then read only."""

    department: RawText | None = None
    parents: list[RawText] = field(default_factory=list)
    years: list[RawText] = field(default_factory=list)
    as_of: list[AsOfLine] = field(default_factory=list)
    officers: list[RawOfficer] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)
    extras: list[RawExtra] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    units: list[tuple[RawText, RawText]] = field(default_factory=list)
    """The labels and values that name units (局名, 部名, 所属名), as printed."""
    staff: tuple[RawText, RawText] | None = None
    """The label and number of 職員数 printed in the header."""
    post: RawText | None = None
    """The value of 職名, until 氏名 follows."""
    responsible: tuple[RawText, RawText] | None = None
    """責任者 and the name beside it: the head of the department where no other is named."""
    bare: list[RawText] = field(default_factory=list)
    """Lines that hold nothing but a department's name."""


def extract_header(rows: Sequence[Row], profile: Profile) -> HeaderFields:
    """The rows above the first heading → header fields; rows that say none of them are left unclaimed."""
    found = HeaderFields()
    index = 0
    while index < len(rows):
        row = rows[index]
        read = (
            _read_stacked(rows[index:], profile, found)
            or _read_with_reading(rows[index : index + 3], profile, found)
            or _read_post_over_name(rows[index : index + 2], profile, found)
        )
        if read:
            index += read
            continue
        pending = _read_row(row, profile, found)
        if pending is not None and index + 1 < len(rows):
            value = _value_row(rows[index + 1], profile)
            if value is not None:
                _take_values(pending, [value], found, profile)
                index += 1
        index += 1
    if found.responsible is not None:
        _settle_responsible(*found.responsible, found)
    if rows and (not found.officers or not found.units):
        _settle_unknown(unknown_fields(rows, profile), found)
    found.officers, former = without_former(found.officers)
    if len(found.officers) > 1:
        found.officers, again = without_repeated(found.officers)
        found.labels += [text for one in again for text in (one.role_label, one.name) if text is not None]
    for one in former:
        found.extras.append(RawExtra(one.role_label, (one.name,)))
        found.findings.append(Finding("unclaimed-text", "a head of an earlier time is none of this year", one.name))
    for label, value in in_order(found.units):
        found.labels.append(label)
        found.parents.append(value)
    found.department = found.parents.pop() if found.parents else None
    return found


def _settle_unknown(fields: Sequence[UnknownField], found: HeaderFields) -> None:
    """The department and head under labels that nobody knows, where each is the only one, and the head stands with its department."""
    units = [one for one in fields if not one.is_head]
    heads = [one for one in fields if one.is_head]
    taken: list[UnknownField] = []
    if not found.units and len(units) == 1:
        found.units.append((units[0].label, units[0].value))
        taken += units
    if not found.officers and len(heads) == 1 and found.units:
        found.officers.append(RawOfficer(heads[0].label, heads[0].value))
        message = f"no word says that 「{heads[0].label.text}」 is the head: the name stands beside the department's"
        found.findings.append(Finding("value-doubtful", message, heads[0].value, "/officers/0"))
        taken += heads
    own = {piece.line for one in taken for piece in one.label.pieces}
    found.extras = [
        one for one in found.extras if one.label is None or not own.issuperset(piece.line for piece in one.label.pieces)
    ]
    found.findings = [
        one
        for one in found.findings
        if one.code != "unclaimed-text" or one.text is None or not own.issuperset(p.line for p in one.text.pieces)
    ]


def _read_with_reading(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """Kana alone on the row above a head's name, or in two rows, are its reading (ふりがな); the number of rows read."""
    kana: list[RawText] = []
    for row in rows[:2]:
        cells = filled(row)
        if len(cells) != 1 or not _is_reading(cells[0].text, alone=not kana and len(rows) > 1):
            break
        kana.append(raw(cells[0]))
    if not kana or len(rows) <= len(kana) or (len(kana) == 1 and not _KANA_NAME.fullmatch(kana[0].text)):
        return 0
    below = HeaderFields()
    if _read_row(rows[len(kana)], profile, below) is not None or len(below.officers) != 1 or below.units or below.as_of:
        return 0
    officer = below.officers[0]
    found.officers.append(replace(officer, name=joined((*kana, officer.name))))
    return len(kana) + 1


def _read_post_over_name(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """A department's head on a line (市民部長), and the name alone on the next, as a letter is signed; the number of rows read."""
    cells = [filled(row) for row in rows]
    if len(cells) < 2 or any(len(own) != 1 for own in cells) or not cells[0][0].text.endswith(("部長", "局長", "区長")):
        return 0
    heads = read_free_heads(joined([raw(own[0]) for own in cells]), profile)
    if len(heads) != 1 or _field_kind(cells[0][0].text, profile) or not is_head_post(cells[0][0].text):
        return 0
    found.officers += heads
    return len(rows)


def _is_reading(text: str, *, alone: bool) -> bool:
    if _KANA_NAME.fullmatch(text):
        return alone
    return re.fullmatch(r"[ァ-ヺー]{2,8}", text) is not None


def _field_kind(text: str, profile: Profile) -> str | None:
    """The kind of a header's label; 職員数 is one beside others."""
    return profile.labels.kind_of(text, "field.") or profile.labels.kind_of(text, _STAFF)


def _read_stacked(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """Two or more labels, then as many values, in rows of their own or side by side; the number of rows read.

    Side by side, a value stands below its label; in rows of their own nothing is read where the numbers differ.
    """
    first = filled(rows[0])
    if len(first) > 1:
        return _read_side_by_side(rows, profile, found)
    labels: list[RawText] = []
    index = 0
    while (
        index < len(rows) and len(cells := filled(rows[index])) < 2 and all(_field_kind(c.text, profile) for c in cells)
    ):
        labels += [raw(cell) for cell in cells]
        index += 1
    values: list[RawText] = []
    while len(labels) > 1 and index < len(rows) and len(values) < len(labels):
        cells = filled(rows[index])
        if any(profile.labels.kinds_of(cell.text) or len(cell.text) > _LONGEST_VALUE for cell in cells):
            return 0
        values += [raw(cell) for cell in cells]
        index += 1
    if len(labels) < 2 or len(values) != len(labels):
        return 0
    if any(profile.labels.at_head(value.text, "field.") or find_as_of(value) for value in values):
        return 0
    for label, value in zip(labels, values, strict=True):
        _take_values(label, [value], found, profile)
    return index


def _read_side_by_side(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """A row of labels and the row of values below it: 2, or 0 where they are not that."""
    above = rows[0].cells
    if len(rows) < 2:
        return 0
    known = [_field_kind(cell.text, profile) for cell in above]
    below = rows[1].cells
    if not all(kind for kind, cell in zip(known, above, strict=True) if cell.pieces) and not titles_over_values(
        known, rows
    ):
        return 0
    if len(below) > len(above) or not filled(rows[1]):
        return 0
    pairs = [
        (label, value)
        for kind, label, value in zip(known, above, below, strict=False)
        if value.pieces and (kind or not label.pieces)
    ]
    if any(not label.pieces or profile.labels.kinds_of(value.text) for label, value in pairs):
        return 0
    if any(profile.labels.at_head(value.text, "field.") or find_as_of(raw(value)) for _, value in pairs):
        return 0
    for label, value in pairs:
        _take_values(raw(label), [raw(value)], found, profile)
    found.labels += [
        raw(label)
        for kind, label in zip(known, above, strict=True)
        if kind and label.pieces and not any(label is one for one, _ in pairs)
    ]
    return 2


def _read_row(row: Row, profile: Profile, found: HeaderFields) -> RawText | None:
    """Take every field of the row; a label without its value, which may stand in the next row, is returned."""
    cells = with_whole_labels([raw(cell) for cell in filled(row)], profile)
    if len(cells) > 1 and _read_unknown_pair(cells, profile, found):
        return None
    heads = read_free_heads(joined(cells), profile) if len(cells) == 2 else ()
    if heads and not any(_field_kind(cell.text, profile) for cell in cells):
        found.officers += heads
        return None
    label: RawText | None = None
    values: list[RawText] = []
    for at, cell in enumerate(cells):
        if _names_unit(cells[at : at + 2], profile):
            if label is not None and not values:
                found.labels.append(label)  # 評価者 | 所属 | 総務部: a title over the labels beside it
            _take_values(label, values, found, profile)
            label, values = cell, []
        elif label is not None and not values and _is_value(cell, label, profile):
            values.append(cell)
        elif _field_kind(cell.text, profile) is not None:
            _take_values(label, values, found, profile)
            label, values = cell, []
        elif parts := list(inline_fields(cell, profile)):
            _take_values(label, values, found, profile)
            label, values = None, []
            for part_label, kind, part_value in parts:
                _take_labelled(part_label, kind, part_value, found)
        elif label is not None:
            values.append(cell)
        else:
            _read_free(cell, found, profile, alone=len(cells) == 1)
    if label is not None and not values:
        return label
    _take_values(label, values, found, profile)
    return None


def _names_unit(cells: Sequence[RawText], profile: Profile) -> bool:
    """Whether a label that sections have in other tables (所属) stands before a department's name."""
    if len(cells) < 2 or _field_kind(cells[0].text, profile) is not None:
        return False
    is_label = profile.labels.kind_of(cells[0].text, "column.section") is not None
    return is_label and is_department_name(without_blanks(fold(cells[1].text)))


def _is_value(cell: RawText, label: RawText, profile: Profile) -> bool:
    """Whether a cell that begins with a post is the value of the label before it: 職名 | 部長, 部長名 | 部長 高﨑 邦夫."""
    kind = profile.labels.kind_of(label.text, "field.")
    if kind == "field.post":
        return is_head_post(cell.text)
    if kind not in ("field.department_head", "field.author") or _field_kind(cell.text, profile) is not None:
        return False
    inner = profile.labels.at_head(cell.text, "field.")
    return inner is not None and inner.kind == "field.department_head"


def _read_unknown_pair(cells: Sequence[RawText], profile: Profile, found: HeaderFields) -> bool:
    """Two cells of which the first is a label that nobody knows, and the second its value: kept under that label."""
    if len(cells) != 2 or any(_field_kind(cell.text, profile) for cell in cells):
        return False
    label, value = cells
    if not _UNKNOWN_LABEL.fullmatch(fold(label.text)) or any(
        profile.labels.at_head(one.text, "field.") for one in cells
    ):
        return False
    if any(find_as_of(cell) or read_free_heads(cell, profile) for cell in cells) or read_free_heads(
        joined(cells), profile
    ):
        return False
    if _YEAR_ALONE.fullmatch(fold(label.text)) or _YEAR_ALONE.fullmatch(fold(value.text)) or is_bare_unit(label):
        return False
    _keep_unknown(label, value, found)
    return True


def _keep_unknown(label: RawText, value: RawText, found: HeaderFields) -> None:
    found.extras.append(RawExtra(label, (value,)))
    short = label.text.replace("\n", " ")
    found.findings.append(Finding("unclaimed-text", f"no field is for 「{short}」", label))


def _value_row(row: Row, profile: Profile) -> RawText | None:
    cells = filled(row)
    if len(cells) != 1 or profile.labels.kinds_of(cells[0].text):
        return None
    value = raw(cells[0])
    if len(value.text) > _LONGEST_VALUE or profile.labels.at_head(value.text, "field.") is not None:
        return None
    return value


def _take_values(label: RawText | None, values: Sequence[RawText], found: HeaderFields, profile: Profile) -> None:
    """Put the values after a label where the label says; what cannot belong to it is kept for itself."""
    if label is None or not values:
        return
    kind = _field_kind(label.text, profile)
    if kind is None and _names_unit((label, values[0]), profile):
        kind = "field.department"
    own = 1
    while own < len(values) and _goes_on(kind, values[own]):
        own += 1
    _take_labelled(label, kind, joined(values[:own]), found)
    if len(values) - own > 1:
        _keep_unknown(values[own], joined(values[own + 1 :]), found)


def _goes_on(kind: str | None, value: RawText) -> bool:
    """Whether a further cell can belong to a value: parts of a name, or levels of a department (総務局 | 市民部)."""
    if kind == "field.department":
        return is_department_name(without_blanks(fold(value.text))) or parse_section(value.text) is not None
    if kind == "field.contact":
        return True
    return _NAME_PART.fullmatch(fold(value.text)) is not None


def _take_labelled(label: RawText, kind: str | None, value: RawText, found: HeaderFields) -> None:
    if kind == "field.department":
        found.units.append((label, value))
    elif kind in (_STAFF, "field.staff_count"):
        found.staff = found.staff or (label, value)
    elif kind == "field.post":
        found.post = value
        found.labels.append(label)
    elif kind == "field.author":
        _take_author(label, value, found)
    elif kind == "field.department_head":
        if not is_heading_word(value):
            found.officers += [RawOfficer(label, name) for name in one_a_line(value)]
    else:
        found.extras.append(RawExtra(without_edges(label), (value,)))


def _take_author(label: RawText, value: RawText, found: HeaderFields) -> None:
    """作成者, 氏名: a head of the department only where the post beside the name says so."""
    post, found.post = found.post, None
    if post is not None and is_head_post(post.text):
        found.labels.append(label)
        found.officers.append(RawOfficer(post, value))
    elif post is None and is_head_post(value.text, named=True):
        found.officers.append(RawOfficer(label, value))
    elif post is not None:
        found.extras.append(RawExtra(post, (value,)))
        found.labels.append(label)
    elif found.responsible is None and _RESPONSIBLE.search(fold(label.text)) and names_somebody(value.text):
        found.responsible = (label, value)
    else:
        _keep_unknown(label, value, found)


def _settle_responsible(label: RawText, value: RawText, found: HeaderFields) -> None:
    """責任者 is the head of the department, where the header names none but heads of a field of work (担当部長)."""
    if all("担当" in (one.name if one.role_label is None else one.role_label).text for one in found.officers):
        found.officers.insert(0, RawOfficer(label, value))
    else:
        _keep_unknown(label, value, found)


def _read_free(cell: RawText, found: HeaderFields, profile: Profile, *, alone: bool) -> None:
    """A cell without a field's label: an as-of line, or a post and a name (企画財務部長 高尾 典之)."""
    as_of = find_as_of(cell)
    if as_of is not None:
        found.as_of.append(as_of)
        return
    folded = fold(cell.text)
    if "年" in folded and _YEAR_ALONE.fullmatch(folded):
        found.years.append(cell)
        return
    heads = read_free_heads(cell, profile)
    if heads:
        found.officers += heads
        found.labels += [cell] if is_introduction(cell) else []
    elif (dated := _YEAR_BEFORE_UNIT.match(folded)) is not None:
        year, unit = head(cell, dated.end("year")), tail(cell, dated.start("unit"))
        if year is not None and unit is not None and is_bare_unit(unit):
            found.years.append(year)
            found.bare.append(without_edges(unit))
    elif is_bare_unit(cell):
        found.bare.append(without_edges(cell))
    elif alone and (pair := head_behind_label(cell, profile)) is not None:
        found.officers += pair[1]
        found.labels.append(pair[0])
    elif alone and (known := _WITH_COLON.match(folded)) is not None and len(folded) <= 2 * _LONGEST_VALUE:
        label, value = stretch(cell, known.start("label"), known.end("label")), tail(cell, known.end())
        if label is not None and value is not None and not profile.labels.kinds_of(label.text):
            _keep_unknown(label, value, found)
