"""Lines of a block of goals that one word numbers (誓い1 …, 誓い2 …) → their marks, though nobody knows the word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold
from pipeline.text.numbered_words import number_of

_FORM = re.compile(r"(?P<word>[一-龠々ぁ-ゖァ-ヺー]{1,8}) ?(?P<number>[0-9]{1,2}|[①-⑳])[ :]+(?=[^ ])")
_COUNTS = ("第", "約", "計", "平成", "令和", "昭和", "延べ", "全", "各", "年", "月", "週")
_LEAST = 2


def numbering_word(texts: Sequence[str]) -> str | None:
    """The word that numbers the lines of a block from 1 on, the first of which it begins; None where none does.

    >>> numbering_word(("誓い１　窓口の改善", "を進めます。", "誓い２　講座の充実"))
    '誓い'
    >>> numbering_word(("計 1 窓口", "計 3 窓口")), numbering_word(("誓い1 窓口の改善",))
    (None, None)
    """
    found = [_FORM.match(fold(text)) for text in texts]
    if not found or found[0] is None or found[0]["word"].endswith(_COUNTS) or split_marker(texts[0]) is not None:
        return None
    word = found[0]["word"]
    numbers = [number_of(match["number"]) for match in found if match is not None and match["word"] == word]
    return word if len(numbers) >= _LEAST and numbers == list(range(1, len(numbers) + 1)) else None


def mark_by_word(text: str, word: str | None) -> Marker | None:
    """The mark before a line that the word of its block numbers.

    >>> mark_by_word("誓い２　講座の充実", "誓い")
    Marker(marker='誓い２', number=2, rest_start=4, kind='label')
    """
    found = None if word is None else _FORM.match(fold(text))
    if found is None or found["word"] != word:
        return None
    return Marker(text[: found.end("number")], number_of(found["number"]), found.end(), "label")
