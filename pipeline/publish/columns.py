"""What a table and a column are: the shape from which headers, SQL, descriptors and the dictionary are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "date", "boolean"]
ColumnRole = Literal["raw", "clean", "provenance"]

Value = str | int | float | bool | None
"""What stands in a cell: a date is its ISO text, a list its items with `;` between them."""

Row = tuple[Value, ...]
"""One row of a table, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column (列): `title` is the Japanese heading; `ja` and `en` describe it.

    `role` says how far the value is from the print: raw (as printed), clean (what it means), provenance (where it
    stands). `codelist` names the list of codes that the value comes from, `references` the table whose primary key it
    holds. `prose` is running text, which sentences, lists and marks are part of; `searched` is found by the text search;
    `personal` says who somebody is, and is null in a publication without names.
    """

    name: str
    title: str
    type: ColumnType
    en: str
    ja: str
    required: bool = False
    pattern: str | None = None
    codelist: str | None = None
    minimum: int | None = None
    unit: str | None = None
    role: ColumnRole = "clean"
    references: str | None = None
    prose: bool = False
    searched: bool = False
    personal: bool = False

    @property
    def is_text(self) -> bool:
        """Free text: neither a key, nor a code, nor of a fixed shape."""
        return self.type == "string" and not (self.pattern or self.codelist or self.references)

    @property
    def description(self) -> str:
        """What the column holds, in Japanese and English."""
        return f"{self.ja} {self.en}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table (表): its first column is its primary key; `unique` holds further keys."""

    name: str
    title: str
    en: str
    ja: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def primary_key(self) -> str:
        """The name of the column whose value names a row."""
        return self.columns[0].name

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def description(self) -> str:
        """What a row is, in Japanese and English."""
        return f"{self.ja} {self.en}"


def key(name: str, title: str, pattern: str) -> Column:
    """A primary key: an id that starts with a letter, so that no spreadsheet takes it for a number."""
    en = "Stable id made from the natural key; the same thing keeps it from run to run."
    ja = "自然キーから作る安定したID。同じものは再実行しても同じIDになる。"
    return Column(name, title, "string", en, ja, required=True, pattern=pattern)


def reference(name: str, title: str, table: str, *, required: bool = True, en: str = "", ja: str = "") -> Column:
    """A column that holds the primary key of a row of `table`."""
    en = en or f"The row of `{table}` that this row belongs to."
    ja = ja or f"この行が属する `{table}` の行。"
    return Column(name, title, "string", en, ja, required=required, references=table)


def code(name: str, title: str, codelist: str, en: str, ja: str, *, required: bool = True) -> Column:
    """A column whose values come from a list of codes, explained in the table `codes`."""
    return Column(name, title, "string", en, ja, required=required, codelist=codelist)


def label(name: str, title: str, en: str, ja: str, *, required: bool = False) -> Column:
    """A text as printed."""
    return Column(name, title, "string", en, ja, required=required, role="raw")


def prose(name: str, title: str, en: str, ja: str, *, required: bool = True, role: ColumnRole = "clean") -> Column:
    """Running text (本文) that the text search finds."""
    return Column(name, title, "string", en, ja, required=required, role=role, prose=True, searched=True)


def person(
    name: str, title: str, en: str, ja: str, *, pattern: str | None = None, role: ColumnRole = "clean"
) -> Column:
    """A part of a person's name (氏名)."""
    return Column(name, title, "string", en, ja, pattern=pattern, role=role, personal=True)


def number_in_order(name: str, title: str, what_en: str, what_ja: str) -> Column:
    """A place in printed order, counted from 1."""
    return Column(
        name, title, "integer", f"Place of {what_en}, from 1.", f"{what_ja}（1から）。", required=True, minimum=1
    )


def fiscal_year(en: str, ja: str) -> Column:
    """A fiscal year (年度) as the western year in which it begins on 1 April."""
    return Column("fiscal_year", "年度", "integer", en, ja, minimum=1868)


PAGE = Column(
    "source_page",
    "原文ページ",
    "integer",
    "First page of the source that the row was read from; null for text files.",
    "読み取り元の最初のページ。テキストファイルではnull。",
    minimum=1,
    role="provenance",
)
LINES = (
    Column(
        "source_line_start",
        "原文開始行",
        "integer",
        "First line of the source that the row was read from (`source_lines.line_no`).",
        "読み取り元の最初の行（`source_lines.line_no`）。",
        minimum=1,
        role="provenance",
    ),
    Column(
        "source_line_end",
        "原文終了行",
        "integer",
        "Last line of the source that the row was read from, inclusive.",
        "読み取り元の最後の行（その行を含む）。",
        minimum=1,
        role="provenance",
    ),
)
DOCUMENT = Column(
    "document_id",
    "文書ID",
    "string",
    "The document that the row was read from.",
    "読み取り元の文書。",
    required=True,
    role="provenance",
    references="documents",
)
PROVENANCE = (DOCUMENT, PAGE, *LINES)
"""The last columns of every table of facts (出所)."""
