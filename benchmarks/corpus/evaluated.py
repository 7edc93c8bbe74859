"""A number of documents and a seed become a folder of files with gold beside them, as `hoshin evaluate` reads it.

    FOLDER/<group>/<family>/<name>.<suffix>          one file a document, or one in each format
    FOLDER/<group>/<family>/<name>.expected.json     {"reports": [...]} in the contract's form, without ids
    FOLDER/sources.csv                               municipality code and name of every file

Families take turns, and so do the formats of a family: with five formats every family has each of them after five turns.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import render_docx, render_html, render_text, render_xlsx
from benchmarks.corpus.document import document
from benchmarks.corpus.families import FAMILIES, Family, Look
from benchmarks.corpus.layouts import LAYOUTS, Layout, made
from benchmarks.corpus.layouts.blind_layouts import BLIND
from benchmarks.corpus.layouts.civic_layouts import CIVIC
from benchmarks.corpus.layouts.closing_layouts import CLOSING
from benchmarks.corpus.layouts.common_layouts import COMMON
from benchmarks.corpus.layouts.control_layouts import CONTROL
from benchmarks.corpus.layouts.daily_layouts import DAILY
from benchmarks.corpus.layouts.fresh_layouts import FRESH
from benchmarks.corpus.layouts.further_layouts import FURTHER
from benchmarks.corpus.layouts.held_layouts import HELD, Held, made_held
from benchmarks.corpus.layouts.last_layouts import LAST
from benchmarks.corpus.layouts.later_layouts import LATER
from benchmarks.corpus.layouts.local_layouts import LOCAL
from benchmarks.corpus.layouts.office_layouts import OFFICE
from benchmarks.corpus.layouts.other_layouts import OTHER
from benchmarks.corpus.layouts.plain_layouts import PLAIN
from benchmarks.corpus.layouts.region_layouts import REGION
from benchmarks.corpus.layouts.usual_layouts import USUAL
from benchmarks.corpus.layouts.ward_layouts import WARD
from benchmarks.corpus.producers import PRODUCERS, Producer
from pipeline.batch.sources import COLUMNS

if TYPE_CHECKING:
    from benchmarks.corpus.blocks import Block

FORMATS = ("txt", "html", "docx", "xlsx", "pdf")
LACKING = {ord("𠮷"): "吉"}
"""Characters that an embedded font lacks, in documents that are printed as PDF."""


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a document, in the place where the renderers of PDF ask for it."""

    look: Look


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the folder, in no format yet; `reports` is the gold."""

    group: str
    layout: str
    name: str
    city: str
    code: str
    family: Style
    blocks: tuple[Block, ...]
    reports: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: how many documents, from which seed, in which formats and groups, PDFs by which producers.

    `every`: each document in every format, not in one.
    """

    documents: int
    seed: int
    formats: tuple[str, ...] = FORMATS
    producers: tuple[str, ...] = ()
    every: bool = False
    groups: tuple[str, ...] = ("known", "unknown")


RENDERERS: dict[str, Callable[[Item], bytes]] = {
    "txt": lambda one: render_text.as_text(one.blocks).encode(),
    "html": lambda one: render_html.as_html(one.blocks, one.family.look, one.city).encode(),
    "docx": lambda one: render_docx.as_docx(one.blocks, one.family.look, one.city),
    "xlsx": lambda one: render_xlsx.as_xlsx(one.blocks, one.family.look, one.city),
}


def evaluated(groups: Sequence[str] = ("known", "unknown")) -> tuple[Family | Layout | Held, ...]:
    """Every family and layout of the given groups; the twelve families are known, held-out ones of another group."""
    by_other_hands = (
        *HELD,
        *LAST,
        *BLIND,
        *FRESH,
        *LATER,
        *OTHER,
        *FURTHER,
        *CONTROL,
        *CLOSING,
        *PLAIN,
        *COMMON,
        *USUAL,
        *OFFICE,
        *DAILY,
        *CIVIC,
        *WARD,
        *LOCAL,
        *REGION,
    )
    found: tuple[Family | Layout | Held, ...] = (*FAMILIES, *LAYOUTS, *by_other_hands)
    return tuple(one for one in found if group_of(one) in groups)


def group_of(one: Family | Layout | Held) -> str:
    """`known`: a profile may be written for it; `unknown`: none will be.

    `unseen`: nobody had read it before its first measurement; `held`, `blind`, `fresh`, `later`, `other`, `further`, `control`, `closing`, `plain`, `common`, `usual`, `office`, `daily`, `civic`, `ward`, `local`, `region`: likewise, of later measurements.
    """
    return "known" if isinstance(one, Family) else one.group


def item(seed: int, one: Family | Layout | Held, lacking: dict[int, str]) -> Item:
    """The document of a seed in a family or layout."""
    name = f"{seed:09}"
    if not isinstance(one, Family):
        paper = made(seed, one, lacking) if isinstance(one, Layout) else made_held(seed, one, lacking)
        return Item(
            one.group,
            one.name,
            name,
            paper.city.name,
            paper.city.code,
            Style(paper.look),
            paper.blocks,
            tuple(map(_with_sections, paper.reports)),
        )
    old = document(seed, one, lacking)
    city = old.content.city
    reports = (_with_sections(old.gold.report),)
    return Item("known", one.name, name, city.name, city.code, Style(one.look), old.blocks, reports)


def _with_sections(report: dict[str, Any]) -> dict[str, Any]:
    """The gold whose projects name, as `section_id`, the row of the staffing table that each section is; null for none."""
    projects = [
        {**project, "sections": [_with_row(one) for one in project["sections"]]} if "sections" in project else project
        for project in report["projects"]
    ]
    return {**report, "projects": projects}


def _with_row(section: dict[str, Any]) -> dict[str, Any]:
    """A project's section with its row; unchanged where the gold leaves open how it is matched."""
    if "match_method" not in section:
        return section
    return {**section, "section_id": section["label"] if section["match_method"] == "exact" else None}


def producers_named(names: Sequence[str]) -> tuple[Producer, ...]:
    """The producers of PDFs by name; without names ReportLab, with an embedded font if there is one.

    Raises:
        ValueError: a producer is unknown or not on this machine; the message says which and why.
    """
    known = {producer.name: producer for producer in PRODUCERS}
    if not names:
        embedded = known["reportlab-embedded"]
        return (known["reportlab-cid"] if embedded.absent() else embedded,)
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"no producer {', '.join(unknown)}; there are {', '.join(known)}")
    if absent := [f"{name}: {why}" for name in names if (why := known[name].absent())]:
        raise ValueError("; ".join(absent))
    return tuple(known[name] for name in names)


def planned(order: Order) -> list[tuple[Item, tuple[str, ...], str]]:
    """Every document with its formats and the name of the producer of its PDF."""
    chosen, makers = evaluated(order.groups), order.producers or ("reportlab",)
    plan = []
    for at in range(order.documents):
        turn, place = divmod(at, len(chosen))
        step = turn + place
        formats = order.formats if order.every else (order.formats[step % len(order.formats)],)
        lacking = LACKING if "pdf" in formats else {}
        made_here = item(order.seed * 100_000 + at, chosen[place], lacking)
        plan.append((made_here, formats, makers[(turn // len(order.formats) + place) % len(makers)]))
    return plan


def make_folder(folder: Path, order: Order) -> int:
    """Write the folder; the number of files with a source in them.

    Raises:
        FileExistsError: the folder is there and not empty.
        ValueError: a producer is unknown or absent.
        OSError: a producer failed.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    makers = dict(zip(order.producers or ("reportlab",), producers_named(order.producers), strict=True))
    return write_folder(folder, planned(order), makers)


def write_folder(folder: Path, plan: Sequence[tuple[Item, tuple[str, ...], str]], makers: dict[str, Producer]) -> int:
    """Write documents, each in its formats and as a PDF by the producer of the given name; the number of files.

    Raises:
        OSError: a producer failed.
    """
    rows: list[tuple[str, Item]] = []
    for one, formats, _ in plan:
        place = folder / one.group / one.layout
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"reports": one.reports}, ensure_ascii=False, indent=1)
        (place / f"{one.name}.expected.json").write_text(text + "\n", encoding="utf-8")
        for suffix in formats:
            rows.append((f"{one.group}/{one.layout}/{one.name}.{suffix}", one))
            if suffix != "pdf":
                (place / f"{one.name}.{suffix}").write_bytes(RENDERERS[suffix](one))
    for name, maker in makers.items():
        asked = [one for one, formats, by in plan if by == name and "pdf" in formats]
        pdfs = maker.make(asked)
        for one in asked:
            (folder / one.group / one.layout / f"{one.name}.pdf").write_bytes(pdfs[one.name])
    (folder / "sources.csv").write_text(_sources(rows), encoding="utf-8", newline="")
    return len(rows)


def _sources(rows: Sequence[tuple[str, Item]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for path, one in sorted(rows, key=lambda row: row[0]):
        writer.writerow((path, one.code, one.city, "", "CC-BY-4.0", ""))
    return out.getvalue()
