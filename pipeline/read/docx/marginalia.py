"""Headers, footers, footnotes and endnotes of a document → their lines, which stand beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pipeline.read.docx.blocks import read_blocks
from pipeline.read.docx.number_formats import printed_number
from pipeline.read.docx.rows import cell_lines
from pipeline.read.docx.wml import R, W, child_value, switch
from pipeline.read.ooxml import Package, Relation

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.read.docx.story import Story

_NO_NOTES: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that the text's part is related to."""

    package: Package
    relations: Mapping[str, Relation]

    def one(self, kind: str) -> _Element | None:
        """The part of a kind that a document has once (styles, numbering, settings …)."""
        found = next((relation for relation in self.relations.values() if relation.kind == kind), None)
        return None if found is None else self.package.tree(found.target)

    def by_id(self, relation_id: str | None) -> _Element | None:
        """The part that an element names by the id of its relationship."""
        found = self.relations.get(relation_id or "")
        return None if found is None else self.package.tree(found.target)


def heads(
    parts: Parts, root: _Element, settings: _Element | None, kind: Literal["header", "footer"], story: Story
) -> Iterator[str]:
    """The lines of the headers or footers that are printed, each part once."""
    even = switch(settings, "evenAndOddHeaders") is True
    seen: set[str] = set()
    for section in root.iter(W + "sectPr"):
        first = switch(section, "titlePg") is True
        for reference in section.iterchildren(W + f"{kind}Reference"):
            place, part_id = reference.get(W + "type", "default"), reference.get(R + "id", "")
            if part_id in seen or (place == "first" and not first) or (place == "even" and not even):
                continue
            seen.add(part_id)
            part = parts.by_id(part_id)
            if part is not None:
                yield from (line.text for line in cell_lines(read_blocks(part, story.apart())))


def notes(parts: Parts, settings: _Element | None, story: Story) -> Iterator[str]:
    """The lines of the notes (脚注, 文末脚注) that the text refers to, in that order, each note's number before it."""
    tally = story.tally
    kinds = (("footnote", tally.footnotes, "decimal"), ("endnote", tally.endnotes, "lowerRoman"))
    for kind, wanted, usual in kinds:
        yield from _numbered(
            parts.one(f"{kind}s") if wanted else None, kind, wanted, _format(settings, kind, usual), story
        )


def _numbered(part: _Element | None, kind: str, wanted: Sequence[str], form: str, story: Story) -> Iterator[str]:
    if part is None:
        return
    found = {
        note.get(W + "id", ""): note for note in part.iterchildren(W + kind) if note.get(W + "type") not in _NO_NOTES
    }
    for number, note_id in enumerate(dict.fromkeys(wanted), 1):
        if note_id not in found:
            continue
        mark = f"{printed_number(number, form)} "
        for line in cell_lines(read_blocks(found[note_id], story.apart())):
            yield mark + line.text.strip()
            mark = ""


def _format(settings: _Element | None, kind: str, usual: str) -> str:
    properties = None if settings is None else settings.find(W + f"{kind}Pr")
    return child_value(properties, "numFmt") or usual
