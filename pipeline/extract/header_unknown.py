"""Words that nobody knows beside a department's or a person's name in the header → its department and head, by the values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.model.document import Row
from pipeline.model.raw import RawText, stretch
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.names import parse_name_cell
from pipeline.text.section_words import is_department_name

_MARKED = re.compile(r"[■□◆◇●○◎・▼ ]*(?P<label>[^\s:。、()0-9]{2,12})")
_IN_LINE = re.compile(
    r"(?:^|(?<=[ \n]))[■□◆◇●○◎・▼ ]*(?:[【〔〈《(\[](?P<inside>[^\s:。、()【】〔〕〈〉《》\[\]0-9]{2,12})[】〕〉》)\]]|(?P<label>[^\s:。、()【】〔〕0-9]{2,12}):) *"
    r"|^[■□◆◇●○◎・▼ ]*(?P<bare>[^\s:。、()【】〔〕0-9]{2,12}) +"
)
_OTHERS = re.compile(
    "担当|作成|記入|編集|連絡|問|副|補佐|次|係|事務|前|旧|元|相談|講師|市長|町長|村長|区長|会長|議員|関係|関連|協力"
)
_KANA = re.compile(r"[ぁ-ゖー]+[ \u3000]+[ぁ-ゖー]+|[ァ-ヺー]+[ \u3000]+[ァ-ヺー]+")
"""The reading of a name, in a cell of its own."""
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A label that nobody knows, and what stands beside or below it; `is_head`: a person's name, else a department's."""

    label: RawText
    value: RawText
    is_head: bool


def unknown_fields(rows: Sequence[Row], profile: Profile) -> tuple[UnknownField, ...]:
    """The rows of a header → its unknown labels whose values are departments or people with parted names."""
    found: list[UnknownField] = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else None
        for label, value in _pairs(row, below):
            kinds = () if label is None else profile.labels.kinds_of(label.text)
            if label is None or value is None or kinds or _OTHERS.search(label.text) or len(value.text) > _LONGEST:
                continue
            if is_department_name(without_blanks(fold(label.text))):
                continue
            if is_department_name(without_blanks(fold(value.text))):
                found.append(UnknownField(label, value, is_head=False))
            elif is_parted_name(value.text):
                found.append(UnknownField(label, value, is_head=True))
    return tuple(found)


def _pairs(row: Row, below: Row | None) -> Iterator[tuple[RawText | None, RawText | None]]:
    """What may be labels and values of a row, and the row below."""
    cells = [raw(cell) for cell in filled(row) if _KANA.fullmatch(cell.text) is None]
    under = [] if below is None else [raw(cell) for cell in filled(below)]
    if len(cells) == 1:
        yield from _in_line(cells[0])
        if len(under) == 1:
            yield _label(cells[0]), under[0]
    elif len(cells) % 2 == 0:
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            yield _label(label), value
    if len(cells) == len(under) > 1:
        for label, value in zip(cells, under, strict=True):
            yield _label(label), value


def _label(cell: RawText) -> RawText | None:
    folded = fold(cell.text).strip("【】〔〕〈〉《》()[] ")
    found = _MARKED.fullmatch(folded)
    return None if found is None else cell


def _in_line(cell: RawText) -> Iterator[tuple[RawText | None, RawText | None]]:
    """部名:市民部 まとめ役:山田 太郎 → each label with what stands before the next."""
    folded = fold(cell.text)
    found = list(_IN_LINE.finditer(folded))
    ends = [two.start() for two in found[1:]] + [len(folded)]
    for one, end in zip(found, ends, strict=False):
        group = next(name for name in ("inside", "label", "bare") if one[name])
        yield stretch(cell, *one.span(group)), stretch(cell, one.end(), end)


def is_parted_name(text: str) -> bool:
    """Whether a text is the name of one person, family and given name told apart."""
    try:
        cell = parse_name_cell(text)
    except ValueError:
        return False
    if cell.status != "person" or len(cell.persons) != 1:
        return False
    name = cell.persons[0].name
    return name.family is not None and name.given is not None and not re.search("[の。、]", text)


def titles_over_values(known: Sequence[str | None], rows: Sequence[Row]) -> bool:
    """Whether a row of titles, of which nobody knows some, stands over its values, a department and a person: these say so."""
    above, below = rows[0].cells, rows[1].cells
    if len(above) != 2 or len(below) != 2 or not any(known) or not all(cell.pieces for cell in (*above, *below)):
        return False
    if any(is_department_name(without_blanks(fold(cell.text))) for cell in above):
        return False
    units = [is_department_name(without_blanks(fold(cell.text))) for cell in below]
    people = [is_parted_name(cell.text) for cell in below]
    if any(unit for unit, kind in zip(units, known, strict=True) if kind not in (None, "field.department")):
        return False
    return sum(units) == 1 and sum(people) == 1
