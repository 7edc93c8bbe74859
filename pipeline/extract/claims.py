"""Words that a block took for labels → those that are labels: known words, or words that a value or its label holds.

A title may stand over nothing, and a line that looks like one may be text. What nothing vouches for is claimed by
nobody, so that it is kept as text that no field holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.extract.leftovers import value_texts
from pipeline.model.raw import RawReport, RawText
from pipeline.profiles.headings import general_kind
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.money import yen_scale
from pipeline.text.periods import is_month

_BARE_FIGURE = re.compile("[0-9]{1,3}(?:[/.,-][0-9]{1,3})+")
_WORD = re.compile(r"\w+")


def is_known_label(text: str, labels: Labels) -> bool:
    """Whether words are a label whatever stands below them: of the vocabulary or general, a month, or a unit of money.

    A number or a year says nothing where no value is of it: it is no such label.
    """
    if labels.kinds_of(text) or is_month(text):
        return True
    folded = fold(text)
    if "単位" in folded and yen_scale(without_blanks(folded[folded.index("単位") :]).rstrip(")")) is not None:
        return True
    return all(_is_known_word(word, labels) for word in _WORD.findall(folded))


def vouched(claims: Sequence[RawText], report: RawReport, labels: Labels) -> list[RawText]:
    """The claims of which every word is a known label or stands in a text of the report, with or without the blanks in it."""
    if not claims:
        return []
    held = "\n".join([without_blanks(fold(text.text)) for text in value_texts(report)])
    return [claim for claim in claims if _is_held(claim.text, held, labels)]


def _is_held(text: str, held: str, labels: Labels) -> bool:
    """Whether each word that is no label by itself stands in what is held, with or without the blanks in it."""
    folded = fold(text)
    if _BARE_FIGURE.fullmatch(folded.strip()) is not None:
        return False  # 3/12 among titles: the same figure elsewhere is a value of its own
    if without_blanks(folded) in held:
        return True
    return all(word in held or _is_known_word(word, labels) for word in _WORD.findall(folded))


def _is_known_word(word: str, labels: Labels) -> bool:
    return bool(labels.kinds_of(word)) or general_kind(word) is not None
