"""Short cuts of the readers give what the long way gives: doubled print, cells between tabs, a cell's only line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Source
from pipeline.read.pdf.measure import fills, fills_alone, indents, is_indented_alone
from pipeline.read.pdf.runs import without_doubles
from pipeline.read.pdf.shapes import Run, Turn
from pipeline.read.pdf.textlines import text_lines
from pipeline.read.plaintext import read_text


def _run(text: str, x: float, y: float, size: float, turn: Turn = Turn.RIGHT) -> Run:
    return Run(text, x, y - size, x + size, y, (x, y), size, turn)


_runs = st.lists(
    st.builds(
        _run,
        st.sampled_from("市民部"),
        st.integers(0, 12).map(lambda step: step * 0.6),
        st.integers(0, 12).map(lambda step: 5 + step * 0.6),
        st.sampled_from([4.0, 10.5, 30.0]),
        st.sampled_from([Turn.RIGHT, Turn.RIGHT, Turn.DOWN]),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(_runs)
def test_doubled_print_is_found_whatever_stands_between(runs: list[Run]) -> None:
    kept = list[Run]()
    for run in runs:
        reach = 0.12 * run.size
        if not any(
            other.text == run.text
            and other.turn is run.turn
            and abs(other.origin[0] - run.origin[0]) <= reach
            and abs(other.origin[1] - run.origin[1]) <= reach
            for other in kept
        ):
            kept.append(run)
    assert without_doubles(runs) == tuple(kept)


@given(st.lists(st.text("市民 \u3000１a\u200b", max_size=4), min_size=2, max_size=5))
def test_pieces_between_tabs_stand_where_they_are_in_the_line(parts: list[str]) -> None:
    text = "部局名\t" + "\t".join(parts) + "\t予算"
    document = read_text(text.encode(), Source("a.txt", "0" * 64, 1, "text/plain"))
    (row,) = document.rows
    assert len(row.cells) == len(parts) + 2
    for cell in row.cells:
        for piece in cell.pieces:
            assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
            assert piece.text.strip() == piece.text != ""


@given(st.floats(0, 30), st.floats(30, 60), st.sampled_from([0.0, 9.0, 12.0]), st.sampled_from(list(Turn)))
def test_an_only_line_is_measured_like_any(x: float, right: float, lead: float, turn: Turn) -> None:
    blank = [_run(" ", x - lead, 20, 10.5, turn)] if lead else []
    lines = text_lines([*blank, _run("市", x, 20, 10.5, turn)])
    if len(lines) != 1:
        return
    full = fills(lines, 0.0, right)
    assert full == (fills_alone(lines[0], right),)
    assert indents(lines, 0.0, right, full) == (is_indented_alone(lines[0]),)
