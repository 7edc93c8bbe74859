"""The Python API: one document as a record, many as pandas tables. Nothing is written."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.discover import InputFile, read_bytes
from pipeline.batch.output import sources_for
from pipeline.model.report import DocumentRecord
from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.run import convert

if TYPE_CHECKING:
    import pandas as pd


@functools.lru_cache(maxsize=1)
def _package_profiles() -> ProfileSet:
    return load_profiles()


def read_report(
    path: str | Path,
    *,
    local_government_code: str | None = None,
    sources: str | Path | None = None,
    profiles: Iterable[str | Path] = (),
) -> DocumentRecord:
    """Read one file (text, PDF, web page, Word, Excel, scan) into a validated record: reports, issues, evidence.

    Args:
        path: the file.
        local_government_code: 6-digit code of the municipality (全国地方公共団体コード); never guessed.
        sources: a sources file that says more about the file (name, URL, licence).
        profiles: TOML files of layout profiles beside the package's own.

    Raises:
        DocumentError: the file cannot be read or holds no report; `.code` is in the issue catalogue.
        UsageError: the code, the sources file or a profile is wrong.
    """
    location = Path(path)
    extra = tuple(Path(profile) for profile in profiles)
    known = load_profiles(extra) if extra else _package_profiles()
    said = sources_for([location], None if sources is None else Path(sources), local_government_code)
    file = InputFile(location, location.name)
    return convert(read_bytes(file), file.path, said.of(file.path, location), known).record


def data_frames(records: Iterable[DocumentRecord]) -> dict[str, pd.DataFrame]:
    """Records → the tables of the contract as pandas DataFrames, by table name.

    Columns have nullable dtypes; codes and ids are strings, so leading zeros stay. `source_lines` needs the source and
    is empty here; the command writes it.
    """
    from pipeline.publish.frames import data_frames as frames  # noqa: PLC0415  # pandas costs half a second to import

    return frames((record, ()) for record in records)
