"""What an engine read against the gold: exact cells as multisets, and how much of the loose text is there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.corpus.gold import Gold
from pipeline.model.document import Document

_SHINGLE = 10


@dataclass(frozen=True, slots=True)
class Match:
    """Counts that can be added: cells of the gold, cells read, cells in both; loose characters wanted and found."""

    gold: int = 0
    read: int = 0
    both: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other: Match) -> Match:
        return Match(
            self.gold + other.gold,
            self.read + other.read,
            self.both + other.both,
            self.wanted + other.wanted,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """The share of the gold's cells that were read exactly."""
        return self.both / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of the cells read that are cells of the gold."""
        return self.both / self.read if self.read else 1.0

    @property
    def loose(self) -> float:
        """The share of the loose lines' characters that were found."""
        return self.found / self.wanted if self.wanted else 1.0


def bare(text: str) -> str:
    """A text in NFKC without white space: what is compared.

    >>> bare("男女共同参画 推進事業　①")
    '男女共同参画推進事業1'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(key for text in texts if (key := bare(text)))


def cells_of(document: Document) -> list[str]:
    """The texts of all cells in tables that our reader found."""
    return [cell.text for row in document.rows if row.table is not None for cell in row.cells if not cell.covered]


def loose_of(document: Document) -> str:
    """The text outside tables."""
    return "".join(cell.text for row in document.rows if row.table is None for cell in row.cells)


def match(gold: Gold, cells: Iterable[str], text: str | None) -> Match:
    """The cells and the text that an engine read, against the gold of the file.

    Header rows that stand again on every page may be read once or as often as they are printed. A frame around prose
    counts as loose lines: whether it is one cell or some lines is the reader's choice. `text` None: the engine reads
    tables only.
    """
    read = _counted(cells)
    wanted = _counted(cell for table in gold.tables if not table.box for row in table.rows for cell in row)
    again = {bare(cell) for table in gold.tables for row in table.rows[: table.repeated] for cell in row}
    for key in again:
        read[key] = min(read[key], wanted[key])
    lines, whole = [bare(line) for line in gold.loose] if text is not None else [], bare(text or "")
    found = sum(_found(line, whole) for line in lines)
    framed = [bare(line) for table in gold.tables if table.box for line in table.rows[0][0].split("\n")]
    if framed and text is not None:
        found += sum(_found(line, whole + "".join(read.elements())) for line in framed)
    if framed:
        frame = "".join(framed)
        read = Counter({key: count for key, count in read.items() if key in wanted or key not in frame})
    return Match(
        wanted.total(),
        read.total(),
        (wanted & read).total(),
        0 if text is None else sum(map(len, lines + framed)),
        found,
    )


def _found(line: str, whole: str) -> int:
    """How many characters of a line stand in the text: all, or those in stretches of ten that do."""
    if line in whole:
        return len(line)
    seen = [False] * len(line)
    for at in range(len(line) - _SHINGLE + 1):
        if line[at : at + _SHINGLE] in whole:
            seen[at : at + _SHINGLE] = [True] * _SHINGLE
    return sum(seen)
