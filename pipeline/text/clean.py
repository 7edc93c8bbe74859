"""A field's text as extracted → the same words in one spelling, on which everything after it relies.

Neither NFKC nor the usual width converters may be used on a document: they rewrite ①, ㎡, ranges and name kanji.
What is changed here is what a clerk could not have meant: widths of letters and digits, radicals, look-alike dashes,
invisible characters, blanks.
"""

import re
from typing import Final
from unicodedata import is_normalized, normalize

from pipeline.text.charclasses import (
    DASHES,
    INVISIBLE_RANGES,
    INVISIBLES,
    LINE_ENDS,
    SAME_SHAPE,
    WAVES,
    char_class,
)

_VOICED, _SEMI_VOICED = "\u3099", "\u309a"

_REPLACEMENTS: Final = {
    **SAME_SHAPE,
    **dict.fromkeys(LINE_ENDS, "\n"),
    **dict.fromkeys(INVISIBLES, ""),
    # The spacing sound marks become the combining ones, which NFC composes with the kana before them: か゛ → が.
    **dict.fromkeys("゛ﾞ", _VOICED),
    **dict.fromkeys("゜ﾟ", _SEMI_VOICED),
    "㍾": "明治",
    "㍽": "大正",
    "㍼": "昭和",
    "㍻": "平成",
    "㋿": "令和",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
}
_REPLACEABLE: Final = re.compile(char_class(_REPLACEMENTS, INVISIBLE_RANGES))
_MARKS = _VOICED + _SEMI_VOICED
_ANY_DASH: Final = "-" + DASHES
# One search decides whether a text needs any work; ー is too common to be in it and has a search of its own, and so
# have the blanks, of which most texts have none.
_SUSPECT: Final = re.compile(
    char_class(set(_REPLACEMENTS) - {"～"} | set(DASHES) | set("-~，．") | set(_MARKS), INVISIBLE_RANGES)
)
_SUSPECT_BLANK: Final = re.compile("  |^ | $| (?=[\t\n])|(?<=[\t\n]) |^\n|\n$")
_BLANK_RUN: Final = re.compile("  +")
_EDGE_BLANKS: Final = re.compile(" *([\t\n]) *")

_DASH: Final = char_class(_ANY_DASH)
_KATAKANA: Final = "ァ-ヺヽヾ"
# No Japanese word lengthens ン, ッ, ヵ or ヶ: a dash after these is a dash.
_LENGTHENABLE: Final = "ァ-ヂツ-ヲヴヷ-ヺ"
# Before anything but katakana a dash may also be a dash. It is read as ー only after syllables that end words in ー
# (センタ－, ギャラリ－), not after those in which loan words with a last consonant end (アンケート, サービス, プラン).
_FINAL: Final = (
    "ァアィイェエォオカガキギケゲコゴサザシジセゼソゾタダチヂテデナニネノ"
    "ハバパヒビピヘベペホボポマミメモャヤュユョヨラリレロワヴ"
)
# The lookbehinds come second so that a search jumps from dash to dash.
_IN_KATAKANA: Final = re.compile(f"{_DASH}(?<=[{_LENGTHENABLE}].)(?=[{_KATAKANA}ー])")
_AFTER_KATAKANA: Final = re.compile(f"{_DASH}(?<=[{_FINAL}].)(?![-0-9A-Za-z{DASHES}{WAVES}])")
# A dash that opens something (－プラン－, ―テーマ―): its closing partner is not a long mark.
_OPENING_DASH: Final = re.compile(rf"(?:^|[^0-9A-Za-zァ-ヺー]){_DASH}(?=\S)", re.MULTILINE)
_BETWEEN_ALPHANUMERICS: Final = re.compile(f"[ー{_ANY_DASH[1:]}](?<=[0-9A-Za-z].)(?=[0-9A-Za-z])")
_LONG_MARK_AS_DASH: Final = re.compile("ー(?=[0-9A-Za-z])")
# "~" in an address (https://…/~user) has a letter or "/" beside it; as a range sign it has digits, Japanese or blanks.
_TILDE_AS_WAVE: Final = re.compile(r"~(?<![!-'*-/:-~]~)(?=[0-9 (\n\t]|[^\x00-\x7f]|$)")
_COMMA_IN_NUMBER: Final = re.compile("，(?<=[0-9]，)(?=[0-9])")
_POINT_IN_NUMBER: Final = re.compile("．(?<=[0-9]．)(?=[0-9])")


def clean_text(text: str) -> str:
    r"""A text as extracted → the text a field holds. Idempotent; the result is NFC.

    Folded: full-width letters, digits and ％; `，` and `．` between digits; half-width kana; か゛ (→ が); CJK radicals;
    wave dashes (→ ～); a dash inside or after a katakana word (→ ー) or between ASCII letters and digits (→ -);
    ㍻ (→ 平成); presentation forms of vertical text; every blank, and every run of blanks, to one space.
    Removed: variation selectors (IVS), controls, zero-width characters, blanks at the ends of lines and cells.
    Kept: TAB (the cell separator) and newline, ① ㈱ ㎡ Ⅳ, full-width brackets and punctuation, name kanji (髙 﨑 𠮷),
    a dash anywhere else.
    Never raises.

    >>> clean_text("平成２８年４\u2f49１\u2f47")
    '平成28年4月1日'
    >>> clean_text("よしだ\u3000おさむ  吉田\u00a0修 ")
    'よしだ おさむ 吉田 修'
    >>> clean_text("サ－ビス（１－２）"), clean_text("セ一ル"), clean_text("4月－6月")
    ('サービス（1-2）', 'セ一ル', '4月－6月')
    """
    if (
        _SUSPECT.search(text) is None
        and ("ー" not in text or _LONG_MARK_AS_DASH.search(text) is None)
        and ((" " not in text and "\n" not in text) or _SUSPECT_BLANK.search(text) is None)
        and is_normalized("NFC", text)
    ):
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    text = _compose(_REPLACEABLE.sub(_replacement, text))
    text = _POINT_IN_NUMBER.sub(".", _COMMA_IN_NUMBER.sub(",", text))
    text = _TILDE_AS_WAVE.sub("～", text)
    return _tidy_blanks(settle_dashes(text))


def settle_dashes(text: str) -> str:
    """Dashes in a text of full-width katakana and ASCII digits → ー or - where the neighbours decide it; same length.

    >>> settle_dashes("スポ―ツセンタ－の電話は0463−23−1111")
    'スポーツセンターの電話は0463-23-1111'
    >>> settle_dashes("―みんなのプラザ―"), settle_dashes("アンケート－結果")
    ('―みんなのプラザ―', 'アンケート－結果')
    """
    text = _IN_KATAKANA.sub("ー", text)
    if _AFTER_KATAKANA.search(text) is not None and _OPENING_DASH.search(text) is None:
        text = _AFTER_KATAKANA.sub("ー", text)
    return _BETWEEN_ALPHANUMERICS.sub("-", text)


def _replacement(found: re.Match[str]) -> str:
    return _REPLACEMENTS.get(found[0], "")


def _compose(text: str) -> str:
    """NFC; sound marks that had nothing to join are set back to their spacing forms, which can be seen."""
    text = normalize("NFC", text)
    if _VOICED in text or _SEMI_VOICED in text:
        text = text.replace(_VOICED, "゛").replace(_SEMI_VOICED, "゜")
    return text


def _tidy_blanks(text: str) -> str:
    """Runs of spaces → one; none at the ends of lines and cells, and no line breaks around the whole."""
    if "  " in text:
        text = _BLANK_RUN.sub(" ", text)
    if "\n" in text or "\t" in text:
        text = _EDGE_BLANKS.sub(r"\1", text)
    return text.strip(" \n")
