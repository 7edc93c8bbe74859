"""A cell that is a word with a running number (宣言1, 項目（2）, 政策目標③) → the word and its number."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.fold import fold

_LONGEST = 16
_NUMBERED = re.compile(
    r"(?P<word>[一-龠々ァ-ヺーぁ-ゖ・]{1,10}) ?(?:No\.?|№)? ?(?:\( ?(?P<inside>[0-9]{1,2}) ?\)|(?P<bare>[0-9]{1,2})|(?P<circled>[①-⑳]))[.:]?"
)
_OUTER = " []:■□●○◎◆◇▼"
_NO_WORD = ("第", "約", "計", "平成", "令和", "昭和", "大正", "延べ", "全", "各", "年", "月", "週")
"""What stands before a number that counts or dates something."""


@lru_cache(maxsize=2048)
def numbered_word(text: str) -> tuple[str, int] | None:
    """The word and the number of a cell that is nothing else; None for a date, an amount or any longer text.

    >>> numbered_word("宣言１"), numbered_word("項目（２）"), numbered_word("政策目標③")
    (('宣言', 1), ('項目', 2), ('政策目標', 3))
    >>> numbered_word("平成28"), numbered_word("第1"), numbered_word("窓口の改善"), numbered_word("29回")
    (None, None, None, None)
    """
    if not 2 <= len(text) <= _LONGEST:
        return None
    folded = fold(text).strip(_OUTER)
    if folded[0:1] == "(" and folded[-1:] == ")":
        folded = folded[1:-1]
    found = _NUMBERED.fullmatch(folded)
    if found is None or found["word"].endswith(_NO_WORD):
        return None
    number = found["inside"] or found["bare"]
    return found["word"], int(number) if number else ord(found["circled"]) - ord("①") + 1
