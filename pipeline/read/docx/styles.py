"""The styles part → what a paragraph or run is by its style: hidden, in capitals, indented, numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.read.docx.wml import W, child_value, switch, twips, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

TOGGLES: Final = ("vanish", "caps", "smallCaps", "strike", "dstrike")
"""Switches of a run that decide what is read; a style's turns its paragraph style's about (17.7.3)."""
_DEEPEST: Final = 30
_DEFAULT_SIZE: Final = 10.0
_TEXT_LEVEL: Final = 9


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list (`w:numId`) and level that a paragraph or style names; None: not said."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything that it inherits. `indented`: its first line is (字下げ); None: not said.

    `size` is that of its characters in points, `outline` the level of a heading, from 1.
    """

    toggles: Mapping[str, bool] = field(default_factory=dict)
    indented: bool | None = None
    numbered: Numbered = Numbered()
    font: str | None = None
    size: float | None = None
    outline: int | None = None


_NOTHING: Final = Style()


@dataclass(slots=True)
class Styles:
    """The styles of a document, each worked out when it is first asked for; most are never used."""

    elements: Mapping[str, _Element] = field(default_factory=dict)
    default: str | None = None
    """The id of the style of paragraphs that name none."""
    size: float = _DEFAULT_SIZE
    """The size of characters where no style says of one, in points (ISO/IEC 29500-1, 17.3.2.38)."""
    _known: dict[str, Style] = field(default_factory=dict)

    def of(self, style_id: str | None) -> Style:
        """A style with what it inherits; one that does not exist says nothing."""
        if style_id is None:
            return _NOTHING
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = _inherited(style_id, self.elements)
        return known

    def of_paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph."""
        return self.of(style_id if style_id in self.elements else self.default)


def read_styles(root: _Element | None) -> Styles:
    """The root of the styles part (None: the file has none) → its styles."""
    if root is None:
        return Styles()
    found = {element.get(W + "styleId", ""): element for element in root.iterchildren(W + "style")}
    size = size_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")) or _DEFAULT_SIZE
    for name, element in found.items():
        if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") not in {"0", "false", "off"}:
            return Styles(found, name, size)
    return Styles(found, size=size)


def _inherited(style_id: str, found: Mapping[str, _Element]) -> Style:
    chain: list[_Element] = []
    at = found.get(style_id)
    while at is not None and at not in chain and len(chain) < _DEEPEST:
        chain.append(at)
        at = found.get(child_value(at, "basedOn") or "")
    toggles: dict[str, bool] = {}
    indented: bool | None = None
    list_id: str | None = None
    level: int | None = None
    font = size = outline = None
    for one in reversed(chain):
        run, paragraph = one.find(W + "rPr"), one.find(W + "pPr")
        toggles |= {name: on for name in TOGGLES if (on := switch(run, name)) is not None}
        font = font_of(run) or font
        size = size_of(run) or size
        outline = outline_of(paragraph) or outline
        own = numbered_by(paragraph)
        list_id = list_id if own.list_id is None else own.list_id
        level = level if own.level is None else own.level
        said = is_indented(paragraph)
        indented = indented if said is None else said
    return Style(toggles, indented, Numbered(list_id, level), font, size, outline)


def size_of(properties: _Element | None) -> float | None:
    """The size of a run's characters in points; None: not said."""
    return whole(child_value(properties, "sz")) / 2 or None


def outline_of(properties: _Element | None) -> int | None:
    """The level of a heading, from 1; None: not said, or text (which has level 9, counted from 0)."""
    level = whole(child_value(properties, "outlineLvl"), _TEXT_LEVEL)
    return level + 1 if 0 <= level < _TEXT_LEVEL else None


def numbered_by(properties: _Element | None) -> Numbered:
    """What `w:numPr` says."""
    numbers = None if properties is None else properties.find(W + "numPr")
    if numbers is None:
        return Numbered()
    level = child_value(numbers, "ilvl")
    return Numbered(child_value(numbers, "numId"), None if level is None else max(0, min(8, whole(level))))


def is_indented(properties: _Element | None) -> bool | None:
    """Whether the first line begins further right than the others; None: not said."""
    found = None if properties is None else properties.find(W + "ind")
    if found is None:
        return None
    first = found.get(W + "firstLineChars") or found.get(W + "firstLine")
    if first is None:
        return False if found.get(W + "hanging") or found.get(W + "hangingChars") else None
    return twips(first) > 0


def font_of(properties: _Element | None) -> str | None:
    """The font of a run's letters."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
