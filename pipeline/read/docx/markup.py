"""Markup that wraps content: which wrappers are looked into, which content is deleted or of another program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.read.docx.wml import MC, W, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pipeline.read.docx.story import Story

DELETED: Final = frozenset((W + "del", W + "moveFrom"))
INSERTED: Final = frozenset((W + "ins", W + "moveTo"))
_WRAPPERS: Final = INSERTED | {W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple")}


def opened(element: _Element, story: Story) -> _Element | None:
    """What holds the content of a wrapper (link, smart tag, insertion, content control, alternative content).

    None: the element is no wrapper, or only prompts for a text (プレースホルダー).
    """
    tag = element.tag
    if tag in _WRAPPERS:
        return element
    if tag == W + "sdt":
        properties = element.find(W + "sdtPr")
        if properties is not None and properties.find(W + "showingPlcHdr") is not None:
            story.tally.placeholders += 1
            return None
        return element.find(W + "sdtContent")
    if tag == MC + "AlternateContent":
        choice = element.find(MC + "Choice")
        return element.find(MC + "Fallback") if choice is None else choice
    return None


def content(container: _Element, story: Story) -> Iterator[_Element]:
    """The elements of a container in order, wrappers opened, deleted content left out."""
    stack = [elements(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in DELETED:
            story.tally.changes += 1
        elif (inner := opened(element, story)) is not None:
            story.tally.changes += element.tag in INSERTED
            stack.append(elements(inner))
        else:
            yield element
