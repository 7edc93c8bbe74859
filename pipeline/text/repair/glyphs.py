"""Characters that stand for another because of a font or a keyboard become the other: one known pair each, no context."""

import re
from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

from pipeline.text.charclasses import VERTICAL_FORMS, char_class
from pipeline.text.radicals import RADICALS

_SYMBOLS: Final = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "・",
    "\uf0d8": "➢",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
"""Where Word's bullets lie in the private-use area: Symbol and Wingdings, U+F000 plus the byte of the font."""

_RADICAL: Final = re.compile(char_class(RADICALS))
_VERTICAL: Final = re.compile(char_class(VERTICAL_FORMS))
_SYMBOL: Final = re.compile(char_class(_SYMBOLS))
_MARKS: Final = {"\u3099": "\u3099", "\u309a": "\u309a", "゛": "\u3099", "゜": "\u309a"}
# NFKC makes ゛ a blank and a combining mark, so one blank may stand before the combining one.
_PARTED_KANA: Final = re.compile("([ぁ-ゖゝァ-ヲヽ])(?: ?([\u3099\u309a])|([゛゜]))")

GLYPHS: Final = frozenset([*RADICALS, *VERTICAL_FORMS, *_SYMBOLS, *_MARKS])
"""The characters that the repairs of this module look for."""


def unify_radicals(text: str) -> str | None:
    """Kangxi radicals and CJK radicals → the ideographs that share their glyphs (市⺠部⻑ → 市民部長).

    No one types a radical in a report: fonts share one glyph between both, and a PDF printer names the glyph by the
    lower code point. Source: Unicode EquivalentUnifiedIdeograph.txt; a radical that has no equivalent there stays.

    >>> unify_radicals("市⺠部⻑ ⼭⽥"), unify_radicals("市民部長"), unify_radicals("⺀⺚")
    ('市民部長 山田', None, None)
    """
    return _replaced(text, _RADICAL, RADICALS)


def lay_flat(text: str) -> str | None:
    """Presentation forms for vertical writing (縦書き) → the ordinary characters: ︵案︶ → （案）.

    The forms exist for fonts; a text layer has them where the page was set vertically. Their meaning is the same.

    >>> lay_flat("基本方針︵案︶︑重点﹁目標﹂"), lay_flat("基本方針（案）、重点「目標」")
    ('基本方針（案）、重点「目標」', None)
    """
    return _replaced(text, _VERTICAL, VERTICAL_FORMS)


def name_symbols(text: str) -> str | None:
    r"""Private-use code points of Word's bullet fonts (Symbol, Wingdings) → the marks they are drawn as.

    Only those that mean one mark in either font, or that are bullets wherever they occur. Other private-use characters
    (外字, U+E000 …) mean what one office made them mean: they stay, and count as damage.

    >>> name_symbols("\uf06c 市民協働"), name_symbols("\uf0fc 済"), name_symbols("\ue000橋")
    ('● 市民協働', '✓ 済', None)
    """
    return _replaced(text, _SYMBOL, _SYMBOLS)


def join_sound_marks(text: str) -> str | None:
    r"""Kana with their sound mark (濁点, 半濁点) apart → one character each, as file systems of Apple part them.

    Only a pair that Unicode composes; a mark after another character stays, and so do half-width kana, which
    `pipeline.text.clean` widens with their marks.

    >>> join_sound_marks("か\u3099いよう"), join_sound_marks("フ゜ラン"), join_sound_marks("は \u3099")
    ('がいよう', 'プラン', 'ば')
    >>> join_sound_marks("あ゛"), join_sound_marks("ガ行"), join_sound_marks("ｶﾞ")
    (None, None, None)
    """
    repaired = _PARTED_KANA.sub(_composed, text)
    return None if repaired == text else repaired


def _replaced(text: str, pattern: re.Pattern[str], pairs: Mapping[str, str]) -> str | None:
    repaired = pattern.sub(lambda found: pairs[found[0]], text)
    return None if repaired == text else repaired


def _composed(found: re.Match[str]) -> str:
    pair = normalize("NFC", found[1] + _MARKS[found[2] or found[3]])
    return pair if len(pair) == 1 else found[0]
