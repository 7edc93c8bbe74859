"""A page's element tree → how much text, links and headings each block holds, the shape of its tables, its main part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.read.html.elements import BLOCKS, HEADINGS, is_hidden, tag_of
from pipeline.read.html.inline import collapse

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT_WORDS: Final = frozenset(
    ("content", "contents", "main", "maincontent", "maincontents", "honbun", "article", "entry")
)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATORS: Final = re.compile(r"[^A-Za-z]+")
_STRONG_SHARE: Final = 0.3
_WEAK_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Stats:
    """What a block holds: characters, characters in links, links, links to places in the page, h1 headings."""

    characters: int
    linked: int
    links: int
    inner_links: int
    titles: int

    @property
    def unlinked(self) -> int:
        """Characters outside links."""
        return self.characters - self.linked


@dataclass(slots=True)
class TableShape:
    """One table: its rows with their group's number and cells, and what tells layout from data."""

    rows: list[tuple[int, list[_Element]]] = field(default_factory=list)
    caption: _Element | None = None
    titled: bool = False
    nested: int = 0
    """Characters in tables inside."""
    holds_tables: bool = False
    headings: int = 0
    groups: int = 0
    stray: list[str] = field(default_factory=list)
    """Texts between its rows or cells."""
    is_broken: bool = False
    """A table stands between its rows or cells."""


@dataclass(slots=True)
class Survey:
    """What was counted; read only after `survey` made it."""

    stats: dict[_Element, Stats] = field(default_factory=dict)
    tables: dict[_Element, TableShape] = field(default_factory=dict)
    main: _Element | None = None
    main_is_sure: bool = False
    around_main: frozenset[_Element] = frozenset()
    """The elements that hold the main part."""
    total: Stats = Stats(0, 0, 0, 0, 0)

    def share(self, element: _Element) -> float:
        """The share of the page's text outside links that stands in an element."""
        found = self.stats.get(element)
        return found.unlinked / self.total.unlinked if found is not None and self.total.unlinked else 0.0


def words_of(element: _Element) -> frozenset[str]:
    """The words in an element's class and id, in lower case, and every two that follow each other as one.

    >>> from lxml.etree import Element
    >>> sorted(words_of(Element("div", {"class": "tmp_topicPath", "id": "Header"})))
    ['header', 'path', 'tmp', 'tmptopic', 'topic', 'topicpath']
    """
    words: set[str] = set()
    for name in (*(element.get("class") or "").split(), *(element.get("id") or "").split()):
        parts = _SEPARATORS.sub(" ", _CAMEL.sub(" ", name)).lower().split()
        words.update(parts)
        words.update(one + two for one, two in pairwise(parts))
    return frozenset(words)


@dataclass(slots=True)
class _Counter:
    survey: Survey
    characters: int = 0
    linked: int = 0
    links: int = 0
    inner_links: int = 0
    titles: int = 0
    in_link: int = 0
    starts: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    open_tables: list[tuple[_Element, int]] = field(default_factory=list)
    in_cells: list[int] = field(default_factory=list)
    """For each open table, how many of its cells (or captions) are open."""
    candidates: list[tuple[_Element, bool]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Count a text's characters, blanks left out."""
        if text and not text.isspace():
            count = len("".join(text.split()))
            self.characters += count
            self.linked += count if self.in_link else 0
            if self.in_cells and not self.in_cells[-1]:
                self.survey.tables[self.open_tables[-1][0]].stray.append(collapse(text))

    def counts(self) -> tuple[int, int, int, int, int]:
        """The counts so far."""
        return self.characters, self.linked, self.links, self.inner_links, self.titles

    def start(self, element: _Element, tag: str) -> None:
        """An element begins."""
        if tag in BLOCKS:
            self.starts.append(self.counts())
        if tag == "a" and element.get("href") is not None:
            self.in_link += 1
            self.links += 1
            self.inner_links += (element.get("href") or "").startswith("#")
        elif tag == "img":
            self.add(element.get("alt"))
        elif tag == "h1":
            self.titles += 1
        if tag == "main" or element.get("role") == "main":
            self.candidates.append((element, True))
        elif tag == "article" or (tag in {"div", "td", "section"} and words_of(element) & _CONTENT_WORDS):
            self.candidates.append((element, False))
        self._table_start(element, tag)

    def _table_start(self, element: _Element, tag: str) -> None:
        if tag == "table":
            for (outer, _), in_cell in zip(self.open_tables, self.in_cells, strict=True):
                self.survey.tables[outer].holds_tables = True
                self.survey.tables[outer].is_broken |= not in_cell
            self.survey.tables[element] = TableShape()
            self.open_tables.append((element, self.characters))
            self.in_cells.append(0)
        elif self.open_tables:
            shape = self.survey.tables[self.open_tables[-1][0]]
            if tag in HEADINGS:
                shape.headings += 1
            elif tag in {"thead", "tbody", "tfoot"}:
                shape.groups += 1
                shape.titled = shape.titled or tag == "thead"
            elif tag == "tr":
                shape.rows.append((shape.groups, []))
            elif self.in_cells[-1] and tag in {"td", "th", "caption"}:
                # A cell that broken markup puts into another is part of that one.
                self.in_cells[-1] += 1
            elif tag in {"td", "th"}:
                shape.titled = shape.titled or tag == "th"
                if not shape.rows:
                    shape.rows.append((shape.groups, []))
                shape.rows[-1][1].append(element)
                self.in_cells[-1] += 1
            elif tag == "caption":
                shape.caption, shape.titled = element, True
                self.in_cells[-1] += 1

    def end(self, element: _Element, tag: str) -> None:
        """An element ends."""
        if tag in BLOCKS:
            characters, linked, links, inner_links, titles = self.starts.pop()
            self.survey.stats[element] = Stats(
                self.characters - characters,
                self.linked - linked,
                self.links - links,
                self.inner_links - inner_links,
                self.titles - titles,
            )
        if tag == "a" and element.get("href") is not None:
            self.in_link -= 1
        if tag == "tbody" and self.open_tables:
            self.survey.tables[self.open_tables[-1][0]].groups += 1
        if tag in {"td", "th", "caption"} and self.open_tables:
            self.in_cells[-1] -= 1
        if tag == "table":
            _, before = self.open_tables.pop()
            self.in_cells.pop()
            if self.open_tables:
                self.survey.tables[self.open_tables[-1][0]].nested += self.characters - before


def survey(root: _Element) -> Survey:
    """The root of a page → what its blocks hold. Hidden elements are not counted."""
    from lxml import etree  # noqa: PLC0415

    result = Survey()
    counter = _Counter(result)
    hidden: set[_Element] = set()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        if event == "start":
            if is_hidden(element, tag):
                hidden.add(element)
                walk.skip_subtree()
                continue
            counter.start(element, tag)
            counter.add(element.text)
            continue
        if element in hidden:
            hidden.discard(element)
        else:
            counter.end(element, tag)
        if element is not root:
            counter.add(element.tail)
    result.total = Stats(*counter.counts())
    _find_main(result, counter.candidates)
    return result


def _find_main(result: Survey, candidates: Sequence[tuple[_Element, bool]]) -> None:
    """The main part: a main element with a fair share of the text, else the innermost part named so with most of it."""
    sure = [element for element, is_sure in candidates if is_sure and result.share(element) >= _STRONG_SHARE]
    likely = [element for element, is_sure in candidates if not is_sure and result.share(element) >= _WEAK_SHARE]
    if len(sure) == 1:
        result.main, result.main_is_sure = sure[0], True
    elif likely:
        result.main = min(likely, key=lambda element: result.stats[element].characters)
    if result.main is not None:
        result.around_main = frozenset(result.main.iterancestors())
