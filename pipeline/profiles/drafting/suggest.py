"""Texts that may be labels and that the vocabulary does not know → the kind each may have, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.profiles.drafting.cells import Place, Seen
from pipeline.profiles.drafting.contents import CONTENT_NAMES, Content, content_of, content_of_all, is_content, sample
from pipeline.profiles.drafting.headings import find_headings
from pipeline.profiles.drafting.hints import budget_kind, entry_kind, measure_kind, rating_kind
from pipeline.profiles.labels import KINDS, label_key

_NO_ROW = 10**6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word, the kind proposed for it, and the reason in words."""

    seen: Seen
    kind: str
    reason: str


def suggest(texts: Sequence[Seen], count: int) -> tuple[Suggestion, ...]:
    """A suggestion for each text that has a label's places, in printed order.

    Args:
        texts: all texts of the documents that may be labels, the known ones too.
        count: the number of documents. What stands in less than half of several is content.
    """
    least = 1 if count == 1 else max(2, (count + 1) // 2)
    unknown = [
        seen for seen in texts if not seen.kinds and len(seen.documents) >= least and not is_content(seen.printed)
    ]
    found: dict[str, Suggestion] = {}
    first_headings = _first_headings(texts)
    labels = {seen.key for seen in texts if seen.kinds}
    for seen in unknown:
        made = _column(seen, labels) or _repeated(seen, labels) or _field(seen, first_headings)
        if made is not None:
            found[seen.key] = made
    _order_entries(texts, found)
    for heading in find_headings(texts, {key: one.kind for key, one in found.items()}, unknown):
        found[heading.seen.key] = Suggestion(heading.seen, heading.kind, heading.reason)
    kept = [found[seen.key] for seen in unknown if seen.key in found]
    return tuple(one if one.kind in KINDS else replace(one, kind="entry.other") for one in kept)


def _are_labels(values: Sequence[str], labels: Set[str]) -> bool:
    """Whether most of the texts are labels themselves: what stands beside them is a name, what stands above no title."""
    return 2 * sum(label_key(value) in labels for value in values) > len(values)


def _column(seen: Seen, labels: Set[str]) -> Suggestion | None:
    """The title of a column, by what stands below it."""
    places = [place for place in seen.places if place.titles]
    if 2 * len(places) <= len(seen.places):
        return None
    below = [text for place in places for text in place.below]
    if _are_labels(below, labels):
        return None
    content = content_of_all(below)
    kind = {
        "section": "column.section",
        "person": "column.section_head",
        "number": measure_kind(seen.key) if any(char in seen.key for char in "標績値率") else "column.staff_count",
        "money": budget_kind(seen.key),
        "rating": rating_kind(seen.key),
        "prose": entry_kind(seen.key) or "entry.plan",
        "short": "column.project" if places[0].column < 2 else "entry.other",
    }.get(content)
    if kind is None:
        return None
    return Suggestion(seen, kind, f"titles a column of {CONTENT_NAMES[content]} ({sample(below)})")


def _repeated(seen: Seen, labels: Set[str]) -> Suggestion | None:
    """A label that comes back with each project, by what stands beside it or below."""
    if not seen.repeats:
        return None
    times = f"stands {len(seen.places)} times" + (f" in {len(seen.documents)} files" if len(seen.documents) > 1 else "")
    where, content, values = _around(seen.places)
    if _are_labels(values, labels):
        return None
    if seen.key.endswith(("事業", "推進")) or (content_of(seen.printed) == "section" and content != "section"):
        # A project or section named again and again, not a word like 統括課 beside sections.
        return None
    if content in ("prose", "marked"):
        return Suggestion(
            seen, entry_kind(seen.key) or "entry.other", f"{times}, each time {where} prose ({sample(values)})"
        )
    kind = {
        "section": "column.section",
        "number": measure_kind(seen.key),
        "money": budget_kind(seen.key),
        "rating": rating_kind(seen.key),
        "short": "column.project",
    }.get(content)
    if kind is None or (content == "short" and len(set(values)) < len(values)):
        return None
    return Suggestion(seen, kind, f"{times}, each time {where} {CONTENT_NAMES[content]} ({sample(values)})")


def _around(places: Sequence[Place]) -> tuple[str, Content, list[str]]:
    """Whether a label's text stands beside or below it: the side, what stands there, and the texts."""
    beside = [place.beside for place in places if place.beside]
    if 2 * len(beside) > len(places):
        return "beside", content_of_all(beside), beside
    below = [place.below[0] for place in places if place.below]
    return "above", content_of_all(below), below


def _field(seen: Seen, first_headings: Mapping[int, int]) -> Suggestion | None:
    """A label of the header: once in a document, above all headings, beside a department or a person."""
    if seen.repeats or not all(place.beside and place.row < first_headings[place.document] for place in seen.places):
        return None
    values = [place.beside for place in seen.places]
    content = content_of_all(values)
    kind = {"department": "field.department", "person": "field.department_head"}.get(content)
    if kind is None:
        return None
    return Suggestion(seen, kind, f"above all headings, beside {CONTENT_NAMES[content]} ({sample(values)})")


def _first_headings(texts: Sequence[Seen]) -> Mapping[int, int]:
    """The row of the first heading that the vocabulary knows, by document."""
    rows: defaultdict[int, int] = defaultdict(lambda: _NO_ROW)
    for seen in texts:
        if any(kind.startswith("heading.") for kind in seen.kinds):
            for place in seen.places:
                rows[place.document] = min(rows[place.document], place.row)
    return rows


def _order_entries(texts: Sequence[Seen], found: dict[str, Suggestion]) -> None:
    """Labels that hint at nothing: the first of a project's texts is its plan, the last its report."""
    kinds = {seen.key: (*seen.kinds, *((found[seen.key].kind,) if seen.key in found else ())) for seen in texts}
    entries = [seen for seen in texts if seen.repeats and any(kind.startswith("entry.") for kind in kinds[seen.key])]
    if len(entries) < 2:
        return
    taken = {kind for seen in entries for kind in kinds[seen.key]}
    for seen, kind, word in ((entries[0], "entry.plan", "first"), (entries[-1], "entry.final", "last")):
        made = found.get(seen.key)
        if made is not None and made.kind == "entry.other" and kind not in taken:
            found[seen.key] = replace(made, kind=kind, reason=f"{made.reason}; the {word} of a project's texts")
