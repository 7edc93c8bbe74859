"""Tables whose names stand under a word that heads something else elsewhere (課題, 区分): read by place, or by the row below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.run import Conversion
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, flat

Convert = Callable[[str], Conversion]
HEAD = "令和3年度　市民部の目標\n\n部局名\t市民部\t部長\t山田 太郎\n\n■ 組織目標\n\n"
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]


def rows(*, final: bool = True) -> str:
    own = [
        (NAME_1, "市民協働課", "参加者を30人とする。", PLAN_1, "9月末", FINAL_1),
        (NAME_2, "くらし安全課", "相談を20件とする。", PLAN_2, "年度末", FINAL_2),
    ]
    return "\n".join("\t".join(one if final else one[:-1]) for one in own)


@pytest.mark.parametrize("word", ["課題", "取り組むべき課題", "解決すべき課題", "推進テーマ"])
def test_general_words_beside_sections_and_means_head_names(convert_text: Convert, word: str) -> None:
    titles = f"{word}\t担当課\t達成水準\t具体的な方策\t日程"
    found = flat(convert_text(f"{HEAD}{titles}\n{rows(final=False)}\n"))
    assert found.names == NAMES
    assert [kind for kind, _ in found.entries[0]] == ["other", "plan", "other"]


@pytest.mark.parametrize("word", ["区分", "組織目標", "何に力を入れるか"])
def test_the_row_below_shows_where_the_names_stand(convert_text: Convert, word: str) -> None:
    titles = f"{word}\t担当課\tどこまで\t手立て\tいつ\t一年の歩み"
    found = flat(convert_text(f"{HEAD}{titles}\n{rows()}\n"))
    assert found.names == NAMES
    assert found.entries[0][1] == ("plan", PLAN_1)
    assert found.entries[0][-1] == ("final", FINAL_1)


def test_issues_told_in_sentences_are_no_names(convert_text: Convert) -> None:
    titles = "現状\t課題\t担当課\t今後の方策\t期限"
    row = "窓口が混み合う。\t待ち時間が長い。\t市民協働課\t窓口を増やす。\t年度末"
    conversion = convert_text(f"{HEAD}{titles}\n{row}\n")
    assert all(report.projects == () for report in conversion.record.reports)


def test_a_second_title_of_names_heads_what_is_done(convert_text: Convert) -> None:
    titles = "主な事業\t担当課\t令和2年度の成果\t令和3年度の重点取組"
    own = f"{NAME_1}\t市民協働課\t{FINAL_1}\t{PLAN_1}\n{NAME_2}\tくらし安全課\t{FINAL_2}\t{PLAN_2}"
    found = flat(convert_text(f"{HEAD}{titles}\n{own}\n"))
    assert found.names == NAMES
    assert found.entries == [[("final", FINAL_1), ("plan", PLAN_1)], [("final", FINAL_2), ("plan", PLAN_2)]]


def test_the_unit_before_the_titles_of_amounts_is_theirs(convert_text: Convert) -> None:
    form = "\n".join([
        f"調書1\t{NAME_1}\t\t",
        "担当課\t市民協働課\t\t",
        f"取組内容\t{PLAN_1}\t\t",
        "事業費（千円）\t令和2年度決算額\t令和3年度予算額\t",
        "\t7,150\t8,250\t",
        f"取組の成果\t{FINAL_1}\t\t",
    ])  # fmt: skip
    found = flat(convert_text(f"{HEAD.replace('組織目標', '重点事業')}{form}\n"))
    assert [budget[1] for budget in found.budgets[0]] == [7_150_000, 8_250_000]
