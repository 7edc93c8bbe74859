"""WordprocessingML's names, and what one element says by itself: switches, numbers, measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF: Final = frozenset(("0", "false", "off"))
_MEASURE: Final = re.compile(r"(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")


def value_of(element: _Element | None, name: str = "val") -> str | None:
    """An attribute of an element; None where either is missing."""
    return None if element is None else element.get(W + name)


def child_value(element: _Element | None, child: str) -> str | None:
    """`w:val` of a child."""
    return None if element is None else value_of(element.find(W + child))


def switch(properties: _Element | None, name: str) -> bool | None:
    """An on/off property (`w:vanish`, `w:caps` …): None where it is not stated (ISO/IEC 29500-1, 17.17.4)."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute.

    >>> whole("12"), whole(None, 1), whole("x")
    (12, 1, 0)
    """
    return int(text) if text is not None and _WHOLE.fullmatch(text) else default


def twips(text: str | None) -> int:
    """A measure in twentieths of a point, with or without a unit (strict files write `12.7mm`); 0 for none.

    >>> twips("210"), twips("12.7mm"), twips(None), twips("auto")
    (210, 720, 0, 0)
    """
    found = _MEASURE.fullmatch(text) if text else None
    return 0 if found is None else round(float(found[1]) * _TWIPS.get(found[2], 1.0))


def elements(container: _Element) -> Iterator[_Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in container if isinstance(child.tag, str))
