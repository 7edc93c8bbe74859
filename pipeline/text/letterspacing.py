"""Words set with a blank after every character (市 民 部) → the words as written."""

import re
from collections.abc import Sequence
from typing import Final

_GAP: Final = "[ \u3000\u00a0\u2000-\u200a\u202f]"
_BLANK_RUN: Final = re.compile(f"{_GAP}+")
_CELLS: Final = re.compile("([\t\n]+)")
_JAPANESE: Final = "ぁ-ゖゝゞァ-ヺー・ヽヾ々〆〇㐀-鿿豈-龎\U00020000-\U0003ffff"
# Two gaps with one character between them: without these nothing is letter-spaced.
_SPACED: Final = re.compile(f"{_GAP}[^ ]{_GAP}")
_LETTER: Final = re.compile(f"[{_JAPANESE}]")
_BRACKETS: Final = frozenset("【】（）()〔〕［］[]「」『』《》〈〉")
# One character, alone or with the brackets and the colon that were set close to it: 【部, 針】, 針（案）, 名：.
_STEP: Final = re.compile(
    f"[【（(〔［「『《〈]?[{_JAPANESE}](?:[（(][^（）()]*[）)]|[】）)〕］」』》〉])?[：:]?|[【】（）()〔〕［］「」『』《》〈〉\\[\\]]"
)
_HIRAGANA: Final = re.compile("[ぁ-ゖ]")
_NUMBER: Final = re.compile("[0-9０-９]{1,4}")
_BEFORE_NUMBER: Final = frozenset("成和正治第年月")
_AFTER_NUMBER: Final = frozenset("年月日次期章節条回号款項")
# Single characters that stand side by side as column heads or choices, not as the letters of one word.
_SERIES: Final = tuple(
    frozenset(series)
    for series in (
        "月火水木金土日祝",
        "国県府都道市町村区他計",
        "男女計合",
        "大中小",
        "上中下",
        "有無",
        "春夏秋冬",
        "東西南北",
        "甲乙丙丁戊",
        "優良可否",
        "一二三四五六七八九十",
        "アイウエオカキクケコ",
        "イロハニホヘト",
        "あいうえお",
        "人件回円名日",
    )
)
_FEWEST: Final = 3


def close_letterspacing(text: str) -> str:
    """A heading, label or name cell → the same with letter-spaced words closed; other blanks stay.

    A word is letter-spaced if at least three single Japanese characters stand in a row with equal gaps. A wider gap
    between such characters is a gap between words and becomes one space. Tabs and line breaks part cells. Two
    characters (課 名, 林 薫) do not say whether they are one word: they stay. So do column heads in a row (国 県 市).
    Idempotent; never raises; nothing but blanks is ever removed.

    >>> close_letterspacing("市 民 部"), close_letterspacing("【 部 の 方 針 】")
    ('市民部', '【部の方針】')
    >>> close_letterspacing("平 成 28 年 度　　基 本 方 針")
    '平成28年度 基本方針'
    >>> close_letterspacing("吉田 修"), close_letterspacing("多文化共生 推進事業"), close_letterspacing("男 女 計")
    ('吉田 修', '多文化共生 推進事業', '男 女 計')
    """
    if _SPACED.search(text) is None:
        return text
    return "".join(_close_cell(cell) for cell in _CELLS.split(text))


def _close_cell(cell: str) -> str:
    gaps = _BLANK_RUN.findall(cell)
    tokens = _BLANK_RUN.split(cell)
    singles = [_is_single(tokens, i) for i in range(len(tokens))]
    pieces: list[str] = []
    start = 0
    while start < len(tokens):
        end = start + 1
        while singles[start] and end < len(tokens) and singles[end]:
            end += 1
        if start:
            pieces.append(gaps[start - 1])
        pieces.append(_close_run(tokens, gaps, start, end))
        start = end
    return "".join(pieces)


def _is_single(tokens: Sequence[str], i: int) -> bool:
    """Whether a token can be one step of letter-spacing: a Japanese character, a bracket, or a digit of a year."""
    token = tokens[i]
    return _STEP.fullmatch(token) is not None or (_NUMBER.fullmatch(token) is not None and _is_in_date(tokens, i))


def _is_in_date(tokens: Sequence[str], i: int) -> bool:
    """Whether the numbers around token `i` stand between such as 成 and 年: 平 成 28 年, 平 成 2 8 年, 第 1 章."""
    first = last = i
    while first and _NUMBER.fullmatch(tokens[first]) is not None:
        first -= 1
    while last < len(tokens) - 1 and _NUMBER.fullmatch(tokens[last]) is not None:
        last += 1
    return tokens[first] in _BEFORE_NUMBER and tokens[last] in _AFTER_NUMBER


def _close_run(tokens: Sequence[str], gaps: Sequence[str], start: int, end: int) -> str:
    """The tokens from `start` to `end`, all single, as words, or as they are where they may be no word."""
    run = tokens[start:end]
    inner = gaps[start : end - 1]
    if not _is_word_like(run) or (end < len(tokens) and _HIRAGANA.match(tokens[end]) is not None):
        return "".join(token + gap for token, gap in zip(run, [*inner, ""], strict=True))
    narrow = min(map(_width, inner))
    return (
        "".join(token + ("" if _width(gap) == narrow else " ") for token, gap in zip(run, inner, strict=False))
        + run[-1]
    )


def _is_word_like(run: Sequence[str]) -> bool:
    letters = {token for token in run if token not in _BRACKETS}
    bracketed = run[0] in _BRACKETS and run[-1] in _BRACKETS and len(letters) > 0
    if len(run) < _FEWEST or (len(letters) < _FEWEST and not bracketed):
        return False
    return bracketed or not any(letters <= series for series in _SERIES)


def _width(gap: str) -> int:
    """The width of a gap in half-width columns."""
    return sum(2 if blank in "\u3000\u2003" else 1 for blank in gap)
