"""A ruby element → its base text and readings, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.html.elements import is_hidden, tag_of
from pipeline.read.html.inline import Chunk, Ruby

if TYPE_CHECKING:
    from lxml.etree import _Element

_READINGS = frozenset(("rt", "rtc"))


def ruby_chunks(element: _Element) -> list[Chunk]:
    """A ruby element → its parts in order; blanks between two bases are chunks of their own.

    Both forms are read: `<ruby>山<rt>やま</rt>田<rt>だ</rt></ruby>`, and all bases (rb) before all readings.
    """
    chunks: list[Chunk] = []
    base, reading = "", ""
    for text, is_reading in _texts(element):
        if is_reading:
            reading += text.strip()
            continue
        if reading and text.strip():
            chunks += _part(base, reading)
            base, reading = "", ""
        base += text if not reading else ""
        if reading and not text.strip() and text:
            chunks += _part(base, reading)
            base, reading = text, ""
    return chunks + _part(base, reading)


def _part(base: str, reading: str) -> list[Chunk]:
    """A base with its reading, the blanks around it apart."""
    bare = base.strip()
    if not bare or not reading:
        return [text for text in (base, reading) if text]
    lead, tail = base[: base.index(bare)], base[base.index(bare) + len(bare) :]
    return [chunk for chunk in (lead, Ruby(bare, reading), tail) if chunk]


def _texts(element: _Element) -> list[tuple[str, bool]]:
    """The texts in the element in order, and whether each is a reading."""
    from lxml import etree  # noqa: PLC0415

    found: list[tuple[str, bool]] = []
    depth = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        tag = tag_of(inner)
        if event == "start":
            if is_hidden(inner, tag):
                walk.skip_subtree()
                continue
            depth += tag in _READINGS
            if inner.text:
                found.append((inner.text, depth > 0))
        else:
            depth -= tag in _READINGS and not is_hidden(inner, tag)
            if inner is not element and inner.tail:
                found.append((inner.tail, depth > 0))
    return found
