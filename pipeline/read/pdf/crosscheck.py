"""Two engines' readings of the same pages → notes where they print other numbers; asked only where there is doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.read.options import CrossCheck
from pipeline.read.pdf.layout import lay_out
from pipeline.read.pdf.shapes import FileContent, Note, PageContent, Turn
from pipeline.read.pdf.textlines import TextLine

_NUMBER: Final = re.compile("[0-9]+(?:[,.][0-9]+)*")
_LONG: Final = re.compile("[0-9０-９][,.，．]?[0-9０-９]")
_AGREE: Final = 0.95
"""Share of number tokens that must be the same. On 68 natural Japanese reports no file was below 0.996
(engines read apart by unlike programs)."""
_MOST_PAGES: Final = 8
"""Pages of a file that the second engine reads because of doubt: it takes 0.2 s for each."""
_FEWEST_TURNED: Final = 4


def doubtful_pages(content: FileContent, check: CrossCheck) -> tuple[int, ...]:
    """Numbers of the pages whose text the first engine may have read in a wrong order.

    Cause for doubt are numbers of several digits in text that is upside down or mirrored (数字の逆読み), which cannot be
    told apart by the places of characters.
    """
    if check == "off":
        return ()
    if check == "all":
        return tuple(page.number for page in content.pages)
    return tuple(page.number for page in content.pages if _is_turned(page))[:_MOST_PAGES]


def _is_turned(page: PageContent) -> bool:
    turned = 0
    for run in page.runs:
        if run.turn is Turn.LEFT and _LONG.search(run.text) is not None:
            turned += 1
            if turned >= _FEWEST_TURNED:
                return True
    return False


def disagreements(one: Sequence[PageContent], other: Sequence[PageContent]) -> Iterator[Note]:
    """Pages of two readings, matched by number → a note for each page on which they print other numbers."""
    others = {page.number: page for page in other}
    for page in one:
        second = others.get(page.number)
        if second is None:
            yield ("engines-disagree", None, f"page {page.number}: a second engine cannot read it")
            continue
        mine, theirs = _numbers(page), _numbers(second)
        most = max(mine.total(), theirs.total())
        same = (mine & theirs).total()
        if same < _AGREE * most:
            only = ", ".join([*(mine - theirs)][:3]) or "none"
            yours = ", ".join([*(theirs - mine)][:3]) or "none"
            detail = f"{same} of {most} numbers are the same; read: {only}; by a second engine: {yours}"
            yield ("engines-disagree", None, f"page {page.number}: {detail}")


def _numbers(page: PageContent) -> Counter[str]:
    """The numbers that stand in the lines of a page."""
    found = Counter[str]()
    for block in lay_out(page).blocks:
        lines = (block,) if isinstance(block, TextLine) else (line for cell in block.texts for line in cell)
        for line in lines:
            found.update(_NUMBER.findall(unicodedata.normalize("NFKC", line.text)))
    return found
