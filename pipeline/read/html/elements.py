"""What an element is by its tag and attributes alone: block or inline, shown or hidden, and its words for a style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
SPACED: Final = frozenset(
    (
        "p",
        *HEADINGS,
        "ul",
        "ol",
        "dl",
        "menu",
        "dir",
        "blockquote",
        "pre",
        "table",
        "hr",
        "figure",
        "fieldset",
        "xmp",
        "listing",
    )
)
"""Blocks that browsers set apart from what stands before them."""
BLOCKS: Final = SPACED | frozenset(
    (
        "html", "body", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "center",
        "li", "dt", "dd", "figcaption", "details", "summary", "form", "legend", "caption", "hgroup", "search",
        "thead", "tbody", "tfoot", "tr", "td", "th", "noframes", "option", "optgroup", "select", "button", "dialog",
    )
)  # fmt: skip
_UNSEEN: Final = frozenset(
    (
        "head", "title", "script", "style", "template", "noscript", "link", "meta", "base", "datalist", "colgroup", "col",
        "object", "embed", "applet", "iframe", "audio", "video", "canvas", "map", "rp", "defs", "desc", "input", "param",
    )
)  # fmt: skip
_HIDDEN_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_STRUCK_STYLE: Final = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_PRE_STYLE: Final = re.compile(r"white-space\s*:\s*pre(?:-wrap)?\s*(?:;|$)", re.IGNORECASE)
_STRUCK: Final = frozenset(("del", "s", "strike"))
_PREFORMATTED: Final = frozenset(("pre", "xmp", "listing"))


def tag_of(element: _Element) -> str:
    """The element's name in lower case, without a namespace's prefix."""
    tag = str(element.tag)
    # The parser of HTML gives lower case and no namespaces.
    return tag if "}" not in tag else tag.rpartition("}")[2]


def is_hidden(element: _Element, tag: str) -> bool:
    """Whether a browser shows nothing of the element: scripts, templates, `hidden`, `display: none`."""
    if tag in _UNSEEN:
        return True
    style = element.get("style")
    if style is not None and _HIDDEN_STYLE.search(style) is not None:
        return True
    return element.get("hidden") is not None


def is_struck(element: _Element, tag: str) -> bool:
    """Whether the element's text is struck through (見え消し)."""
    return tag in _STRUCK or _STRUCK_STYLE.search(element.get("style") or "") is not None


def is_preformatted(element: _Element, tag: str) -> bool:
    """Whether blanks and line ends of the element's text are shown as they are."""
    return tag in _PREFORMATTED or (tag in BLOCKS and _PRE_STYLE.search(element.get("style") or "") is not None)
