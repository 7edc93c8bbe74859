"""A sources file (CSV) → what the caller says about each input: municipality, name, URL, licence."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.discover import SOURCES_NAME
from pipeline.model.errors import UsageError
from pipeline.model.provenance import Provenance

COLUMNS = ("path", "local_government_code", "name", "url", "licence", "retrieved")
"""The columns of a sources file; only `path` is required. `license` is read as well as `licence`."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Provenance by path; `default` holds for every file the sources file does not name."""

    by_path: Mapping[str, Provenance]
    default: Provenance

    def of(self, path: str, location: Path | None = None, archive: str | None = None) -> Provenance:
        """What is known about one input file.

        The file is looked up by its path below the input root; else by the longest end of its location that the
        sources file names (`hoshin show raw/city/report.txt --sources raw/sources.csv`). For a file in an archive that
        is not named itself, what is said of the folder above it in the archive holds, or of the archive.

        >>> said = Provenance("142034")
        >>> Sources({"city/report.txt": said}, Provenance()).of("report.txt", Path("raw/city/report.txt")) is said
        True
        """
        if not self.by_path:
            return self.default
        found = self._named(path, location)
        while found is None and archive is not None and path != archive and "/" in path:
            path, location = path.rpartition("/")[0], None if location is None else location.parent
            found = self._named(path, location)
        return self.default if found is None else found

    def _named(self, path: str, location: Path | None) -> Provenance | None:
        """What the sources file says of this path itself."""
        found = self.by_path.get(path)
        if found is None and location is not None:
            parts = unicodedata.normalize("NFC", location.absolute().as_posix()).split("/")
            tails = ("/".join(parts[start:]) for start in range(1, len(parts)))
            found = next((self.by_path[tail] for tail in tails if tail in self.by_path), None)
        return found


class Said:
    """What the caller says of the files, read when it is asked for: where none of it changed, it need not be."""

    def __init__(self, load: Callable[[], Sources], identity: str, before: str | None) -> None:
        """`identity` stands for all that it is read from; `before`, for what the run before read it from."""
        self._load = load
        self._sources: Sources | None = None
        self.identity = identity
        self.unchanged = identity == before

    @property
    def sources(self) -> Sources:
        """See `load_sources`."""
        if self._sources is None:
            self._sources = self._load()
        return self._sources


def sources_file(paths: Sequence[Path], given: Path | None) -> Path | None:
    """The sources file given, else `sources.csv` of the one input folder; None: there is none."""
    if given is None and len(paths) == 1 and (paths[0] / SOURCES_NAME).is_file():
        return paths[0] / SOURCES_NAME
    return given


def sources_identity(paths: Sequence[Path], file: Path | None, code: str | None) -> str:
    """A hash of all that decides what the caller says of files at these paths.

    Raises:
        UsageError: the sources file cannot be read.
    """
    try:
        data = b"" if file is None else file.read_bytes()
    except OSError as error:
        raise UsageError(f"the sources file {file} cannot be read: {error.strerror}") from error
    said = repr([[str(path.absolute()) for path in paths], file is None, code])
    return hashlib.sha256(said.encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest()


@functools.lru_cache(maxsize=4096)  # a sources file says the same of file after file
def municipality(code: str, name: str | None = None) -> tuple[str, str | None]:
    """A local-government code as given → the 6-digit code and its name.

    A code whose check digit is right but which the list of 2024-01-01 does not hold is taken with the given name only.

    Raises:
        UsageError: the code is not one; the message says why.
    """
    # A run that finds nothing changed reads no codes, and their list is long.
    from pipeline.text.codes import name_of, parse_code  # noqa: PLC0415

    parsed = parse_code(code)
    if parsed.valid and parsed.code6 is not None:
        return parsed.code6, name or name_of(parsed.code6)
    if parsed.reason == "unknown_code" and len(code.strip()) == 6 and code.strip().isascii():
        return code.strip(), name
    raise UsageError(
        f"{code!r} is no local-government code: give the 6 digits of the 全国地方公共団体コード (142034 for 平塚市)"
    )


def load_sources(path: Path | None, default: Provenance) -> Sources:
    """Read a sources file; None: there is none.

    Raises:
        UsageError: the file cannot be read, has no `path` column, or holds a wrong code; the message names the line.
    """
    if path is None:
        return Sources({}, default)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"the sources file {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the sources file {path} cannot be read: it is not UTF-8 ({error})") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    by_path: dict[str, Provenance] = {}
    try:
        if "path" not in (reader.fieldnames or ()):
            raise UsageError(f"there is no column `path`; the columns are {', '.join(COLUMNS)}")
        for row in reader:
            name, said = unicodedata.normalize("NFC", (row["path"] or "").strip()), _provenance(row, default)
            if by_path.setdefault(name, said) != said:
                raise UsageError(f"{name} stands in a line above with other provenance")
    except (UsageError, csv.Error) as error:
        raise UsageError(f"{path}, line {reader.reader.line_num}: {error}") from error
    return Sources(by_path, default)


def _provenance(row: Mapping[str, str | None], default: Provenance) -> Provenance:
    def cell(*names: str) -> str | None:
        return next((value.strip() for name in names if (value := row.get(name)) and value.strip()), None)

    code, name = cell("local_government_code"), cell("name", "local_government_name")
    if code is not None:
        code, name = municipality(code, name)
    else:
        code, name = default.local_government_code, name or default.local_government_name
    return Provenance(
        code, name, cell("url", "source_url") or default.url, cell("licence", "license") or default.license
    )
