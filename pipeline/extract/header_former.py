"""The heads that a header names → those of this year, and those of whom it says that they are its heads no more (前部長：…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.raw import RawOfficer
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

_HEAD = "(?:部局?|局|本部|部門|所属|事務局|支所|区|院|署|館|所|消防|課|室)長|教育長|会計管理者|事業管理者|責任者|統括者"
_FORMER = re.compile(
    rf"[■□◆◇●○◎・( ]*(?:[前旧元] ?(?:任の?)? ?(?:{_HEAD})|前任)|.{{0,20}}(?:長|者)[ ]?\((?:前任者?|前|旧任?)\)"
)
_OF_DEPARTMENT = re.compile(r"[■□◆◇●○◎・( ]*[前旧] ?(?P<name>[^ :()橋田原川山沢島][^ :()]{1,14}?[部局])長")
"""前市民部長, and no head of a department that has its name from a place (前橋, 前田)."""


def without_former(officers: Sequence[RawOfficer]) -> tuple[list[RawOfficer], list[RawOfficer]]:
    """Heads as printed → those in office, and former ones: their post, or the label before it, says 前, 旧 or 前任."""
    former = [one for one in officers if is_former(_post(one))]
    return [one for one in officers if one not in former], former


def is_former(post: str) -> bool:
    """Whether a post is that of somebody who held it before.

    >>> [is_former(t) for t in ("前部長", "前市民部長 山田 太郎", "部長（前任）", "旧局長", "前任者")]
    [True, True, True, True, True]
    >>> [is_former(t) for t in ("部長", "元気づくり部長", "前橋支所長", "市民部長", "前田 太郎")]
    [False, False, False, False, False]
    """
    folded = fold(post).strip()
    if _FORMER.match(folded) is not None:
        return True
    found = _OF_DEPARTMENT.match(folded)
    return found is not None and is_department_name(found["name"])


def _post(officer: RawOfficer) -> str:
    return (officer.name if officer.role_label is None else officer.role_label).text
