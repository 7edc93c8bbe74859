"""A report becomes the bytes of a PDF in the manner of a city hall: ruled tables, wrapped cells, numbered pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.make_raw.grid import project_rows
from tools.make_raw.sheet import LEADING, LEFT, MEASURE, RIGHT, SIZE, Sheet
from tools.make_raw.text import MARKERS
from tools.make_raw.wrap import wrap

if TYPE_CHECKING:
    from tools.make_raw.content import Report
    from tools.make_raw.grid import Row

PAD = 4.0
NAME_MEASURE = 22
NAME_WIDTH = NAME_MEASURE * SIZE / 2 + 2 * PAD
BODY_MEASURE = int((RIGHT - LEFT - NAME_WIDTH - 2 * PAD) * 2 / SIZE)
_EM = SIZE


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of the project table with its cells' lines and its height in points."""

    row: Row
    name: tuple[str, ...]
    body: tuple[str, ...]
    height: float


def _height(lines: int) -> float:
    return lines * LEADING + 2 * PAD


def _header(sheet: Sheet, report: Report) -> None:
    pairs = (("部局名", report.department), ("部長名", report.head.printed))
    if report.print.header == "table":
        _table(sheet, pairs, (LEFT, LEFT + 6 * _EM, LEFT + 24 * _EM), shaded=False)
    else:
        for label, value in pairs:
            sheet.line(f"{label}　{value}")
    sheet.skip(1)


def _table(sheet: Sheet, rows: tuple[tuple[str, ...], ...], xs: tuple[float, ...], *, shaded: bool) -> None:
    """A ruled table of one-line cells; the last of three columns is centred."""
    height = _height(1)
    sheet.need(height * len(rows))
    top, bottom = sheet.y, sheet.y + height * len(rows)
    if shaded:
        sheet.shade(xs[0], top, xs[-1], top + height)
    for at, cells in enumerate(rows):
        y = top + at * height
        sheet.rule(xs[0], y, xs[-1], y)
        for column, cell in enumerate(cells):
            if column == 2 or (at == 0 and len(cells) == 3):
                sheet.centred(xs[column], xs[column + 1], y + PAD, cell)
            else:
                sheet.text(xs[column] + PAD, y + PAD, cell)
    sheet.rule(xs[0], bottom, xs[-1], bottom)
    for x in xs:
        sheet.rule(x, top, x, bottom)
    sheet.y = bottom


def _staffing(sheet: Sheet, report: Report) -> None:
    sheet.line("部局内の執行体制", size=12)
    sheet.skip(0.3)
    rows = [("課名", "課長名", "職員数")]
    rows += [(section.name, section.head.printed, section.staff_label) for section in report.sections]
    if report.stated_total:
        rows.append(("合計", "", str(sum(section.staff for section in report.sections))))
    xs = (LEFT, LEFT + 13 * _EM, LEFT + 33 * _EM, LEFT + 39 * _EM)
    _table(sheet, tuple(rows), xs, shaded=report.print.shaded)
    sheet.skip(1)


def _prose(sheet: Sheet, report: Report) -> None:
    sheet.need(4 * LEADING)
    sheet.line("基本方針", size=12)
    sheet.skip(0.3)
    for paragraph in report.policy:
        for line in wrap(f"　{paragraph}", MEASURE):
            sheet.line(line)
    sheet.skip(1)
    sheet.need(4 * LEADING)
    sheet.line(report.goals_heading, size=12)
    sheet.skip(0.3)
    for marker, goal in zip(MARKERS, report.goals, strict=False):
        first, *others = wrap(goal, MEASURE - 3)
        sheet.line(f"{marker} {first}")
        for line in others:
            sheet.line(line, indent=1.5 * _EM)
    sheet.skip(1)


def _bands(report: Report) -> list[list[_Placed]]:
    """The table's rows, grouped so that a label never stands on another page than the text below it."""
    bands: list[list[_Placed]] = []
    rows = project_rows(report)
    for row in rows:
        name = wrap(row.name, NAME_MEASURE) if row.name else ()
        body = wrap(row.body, BODY_MEASURE)
        lines = len(body) if report.print.names == "merged" else max(len(name), len(body))
        if row.labelled:
            bands.append([])
        bands[-1].append(_Placed(row, name, body, _height(lines)))
    return [_with_room(band) for band in bands] if report.print.names == "merged" else bands


def _with_room(band: list[_Placed]) -> list[_Placed]:
    """The band, its last row made higher if the merged name cell beside it has more lines than its rows."""
    lacking = _height(max(len(placed.name) for placed in band)) - sum(placed.height for placed in band)
    last = band[-1]
    return [*band[:-1], _Placed(last.row, last.name, last.body, last.height + max(0.0, lacking))]


def _heading_height(report: Report) -> float:
    return _height(1) if report.print.repeat == "row" else 1.3 * LEADING


def _heading(sheet: Sheet, report: Report) -> None:
    """主な事業 above the table, or as its first row over both columns."""
    if report.print.repeat == "text":
        sheet.line("主な事業", size=12)
        sheet.skip(0.3)
        return
    bottom = sheet.y + _height(1)
    if report.print.shaded:
        sheet.shade(LEFT, sheet.y, RIGHT, bottom)
    sheet.text(LEFT + PAD, sheet.y + PAD, "主な事業")
    sheet.rule(LEFT, sheet.y, RIGHT, sheet.y)
    for x in (LEFT, RIGHT):
        sheet.rule(x, sheet.y, x, bottom)
    sheet.y = bottom


def _segment(sheet: Sheet, report: Report, rows: list[_Placed]) -> None:
    """The rows that stand on one page, with their rules."""
    if not rows:
        return
    how, middle, top = report.print, LEFT + NAME_WIDTH, sheet.y
    sheet.rule(LEFT, top, RIGHT, top)
    for at, placed in enumerate(rows):
        for number, line in enumerate(placed.body):
            sheet.text(middle + PAD, sheet.y + PAD + number * LEADING, line)
        y = sheet.y + PAD + (_lead(rows, at) if how.names == "merged" and how.name_align == "middle" else 0)
        for number, line in enumerate(placed.name):
            sheet.text(LEFT + PAD, y + number * LEADING, line)
        sheet.y += placed.height
        closes = how.names == "blank" or at + 1 == len(rows) or bool(rows[at + 1].name)
        sheet.rule(LEFT if closes else middle, sheet.y, RIGHT, sheet.y)
    for x in (LEFT, middle, RIGHT):
        sheet.rule(x, top, x, sheet.y)


def _lead(rows: list[_Placed], at: int) -> float:
    """How far down a name begins that stands in the middle of its merged cell."""
    height = rows[at].height
    for placed in rows[at + 1 :]:
        if placed.name:
            break
        height += placed.height
    return (height - _height(len(rows[at].name))) / 2


def _projects(sheet: Sheet, report: Report) -> None:
    bands = _bands(report)
    sheet.need(_heading_height(report) + sum(placed.height for placed in bands[0]))
    _heading(sheet, report)
    page: list[_Placed] = []
    for band in bands:
        if not sheet.fits(sum(placed.height for placed in (*page, *band))):
            _segment(sheet, report, page)
            sheet.next_page()
            _heading(sheet, report)
            page = []
        page += band
    _segment(sheet, report, page)


def as_pdf(report: Report, font: str, author: str) -> bytes:
    """The PDF's bytes, the same in every run with the same font, reportlab and zlib.

    Raises:
        ValueError: the defects asked for contradict each other.
    """
    sheet = Sheet(font, report.title, author, report.print.rules)
    sheet.centred(LEFT, RIGHT, sheet.y, report.title, 16)
    sheet.skip(2)
    sheet.right(f"(職員数は{report.as_of_label})")
    sheet.skip(0.5)
    _header(sheet, report)
    _staffing(sheet, report)
    _prose(sheet, report)
    _projects(sheet, report)
    return sheet.finish()
