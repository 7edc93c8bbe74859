"""Lines between projects that name nothing but a section of the staff (（1）公園緑地課) → the section of the projects below each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.project_printed import PrintedName
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labelled_lines import line_piece
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key

_LEAST = 2
_LONGEST = 24
_MARKS = " \u3000■□◆◇●○〇◯◎▼▽▶▷・*＊【〔《〈＜［「『<[(（"
_ENDS = " \u3000】〕》〉＞］」』>])）"
_INNER = (")", "）", "]", "］", "】")


@dataclass(frozen=True, slots=True)
class SectionLines:
    """The rows, the same without the lines of sections, and where among these each section begins."""

    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    begins: tuple[tuple[int, RawText], ...]
    marks: tuple[RawText, ...]

    @property
    def labels(self) -> tuple[RawText, ...]:
        """The lines as they are printed, which are no text of a project."""
        return (*self.marks, *(section for _, section in self.begins))


def section_lines(rows: Sequence[Row], staffed: frozenset[str]) -> SectionLines:
    """The rows of project blocks → the lines of sections in them, without their marks.

    The first row is such a line, two at least are, and each section has one: what stands below a label (担当課 over
    公園緑地課) does so below many names.
    """
    none = SectionLines(tuple(rows), tuple(rows), (), ())
    if not staffed or not rows or _section(rows[0], staffed) is None:
        return none
    found = {at: own for at, row in enumerate(rows) if (own := _section(row, staffed)) is not None}
    keys = {section_key(name.text) for name, _ in found.values()}
    if len(found) < _LEAST or len(keys) < len(found):
        return none
    begins = tuple([(at - number, name) for number, (at, (name, _)) in enumerate(found.items())])
    return SectionLines(
        tuple([row if at not in found else replace(row, cells=(Cell(found[at][0].pieces),)) for at, row in enumerate(rows)]),
        tuple([row for at, row in enumerate(rows) if at not in found]),
        begins,
        tuple([mark for _, mark in found.values() if mark is not None]),
    )  # fmt: skip


def _section(row: Row, staffed: frozenset[str]) -> tuple[RawText, RawText | None] | None:
    """The name of a section of the staff that is all of a line but for its mark, and the mark."""
    piece = line_piece(row)
    if piece is None or len(piece.text) > _LONGEST:
        return None
    marker = split_marker(piece.text)
    start = 0 if marker is None else marker.rest_start
    start += len(piece.text[start:]) - len(piece.text[start:].lstrip(_MARKS))
    end = len(piece.text.rstrip(_ENDS)) if start else len(piece.text)
    if start >= end or section_key(piece.text[start:end]) not in staffed:
        return None
    return RawText((piece.cut(start, end),)), RawText((piece.cut(0, start),)) if start else None


def add_section(name: PrintedName, at: int, begins: Sequence[tuple[int, RawText]]) -> None:
    """The section whose line stands last above the row of a name, for a name that prints none itself."""
    own = [section for begin, section in begins if begin <= at]
    if not own or name.sections or _names_section(name.text.text):
        return
    name.sections.append(own[-1])


def _names_section(text: str) -> bool:
    """Whether a section stands in brackets behind a name."""
    folded = fold(text).rstrip()
    return text.rstrip().endswith(_INNER) and looks_like_section(folded[folded.rfind("(") + 1 : -1])
