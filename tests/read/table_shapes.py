"""Ruled tables in every way that producers draw them, and what has to be read: for the reader's tests and the gallery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.read.pdf_pages import HEIGHT, Draw, Sheet

Cells = list[list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A page's drawing and the tables on it, from the top; `^` is a position that a merged cell covers."""

    draw: Draw
    tables: tuple[Cells, ...]


SHAPES: dict[str, Shape] = {}

XS = [60.0, 170.0, 290.0, 340.0]
YS = [60.0, 82.0, 104.0, 126.0]
STAFF = [["課名", "課長名", "職員数"], ["港湾課", "灘 みちる", "12"], ["漁政課", "", "7"]]


def shape(*tables: Cells) -> Callable[[Draw], Draw]:
    """Register a drawing under its function's name."""

    def register(draw: Draw) -> Draw:
        SHAPES[draw.__name__] = Shape(draw, tables)
        return draw

    return register


def fill_in(sheet: Sheet, cells: Iterable[Sequence[str]], xs: Sequence[float], ys: Sequence[float]) -> None:
    """Print the text of each cell at its top left, but no sign of covered ones."""
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            if text != "^":
                sheet.prose(xs[column] + 4, ys[row] + 6, text.split("\n"), 14)


def edges(xs: Sequence[float], ys: Sequence[float]) -> Iterable[tuple[float, float, float, float]]:
    """The four sides of every cell as x0, y0, x1, y1, inner ones twice: as spreadsheets and browsers draw them."""
    for y0, y1 in pairwise(ys):
        for x0, x1 in pairwise(xs):
            yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


@shape(STAFF)
def stroked_rules(sheet: Sheet) -> None:
    sheet.grid(XS, YS)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def filled_thin_boxes(sheet: Sheet) -> None:
    for x0, y0, x1, y1 in edges(XS, YS):
        sheet.thin_box(x0, y0, x1 + 0.7, y1 + 0.7)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def thick_frame_of_filled_boxes(sheet: Sheet) -> None:
    for x0, y0, x1, y1 in edges(XS, YS):
        outer = (y0 == y1 and y0 in {YS[0], YS[-1]}) or (x0 == x1 and x0 in {XS[0], XS[-1]})
        width = 2.25 if outer else 0.5
        sheet.thin_box(x0 - width / 2, y0 - width / 2, x1 + width / 2, y1 + width / 2)
    fill_in(sheet, STAFF, XS, YS)


def _dashes(low: float, high: float, on: float, off: float) -> Iterable[tuple[float, float]]:
    at = low
    while at < high:
        yield at, min(at + on, high)
        at += on + off


def _dashed(sheet: Sheet, xs: Sequence[float], ys: Sequence[float], on: float, off: float, thick: float) -> None:
    for y in ys[1:-1]:
        for low, high in _dashes(xs[0], xs[-1], on, off):
            sheet.thin_box(low, y - thick / 2, high, y + thick / 2)
    for x in xs[1:-1]:
        for low, high in _dashes(ys[0], ys[-1], on, off):
            sheet.thin_box(x - thick / 2, low, x + thick / 2, high)
    sheet.grid([xs[0], xs[-1]], [ys[0], ys[-1]])


@shape(STAFF)
def dashed_by_a_pattern(sheet: Sheet) -> None:
    sheet.canvas.setDash(4, 4)
    sheet.grid(XS, YS)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def dots_one_by_one(sheet: Sheet) -> None:
    _dashed(sheet, XS, YS, 0.5, 1.0, 0.5)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def wide_dots_one_by_one(sheet: Sheet) -> None:
    _dashed(sheet, XS, YS, 1.0, 3.5, 1.0)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def short_dashes_one_by_one(sheet: Sheet) -> None:
    _dashed(sheet, XS, YS, 3.0, 2.0, 0.5)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def long_dashes_one_by_one(sheet: Sheet) -> None:
    _dashed(sheet, XS, YS, 5.0, 5.0, 0.5)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def chain_lines(sheet: Sheet) -> None:
    """一点鎖線: a dash, a gap, a dot, a gap."""
    sheet.grid([XS[0], XS[-1]], [YS[0], YS[-1]])
    for y in YS[1:-1]:
        for low, high in _dashes(XS[0], XS[-1], 8, 8):
            sheet.thin_box(low, y, high, y + 0.5)
        for low, high in _dashes(XS[0] + 11.5, XS[-1], 1, 15):
            sheet.thin_box(low, y, high, y + 0.5)
    for x in XS[1:-1]:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def double_rules(sheet: Sheet) -> None:
    for gap in (-0.9, 0.9):
        sheet.grid([x + gap for x in XS], [y + gap for y in YS])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def wide_double_frame(sheet: Sheet) -> None:
    sheet.grid([XS[0] - 4, XS[-1] + 4], [YS[0] - 4, YS[-1] + 4])
    sheet.grid(XS, YS)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def double_rule_under_the_header(sheet: Sheet) -> None:
    sheet.grid(XS, [YS[0], YS[1] - 1.2, YS[1] + 1.2, *YS[2:]])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def boxes_cell_by_cell(sheet: Sheet) -> None:
    for y0, y1 in pairwise(YS):
        for x0, x1 in pairwise(XS):
            sheet.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def boxes_with_a_space_between(sheet: Sheet) -> None:
    for y0, y1 in pairwise(YS):
        for x0, x1 in pairwise(XS):
            sheet.canvas.rect(x0 + 0.75, HEIGHT - y1 + 0.75, x1 - x0 - 1.5, y1 - y0 - 1.5)
    fill_in(sheet, STAFF, XS, YS)


MERGED = [
    ["事業名", "担当", "取組", "^"],
    ["^", "^", "計画", "結果"],
    ["防波堤の\n改修", "港湾課", "設計を\n終えます", "終えました"],
    ["^", "漁政課", "聞き取り", "12回"],
]
MERGED_XS = [60.0, 150.0, 210.0, 290.0, 370.0]
MERGED_YS = [60.0, 82.0, 104.0, 140.0, 162.0]


@shape(MERGED)
def merged_cells(sheet: Sheet) -> None:
    xs, ys = MERGED_XS, MERGED_YS
    sheet.grid([xs[0], xs[-1]], [ys[0], ys[-1]])
    sheet.post(xs[1], ys[0], ys[-1])
    sheet.post(xs[2], ys[0], ys[-1])
    sheet.post(xs[3], ys[1], ys[-1])
    sheet.flat(ys[1], xs[2], xs[4])
    sheet.flat(ys[2], xs[0], xs[4])
    sheet.flat(ys[3], xs[1], xs[4])
    fill_in(sheet, MERGED, xs, ys)


NESTED = [
    ["区分", "^", "職員数", "^", "^", "計"],
    ["^", "^", "正規", "^", "会計\n年度", "^"],
    ["^", "^", "男", "女", "^", "^"],
    ["港湾部", "港湾課", "7", "5", "2", "14"],
    ["^", "漁政課", "3", "4", "1", "8"],
    ["水道部", "浄水課", "6", "6", "0", "12"],
]


@shape(NESTED)
def nested_header(sheet: Sheet) -> None:
    xs, ys = [60.0, 110.0, 170.0, 205.0, 240.0, 285.0, 320.0], [60.0, 80.0, 100.0, 120.0, 140.0, 160.0, 180.0]
    sheet.grid([xs[0], xs[-1]], [ys[0], ys[-1]])
    for x, top in ((xs[1], ys[3]), (xs[2], ys[0]), (xs[3], ys[2]), (xs[4], ys[1]), (xs[5], ys[0])):
        sheet.post(x, top, ys[-1])
    for y, low, high in (
        (ys[1], xs[2], xs[5]),
        (ys[2], xs[2], xs[4]),
        (ys[3], xs[0], xs[6]),
        (ys[4], xs[1], xs[6]),
        (ys[5], xs[0], xs[6]),
    ):
        sheet.flat(y, low, high)
    fill_in(sheet, NESTED, xs, ys)


@shape(STAFF)
def open_left_and_right(sheet: Sheet) -> None:
    for y in YS:
        sheet.flat(y, XS[0], XS[-1])
    for x in XS[1:-1]:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def open_top_and_bottom(sheet: Sheet) -> None:
    for y in YS[1:-1]:
        sheet.flat(y, XS[0], XS[-1])
    for x in XS:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def open_on_all_sides(sheet: Sheet) -> None:
    for y in YS[1:-1]:
        sheet.flat(y, XS[0], XS[-1])
    for x in XS[1:-1]:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def open_sides_of_gapped_rules(sheet: Sheet) -> None:
    """Each cell has its own rule above and below, with a small gap at the column borders; no upright rules at the sides."""
    for y in YS:
        for x0, x1 in pairwise(XS):
            sheet.flat(y, x0 + 1, x1 - 1)
    for x in XS[1:-1]:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


LEFT_TABLE = [["重点", "港を守る"], ["期限", "3月末"]]
RIGHT_TABLE = [["担当", "港湾課"], ["電話", "内線 31"]]


@shape(LEFT_TABLE, RIGHT_TABLE)
def side_by_side(sheet: Sheet) -> None:
    for xs, top, cells in (([60.0, 100.0, 190.0], 60.0, LEFT_TABLE), ([206.0, 246.0, 340.0], 64.0, RIGHT_TABLE)):
        ys = [top, top + 22, top + 44]
        sheet.grid(xs, ys)
        fill_in(sheet, cells, xs, ys)


@shape(LEFT_TABLE, RIGHT_TABLE)
def side_by_side_levels_nearly_equal(sheet: Sheet) -> None:
    """Double rules of two tables whose levels are 2 points off: each table's own must stay together."""
    for xs, top, cells in (([60.0, 100.0, 190.0], 60.0, LEFT_TABLE), ([206.0, 246.0, 340.0], 62.0, RIGHT_TABLE)):
        ys = [top, top + 22, top + 44]
        for gap in (-1.2, 1.2):
            sheet.grid(xs, [y + gap for y in ys])
        fill_in(sheet, cells, xs, ys)


@shape(LEFT_TABLE, RIGHT_TABLE)
def side_by_side_close(sheet: Sheet) -> None:
    for xs, cells in (([60.0, 100.0, 190.0], LEFT_TABLE), ([195.0, 235.0, 340.0], RIGHT_TABLE)):
        ys = [60.0, 82.0, 104.0]
        sheet.grid(xs, ys)
        fill_in(sheet, cells, xs, ys)


@shape(LEFT_TABLE, RIGHT_TABLE)
def one_below_the_other_close(sheet: Sheet) -> None:
    for top, xs, cells in ((60.0, [60.0, 100.0, 190.0], LEFT_TABLE), (109.0, [60.0, 120.0, 190.0], RIGHT_TABLE)):
        ys = [top, top + 22, top + 44]
        sheet.grid(xs, ys)
        fill_in(sheet, cells, xs, ys)


@shape(STAFF)
def slanted_line_in_a_blank_cell(sheet: Sheet) -> None:
    sheet.grid(XS, YS)
    sheet.canvas.line(XS[1], HEIGHT - YS[3], XS[2], HEIGHT - YS[2])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def rounded_outer_frame(sheet: Sheet) -> None:
    sheet.canvas.roundRect(XS[0], HEIGHT - YS[-1], XS[-1] - XS[0], YS[-1] - YS[0], 7)
    for y in YS[1:-1]:
        sheet.flat(y, XS[0], XS[-1])
    for x in XS[1:-1]:
        sheet.post(x, YS[0], YS[-1])
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def rules_that_miss_each_other(sheet: Sheet) -> None:
    """Ends that stop 2 points short of the crossing or run 2 points over it."""
    for at, y in enumerate(YS):
        sheet.flat(y, XS[0] + (2 if at % 2 else -2), XS[-1] - (2 if at % 2 else -2))
    for at, x in enumerate(XS):
        sheet.post(x, YS[0] - (2 if at % 2 else -2), YS[-1] + (2 if at % 2 else -2))
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def white_rules_on_shading(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.85)
    sheet.canvas.rect(XS[0], HEIGHT - YS[-1], XS[-1] - XS[0], YS[-1] - YS[0], stroke=0, fill=1)
    sheet.canvas.setStrokeGray(1)
    sheet.grid(XS, YS)
    sheet.canvas.setFillGray(0)
    fill_in(sheet, STAFF, XS, YS)


@shape([["工程", "", "", "", "", "", ""], ["", "", "", "", "", "", ""]])
def narrow_columns_of_a_schedule(sheet: Sheet) -> None:
    xs, ys = [60.0, 120.0, 126.0, 132.0, 138.0, 144.0, 150.0, 156.0], [60.0, 80.0, 84.0]
    sheet.grid(xs, ys)
    sheet.text(64, 65, "工程")


@shape(STAFF)
def shaded_boxes_with_strokes(sheet: Sheet) -> None:
    """Each cell one path, filled and stroked at once."""
    sheet.canvas.setFillGray(0.92)
    for y0, y1 in pairwise(YS):
        for x0, x1 in pairwise(XS):
            sheet.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=1, fill=1)
    sheet.canvas.setFillGray(0)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def shades_side_by_side(sheet: Sheet) -> None:
    """No rule at all: each cell is a filled box, a white gap between them shows the grid."""
    sheet.canvas.setFillGray(0.9)
    for y0, y1 in pairwise(YS):
        for x0, x1 in pairwise(XS):
            sheet.thin_box(x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5)
    sheet.canvas.setFillGray(0)
    fill_in(sheet, STAFF, XS, YS)


@shape([["港湾課\n済", "12"], ["漁政課", "7"]])
def box_inside_a_cell(sheet: Sheet) -> None:
    xs, ys = [60.0, 170.0, 340.0], [60.0, 100.0, 122.0]
    sheet.grid(xs, ys)
    sheet.canvas.rect(120, HEIGHT - 90, 8, 8)
    fill_in(sheet, [["港湾課\n済", "12"], ["漁政課", "7"]], xs, ys)


@shape([["重点1", "港を守る"], ["^", "3月末"]], [["重点2", "海を守る"], ["^", "9月末"]])
def tables_that_share_a_heavy_rule(sheet: Sheet) -> None:
    for top, cells in (
        (60.0, [["重点1", "港を守る"], ["^", "3月末"]]),
        (112.0, [["重点2", "海を守る"], ["^", "9月末"]]),
    ):
        xs, ys = [60.0, 120.0, 260.0], [top, top + 20, top + 40]
        sheet.grid([xs[0], xs[-1]], [ys[0], ys[-1]])
        sheet.post(xs[1], ys[0], ys[-1])
        sheet.flat(ys[1], xs[1], xs[-1])
        fill_in(sheet, cells, xs, ys)


@shape(STAFF)
def boxes_with_a_wide_space_between(sheet: Sheet) -> None:
    """Each cell a double box, a little from the next: the spaces are neither rows nor columns."""
    for y0, y1 in pairwise(YS):
        for x0, x1 in pairwise(XS):
            for inset in (0.9, 3.2):
                sheet.canvas.rect(x0 + inset, HEIGHT - y1 + inset, x1 - x0 - 2 * inset, y1 - y0 - 2 * inset)
    fill_in(sheet, STAFF, XS, YS)


@shape(STAFF)
def double_frame_that_inner_rules_do_not_reach(sheet: Sheet) -> None:
    """As word processors draw double borders: the inner rules end a gap before the inner line of the frame."""
    for gap in (-1.5, 1.5):
        sheet.canvas.rect(XS[0] + gap, HEIGHT - YS[-1] + gap, XS[-1] - XS[0] - 2 * gap, YS[-1] - YS[0] - 2 * gap)
        for y in YS[1:-1]:
            sheet.flat(y + gap, XS[0] + 5.2, XS[-1] - 5.2)
        for x in XS[1:-1]:
            sheet.post(x + gap, YS[0] + 5.2, YS[-1] - 5.2)
    fill_in(sheet, STAFF, XS, YS)
