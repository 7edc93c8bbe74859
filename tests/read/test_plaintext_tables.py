"""Tables in plain text, drawn with characters or typed with blanks, are rows of cells; nothing printed vanishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read.display_width import columns_of
from pipeline.read.plaintext import read_text
from pipeline.run import Conversion

SOURCE = Source("report.txt", "0" * 64, 1, "text/plain")
COVERED = "^"
Printed = list[tuple[int | None, list[str]]]
Rows = Sequence[Sequence[str]]


def of(text: str) -> Document:
    document = read_text(text.encode(), SOURCE)
    held = [piece for row in document.rows for cell in row.cells for piece in cell.pieces]
    for piece in held:
        assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
    kept = {piece.line for piece in held} | document.furniture
    assert [line.text for line in document.lines if line.number not in kept and line.text.strip()] == []
    assert {piece.line for piece in held} & document.furniture == set()
    return document


def printed(document: Document) -> Printed:
    return [(row.table, [COVERED if cell.covered else cell.text for cell in row.cells]) for row in document.rows]


def pad(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text)[-1])


def boxed(rows: Rows, strokes: str = "┌┬┐├┼┤└┴┘─│") -> list[str]:
    """Rows as a table of box-drawing characters, each two columns wide."""
    widths = [max(columns_of(row[at])[-1] for row in rows) for at in range(len(rows[0]))]
    widths = [width + width % 2 for width in widths]

    def rule(left: str, middle: str, right: str) -> str:
        return left + middle.join(strokes[9] * (width // 2) for width in widths) + right

    lines = [rule(*strokes[0:3])]
    for row in rows:
        cells = strokes[10].join(pad(text, width) for text, width in zip(row, widths, strict=True))
        lines += [strokes[10] + cells + strokes[10], rule(*strokes[3:6])]
    return [*lines[:-1], rule(*strokes[6:9])]


def hyphenated(rows: Rows) -> list[str]:
    """Rows as database programs print them; a rule below the head only."""
    widths = [max(columns_of(row[at])[-1] for row in rows) for at in range(len(rows[0]))]
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [
        "| " + " | ".join(pad(text, width) for text, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [rule, lines[0], rule, *lines[1:], rule]


def marked_down(rows: Rows) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


TABLE = (
    ("課名", "課長名", "職員数"),
    ("市民協働課", "桜井 伸夫", "8"),
    ("くらし安全課", "野沢 剛", "12"),
    ("計", "", "20"),
)


@pytest.mark.parametrize(
    "draw",
    [
        boxed,
        lambda rows: boxed(rows, "┏┳┓┣╋┫┗┻┛━┃"),
        lambda rows: boxed(rows, "╔╦╗╠╬╣╚╩╝═║"),
        lambda rows: boxed(rows, "┏┯┓┠┼┨┗┷┛─│"),
        hyphenated,
        marked_down,
        lambda rows: ["    " + line for line in boxed(rows)],
        lambda rows: [line.replace("│", "｜").replace("─", "－") for line in hyphenated(rows)],
    ],
)
def test_a_drawn_table_is_its_cells(draw: Callable[[Rows], list[str]]) -> None:
    document = of("\n".join(["執行体制", *draw(TABLE), "以上です。"]))
    assert printed(document) == [(None, ["執行体制"]), *((1, list(row)) for row in TABLE), (None, ["以上です。"])]


def test_lines_between_two_rules_are_one_row() -> None:
    document = of(
        "┌────┬────────┐\n│事業名　│取組　　　　　　│\n├────┼────────┤\n"
        "│地域自治│協議会を設立し、│\n│推進事業│運営を支援する。│\n├────┼────────┤\n"
        "│広聴事業│対話集会を開く。│\n└────┴────────┘\n"
    )
    assert printed(document) == [
        (1, ["事業名", "取組"]),
        (1, ["地域自治\n推進事業", "協議会を設立し、\n運営を支援する。"]),
        (1, ["広聴事業", "対話集会を開く。"]),
    ]
    assert document.furniture == {1, 3, 6, 8}


def test_merged_cells_are_where_a_rule_or_a_bar_is_missing() -> None:
    document = of(
        "┏━━━┳━━━┳━━━┓\n┃事業名┃　計画　　実績　┃\n┃　　　┣━━━┳━━━┫\n┃（課）┃目標　┃成果　┃\n"
        "┣━━━╋━━━╋━━━┫\n┃広聴　┃５回　┃４回　┃\n┣━━━┻━━━╋━━━┫\n┃合計　　　　　┃４回　┃\n"
        "┗━━━━━━━┻━━━┛\n"
    )
    assert printed(document) == [
        (1, ["事業名\n（課）", "計画　　実績", COVERED]),
        (1, [COVERED, "目標", "成果"]),
        (1, ["広聴", "５回", "４回"]),
        (1, ["合計", COVERED, "４回"]),
    ]
    assert document.furniture == {1, 3, 5, 7, 9}


def test_bars_out_of_line_and_narrow_box_characters() -> None:
    ragged = (
        "┌──┬───┬─┐\n│課名│課長名│数│\n├──┼───┼─┤\n│くらし安全課│野沢剛│12│\n├──┼───┼─┤\n│税務課│空席│ 3│\n└──┴───┴─┘\n"
    )
    rows = [(1, ["課名", "課長名", "数"]), (1, ["くらし安全課", "野沢剛", "12"]), (1, ["税務課", "空席", "3"])]
    assert printed(of(ragged)) == rows
    narrow = "┌──────┬────┐\n│課名  │数  │\n├──────┼────┤\n│税務課│  3 │\n├──────┴────┤\n│以上       │\n└───────────┘\n"
    assert printed(of(narrow)) == [(1, ["課名", "数"]), (1, ["税務課", "3"]), (1, ["以上", COVERED])]


def test_rows_without_rules_between_them() -> None:
    frame = "+--------+------+\n| 課名   | 人数 |\n+--------+------+\n| 税務課 |    8 |\n|        |  (2) |\n| 広聴課 |    3 |\n+--------+------+\n"
    assert printed(of(frame)) == [(1, ["課名", "人数"]), (1, ["税務課", "8\n(2)"]), (1, ["広聴課", "3"])]
    open_sides = "課名　│課長名　│人数\n───┼────┼──\n税務課│山田　　│８\n広聴課│木村　　│３\n"
    assert printed(of(open_sides)) == [
        (1, ["課名", "課長名", "人数"]),
        (1, ["税務課", "山田", "８"]),
        (1, ["広聴課", "木村", "３"]),
    ]


def test_markdown_keeps_each_line_a_row() -> None:
    document = of("| 事業名 | 取組 |\n|:--|--:|\n| 広聴 | 5回<br>6回 |\n|  | - |\n| - | - |\n")
    assert printed(document) == [
        (1, ["事業名", "取組"]),
        (1, ["広聴", "5回\n6回"]),
        (1, ["", "-"]),
        (1, ["-", "-"]),
    ]
    assert document.furniture == {2}


def test_a_frame_round_lines_is_no_table() -> None:
    document = of("┌──────┐\n│市民部の方針│\n│平成28年度　│\n└──────┘\n本文\n")
    assert printed(document) == [(None, ["市民部の方針"]), (None, ["平成28年度"]), (None, ["本文"])]


def test_two_tables_have_two_numbers() -> None:
    lines = [*boxed(TABLE[:2]), *boxed(TABLE[:2]), "", "課名\t数", "税務課\t3"]
    tables = [row.table for row in of("\n".join(lines)).rows]
    assert tables == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize(
    "text",
    [
        "市民部─┬─市民課\n　　　　├─協働推進課\n　　　　└─文化課\n",
        "│\n│ 本文です\n└→ 説明する\n",
        "広聴|相談|課\nA | B\n| 文の途中です\n",
        "────────\n本文です\n────────\n",
        "+5人 -3人\n+ 加算\n- 減算\n",
        "|x|\n",
        "||||\n",
        "┌──┐\n└──┘\n",
        "├──┼──┤\n",
        "C++|D--|\n",
    ],
)
def test_what_is_no_table_stays_lines(text: str) -> None:
    document = of(text)
    assert [row.table for row in document.rows] == [None] * len(text.splitlines())
    assert document.furniture == frozenset()


def test_cells_typed_with_blanks_stand_in_their_columns() -> None:
    document = of(
        "課名        課長名      正規  再任用\n市民課      吉田 修       12      3\n税務課                     8      1\n"
        "国保年金課  山田 花子     10\n計                        30      4\n"
    )
    assert printed(document) == [
        (1, ["課名", "課長名", "正規", "再任用"]),
        (1, ["市民課", "吉田 修", "12", "3"]),
        (1, ["税務課", "", "8", "1"]),
        (1, ["国保年金課", "山田 花子", "10", ""]),
        (1, ["計", "", "30", "4"]),
    ]


def test_wrapped_texts_typed_with_blanks_are_pieces_of_one_cell() -> None:
    document = of(
        "事業名        取組                  実績\n"
        "広聴事業      対話集会を地区ごとに  4回開いた。\n"
        "              開く。\n"
        "相談事業      相談員を増やす。      1人増やした。\n"
        "              週5日とする。\n"
    )
    assert printed(document) == [
        (1, ["事業名", "取組", "実績"]),
        (1, ["広聴事業", "対話集会を地区ごとに\n開く。", "4回開いた。"]),
        (1, ["相談事業", "相談員を増やす。", "1人増やした。"]),
        (1, ["", "週5日とする。", ""]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "課名    数    率\n税務課  3\n",
        "部局名  市民部\n部長名  吉田 修\n",
        "市民部  税務課  広聴課\n長い名前の部です  課  係\n　  x\n",
    ],
)
def test_blanks_that_tell_no_columns_divide_as_before(text: str) -> None:
    cells = [len(row.cells) for row in of(text).rows]
    assert cells == [2 if index and "数" in text else count for index, count in enumerate(cells)]
    assert all(row.table == 1 for row in of(text).rows)


def tabbed(rows: Rows) -> list[str]:
    return ["\t".join(row) for row in rows]


@pytest.mark.parametrize("draw", [boxed, hyphenated, marked_down])
def test_a_report_with_drawn_tables_is_the_report_with_tabs(
    draw: Callable[[Rows], list[str]], convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    staffing = (
        ("課名", "課長名", "職員数"),
        ("市民協働課", "さくらい のぶお 桜井 伸夫", "8"),
        ("くらし安全課", "のざわ たけし 野沢 剛", "7"),
    )
    projects = (
        ("事業名", "取組内容", "実績"),
        ("地域コミュニティ活性化事業", "市内12地区で「地区円卓会議」を開きます。", "10地区で開催しました。"),
        ("消費生活相談事業", "相談員を1人増員します。", "週5日の体制としました。"),
    )

    def report(form: Callable[[Rows], list[str]]) -> Conversion:
        text: str = city_report(projects=form(projects))
        lines = text.split("\n")
        at = lines.index("課名\t課長名\t職員数")
        return convert_text("\n".join([*lines[:at], *form(staffing), *lines[at + 3 :]]))

    drawn, typed = report(draw), report(tabbed)
    assert drawn.record.reports == typed.record.reports
    assert len(drawn.record.reports[0].projects) == 2
    assert [section.staff_count for section in drawn.record.reports[0].staffing.sections] == [8, 7]
    assert [issue.code for issue in drawn.record.issues] == [issue.code for issue in typed.record.issues]


@settings(max_examples=120, deadline=None)
@given(st.text(st.sampled_from("│─┌┬┐├┼┤└┴┘|+-= \u3000市部ab1\n\n"), min_size=1, max_size=60))
def test_nothing_drawn_vanishes(text: str) -> None:
    try:
        document = of(text)
    except DocumentError:
        assert not text.strip()
        return
    for table in {row.table for row in document.rows if row.table is not None}:
        widths = {len(row.cells) for row in document.rows if row.table == table}
        assert min(widths) > 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from("市部課 ab12、。"), max_size=6).map(str.strip), min_size=3, max_size=3),
        min_size=3,
        max_size=5,
    )
)
def test_any_cells_come_back_from_a_box(rows: list[list[str]]) -> None:
    wanted = [[cell or "x" for cell in row] for row in rows]
    assert printed(of("\n".join(boxed(wanted)))) == [(1, row) for row in wanted]
