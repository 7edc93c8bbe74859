"""A text and the names of persons become the text with a mark for each letter of a name, blanks and the rest as they were."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from pipeline.publish.about import MARK
from pipeline.text.kana import to_katakana

_SURE: Final = 3
_SURE_KANA: Final = 5
"""How many letters make a name that is one wherever it stands; a shorter one (林一, あべ) may be part of a word."""
_KEY: Final = 2
_KANA = re.compile("[ァ-ヺー]+").fullmatch
_LETTER = re.compile("[々〆一-鿿㐀-䶿豈-﫿ぁ-ゖァ-ヺー\U00020000-\U0003ffff]").fullmatch
_WORD = re.compile(r"[^\s、，,。()（）［］\[\]「」:：/／|｜;；]+")
_VISIBLE = re.compile(r"\S")
_AFTER_NAME = r"(?=[ 　]{0,2}(?:[^ 　\s]{0,6}?(?:部長|局長|課長|室長|所長|館長|園長|次長|係長|主幹|参事|理事|署長|消防長|センター長)|氏|さん|様|先生))"


def folded(text: str) -> str:
    """A text as names are compared: no blanks, dots and sound marks, kana and widths as one.

    >>> folded("うち田　まさかず") == folded("ウチ田 ﾏｻｶｽﾞ")
    True
    """
    return "".join(letter for letter, _ in _letters(text))


@dataclass(frozen=True, slots=True)
class Names:
    """The names to be masked, by their first two letters as they are compared, longest first."""

    by_start: Mapping[str, tuple[str, ...]]

    def masked(self, text: str) -> str:
        """The text with every one of the names masked, however it is spaced or broken over lines.

        >>> names_of(["桜井 伸夫", "林一"]).masked("課長　桜 井　伸 夫、森林一帯（林 一）")
        '課長　■ ■　■ ■、森林一帯（■ ■）'
        """
        letters = list(_letters(text)) if len(text) >= _KEY else []
        plain = "".join(letter for letter, _ in letters)
        spans: list[tuple[int, int]] = []
        index = 0
        while index < len(plain) - 1:
            name = self._at(plain, index, text, letters)
            if name is None:
                index += 1
                continue
            spans.append((letters[index][1], letters[index + len(name) - 1][1]))
            index += len(name)
        return _with_marks(text, spans)

    def _at(self, plain: str, index: int, text: str, letters: list[tuple[str, int]]) -> str | None:
        for name in self.by_start.get(plain[index : index + _KEY], ()):
            if plain.startswith(name, index):
                start, end = letters[index][1], letters[index + len(name) - 1][1]
                if is_sure(name) or _stands_alone(text, start, end, len(name)):
                    return name
        return None


def names_of(names: Iterable[str]) -> Names:
    """The names, to be masked; what has one letter only is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in {folded(name) for name in names}:
        if len(name) >= _KEY:
            found[name[:_KEY]].add(name)
    return Names({start: tuple(sorted(some, key=lambda name: (-len(name), name))) for start, some in found.items()})


def is_sure(name: str) -> bool:
    """Whether a folded name is long enough to be one wherever it stands."""
    return len(name) >= (_SURE_KANA if _KANA(name) else _SURE)


def words_masked(text: str, parts: frozenset[str], wholes: tuple[str, ...]) -> str:
    r"""The text of a line that a person stands on: words masked that are a part of a name, or its beginning or end.

    `parts` and `wholes` are folded.

    >>> words_masked("課長\tうちだ 大西真", frozenset({folded("内田"), folded("うちだ")}), ("大西真由美",))
    '課長\t■■■ ■■■'
    """
    spans = []
    for found in _WORD.finditer(text):
        word = folded(found[0])
        if word in parts or (
            len(word) >= _KEY and any(whole.startswith(word) or whole.endswith(word) for whole in wholes)
        ):
            spans.append((found.start(), found.end() - 1))
    return _with_marks(text, spans)


def before_post(families: Iterable[str]) -> re.Pattern[str] | None:
    """A family name right before a post or a title of respect (桜井課長, 桜井さん); None: no names.

    >>> before_post(["桜井"]).sub("■", "桜井防災課長と桜井川")
    '■防災課長と桜井川'
    """
    words = sorted({re.escape(name) for name in families if name}, key=lambda name: (-len(name), name))
    long, short = [name for name in words if len(name) > 1], [name for name in words if len(name) == 1]
    forms = [*long, *(f"(?<![一-鿿々]){name}" for name in short)]
    return re.compile(f"(?:{'|'.join(forms)}){_AFTER_NAME}") if forms else None


def all_masked(text: str) -> str:
    """The text with a mark for every letter."""
    return _VISIBLE.sub(MARK, text)


def _stands_alone(text: str, start: int, end: int, length: int) -> bool:
    is_spaced = end - start + 1 > length
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    return not (_LETTER(before) or _LETTER(after)) or (is_spaced and not _LETTER(after))


def _with_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], all_masked(text[start : end + 1])]
        last = end + 1
    return "".join((*parts, text[last:])) if parts else text


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """The letters that count, each with the place it has in the text."""
    for index, letter in enumerate(text):
        for plain in _plain(letter):
            yield plain, index


@functools.lru_cache(maxsize=20_000)
def _plain(letter: str) -> str:
    wide = normalize("NFKD", to_katakana(normalize("NFKC", letter)))
    return "".join(
        one for one in wide if one not in "・･=＝゙゚゛゜" and not one.isspace() and category(one) not in {"Cf", "Mn", "Cc"}
    )
