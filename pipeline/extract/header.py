"""The header block → department, its heads, the as-of line, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import filled, raw
from pipeline.model.document import Row
from pipeline.model.raw import RawOfficer, RawText, head, joined, stretch, tail
from pipeline.profiles.labels import FISCAL_YEAR
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_AS_OF = re.compile(
    r"(?:(?:平成|令和|昭和|[HRS])[ .]?(?:元|[0-9 ]{1,3}|[一二三四五六七八九十]{1,3})[ .年]|[0-9]{4}[ ./年]|各年度|[0-9]{1,2}[ ]?年度?[ ]?|[0-9]{1,2}[ ]?月)"
    r"[^()、。]{0,24}?(?:現在|時点)"
)
_DATE_WITH_BRACKET = re.compile(
    r"(?:平成|令和|昭和)[ ]?[0-9元]{1,3}[ ]?(?:\([0-9]{4}[ 年]{0,2}\))?[ ]?年?[ ]?(?:\([0-9]{4}年?\))?[^()、。]{0,16}?(?:現在|時点)"
)
_ABOVE = re.compile(r"(?:局|委員会|本部)$")
_BELOW = re.compile(r"(?:部|室|課|所|センター|事務局)$")
_YEAR_ALONE = re.compile(rf"[( ]*{FISCAL_YEAR}(?:版)?[) ]*")
_LONGEST_VALUE = 40
_KANA_NAME = re.compile(r"[ぁ-ゖーァ-ヺ]{1,8}[ \u3000]+[ぁ-ゖーァ-ヺ]{1,8}")
_LONGEST_LEAD = 15
"""Words before the date that only say what it is about (職員数は)."""
_POST_AND_NAME = re.compile(
    r"^(?P<post>[^\s:：（()）、。]{0,18}?(?:部長|局長|本部長|室長|所長|署長|館長|区長|院長|事業管理者|消防長|教育長|会計管理者|振興監|推進監|理事|参事監))"
    r"[ ]?[ :：][ ]?(?P<name>[^、。]{2,24})$"
)


@dataclass(frozen=True, slots=True)
class AsOfLine:
    """An as-of date (基準日), and the stretch of its line that it is found by: the words before it too."""

    date: RawText
    claimed: RawText


@dataclass(slots=True)
class HeaderFields:
    """What the header block printed; built up row by row, then read only."""

    department: RawText | None = None
    parents: list[RawText] = field(default_factory=list)
    years: list[RawText] = field(default_factory=list)
    as_of: list[AsOfLine] = field(default_factory=list)
    officers: list[RawOfficer] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)


def extract_header(rows: Sequence[Row], profile: Profile) -> HeaderFields:
    """The rows above the first heading → header fields; rows that say none of them are left unclaimed."""
    found = HeaderFields()
    index = 0
    while index < len(rows):
        row = rows[index]
        read = _read_stacked(rows[index:], profile, found) or _read_with_reading(
            rows[index : index + 2], profile, found
        )
        if read:
            index += read
            continue
        pending = _read_row(row, profile, found)
        if pending is not None and index + 1 < len(rows):
            value = _value_row(rows[index + 1], profile)
            if value is not None:
                _take_labelled(pending, value, found, profile)
                index += 1
        index += 1
    return found


def _read_with_reading(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """Kana alone on the row above a head's name are its reading (ふりがな); the number of rows read."""
    cells = filled(rows[0])
    if len(rows) < 2 or len(cells) != 1 or not _KANA_NAME.fullmatch(cells[0].text):
        return 0
    below = HeaderFields()
    if _read_row(rows[1], profile, below) is not None or len(below.officers) != 1 or below.department or below.as_of:
        return 0
    officer = below.officers[0]
    found.officers.append(replace(officer, name=joined((raw(cells[0]), officer.name))))
    return 2


def _read_stacked(rows: Sequence[Row], profile: Profile, found: HeaderFields) -> int:
    """Two or more labels, then as many values, in rows of their own or side by side; the number of rows read.

    Nothing is read where the numbers of labels and values differ.
    """
    labels: list[RawText] = []
    index = 0
    while index < len(rows) and all(profile.labels.kind_of(cell.text, "field.") for cell in filled(rows[index])):
        labels += [raw(cell) for cell in filled(rows[index])]
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
        _take_labelled(label, value, found, profile)
    return index


def _read_row(row: Row, profile: Profile, found: HeaderFields) -> RawText | None:
    """Take every field of the row; a label without its value, which may stand in the next row, is returned."""
    cells = [raw(cell) for cell in filled(row)]
    if not cells:
        return None
    label: RawText | None = None
    values: list[RawText] = []
    for cell in cells:
        if profile.labels.kind_of(cell.text, "field.") is not None:
            _take_values(label, values, found, profile)
            label, values = cell, []
            continue
        parts = list(_inline_fields(cell, profile))
        if parts:
            _take_values(label, values, found, profile)
            label, values = None, []
            for part_label, part_value in parts:
                _take_labelled(part_label, part_value, found, profile)
        elif label is not None:
            values.append(cell)
        else:
            _read_free(cell, found)
    if label is not None and not values:
        return label
    _take_values(label, values, found, profile)
    return None


def _inline_fields(cell: RawText, profile: Profile) -> Iterator[tuple[RawText, RawText]]:
    """`部局名 市民部　部長名 高﨑 邦夫` → its labels and values."""
    rest: RawText | None = cell
    while rest is not None:
        label = profile.labels.at_head(rest.text, "field.")
        if label is None:
            return
        # 部局名 | 市民部: a line that was drawn between label and value.
        drawn = len(rest.text[label.end :]) - len(rest.text[label.end :].lstrip("|｜ \u3000"))
        label_text, value = head(rest, label.end), tail(rest, label.end + drawn)
        if label_text is None or value is None:
            return
        following = _next_label(value, profile)
        if following is None:
            yield label_text, value
            return
        cut = head(value, following)
        if cut is not None:
            yield label_text, cut
        rest = tail(value, following)


def _next_label(value: RawText, profile: Profile) -> int | None:
    text = value.text
    for match in re.finditer(r"\s+", text):
        if match.end() < len(text) and profile.labels.at_head(text[match.end() :], "field.") is not None:
            return match.end()
    return None


def _value_row(row: Row, profile: Profile) -> RawText | None:
    cells = filled(row)
    if len(cells) != 1 or profile.labels.kinds_of(cells[0].text):
        return None
    value = raw(cells[0])
    if len(value.text) > _LONGEST_VALUE or profile.labels.at_head(value.text, "field.") is not None:
        return None
    return value


def _take_values(label: RawText | None, values: Sequence[RawText], found: HeaderFields, profile: Profile) -> None:
    if label is None or not values:
        return
    _take_labelled(label, joined(values), found, profile)


def _take_labelled(label: RawText, value: RawText, found: HeaderFields, profile: Profile) -> None:
    """Put a value where its label says: the department (and what stands above it), or a head."""
    if profile.labels.kind_of(label.text, "field.") == "field.department":
        if found.department is None:
            found.department = value
            found.labels.append(label)
        elif _ABOVE.search(found.department.text) and _BELOW.search(value.text) and not found.parents:
            # 局名 都市環境局, 部名 市民環境部
            found.parents.append(found.department)
            found.department = value
            found.labels.append(label)
    else:
        found.officers.append(RawOfficer(label, value))


def _read_free(cell: RawText, found: HeaderFields) -> None:
    """A cell without a field's label: an as-of line, or a post and a name (企画財務部長 高尾 典之)."""
    as_of = find_as_of(cell)
    if as_of is not None:
        found.as_of.append(as_of)
        return
    folded = fold(cell.text)
    if "年" in folded and _YEAR_ALONE.fullmatch(folded):
        found.years.append(cell)
        return
    match = _POST_AND_NAME.match(folded) if len(folded) <= _LONGEST_VALUE else None
    if match is not None:
        post, name = head(cell, match.end("post")), tail(cell, match.start("name"))
        if post is not None and name is not None:
            found.officers.append(RawOfficer(post, name))


def find_as_of(text: RawText) -> AsOfLine | None:
    """The as-of date in a line, with its 現在 or 時点 (`(職員数は平成30年4月1日現在)` → `平成30年4月1日現在`)."""
    whole = text.text
    if len(whole) > 80 or ("現在" not in whole and "時点" not in whole):
        return None
    folded = fold(whole)
    match = _DATE_WITH_BRACKET.search(folded) or _AS_OF.search(folded)
    if match is None:
        return None
    date, before = stretch(text, match.start(), match.end()), head(text, match.end())
    if date is None or before is None:
        return None
    return AsOfLine(date, before if match.start() <= _LONGEST_LEAD else date)
