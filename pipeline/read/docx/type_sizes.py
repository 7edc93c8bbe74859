"""The paragraphs of a Word document → how those are set that stand out from the running text: by outline level or larger type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.read.docx.content import Block, Paragraph

LARGER: Final = 1.07
"""How much larger than the running text the type of a heading is at least."""


def usual_size(blocks: Iterable[Block]) -> float:
    """The size in points that most characters are set in, those of tables among them; 0 where nothing is printed."""
    characters = Counter[float]()
    for paragraph in _paragraphs(blocks):
        characters[paragraph.size] += sum(len(line.text) for line in paragraph.lines)
    return max(characters, key=lambda size: (characters[size], size), default=0.0)


def set_in(paragraph: Paragraph, usual: float) -> str | None:
    """How a paragraph is set, if it is set as a heading; `usual` is the size of the running text.

    >>> set_in(Paragraph(size=12.0), 10.5), set_in(Paragraph(size=10.5, level=2), 10.5), set_in(Paragraph(size=10.5), 10.5)
    ('12.0pt', 'h2', None)
    """
    if paragraph.level is not None:
        return f"h{paragraph.level}"
    return f"{paragraph.size}pt" if paragraph.size >= LARGER * usual > 0 else None


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from _paragraphs(cell.blocks)
