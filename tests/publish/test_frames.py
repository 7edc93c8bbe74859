"""Data frames: the rows of the tables with types that keep codes, whole numbers and nulls."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd

from pipeline.publish.frames import data_frames
from pipeline.publish.tables import TABLES


def test_types_keep_their_meaning(make: Any) -> None:
    frames = data_frames([(make.record(), make.lines)])
    assert list(frames) == [table.name for table in TABLES]
    assert frames["documents"]["local_government_code"].iloc[0] == "011002"
    report = frames["reports"]
    assert report["as_of_date"].iloc[0] == pd.Timestamp(datetime.date(2016, 4, 1))
    assert str(report["as_of_date"].dtype) == "datetime64[s]"
    assert bool(report["stated_total_includes_head"].iloc[0]) is True
    section = frames["sections"]
    assert str(section["staff_count_regular"].dtype) == "Float64"
    assert section["staff_count_contract"].isna().all()
    assert str(frames["goals"]["goal_no"].dtype) == "Int64"
    assert str(frames["goals"]["parent_goal_id"].dtype) == "string"
    assert frames["officers"]["full_name"].isna().tolist() == [False, True, False]


def test_empty_tables_have_their_columns_and_types() -> None:
    frames = data_frames([])
    for table in TABLES:
        assert tuple(frames[table.name].columns) == table.header
    assert str(frames["reports"]["as_of_date"].dtype) == "datetime64[s]"
    assert str(frames["officers"]["concurrent"].dtype) == "boolean"


def test_a_report_of_two_documents_is_there_once(make: Any) -> None:
    records = [(make.record(path), make.lines) for path in ("a.txt", "b.pdf")]
    frames = data_frames(records)
    assert len(frames["reports"]) == 1
    assert len(frames["documents"]) == 2
    assert frames["issues"]["code"].tolist() == ["duplicate-report"]
