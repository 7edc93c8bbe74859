"""Kana in one script becomes kana in the other (平仮名 ↔ 全角片仮名), and half-width kana becomes full-width."""

import re
import unicodedata

_OFFSET = 0x60
_HIRAGANA_TO_KATAKANA = {
    **{code: code + _OFFSET for code in range(0x3041, 0x3097)},
    **{code: code + _OFFSET for code in (0x309D, 0x309E)},
}
_KATAKANA_TO_HIRAGANA = {katakana: hiragana for hiragana, katakana in _HIRAGANA_TO_KATAKANA.items()}

# The sound marks join the kana before them. NFKC alone would put a blank before a spacing mark (U+309B, U+309C).
_SPACING_MARKS = str.maketrans({"゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a"})
_LEFT_OVER = str.maketrans({"\u3099": "゛", "\u309a": "゜", "ﾞ": "゛", "ﾟ": "゜"})
_MARKED = re.compile("[ぁ-ヾ][\u3099\u309a]")
_HALF_WIDTH = re.compile("[\uff66-\uff9d\uff70]+[\uff66-\uff9f]*")
_LOOSE_MARK = re.compile("(?<=[ぁ-ゖァ-ヺゝヽ\uff66-\uff9d])[ \u3000]?[゛゜ﾞﾟ\u3099\u309a]")
_NEEDS_COMPOSING = re.compile("[\uff66-\uff9f゛゜\u3099\u309a]")

_HIRAGANA = re.compile("[ぁ-ゖゝゞー]+")
_KATAKANA = re.compile("[ァ-ヺヽヾー]+")
_KANA = re.compile("[ぁ-ゖゝゞァ-ヺヽヾー]+")
_REPEATED = re.compile("[ゝゞヽヾ]")
_VOICED = str.maketrans(
    "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ",
    "がぎぐげござじずぜぞだぢづでどばびぶべぼガギグゲゴザジズゼゾダヂヅデドバビブベボ",
)
_UNVOICED = {after: before for before, after in _VOICED.items()}


def compose_kana(text: str) -> str:
    """Half-width kana (半角カナ) becomes full-width; a loose sound mark (濁点, 半濁点) joins the kana before it.

    >>> compose_kana("ﾖｼﾀﾞ ｵｻﾑ"), compose_kana("よした゛")
    ('ヨシダ オサム', 'よしだ')
    """
    if not _NEEDS_COMPOSING.search(text):
        return text
    joined = _LOOSE_MARK.sub(lambda found: found.group()[-1].translate(_SPACING_MARKS), text)
    widened = _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found.group()), joined)
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found.group()), widened).translate(_LEFT_OVER)


def to_katakana(text: str) -> str:
    """Hiragana becomes full-width katakana, half-width kana is widened; everything else stays.

    >>> to_katakana("よしだ おさむ"), to_katakana("いすゞ"), to_katakana("ｻﾄｰ")
    ('ヨシダ オサム', 'イスヾ', 'サトー')
    """
    return compose_kana(text).translate(_HIRAGANA_TO_KATAKANA)


def to_hiragana(text: str) -> str:
    """Katakana becomes hiragana (ー stays, ヷ–ヺ have no hiragana and stay); everything else stays.

    >>> to_hiragana("ヴァイオリン"), to_hiragana("サトー"), to_hiragana("ﾊﾟﾊﾟ")
    ('ゔぁいおりん', 'さとー', 'ぱぱ')
    """
    return compose_kana(text).translate(_KATAKANA_TO_HIRAGANA)


def expand_iteration_marks(text: str) -> str:
    """An iteration mark (踊り字 ゝ ゞ ヽ ヾ) becomes the kana it repeats; one with nothing to repeat stays.

    >>> expand_iteration_marks("いすゞ"), expand_iteration_marks("こゝろ"), expand_iteration_marks("ゝ")
    ('いすず', 'こころ', 'ゝ')
    """
    if not _REPEATED.search(text):
        return text
    letters: list[str] = []
    for letter in text:
        if letter in "ゝゞヽヾ" and letters and _KANA.fullmatch(letters[-1]) and letters[-1] not in "ーゝゞヽヾ":
            plain = letters[-1].translate(_UNVOICED)
            letters.append(plain.translate(_VOICED) if letter in "ゞヾ" else plain)
        else:
            letters.append(letter)
    return "".join(letters)


def is_hiragana(text: str) -> bool:
    """Whether the text is hiragana only (with ー and iteration marks), and not empty.

    >>> is_hiragana("さとー"), is_hiragana("サトー"), is_hiragana("")
    (True, False, False)
    """
    return _HIRAGANA.fullmatch(text) is not None


def is_katakana(text: str) -> bool:
    """Whether the text is full-width katakana only (with ー and iteration marks), and not empty.

    >>> is_katakana("サトー"), is_katakana("ｻﾄｰ"), is_katakana("一ノ瀬")
    (True, False, False)
    """
    return _KATAKANA.fullmatch(text) is not None


def is_kana(text: str) -> bool:
    """Whether the text is full-width kana of either script only, and not empty.

    >>> is_kana("よしだ"), is_kana("ヨシダ"), is_kana("よしだ おさむ"), is_kana("吉だ")
    (True, True, False, False)
    """
    return _KANA.fullmatch(text) is not None
