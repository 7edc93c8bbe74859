"""Lines that stand in the same words in project after project (【約束したこと】) → labels of texts that the vocabulary does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.document import Row
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST = 3
_LONGEST = 24
_FORM = re.compile(
    r"【[^【】]+】|〔[^〔〕]+〕|《[^《》]+》|〈[^〈〉]+〉|＜[^＜＞]+＞|<[^<>]+>|［[^［］]+］|≪[^≪≫]+≫|[■□◆◇●▼▽▶][ \u3000]?[^\s]+"
)
_NO_LABEL = re.compile("[。、：:0-9]")


def line_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → the lines that repetition, form and place show to be labels; mostly nothing.

    Such a line stands in brackets or behind a mark, three times at least in the same words, each time over a text, and
    the labels that the vocabulary knows stand in the same form. Of which kind its text is its words say, or nobody does.
    """
    lines = [row.cells[0].text for row in rows if _may_be_label(row)]
    if len(lines) < _LEAST:
        return {}
    counted = Counter(lines)
    again = {text for text, times in counted.items() if times >= _LEAST}
    known = {text[0] for text in again if labels.text_kinds(text)}
    found = {text for text in again if text[0] in known and not labels.text_kinds(text) and _is_word(text, labels)}
    if not found:
        return {}
    over = Counter(row.cells[0].text for row, below in pairwise(rows) if _may_be_label(row) and _is_text(below))
    return {text: (told_by_words(text) or "entry.other",) for text in found if over[text] == counted[text]}


def _may_be_label(row: Row) -> bool:
    if len(row.cells) != 1 or len(row.cells[0].pieces) != 1:
        return False
    text = row.cells[0].text
    return len(text) <= _LONGEST and _FORM.fullmatch(text) is not None


def _is_word(text: str, labels: Labels) -> bool:
    key = label_key(text)
    if not key or _NO_LABEL.search(key) is not None or looks_like_section(key):
        return False
    return all(kind.startswith("heading.") for kind in labels.kinds_of(text))


def _is_text(row: Row) -> bool:
    return len(row.cells) == 1 and bool(row.cells[0].pieces) and not _may_be_label(row)
