"""Labels at half the height of their texts, in tables without rules; what stands below such tables on the right."""

from __future__ import annotations

import pytest

from tests.read.pdf_pages import EM, LEFT, Sheet, loose, of, table

pytestmark = pytest.mark.usefixtures("engine")

TEXT = LEFT + 10 * EM
PITCH, STEP = 1.45 * EM, 2.25 * EM
LINES = "古い桟橋を計画どおりに塗り替え、魚市場の床を洗いやすく改める工事を進めました。"
CARD = (("担当課", 1), ("取組の背景", 2), ("今年度の取組", 3), ("目標", 1), ("年度末の結果", 2), ("達成度", 1))


def lay(sheet: Sheet, top: float, cards: int = 1) -> float:
    """Cards one below the other, each label at the middle of its lines; the place below the last line."""
    for _ in range(cards):
        for label, lines in CARD:
            sheet.text(LEFT, top + (lines - 1) * PITCH / 2, label)
            for line in range(lines):
                sheet.text(TEXT, top + line * PITCH, LINES if lines > 1 else "港湾課")
            top += (lines - 1) * PITCH + STEP
    return top


def test_a_label_beside_the_middle_of_its_text() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, 2)

    rows = table(of(draw))
    assert [row[0] for row in rows] == [label for label, _ in CARD] * 2
    assert [row[1].count(LINES) or 1 for row in rows] == [lines for _, lines in CARD] * 2


def test_lines_at_one_distance_say_nothing_of_rows() -> None:
    def draw(sheet: Sheet) -> None:
        for at, name in enumerate(("港湾課", "営繕課", "魚市場", "水産課")):
            sheet.text(LEFT, 100 + at * PITCH, name)
            sheet.text(TEXT, 100 + at * PITCH, str(at + 3))

    assert [row[0] for row in table(of(draw))] == ["港湾課", "営繕課", "魚市場", "水産課"]


def test_a_day_and_a_name_on_the_right_are_no_rows() -> None:
    def draw(sheet: Sheet) -> None:
        below = lay(sheet, 100)
        sheet.text(TEXT + 26 * EM, below, "令和4年3月1日")
        sheet.text(TEXT + 24 * EM, below + 1.5 * EM, "港湾部長　大野 昭")

    document = of(draw)
    assert [row[0] for row in table(document)] == [label for label, _ in CARD]
    assert len(loose(document)) == 2
