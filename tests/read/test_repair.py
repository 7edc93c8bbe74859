"""A damaged document is repaired before anything reads it; every repair is noted and the line as read is kept."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.model.document import Cell, Document, Line, Piece, Row, Source
from pipeline.model.errors import DocumentError
from pipeline.publish.rows import rows_of
from pipeline.read import read_document, sniff
from pipeline.read.plaintext import read_text
from pipeline.read.repair import repair
from pipeline.run import Conversion

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
REPORTS = sorted(
    path for folder in (ROOT / "raw", SAMPLES) for path in folder.rglob("*") if path.suffix in {".txt", ".pdf"}
)
SOURCE = Source("report.txt", "0" * 64, 1, "text/plain")
ConvertText = Callable[[str], Conversion]
CityReport = Callable[..., str]


def of(text: str) -> Document:
    return read_text(text.encode(), SOURCE)


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.rows]


def check(document: Document, read: Document) -> None:
    """Pieces stand on the repaired lines, and the lines as read can be had back."""
    for row in document.rows:
        for cell in row.cells:
            for piece in cell.pieces:
                assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
    assert [line.source_text for line in document.lines] == [line.text for line in read.lines]
    changed = [line.number for line in document.lines if line.printed is not None]
    assert {line for code, line, _ in document.notes if code.startswith("text-repair")} == set(changed)


def test_every_kind_of_damage_in_one_document() -> None:
    read = of(
        "令令和和44年年度度 福福祉祉部部\n部⻑名\t高M 純\tが\n目目標標\n@駅前広場︵仮称︶のか\u3099いと\u3099\n"
        "A河川の改修\nB相談のサ一ビス\n\uf0b7 講座縺ゅ＞縺九≧\n\n- 1 -\n"
    )
    document = repair(read)
    check(document, read)
    assert texts(document) == [
        ["令和4年度 福祉部"],
        ["部長名", "高M 純", "が"],
        ["目標"],
        ["①駅前広場（仮称）のがいど"],
        ["②河川の改修"],
        ["③相談のサービス"],
        ["・ 講座縺ゅ＞縺九≧"],
    ]
    assert [(code, line) for code, line, _ in document.notes] == [
        ("text-repaired", 1),
        ("text-repaired", 2),
        ("text-damaged-name", 2),
        ("text-repair-inferred", 3),
        ("text-repair-inferred", 4),
        ("text-repair-inferred", 5),
        ("text-repair-inferred", 6),
        ("text-repaired", 7),
        ("text-layer-damaged", 7),
    ]
    assert document.notes[1][2] == "部⻑名 → 部長名 (CJK radicals)"
    assert document.furniture == read.furniture


def test_a_message_shows_the_change_and_a_little_around_it() -> None:
    line = "子育てに関する相談や情報の提供などを行う市⺠部の取組と、これから始める事業の一覧を示します。"
    (note,) = repair(of(line)).notes
    assert note[2] == (
        "…や情報の提供などを行う市⺠部の取組と、これから始め… → …や情報の提供などを行う市民部の取組と、これから始め… "
        "(CJK radicals)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "人々の様々な暮らし 22 2222 www AA\n○○○○ …… ーー ササ 着着 つつ 木木\nばらばら いろいろ ますます",
        "A評価\nB評価\nC評価",
        "A 達成度\t@\tA\n",
        "センターへアクセス、テント二カ所、一ッ橋\n----\n====\n",
        "一ノ瀬 隆\n関ヶ原 誠",
        "市民部の基本方針\n部局名\t市民部\n",
        "\ue000田 \ue001",
    ],
)
def test_what_looks_damaged_and_is_not_stays(text: str) -> None:
    document = of(text)
    assert repair(document) is document


def test_no_repair_reaches_over_a_cell() -> None:
    document = of("平平\t成成\t年年\t度度\n")
    assert repair(document) is document


def test_cells_behind_a_repair_move_with_it() -> None:
    read = of("重重点点目目標標\t実実績績\t12\n  市⺠  \t か\u3099 \t x \n")
    document = repair(read)
    check(document, read)
    assert texts(document) == [["重点目標", "実績", "12"], ["市民", "が", "x"]]


def test_a_second_repair_changes_nothing() -> None:
    document = repair(of("市⺠部の重重点点目目標標\n@道路\nA橋\nB公園"))
    assert repair(document) is document


def test_pieces_of_one_line_that_overlap_are_kept_on_their_line() -> None:
    line = Line(1, "市⺠部の方針")
    pieces = (Piece(1, 0, 3, "市⺠部"), Piece(1, 1, 6, "⺠部の方針"), Piece(1, 4, 6, "方針"))
    rows = (Row(tuple(Cell((piece,)) for piece in pieces)),)
    read = Document(SOURCE, (line,), rows)
    document = repair(read)
    check(document, read)
    assert texts(document) == [["市民部", "民部の方針", "方針"]]


def test_labels_dates_and_values_see_the_repair(convert_text: ConvertText, city_report: CityReport) -> None:
    clean = city_report()
    damaged = clean.replace("市民環境部", "市⺠環境部")
    damaged = damaged.replace("基本方針\n", "基基本本方方針針\n").replace("4月1日", "4\u2f491\u2f47")
    damaged = damaged.replace("- ① 自治会", "@自治会").replace("- ② 消費", "A消費")
    damaged = damaged.replace("課名\t課長名", "課名\t課⻑名")
    goals = "\nB緑を増やします。\n\n主な事業"
    first = convert_text(
        clean.replace("- ① ", "①").replace("- ② ", "②").replace("\n\n主な事業", goals.replace("B", "③"))
    )
    second = convert_text(damaged.replace("\n\n主な事業", goals))
    assert second.record.reports == first.record.reports
    codes = [issue.code for issue in second.record.issues]
    assert codes.count("text-repair-inferred") == 3
    assert codes.count("text-repaired") >= 4
    lines = [row[-1] or "" for row in rows_of(second.record, second.document.lines)["source_lines"]]
    assert lines == damaged.replace("\n\n主な事業", goals).removesuffix("\n").split("\n")
    title = second.record.evidence["/reports/0/title"]
    assert title.text == "市民環境部の基本方針"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_clean_reports_stay(path: Path) -> None:
    data = path.read_bytes()
    document = read_document(data, Source(path.name, hashlib.sha256(data).hexdigest(), len(data), sniff(data)))
    assert repair(document) is document
    assert [line.number for line in document.lines if line.printed is not None] == []


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("市部々22平成一ーカ@AB\t\t\n⺠か\u3099︵\uf0b7 \u3000縺ゅ横M純"), min_size=1, max_size=40)
)
def test_any_document_keeps_its_lines(text: str) -> None:
    try:
        read = of(text)
    except DocumentError:
        return
    document = repair(read)
    check(document, read)
    assert [len(row.cells) for row in document.rows] == [len(row.cells) for row in read.rows]


def test_source_lines_in_csv_are_the_lines_as_read(tmp_path: Path) -> None:
    text = (ROOT / "raw/汐見原市/令和2年度/都市整備部.txt").read_bytes().decode().replace("月", "\u2f49")
    assert "\u2f49" in text
    (tmp_path / "in").mkdir()
    (tmp_path / "in/report.txt").write_bytes(text.encode())
    assert main(["run", str(tmp_path / "in"), "--output", str(tmp_path / "out"), "--quiet"]) == 0
    with (tmp_path / "out/data/source_lines.csv").open(encoding="utf-8", newline="") as stream:
        lines = [row["text"] for row in csv.DictReader(stream)]
    assert lines == text.removesuffix("\n").split("\n")
    with (tmp_path / "out/data/issues.csv").open(encoding="utf-8", newline="") as stream:
        codes = [row["code"] for row in csv.DictReader(stream)]
    assert "text-repaired" in codes
    assert "evidence-mismatch" not in codes
