"""Errors and issues of a document → which issue points at which error; an error at which none points is silent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.evaluate.align import soft
from pipeline.evaluate.compare import Error
from pipeline.evaluate.outputs import NEVER_CONVERTED, Output

BLANKET: Final = frozenset(
    (
        "cjk-font-missing", "duplicate-content", "duplicate-report", "encoding-guessed", "encoding-misdeclared",
        "generic-layout", "license-unknown", "local-government-unknown", "ocr-used", "profile-rivals", "several-sheets",
        "text-repaired",
    )
)  # fmt: skip
"""Codes that speak of the document as a whole and point at no value."""
REFUSALS: Final = frozenset(("no-layout",))
"""Codes by which a report is kept as text only: all that is missing from it is said to be."""
GAPS: Final = frozenset(("goal-number-gap",))
"""Codes that say that an item is missing beside the one they point at."""
HELD: Final = 0.8
"""The share of a missed text's characters that must stand in lines which issues name."""
FAILURE: Final = -1
"""In place of an issue's number: the document was refused, and the refusal points at all that is missing."""
_WORDS: Final = re.compile(r"\t|[ \u3000]{2,}")
SHORT: Final = 4
"""Below this length a text must be a whole word of a line (a cell), or it would stand anywhere."""
_REPORT: Final = re.compile(r"(?:/reports/(?:[0-9]+|-))?")


@dataclass(frozen=True, slots=True)
class Flagged:
    """A printed stretch that an issue names: the issue's number, and below which item a missed text may stand in it."""

    issue: int
    text: str
    below: str


def pointing(errors: Sequence[Error], output: Output) -> tuple[tuple[int, ...], ...]:
    """For each error the numbers of the issues that point at it, in order; `FAILURE` stands for that of the document.

    An issue points at a leaf if its path is the leaf's or leads to something around it inside the report. It also points
    at a missing one if the missed text stands at the issue's place (an issue about another value only within that item),
    or if it says that the report was not read (`no-layout`).
    """
    if failure_of(output) is not None:
        return tuple((FAILURE,) for _ in errors)
    by_path: dict[str, list[int]] = defaultdict(list)
    for number, issue in enumerate(output.issues):
        if issue["code"] not in BLANKET and not is_about_all(issue["path"]):
            by_path[issue["path"]].append(number)
        if issue["code"] in GAPS:
            by_path[f"{issue['path'].rpartition('/')[0].rpartition('/')[0]}/-"].append(number)
    stretches = tuple(flagged(output))
    refusals = tuple(_refusals(output))
    held: dict[str, list[Flagged]] = {}
    return tuple(
        (*_by_path(error, by_path), *_by_refusal(error, refusals), *_by_place(error, stretches, held))
        for error in errors
    )


def failure_of(output: Output) -> str | None:
    """The issue code for which a document was refused; None where it was not, or where nothing says why."""
    return None if output.failure is None or output.failure[0] == NEVER_CONVERTED else output.failure[0]


def _refusals(output: Output) -> Iterator[tuple[int, str]]:
    """Issues that say that a report was not read, with its pointer.

    Any error of a document without reports is one. Where every report was refused, so was the whole document.
    """
    found = [
        (number, issue["path"] or "")
        for number, issue in enumerate(output.issues)
        if issue["severity"] == "error"
        and is_about_all(issue["path"])
        and (issue["code"] in REFUSALS or not output.reports)
    ]
    is_whole = len({path for _, path in found}) >= len(output.reports)
    yield from ((number, "" if is_whole else path) for number, path in found)


def _by_refusal(error: Error, refusals: Sequence[tuple[int, str]]) -> Iterator[int]:
    if error.outcome == "missing":
        yield from (number for number, path in refusals if not path or error.path.startswith(f"{path}/"))


def is_about_all(path: str | None) -> bool:
    """Whether a path leads to a report or the document as a whole."""
    return path is None or _REPORT.fullmatch(path) is not None


def _by_path(error: Error, by_path: Mapping[str, list[int]]) -> Iterator[int]:
    path = error.path
    while by_path and not is_about_all(path) and path != "/reports":
        yield from by_path.get(path, ())
        path = path.rpartition("/")[0]


def flagged(output: Output) -> Iterator[Flagged]:
    """The printed stretches (cells of lines) at the places of issues, softly."""
    for number, issue in enumerate(output.issues):
        where = issue["where"]
        if issue["code"] in BLANKET or where is None or where["line_start"] is None:
            continue
        below = "" if is_about_all(issue["path"]) else _item_of(issue["path"])
        for line in output.lines[where["line_start"] - 1 : where["line_end"]]:
            for word in _WORDS.split(line):
                if text := soft(word):
                    yield Flagged(number, text, below)


def _item_of(path: str) -> str:
    """The innermost item of a list that a path leads into (`/reports/0/projects/3/name` → `/reports/0/projects/3`).

    What stands in `extras` may belong anywhere.
    """
    parts = path.split("/")
    if parts[3:4] == ["extras"]:
        return ""
    while len(parts) > 3 and not parts[-1].isdecimal():
        parts.pop()
    return "/".join(parts) if len(parts) > 3 else path


def _by_place(error: Error, stretches: Sequence[Flagged], held: dict[str, list[Flagged]]) -> Iterator[int]:
    if error.witness is None or (error.outcome != "missing" and error.of != "extras"):
        return
    holding = held.get(error.witness)
    if holding is None:
        holding = held[error.witness] = _holding(soft(error.witness), stretches)
    near = [one for one in holding if _is_near(error.path, one.below)]
    wanted = len(soft(error.witness))
    if sum(min(len(text), wanted) for text in {one.text for one in near}) >= HELD * wanted:
        yield from sorted({one.issue for one in near})


def _is_near(path: str, below: str) -> bool:
    """Whether a missing leaf belongs into an item, or into an item that is missing beside it."""
    return not below or path.startswith((f"{below}/", f"{below.rpartition('/')[0]}/-"))


def _holding(witness: str, stretches: Sequence[Flagged]) -> list[Flagged]:
    """The stretches that hold a missed text, or a part of it."""
    if len(witness) < SHORT:
        return [one for one in stretches if one.text == witness]
    return [one for one in stretches if witness in one.text or (len(one.text) >= SHORT and one.text in witness)]
