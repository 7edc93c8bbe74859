"""Scans: pictures made in the test, fake engines for every way an engine can fail, the real ones where installed."""

from __future__ import annotations

import io
import stat
import sys
import textwrap
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.errors import DocumentError
from pipeline.read import ocr
from pipeline.read.ocr.clean import cleaned, division, grey_of, ink_of, whitened
from pipeline.read.ocr.files import pages_of, resolution
from pipeline.read.ocr.lines import runs_of
from pipeline.read.ocr.page import prepared
from pipeline.read.ocr.rapid import Rapid, _glyphs, find_rapid
from pipeline.read.ocr.reading import Engine, Glyph, OcrError, Reading
from pipeline.read.ocr.render import render_page
from pipeline.read.ocr.segments import Area, line_areas, usual_height
from pipeline.read.ocr.straighten import skew
from pipeline.read.ocr.tesseract import Tesseract, find_tesseract, readings
from pipeline.read.pdf.layout import Table, lay_out
from pipeline.read.pdf.tables import find_grids

DPI = 200
HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


class Counting:
    """An engine that reads one character a line, always sure of it."""

    name = "counting 1"
    exact = False

    def __init__(self) -> None:
        self.lines: list[np.ndarray] = []

    def read(self, lines: Sequence[np.ndarray], dpi: float) -> list[Reading]:
        self.lines += lines
        return [(Glyph("字", line.shape[1] / 2, 0.75),) for line in lines]


def blocks(image: Image.Image, left: int, top: int, count: int, size: int = 28) -> None:
    """A row of filled squares, like characters of one size."""
    draw = ImageDraw.Draw(image)
    for number in range(count):
        x = left + number * size
        draw.rectangle((x + 2, top, x + size - 4, top + size - 4), fill=0)


def sheet() -> Image.Image:
    """A page of a line, a table of 2 x 2 cells with two lines in the last, and a line."""
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    for y in (400, 480, 620):
        draw.line((200, y, 1400, y), fill=0, width=3)
    for x in (200, 500, 1400):
        draw.line((x, 400, x, 620), fill=0, width=3)
    blocks(image, 200, 250, 10)
    for x, y, count in ((220, 425, 4), (520, 425, 20), (220, 530, 4), (520, 505, 28), (520, 560, 12)):
        blocks(image, x, y, count)
    blocks(image, 200, 800, 30)
    return image


def noisy(image: Image.Image, seed: int = 1) -> Image.Image:
    random = np.random.default_rng(seed)
    grey = 60 + np.asarray(image, np.float64) / 255 * 150 + random.normal(0, 6, (image.height, image.width))
    specks = random.random(grey.shape)
    grey[specks < 0.001], grey[specks > 0.999] = 0, 255
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


# Cleaning.


def test_grey_of_any_mode() -> None:
    black = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    assert grey_of(black).min() == 255
    assert grey_of(Image.new("1", (4, 4), 1)).min() == 255
    assert grey_of(np.zeros((3, 3), np.bool_)).max() == 0
    assert grey_of(Image.fromarray(np.full((3, 3), 65535, np.uint16))).min() == 255
    for wrong in (np.zeros((3, 3)), np.zeros((0, 3), np.uint8), np.zeros(3, np.uint8)):
        with pytest.raises(ValueError, match="no picture"):
            grey_of(wrong)


def test_a_clean_page_is_not_touched() -> None:
    page = np.array(sheet())
    assert (cleaned(page, DPI) == page).all()


def test_noise_grey_paper_and_specks_become_white() -> None:
    clean, dirty = np.array(sheet()), prepared(noisy(sheet()), DPI)
    away = ~ink_of(clean)
    for dy in (-3, 3):
        away &= ~np.roll(ink_of(clean), dy, 0)
        away &= ~np.roll(ink_of(clean), dy, 1)
    assert (dirty.picture[away] == 255).mean() > 0.9995


def test_a_lone_dot_of_a_font_stays() -> None:
    image = sheet()
    ImageDraw.Draw(image).ellipse((900, 1200, 905, 1205), fill=0)
    assert whitened(np.array(image), DPI)[1202, 902] == 0


def test_black_edges_of_the_scanner_go() -> None:
    page = np.array(sheet())
    page[:, :25] = 0
    page[-30:] = 10
    result = cleaned(page, DPI)
    assert (result[:, :25] == 255).all()
    assert (result[-30:] == 255).all()
    assert (result[400:620, 200:1400] == page[400:620, 200:1400]).all()


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_page_of_one_level_divides(level: int) -> None:
    assert 110 <= division(np.full((50, 50), level, np.uint8)) <= 200


def test_a_decimal_point_stays_and_lone_specks_go() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.rectangle((485, 270, 487, 272), fill=0)
    assert prepared(image, DPI).picture[271, 486] == 0
    dirty = prepared(noisy(image), DPI).picture
    assert dirty[271, 486] < 128
    assert (dirty[1000:2200] == 255).all()


# Straightening.


@pytest.mark.parametrize("angle", [-4.0, -2.0, -0.7, 0.7, 2.0, 4.0])
def test_skew_is_measured(angle: float) -> None:
    turned = sheet().rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(np.array(turned), DPI) == pytest.approx(angle, abs=0.06)


def test_straight_and_blank_pages_are_not_turned() -> None:
    assert prepared(sheet(), DPI).angle == 0.0
    assert prepared(Image.new("L", (800, 800), 255), DPI).angle == 0.0


# Ruling lines.


def ways() -> list[Callable[[Image.Image], Image.Image]]:
    return [
        lambda image: image,
        lambda image: image.rotate(-2, Image.Resampling.BICUBIC, fillcolor=255),
        noisy,
        lambda image: image.point(lambda level: 255 if level > 150 else 0),
    ]


@pytest.mark.parametrize("way", range(4))
def test_rules_make_the_table(way: int) -> None:
    page = prepared(ways()[way](sheet()), DPI)
    grids = find_grids(page.rules)
    assert grids is not None
    assert [grid.owners for grid in grids] == [((0, 1), (2, 3))]
    assert grids[0].bbox == pytest.approx((72, 144, 504, 223.2), abs=1.5)


def test_rules_are_painted_over_and_characters_stay() -> None:
    page = prepared(sheet(), DPI)
    assert not page.ink[395:410, 200:1400].any()
    assert page.ink[425:449, 222:240].all()


def test_a_character_that_touches_a_rule_stays() -> None:
    image = sheet()
    ImageDraw.Draw(image).rectangle((800, 460, 824, 500), fill=0)
    page = prepared(image, DPI)
    assert page.ink[460:500, 805:820].all()


def test_strokes_of_characters_are_no_rules() -> None:
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    for number in range(30):
        draw.line((200 + 40 * number, 300, 226 + 40 * number, 300), fill=0, width=3)
        draw.line((213 + 40 * number, 290, 213 + 40 * number, 315), fill=0, width=3)
    assert prepared(image, DPI).rules == ()


def test_a_large_character_made_of_boxes_is_no_table() -> None:
    image = Image.new("L", (1654, 2339), 255)
    for number in range(6):
        x = 200 + 80 * number
        for y in (300, 320, 340, 360):
            ImageDraw.Draw(image).line((x, y, x + 50, y), fill=0, width=3)
        for side in (x, x + 50):
            ImageDraw.Draw(image).line((side, 300, side, 360), fill=0, width=3)
    assert prepared(image, DPI).rules == ()


def test_short_sides_of_a_low_row_are_rules() -> None:
    image = Image.new("L", (1654, 2339), 255)
    for y in (300, 340):
        ImageDraw.Draw(image).line((200, y, 900, y), fill=0, width=3)
    for x in (200, 260, 900):
        ImageDraw.Draw(image).line((x, 300, x, 340), fill=0, width=3)
    [grid] = find_grids(prepared(image, DPI).rules) or ()
    assert len(grid.cells) == 2


def test_a_line_under_text_is_a_rule_and_makes_no_table() -> None:
    image = Image.new("L", (1654, 2339), 255)
    blocks(image, 200, 250, 10)
    ImageDraw.Draw(image).line((200, 280, 700, 280), fill=0, width=3)
    page = prepared(image, DPI)
    assert len(page.rules) == 1
    assert find_grids(page.rules) == ()


# Lines.


def test_lines_of_a_page() -> None:
    engine = Counting()
    page = ocr.read_page(sheet(), DPI, 3, 595.4, 842.0, engine)
    layout = lay_out(page)
    assert (page.number, page.width, page.height, page.pictures) == (3, 595.4, 842.0, ())
    assert [type(block).__name__ for block in layout.blocks] == ["TextLine", "Table", "TextLine"]
    table = layout.blocks[1]
    assert isinstance(table, Table)
    assert [len(cell) for cell in table.texts] == [1, 1, 1, 2]
    assert len(engine.lines) == 7
    assert all(run.confidence == 0.75 and not run.hidden for run in page.runs)


def test_columns_that_share_no_lines_are_read_one_by_one() -> None:
    image = Image.new("L", (1654, 2339), 255)
    for number in range(5):
        blocks(image, 150, 300 + 50 * number, 20)
        blocks(image, 900, 325 + 50 * number, 20)
    ink = ink_of(np.array(image))
    page = Area(0, 2339, 0, 1654)
    lines, pictures = line_areas(ink, page, 25.0, DPI)
    assert pictures == []
    assert [line.left for line in lines] == [152] * 5 + [902] * 5


def test_a_picture_is_no_line() -> None:
    image = Image.new("L", (1654, 2339), 255)
    blocks(image, 200, 250, 10)
    ImageDraw.Draw(image).ellipse((300, 600, 800, 1000), fill=60)
    page = ocr.read_page(image, DPI, 1, 595.4, 842.0, Counting())
    assert len(page.runs) == 1
    [picture] = page.pictures
    assert picture == pytest.approx((108, 216, 288, 360), abs=1.5)


def test_strokes_one_above_the_other_are_one_line() -> None:
    image = Image.new("L", (400, 400), 255)
    for y in (100, 112, 124):
        ImageDraw.Draw(image).line((100, y, 126, y), fill=0, width=4)
    ink = ink_of(np.array(image))
    assert len(line_areas(ink, Area(0, 400, 0, 400), 27.0, DPI)[0]) == 1


def test_usual_height_of_an_empty_page() -> None:
    assert usual_height(np.zeros((100, 100), np.bool_), [Area(0, 100, 0, 100)], 72) == 10.0


# Characters.

EM = 30


def line_of(text: str, blanks: Sequence[int] = (), confidence: float = 0.99) -> tuple[Reading, np.ndarray]:
    """A line set in squares of 30 pixels (half of that for ASCII), half a square of white before each of `blanks`."""
    ink = np.zeros((28, 4000), np.bool_)
    at, glyphs = 0.0, list[Glyph]()
    for number, letter in enumerate(text):
        width = EM / 2 if letter.isascii() else EM
        at += EM / 2 if number in blanks else 0
        narrow = 9 if letter in "りト" else 2
        start, end = at + narrow, at + width - narrow
        if letter in "、。）":
            end = at + EM / 3
        if letter in "（「":
            start = at + EM * 2 / 3
        ink[:, round(start) : round(end)] = True
        glyphs.append(Glyph(letter, at + width / 2, confidence))
        at += width
    return tuple(glyphs), ink[:, : round(at)]


def text_of(reading: Reading, ink: np.ndarray, exact: bool = True) -> str:
    runs = runs_of(reading, Area(50, 78, 100, 100 + ink.shape[1]), ink, 72, exact=exact)
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "blanks", "expected"),
    [
        ("西尾早苗", (2,), "西尾 早苗"),
        ("にしおさなえ西尾早苗", (3, 6, 8), "にしお さなえ 西尾 早苗"),
        ("とりまとめトンネルの点検", (), "とりまとめトンネルの点検"),
        ("終えました。次に、「鈴の音」を", (), "終えました。次に、「鈴の音」を"),
        ("12人の35人が", (), "12人の35人が"),
        ("①道路を直します", (1,), "① 道路を直します"),
    ],
)
def test_blanks_are_told_by_the_picture(text: str, blanks: Sequence[int], expected: str) -> None:
    assert text_of(*line_of(text, blanks)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("サ一ビス", "サービス"),
        ("スク口ール", "スクロール"),
        ("十一月", "十一月"),
        ("窓口で", "窓口で"),
        ("ー1ー", "-1-"),
        ("センター1か所", "センター1か所"),
        ("鈴木(兼務)", "鈴木（兼務）"),
        ("SNS(x)", "SNS(x)"),
        ("文化·芸術", "文化・芸術"),
    ],
)
def test_shapes_that_engines_mix_up(text: str, expected: str) -> None:
    assert text_of(*line_of(text)) == expected


def test_a_character_of_no_japanese_print_is_never_sure() -> None:
    reading, ink = line_of("市民课が")
    runs = runs_of(reading, Area(0, 28, 0, ink.shape[1]), ink, 72, exact=True)
    assert [run.confidence for run in runs] == [0.99, 0.99, 0.0, 0.99]


def test_a_character_that_was_passed_over_is_said_to_be_there() -> None:
    reading, ink = line_of("西尾早苗")
    assert text_of(reading[:3], ink) == "西尾早\ufffd"
    assert text_of(reading[1:], ink) == "\ufffd尾早苗"
    assert text_of((reading[0], *reading[2:]), ink) == "西\ufffd早苗"
    assert text_of(reading[:3], ink, exact=False) == "西尾早"


def test_boxes_are_advance_boxes_in_points() -> None:
    reading, ink = line_of("（市民、")
    runs = runs_of(reading, Area(50, 78, 100, 100 + ink.shape[1]), ink, 144, exact=True)
    assert runs[0].size == pytest.approx(15, abs=1.5)
    assert all(left.x1 == right.x0 for left, right in pairwise(runs))
    assert runs[0].top < 25 + 0.5
    assert runs[0].bottom > 39 - 0.5


def test_a_line_that_is_not_read_does_not_vanish() -> None:
    ink = np.ones((10, 90), np.bool_)
    [run] = runs_of((), Area(0, 10, 0, 90), ink, 72, exact=True)
    assert (run.text, run.confidence, run.x1) == ("\ufffd", 0.0, 90)
    assert runs_of((), Area(0, 3, 0, 3), ink[:3, :3], 72, exact=True) == ()


# Tesseract, faked: each script is an executable that behaves in one way.


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts a program named tesseract on an otherwise empty PATH."""

    def make(run: str = "", *, version: str = "tesseract 5.9.9", languages: str = "eng\njpn") -> Path:
        program = tmp_path / "tesseract"
        script = f"""\
            #!{sys.executable}
            import sys, time, os
            arguments = sys.argv[1:]
            if arguments == ["--version"]:
                print({version!r})
            elif arguments == ["--list-langs"]:
                print({languages!r})
            else:
                lines = open(arguments[0]).read().split()
            """
        body = textwrap.dedent(script) + textwrap.indent(textwrap.dedent(run) or "pass\n", "    ")
        program.write_text(body, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path))
        return program

    return make


LINE = np.full((40, 200), 255, np.uint8)


def found() -> Tesseract:
    engine = find_tesseract()
    assert engine is not None
    return engine


def test_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None


@pytest.mark.parametrize(
    "said", [{"languages": "eng\nosd"}, {"version": "command not found"}, {"languages": "jpn_vert"}, {"version": ""}]
)
def test_programs_that_cannot_read_japanese(fake: Callable[..., Path], said: dict[str, str]) -> None:
    fake(**said)
    assert find_tesseract() is None


def test_a_program_that_fails_when_asked(fake: Callable[..., Path]) -> None:
    program = fake()
    program.write_text(f"#!{sys.executable}\nraise SystemExit(3)\n", encoding="utf-8")
    assert find_tesseract() is None


def test_a_program_that_cannot_be_started(fake: Callable[..., Path]) -> None:
    program = fake()
    program.write_text("#!/nowhere/at/all\n", encoding="utf-8")
    assert find_tesseract() is None
    with pytest.raises(OcrError, match="cannot be started"):
        Tesseract(str(program), "5").read([LINE], DPI)


def test_the_arguments_and_the_answer(fake: Callable[..., Path]) -> None:
    fake(
        f"""\
        assert os.environ["OMP_THREAD_LIMIT"] == "1"
        assert arguments[1:] == ["stdout", "-l", "jpn", "--psm", "7", "--dpi", "200", "tsv"], arguments
        assert [open(line, "rb").read(15) for line in lines] == [b"P5 200 40 255\\n\\xff"] * 2
        sys.stdout.reconfigure(encoding="utf-8")
        print({HEADER!r}, end="")
        print("1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t200\\t40\\t-1\\t")
        print("5\\t2\\t1\\t1\\t1\\t1\\t10\\t5\\t60\\t30\\t91.5\\t市 民")
        print("5\\t2\\t1\\t1\\t1\\t2\\t70\\t5\\t45\\t30\\t80\\t部7")
        print("5\\t2\\t1\\t1\\t1\\t3\\t120\\t5\\t45\\t30\\t95\\t ")
        """
    )
    engine = found()
    assert engine.name == "tesseract 5.9.9"
    assert engine.read([], DPI) == []
    assert engine.read([LINE, LINE], DPI) == [
        (),
        (Glyph("市", 25.0, 0.915), Glyph("民", 55.0, 0.915), Glyph("部", 85.0, 0.8), Glyph("7", 107.5, 0.8)),
    ]


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ("raise SystemExit('Error in boxClipToRectangle')", "code 1: Error in boxClip"),
        ("os.kill(os.getpid(), 9)", "code -9: no message"),
        ("", "not the table"),
        ("print('Segmentation fault')", "not the table"),
        ("sys.stdout.buffer.write(bytes(range(256)) * 9)", "not the table"),
        (f"print({HEADER!r} + '5\\t1\\tx')", "cannot be understood"),
        (f"print({HEADER!r} + '5\\t7' + '\\t1' * 10)", "cannot be understood"),
        (f"print({HEADER!r} + '5\\tx' + '\\t1' * 10)", "cannot be understood"),
    ],
)
def test_ways_to_fail(fake: Callable[..., Path], run: str, message: str) -> None:
    fake(run)
    with pytest.raises(OcrError, match=message):
        found().read([LINE], DPI)


def test_empty_answer_is_an_empty_line(fake: Callable[..., Path]) -> None:
    fake(f"print({HEADER!r})")
    assert found().read([LINE], DPI) == [()]


def test_time_out(fake: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    fake("time.sleep(30)")
    monkeypatch.setattr("pipeline.read.ocr.tesseract._START_SECONDS", 0.3)
    monkeypatch.setattr("pipeline.read.ocr.tesseract._LINE_SECONDS", 0.0)
    with pytest.raises(OcrError, match="took longer"):
        found().read([LINE], DPI)


def test_places_that_fall_are_made_to_rise() -> None:
    row = "5\t1\t1\t1\t1\t{}\t{}\t5\t30\t30\t90\t{}\n"
    table = (
        HEADER + row.format(1, 0, "市") + row.format(2, 60, "民") + row.format(3, 40, "環") + row.format(4, 90, "境")
    )
    [reading] = readings(table, 1)
    assert [(glyph.text, glyph.middle) for glyph in reading] == [("市", 15), ("民", 65), ("環", 65), ("境", 105)]


# RapidOCR's answer.


def test_blanks_of_rapidocr_have_no_column() -> None:
    glyphs = list(_glyphs("- 1", [2, 6], [0.9, 0.5, 0.8], 10.0))
    assert glyphs == [Glyph("-", 25.0, 0.9), Glyph("1", 65.0, 0.8, blank_before=True)]


def test_a_broken_package_is_an_ocr_error(tmp_path: Path) -> None:
    with pytest.raises(OcrError, match="failed"):
        Rapid("0", tmp_path / "none.onnx").read([LINE], DPI)


def test_an_odd_line_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def recognised(engine: object, line: np.ndarray) -> object:
        if line.shape[0] < 10:
            raise RuntimeError("too thin")
        words = SimpleNamespace(word_cols=[[2]], confs=[0.9], line_txt_len=10)
        return SimpleNamespace(txts=("市",), word_results=(words,))

    monkeypatch.setattr("pipeline.read.ocr.rapid._engine", lambda model: None)
    monkeypatch.setattr("pipeline.read.ocr.rapid._recognised", recognised)
    engine = Rapid("0", tmp_path)
    assert engine.read([LINE[:5], LINE], DPI) == [(), (Glyph("市", 50.0, 0.9),)]
    assert engine.read([], DPI) == []
    with pytest.raises(OcrError, match="too thin"):
        engine.read([LINE[:5]], DPI)


def test_rapidocr_without_its_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.util.find_spec", refuse)
    find_rapid.cache_clear()
    assert find_rapid() is None
    find_rapid.cache_clear()


# The door.


def test_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_rapid", lambda: None)
    monkeypatch.setattr(ocr, "find_tesseract", lambda: None)
    assert ocr.available() is None
    with pytest.raises(DocumentError, match="tesseract-ocr-jpn") as caught:
        ocr.read_page(sheet(), DPI, 1, 595, 842)
    assert caught.value.code == "no-text-layer"
    with pytest.raises(DocumentError, match="no-text-layer"):
        ocr.read_image(stored(sheet(), "PNG"))


def test_the_better_engine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_rapid", Counting)
    monkeypatch.setattr(ocr, "find_tesseract", lambda: None)
    assert ocr.available() == "counting 1"
    monkeypatch.setattr(ocr, "find_rapid", lambda: None)
    monkeypatch.setattr(ocr, "find_tesseract", lambda: Tesseract("t", "5"))
    assert ocr.available() == "tesseract 5"


@pytest.mark.parametrize("dpi", [0, -1, float("nan"), 1e6])
def test_no_resolution(dpi: float) -> None:
    with pytest.raises(ValueError, match="resolution"):
        ocr.read_page(sheet(), dpi, 1, 595, 842, Counting())


# Files.


def stored(image: Image.Image, form: str, **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_picture_files(form: str) -> None:
    [(image, dpi)] = pages_of(stored(sheet(), form, dpi=(200, 200)))
    assert image.size == (1654, 2339)
    assert dpi == pytest.approx(200, abs=0.1)


def test_pages_of_a_tiff() -> None:
    data = stored(
        sheet().convert("1"), "TIFF", save_all=True, append_images=[sheet().convert("1")], compression="group4"
    )
    content = ocr.read_image(data, Counting())
    assert [page.number for page in content.pages] == [1, 2]
    assert (content.page_count, content.engine, content.notes) == (2, "counting 1", ())
    assert content.pages[0].width == pytest.approx(595.4, abs=1)


def test_a_photo_taken_sideways_is_turned_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    [(image, _)] = pages_of(stored(Image.new("L", (400, 300), 255), "JPEG", exif=exif))
    assert image.size == (300, 400)


@pytest.mark.parametrize("stated", [(1, 1), (72, 72), (9600, 9600), (0, 0), ("x", "y"), (10, 10)])
def test_a_resolution_that_cannot_be_true(stated: tuple[object, object]) -> None:
    image = Image.new("L", (2481, 3508))
    image.info["dpi"] = stated
    assert resolution(image) == 300


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(DocumentError, match="image-damaged"):
        list(pages_of(data))


def test_a_picture_cut_off() -> None:
    data = stored(sheet(), "PNG")
    with pytest.raises(DocumentError, match="image-damaged"):
        list(pages_of(data[: len(data) // 2]))


def test_a_picture_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.ocr.files.MOST_PIXELS", 1000)
    with pytest.raises(DocumentError, match="pixels"):
        list(pages_of(stored(sheet(), "PNG")))


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.ocr.files.MOST_PAGES", 1)
    data = stored(Image.new("1", (40, 40)), "TIFF", save_all=True, append_images=[Image.new("1", (40, 40))])
    with pytest.raises(DocumentError, match="more than 1 pages"):
        list(pages_of(data))


def test_an_engine_that_fails_on_a_page_of_a_file() -> None:
    class Failing(Counting):
        def read(self, lines: Sequence[np.ndarray], dpi: float) -> list[Reading]:
            if self.lines:
                raise OcrError("out of order")
            return super().read(lines, dpi)

    data = stored(sheet(), "TIFF", save_all=True, append_images=[sheet()])
    content = ocr.read_image(data, Failing())
    assert content.notes == (("page-unreadable", None, "page 2: out of order"),)
    assert (len(content.pages), content.page_count) == (1, 2)
    failing = Failing()
    failing.lines.append(LINE)
    with pytest.raises(DocumentError, match="out of order"):
        ocr.read_image(data, failing)


# Drawing pages of PDFs.


def pdf_of(image: Image.Image, dpi: float) -> bytes:
    return stored(image, "PDF", resolution=dpi)


def test_a_page_is_drawn() -> None:
    image, dpi = render_page(pdf_of(sheet(), 200), 0, 100)
    assert (image.mode, dpi) == ("L", 100)
    assert image.size == pytest.approx((827, 1170), abs=1)


def test_a_huge_page_is_drawn_coarsely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.ocr.render.MOST_PIXELS", 250_000)
    image, dpi = ocr.render_page(pdf_of(sheet(), 200), 0)
    assert image.width * image.height == pytest.approx(250_000, rel=0.02)
    assert dpi == pytest.approx(image.width / 8.27, rel=0.02)


def test_pages_that_cannot_be_drawn() -> None:
    with pytest.raises(DocumentError, match="pdf-damaged"):
        render_page(b"%PDF-1.7 nothing", 0, 100)
    with pytest.raises(DocumentError, match="pdf-damaged"):
        render_page(pdf_of(sheet(), 200), 5, 100)
    with pytest.raises(ValueError, match="resolution"):
        render_page(pdf_of(sheet(), 200), 0, 0)


# The real engines.

FONT = Path("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf")
SENTENCES = ("坂の上地区の集会所を直します。", "図書館の本を3,200冊ふやしました。", "山本 さくら")


@pytest.mark.parametrize("find", [find_rapid, find_tesseract], ids=["rapidocr", "tesseract"])
def test_real_engines_read_a_page(find: Callable[[], Engine | None]) -> None:
    engine = find()
    if engine is None:
        pytest.skip("the engine is not installed: " + ocr.HOW_TO_INSTALL)
    if not FONT.exists():
        pytest.skip("no Japanese font: fonts-ipafont-gothic")
    image = Image.new("L", (1654, 1200), 255)
    draw = ImageDraw.Draw(image)
    for number, sentence in enumerate(SENTENCES):
        draw.rectangle((200, 300 + 90 * number, 1300, 390 + 90 * number), outline=0, width=3)
        draw.text((230, 325 + 90 * number), sentence, fill=0, font=ImageFont.truetype(str(FONT), 34))
    page = ocr.read_page(image.rotate(-1, fillcolor=255), DPI, 1, 595.4, 432.0, engine)
    [table] = lay_out(page).blocks
    assert isinstance(table, Table)
    texts = ["".join(line.text for line in cell) for cell in table.texts]
    assert len(table.texts) == 3
    assert SequenceMatcher(None, "".join(SENTENCES), "".join(texts)).ratio() > 0.7
    assert texts[2].replace(" ", "") == "山本さくら"
