"""Pages → the lines that are page numbers (ノンブル) or running heads and feet (柱), and no content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.read.pdf.layout import PageLayout, Table
from pipeline.read.pdf.textlines import TextLine

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_NUMBER = re.compile(r"[0-9]+")
_DECORATED = re.compile(
    r"[\-‐‑–—―ー－─~〜～]\s*[0-9]{1,4}\s*[\-‐‑–—―ー－─~〜～]"
    r"|[(（]\s*[\-‐–—―ー－]\s*[0-9]{1,4}\s*[\-‐–—―ー－]\s*[)）]"
    r"|[0-9]{1,4}\s*[/／]\s*[0-9]{1,4}(?:\s*(?:ページ|頁))?"
    r"|[0-9]{1,4}\s*(?:ページ|頁)"
    r"|[PpＰｐ](?:age|\.|．)?\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?"
)
_BARE = re.compile(r"[0-9]{1,4}|[(（]\s*[0-9]{1,4}\s*[)）]")
_HEAD_ZONE = 0.10
_FOOT_ZONE = 0.89
"""Shares of the page's height above and below which furniture stands."""
_NARROW_HEAD_ZONE = 0.07
_MARGIN = 0.05
"""Above this share of the height no text of a report begins; printers of web pages set their head there."""
_SAME_PLACE = 3.0
_MOST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A line outside tables: `index` counts the blocks of its page; `at_head`: it stands above all others."""

    page: PageLayout
    index: int
    line: TextLine
    at_head: bool
    gap: float
    """Points between the line and the content next to it."""

    @property
    def key(self) -> tuple[int, int]:
        """What names the line: page number and index among the page's blocks."""
        return (self.page.number, self.index)

    @property
    def text(self) -> str:
        """The line with half-width figures."""
        return self.line.text.strip().translate(_DIGITS)


def find_furniture(pages: Sequence[PageLayout]) -> frozenset[tuple[int, int]]:
    """Pages → (page number, index of the block) of each line that is furniture.

    Furniture stands in the outer tenth of the page, beyond all content. Page numbers are known by their form, bare
    ones also need to count up with the pages. Other lines must be repeated at the same place: at the foot on two
    pages, at the head on three (or on all, in the page's very margin), and nothing of any page's content may reach as high (a heading that happens to begin
    several pages stands where the other pages' text begins). In doubt a line is content.
    Ruby is no content of its own, wherever it stands.
    """
    found = frozenset(
        (page.number, index)
        for page in pages
        for index, block in enumerate(page.blocks)
        if isinstance(block, TextLine) and block.is_ruby
    )
    for _ in range(_MOST_ROUNDS):
        spots = [spot for page in pages for spot in _outermost(page, found)]
        fresh = {spot.key for spot in _page_numbers(spots, len(pages))}
        fresh |= {spot.key for spot in _repeated(spots, pages, found)}
        if not fresh:
            break
        found |= fresh
    return found


def _outermost(page: PageLayout, found: frozenset[tuple[int, int]]) -> list[Spot]:
    """The first and the last block of a page that are not yet known as furniture, if they are lines in the margins."""
    left = [(index, block.bbox) for index, block in enumerate(page.blocks) if (page.number, index) not in found]
    if not left:
        return []
    spots = list[Spot]()
    upper = min(left, key=lambda pair: pair[1][1])
    lower = max(left, key=lambda pair: pair[1][3])
    for (index, box), at_head in ((upper, True), (lower, False)):
        block = page.blocks[index]
        if isinstance(block, Table):
            continue
        if at_head and box[3] < _HEAD_ZONE * page.height:
            tops = [other[1] for at, other in left if at != index]
            spots.append(Spot(page, index, block, True, min(tops, default=page.height) - box[3]))
        elif not at_head and box[1] > _FOOT_ZONE * page.height:
            bottoms = [other[3] for at, other in left if at != index]
            spots.append(Spot(page, index, block, False, box[1] - max(bottoms, default=0.0)))
    return [spot for spot in spots if spot.gap > 0]


def _page_numbers(spots: Sequence[Spot], page_count: int) -> list[Spot]:
    """Lines that are a page number by their form; a bare number only if it counts up or stands alone on one page."""
    result = [spot for spot in spots if _DECORATED.fullmatch(spot.text)]
    bare = [spot for spot in spots if _BARE.fullmatch(spot.text)]
    offsets = [int(spot.text.strip("()（） ")) - spot.page.number for spot in bare]
    for spot, offset in zip(bare, offsets, strict=True):
        alone = page_count == 1 and not spot.at_head and spot.gap >= 1.5 * spot.line.em
        if offsets.count(offset) >= 2 or alone:
            result.append(spot)
    return result


def _repeated(spots: Sequence[Spot], pages: Sequence[PageLayout], found: frozenset[tuple[int, int]]) -> Iterable[Spot]:
    """Lines that stand at the same place of several pages with the same words; their figures may count the pages."""
    groups: dict[tuple[bool, str, int], list[Spot]] = {}
    for spot in spots:
        if re.search(r"\w", spot.text):
            words = _NUMBER.sub("#", spot.text)
            groups.setdefault((spot.at_head, words, round(spot.page.height)), []).append(spot)
    for (at_head, _, height), group in groups.items():
        fits = partial(_is_same_place, group[0])
        alike = [spot for spot in group if fits(spot)]
        same = [page for page in pages if round(page.height) == height]
        on_every_page = len(alike) == len(same) and all(_is_in_margin(spot) for spot in alike)
        sure = not at_head or on_every_page or all(_is_clear_head(spot) for spot in alike)
        needed = 2 if sure else 3
        if len(alike) >= needed and _counts_up(alike) and _is_beyond(alike, at_head, same, found):
            yield from alike


def _is_same_place(first: Spot, other: Spot) -> bool:
    """Whether two lines stand equally high; left and right may change sides, as in books."""
    return abs(first.line.bbox[1] - other.line.bbox[1]) <= _SAME_PLACE


def _is_in_margin(spot: Spot) -> bool:
    return spot.line.bbox[3] < _MARGIN * spot.page.height


def _is_clear_head(spot: Spot) -> bool:
    return spot.line.bbox[3] < _NARROW_HEAD_ZONE * spot.page.height and spot.gap >= 1.5 * spot.line.em


def _counts_up(spots: Sequence[Spot]) -> bool:
    """Whether each figure in the lines is the same on all pages or goes up as the pages do."""
    rows = [[int(number) for number in _NUMBER.findall(spot.text)] for spot in spots]
    for column in zip(*rows, strict=True):
        offsets = {number - spot.page.number for number, spot in zip(column, spots, strict=True)}
        if len(set(column)) > 1 and len(offsets) > 1:
            return False
    return True


def _is_beyond(
    spots: Sequence[Spot], at_head: bool, pages: Sequence[PageLayout], found: frozenset[tuple[int, int]]
) -> bool:
    """Whether the lines stand beyond the content of every page of that size, their own and others."""
    own = {spot.key for spot in spots} | found
    rest = [block.bbox for page in pages for index, block in enumerate(page.blocks) if (page.number, index) not in own]
    if at_head:
        limit = min((box[1] for box in rest), default=float("inf"))
        return all(spot.line.bbox[3] <= limit for spot in spots)
    limit = max((box[3] for box in rest), default=0.0)
    return all(spot.line.bbox[1] >= limit for spot in spots)
