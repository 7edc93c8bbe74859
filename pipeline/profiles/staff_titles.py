"""The titles of a table and the rows below → the columns of sections, their heads and numbers of staff, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.text.fold import fold
from pipeline.text.names import parse_name_cell
from pipeline.text.section_words import is_department_name
from pipeline.text.sections import looks_like_section

_LEAST_TITLES, _MOST_TITLES, _LONGEST_TITLE = 2, 6, 14
_NUMBER = re.compile(r"\([0-9]{1,3} ?[人名]?\)|[0-9]{1,3}(?:\.[0-9]{1,2})? ?[人名]?(?: ?\([0-9]{1,3}[人名]?\))?")
_NO_TITLE = re.compile("[0-9。、]")
_OF_OTHERS = ("column.project", "column.goal", "column.entries", "heading.", *TEXT_FAMILIES)
_OF_STAFF = ("column.section_head", "column.staff")
_OF_NUMBERS = ("column.staff", "total.")
_PEOPLE = re.compile("[人員]|名$")
_PARTED = re.compile(r"[^\s\u3000]+[ \u3000]+[^\s\u3000]+")


@dataclass(frozen=True, slots=True)
class StaffColumns:
    """Where the sections stand, their heads and their numbers (None: in no column)."""

    section: int
    head: int | None
    number: int | None


def staff_by_contents(titles: Sequence[str], below: Sequence[Sequence[str]], labels: Labels) -> StaffColumns | None:
    """The titles of a table and the one or two rows below → its columns; None: it is no table of sections and their staff.

    Every title is short and none of a project's. Names of sections stand in the first column, names of people or small
    numbers in another. That they count staff must be vouched for: by a title of heads or staff, by 人 in a title or
    behind the numbers, or by the names of people beside them. One row alone is too little where no title is known.

    >>> from pipeline.profiles.profile import load_profiles
    >>> labels = load_profiles().generic.labels
    >>> staff_by_contents(("持ち場", "まとめ役", "顔数"), (("市民課", "奥村 亘", "14"), ("税務課", "林 恵", "9")), labels)
    StaffColumns(section=0, head=1, number=2)
    >>> staff_by_contents(("持ち場", "相談"), (("市民課", "14"), ("税務課", "9")), labels) is None
    True
    """
    if not _LEAST_TITLES <= len(titles) <= _MOST_TITLES or not below:
        return None
    section = next((at for at in range(len(titles)) if all(looks_like_section(row[at]) for row in below)), None)
    if section is None or (section and len(below) < _LEAST_TITLES):
        return None
    if len(below) == 1 and is_department_name("".join(fold(below[0][0]).split())):
        return None  # 部局 | 部長等 over 市民部 | 山田 太郎: the header of a report
    if len({*titles}) < len(titles) or not all(_may_title(text, labels) for text in titles):
        return None
    known = [labels.kinds_of(text) for text in titles]
    if len(below) < _LEAST_TITLES and not any(known):
        return None
    columns = [[row[at] for row in below] for at in range(len(titles))]
    numbers = [at for at, texts in enumerate(columns) if all(_NUMBER.fullmatch(fold(text).strip()) for text in texts)]
    heads = [at for at, texts in enumerate(columns) if at not in (section, *numbers) and all(map(is_name, texts))]
    if len(numbers) > 1 and not all(any(kind.startswith(_OF_NUMBERS) for kind in known[at]) for at in numbers):
        return None
    if len(heads) > 1 or not (numbers or heads):
        return None
    if section and not (heads and numbers and len(titles) == len(heads) + len(numbers) + 1):
        return (
            None  # before a section a project may stand: what is beside it must be a head and numbers, and nothing else
        )
    told = any(kind.startswith(_OF_STAFF) for kinds in known for kind in kinds)
    parted = any(len(below) > 1 or _PARTED.fullmatch(text) for at in heads for text in columns[at])
    counted = any(_PEOPLE.search(titles[at]) or _PEOPLE.search(columns[at][0]) for at in numbers)
    if not (told or counted or (parted and numbers)):
        return None
    return StaffColumns(section, heads[0] if heads else None, numbers[0] if len(numbers) == 1 else None)


def _may_title(text: str, labels: Labels) -> bool:
    folded = "".join(fold(text).split())
    if not folded or len(folded) > _LONGEST_TITLE or _NO_TITLE.search(folded) is not None:
        return False
    kinds = labels.kinds_of(text)
    if looks_like_section(folded) and "column.section" not in kinds:
        return False
    return not any(kind.startswith(_OF_OTHERS) for kind in kinds)


def is_name(text: str) -> bool:
    """Whether a text is a person's name, or says that the post is vacant or held by another."""
    try:
        return parse_name_cell(text).status in ("person", "vacant", "concurrent")
    except ValueError:
        return False
