"""Documents → their short texts that may be labels, each with every place where it stands and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, Row
from pipeline.profiles.labels import Labels, label_key
from pipeline.text.fold import fold

LONGEST_LABEL = 20
_WORD = re.compile(r"[぀-ヿ一-龠々]")
_FIGURES = re.compile(r"[0-9.,%()△▲\-+/年月日時分人名件回円千万億台箇所か.現在 ]+")
_INLINE = re.compile(r"[(■□◆◇●○◎・ ]*(?P<label>[^:()。、0-9 →]{2,12}) ?(?::|\) ?:?|→) ?(?=\S)")
_MARKED = re.compile(r"[(（]?[0-9０-９]{1,2}[.．)）、 ]|[①-⑳・○●◎■◆□◇*※\-]")
_BELOW = 6


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a text: where it stands, and what is beside, behind and below it."""

    document: int
    row: int
    column: int
    line: int
    alone: bool
    inline: bool
    titles: bool
    """It stands in a row that titles the columns of a table."""
    beside: str
    """The next filled cell to the right, or what follows in the same cell."""
    below: tuple[str, ...]
    """The texts of its column in the rows below, to the next row that it could not stand above."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text that may be a label: its key, its first print, the kinds that the vocabulary gives it, its places."""

    key: str
    printed: str
    kinds: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents in which it stands."""
        return tuple(sorted({place.document for place in self.places}))

    @property
    def repeats(self) -> bool:
        """Whether it stands more than once in a document."""
        return len(self.places) > len(self.documents)


def is_label_like(text: str) -> bool:
    """Whether a cell's text has a label's form: short, no sentence, no figure, no marked line.

    >>> [is_label_like(text) for text in ("やること", "①", "12人", "点検を終えました。", "岸壁点検事業")]
    [True, False, False, False, True]
    """
    folded = fold(text).strip()
    return (
        len(folded) <= LONGEST_LABEL
        and folded[-1:] not in "、。"
        and "。" not in folded
        and len(_WORD.findall(folded)) >= 2
        and _FIGURES.fullmatch(folded) is None
        and len(label_key(text)) >= 2
    )


def is_marked(text: str) -> bool:
    """Whether a text begins with a mark or number of a list."""
    return _MARKED.match(text) is not None


def seen_texts(documents: Sequence[Document], labels: Labels) -> tuple[Seen, ...]:
    """The texts that may be labels, in the order of their first places."""
    prints: dict[str, str] = {}
    places: dict[str, list[Place]] = {}
    for number, document in enumerate(documents):
        for text, place in _places(number, document, labels):
            key = label_key(text)
            prints.setdefault(key, text)
            places.setdefault(key, []).append(place)
    return tuple(Seen(key, prints[key], labels.kinds_of(prints[key]), tuple(found)) for key, found in places.items())


def _places(number: int, document: Document, labels: Labels) -> Iterator[tuple[str, Place]]:
    rows = document.rows
    for index, row in enumerate(rows):
        filled = [column for column, cell in enumerate(row.cells) if cell.pieces]
        titles = _titles_columns(rows, index, labels)
        for at, column in enumerate(filled):
            cell = row.cells[column]
            line = cell.pieces[0].line
            text, beside, inline = cell.text, "", False
            if at + 1 < len(filled):
                beside = row.cells[filled[at + 1]].text
            if not is_label_like(text):
                match = _INLINE.match(fold(text)) if len(cell.pieces) == 1 else None
                if match is None or not is_label_like(match["label"]):
                    continue
                if match[0].rstrip().endswith(")") and "。" not in text:
                    # （仮称）…事業 begins a name.
                    continue
                start, end = match.span("label")
                text, beside, inline = text[start:end], text[match.end() :], True
            below = tuple(_below(rows, index, column, titles=titles))
            yield text, Place(number, index, column, line, len(filled) == 1, inline, titles, beside, below)


def _below(rows: Sequence[Row], index: int, column: int, *, titles: bool) -> Iterator[str]:
    """The texts under a cell: the column's under a title of it, else of the rows it may be the heading of."""
    for row in rows[index + 1 : index + 1 + _BELOW]:
        if titles and row.table != rows[index].table:
            return
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is not None and cell.pieces:
            yield cell.text
        elif not titles and len(row.cells) == 1 and row.cells[0].pieces:
            yield row.cells[0].text


def _titles_columns(rows: Sequence[Row], index: int, labels: Labels) -> bool:
    """Whether a row titles columns: two or more short texts at the head of a table, and rows as wide below it."""
    row = rows[index]
    texts = [cell.text for cell in row.cells if cell.pieces]
    if row.table is None or len(texts) < 2 or not all(map(is_label_like, texts)):
        return False
    if index and rows[index - 1].table == row.table:
        return False
    below = [other for other in rows[index + 1 : index + 4] if other.table == row.table]
    if not below or sum(cell.pieces != () for cell in below[0].cells) < 2:
        return False
    known = sum(bool(labels.kind_of(text, "column.")) for text in texts)
    # 部名 港湾部 / 部長名 浦野 千里 is a list of fields: its labels stand in one column.
    in_column = [rows[index].cells[0], *(other.cells[0] for other in below)]
    fields = sum(bool(cell.pieces and labels.kind_of(cell.text, "field.")) for cell in in_column)
    return known > 0 or (len(texts) > 2 and fields == 0)


def kinds_in(document: Document, labels: Labels) -> frozenset[str]:
    """The kinds of all labels of the vocabulary that stand in a document, as a profile is scored by them."""
    kinds = set[str]()
    for row in document.rows:
        for cell in row.cells:
            if not cell.pieces:
                continue
            text = cell.text
            found = labels.kinds_of(text)
            kinds.update(found)
            head = None if found else labels.at_head(text, "entry.") or labels.at_head(text, "field.")
            if head is not None:
                kinds.add(head.kind)
    return frozenset(kinds)


def whole_cells(document: Document) -> Mapping[str, str]:
    """The keys of all short cells of a document, with their print: what `[identify] words` is compared with."""
    found: dict[str, str] = {}
    for row in document.rows:
        for cell in row.cells:
            if cell.pieces and is_label_like(cell.text):
                found.setdefault(label_key(cell.text), cell.text)
    return found
