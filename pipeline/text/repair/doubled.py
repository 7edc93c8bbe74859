"""A text in which every character stands twice, thrice or four times (fake bold, 重ね打ち) becomes the text once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import gcd
from typing import Final

_JAPANESE: Final = re.compile("[ぁ-ゖァ-ヺ々〇一-鿿㐀-䶿]")
_KANJI: Final = re.compile("[一-鿿㐀-䶿]")
_BLANKS: Final = " \u3000\u00a0"
_FOLDS: Final = (2, 3, 4)
_END: Final = "\x01\x02\x03\x04\x05\x06\x07"


@dataclass(frozen=True, slots=True)
class _Group:
    character: str
    length: int

    @property
    def is_blank(self) -> bool:
        return self.character in _BLANKS


def may_be_doubled(text: str) -> bool:
    """Whether three neighbours in a text stand twice or more (平平成成22): where not, `undouble` finds nothing.

    >>> may_be_doubled("平平成成22 年度"), may_be_doubled("人々の様々な22の着着")
    (True, False)
    """
    packed = text.replace(" ", "").replace("\u3000", "") + _END
    # The low byte of each character is one byte of one integer: a zero in the difference of neighbours is a pair. Pairs
    # at distance 2 are characters set two or four times, at distance 3 those set thrice. Integers do this at the speed
    # of memory. Behind the text, where the shifted integers have ended, stand characters that are no pair.
    low = packed.encode("utf-16-le", "surrogatepass")[::2]
    whole = int.from_bytes(low, "little")
    pairs = whole ^ (whole >> 8)
    return any(0 in (pairs | pairs >> step | pairs >> 2 * step).to_bytes(len(low), "little") for step in (16, 24))


def undouble(text: str, elsewhere: bool = False) -> str | None:
    """A cell or line with runs of characters printed twice, thrice or four times → each character once.

    Bold is sometimes made by printing a text again, hardly shifted; some text layers keep every print. A run is
    repaired only if each of its characters but blanks stands a multiple of the same number of times, and
    - it has at least four different characters, three of them Japanese, two of these side by side; or
    - it is the whole text, and has at least three different Japanese characters, two of them kanji; or
    - `elsewhere`: other texts of the document prove the damage, it is the whole text and has two different kanji or
      one and a number.
    No Japanese sentence has four neighbours each twice. The rest of the text stays, so 人々, 22, ○○ and …… do.
    If the result looks doubled again, the number is not certain: None.

    >>> undouble("平平成成2233年年度度目目標標"), undouble("上上上上 田田田田 市市市市")
    ('平成23年度目標', '上田市')
    >>> undouble("平平成成 2244 年年度度の目標管理")
    '平成 24 年度の目標管理'
    >>> undouble("66月月"), undouble("66月月", elsewhere=True)
    (None, '6月')
    >>> [undouble(text) for text in ("人々", "木木", "2222", "www", "○○○○△△△△", "…………", "ははのつつじ")]
    [None, None, None, None, None, None, None]
    """
    repaired = _once(text, elsewhere)
    if repaired == text or _once(repaired, False) != repaired:
        return None
    return repaired


def _once(text: str, elsewhere: bool) -> str:
    groups = [_Group(character, sum(1 for _ in run)) for character, run in groupby(text)]
    pieces: list[str] = []
    start = 0
    while start < len(groups):
        end = _end_of_run(groups, start)
        run = groups[start:end]
        if end == start + 1 and run[0].length == 1:
            pieces.append(run[0].character)
            start = end
            continue
        whole = start == 0 and end == len(groups)
        fold = _fold(run) if _is_proven(run, whole, whole and elsewhere) else 1
        pieces.append(_printed(run, fold))
        start = end
    return "".join(pieces)


def _end_of_run(groups: Sequence[_Group], start: int) -> int:
    """Where the run of repeated characters from `start` ends, blanks inside it counted in; one group if it is none."""
    end = start
    for index in range(start, len(groups)):
        group = groups[index]
        if group.is_blank and index > start:
            continue
        if group.is_blank or group.length < 2:
            break
        end = index + 1
    return max(end, start + 1)


def _fold(run: Sequence[_Group]) -> int:
    """How often each character of the run was printed; 1: not the same number of times, or more than four."""
    fold = gcd(*(group.length for group in run if not group.is_blank))
    return fold if fold in _FOLDS else 1


def _is_proven(run: Sequence[_Group], whole: bool, elsewhere: bool) -> bool:
    letters = {group.character for group in run if group.character.isalnum()}
    beside = letters if _fold(run) > 2 else _side_by_side(run)
    japanese = _count(_JAPANESE, letters)
    kanji = _count(_KANJI, letters)
    if _count(_JAPANESE, beside) >= 2 and japanese >= 3 and (len(letters) >= 4 or (whole and kanji >= 2)):
        return True
    number = any("0" <= letter <= "9" for letter in letters)
    return elsewhere and len(beside) >= 2 and (kanji >= 2 or (kanji == 1 and number))


def _count(pattern: re.Pattern[str], letters: set[str]) -> int:
    return sum(1 for letter in letters if pattern.match(letter))


def _side_by_side(run: Sequence[_Group]) -> set[str]:
    """The characters of a run that stand beside another without a blank: 着着 つつ 木木 is a list of pairs."""
    beside = set[str]()
    for one, other in pairwise(run):
        if not one.is_blank and not other.is_blank:
            beside |= {one.character, other.character}
    return beside


def _printed(run: Sequence[_Group], fold: int) -> str:
    """The run with each character once. A blank that was not repeated between repeated characters is one blank."""
    if fold == 1:
        return "".join(group.character * group.length for group in run)
    if fold > 2 and all(group.length == fold for group in run if not group.is_blank):
        # 上上上上 田田田田: the blanks part the prints of the characters, not words.
        parted = any(group.is_blank for group in run) and all(
            group.is_blank == bool(place % 2) for place, group in enumerate(run)
        )
        if parted:
            return "".join(group.character for group in run if not group.is_blank)
    return "".join(
        group.character * (group.length // fold if group.length % fold == 0 else group.length) for group in run
    )
