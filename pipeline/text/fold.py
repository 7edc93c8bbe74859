"""Text → a form in which labels compare equal: `fold` keeps every position, `match_key` is for whole names."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from pipeline.text.charclasses import DASHES, MIDDLE_DOTS, SAME_SHAPE, char_class
from pipeline.text.clean import clean_text, settle_dashes

_OPENING: Final = "（［｛[{〔【〖〈《〘〚≪⦅｟︵︷︹︻︽︿﹇︗"
_CLOSING: Final = "）］｝]}〕】〗〉》〙〛≫⦆｠︶︸︺︼︾﹀﹈︘"


def _canonical_singletons() -> dict[str, str]:
    """CJK compatibility ideographs → the one ideograph that Unicode declares the same (NFC)."""
    blocks = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
    pairs = ((chr(c), normalize("NFC", chr(c))) for block in blocks for c in block)
    return {character: same for character, same in pairs if character != same and len(same) == 1}


_SAME_PLACE: Final = {
    **_canonical_singletons(),
    **SAME_SHAPE,
    **{chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F) if chr(c) not in "-~"},
    **dict(zip("︐︓︔︕︖", ",:;!?", strict=True)),
    **dict.fromkeys(MIDDLE_DOTS, "・"),
    **dict.fromkeys(_OPENING, "("),
    **dict.fromkeys(_CLOSING, ")"),
    **dict.fromkeys("“”„‟〝〞〟＂", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    "~": "～",
}
_FOLDABLE: Final = re.compile(char_class(_SAME_PLACE))
# One search tells most texts to be folded already.
_WORTH_A_LOOK: Final = re.compile(char_class({*_SAME_PLACE, *DASHES, "-"}))
_DASH: Final = re.compile(char_class(DASHES))
_LONG_MARK_AS_DASH: Final = re.compile("ー(?=[0-9A-Za-z])")

# NFKC opens circles (① → 1), which would make a mark into a number: Unicode's <circle> characters are left out of it.
_NOT_CIRCLED: Final = re.compile("[^①-⑳Ⓐ-⓪㉄-㉇㉑-㉟㊀-㊿㋐-㋾\U0001f12b-\U0001f12e\U0001f250\U0001f251]+")
_BLANKS: Final = re.compile(r"\s+")
_KEY_DOTS: Final = re.compile(char_class(MIDDLE_DOTS))


@lru_cache(maxsize=2048)  # every stage asks about the same lines and cells
def fold(text: str) -> str:
    r"""A text → a text of the same length in which look-alikes are one character: a match's span is a span of both.

    Each code point becomes one code point:
    full-width ASCII → ASCII; half-width kana → full-width (sound marks stay apart, as ゛ and ゜);
    CJK radicals and compatibility ideographs → ideographs; vertical forms → ordinary ones;
    every pair of brackets, 【】〔〕《》［］ [ ] { } …, → ( ), but not 「」『』 < >; curly quotes → " and ';
    · • ･ → ・; ~ 〜 → ～; dashes → ー within katakana words (as `clean_text` decides) and - elsewhere;
    every blank → ASCII space.
    Unchanged: TAB and newline, case, ① ㈱ ㎡ Ⅳ, 「、。」, ー, ○ 〇 ◯, and what has no counterpart of one code point:
    zero-width characters, combining marks, ㍻. Never raises; idempotent.

    >>> fold("【\u2ed1\u3000名】：ｾﾝﾀ－（２）")
    '(長 名):センター(2)'
    >>> fold("4月〜6月 ① 市民広聴•相談課")
    '4月～6月 ① 市民広聴・相談課'
    """
    if _WORTH_A_LOOK.search(text) is None and ("ー" not in text or _LONG_MARK_AS_DASH.search(text) is None):
        return text
    text = _FOLDABLE.sub(_folded, text)
    if _DASH.search(text) is not None or "-" in text or _LONG_MARK_AS_DASH.search(text) is not None:
        text = _DASH.sub("-", settle_dashes(text))
    return text


def _folded(found: re.Match[str]) -> str:
    return _SAME_PLACE[found[0]]


def match_key(text: str) -> str:
    """A name or label → the key under which its spellings meet: cleaned, NFKC, lower case, no blanks.

    Circled marks keep their circles, middle dots are ・, dashes other than the long mark are -.
    For comparison only, never for output. Never raises; idempotent.

    >>> match_key("多文化共生 推進事業"), match_key("（仮称）ＮＰＯ 法人"), match_key("①１０㎡")
    ('多文化共生推進事業', '(仮称)npo法人', '①10m2')
    """
    text = _NOT_CIRCLED.sub(_compatible, clean_text(text)).lower()
    text = _DASH.sub("-", _KEY_DOTS.sub("・", text))
    return normalize("NFC", _BLANKS.sub("", text))


def _compatible(found: re.Match[str]) -> str:
    return normalize("NFKC", found[0])
