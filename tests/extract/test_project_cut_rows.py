"""Rows that a page cuts: the rest of a name and of its sections stands at the head of the next page."""

from __future__ import annotations

import pytest

from pipeline.extract.project_printed import Printed, PrintedName
from pipeline.extract.project_row_ends import is_rest_of_row
from pipeline.extract.project_sections import read_section
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell, Piece
from pipeline.model.raw import RawText

TITLES = ("column.project", "column.section", "entry.plan", "measure.label", "measure.actual", "entry.final")


def text(*lines: str) -> RawText:
    return RawText(tuple([Piece(number, 0, len(line), line) for number, line in enumerate(lines, start=1)]))


def cell(*lines: str) -> Cell:
    return Cell(text(*lines).pieces if lines else ())


@pytest.mark.parametrize(
    ("above", "below", "sections"),
    [
        (("港湾計", "画課", "航路管"), ("理課", "営繕室"), ["港湾計画課航路管理課営繕室"]),
        (("港湾計画課",), ("営繕室",), ["港湾計画課", "営繕室"]),
        (("港湾計画課", "営繕室"), ("航路管理課",), ["港湾計画課営繕室", "航路管理課"]),
    ],
)
def test_sections_that_a_page_cuts(above: tuple[str, ...], below: tuple[str, ...], sections: list[str]) -> None:
    printed = Printed()
    name = printed.add_name(text("岸壁改修事業"), in_table=True)
    name.sections.append(text(*above))
    read_section(cell(*below), printed, named_here=False, is_rest=False)
    assert [one.text.replace("\n", "") for one in name.sections] == sections


@pytest.mark.parametrize(
    ("name", "section", "plan", "rest", "is_rest"),
    [
        ("港における安全の確", "航路管", "費用が増えたため、県の出", "保強化事業", True),
        ("港における安全の確", "航路管", "県と協議します。", "保強化事業", False),
        ("港における安全の確", "航路管理課", "費用が増えたため、県の出", "保強化事業", False),
        ("港湾美化事業", "航路管", "費用が増えたため、県の出", "岸壁改修事業", False),
    ],
)
def test_a_name_that_a_page_cuts(name: str, section: str, plan: str, rest: str, *, is_rest: bool) -> None:
    last = PrintedName(0, text(name), in_table=True)
    last.sections.append(text(section))
    below = (rest, "理課", "先を探します。工事は秋です。", "会議の回数", "12", "")
    cells = [(Column((kind,)), cell(one) if one else cell()) for kind, one in zip(TITLES, below, strict=True)]
    assert is_rest_of_row(last, cells, {2: plan}) is is_rest
