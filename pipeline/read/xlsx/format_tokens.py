r"""The code of a number format (表示形式) becomes its sections, each a condition and a list of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

Kind = Literal["text", "digit", "point", "comma", "percent", "exponent", "slash", "general", "at", "date", "elapsed"]
_JAPANESE = re.compile(r"(?:[0-9a-f]{0,4}0?411|ja-jp|ja)(?:-x-gannen)?(?:,[0-9a-f]+)?", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|黒|青|水|緑|紫|赤|白|黄|(?:color|色) ?[0-9]{1,2})",
    re.IGNORECASE,
)
_SYSTEM = MappingProxyType({"f800": ("yyyy", "年", "m", "月", "d", "日"), "f400": ("h", ":", "mm", ":", "ss")})
"""The long date and the time of the system, as Windows in Japanese shows them whatever follows."""
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)(?:-(.*))?", re.DOTALL)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|_(?P<room>.)"
    r"|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/標準)"
    r"|(?P<noon>AM/PM|A/P|午前/午後)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<fraction_of_second>(?:(?<=s)|(?<=s\]))\.0{1,3})"
    r"|(?P<date>y+|m+|d+|h+|s+|g+|e+|a{3,4}|r{1,2})"
    r"|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<at>@)"
    r"|(?P<plain>[^A-Za-z\"\\_*\[\]])",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One element of a section; `text` is the literal, the placeholder or the run of date letters in lower case."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format. `locale` is "ja", another locale's code, or "" where none is named."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    locale: str = ""
    gannen: bool = False
    """元 in place of 1 in the first year of an era."""
    numerals: int = 0
    """N of [DBNumN]; 0: ASCII digits."""

    @property
    def is_date(self) -> bool:
        """Whether it shows a number as a date or time."""
        return any(token.kind in ("date", "elapsed") for token in self.tokens)

    @property
    def takes_text(self) -> bool:
        """Whether it has the placeholder of a text."""
        return any(token.kind == "at" for token in self.tokens)


class _Draft:
    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.system: str | None = None
        self.condition: tuple[str, float] | None = None
        self.locale = ""
        self.gannen = False
        self.numerals = 0

    def bracket(self, inside: str) -> None:
        """Take in what stands between square brackets.

        Raises:
            ValueError: it is none of the known kinds.
        """
        lower = inside.lower()
        if _COLOUR.fullmatch(inside):
            return
        if condition := _CONDITION.fullmatch(lower):
            self.condition = (condition[1], float(condition[2]))
        elif _ELAPSED.fullmatch(inside):
            self.tokens.append(Token("elapsed", lower))
        elif lower in ("dbnum1", "dbnum2", "dbnum3"):
            self.numerals = int(lower[-1])
        elif currency := _CURRENCY.fullmatch(inside):
            if currency[1]:
                self.tokens.append(Token("text", currency[1]))
            self._locale((currency[2] or "").lower())
        else:
            raise ValueError(f"[{inside}] is not known")

    def _locale(self, code: str) -> None:
        self.gannen = "-x-gannen" in code
        if code in _SYSTEM:
            self.system = code
        elif code:
            self.locale = "ja" if _JAPANESE.fullmatch(code) else code

    def done(self) -> Section:
        """The section as read."""
        tokens = self.tokens if self.system is None else [_date(text) for text in _SYSTEM[self.system]]
        return Section(tuple(tokens), self.condition, self.locale, self.gannen, self.numerals)


def _date(text: str) -> Token:
    return Token("date" if text.isascii() and text.isalpha() else "text", text)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    r"""The sections of a format code, at most four.

    >>> [token.text for token in sections_of('[Red]#,##0"人";-')[0].tokens]
    ['#', ',', '#', '#', '0', '人']
    >>> sections_of('[>=100]0;[$-ja-JP-x-gannen]ggge')[1].gannen
    True

    Raises:
        ValueError: something in the code is not understood.
    """
    sections: list[Section] = []
    for part in _split(code):
        draft = _Draft()
        at = 0
        while at < len(part):
            match = _TOKEN.match(part, at)
            if match is None:
                raise ValueError(f"{part[at:]!r} is not understood")
            _take(draft, match)
            at = match.end()
        sections.append(draft.done())
    if len(sections) > 4:
        raise ValueError(f"{len(sections)} sections")
    return tuple(sections)


def _split(code: str) -> list[str]:
    """The code cut at its semicolons, quoted and escaped ones left."""
    pieces = re.findall(r'"[^"]*"|[\\_*].|\[[^\]]*\]|;|[^;"\\_*\[]+|.', code, re.DOTALL)
    parts = [""]
    for piece in pieces:
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _take(draft: _Draft, match: re.Match[str]) -> None:
    name = match.lastgroup
    text = match[name] if name is not None else ""
    if name == "bracket":
        draft.bracket(text)
    elif name in ("quoted", "escaped", "plain"):
        if text:
            draft.tokens.append(Token("text", text))
    elif name == "room":
        # Room as wide as a character; at the ends of a cell it is trimmed.
        draft.tokens.append(Token("text", " "))
    elif name == "fill":
        if not text.isspace():
            raise ValueError(f"filled up with {text!r}: how often depends on the column's width")
    elif name in ("noon", "date", "fraction_of_second"):
        draft.tokens.append(Token("date", text.lower()))
    elif name in ("digit", "point", "comma", "percent", "exponent", "slash", "general", "at"):
        draft.tokens.append(Token(name, text))  # type: ignore[arg-type]  # the group's name is the kind
