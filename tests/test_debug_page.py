"""Pictures of how a page was read: there, of the right size, the same every time, no step blank; and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.cli import main
from pipeline.model.errors import ExitCode
from pipeline.review.debug_page import STEPS, page_numbers
from tests.read.pdf_pages import Sheet, pdf

RAW = Path(__file__).resolve().parents[1] / "raw"
REPORT = RAW / "汐見原市" / "平成30年度" / "都市整備部.pdf"
Captured = pytest.CaptureFixture[str]


def second_page(sheet: Sheet) -> None:
    sheet.text(60, 60, "執行体制")
    sheet.staffing()


@pytest.fixture
def plain(workplace: Path) -> Path:
    """A PDF of two pages that holds a table and no report."""
    (workplace / "plain.pdf").write_bytes(pdf(Sheet.staffing, second_page))
    return Path("plain.pdf")


def colours(picture: Image.Image) -> int:
    found = picture.convert("RGB").getcolors(1 << 24) or []
    return sum(count for count, colour in found if isinstance(colour, tuple) and max(colour) - min(colour) > 40)


def test_all_steps_side_by_side_the_same_every_time(workplace: Path, capsys: Captured) -> None:
    assert main(["show", str(REPORT), "--debug-page", "1"]) == ExitCode.OK
    path = workplace / "都市整備部-page-1.png"
    assert capsys.readouterr().out == f"{path.name}\n"
    first = path.read_bytes()
    assert main(["show", str(REPORT), "--debug-page", "1", "--force"]) == ExitCode.OK
    assert path.read_bytes() == first
    picture = Image.open(io.BytesIO(first))
    wide, high = picture.width // 3, picture.height // 2
    assert 800 < wide < 900
    for row in range(2):
        for column in range(3):
            panel = picture.crop((column * wide, row * high, (column + 1) * wide, (row + 1) * high))
            assert colours(panel) > 500, (row, column)


@pytest.mark.parametrize("step", STEPS)
def test_one_step_in_full_size(plain: Path, step: str) -> None:
    assert main(["show", str(plain), "--debug-page", "2", "--debug-step", step, "--debug-output", "x.png"]) == 0
    picture = Image.open("x.png")
    assert abs(picture.width - 595 * 2) < 5
    assert colours(picture) > 300


def test_several_pages_go_into_a_folder(plain: Path, workplace: Path) -> None:
    (workplace / "out").mkdir()
    assert main(["show", str(plain), "--debug-page", "1-2", "--debug-output", "out"]) == ExitCode.OK
    assert sorted(path.name for path in (workplace / "out").iterdir()) == ["plain-page-1.png", "plain-page-2.png"]


def test_a_picture_is_not_overwritten(plain: Path, capsys: Captured) -> None:
    Path("plain-page-2.png").write_bytes(b"mine")
    assert main(["show", str(plain), "--debug-page", "1-2"]) == ExitCode.OUTPUT
    assert "plain-page-2.png exists; give --force" in capsys.readouterr().err
    assert Path("plain-page-2.png").read_bytes() == b"mine"
    assert not Path("plain-page-1.png").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--debug-page", "3"], "there is no page 3; plain.pdf has 2"),
        (["--debug-page", "0"], "pages count from 1"),
        (["--debug-page", "2-1"], "no range of pages"),
        (["--debug-page", "٣"], "is no page number"),
        (["--debug-page", "1-2", "--debug-output", "x.png"], "name a folder"),
        (["--debug-step", "cells"], "name it with --debug-page N"),
    ],
)
def test_wrong_use_is_told(plain: Path, capsys: Captured, arguments: list[str], said: str) -> None:
    assert main(["show", str(plain), *arguments]) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert not list(Path().glob("*.png"))


def test_only_pdf_has_pages(workplace: Path, capsys: Captured) -> None:
    Path("a.txt").write_text("部局名 市民部\n", encoding="utf-8")
    assert main(["show", "a.txt", "--debug-page", "1"]) == ExitCode.USAGE
    assert "a.txt is no PDF" in capsys.readouterr().err


def test_a_damaged_file_says_so(workplace: Path, capsys: Captured) -> None:
    Path("a.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert main(["show", "a.pdf", "--debug-page", "1"]) == ExitCode.FINDINGS
    assert "pdf-damaged" in capsys.readouterr().err


def test_both_engines_draw(plain: Path) -> None:
    for engine in ("pdfium", "pdfplumber"):
        assert main(["show", str(plain), "--debug-page", "1", "--pdf-engine", engine, "--force"]) == ExitCode.OK


def test_page_numbers_as_typed() -> None:
    assert page_numbers(["7", "2-4", "3"]) == (2, 3, 4, 7)
    with pytest.raises(ValueError, match="no page number"):
        page_numbers(["1-"])
