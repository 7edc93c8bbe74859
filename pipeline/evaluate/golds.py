"""A folder of gold files → the documents to evaluate: each source with its gold, its family and its format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.batch.discover import InputFile, discover
from pipeline.evaluate.shape import JsonObject
from pipeline.model.errors import NoInputError, UsageError

SUFFIX: Final = ".expected.json"
NO_FAMILY: Final = "."


@dataclass(frozen=True, slots=True)
class Case:
    """A source to evaluate and what should be read from it.

    `family` is the folder below the gold folder (`known/minato-2022`), `group` the first part of it. `format` is the
    suffix, with the words between (`report.chrome.pdf` → `pdf (chrome)`).
    """

    file: InputFile
    gold: tuple[JsonObject, ...]
    family: str
    format: str

    @property
    def path(self) -> str:
        """The source's path below the gold folder."""
        return self.file.path

    @property
    def group(self) -> str:
        """The first part of the family's name."""
        return self.family.partition("/")[0]


def find_cases(folder: Path, families: Sequence[str] = (), output: Path | None = None) -> tuple[Case, ...]:
    """Every source below a folder that has a gold file beside it, in path order.

    `X.expected.json` is the gold of `X.txt`, `X.pdf`, `X.chrome.pdf` …; of two gold files whose names both fit, that of
    the longer name. With `families`, only documents of these, or of families below them.

    Raises:
        UsageError: the folder is none, a gold file cannot be read or has no source, or a family is not there.
        NoInputError: there is no gold file.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; give the folder that holds the gold files (X{SUFFIX} beside X.txt)")
    files = discover([folder], output)
    golds = {
        file.path.removesuffix(SUFFIX): file for file in files if file.path.endswith(SUFFIX) and file.archive is None
    }
    if not golds:
        raise NoInputError(f"no gold file in {folder}; name what should be read from X.txt X{SUFFIX}, beside it")
    used: dict[str, tuple[JsonObject, ...]] = {}
    cases: list[Case] = []
    for file in files:
        stem = None if file.skipped or file.archive is not None else _stem(file.path, golds)
        if stem is None:
            continue
        if stem not in used:
            used[stem] = read_gold(golds[stem].location)
        cases.append(Case(file, used[stem], stem.rpartition("/")[0] or NO_FAMILY, _format(file.path, stem)))
    alone = [golds[stem].path for stem in golds if stem not in used]
    if alone:
        more = f" (and {len(alone) - 1} more)" if len(alone) > 1 else ""
        raise UsageError(f"{alone[0]}{more} has no source beside it, such as {alone[0].removesuffix(SUFFIX)}.txt")
    return _of_families(cases, families)


def _stem(path: str, golds: dict[str, InputFile]) -> str | None:
    """The longest name with a gold file that a source's name begins with."""
    stem = path
    while "." in stem.rpartition("/")[2]:
        stem = stem.rpartition(".")[0]
        if stem in golds:
            return stem
    return None


def _format(path: str, stem: str) -> str:
    *words, suffix = path[len(stem) + 1 :].lower().split(".")
    return f"{suffix} ({'.'.join(words)})" if words else suffix


def _of_families(cases: Sequence[Case], families: Sequence[str]) -> tuple[Case, ...]:
    wanted = [family.strip("/") for family in families]
    for family in wanted:
        if not any(_is_in(case.family, family) for case in cases):
            known = ", ".join(sorted({case.family for case in cases}))
            raise UsageError(f"there is no family {family!r}; there are {known}")
    return tuple(case for case in cases if not wanted or any(_is_in(case.family, family) for family in wanted))


def _is_in(family: str, wanted: str) -> bool:
    return family == wanted or family.startswith(f"{wanted}/")


def read_gold(path: Path) -> tuple[JsonObject, ...]:
    """The reports of a gold file.

    Raises:
        UsageError: it is no JSON, or has no list of reports.
    """
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"the gold file {path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"the gold file {path} is no JSON: {error}") from error
    reports = data.get("reports") if isinstance(data, dict) else None
    if not isinstance(reports, list) or not all(isinstance(report, dict) for report in reports):
        raise UsageError(f'the gold file {path} has no list of reports; its form is {{"reports": [{{"title": …}}]}}')
    return tuple(reports)
