"""Twelve seeds become the small committed sample, `tests/fixtures/corpus`: a document for each kind of layout, formats mixed.

    python -m benchmarks.corpus sample FOLDER

The seeds are those of short documents, and of no other corpus; nothing about them was looked at when they were chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.evaluated import LACKING, Item, evaluated, item, producers_named, write_folder

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE: tuple[tuple[str, str, int], ...] = (
    ("stacked-merged", "txt", 910_000_051),
    ("labelled-merged", "docx", 910_000_033),
    ("columns", "xlsx", 910_000_028),
    ("nested-heads", "html", 910_000_014),
    ("manifesto", "xlsx", 910_000_012),
    ("work-and-goals", "docx", 910_000_057),
    ("policy-and-goals", "txt", 910_000_049),
    ("annual-book", "html", 910_000_027),
    ("declaration", "pdf", 910_000_005),
    ("year-columns", "pdf", 910_000_018),
    ("forms", "html", 910_000_058),
    ("arrows", "txt", 910_000_029),
)
"""Family, format, seed."""


def planned() -> list[tuple[Item, tuple[str, ...], str]]:
    """Every document with its format and the producer of PDFs."""
    families = {family.name: family for family in evaluated()}
    return [(item(seed, families[name], LACKING), (suffix,), "reportlab") for name, suffix, seed in SAMPLE]


def make_sample(folder: Path) -> int:
    """Write the sample; the number of its documents.

    Raises:
        ValueError: there is no font to embed into PDFs on this machine.
    """
    (maker,) = producers_named(("reportlab-embedded",))
    return write_folder(folder, planned(), {"reportlab": maker})
