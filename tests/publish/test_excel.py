"""The flavours for Excel hold what the tables hold: read back, cell by cell."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from pipeline.publish import workbook
from pipeline.publish.about import Said, about
from pipeline.publish.columns import Column, Row, Table
from pipeline.publish.excel_cells import CONTINUED, CUT, LONGEST, Cutter, escaped, is_changed_by_excel, unescaped
from pipeline.publish.finished import finished
from pipeline.publish.package import publish as write_output
from pipeline.publish.publication import PublishOptions, publish
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

LONG = "長い本文。" * 9000 + "𠮷" * 40_000 + "おわり"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    folder = tmp_path_factory.mktemp("excel")
    policy = make.report().policies[0].model_copy(update={"paragraphs": (LONG, "短い。")})
    report = make.report(policies=(policy,), fiscal_year_label="H28.4.1")
    write_output([(make.record("a.txt", [report]), make.lines)], make.run("a.txt"), folder)
    publish(folder, PublishOptions(("excel",)))
    return folder


def read_csv(path: Path, encoding: str) -> list[list[str]]:
    csv.field_size_limit(10**7)
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def joined(rows: list[list[Any]], rest: dict[tuple[str, str], str], table: Table) -> list[list[Any]]:
    """Rows with every cut text made whole again."""
    return [
        [
            cell.removesuffix(CUT) + rest[row[0], name] if (row[0], name) in rest else cell
            for name, cell in zip(table.header, row, strict=True)
        ]
        for row in rows
    ]


def test_csv_for_excel_is_the_data_with_japanese_headings(output: Path) -> None:
    rest: dict[tuple[str, str], str] = {}
    for row in read_csv(output / "excel/continued.csv", "utf-8-sig")[1:]:
        rest[row[2], row[3]] = rest.get((row[2], row[3]), "") + unescaped(row[5])
    assert rest
    for table in TABLES:
        data = (output / f"excel/{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")
        heading, *rows = read_csv(output / f"excel/{table.name}.csv", "utf-8-sig")
        assert heading == [column.title for column in table.columns]
        texts = [column.type == "string" for column in table.columns]
        for row in rows:
            assert not any(
                is_changed_by_excel(cell) and cell[0] != "'" for cell, text in zip(row, texts, strict=True) if text
            )
            assert all(len(cell.encode("utf-16-le")) <= 2 * LONGEST for cell in row)
        plain = [[unescaped(cell) if text else cell for cell, text in zip(row, texts, strict=True)] for row in rows]
        assert joined(plain, rest, table) == read_csv(output / f"data/{table.name}.csv", "utf-8")[1:]


def expected(column: Column, cell: str) -> Any:
    if not cell:
        return None
    if column.type == "boolean":
        return cell == "true"
    if column.type == "date":
        return datetime.datetime.fromisoformat(cell)
    return float(cell) if column.type in {"integer", "number"} else cell


def test_the_workbook_reads_back_equal(output: Path) -> None:
    book = openpyxl.load_workbook(output / "excel/hoshin.xlsx")
    assert book.sheetnames == [*(table.name for table in TABLES), "continued"]
    rest: dict[tuple[str, str], str] = {}
    for row in book["continued"].iter_rows(min_row=2, values_only=True):
        rest[str(row[2]), str(row[3])] = rest.get((str(row[2]), str(row[3])), "") + str(row[5])
    for table in TABLES:
        sheet = book[table.name]
        heading, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
        assert heading == [column.title for column in table.columns]
        wanted = [
            [expected(column, cell) for column, cell in zip(table.columns, row, strict=True)]
            for row in read_csv(output / f"data/{table.name}.csv", "utf-8")[1:]
        ]
        assert joined(rows, rest, table) == wanted, table.name


def test_the_workbook_of_a_publication_reads_back_equal(publication: Path) -> None:
    book = openpyxl.load_workbook(publication / "excel/hoshin.xlsx", read_only=True)
    assert next(book["continued"].iter_rows(min_row=2, values_only=True), None) is None
    for table in TABLES:
        rows = book[table.name].iter_rows(values_only=True)
        assert next(rows) == tuple(column.title for column in table.columns)
        wanted = read_csv(publication / f"data/{table.name}.csv", "utf-8")[1:]
        for row, cells in zip(rows, wanted, strict=True):
            plain = tuple(unescape(cell) if isinstance(cell, str) and "_x" in cell else cell for cell in row)
            assert plain == tuple(map(expected, table.columns, cells)), table.name
    book.close()


def test_the_workbook_is_plain(output: Path) -> None:
    book = openpyxl.load_workbook(output / "excel/hoshin.xlsx")
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert not sheet.merged_cells.ranges
        assert not any(size.hidden for size in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    code = book["documents"]["C2"]
    assert (code.value, code.data_type, code.number_format) == ("011002", "s", "@")
    dates = [cell for cell in book["reports"][2] if cell.data_type == "d"]
    assert [cell.value for cell in dates] == [datetime.datetime(2016, 4, 1)]


def test_a_table_longer_than_a_sheet_goes_on_in_another(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LAST_ROW", 4)
    source = finished(output)
    workbook.write_workbook(source.rows, about(source, Said()), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    names = [name for name in book.sheetnames if name.startswith("source_lines")]
    assert names == ["source_lines", "source_lines_2", "source_lines_3"]
    ids = [row[0] for name in names for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert ids == [row[0] for row in source.rows(TABLE_BY_NAME["source_lines"])]


def test_dates_and_numbers_that_a_sheet_cannot_hold_are_texts(tmp_path: Path, output: Path) -> None:
    source = finished(output)
    table = TABLE_BY_NAME["reports"]
    index, total = table.header.index("as_of_date"), table.header.index("report_no")

    def rows_of(of: Table) -> list[Row]:
        if of is not table:
            return []
        row = list(next(iter(source.rows(table))))
        row[index], row[total] = "1889-04-01", 2**60
        return [tuple(row)]

    workbook.write_workbook(rows_of, about(source, Said()), tmp_path / "x.xlsx")
    row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "x.xlsx")["reports"][2]]
    assert (row[index], row[total]) == ("1889-04-01", str(2**60))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "'", "011", "1-2", "(3)", "1/2", "3E5", "１２", "4月1日", "1.10"]
)
def test_what_a_spreadsheet_would_change_has_an_apostrophe(text: str) -> None:
    assert escaped(text) == f"'{text}"
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    "text", ["課", "9", "142034", "prj-142034-2016-4eb4d7b827", "①", "平成28年度", "第1期", "1.0.0", "年4回", "A-1"]
)
def test_what_it_leaves_alone_has_none(text: str) -> None:
    assert escaped(text) == text


def test_a_cut_is_between_letters_and_loses_nothing() -> None:
    table = TABLE_BY_NAME["extras"]
    cutter = Cutter()
    row: Row = ("ext-1", "rpt-1", 1, None, LONG, "doc-1", None, 1, 1)
    (cut,) = cutter.rows(table, [row])
    assert str(cut[4]).endswith(CUT)
    assert str(cut[4]).removesuffix(CUT) + "".join(str(part[5]) for part in cutter.rest) == LONG
    assert all(
        len(str(part[5]).encode("utf-16-le")) <= 2 * LONGEST
        for part in (cut[:1] + cut, *cutter.rest)
        if len(part) == len(CONTINUED.columns)
    )
    just = "あ" * LONGEST
    assert next(Cutter().rows(table, [(*row[:4], just, *row[5:])]))[4] == just
