"""Characters of personal names: the classes that tell a name in kanji, a reading in kana and a damaged name apart."""

import re
from typing import Final

# Kanji of all planes, the marks that repeat or close one (々 〆), compatibility kanji, and private-use ones (外字).
HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆仝\U00020000-\U0003ffff"
KANA: Final = "ぁ-ゖゝゞァ-ヺヽヾー"
_DAMAGE: Final = "\ue000-\uf8ff\ufffd〓■□●?？＊*"

_KANJI_NAME: Final = re.compile(f"(?=[^{HAN}]*[{HAN}])[{HAN}{KANA}]{{1,10}}")
_SUSPECT: Final = re.compile(
    f"[A-Z{_DAMAGE}]"
    # One katakana among kanji is a lost lead byte (岡ア隆司 = 岡﨑隆司) unless it is one that place names have.
    f"|(?<=[{HAN}])[ァ-ヺ](?<![ノヶケツッガヵ])(?=[{HAN}]|$)"
)
_SUSPECT_NAME: Final = re.compile(f"(?=[^{HAN}]*[{HAN}])[{HAN}{KANA}A-Z{_DAMAGE}]{{1,10}}")


def is_kanji_name(word: str) -> bool:
    """Whether a word can be a name or a part of one in kanji, kana among them allowed (一ノ瀬, みずほ子).

    >>> is_kanji_name("一ノ瀬"), is_kanji_name("岡ア隆司"), is_kanji_name("よしだ"), is_kanji_name("吉田修。")
    (True, True, False, False)
    """
    return _KANJI_NAME.fullmatch(word) is not None


def is_damaged_name(word: str) -> bool:
    """Whether a word is a name with a character that no name has: 岡ア隆司 (﨑), 横M純一 (濵), ■橋.

    >>> is_damaged_name("岡ア隆司"), is_damaged_name("横M純一"), is_damaged_name("一ノ瀬"), is_damaged_name("ABC")
    (True, True, False, False)
    """
    return _SUSPECT.search(word) is not None and _SUSPECT_NAME.fullmatch(word) is not None
