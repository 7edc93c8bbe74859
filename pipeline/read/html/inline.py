"""The text, ruby and images of one line → the line as browsers print it, and what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_C1_FOUND: Final = re.compile("[\x80-\x9f]")
_RUN: Final = re.compile(r"[ \t\r\n]+")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー・]{1,12}")
_NAME_PART: Final = re.compile(
    r"[々〆ヶぁ-ゖァ-ヺー㐀-鿿豈-龎\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]{1,6}"
)
_LEAD_END: Final = frozenset(" \u3000\u00a0:：・")
_SHORTEST_NAME: Final = 3
"""Two characters with a blank between them may be a spaced word (目 標)."""
_AFTER_NAME: Final = ("(", "（", "氏", "様")
_C1: Final = {
    code: bytes((code,)).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@dataclass(frozen=True, slots=True)
class Ruby:
    """A stretch of text with its reading above it (ルビ)."""

    base: str
    reading: str


@dataclass(frozen=True, slots=True)
class Image:
    """The words for an image (alt); `linked`: it is a link, as banners and logos are."""

    text: str
    linked: bool = False


Chunk = str | Ruby | Image


@dataclass(frozen=True, slots=True)
class Inline:
    """A line as printed, and texts that stand beside it: readings, words for small images."""

    text: str
    beside: tuple[str, ...] = ()


def collapse(text: str, *, breaks_at_blanks: bool = False) -> str:
    r"""Text of a page's source → as printed: runs of blanks are one, line ends between Japanese characters are none.

    A line end between two wide characters is no blank (CSS Text 3, 4.1.3), unless the program that wrote the page
    breaks its lines at blanks only. U+3000 and the no-break space are characters and stay.

    >>> collapse("自治会への\n  加入を"), collapse("ICT\n 活用 と"), collapse("吉田\n修", breaks_at_blanks=True)
    ('自治会への加入を', 'ICT 活用 と', '吉田 修')
    """
    if "\n" not in text and "\r" not in text and "\t" not in text and "  " not in text:
        return text.strip(" ")

    def run(found: re.Match[str]) -> str:
        if breaks_at_blanks or ("\n" not in found[0] and "\r" not in found[0]):
            return " "
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return "" if _is_wide(before) and _is_wide(after) else " "

    return _RUN.sub(run, text).strip(" ")


def _is_wide(character: str) -> bool:
    return (
        bool(character)
        and unicodedata.east_asian_width(character) in "WFH"
        and not "ᄀ" <= character <= "ᇿ"
        and not ("가" <= character <= "힣")
    )


def line_of(chunks: Sequence[Chunk], *, breaks_at_blanks: bool, is_heading: bool) -> Inline:
    """The chunks of one line → the line.

    The reading of a name is put before it, as offices print it on one line: やまだ おさむ 山田 修. Readings of other words
    stand beside the line, so that the words can be read as words. An image's words count as text where the
    line has no other and the image is no link, or where the line is a heading.
    """
    beside: list[str] = []
    texts: list[str] = [chunk for chunk in chunks if isinstance(chunk, str)]
    if len(texts) != len(chunks):
        texts, beside = _resolved(chunks, is_heading=is_heading)
    text = printed("".join(texts), breaks_at_blanks=breaks_at_blanks)
    return Inline(text, tuple(collapse(one) for one in beside))


def printed(text: str, *, breaks_at_blanks: bool) -> str:
    """Text of a page's source → as browsers print it: blanks collapsed, references to C1 controls read as CP1252."""
    if _C1_FOUND.search(text) is not None:
        text = text.translate(_C1)
    return collapse(text, breaks_at_blanks=breaks_at_blanks)


def _resolved(chunks: Sequence[Chunk], *, is_heading: bool) -> tuple[list[str], list[str]]:
    """Texts in place of rubies and images, and what stands beside them."""
    alone = not any(
        (chunk if isinstance(chunk, str) else chunk.base).strip() for chunk in chunks if not isinstance(chunk, Image)
    )
    name = _name_span(chunks)
    texts, readings, beside = list[str](), list[str](), list[str]()
    for at, chunk in enumerate(chunks):
        if isinstance(chunk, str):
            texts.append(chunk)
        elif isinstance(chunk, Image):
            (texts if is_heading or (alone and not chunk.linked) else beside).append(chunk.text)
        elif at in name:
            texts.append(f"{name[at]}{chunk.base}")
        else:
            texts.append(chunk.base)
            readings.append(chunk.reading)
    return texts, [*([" ".join(readings)] if readings else []), *beside]


def _name_span(chunks: Sequence[Chunk]) -> dict[int, str]:
    """The rubies that are a person's name → what is printed before each: the reading before the first, else nothing.

    A name has two parts with one blank between them, at the line's end or before a bracket, and stands alone or
    behind a label or blank. In doubt it is none.
    """
    rubies = [at for at, chunk in enumerate(chunks) if isinstance(chunk, Ruby)]
    if not rubies or rubies[-1] - rubies[0] < 2:
        return {}
    between = [chunks[at] for at in range(rubies[0], rubies[-1] + 1) if at not in set(rubies)]
    if any(not isinstance(chunk, str) or chunk.strip() for chunk in between):
        return {}
    lead = "".join(chunk for chunk in chunks[: rubies[0]] if isinstance(chunk, str)).replace("\n", " ")
    after = "".join(chunk for chunk in chunks[rubies[-1] + 1 :] if isinstance(chunk, str)).strip()
    if (lead.strip() and lead[-1] not in _LEAD_END) or (after and not after.startswith(_AFTER_NAME)):
        return {}
    parts: list[list[int]] = [[rubies[0]]]
    for one, two in pairwise(rubies):
        if two - one == 1:
            parts[-1].append(two)
        else:
            parts.append([two])
    return _with_reading(parts, chunks) if len(parts) == 2 else {}


def _with_reading(parts: Sequence[Sequence[int]], chunks: Sequence[Chunk]) -> dict[int, str]:
    readings: list[str] = []
    length = 0
    for part in parts:
        rubies = [chunk for at in part if isinstance(chunk := chunks[at], Ruby)]
        base, reading = "".join(ruby.base for ruby in rubies), "".join(ruby.reading for ruby in rubies)
        if _NAME_PART.fullmatch(base) is None or _KANA.fullmatch(reading) is None:
            return {}
        length += len(base)
        readings.append(reading)
    if length < _SHORTEST_NAME:
        return {}
    return dict.fromkeys((at for part in parts for at in part), "") | {parts[0][0]: f"{' '.join(readings)} "}
