"""Numbers and names that the edge of a cell or page broke → whole again; what stands in two lines for good stays so."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from tests.read.pdf_pages import EM, FONT, LEFT, Sheet, of, table

pytestmark = pytest.mark.usefixtures("engine")

TOP = 100.0
PAD = 4.0


def cell(lines: list[str], ems: float) -> str:
    """The lines in a ruled cell as wide as so many characters, beside another one."""

    def draw(sheet: Sheet) -> None:
        right = LEFT + 2 * PAD + ems * EM
        sheet.grid([LEFT, right, right + 120], [TOP, TOP + 20, TOP + 30 + 16 * len(lines)])
        sheet.text(LEFT + PAD, TOP + 5, "取組")
        sheet.text(right + PAD, TOP + 5, "備考")
        sheet.prose(LEFT + PAD, TOP + 25, lines)

    return table(of(draw))[1][0]


@pytest.mark.parametrize(
    ("lines", "ems", "whole"),
    [
        (["見学会の参加者は延べ１", "４人となり、満足"], 11, "見学会の参加者は延べ１４\n人となり、満足"),
        (["見学会の参加者は延べ３，", "２１４人となり"], 12, "見学会の参加者は延べ３，２１４\n人となり"),
        (["アンケートの満足度は７２．", "８％でした。"], 14, "アンケートの満足度は７２．８\n％でした。"),
        (["度を７２．", "８％と"], 5, "度を７２．８\n％と"),
    ],
)
def test_a_number_broken_at_the_edge_is_one(lines: list[str], ems: float, whole: str) -> None:
    assert cell(lines, ems) == whole


@pytest.mark.parametrize(
    ("lines", "ems"),
    [
        (["見学会の回数１", "４地区で行う"], 14),
        (["１２", "３４"], 2),
        (["１２．", "３４"], 3),
        (["見学会を行う回数は１", "２．料金を見直す。"], 10),
        (["見学会を行う地区は３，", "４地区のうち二つ"], 11),
        (["見学会を行う回数は１", "三地区で行う"], 10),
    ],
)
def test_two_numbers_stay_two(lines: list[str], ems: float) -> None:
    assert cell(lines, ems) == "\n".join(lines)


def test_what_is_put_back_keeps_the_lines_as_printed() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([LEFT, LEFT + 2 * PAD + 11 * EM, 500], [TOP, TOP + 50])
        sheet.prose(LEFT + PAD, TOP + 5, ["見学会の参加者は延べ１", "４人となり、満足"])
        sheet.text(400, TOP + 5, "順調")

    document = of(draw)
    assert [line.source_text for line in document.lines][:2] == ["見学会の参加者は延べ１", "４人となり、満足"]
    for row in document.rows:
        for one in row.cells:
            for piece in one.pieces:
                assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("所長 もり しおり 森 詩", "織", "所長 もり しおり 森 詩織"),
        ("もり しおり 森", "茂", "もり しおり 森\n茂"),
        ("森 詩織", "辻", "森 詩織\n辻"),
        ("もり しおり 森 詩織", "兼", "もり しおり 森 詩織\n兼"),
    ],
)
def test_the_last_character_of_a_name(above: str, below: str, whole: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    ems = pdfmetrics.stringWidth(above, FONT, EM) / EM + 0.5
    assert cell([above, below], ems) == whole
    assert cell([above, below], ems + 2) == f"{above}\n{below}"
