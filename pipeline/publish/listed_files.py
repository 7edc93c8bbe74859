"""The files of a publication become what a catalogue says of each: name, media type, size, checksum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.publish.datapackage import FileInfo
from pipeline.publish.placing import DATABASE, DESCRIPTOR, JSONL
from pipeline.publish.tables import TABLE_BY_NAME

_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv",
        "json": "application/json",
        "jsonl": "application/jsonl",
        "parquet": "application/vnd.apache.parquet",
        "sqlite": "application/vnd.sqlite3",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_TITLES: Mapping[str, str] = MappingProxyType(
    {
        DATABASE: "全表（SQLite）",
        DESCRIPTOR: "データパッケージ記述（Data Package v2）",
        JSONL: "報告書（JSON Lines、1行1報告書）",
        "excel/hoshin.xlsx": "全表（Excel）",
        "excel/continued.csv": "長い本文の続き（Excel用CSV）",
        "popolo.json": "組織と役職者（Popolo）",
    }
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file that can be downloaded."""

    name: str
    title: str
    media_type: str
    info: FileInfo


def listed_file(name: str, info: FileInfo) -> ListedFile:
    """What a catalogue says of a file.

    >>> listed_file("data/goals.csv", FileInfo(1, "0")).title
    '目標（CSV）'
    """
    stem, _, suffix = name.rpartition("/")[2].rpartition(".")
    if name in _TITLES:
        title = _TITLES[name]
    elif stem in TABLE_BY_NAME:
        kind = "Excel用CSV" if name.startswith("excel/") else {"csv": "CSV", "parquet": "Parquet"}.get(suffix, suffix)
        title = f"{TABLE_BY_NAME[stem].title}（{kind}）"
    else:
        title = name
    return ListedFile(name, title, _MEDIA_TYPES[suffix], info)


def downloads(files: Mapping[str, FileInfo]) -> tuple[ListedFile, ...]:
    """The files that hold data, in the order given."""
    return tuple(listed_file(name, info) for name, info in files.items() if _is_data(name))


def _is_data(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    described = {"csv-metadata.json", "metadata.json", "run.json"}
    return (
        folder in {"", "data", "excel", "parquet"} and last not in described and last.rpartition(".")[2] in _MEDIA_TYPES
    )


def checksums(files: Mapping[str, FileInfo]) -> bytes:
    """The lines of `SHA256SUMS`, which `sha256sum --check` reads."""
    lines: Iterable[str] = (f"{files[name].sha256}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def read_checksums(data: bytes) -> Mapping[str, str]:
    """The hashes that `SHA256SUMS` names, by file; lines of another form name none."""
    found: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        sha256, _, name = line.partition("  ")
        if name:
            found[name] = sha256
    return found
