"""The units that a header names (局名, 部名, 所属名) → their order from above to below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.model.raw import RawText, stretch
from pipeline.text.fold import fold
from pipeline.text.sections import parse_section

_ABOVE = re.compile(r"(?:局|委員会|本部)$")
_BELOW = re.compile(r"(?:部|課|室|事務局|センター)$")
_EDGES = " \t\u3000:：|｜■□◆●○◎・【】[]［］〔〕()（）"
_LONGEST = 40
_LEVELS = ((0, re.compile("^局")), (3, re.compile("課|室|係|所属|所名")), (1, re.compile("部局|部等|部・局|組織")))


def in_order(units: Sequence[tuple[RawText, RawText]]) -> tuple[tuple[RawText, RawText], ...]:
    """The labels and names of units → the same from above to below; one whose level cannot be told is left out.

    Their order is told by the labels (局名 above 部局名 above 所属名) or, under one label, by the names' ends.
    """
    units = [unit for at, unit in enumerate(units) if _key(unit) not in [_key(one) for one in units[:at]]]
    levels = [level_of(label.text) for label, _ in units]
    if len(units) > 1 and len(set(levels)) == len(levels):
        ordered = [unit for _, unit in sorted(zip(levels, units, strict=True), key=lambda pair: pair[0])]
    else:
        ordered = list(units[:1])
        for unit in units[1:]:
            if len(ordered) == 1 and _ABOVE.search(ordered[0][1].text) and _BELOW.search(unit[1].text):
                ordered.append(unit)
    return tuple(ordered)


def _key(unit: tuple[RawText, RawText]) -> str:
    return without_blanks(fold(unit[1].text))


def level_of(label: str) -> int:
    """How far down the unit is that a label names: 局名 0, 部局名 1, 部名 2, 所属名 3."""
    bare = without_blanks(fold(label)).strip("■□◆●○◎・:() ")
    return next((level for level, words in _LEVELS if words.search(bare)), 2)


def without_edges(label: RawText) -> RawText:
    """A label without the colon after it and the mark before it."""
    text = label.text
    start = len(text) - len(text.lstrip(_EDGES))
    return stretch(label, start, len(text.rstrip(_EDGES))) or label


_LABEL_WITHIN = re.compile("[部局]名")
"""What stands in 2部局名 市民部, a label with its value behind a number, and in no name."""


def is_bare_unit(cell: RawText) -> bool:
    """Whether a cell is the name of a department, or of one below another (総務局 市民部), and nothing else."""
    text = fold(cell.text)
    if len(text) > _LONGEST or text[-1:] not in "部局会院庁)" or _LABEL_WITHIN.search(text) is not None:
        return False
    parsed = parse_section(cell.text)
    if parsed is None or parsed.department is None or parsed.section or parsed.post or parsed.detail:
        return False
    return without_blanks(parsed.department) == without_blanks(text).strip("()・■□◆●○◎")
