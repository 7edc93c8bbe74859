"""A seed and a layout family become one document of the corpus: its blocks, and what should be read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus.arrange import arrange
from benchmarks.corpus.content import Content, make, replaced
from benchmarks.corpus.gold import Gold, gold_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.corpus.blocks import Block
    from benchmarks.corpus.families import Family


@dataclass(frozen=True, slots=True)
class Document:
    """A report in one layout, in no format yet."""

    name: str
    content: Content
    family: Family
    blocks: tuple[Block, ...]
    gold: Gold

    @property
    def city(self) -> str:
        """The city's name, which is also the running head."""
        return self.content.city.name


def document(seed: int, family: Family, lacking: Mapping[int, str] | None = None) -> Document:
    """The document of a seed in a family; characters that a font lacks are replaced by `lacking`."""
    content = replaced(make(seed), dict(lacking or {}))
    blocks = arrange(content, family)
    return Document(f"{seed:06}-{family.name}", content, family, blocks, gold_of(content, family, blocks))
