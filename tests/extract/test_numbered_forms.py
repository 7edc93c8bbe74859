"""Forms whose projects a word with a number names (宣言1 | …): what their places and their repetition say of every label."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.profiles.text_words import told_by_words
from pipeline.run import Conversion
from pipeline.text.numbered_words import numbered_word
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, flat

Convert = Callable[[str], Conversion]
HEAD = "令和3年度　市民部の目標\n\n部局名\t市民部\t部長\t山田 太郎\n\n"


def form(number: str, name: str, owner: str, texts: list[str], *, extra: str = "いつ頃までに\t年度末") -> str:
    rows = [f"{number}\t{name}\t\t", f"受持ち\t{owner}\t{extra}", *(f"{text}\t\t" for text in texts)]
    return "\n".join(rows)


def both(word: str, labels: tuple[str, str, str]) -> str:
    plan, final, grade = labels
    one = form(f"{word}1", NAME_1, "市民協働課", [f"{plan}\t{PLAN_1}", f"{final}\t{FINAL_1}", f"{grade}\tＡ"])
    two = form(f"{word}2", NAME_2, "くらし安全課、協働課", [f"{plan}\t{PLAN_2}", f"{final}\t{FINAL_2}", f"{grade}\tＢ"])
    return f"{HEAD}■ {word}の一覧\n\n{one}\n\n{two}\n"


@pytest.mark.parametrize("word", ["宣言", "誓い", "重点", "挑戦"])
def test_labels_that_nobody_knows_are_read_by_place_and_words(convert_text: Convert, word: str) -> None:
    found = flat(convert_text(both(word, ("実現への手だてと方法", "一年後に得られた成果", "みずから見た出来"))))
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課", "協働課"])]
    assert found.entries == [
        [("other", "年度末"), ("plan", PLAN_1), ("final", FINAL_1)],
        [("other", "年度末"), ("plan", PLAN_2), ("final", FINAL_2)],
    ]
    assert [[value for _, value, _ in ratings] for ratings in found.ratings] == [["A"], ["B"]]


def test_numbered_goals_over_no_form_stay_goals(convert_text: Convert) -> None:
    text = f"{HEAD}■ 部の重点目標\n\n目標1\t窓口の待ち時間を短くします。\n目標2\t講座を月2回開きます。\n"
    (report,) = convert_text(text).record.reports
    assert [goal.text for goal in report.goals] == ["窓口の待ち時間を短くします。", "講座を月2回開きます。"]
    assert report.projects == ()


def test_numbered_parts_of_a_named_project_are_no_projects(convert_text: Convert) -> None:
    rows = [
        f"事業名\t{NAME_1}",
        "取組1\t広報の充実",
        "取組2\t会議の開催",
        "担当課\t市民協働課",
        f"年度末の結果\t{FINAL_1}",
    ]
    found = flat(convert_text(f"{HEAD}■ 主な事業\n\n" + "\n".join(rows) + "\n"))
    assert found.names == [(NAME_1, ["市民協働課"])]


def test_titles_whose_names_nobody_titles(convert_text: Convert) -> None:
    titles = "№\t約定事項\t目指すべき到達点と目標\t手だてと方法\t年度末の結果\t判定\t担当課"
    rows = [
        f"1\t（仮称）{NAME_1}\t参加者を30人にする。\t{PLAN_1}\t{FINAL_1}\t○\t市民協働課",
        f"2\t{NAME_2}\t相談を20件にする。\t{PLAN_2}\t{FINAL_2}\t◎\tくらし安全課",
    ]
    found = flat(convert_text(f"{HEAD}■ 約定事項の一覧\n\n" + "\n".join([titles, *rows]) + "\n"))
    assert found.names == [(f"（仮称）{NAME_1}", ["市民協働課"]), (NAME_2, ["くらし安全課"])]
    assert [kind for kind, _ in found.entries[0]][-2:] == ["plan", "final"]


def test_signatures_below_the_last_table(convert_text: Convert) -> None:
    titles = "№\t合意項目\t到達目標\t実施方法\t年度末の結果\t担当課"
    rows = f"1\t{NAME_1}\t参加者を30人にする。\t{PLAN_1}\t{FINAL_1}\t市民協働課"
    head = "令和3年度　政策合意書（市民部）\n\n市長と市民部長は次のとおり合意した。\n\n■ 合意項目一覧\n\n"
    text = f"{head}{titles}\n{rows}\n\n令和3年5月20日\n青波市長　　川本　春子\n市民部長　　山田 太郎\n"
    (report,) = convert_text(text).record.reports
    assert [officer.full_name for officer in report.officers] == ["山田 太郎"]
    assert [entry.text for entry in report.projects[0].entries][-1] == FINAL_1
    assert [project.name for project in report.projects] == [NAME_1]


def test_the_end_of_a_paper_is_no_project(convert_text: Convert) -> None:
    rows = f"事業名\t担当課\t計画\t年度末の結果\n{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}\n"
    found = flat(convert_text(f"{HEAD}■ 主な事業\n\n{rows}\n以上\n（担当：市民協働課　内線1234）\n"))
    assert found.names == [(NAME_1, ["市民協働課"])]
    assert any("以上" in extra for extra in found.extras)


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_no_word_and_no_kind_is_invented(text: str) -> None:
    found = numbered_word(text)
    assert found is None or (0 <= found[1] <= 99 and found[0])
    assert told_by_words(text) in (
        None,
        "entry.outline",
        "entry.plan",
        "entry.midterm",
        "entry.final",
        "entry.issue_next",
    )
