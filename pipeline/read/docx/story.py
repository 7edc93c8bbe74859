"""What is known while a document is read: its styles, its lists' counts, open fields, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.read.docx.fields import Fields
from pipeline.read.docx.numbering import Counter
from pipeline.read.docx.styles import Styles

Note = tuple[str, int | None, str]


@dataclass(slots=True)
class Tally:
    """What was met and is not in the text: counted while reading, told at the end."""

    changes: int = 0
    hidden: int = 0
    placeholders: int = 0
    objects: dict[str, int] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    pictures: int = 0

    def missed(self, kind: str) -> None:
        """Something printed whose text is not read."""
        self.objects[kind] = self.objects.get(kind, 0) + 1

    def notes(self) -> tuple[Note, ...]:
        """What the document's notes say of it."""
        found: list[Note] = []
        if self.changes:
            found.append(("tracked-changes", None, f"{self.changes} tracked changes were read as accepted"))
        if self.hidden:
            found.append(("hidden-text", None, f"{self.hidden} hidden characters, cells or rows were left out"))
        if self.placeholders:
            detail = f"{self.placeholders} form fields still show the form's own prompt, which was left out"
            found.append(("hidden-text", None, detail))
        if self.objects:
            listed = ", ".join(f"{count} × {kind}" for kind, count in sorted(self.objects.items()))
            found.append(("embedded-object", None, f"not read: {listed}"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Story:
    """One flow of text: the body, a text box, a header, a note. Flows share all but their open fields."""

    styles: Styles
    counter: Counter
    tally: Tally = field(default_factory=Tally)
    fields: Fields = field(default_factory=Fields)

    def apart(self) -> Story:
        """A flow of its own beside this one."""
        return replace(self, fields=Fields())
