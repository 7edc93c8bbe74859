"""Evidence and the lines it names become the proof that each printed text stands where it is said to stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.report import DocumentRecord, Evidence
from pipeline.publish.about import MARK

_REPAIRS = frozenset(("text-repaired", "text-repair-inferred"))


def broken_pointers(record: DocumentRecord, content: Mapping[str, Any]) -> Iterator[str]:
    """The pointers of evidence and of issues that lead to nothing in the document's JSON (RFC 6901)."""
    pointers = dict.fromkeys([*record.evidence, *(issue.path for issue in record.issues if issue.path)])
    return (pointer for pointer in pointers if not _leads_somewhere(content, pointer))


def _leads_somewhere(value: Any, pointer: str) -> bool:
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isascii() and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return False
    return True


def repaired_lines(record: DocumentRecord) -> frozenset[int]:
    """Numbers of the lines whose damaged characters were repaired: evidence on them is the repaired text."""
    return frozenset(
        issue.where.line_start
        for issue in record.issues
        if issue.code in _REPAIRS and issue.where is not None and issue.where.line_start is not None
    )


def lost_evidence(
    evidence: Mapping[str, Evidence],
    lines: Sequence[str],
    unknown: frozenset[int] = frozenset(),
    *,
    has_names: bool = True,
) -> Iterator[tuple[str, str]]:
    r"""Evidence that the lines do not bear out: its pointer, and why.

    Each printed line of the text stands in one of the lines named, and the first and the last of these hold one. Lines
    in `unknown` hold whatever is asked of them. Where names of persons were marked out (`has_names` False), a mark in the
    evidence stands for any character of the line.

    >>> at = Evidence(page=None, line_start=1, line_end=2, bbox=None, text="男女\n共同")
    >>> list(lost_evidence({"/a": at}, ["男女", "共同課"])), list(lost_evidence({"/a": at}, ["男女", "協働"]))
    ([], [('/a', 'lines 1 to 2 do not hold 「共同」')])
    """
    for pointer, one in evidence.items():
        reason = _why_lost(one, lines, unknown, _holds if has_names else _holds_marked)
        if reason is not None:
            yield pointer, reason


def _holds(line: str, piece: str) -> bool:
    return piece in line


def _holds_marked(line: str, piece: str) -> bool:
    if MARK not in piece or piece in line:
        return piece in line
    return re.search(re.escape(piece).replace(MARK, "."), line) is not None


def _why_lost(
    one: Evidence, lines: Sequence[str], unknown: frozenset[int], holds: Callable[[str, str], bool]
) -> str | None:
    start, end = one.line_start, one.line_end
    if start is None or end is None:
        return "it names no line"
    if not start <= end <= len(lines):
        return f"it names lines {start} to {end}; the source has {len(lines)}"
    pieces = [piece for piece in one.text.split("\n") if piece]
    if any(number in unknown for number in range(start, end + 1)):
        return None
    held = lines[start - 1 : end]
    for piece in pieces:
        if not any(holds(line, piece) for line in held):
            return f"lines {start} to {end} do not hold 「{piece[:60]}」"
    for number, line in ((start, held[0]), (end, held[-1])):
        if pieces and not any(holds(line, piece) for piece in pieces):
            return f"line {number} holds no part of it"
    return None
