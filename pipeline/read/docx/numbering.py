"""The numbering part → the number or bullet that Word prints before each paragraph of a list (段落番号)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.read.docx.number_formats import printed_number
from pipeline.read.docx.styles import Numbered, Style, Styles, font_of
from pipeline.read.docx.symbols import in_symbol_font, is_symbol_font
from pipeline.read.docx.wml import W, child_value, switch, value_of, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE: Final = re.compile("%([1-9])")
_SUFFIXES: Final = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, format, text with %1 … %9 in place of numbers, and what stands behind it.

    `restart_after`: the level above whose next item sets this one back (0: none does; None: any above).
    """

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = " "
    legal: bool = False
    restart_after: int | None = None
    style: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list (`w:num`): the abstract list whose count it continues, its levels, the levels that start anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of all lists of a document in printed order."""

    lists: Mapping[str, NumberedList]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, direct: Numbered, style: Style, style_id: str | None) -> str:
        """The mark of the next paragraph, with the blank behind it; empty for one in no list.

        What the paragraph says goes before what its style says. Lists of the same abstract list share one count, but
        for a list that sets a start of its own.
        """
        list_id = direct.list_id or style.numbered.list_id
        found = self.lists.get(list_id or "")
        if found is None or list_id is None or list_id == "0":
            return ""
        at = _level(direct, style, style_id, found)
        level = found.levels.get(at)
        if level is None:
            return ""
        self._count(list_id, found, at, level)
        counts = self._counts[found.abstract]
        text = _PLACE.sub(lambda place: _printed(found, counts, int(place[1]) - 1, legal=level.legal), level.text)
        return "" if level.hidden or not text else text + level.suffix

    def _count(self, list_id: str, found: NumberedList, at: int, level: Level) -> None:
        counts = self._counts.setdefault(found.abstract, {})
        if at in found.starts and (list_id, at) not in self._started:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._started.add((list_id, at))
        for below in [one for one in counts if one > at]:
            after = found.levels[below].restart_after if below in found.levels else None
            if after is None or at < after:
                del counts[below]


def _level(direct: Numbered, style: Style, style_id: str | None, found: NumberedList) -> int:
    if direct.level is not None:
        return direct.level
    if direct.list_id is None:
        linked = [at for at, level in found.levels.items() if style_id is not None and level.style == style_id]
        if linked:
            return linked[0]
        return style.numbered.level or 0
    return 0


def _printed(found: NumberedList, counts: Mapping[int, int], at: int, *, legal: bool) -> str:
    level = found.levels.get(at, Level())
    number = counts.get(at, found.starts.get(at, level.start))
    kind = "decimal" if legal and level.kind not in {"none", "bullet"} else level.kind
    return printed_number(number, kind)


def read_numbering(root: _Element | None, styles: Styles) -> Counter:
    """The root of the numbering part (None: the file has none) → a counter of its lists."""
    if root is None:
        return Counter({})
    abstracts = {found.get(W + "abstractNumId", ""): found for found in root.iter(W + "abstractNum")}
    of_list = {
        found.get(W + "numId", ""): child_value(found, "abstractNumId") or "" for found in root.iterchildren(W + "num")
    }
    lists: dict[str, NumberedList] = {}
    for element in root.iterchildren(W + "num"):
        name = element.get(W + "numId", "")
        abstract = _linked(of_list[name], abstracts, of_list, styles)
        if abstract not in abstracts:
            continue
        levels = {whole(level.get(W + "ilvl")): _read_level(level) for level in abstracts[abstract].iter(W + "lvl")}
        starts: dict[int, int] = {}
        for override in element.iterchildren(W + "lvlOverride"):
            at = whole(override.get(W + "ilvl"))
            own, start = override.find(W + "lvl"), child_value(override, "startOverride")
            if own is not None:
                levels[at] = _read_level(own)
            if start is not None:
                starts[at] = whole(start)
        lists[name] = NumberedList(abstract, levels, starts)
    return Counter(lists)


def _linked(abstract: str, abstracts: Mapping[str, _Element], of_list: Mapping[str, str], styles: Styles) -> str:
    """The abstract list that holds the levels: one may point to a style, which names a list (w:numStyleLink)."""
    element = abstracts.get(abstract)
    link = None if element is None else child_value(element, "numStyleLink")
    if link is None:
        return abstract
    target = of_list.get(styles.of(link).numbered.list_id or "")
    if target is not None and target != abstract:
        return target
    holders = [name for name, one in abstracts.items() if child_value(one, "styleLink") == link]
    return holders[0] if holders else abstract


def _read_level(element: _Element) -> Level:
    run = element.find(W + "rPr")
    kind, text = _format(element), child_value(element, "lvlText") or ""
    font = font_of(run)
    if kind == "bullet":
        if is_symbol_font(font) or any("\uf000" <= char < "\uf100" for char in text):
            text = in_symbol_font(text, font)
        elif text == "o" and font is not None and font.lower().startswith("courier"):
            text = "○"
        elif element.find(W + "lvlPicBulletId") is not None:
            text = "・"
    restart = child_value(element, "lvlRestart")
    return Level(
        start=whole(child_value(element, "start"), 1) if child_value(element, "start") is not None else 0,
        kind=kind,
        text=text,
        suffix=_SUFFIXES.get(child_value(element, "suff") or "tab", " "),
        legal=switch(element, "isLgl") is True,
        restart_after=None if restart is None else whole(restart),
        style=child_value(element, "pStyle"),
        hidden=switch(run, "vanish") is True,
    )


def _format(element: _Element) -> str:
    """`w:numFmt`, which newer files write twice: a new format in mc:AlternateContent, and an old one."""
    found = next(element.iter(W + "numFmt"), None)
    kind = value_of(found) or "decimal"
    if kind == "custom" and found is not None:
        pattern = found.get(W + "format", "")
        return "decimalZero" if pattern.startswith("01") else "decimal"
    return kind
