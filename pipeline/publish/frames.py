"""Tables become pandas data frames whose columns keep their meaning: codes stay text, null stays null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pipeline.model.report import DocumentRecord
from pipeline.publish.columns import Row, Table
from pipeline.publish.rows import SourceLine
from pipeline.publish.store import TableStore
from pipeline.publish.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = MappingProxyType(
    {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}
)


def data_frames(records: Iterable[tuple[DocumentRecord, Sequence[SourceLine]]]) -> dict[str, pd.DataFrame]:
    """One data frame a table, all documents together, the same rows as in the published tables.

    Types are nullable: string, Int64, Float64, boolean; a date (時点) is `datetime64[s]`, missing as NaT. A code such
    as 011002 is text.

    Raises:
        ValueError: a reference of a record leads nowhere.
        sqlite3.IntegrityError: a row breaks a rule of its table, or its id exists.
    """
    with TableStore() as store:
        for record, lines in records:
            store.add(record, lines)
        return {table.name: data_frame(table, store.rows(table.name)) for table in TABLES}


def data_frame(table: Table, rows: Iterable[Row]) -> pd.DataFrame:
    """One data frame of the rows of a table."""
    import pandas as pd  # noqa: PLC0415 - half a second that only callers of frames should pay

    dtypes: Mapping[str, Any] = _DTYPES
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    series = {}
    for column, values in zip(table.columns, columns, strict=True):
        cells = [None if value is None else bool(value) for value in values] if column.type == "boolean" else values
        series[column.name] = pd.Series(list(cells), dtype="object").astype(dtypes[column.type])
    return pd.DataFrame(series)
