"""The mark at the head of a line or item (①, (1), １．, ア, 第1, 目標①, ○) → its number, style and end."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from pipeline.text import enclosed_numbers as enclosed
from pipeline.text.charclasses import char_class
from pipeline.text.fold import fold
from pipeline.text.number_guards import NOT_A_COUNTED_THING

MarkerKind = Literal[
    "circled",
    "arabic",
    "half_paren",
    "paren",
    "paren_kana",
    "paren_kanji",
    "paren_letter",
    "roman",
    "kana",
    "kanji",
    "letter",
    "dai",
    "label",
    "compound",
    "bullet",
]
"""The style of a mark, which is what tells the levels of a nested list apart: ① · 1. · 1) · (1) · (ア) · (一) · (a) ·
Ⅰ · ア · 一 · a. · 第1 · 目標1 · 1-1 · ○."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark at the head of a line: as printed, its number (None: it has none), its style, where the text starts."""

    marker: str
    number: int | None
    rest_start: int
    kind: MarkerKind


_SYMBOLS: Final = {
    **enclosed.CIRCLED,
    **enclosed.PARENTHESIZED,
    **enclosed.DOTTED,
    **enclosed.ROMAN,
    **enclosed.LETTERS,
    **enclosed.CIRCLED_KANA,
}
_KINDS_OF_SYMBOLS: Final[dict[str, MarkerKind]] = {
    **dict.fromkeys(enclosed.CIRCLED, "circled"),
    **dict.fromkeys(enclosed.PARENTHESIZED, "paren"),
    **dict.fromkeys(enclosed.DOTTED, "arabic"),
    **dict.fromkeys(enclosed.ROMAN, "roman"),
    **dict.fromkeys(enclosed.LETTERS, "letter"),
    **dict.fromkeys(enclosed.CIRCLED_KANA, "kana"),
}
_BULLETS: Final = (
    "・●■◆▲△▼▽□◇○〇◯◎◉★☆►▶▷▸‣•◦*➢➤❖⚫⚪▪▫◼◻⬛⬜✓✔☑"
    # Symbol and Wingdings bullets, which text layers give as private-use code points.
    "\uf06c\uf06e\uf075\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8\uf0fc"
)

# All patterns below are matched against folded text: ASCII digits, letters, ( ), punctuation; "-" for every dash.
_SYMBOL: Final = char_class(_SYMBOLS)
_CIRCLED: Final = char_class(enclosed.CIRCLED)
_ROMAN: Final = char_class(enclosed.ROMAN)
_KANA: Final = char_class(enclosed.KANA)
_KANJI: Final = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ROMAN_WORD: Final = "(?:X?(?:IX|IV|VI{1,3}|V|I{1,3})|XI{0,2}|x?(?:ix|iv|vi{1,3}|v|i{1,3})|xi{0,2})"
_NUMBER: Final = f"(?:[0-9]{{1,3}}|{_KANJI}|{_SYMBOL})"
_LABEL: Final = (
    "(?:(?:(?:宣言|約束|公約|誓い|重点|経営|行動|挑戦|合意|組織|部局?|局|課|今?年度|今年|市民|私たち|共通)の)?[一-龠々ァ-ヺー]{0,6}(?:目標|課題|施策|政策|取組|取り組み|取組み|方針|項目|事業|仕事|しごと|重点|の?柱|戦略|視点|方向性?|"
    "使命|プロジェクト|テーマ|ミッション|ビジョン|宣言|公約|約束|チャレンジ|マニフェスト|アクション)|その|№|No\\.?|NO\\.?|no\\.?|#)"
)
_LABEL_HEAD: Final = "[一-龠々ァ-ヺーのしそ№Nn#]"
_DIVISION: Final = "[章節款項編部]?"

_BARE_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # A single I, V or X alone may as well be a letter.
        f"({_NUMBER}|{_KANA}|(?![IVXivx]$){_ROMAN_WORD})",
        rf"\( ?({_NUMBER}|{_KANA}|{_ROMAN_WORD}|[A-Za-z]) ?\)",
        rf"({_NUMBER}|{_KANA}|{_ROMAN_WORD}|[A-Za-z])(?:\)|[.、,:])",
        f"第 ?({_NUMBER}|{_ROMAN}) ?{_DIVISION}",
        f"{_LABEL} ?({_NUMBER}|{_ROMAN_WORD})[:.]?",
        rf"\( ?{_LABEL} ?({_NUMBER}|{_ROMAN_WORD}) ?\)",
    )
)


def parse_enumerator(text: str) -> int | None:
    """A bare list mark → its number; None for what is not one mark with one number. Never raises.

    Read: ① ❶ ⑴ ⒈ Ⅳ ㈠ ㊀ ⓐ ㋐; digits up to 999, 漢数字 up to 99, ア–ワ, Roman numerals up to XII: alone,
    in brackets of any kind or before a point; a letter in brackets or before a point; 第1, 目標1, №1, 【経営課題1】.
    A kana whose place differs between the アイウ and イロハ orders (ロ, ハ …) has no certain number: None.

    >>> [parse_enumerator(mark) for mark in ("⑩", "（１）", "１．", "ウ", "Ⅳ", "第２章", "【経営課題１】")]
    [10, 1, 1, 3, 4, 2, 1]
    >>> [parse_enumerator(text) for text in ("2016年度", "1人", "-5", "①②", "1.5", "アンケート", "○", "(1")]
    [None, None, None, None, None, None, None, None]
    """
    folded = fold(text.strip())
    if not folded or len(folded) > 24:
        return None
    for form in _BARE_FORMS:
        if (found := form.fullmatch(folded)) is not None:
            return _value(found[1])
    return None


def _value(mark: str) -> int | None:
    """The inside of a mark, folded → its number."""
    if mark in _SYMBOLS:
        return _SYMBOLS[mark]
    if mark[0] in "0123456789":
        return int(mark)
    if mark in enclosed.ROMAN_WORDS:
        return enclosed.ROMAN_WORDS[mark]
    if mark in enclosed.KANJI:
        return enclosed.KANJI[mark]
    if mark in enclosed.KANA:
        return enclosed.KANA[mark]
    return ord(mark.lower()) - ord("a") + 1 if len(mark) == 1 and mark.isascii() else None


# Behind the point of 3.2025年度 a year begins.
_POINT: Final = r"(?:[.:](?![0-9A-Za-z.])|\.(?=(?:19|20)[0-9]{2} ?年)|[.:](?=[A-Z]{2}|[A-Z][a-z])|[、,](?! *[0-9一二三四五六七八九十]))"
# 第1 and 目標1 also end before a bracket or a quotation.
_STOP: Final = r"(?=$|[ :、(「『]|\.(?![0-9]))"
# ①・②, ①～③ and ①の… speak of items; they do not begin one.
_NOT_A_REFERENCE: Final = (
    rf"(?! ?[・～、,&と及] ?{_SYMBOL}|{_SYMBOL}|[をへ]|の(?![びりどぞみぼんこ])|が(?![んくっけまらい]))"
)

_LINE_PATTERNS: Final[tuple[tuple[MarkerKind, str, str], ...]] = (
    ("circled", _CIRCLED, f"({_CIRCLED})[.:)]?{_NOT_A_REFERENCE}"),
    ("paren", r"\(", r"\( ?([0-9]{1,2}) ?\)(?! ?[-/～・])"),
    ("paren_kana", r"\(", rf"\( ?({_KANA}) ?\)"),
    ("paren_kanji", r"\(", rf"\( ?({_KANJI}) ?\)"),
    ("paren_letter", r"\(", rf"\( ?({_ROMAN_WORD}|[A-Za-z]) ?\)"),
    ("label", r"\(", rf"\( ?{_LABEL} ?({_NUMBER}|{_ROMAN_WORD}) ?\)"),
    ("compound", "[0-9]", r"([0-9]{1,2}(?:[-.][0-9]{1,2}){1,3})(?:[.)](?![0-9])|(?= +[^ ]))"),
    ("compound", "[0-9]", r"([0-9]{1,2}-\([0-9]{1,2}\))"),
    ("half_paren", "[0-9]", r"([0-9]{1,2})\)"),
    ("arabic", "[0-9]", f"([0-9]{{1,2}}) ?{_POINT}"),
    ("arabic", "[0-9]", r"([0-2]?[0-9]|30)(?= +[^ ])"),
    ("roman", _ROMAN, rf"({_ROMAN})(?:[.:)]|、(?!{_ROMAN}))?(?! ?(?:[期類型種度次級世号群・～]|{_ROMAN}))"),
    ("roman", "[XVIxvi]", f"({_ROMAN_WORD})(?:[.)、](?![A-Za-z0-9])|(?<![XVxv])(?= +[^ -~]))"),
    (
        "kana",
        _KANA,
        rf"({_KANA})(?:[.)、:](?! *{_KANA}[、・ ])|(?= +(?:[^ -~](?! )|[0-9A-Za-z][^ ]{{0,12}}?[^ -~]{{3}})))",
    ),
    ("kanji", "[一二三四五六七八九十]", rf"({_KANJI})(?:[.:)]|、(?! *[一二三四五六七八九十0-9])|(?= +[^ -~]{{2}}))"),
    ("letter", "[A-Za-z]", r"([A-Za-z])(?:\)|\.(?![A-Za-z0-9]))"),
    ("dai", "第", f"第 ?({_NUMBER})(?: ?{_DIVISION}(?<! ))?{_STOP}"),
    ("label", _LABEL_HEAD, f"{_LABEL} ?({_CIRCLED}){_NOT_A_REFERENCE}"),
    ("label", _LABEL_HEAD, f"{_LABEL} ?({_NUMBER}|{_ROMAN_WORD}){_STOP}"),
    ("label", _LABEL_HEAD, rf"{_LABEL} ?\(([0-9]{{1,2}})\)(?=[ :])"),
)
"""The style of a mark, the characters it may begin with, its form."""
_Form: TypeAlias = tuple[MarkerKind, re.Pattern[str]]
_FORMS: Final[tuple[tuple[MarkerKind, re.Pattern[str], re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(head), re.compile(form)) for kind, head, form in _LINE_PATTERNS
)


@lru_cache(maxsize=1024)
def _forms_from(head: str) -> tuple[_Form, ...]:
    """The forms that may begin with a character, in their order; a line that begins otherwise has no such mark."""
    return tuple((kind, form) for kind, first, form in _FORMS if first.match(head) is not None)


# A number set off by a blank only is a mark if a text follows, not what the number counts (1 地域… against 5 人).
_OFTEN_COUNTS: Final = frozenset({"compound", "arabic", "dai", "label"})
_AFTER_BLANK: Final = re.compile(f" +(?:$|:|{NOT_A_COUNTED_THING})")
_DIVISIONS: Final = "章節款項編"
"""What bears such a number counts nothing."""
_SENTENCE_OF_NUMBER: Final = re.compile("[ \u3000]+[0-9０-９]+[^0-9０-９ \u3000].{8}")
_SYMBOL_FORM: Final = re.compile(f"({_SYMBOL}){_NOT_A_REFERENCE}")
_HEADS: Final = frozenset(_SYMBOLS) | frozenset(enclosed.KANA) | frozenset("0123456789(一二三四五六七八九十第XVIxvi№#")
_LABEL_FORM: Final = re.compile(_LABEL)
_NUMERAL: Final = re.compile(char_class({*_SYMBOLS, *"0123456789一二三四五六七八九十XVIxvi"}))
_LABEL_REACH: Final = 16
"""A label of a mark is shorter than this, the first character of its number included."""

_PAGE_NUMBER: Final = re.compile(r"[( ]*- *[0-9]+ *-[ )]*$")
_WORDS_OF_UNITS: Final = r"人(?=[材権口員事間命生工形気]|々)|年(?=[齢金少輩末始])|日(?=[常本照程]|々)|月(?=例)|回(?=[収復覧線答遊])|件(?=名)|円(?=[滑卓])|歳(?=[入出末])|才(?=能)|印(?=[刷鑑象])"
"""What begins with the character of a unit and counts nothing: ○人材の育成 is an item, ○人を養成 has a blank to fill."""
_BULLET: Final = re.compile(
    rf"(?P<bullet>{char_class(_BULLETS)})"
    r"(?!(?P=bullet)| ?(?P=bullet)| *[:=…]|[○△▲×◎□](?!\w))"
    # ○ and its kin also stand for a blank to fill (○月○日), a rating (○、△), a zero (〇歳児) or a minus (△5).
    rf"(?!(?<=[○〇◯●◎△▲])(?!{_WORDS_OF_UNITS})(?:[月日年人回件円歳才印×%、。,・/)]|[0-9](?<=[△▲].))|(?<=[△▲]) +[0-9])"
    "(?!(?<=〇)[一二三四五六七八九])"
    r"(?<!\*(?=[0-9!-~]))"
)
_BULLET_HEADS: Final = frozenset(_BULLETS) | {"-"}
_DASH_BULLET: Final = re.compile("(?P<bullet>-) +(?![-0-9])")
# A line of nothing but one of these is a value (－, ○, △), not the bullet of the next line.
_VALUE_ALONE: Final = frozenset("○〇◯◎△▲▽★☆*✓✔☑□")


@lru_cache(maxsize=2048)  # goals, paragraphs and texts ask about the same lines
def split_marker(line: str) -> Marker | None:
    """A line → the mark at its head, or None where it has none. Offsets are offsets into `line`. Never raises.

    A bullet before a numbered mark gives the numbered mark. A mark with no whole number (○, 1-1, ロ) has number None.
    Not marks: numbers that count or date something (3回, 5 人, 10月, 1.5倍, 2016年度), negative numbers, words
    (アンケート), ratings and placeholders (○、△, ○月○日), page numbers (- 1 -), references (①・②, ①の).

    >>> split_marker("- ① 地域力の向上")
    Marker(marker='①', number=1, rest_start=4, kind='circled')
    >>> split_marker("　１．地域力の向上"), split_marker("○地域力")
    (Marker(marker='１．', number=1, rest_start=3, kind='arabic'),
     Marker(marker='○', number=None, rest_start=1, kind='bullet'))
    >>> [split_marker(text) is None for text in ("○人材の育成", "○人程度の育成")]
    [False, True]
    >>> [split_marker(text) for text in ("2016年度の目標", "3回実施", "アンケート", "-5", "○月○日", "- 12 -", "5 人")]
    [None, None, None, None, None, None, None]
    """
    folded = fold(line)
    start = len(folded) - len(folded.lstrip())
    if start == len(folded) or (folded[start] in "(-" and _PAGE_NUMBER.match(folded, start) is not None):
        return None
    return _numbered(line, folded, start) or _bulleted(line, folded, start)


def _numbered(line: str, folded: str, start: int) -> Marker | None:
    """The numbered mark that begins at `start`."""
    head = folded[start]
    if head in _SYMBOLS and head not in enclosed.CIRCLED and head not in enclosed.ROMAN:
        found = _SYMBOL_FORM.match(folded, start)
        return _marker(line, found, _KINDS_OF_SYMBOLS[head]) if found is not None else None
    if (
        head not in _HEADS
        and not (head.isascii() and head.isalpha())
        and (_NUMERAL.search(folded, start, start + _LABEL_REACH) is None or _LABEL_FORM.match(folded, start) is None)
    ):
        return None
    for kind, form in _forms_from(head):
        if (found := form.match(folded, start)) is not None and not _counts(kind, found, line):
            return _marker(line, found, kind)
    return None


def _counts(kind: MarkerKind, found: re.Match[str], line: str) -> bool:
    """Whether a number that only a blank sets off counts what follows it.

    第1 21歳以上の市民を…: behind a word, or a full-width blank, a sentence may begin with a number of its own.
    """
    end = found.end()
    if kind == "dai" and line[end - 1] in _DIVISIONS:
        return False  # 第4章 本年度の目標
    if (kind in ("dai", "label") or line[end : end + 1] == "\u3000") and _SENTENCE_OF_NUMBER.match(line, end):
        return False
    if kind not in _OFTEN_COUNTS or found.string[end : end + 1] != " " or found.string[end - 1] in ".,:、)":
        return False
    return found[1] not in _SYMBOLS and _AFTER_BLANK.match(found.string, end) is None


def _bulleted(line: str, folded: str, start: int) -> Marker | None:
    """The bullet that begins at `start`, or the numbered mark behind it."""
    if folded[start] not in _BULLET_HEADS:
        return None
    found = _DASH_BULLET.match(folded, start) or _BULLET.match(folded, start)
    if found is None:
        return _dash_before_mark(line, folded, start)
    rest = _skip_blanks(folded, found.end())
    if rest == len(folded):
        return None if found["bullet"] in _VALUE_ALONE else Marker(line[start : start + 1], None, rest, "bullet")
    return _numbered(line, folded, rest) or Marker(line[start : start + 1], None, rest, "bullet")


def _dash_before_mark(line: str, folded: str, start: int) -> Marker | None:
    """`-①` and `- 1. …`: a dash that is a bullet only because a mark follows it."""
    if folded[start] != "-":
        return None
    rest = _skip_blanks(folded, start + 1)
    marker = _numbered(line, folded, rest) if rest < len(folded) else None
    if marker is None or marker.kind == "compound" or (rest == start + 1 and marker.kind != "circled"):
        return None
    return marker


def _marker(line: str, found: re.Match[str], kind: MarkerKind) -> Marker:
    number = None if kind == "compound" else _value(found[1])
    rest = _skip_blanks(found.string, found.end())
    if kind in {"label", "dai"} and found.string[rest : rest + 1] in {":", ".", "、"}:
        rest = _skip_blanks(found.string, rest + 1)
    return Marker(line[found.start() : found.end()], number, rest, kind)


def _skip_blanks(folded: str, start: int) -> int:
    while start < len(folded) and folded[start] in " \t":
        start += 1
    return start
