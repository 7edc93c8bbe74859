"""The text of a web page → its element tree, parsed as forgivingly as browsers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,300}>")
_BODY_END: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_NEUTRAL: Final = re.compile(
    r"</?(?:font|span|b|i|u|em|strong|big|small|center|blink|tt|nobr|o:p)(?:\s[^>]{0,2000})?/?>", re.IGNORECASE
)
_BLOCK: Final = re.compile(r"</?(?:div|section|article|blockquote|form)(?:\s[^>]{0,2000})?/?>", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROLS: Final = {
    **dict.fromkeys((*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F)),
    0x0C: " ",
}


def parse(text: str) -> _Element:
    """A page's text → its root element, without comments.

    What stands behind `</body>` is read as part of the body, as browsers do. A page nested deeper than the parser goes
    is read once more without the elements that only style or group.

    Raises:
        DocumentError: `html-unreadable`, the page is nested too deeply even then; `empty-file`, it has no element.
    """
    clean = _BODY_END.sub("", _XML_DECLARATION.sub("", text, count=1))
    if _CONTROL.search(clean) is not None:
        clean = clean.translate(_CONTROLS)
    for page in (clean, _BLOCK.sub("<br>", _NEUTRAL.sub("", clean))):
        root, too_deep = _parse(page)
        if not too_deep:
            if root is None:
                raise DocumentError("empty-file", "the page has no element")
            return root
    raise DocumentError("html-unreadable", "elements are nested too deeply")


def _parse(text: str) -> tuple[_Element | None, bool]:
    """The root, and whether the parser gave up at its limit of depth."""
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for the engine

    # Pages are limited in size before; HTML has no entities of its own that could grow.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        root = None
    too_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, too_deep


def engine() -> str:
    """Name and version of the parser."""
    from lxml import etree  # noqa: PLC0415

    return f"lxml {etree.__version__}"
