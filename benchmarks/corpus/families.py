"""Layout families (様式) as data: which parts a report has, how each is arranged, and how the pages look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Look:
    """What a renderer needs beside the blocks; every renderer takes what its format can show.

    `foot` holds {page} and perhaps {pages}; an empty one is no page number. `rules`: strokes, thin filled boxes, a box
    drawn for each cell, dotted or double lines.
    """

    font: Literal["mincho", "gothic"] = "mincho"
    size: float = 10.5
    rules: Literal["stroke", "rect", "cells", "dotted", "double"] = "stroke"
    shaded: bool = False
    middle: bool = False
    """Whether texts stand in the middle of their cells' height."""
    foot: str = "- {page} -"
    running_head: bool = False
    sheet: Literal["ordinary", "graph"] = "ordinary"
    """For a spreadsheet: as many columns as the tables need, or narrow ones as on graph paper (方眼紙)."""


@dataclass(frozen=True, slots=True)
class Family:
    """One way in which cities arrange the report.

    `names` is for the arrangements in which a project has several rows: its name cell is merged over them, or stands
    in the first with blank cells below, or is printed in each.
    """

    name: str
    header: Literal["lines", "colon", "table", "row"] = "lines"
    staffing: Literal["plain", "halves", "types"] = "plain"
    policy: Literal["paragraphs", "box"] = "paragraphs"
    goals: Literal["lines", "table"] = "lines"
    projects: Literal["stacked", "inline", "labelled", "columns", "nested"] = "stacked"
    names: Literal["merged", "blank", "repeated"] = "merged"
    bracket: Literal["blank", "full", "line"] = "blank"
    titled: bool = False
    """Whether a row titles the columns of the projects' table; 'columns' and 'nested' always have one."""
    repeat: bool = False
    ruled: bool = True
    look: Look = Look()


FAMILIES: tuple[Family, ...] = (
    Family("stacked-merged", look=Look()),
    Family("stacked-merged-middle", header="table", bracket="full", look=Look("gothic", 10, "rect", shaded=True, middle=True)),
    Family("stacked-blank", header="colon", names="blank", bracket="line", look=Look(rules="cells", foot="{page}/{pages}")),
    Family("inline-merged", header="row", staffing="halves", projects="inline", titled=True, repeat=True, look=Look("gothic", shaded=True, sheet="graph")),
    Family("labelled-merged", header="table", staffing="types", projects="labelled", bracket="line", look=Look(rules="rect", running_head=True)),
    Family("labelled-repeated", staffing="halves", projects="labelled", names="repeated", titled=True, look=Look("gothic", 9.5, foot="")),
    Family("columns", header="table", projects="columns", titled=True, repeat=True, look=Look(size=9.5, rules="dotted", shaded=True, sheet="graph")),
    Family("columns-once", header="colon", staffing="types", goals="table", projects="columns", titled=True, look=Look("gothic", 9.5, "cells")),
    Family("nested-heads", header="row", staffing="types", policy="box", projects="nested", titled=True, repeat=True, look=Look(rules="double", shaded=True, running_head=True)),
    Family("boxes", header="table", policy="box", goals="table", projects="labelled", names="blank", bracket="full", look=Look("gothic", rules="rect", foot="{page} / {pages}", sheet="graph")),
    Family("borderless", projects="labelled", names="blank", bracket="full", titled=True, ruled=False, look=Look()),
    Family("borderless-columns", header="row", projects="columns", titled=True, ruled=False, look=Look("gothic", 9.5, foot="{page}")),
)  # fmt: skip


def family_of(index: int) -> Family:
    """The family of the document with this index: each in turn."""
    return FAMILIES[index % len(FAMILIES)]
