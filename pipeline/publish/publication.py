"""A finished output and what the caller says of it become a publication: further formats and descriptors beside it."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pipeline.model.errors import OutputError, UsageError
from pipeline.publish.about import About, Said, about, is_url
from pipeline.publish.atomic import swap_in
from pipeline.publish.csvw import csvw
from pipeline.publish.datapackage import FileInfo, Received, datapackage, file_info, license_entry
from pipeline.publish.datasette import datasette
from pipeline.publish.dcat import dcat
from pipeline.publish.excel_cells import CONTINUED, Cutter
from pipeline.publish.excel_csv import write_excel_csv
from pipeline.publish.finished import Finished, finished
from pipeline.publish.listed_files import checksums, downloads, read_checksums
from pipeline.publish.parquet import load_pyarrow, write_parquet
from pipeline.publish.places import check_inside, check_writable, reports_named_by
from pipeline.publish.placing import DATABASE, DESCRIPTOR, JSONL, RUN
from pipeline.publish.popolo import popolo
from pipeline.publish.readme import readme_en, readme_ja
from pipeline.publish.schemaorg import schemaorg
from pipeline.publish.search import can_search, write_search
from pipeline.publish.tables import TABLE_BY_NAME, TABLES
from pipeline.publish.workbook import load_xlsxwriter, write_workbook

SUMS: Final = "SHA256SUMS"

_EXCEL = (*(f"excel/{table.name}.csv" for table in (*TABLES, CONTINUED)), "excel/hoshin.xlsx")
FILES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "csvw": ("data/csv-metadata.json",),
        "sqlite-search": (),
        "parquet": tuple(f"parquet/{table.name}.parquet" for table in TABLES),
        "excel": _EXCEL,
        "popolo": ("popolo.json",),
        "dcat": ("dcat.jsonld",),
        "schemaorg": ("schemaorg.jsonld",),
        "datasette": ("metadata.json",),
        "readme": ("README.ja.md", "README.md"),
    }
)
"""Every format with the files that are its own. `sqlite-search` writes the run's `hoshin.sqlite` with an index in it."""
FORMATS: Final = tuple(FILES)


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What to publish. `force`: write over files that are not hoshin's."""

    formats: tuple[str, ...] = FORMATS
    said: Said = field(default_factory=Said)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the files that changed, all files, and what is worth knowing (info)."""

    output: Path
    changed: tuple[str, ...]
    files: tuple[str, ...]
    notes: tuple[str, ...]


def publish(output: Path, options: PublishOptions) -> Publication:
    """Write the formats asked for beside a finished output; those of an earlier publication not asked for go away.

    All is built apart and put in place as one set; `SHA256SUMS` names every file. The same output and options give the
    same bytes.

    Raises:
        UsageError: the folder holds no finished output, a format or address is wrong, or a library is not installed;
            nothing was written.
        OutputError: the folder cannot be written, or a file of somebody else stands in the way.
    """
    check_options(options)
    source = finished(output)
    check_writable(output)
    known = _known(output)
    _check_strangers(output, options, known)
    facts = about(source, options.said)
    try:
        with tempfile.TemporaryDirectory(prefix=".hoshin-", dir=output, ignore_cleanup_errors=True) as folder:
            build = _Build(source, facts, Path(folder), options.formats)
            build.all()
            check_inside(output, build.own)
            changed = swap_in(build.staging, output, build.own)
            _take_away(output, options.formats, known)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{output} cannot be written: {error}. Check free space and permissions.") from error
    return Publication(output, changed, tuple(build.files), (*facts.notes(), *build.notes))


def check_options(options: PublishOptions) -> None:
    """See that what is asked for can be done.

    Raises:
        UsageError: a format or address is wrong, or a library is not installed.
    """
    unknown = set(options.formats) - set(FORMATS)
    if unknown:
        raise UsageError(f"no format {', '.join(sorted(unknown))}; there are {', '.join(FORMATS)}")
    url = options.said.base_url
    if url is not None and not is_url(url):
        raise UsageError(f"{url!r} is no address: --base-url takes http://… or https://…")
    if "parquet" in options.formats:
        load_pyarrow()
    if "excel" in options.formats:
        load_xlsxwriter()
    if "sqlite-search" in options.formats and not can_search():
        raise UsageError("this Python's SQLite has no text search by trigrams (FTS5, SQLite 3.34 or newer)")


def _check_strangers(output: Path, options: PublishOptions, known: Mapping[str, str]) -> None:
    """See that what would be written over is of an earlier publication, unchanged since."""
    names = [name for one in options.formats for name in FILES[one]]
    for folder in sorted({(output / name).parent for name in names}):
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is no folder, and files are to be written into it; move it")
    if options.force:
        return
    for name in (*names, *((SUMS,) if not known else ())):
        place = output / name
        if place.exists() and (not place.is_file() or known.get(name) != file_info(place).sha256):
            raise OutputError(
                f"{place} is not of an earlier publication, or was changed since; move it, or use --force"
            )


def _known(output: Path) -> Mapping[str, str]:
    try:
        return read_checksums((output / SUMS).read_bytes())
    except OSError:
        return {}


def _take_away(output: Path, formats: tuple[str, ...], known: Mapping[str, str]) -> None:
    """Take away the files of an earlier publication, unchanged since, whose formats are not asked for now."""
    for name in (name for one in FORMATS if one not in formats for name in FILES[one]):
        place = output / name
        if name in known and place.is_file() and file_info(place).sha256 == known[name]:
            place.unlink()


class _Build:
    """The files of one publication being built in a folder apart."""

    def __init__(self, source: Finished, facts: About, staging: Path, formats: tuple[str, ...]) -> None:
        self.source, self.facts, self.staging, self.formats = source, facts, staging, formats
        self.own: list[str] = []
        self.notes: list[str] = []
        self.files: dict[str, FileInfo] = {}

    def all(self) -> None:
        """Build everything: data first, then what describes it."""
        self._json(DESCRIPTOR, _descriptor(self.source, self.facts))
        self._of_the_run()
        steps: Mapping[str, Callable[[], None]] = {
            "csvw": lambda: self._json("data/csv-metadata.json", csvw(self.facts)),
            "sqlite-search": self._search,
            "parquet": self._parquet,
            "excel": self._excel,
            "popolo": lambda: self._json("popolo.json", popolo(self.source)),
            "dcat": lambda: self._json("dcat.jsonld", dcat(self.facts, downloads(self.files))),
            "schemaorg": lambda: self._json("schemaorg.jsonld", schemaorg(self.facts, downloads(self.files))),
            "datasette": lambda: self._json("metadata.json", datasette(self.facts)),
            "readme": self._readme,
        }
        for name, step in steps.items():
            if name in self.formats:
                step()
        self._bytes(SUMS, checksums(self.files))
        del self.files[SUMS]

    def _of_the_run(self) -> None:
        """What the run wrote, and is published as it is."""
        output = self.source.output
        for table in TABLES:
            self.files[f"data/{table.name}.csv"] = self.source.files[table.name]
        for name in (JSONL, RUN, DATABASE):
            if name != DATABASE or "sqlite-search" not in self.formats:
                self.files[name] = file_info(output / name)
        for name in reports_named_by(output / RUN):
            self.files[name] = file_info(output / name)

    def _place(self, name: str) -> Path:
        place = self.staging / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _done(self, name: str) -> None:
        self.own.append(name)
        self.files[name] = file_info(self.staging / name)

    def _bytes(self, name: str, data: bytes) -> None:
        self._place(name).write_bytes(data)
        self._done(name)

    def _json(self, name: str, content: Mapping[str, Any]) -> None:
        self._bytes(name, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())

    def _search(self) -> None:
        write_search(self.source, self._place(DATABASE))
        self._done(DATABASE)

    def _parquet(self) -> None:
        for table in TABLES:
            name = f"parquet/{table.name}.parquet"
            write_parquet(table, self.source.rows(table), self.facts, self._place(name))
            self._done(name)

    def _excel(self) -> None:
        cutter, escapes = Cutter(), 0
        for table in TABLES:
            name = f"excel/{table.name}.csv"
            escapes += write_excel_csv(table, cutter.rows(table, self.source.rows(table)), self._place(name))
            self._done(name)
        name = f"excel/{CONTINUED.name}.csv"
        write_excel_csv(CONTINUED, cutter.rest, self._place(name))
        self._done(name)
        write_workbook(self.source.rows, self.facts, self._place("excel/hoshin.xlsx"))
        self._done("excel/hoshin.xlsx")
        if escapes:
            self.notes.append(f"{escapes} cells of excel/*.csv begin with ' so that a spreadsheet does not change them")
        if cutter.rest:
            self.notes.append(
                f"texts longer than a cell of a spreadsheet go on in `continued`: {len(cutter.rest)} parts"
            )

    def _readme(self) -> None:
        listed = downloads(self.files)
        names = frozenset(self.files)
        self._bytes("README.ja.md", readme_ja(self.facts, listed, names))
        self._bytes("README.md", readme_en(self.facts, listed, names))


def _descriptor(source: Finished, facts: About) -> dict[str, Any]:
    """The run's `datapackage.json` with what the caller says of the publication."""
    received = [
        Received(str(one["path"]), _text(one["source_url"]), _text(one["license"]))
        for one in source.records(TABLE_BY_NAME["documents"])
    ]
    made: dict[str, Any] = json.loads(datapackage(source.files, received))
    said: dict[str, Any] = {"title": facts.title}
    if not facts.has_names:
        said["description"] = f"{made['description']} {facts.en}"
    if facts.base_url is not None:
        said["homepage"] = facts.base_url
    if facts.publisher is not None:
        said["contributors"] = [{"title": facts.publisher, "roles": ["publisher"]}]
    if facts.license is not None and (entry := license_entry(facts.license)) is not None:
        path = {} if facts.license_url is None else {"path": facts.license_url}
        said["licenses"] = [entry | path]
    head = {name: made[name] for name in ("$schema", "name")}
    return head | said | {name: value for name, value in made.items() if name not in head and name not in said}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
