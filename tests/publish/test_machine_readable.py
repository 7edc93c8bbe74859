"""Each rule of machine readability finds a file that breaks it."""

from __future__ import annotations

import pytest

from pipeline.publish.columns import Table
from pipeline.publish.csv_tables import CsvTable
from pipeline.publish.machine_readable import violations
from pipeline.publish.tables import TABLE_BY_NAME

BUDGETS = TABLE_BY_NAME["project_budgets"]
DOC = "doc-0123456789abcdef"
ID = "011002-2016-0123456789"
ROW = f'bud-{ID},prj-{ID},予算額,2016,8250000,"8,250千円",initial,{DOC},,1,1'


def csv_of(*rows: str, table: Table = BUDGETS, heading: str | None = None) -> bytes:
    lines = (",".join(table.header) if heading is None else heading, *rows)
    return "".join(f"{line}\r\n" for line in lines).encode()


def test_a_sound_file_breaks_no_rule() -> None:
    assert violations(csv_of(ROW), BUDGETS) == ()
    assert CsvTable is not None


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("L1-03", csv_of(ROW, ",,,,,,,,,,", ROW)),
        ("L1-04", csv_of(ROW, "※単位は円")),
        ("L1-05", csv_of(heading=",".join(BUDGETS.header[:-1]) + ",")),
        ("L1-14", csv_of(ROW.replace("予算額", '"予算\r\n額"'))),
        ("L1-14", csv_of(ROW).replace(b"\r\n", b"\n")),
        ("L1-15", csv_of(ROW.replace('"8,250千円"', "8,250千円"))),
        ("L2-01", csv_of(ROW.replace("8250000", "8250千円"))),
        ("L2-02", csv_of(ROW, ROW.replace(f"bud-{ID}", "〃"))),
        ("L2-02", csv_of(ROW.replace(f"bud-{ID}", ""))),
        ("L2-03", csv_of(heading=",".join((*BUDGETS.header[:-1], BUDGETS.header[0])))),
        ("L2-04", csv_of(ROW.replace("initial", "当初"))),
        ("L3-01", csv_of(ROW, heading="事業の予算")),
        ("L3-07", csv_of(heading=",".join(reversed(BUDGETS.header)))),
        ("L3-08", csv_of(heading=",".join(column.title for column in BUDGETS.columns))),
        ("L3-08", csv_of(ROW).decode().encode("utf-8-sig")),
        ("L3-08", csv_of(ROW).decode().encode("cp932")),
    ],
)
def test_a_broken_file_is_found(rule: str, data: bytes) -> None:
    # A title above the table (L3-01) is other columns than the table's.
    assert (rule if rule != "L3-01" else "L3-07") in {one.rule for one in violations(data, BUDGETS)}


@pytest.mark.parametrize(
    ("rule", "table", "column", "cell"),
    [
        ("L1-06", "projects", "name", "近藤　基金"),
        ("L1-06", "projects", "name", " 事業"),
        ("L3-05", "reports", "as_of_date", "2016/4/1"),
        ("L3-06", "documents", "local_government_code", "142035"),
        ("L3-06", "documents", "local_government_code", "92011"),
    ],
)
def test_a_broken_cell_is_found(rule: str, table: str, column: str, cell: str) -> None:
    of = TABLE_BY_NAME[table]
    row = ",".join(cell if name == column else "x" if name == of.primary_key else "" for name in of.header)
    assert rule in {one.rule for one in violations(csv_of(row, table=of), of)}
