"""The bytes of a PDF → what each step of the table reader makes of its pages, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.read.pdf.engines import load
from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.layout import PageLayout, Table, lay_out_all
from pipeline.read.pdf.rules import closed, ruled_groups
from pipeline.read.pdf.shapes import PageContent, Rule
from pipeline.read.pdf.tables import Grid, find_grids


@dataclass(frozen=True, slots=True)
class PageSteps:
    """What the reader's steps make of one page; places in points from its top left corner.

    `content` is what the engine found; `groups` are whole lines that touch one another, `closing` the lines that
    close open sides of each group; `idle` are grids that no table of `layout` was made of (boxes without text).
    """

    content: PageContent
    groups: tuple[tuple[Rule, ...], ...]
    closing: tuple[tuple[Rule, ...], ...]
    idle: tuple[Grid, ...]
    layout: PageLayout
    furniture: frozenset[int]


@dataclass(frozen=True, slots=True)
class FileSteps:
    """The pages that could be read, by number, and how many the file has."""

    pages: dict[int, PageSteps]
    page_count: int
    engine: str


def file_steps(data: bytes, options: ReadOptions = DEFAULT) -> FileSteps:
    """The bytes of a PDF → the steps of each page; the same functions, in the same order, as the reader's.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password` or `pdf-no-pages`.
    """
    content = load(data, options.pdf_engine, options)
    layouts = lay_out_all(content.pages)
    furniture = find_furniture(layouts)
    pages = {
        page.number: _page_steps(page, layout, frozenset(at for number, at in furniture if number == page.number))
        for page, layout in zip(content.pages, layouts, strict=True)
    }
    return FileSteps(pages, content.page_count, content.engine)


def _page_steps(page: PageContent, layout: PageLayout, furniture: frozenset[int]) -> PageSteps:
    groups = tuple(ruled_groups(page.rules) or ())
    closing = tuple(closed(group)[len(group) :] for group in groups)
    used = [block.grid for block in layout.blocks if isinstance(block, Table)]
    idle = tuple(grid for grid in find_grids(page.rules) or () if grid not in used)
    return PageSteps(page, groups, closing, idle, layout, furniture)
