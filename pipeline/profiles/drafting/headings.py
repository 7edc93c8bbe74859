"""Texts that stand alone in their row → the headings among them, each with the block that it opens, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.profiles.drafting.cells import Place, Seen, is_marked
from pipeline.profiles.drafting.contents import content_of, content_of_all, sample
from pipeline.profiles.drafting.hints import policy_kind

_REACH = 60
_NEAR = 4
"""A heading of projects stands so many rows above the first label of a project, at most."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, the kind proposed for it, and the reason in words."""

    seen: Seen
    kind: str
    reason: str


def find_headings(texts: Sequence[Seen], proposed: Mapping[str, str], unknown: Sequence[Seen]) -> Iterator[Heading]:
    """The headings among the unknown texts that have no proposed kind yet, in printed order.

    Args:
        texts: all texts that may be labels.
        proposed: the kinds proposed so far, by key.
        unknown: the texts that the vocabulary does not know.
    """
    kinds = {seen.key: (*seen.kinds, *((proposed[seen.key],) if seen.key in proposed else ())) for seen in texts}
    candidates = [seen for seen in unknown if seen.key not in proposed and _may_head(seen)]
    names = [seen for seen in candidates if _is_above_entry(seen, texts, kinds)]
    # Several texts each right above a label of a project are the projects' names.
    headings = [seen for seen in candidates if len(names) < 2 or seen not in names]
    for seen in headings:
        made = _opened_by(seen, texts, kinds, {one.key for one in headings})
        if made is not None:
            yield made


def _may_head(seen: Seen) -> bool:
    """Whether a text always stands alone in the first column, once in a document, above something."""
    if seen.repeats or is_marked(seen.printed) or content_of(seen.printed) in ("person", "department", "section"):
        return False
    return all(place.alone and place.column == 0 and not place.inline and place.below for place in seen.places)


def _is_above_entry(seen: Seen, texts: Sequence[Seen], kinds: Mapping[str, Sequence[str]]) -> bool:
    """Whether the next row holds a label of a project's text."""
    first = seen.places[0]
    return any(
        place.document == first.document and place.row == first.row + 1 and place.alone
        for one in texts
        if _is_of(kinds[one.key], "entry.")
        for place in one.places
    )


def _is_of(kinds: Sequence[str], family: str) -> bool:
    return any(kind.startswith(family) for kind in kinds)


def _opened_by(
    seen: Seen, texts: Sequence[Seen], kinds: Mapping[str, Sequence[str]], headings: set[str]
) -> Heading | None:
    """The block under a heading, by the labels and texts down to the next one."""
    place = seen.places[0]
    inside = sorted(_inside(place, texts, kinds, headings), key=lambda pair: pair[1].row)
    for one, inner in inside:
        if not _is_of(kinds[one.key], "entry.") and "column.project" not in kinds[one.key]:
            continue
        if inner.row - place.row <= _NEAR:
            return Heading(
                seen, "heading.projects", f"stands alone above rows with labels of projects (「{one.printed}」)"
            )
    if any("column.section" in kinds[one.key] for one, _ in inside) and "。" not in place.below[0]:
        return Heading(seen, "heading.staffing", "stands alone above a table of sections")
    content = content_of_all(place.below[:2])
    if content == "marked":
        return Heading(seen, "heading.goals", f"stands alone above marked lines ({sample(place.below)})")
    if content == "prose":
        return Heading(seen, policy_kind(seen.key), f"stands alone above prose ({sample(place.below)})")
    return None


def _inside(
    place: Place, texts: Sequence[Seen], kinds: Mapping[str, Sequence[str]], headings: set[str]
) -> Iterator[tuple[Seen, Place]]:
    """The texts below a heading, to the next heading, each with its place."""
    below = [(one, p) for one in texts for p in one.places if p.document == place.document and p.row > place.row]
    ends = [p.row for one, p in below if p.alone and (one.key in headings or _is_of(kinds[one.key], "heading."))]
    end = min(ends, default=place.row + _REACH)
    return ((one, p) for one, p in below if p.row < end)
