"""A user's own file → the values that move under changes that must move none."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.document import Document
from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import ProfileSet
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.run import Conversion, Provenance, convert, convert_document, read_source
from pipeline.selfcheck.document_changes import DOCUMENT_CHANGES, in_cells
from pipeline.selfcheck.text_changes import ENCODINGS, encoded, layout_changes
from pipeline.selfcheck.widths import ALL_WIDTHS, BRACKETS, WIDTHS, half_width_katakana

_NOBODY = Provenance()
_Loose = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Move:
    """A value that moved: its JSON Pointer, and what stands there before and after, as JSON."""

    pointer: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One change of one file, and every value that moved under it."""

    change: str
    moves: tuple[Move, ...]


def selfcheck(data: bytes, path: str, profiles: ProfileSet, options: ReadOptions = DEFAULT) -> Iterator[Checked]:
    """Every change that is sound for this file and changes something in it, with the values that move.

    A text file is laid out and encoded otherwise; a document of any format is, once read, numbered, split and printed
    in other widths. Values must stay. After a change of widths, `label`, `…_label` and `marker` may differ, since they
    repeat the print; after one that touches prose, texts are compared in NFKC. Ids hold for the bytes of a file and are
    not compared.

    Raises:
        DocumentError: the file cannot be read or holds no report as it is.
    """
    document = read_source(data, path, _NOBODY, options)
    before = _reports(convert_document(document, profiles))
    for name, loose, changed in _variants(document, profiles):
        if changed in (document, data):
            continue
        try:
            if isinstance(changed, bytes):
                after = _reports(convert(changed, path, _NOBODY, profiles, options))
            else:
                after = _reports(convert_document(changed, profiles))
        except DocumentError as error:
            yield Checked(name, (Move("/reports", f"{len(before)} items", str(error)),))
            continue
        except Exception as error:  # a defect under one change must not hide what the others find
            yield Checked(name, (Move("/reports", f"{len(before)} items", f"defect: {error!r}"),))
            continue
        yield Checked(name, tuple(moves(loose(before), loose(after), "/reports")))


def _variants(document: Document, profiles: ProfileSet) -> Iterator[tuple[str, _Loose, Document | bytes]]:
    """Each change: its name, what is left out of the comparison, and the changed document or bytes."""
    if document.source.media_type == "text/plain":
        # Damaged characters were repaired in `text`; the file holds them as printed.
        text = "\n".join(line.source_text for line in document.lines) + "\n"
        labels = profiles.generic.labels
        changes = layout_changes(lambda line: labels.kind_of(line, "heading.") is not None)
        for name, change in changes.items():
            yield name, _kept, change(text).encode()
        for encoding in ENCODINGS:
            if (coded := encoded(text, encoding)) is not None:
                yield f"saved as {encoding}", _kept, coded
        yield "half-width katakana", _folded, half_width_katakana(text).encode()
    for name, in_document in DOCUMENT_CHANGES.items():
        yield name, _kept, in_document(document)
    for name, in_cell in WIDTHS.items():
        yield name, _without_labels, in_cells(in_cell)(document)
    for name, in_cell in {**BRACKETS, **ALL_WIDTHS}.items():
        yield name, _folded, in_cells(in_cell)(document)


def _reports(conversion: Conversion) -> Any:
    """The reports as JSON values, without ids."""
    return _without(conversion.record.model_dump(mode="json")["reports"], lambda key: key.endswith("_id"))


def _without(value: Any, unwanted: Callable[[str], bool]) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(item, unwanted) for key, item in value.items() if not unwanted(key)}
    return [_without(item, unwanted) for item in value] if isinstance(value, list) else value


def _kept(value: Any) -> Any:
    return value


def _without_labels(value: Any) -> Any:
    return _without(value, lambda key: key == "marker" or key.endswith("label"))


def _folded(value: Any) -> Any:
    """Values without labels, texts in NFKC."""
    text = json.dumps(_without_labels(value), ensure_ascii=False)
    return json.loads(unicodedata.normalize("NFKC", text.replace("　", " ")))


def moves(old: Any, new: Any, path: str = "") -> Iterator[Move]:
    """Where two JSON values differ; of lists of different lengths the lengths and the first place.

    >>> list(moves({"a": [1, 2]}, {"a": [1, 3]}))
    [Move(pointer='/a/1', old='2', new='3')]
    """
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old:
            yield from moves(old[key], new.get(key), f"{path}/{key}")
    elif isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            yield Move(path, f"{len(old)} items", f"{len(new)} items")
        for index, (one, two) in enumerate(zip(old, new, strict=False)):
            found = list(moves(one, two, f"{path}/{index}"))
            yield from found
            if found and len(old) != len(new):
                return
    elif old != new:
        yield Move(path, *(json.dumps(value, ensure_ascii=False) for value in (old, new)))
