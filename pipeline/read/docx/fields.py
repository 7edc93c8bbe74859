"""Fields (フィールド) of a document: which part of them is printed, and what those print that store no result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.read.docx.symbols import symbol
from pipeline.read.docx.wml import W, child_value, switch, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_ENCLOSE: Final = re.compile(
    r"EQ\s+\\o\s*\\a[clr]\s*\(\s*(?P<frame>[○◯〇□△◇])\s*[,;]\s*(?P<inner>[^()]{1,4}?)\s*\)\s*", re.I
)
_RUBY: Final = re.compile(
    r"EQ\s.*\\o\s*\\a[dclr]\s*\(\s*\\s\s*\\up\s*[0-9.]+\s*\((?P<reading>[^()]*)\)\s*[,;]\s*(?P<base>[^()]*)\)\s*",
    re.I | re.S,
)
_SYMBOL: Final = re.compile(r"SYMBOL\s+(?P<code>0x[0-9A-F]{1,5}|[0-9]{1,6})(?=\s|$)(?P<rest>.*)", re.I | re.S)
_FONT: Final = re.compile(r'\\f\s*"(?P<font>[^"]*)"')
_CIRCLED: Final = {
    **{str(number): chr(0x245F + number) for number in range(1, 21)},
    **{kanji: chr(0x3280 + at) for at, kanji in enumerate("一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜")},
    **{kana: mark for mark, kana in zip(map(chr, range(0x32D0, 0x32FF)), "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ", strict=True)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """What a field prints that stores no result: a text, and its reading where it is ruby."""

    text: str
    reading: str | None = None


@dataclass(slots=True)
class _Open:
    instruction: list[str] = field(default_factory=list)
    form: _Element | None = None
    in_result: bool = False
    has_result: bool = False


@dataclass(slots=True)
class Fields:
    """The complex fields that are open at a place of the text; their instructions are not printed, their results are."""

    _open: list[_Open] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Whether text at this place is printed."""
        return all(one.in_result for one in self._open)

    @property
    def is_page(self) -> bool:
        """Whether text at this place is the number of a page."""
        return any(name_of("".join(one.instruction)) in PAGE_FIELDS for one in self._open)

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(text)

    def mark(self, element: _Element) -> Printed | None:
        """Take a mark (w:fldChar); at the end of a field that stored no result, what it prints."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Open(form=element.find(W + "ffData")))
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            closed = self._open.pop()
            if self.is_shown:
                return without_result("".join(closed.instruction), closed.form, stored=closed.has_result)
        return None

    def saw_text(self) -> None:
        """Text was printed at this place."""
        for one in self._open:
            one.has_result = True


def name_of(instruction: str) -> str:
    """The field's name: the first word of its instruction."""
    return instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""


def without_result(instruction: str, form: _Element | None, *, stored: bool) -> Printed | None:
    r"""What a field without a stored result prints: an enclosed character, old ruby, a sign, a box or list of a form.

    >>> without_result(r"eq \o\ac(○,1)", None, stored=False)
    Printed(text='①', reading=None)
    >>> without_result(r'EQ \* jc2 \* "Font:MS Mincho" \* hps10 \o\ad(\s\up 9(にしむら),西村)', None, stored=False)
    Printed(text='西村', reading='にしむら')
    >>> without_result("PAGE", None, stored=False)
    """
    name = name_of(instruction)
    if form is not None and name in {"FORMCHECKBOX", "FORMDROPDOWN"}:
        return _form(form, stored=stored)
    if stored:
        return None
    text = instruction.strip()
    if name == "EQ":
        ruby, enclosing = _RUBY.fullmatch(text), _ENCLOSE.fullmatch(text)
        if ruby is not None:
            return Printed(ruby["base"], ruby["reading"])
        return None if enclosing is None else Printed(_enclosed(enclosing["frame"], enclosing["inner"]))
    if name == "SYMBOL" and (sign := _SYMBOL.fullmatch(text)) is not None:
        font = _FONT.search(sign["rest"])
        return Printed(
            symbol(font["font"] if font else None, int(sign["code"], 0 if "x" in sign["code"].lower() else 10))
        )
    return None


def _enclosed(frame: str, inner: str) -> str:
    """囲い文字: the character that shows it; where Unicode has none, the frame and what it holds."""
    plain = inner.translate(_HALF_WIDTH)
    return _CIRCLED.get(plain, frame + inner) if frame in "○◯〇" else frame + inner


_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def _form(form: _Element, *, stored: bool) -> Printed | None:
    box, choices = form.find(W + "checkBox"), form.find(W + "ddList")
    if box is not None:
        checked = switch(box, "checked")
        return Printed("☑" if (switch(box, "default") if checked is None else checked) else "□")
    if choices is None or stored:
        return None
    entries = [entry.get(W + "val", "") for entry in choices.iterchildren(W + "listEntry")]
    chosen = whole(child_value(choices, "result") or child_value(choices, "default"))
    return Printed(entries[chosen]) if 0 <= chosen < len(entries) else None
