"""The lines of a name cell → the same with those joined that the cell's edge broke in the middle of a word."""

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from pipeline.text.name_cell import NameDictionary
from pipeline.text.name_characters import HAN
from pipeline.text.posts import is_post

_KANA_WORD: Final = re.compile("[ぁ-ゖァ-ヺー]+")
_KANJI_WORD: Final = re.compile(f"[{HAN}ノヶケ]+")
_REMARK: Final = re.compile(r"(?<=.)[(（][^()（）\n]*[)）]\s*$")
_OPEN_BRACKET: Final = re.compile(r"([(（][^()（）\n]*)\n\s*(?=[^()（）\n]*[)）])")
_REMARK_BELOW: Final = re.compile("\n\\s*(?=（[^（）\n]*[一-龠][^（）\n]*）\\s*$)")
"""The break before a remark (（兼務）) on a line of its own; a full-width bracket needs no blank before it."""
_MOST_BREAKS: Final = 3
_WHOLE: Final = frozenset(((0, 2), (2, 2)))
"""Words in kana and in kanji that are one person's name, family and given (姓, 名)."""
_PARTIAL: Final = frozenset(((0, 1), (1, 1), (1, 2), (2, 1), *_WHOLE))


def joined_name(text: str, dictionary: NameDictionary | None = None) -> str:
    r"""A name cell's lines → the same, a line joined to the next where the break fell into a word.

    A break is taken for one inside a word if that, and nothing else, makes one person's name of the cell: family and
    given in kanji, with a reading in two words or none. Without a reading the word that it makes must be a name in the
    dictionary, or the line after it a single character. Brackets are closed again. Anything else stays as it is.

    >>> joined_name("ひらまつ りょうた 平\n松 良太"), joined_name("たかはし かおり 髙橋\n香織")
    ('ひらまつ りょうた 平松 良太', 'たかはし かおり 髙橋\n香織')
    >>> joined_name("大西 真由\n美"), joined_name("森 茂\n中村 秀雄"), joined_name("森 茂（兼\n務）")
    ('大西 真由美', '森 茂\n中村 秀雄', '森 茂（兼務）')
    """
    if "\n" not in text:
        return text
    text = _REMARK_BELOW.sub("", _OPEN_BRACKET.sub(r"\1", text))
    if "\n" not in text:
        return text
    remark = _REMARK.search(text)
    body, rest = (text, "") if remark is None else (text[: remark.start()], text[remark.start() :])
    lines = [line.split() for line in body.split("\n")]
    if not 2 <= len(lines) <= _MOST_BREAKS + 1 or not all(lines) or _counts(lines) in (None, *_PARTIAL):
        return text
    choices = []
    for joins in product((False, True), repeat=len(lines) - 1):
        words = _with_joins(lines, joins)
        if _counts(words) in _WHOLE and _are_words(lines, words, joins, dictionary):
            choices.append("\n".join(map(" ".join, words)))
    return choices[0] + rest if len(choices) == 1 else text


def _counts(lines: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """How many words are kana and how many kanji; None if there are others, posts among them."""
    words = [word for line in lines for word in line]
    kana = sum(1 for word in words if _KANA_WORD.fullmatch(word))
    kanji = sum(1 for word in words if _KANJI_WORD.fullmatch(word) and not is_post(word))
    return (kana, kanji) if kana + kanji == len(words) else None


def _with_joins(lines: Sequence[Sequence[str]], joins: Sequence[bool]) -> list[list[str]]:
    result = [list(lines[0])]
    for line, joins_here in zip(lines[1:], joins, strict=True):
        if joins_here:
            result[-1][-1] += line[0]
            result[-1] += line[1:]
        else:
            result.append(list(line))
    return result


def _are_words(
    lines: Sequence[Sequence[str]],
    words: Sequence[Sequence[str]],
    joins: Sequence[bool],
    dictionary: NameDictionary | None,
) -> bool:
    """Whether the words made by joining are of one script, and a reading or the dictionary says that they are words."""
    for above, below, join in zip(lines, lines[1:], joins, strict=False):
        if join and bool(_KANA_WORD.fullmatch(above[-1])) is not bool(_KANA_WORD.fullmatch(below[0])):
            return False
    kanji = [word for line in words for word in line if _KANJI_WORD.fullmatch(word)]
    if _counts(words) == (2, 2):
        return True
    if dictionary is not None:
        return dictionary.is_family(kanji[0]) and dictionary.is_given(kanji[1])
    return sum(joins) == 1 and len(lines[-1]) == 1 and len(lines[-1][0]) == 1
