"""Lines that stand in the same words in project after project (【約束したこと】) → labels of texts that the vocabulary does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.project_forms import kinds_of_values
from pipeline.model.document import Row
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST = 3
_LONGEST = 24
_FORM = re.compile(
    r"【[^【】]+】|〔[^〔〕]+〕|《[^《》]+》|〈[^〈〉]+〉|＜[^＜＞]+＞|<[^<>]+>|［[^［］]+］|≪[^≪≫]+≫|[■□◆◇●▼▽▶・○][ \u3000]?[^\s]+"
)
_BULLETS = "・○"
_NO_LABEL = re.compile("[。、：:0-9]")
_DAY = re.compile(r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[12]年)(?=末|現在|時点|まで|間|を|の)")
"""〈9月30日現在の様子〉 is a label, whatever its digits."""


def line_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → the lines that repetition, form and place show to be labels; mostly nothing.

    Such a line stands in brackets or behind a mark, three times at least in the same words, each time over a text, and
    the labels that the vocabulary knows stand in the same form; where it knows none, there are two of them, and one speaks of a text by
    itself. Of which kind its text is its words say, or nobody does.
    """
    lines = [row.cells[0].text for row in rows if _may_be_label(row)]
    if len(lines) < _LEAST:
        return {}
    counted = Counter(lines)
    again = {text for text, times in counted.items() if times >= _LEAST}
    unknown = {text for text in again if not labels.text_kinds(text) and _is_word(text, labels)}
    if not unknown:
        return {}
    known = {text[0] for text in again if labels.text_kinds(text)} or _forms_of_sense(unknown)
    found = {text for text in unknown if text[0] in known}
    if not found:
        return {}
    below: dict[str, list[str]] = {}
    for row, text in pairwise(rows):
        if _may_be_label(row) and _is_text(text, again):
            below.setdefault(row.cells[0].text, []).append(text.cells[0].text)
    return {
        label: kinds_of_values(label, below[label], labels)
        for label in found
        if len(below.get(label, ())) == counted[label]
    }


def _forms_of_sense(words: Iterable[str]) -> set[str]:
    """The brackets or marks of two words or more, of which one speaks by itself of a text."""
    told: dict[str, list[str | None]] = {}
    for text in words:
        told.setdefault(text[0], []).append(told_by_words(text))
    return {mark for mark, kinds in told.items() if len(kinds) > 1 and any(kinds)}


def _may_be_label(row: Row) -> bool:
    if len(row.cells) != 1 or len(row.cells[0].pieces) != 1:
        return False
    text = row.cells[0].text
    return len(text) <= _LONGEST and _FORM.fullmatch(text) is not None


def _is_word(text: str, labels: Labels) -> bool:
    key = label_key(text)
    if not key or _NO_LABEL.search(_DAY.sub("", key)) is not None or looks_like_section(key):
        return False
    return all(kind.startswith("heading.") for kind in labels.kinds_of(text))


def _is_text(row: Row, again: Container[str]) -> bool:
    """Whether a row is a line of a text: under ・ one may be an item of a list."""
    if len(row.cells) != 1 or not row.cells[0].pieces:
        return False
    text = row.cells[0].text
    return text not in again if text[0] in _BULLETS else not _may_be_label(row)
