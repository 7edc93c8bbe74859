"""The definition of the tables and the written CSV files become a descriptor (Data Package v2)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.report import SCHEMA_VERSION
from pipeline.publish.codelists import CODELISTS
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

PROFILE = "https://datapackage.org/profiles/2.0"

_LICENSE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*").fullmatch
_LICENSE_URL = re.compile(r"https?://[!-~]+").fullmatch
_SOURCE_URL = re.compile(r"https?://[!-~]+").fullmatch


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What a descriptor says of a file's bytes."""

    bytes: int
    sha256: str


def file_info(path: Path) -> FileInfo:
    """Size and SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileInfo(path.stat().st_size, digest)


@dataclass(frozen=True, slots=True)
class Received:
    """What the caller said of one document: where it was published, under which licence."""

    path: str
    url: str | None
    license: str | None


def datapackage(files: Mapping[str, FileInfo], received: Sequence[Received]) -> bytes:
    """The bytes of `datapackage.json`: the tables with their files, the sources, the licence where all share one.

    `files` describes the CSV file of every table. Nothing in it depends on the time of the run.

    Raises:
        KeyError: a table has no file.
    """
    package: dict[str, Any] = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "hoshin",
        "title": "部局の基本方針データ",
        "description": (
            "Department reports of Japanese municipalities as tables, made from the sources named in `documents` by "
            "processing (原文を加工して作成). Empty cells mean that nothing is stated. UTF-8 without BOM."
        ),
        "version": SCHEMA_VERSION,
    }
    package |= _licenses(received) | _sources(received)
    package["resources"] = [_resource(table, files[table.name]) for table in TABLES]
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of one table."""
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [_field(column, column.name == table.primary_key) for column in table.columns],
        "primaryKey": [table.primary_key],
    }
    if table.unique:
        schema["uniqueKeys"] = [list(names) for names in table.unique]
    keys = [_foreign_key(table, column) for column in table.columns if column.references is not None]
    if keys:
        schema["foreignKeys"] = keys
    schema["missingValues"] = [""]
    return schema


def license_entry(license_: str) -> dict[str, str] | None:
    """A licence as a descriptor names it: by its address, or by a name that is an identifier; None: it is neither.

    >>> license_entry("CC-BY-4.0"), license_entry("https://example.jp/terms"), license_entry("公共データ利用規約")
    ({'name': 'CC-BY-4.0'}, {'path': 'https://example.jp/terms'}, None)
    """
    if _LICENSE_URL(license_):
        return {"path": license_}
    return {"name": license_} if _LICENSE_NAME(license_) else None


def _licenses(received: Iterable[Received]) -> dict[str, Any]:
    # Only what holds for every document is said of the package; `documents.license` says it for each.
    given = {item.license for item in received}
    only = given.pop() if len(given) == 1 else None
    entry = None if only is None else license_entry(only)
    return {} if entry is None else {"licenses": [entry]}


def _sources(received: Iterable[Received]) -> dict[str, Any]:
    # A URL may hold many reports of one booklet: each is named once, by the first of its files.
    titles: dict[str, str] = {}
    for item in received:
        if item.url is not None and _SOURCE_URL(item.url):
            titles.setdefault(item.url, item.path)
    return {"sources": [{"title": title, "path": url} for url, title in titles.items()]} if titles else {}


def _resource(table: Table, info: FileInfo) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "type": "table",
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": info.bytes,
        "hash": f"sha256:{info.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(table),
    }


def _field(column: Column, primary: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
    }
    if column.codelist is not None:
        codes = CODELISTS[column.codelist]
        field["categories"] = [{"value": code.value, "label": code.ja or code.en} for code in codes]
    constraints = _constraints(column, primary)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column, primary: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if primary:
        constraints["unique"] = True
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.codelist is not None:
        constraints["enum"] = [code.value for code in CODELISTS[column.codelist]]
    return constraints


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    target = TABLE_BY_NAME[column.references or ""]
    reference: dict[str, Any] = {"fields": [target.primary_key]}
    # A table that points to itself names no resource (Data Package v2).
    if target.name != table.name:
        reference = {"resource": target.name} | reference
    return {"fields": [column.name], "reference": reference}
