"""Documents of one layout → a draft: what identifies it, its years and title, suggested labels, its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.profiles.drafting.cells import Seen, is_label_like, kinds_in, seen_texts, whole_cells
from pipeline.profiles.drafting.suggest import Suggestion, suggest
from pipeline.profiles.drafting.title import TitleDraft, draft_title
from pipeline.profiles.labels import KINDS, label_key
from pipeline.profiles.profile import ProfileSet

_MOST_WORDS = 10
_UNTELLING = ("entry.other", "column.number", "heading.extra", "total.sum")
"""Kinds that stand in reports of any layout, or by chance."""


@dataclass(frozen=True, slots=True)
class TableDraft:
    """The titles of a table's columns, each with the kinds that the vocabulary gives it and the first texts below it."""

    document: int
    line: int
    columns: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is proposed for a layout."""

    labels: tuple[str, ...]
    words: tuple[str, ...]
    years: tuple[int, ...]
    title: TitleDraft | None
    suggestions: tuple[Suggestion, ...]
    tables: tuple[TableDraft, ...]
    known: tuple[Seen, ...]
    """Labels of the vocabulary that stand in the documents."""


def draft(documents: Sequence[Document], years: Sequence[int | None], profiles: ProfileSet) -> Draft | None:
    """What is proposed for the layout that the documents have in common; None: no label stands in all of them.

    Args:
        documents: files of one layout; one is enough, more sharpen the draft.
        years: the fiscal year that each document prints most.
        profiles: the profiles there are; their vocabulary tells which labels are known.
    """
    generic = profiles.generic
    title = draft_title(documents, generic.labels, generic.title_words)
    titles = () if title is None else tuple(label_key(line) for line in title.lines)
    texts = tuple(seen for seen in seen_texts(documents, generic.labels) if not _is_title(seen, titles))
    suggestions = suggest(texts, len(documents))
    words = tuple(_words(documents, texts, suggestions))
    shared = frozenset.intersection(*(kinds_in(document, generic.labels) for document in documents))
    # A profile half of whose identity are words does not claim a layout that has none of them.
    labels = tuple(kind for kind in sorted(shared & KINDS) if kind not in _UNTELLING)[: max(2 * len(words), 1)]
    if not words and not labels:
        return None
    return Draft(
        labels=labels,
        words=words,
        years=tuple(sorted({year for year in years if year is not None})),
        title=title,
        suggestions=suggestions,
        tables=tuple(_tables(documents, texts)),
        known=tuple(seen for seen in texts if seen.kinds),
    )


def _is_title(seen: Seen, titles: Sequence[str]) -> bool:
    return seen.key in titles


def _words(documents: Sequence[Document], texts: Sequence[Seen], suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """Words alone in a cell of every document: those that the vocabulary does not know first."""
    cells = [whole_cells(document) for document in documents]
    suggested = [one.seen for one in suggestions]
    known = [seen for seen in texts if any(kind.startswith(("heading.", "entry.")) for kind in seen.kinds)]
    count = 0
    for seen in (*suggested, *known):
        if count < _MOST_WORDS and all(seen.key in one for one in cells) and is_label_like(seen.printed):
            count += 1
            yield word_of(seen)


def word_of(seen: Seen) -> str:
    """How a profile writes a word: as compared, years as placeholders."""
    return seen.key.replace("$fy", "{fy}").replace("$year", "{year}")


def _tables(documents: Sequence[Document], texts: Sequence[Seen]) -> Iterator[TableDraft]:
    """Every table with a row of titles, each form once."""
    rows: dict[tuple[int, int], list[tuple[int, Seen, tuple[str, ...], int]]] = {}
    for seen in texts:
        for place in seen.places:
            if place.titles:
                rows.setdefault((place.document, place.row), []).append((place.column, seen, place.below, place.line))
    known = set[tuple[str, ...]]()
    for (document, _), cells in sorted(rows.items()):
        cells.sort(key=lambda cell: cell[0])
        form = tuple(seen.key for _, seen, _, _ in cells)
        if form not in known:
            known.add(form)
            columns = tuple((seen.printed, seen.kinds, below[:3]) for _, seen, below, _ in cells)
            yield TableDraft(document, cells[0][3], columns)
