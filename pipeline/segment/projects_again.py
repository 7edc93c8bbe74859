"""Blocks of unknown words that name the projects of another block again (年度末の実績 …) → blocks of projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.segments import Segment
from pipeline.profiles.labelled_lines import labelled
from pipeline.profiles.labels import FORM_FAMILIES, Labels
from pipeline.profiles.names_again import chapter_start, names_in, with_headings
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_UNKNOWN = ("extra", "other")
_OF = (*_UNKNOWN, "goals", "current_state", "policy", "message", "mission", "vision")
_LEAST, _LEAST_ROWS = 2, 8


def with_projects_again(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report, those that name its projects again, two at least, as blocks of projects.

    Each such name stands in a row of its own, and texts stand with it: the block has more lines or cells than names. In
    a block of words that nobody knows a line of a project may be taken for a heading: all blocks from the first to the
    last in which names stand are one, and those behind them with a heading that begins as one between them does.
    """
    labels = profile.labels
    if not any(one.kind == "projects" for one in segments):
        segments = tuple([part for one in segments for part in _parted(one, labels)])
    names = _names(segments, labels)
    if len(names) < _LEAST:
        return tuple(segments)
    found: list[Segment] = []
    at = 0
    while at < len(segments):
        end = _run(segments, at, names, labels)
        found.append(segments[at] if end == at else _as_one(segments[at:end]))
        at = max(end, at + 1)
    return tuple(found)


def _names(segments: Sequence[Segment], labels: Labels) -> set[str]:
    """The keys of what stands in the blocks of projects once; without such a block of what stands in two of unknown words."""
    own = [one for one in segments if one.kind == "projects"]
    if own:
        elsewhere = {key for one in segments if one.kind in _OF for key in names_in(one.rows, labels)}
        if len(elsewhere) < _LEAST or sum(map(_printed(own).__contains__, elsewhere)) < _LEAST:
            return set()
        once = {key for one in own for key, found in names_in(one.rows, labels).items() if len(found) == 1}
        return {key for key in once if not labels.kinds_of(key)}
    unknown = [one.rows for one in segments if one.kind in _UNKNOWN and len(one.rows) > _LEAST]
    if len(unknown) < _LEAST:
        return set()
    keys = [{key for key, found in names_in(rows, labels).items() if len(found) == 1} for rows in unknown]
    times = Counter(key for found in keys for key in found)
    return {key for key, count in times.items() if count > 1 and not labels.kinds_of(key)}


def _printed(segments: Sequence[Segment]) -> str:
    """What the blocks print, in the form of the keys: what does not stand in it is no name of theirs."""
    cells = [cell.text for one in segments for row in one.rows for cell in row.cells if cell.pieces]
    return "\n".join(["".join(fold(text).split()) for text in cells])


def _parted(segment: Segment, labels: Labels) -> tuple[Segment, ...]:
    """A block in which names stand twice, over texts each time → what stands above the first of them, and a block of projects."""
    if segment.kind not in _OF or len(segment.rows) < _LEAST_ROWS:
        return (segment,)
    rows = segment.rows
    again = chapter_start(rows, labels)
    if again is None:
        return (segment,)
    start = with_headings(rows, again.above)
    names = [key for key, at in names_in(rows[start:], labels).items() if len(at) > 1]
    if _texts(replace(segment, rows=rows[start:]), labels) < _LEAST * len(names):
        return (segment,)
    above = replace(segment, rows=rows[:start])
    projects = Segment("projects", None if start else segment.heading, rows[start:])
    return (above, projects) if start else (projects,)


def _run(segments: Sequence[Segment], first: int, names: set[str], labels: Labels) -> int:
    """The end of the blocks from `first` on that are one of projects; `first`: there is none."""
    if segments[first].kind not in _OF or not _named(segments[first], names, labels):
        return first
    last, keys = first, set[str]()
    at = first
    while at < len(segments) and (at == first or segments[at].kind in _UNKNOWN):
        here = _named(segments[at], names, labels)
        last, keys = (at, keys | here) if here else (last, keys)
        at += 1
        if segments[first].kind not in _UNKNOWN:
            break
    words = {_first_word(one) for one in segments[first + 1 : last + 1]} - {""}
    while last + 1 < len(segments) and segments[last + 1].kind in _UNKNOWN and _first_word(segments[last + 1]) in words:
        last += 1
    whole = _as_one(segments[first : last + 1])
    least = _LEAST if segments[first].kind in _UNKNOWN else max(_LEAST, 2 * len(whole.rows) // 9)
    return last + 1 if len(keys) >= least and _texts(whole, labels) >= len(keys) else first


def _texts(segment: Segment, labels: Labels) -> int:
    """How many cells of a block are sentences or begin with the label of a text or figure: a list or schedule of projects has none."""
    cells = [cell.text for row in segment.rows for cell in row.cells if cell.pieces]
    return sum("。" in text or _is_labelled(text, labels) for text in cells)


def _is_labelled(text: str, labels: Labels) -> bool:
    span = labelled(text, frozenset())
    return span is not None and any(kind.startswith(FORM_FAMILIES) for kind in labels.kinds_of(text[span[0] : span[1]]))


def _named(segment: Segment, names: set[str], labels: Labels) -> set[str]:
    """The names of projects that stand in a row of the block once."""
    found = names_in(segment.rows, labels) if segment.rows else {}
    return {key for key, places in found.items() if key in names and len(places) == 1}


def _first_word(segment: Segment) -> str:
    words = "" if segment.heading is None else fold(segment.heading.text)
    return words.replace(":", " ").split(maxsplit=1)[0] if words.strip() else ""


def _as_one(segments: Sequence[Segment]) -> Segment:
    """The blocks as one of projects; the headings below the first are its lines."""
    rows: list[Row] = []
    for number, one in enumerate(segments):
        if number and one.heading is not None:
            rows.append(Row((Cell(one.heading.pieces),)))
        rows += one.rows
    return replace(segments[0], kind="projects", rows=tuple(rows))
