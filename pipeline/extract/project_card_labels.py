"""Tables of labels and values, one for each project → the labels that only their place and repetition show to be such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.extract.project_forms import kinds_of_values
from pipeline.model.document import Row
from pipeline.profiles.labels import PART_FAMILIES, Labels, label_key
from pipeline.profiles.text_words import told_by_words

_LEAST_CARDS = 2
_LEAST_KNOWN = 2
_LONGEST_LABEL = 16
_PARTS = ("heading.goals", *PART_FAMILIES)
_NO_LABEL = "。、0123456789"


def card_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → what their cards use as labels and the vocabulary does not know; mostly nothing.

    A card is a table of two columns in which known labels stand on the left, or words that stand there in most such tables
    and speak of a text. A word that nobody knows is a label where it stands there in most cards with a value beside it: of sections or a grade where all its values are that, else of the
    kind of text that its words speak of.
    """
    tables = list(_cards(rows))
    if len(tables) < _LEAST_CARDS:
        return {}
    told = _told_alike(tables, labels)
    cards = [card for card in tables if _is_card(card, labels, told)]
    if len(cards) < _LEAST_CARDS:
        return {}
    values: dict[str, list[str]] = {}
    seen: dict[str, int] = {}
    for card in cards:
        for label in {label for label, _ in card if _is_unknown(label, labels)}:
            seen[label] = seen.get(label, 0) + 1
        for label, value in card:
            if label in seen and value:
                values.setdefault(label, []).append(value)
    return {
        label: kinds_of_values(label, values[label], labels)
        for label, count in seen.items()
        if count * 3 >= len(cards) * 2 and label in values
    }


def _cards(rows: Sequence[Row]) -> Iterator[list[tuple[str, str]]]:
    for table, own in groupby(rows, key=lambda row: row.table):
        pairs = [(row.cells[0].text, row.cells[1].text) for row in own if len(row.cells) == 2 and row.cells[0].pieces]
        if table is not None and pairs:
            yield pairs


def _told_alike(tables: Sequence[Sequence[tuple[str, str]]], labels: Labels) -> frozenset[str]:
    """The unknown words on the left of most tables that speak of a text (事業実施の目的)."""
    counted = Counter(label for table in tables for label in {label for label, _ in table})
    return frozenset(
        label
        for label, count in counted.items()
        if count >= _LEAST_CARDS
        and count * 3 >= len(tables) * 2
        and _is_unknown(label, labels)
        and told_by_words(label)
    )


def _is_card(card: Sequence[tuple[str, str]], labels: Labels, told: frozenset[str]) -> bool:
    """Whether at least two rows begin with labels that the vocabulary or repetition shows, as most rows do that it can tell."""
    known = sum(label in told or any(kind.startswith(_PARTS) for kind in labels.kinds_of(label)) for label, _ in card)
    return known >= _LEAST_KNOWN and known * 2 >= len(card)


def _is_unknown(text: str, labels: Labels) -> bool:
    if len(text) > _LONGEST_LABEL + len("平成28(2016)年度"):
        return False
    key = label_key(text)  # a year in a label is no figure
    if len(key) > _LONGEST_LABEL or any(char in _NO_LABEL for char in key):
        return False
    return not labels.kinds_of(text)
