"""A cell that is a word with a running number (宣言1, 項目（2）, 政策目標③) → the word and its number."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.fold import fold

_LONGEST = 16
_NUMBERED = re.compile(
    r"(?:(?P<word>[一-龠々ァ-ヺーぁ-ゖ・]{1,10}) ?(?:No\.?|№)?|No\.?|№) ?(?:\( ?(?P<inside>[0-9]{1,2}) ?\)|(?P<bare>[0-9]{1,2})|(?P<circled>[①-⑳]))[.:]?"
)
_PATH = re.compile(
    r"(?P<word>[一-龠々ァ-ヺーぁ-ゖ・]{1,10})? ?(?:No\.?|№)? ?\(?(?P<first>[0-9]{1,2}|[①-⑳]) ?[-－‐–−.の] ?\(?(?P<second>[0-9]{1,2}|[①-⑳])\)?[.:]?"
)
"""A number of two parts: which part of which goal (取組1-2, 項目2の①)."""
_OUTER = " []:■□●○◎◆◇▼"
_NO_WORD = ("第", "約", "計", "平成", "令和", "昭和", "大正", "延べ", "全", "各", "年", "月", "週")
"""What stands before a number that counts or dates something."""


@lru_cache(maxsize=2048)
def numbered_word(text: str) -> tuple[str, int] | None:
    """The word and the number of a cell that is nothing else; None for a date, an amount or any longer text.

    >>> numbered_word("宣言１"), numbered_word("項目（２）"), numbered_word("政策目標③")
    (('宣言', 1), ('項目', 2), ('政策目標', 3))
    >>> numbered_word("No.4"), numbered_word("№5")
    (('No', 4), ('No', 5))
    >>> numbered_word("平成28"), numbered_word("第1"), numbered_word("窓口の改善"), numbered_word("29回")
    (None, None, None, None)
    """
    if not 2 <= len(text) <= _LONGEST:
        return None
    folded = fold(text).strip(_OUTER)
    if folded[0:1] == "(" and folded[-1:] == ")":
        folded = folded[1:-1]
    found = _NUMBERED.fullmatch(folded)
    if found is None or (found["word"] or "").endswith(_NO_WORD):
        return None
    number = found["inside"] or found["bare"]
    return found["word"] or "No", number_of(number or found["circled"])


@lru_cache(maxsize=2048)
def numbered_path(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The word and the number of a cell, which may be of two parts, and then without a word; None as for `numbered_word`.

    >>> numbered_path("具体的取組1－2"), numbered_path("取組①-3"), numbered_path("宣言4")
    (('具体的取組', (1, 2)), ('取組', (1, 3)), ('宣言', (4,)))
    >>> numbered_path("取組№1-2"), numbered_path("1-2"), numbered_path("平成28-29")
    (('取組', (1, 2)), ('', (1, 2)), None)
    """
    one = numbered_word(text)
    if one is not None:
        return one[0], (one[1],)
    if not 3 <= len(text) <= _LONGEST:
        return None
    found = _PATH.fullmatch(fold(text).strip(_OUTER))
    if found is None or (found["word"] or "").endswith(_NO_WORD):
        return None
    return found["word"] or "", (number_of(found["first"]), number_of(found["second"]))


def number_of(printed: str) -> int:
    """Digits or one circled number → the number.

    >>> number_of("12"), number_of("③")
    (12, 3)
    """
    return ord(printed) - ord("①") + 1 if "①" <= printed <= "⑳" else int(printed)


def goes_on(above: tuple[int, ...] | None, number: tuple[int, ...]) -> bool:
    """Whether a number is the first one, or the next behind another of as many parts.

    >>> goes_on(None, (1, 1)), goes_on((1, 3), (2, 1)), goes_on((1, 3), (1, 4)), goes_on((2,), (3,))
    (True, True, True, True)
    >>> goes_on(None, (2,)), goes_on((1, 3), (2, 2)), goes_on((1,), (1, 1))
    (False, False, False)
    """
    if above is None:
        return set(number) == {1}
    if len(above) != len(number):
        return False
    return number == (*above[:-1], above[-1] + 1) or (len(number) > 1 and number == (above[0] + 1, 1))
