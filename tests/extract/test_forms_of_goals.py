"""Forms below numbered goals (取組1-2 below 課題1), whose left cells say what is plan and what is review."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.run import Conversion
from pipeline.text.numbered_words import goes_on, numbered_path
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, flat

Convert = Callable[[str], Conversion]
HEAD = "令和3年度　市民部運営方針・自己評価\n\n（市民部長：山田 太郎）\n\n部の使命\n\n暮らしを守ること。\n\n"
GOALS = ["協働の推進", "相談体制の充実"]


def form(number: str, name: str, owner: str, plan: str, final: str, grade: str, line: bool) -> str:
    head = f"{number}　{name}\n" if line else f"{number}\t\t{name}\t\t"
    rows = [
        f"計画\t本年度に手がけること\t{plan}\t\t",
        f"\t担当課\t{owner}\t\t",
        "\t予算額\t8,250千円\t決算額\t8,000千円",
        "\t業績目標\t\t目標値\t実績値",
        "\t参加者数\t\t30人\t28人",
        f"評価\t実施状況\t{final}\t\t",
        f"\t戦略の手応え\t{grade}\t\t",
    ]
    return "\n".join([head, *rows]) + "\n"


def paper(word: str, *, line: bool = False, heading: str = "主な経営課題") -> str:
    first = form(word.format(1, 1), NAME_1, "市民協働課", PLAN_1, FINAL_1, "ア", line)
    second = form(word.format(2, 1), NAME_2, "くらし安全課", PLAN_2, FINAL_2, "イ", line)
    return f"{HEAD}{heading}\n\n課題1　{GOALS[0]}\n\n{first}\n課題2　{GOALS[1]}\n\n{second}"


@pytest.mark.parametrize("word", ["取組{}-{}", "具体的取組{}－{}", "№{}-{}", "{}-{}"])
@pytest.mark.parametrize("line", [False, True])
def test_forms_below_goals(convert_text: Convert, word: str, line: bool) -> None:
    conversion = convert_text(paper(word, line=line))
    (report,) = conversion.record.reports
    assert [goal.text for goal in report.goals] == GOALS
    found = flat(conversion)
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
    assert found.entries == [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
    assert [[value for _, value, _ in own] for own in found.ratings] == [["ア"], ["イ"]]
    assert [budget[1] for budget in found.budgets[0]] == [8_250_000, 8_000_000]
    assert [measure[:5] for measure in found.measures[0]] == [("参加者数", "人", None, 30, 28)]


def test_an_unknown_heading_over_goals_that_say_what_they_are(convert_text: Convert) -> None:
    (report,) = convert_text(paper("取組{}-{}", heading="この一年の挑戦")).record.reports
    assert [goal.text for goal in report.goals] == GOALS
    assert [list(policy.paragraphs) for policy in report.policies] == [["暮らしを守ること。"]]


def test_lines_between_tables_out_of_order_are_no_goals(convert_text: Convert) -> None:
    text = paper("取組{}-{}").replace("課題2　", "課題4　")
    (report,) = convert_text(text).record.reports
    assert [goal.text for goal in report.goals] == GOALS[:1]


def test_a_line_of_two_numbers_over_other_tables_is_no_form(convert_text: Convert) -> None:
    text = f"{HEAD}主な経営課題\n\n課題1　{GOALS[0]}\n\n1-1　予算の内訳\n\n区分\t金額\n人件費\t8千円\n"
    (report,) = convert_text(text).record.reports
    assert report.projects == ()


@pytest.mark.parametrize("heading", ["重点目標一覧", "目標項目", "今年度ここに力を入れます"])
def test_a_table_of_numbers_and_goals_is_goals(convert_text: Convert, heading: str) -> None:
    table = f"No.\t部の重点目標\n①\t{PLAN_1}\n②\t{PLAN_2}\n"
    own = f"No.1\t{NAME_1}\n担当課\t市民協働課\n目標番号\t②\n取組内容\t{PLAN_1}\n取組の成果\t{FINAL_1}\n"
    conversion = convert_text(f"{HEAD}{heading}\n\n{table}\n重点事業調書\n\n{own}")
    (report,) = conversion.record.reports
    assert [goal.text for goal in report.goals] == [PLAN_1, PLAN_2]
    found = flat(conversion)
    assert (found.names, found.goals) == ([(NAME_1, ["市民協働課"])], [[2]])


def test_marks_beside_an_unknown_label_of_goals(convert_text: Convert) -> None:
    def own(number: int, name: str, mark: str) -> str:
        return f"調書{number}\t{name}\n担当課\t市民協働課\nどの目標に対応するか\t{mark}\n取組内容\t{PLAN_1}\n取組の成果\t{FINAL_1}\n"

    goals = f"部の重点目標\n\n①{PLAN_1}\n②{PLAN_2}\n"
    text = f"{HEAD}{goals}\n重点事業\n\n{own(1, NAME_1, '②')}\n{own(2, NAME_2, '①・②')}"
    assert flat(convert_text(text)).goals == [[2], [1, 2]]


@pytest.mark.parametrize("word", ["誓い", "宣言", "マニフェスト"])
def test_a_word_that_numbers_goals_is_their_mark(convert_text: Convert, word: str) -> None:
    text = f"{HEAD}部の目標\n\n{word}1　{PLAN_1}\n{word}2　{PLAN_2}\n"
    (report,) = convert_text(text).record.reports
    assert [(goal.goal_no, goal.text) for goal in report.goals] == [(1, PLAN_1), (2, PLAN_2)]


def test_a_word_with_numbers_out_of_order_marks_nothing(convert_text: Convert) -> None:
    text = f"{HEAD}部の目標\n\n窓口 3 か所を増やします。\n\n窓口 5 か所を直します。\n"
    (report,) = convert_text(text).record.reports
    assert [goal.goal_no for goal in report.goals] == [None, None]


@settings(max_examples=60)
@given(st.text(max_size=18))
def test_no_number_is_invented(text: str) -> None:
    found = numbered_path(text)
    assert found is None or (1 <= len(found[1]) <= 2 and all(0 <= number <= 99 for number in found[1]))


@settings(max_examples=40)
@given(st.tuples(st.integers(1, 9), st.integers(1, 9)), st.tuples(st.integers(1, 9), st.integers(1, 9)))
def test_the_next_number_is_never_the_same_again(above: tuple[int, int], number: tuple[int, int]) -> None:
    assert not (goes_on(above, number) and goes_on(number, above))
