"""`hoshin selfcheck`: sound changes move nothing of a report that is read well, and what moves is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.model.document import Document
from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import ProfileSet
from pipeline.run import Provenance, read_source
from pipeline.selfcheck import check
from pipeline.selfcheck.check import moves, selfcheck
from pipeline.selfcheck.document_changes import DOCUMENT_CHANGES, in_cells
from pipeline.selfcheck.text_changes import LAYOUTS, before_headings, encoded, tabs_as_blanks
from pipeline.selfcheck.widths import ALL_WIDTHS, BRACKETS, WIDTHS, half_width_katakana

RAW = Path(__file__).resolve().parents[1] / "raw" / "汐見原市"
FILES = ("平成30年度/市民環境部.txt", "令和元年度/福祉こども部.txt", "令和2年度/市民環境部.pdf")


@pytest.mark.parametrize("name", FILES)
def test_nothing_moves(name: str, profiles: ProfileSet) -> None:
    checked = list(selfcheck((RAW / name).read_bytes(), name, profiles))
    assert len(checked) >= (20 if name.endswith(".txt") else 5)
    assert [(one.change, one.moves) for one in checked if one.moves] == []
    assert len({one.change for one in checked}) == len(checked)


def test_every_change_changes_something() -> None:
    text = "施設（一）\tA1\n\n目標\n\n令和4年度\t5\n\nガイドを1冊作り、市内の施設（12か所）に置きます。\n" + "\n"
    for change in (*LAYOUTS.values(), *ALL_WIDTHS.values(), half_width_katakana, tabs_as_blanks("  ")):
        assert change(text) != text or change(half_width_katakana(text.translate({49: "１"}))) != text
    assert before_headings("\f", lambda line: line == "目標")(text) != text
    assert WIDTHS["wide digits"]("令和4年度") == "令和４年度"
    assert WIDTHS["narrow digits"]("４") == "4"
    assert BRACKETS["narrow brackets"]("施設（一）") == "施設(一)"


@pytest.mark.parametrize("cell", ["4冊作り、置きました。", "第3保育園", "R4計画"])
def test_prose_and_names_keep_their_digits(cell: str) -> None:
    assert WIDTHS["wide digits"](cell) == cell


@pytest.mark.parametrize("text", ["a\t\tb", "\t\tb", "a\tb\t", "a  b\tc", "課名\t職員数\t\t\n\t正規\t計"])
def test_tabs_that_blanks_cannot_stand_for(text: str) -> None:
    assert tabs_as_blanks("    ")(text) == text


@pytest.mark.parametrize("text", ["a\tb", "\tb\na\tb", "heading\t\t\na\tb"])
def test_tabs_that_blanks_can_stand_for(text: str) -> None:
    assert "\t" not in tabs_as_blanks("    ")(text)


def test_characters_that_an_encoding_lacks() -> None:
    assert encoded("𠮷田", "cp932") is None
    assert encoded("吉田", "cp932") == "吉田".encode("cp932")


def read(text: str) -> Document:
    return read_source(text.encode(), "a.txt", Provenance())


@pytest.mark.parametrize("name", DOCUMENT_CHANGES)
def test_pieces_stay_stretches_of_their_lines(name: str, city_report: Callable[..., str]) -> None:
    document = DOCUMENT_CHANGES[name](read(city_report(projects=(
        "歩道整備事業\t平成30年度の取組", "\t歩道を広げる工事を市内の3か所で行い、安全に歩くことのできる道を整えます。",
    ))))  # fmt: skip
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    for row in document.rows:
        for piece in (piece for cell in row.cells for piece in cell.pieces):
            assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
            assert piece.line not in document.furniture


def test_widths_of_a_document(city_report: Callable[..., str]) -> None:
    document = in_cells(ALL_WIDTHS["all digits and letters wide"])(read(city_report()))
    assert any("３０" in line.text for line in document.lines)
    for row in document.rows:
        for piece in (piece for cell in row.cells for piece in cell.pieces):
            assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text


def test_moves_are_places() -> None:
    assert [move.pointer for move in moves({"a": [1, 2], "b": "x"}, {"a": [1, 3], "b": "y"})] == ["/a/1", "/b"]
    # Of lists of different lengths all behind the first difference would differ.
    assert [(move.pointer, move.old, move.new) for move in moves([1, 2, 3], [1, 3])] == [
        ("", "3 items", "2 items"),
        ("/1", "2", "3"),
    ]
    assert list(moves({"a": None}, {"a": None})) == []


def lose_a_row(document: Document) -> Document:
    return replace(document, rows=document.rows[:-1])


def lose_all(document: Document) -> Document:
    return replace(document, rows=())


def fail(document: Document) -> Document:
    return replace(document, rows=(None,))  # type: ignore[arg-type]


def test_what_moves_is_named(
    workplace: Path,
    city_report: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.txt").write_text(city_report(), encoding="utf-8")
    assert main(["selfcheck", "a.txt"]) == 0
    assert "0 values moved" in capsys.readouterr().out
    monkeypatch.setattr(check, "DOCUMENT_CHANGES", {"a row lost": lose_a_row, "all lost": lose_all, "broken": fail})
    assert main(["selfcheck", "a.txt"]) == 1
    said = capsys.readouterr().out
    assert "a row lost" in said
    assert "/reports/0/projects/1/entries: 2 items → 1 items" in said
    assert "/reports: 1 items → no-layout" in said
    assert "/reports: 1 items → defect: AttributeError" in said


def test_a_file_that_is_no_report(workplace: Path, profiles: ProfileSet, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("材料\n\n卵 2個\n", encoding="utf-8")
    with pytest.raises(DocumentError):
        list(selfcheck(Path("a.txt").read_bytes(), "a.txt", profiles))
    assert main(["selfcheck", "a.txt"]) == 1
    printed = capsys.readouterr()
    assert "no-layout" in printed.err
    assert "1 files not read" in printed.out
