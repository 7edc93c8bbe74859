"""Lines that begin with the same words in brackets in project after project (【どんな事業か】 …) → labels, though nobody knows any of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.document import Row
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST = 3
_LED = re.compile(
    r"[ \u3000・]*(?P<whole>[【〔《〈＜［](?P<word>[^【】〔〕《》〈〉＜＞［］。、0-9０-９]{2,14})[】〕》〉＞］])[ \u3000]*(?=\S)"
)
_SENTENCE = "。"


def led_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → the words in brackets before their lines that repetition and sense show to be labels.

    Two words of one kind of bracket at least stand before three lines each, each with sentences behind it; by what they
    say they head a plan and a text of another kind. A word beside them that says nothing heads a text of no known kind.
    Marks of names (【新規】 …事業) tell of no text and stand before no sentences.
    """
    found = [match for row in rows if _is_line(row) and (match := _LED.match(row.cells[0].text)) is not None]
    if len(found) < 2 * _LEAST:
        return {}
    counted = Counter(match["whole"] for match in found)
    words = {match["whole"]: match["word"] for match in found}
    prose = Counter(
        match["whole"] for match in found if _SENTENCE in match.string or len(match.string) > match.end() + 30
    )
    own = {
        whole: word
        for whole, word in words.items()
        if counted[whole] >= _LEAST and 2 * prose[whole] >= counted[whole] and not looks_like_section(word)
    }
    for bracket in {whole[0] for whole in own}:
        told = {whole: _told(whole, word, labels) for whole, word in own.items() if whole[0] == bracket}
        kinds = {kind for kind in told.values() if kind}
        if "entry.plan" in kinds and len(kinds) > 1:
            unknown = {whole: (kind or "entry.other",) for whole, kind in told.items() if not labels.text_kinds(whole)}
            return {**unknown, **_grades(words, counted, bracket, labels)}
    return {}


def _told(whole: str, word: str, labels: Labels) -> str | None:
    """What a word heads: by the vocabulary, else by its sense."""
    known = labels.text_kinds(whole)
    return known[0] if known else told_by_words(word)


def _grades(
    words: Mapping[str, str], counted: Counter[str], bracket: str, labels: Labels
) -> Mapping[str, tuple[str, ...]]:
    """Words of grades in the same brackets, with something short behind them."""
    return {
        whole: ("rating.result",)
        for whole, word in words.items()
        if whole[0] == bracket and counted[whole] >= _LEAST and not labels.text_kinds(whole) and speaks_of_grade(word)
    }


def _is_line(row: Row) -> bool:
    return len(row.cells) == 1 and bool(row.cells[0].pieces)
