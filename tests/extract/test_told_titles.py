"""Titles that the vocabulary does not know, told by their words where two kinds stand beside the names; labels that go before texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.project_titles import Column
from pipeline.extract.project_told_titles import told
from pipeline.model.document import Piece
from pipeline.model.raw import RawText
from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion, Provenance, convert
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, flat

Convert = Callable[..., Conversion]
HEAD = "令和3年度　市民部の目標\n\n部局名\t市民部\t部長\t山田 太郎\n\n■ 重点事業\n\n"
NEXT = "周知の方法を見直す必要がある。"


def table(*titles: str) -> str:
    rows = [(NAME_1, PLAN_1, FINAL_1, NEXT), (NAME_2, PLAN_2, FINAL_2, NEXT)]
    return "\n".join(["\t".join(titles), *("\t".join(row[: len(titles)]) for row in rows)])


@pytest.mark.parametrize("plan", ["年度当初に掲げた目標", "当初目標", "年度のはじめに立てた計画"])
@pytest.mark.parametrize("final", ["主な実績と成果", "１年間の取組と成果", "取組と成果", "一年の取組及び結果"])
def test_each_title_heads_what_its_words_tell(plan: str, final: str, convert_text: Convert) -> None:
    found = flat(convert_text(f"{HEAD}{table('重点事業名', plan, final, '次年度に引き継ぐ宿題')}\n"))
    assert found.entries == [
        [("plan", PLAN_1), ("final", FINAL_1), ("issue_next", NEXT)],
        [("plan", PLAN_2), ("final", FINAL_2), ("issue_next", NEXT)],
    ]


def test_a_title_that_tells_nothing_heads_other_texts(convert_text: Convert) -> None:
    found = flat(convert_text(f"{HEAD}{table('重点事業名', '当初目標', 'めも', '残された宿題')}\n"))
    assert found.entries[0] == [("plan", PLAN_1), ("other", FINAL_1), ("issue_next", NEXT)]


def test_what_was_done_without_a_plan_beside_it_is_left(profiles: ProfileSet) -> None:
    label = RawText((Piece(1, 0, 9, "１年間の取組と成果"),))
    done = Column((), label)
    assert told((Column(("column.project",), label), done)) == (Column(("column.project",), label), done)
    assert told((Column(("entry.plan",), label), done))[1].kinds == ("entry.final",)


def test_a_remark_in_a_row_of_its_own_label_is_a_text_of_its_own(profiles: ProfileSet) -> None:
    page = f"""<h1>市民部の目標（令和3年度）</h1><p>部長名 山田 太郎</p><h2>重点事業</h2><table>
    <tr><th>事業名</th><th>区分</th><th>内容</th><th>備考</th></tr>
    <tr><td rowspan="2">{NAME_1}</td><td>計画</td><td>{PLAN_1}</td><td>5月に始める</td></tr>
    <tr><td>実績</td><td>{FINAL_1}</td><td>予算を流用した</td></tr></table>"""
    found = flat(convert(page.encode(), "a.html", Provenance(), profiles))
    texts = [text for _, text in found.entries[0]]
    assert "5月に始める" in texts
    assert "予算を流用した" in texts
    assert ("plan", PLAN_1) in found.entries[0]
    assert ("final", FINAL_1) in found.entries[0]


@pytest.mark.parametrize("title", ["予算事業名", "主要な事業", "事業の名称"])
def test_names_beside_amounts_of_three_years(title: str, convert_text: Convert) -> None:
    titles = f"番号\t{title}\t担当課\t令和元年度決算額\t令和2年度当初予算額\t令和3年度予算\t今年度の実施予定"
    rows = f"1\t{NAME_1}\t市民協働課\t100\t120\t130\t{PLAN_1}\n2\t{NAME_2}\tくらし安全課\t10\t12\t13\t{PLAN_2}"
    head = HEAD.replace("重点事業", "予算と計画")
    conversion = convert_text(f"{head}（単位：千円）\n\n{titles}\n{rows}\n")
    found = flat(conversion)
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
    assert found.entries[0] == [("plan", PLAN_1)]
    (report,) = conversion.record.reports
    assert [len(one.budgets) for one in report.projects] == [3, 3]


def test_amounts_without_a_plan_are_no_table_of_projects(convert_text: Convert) -> None:
    rows = "1\t人件費\t市民協働課\t100\t120\n2\t物件費\tくらし安全課\t10\t12"
    head = HEAD.replace("重点事業", "予算と計画")
    conversion = convert_text(f"{head}番号\t予算科目名\t担当課\t令和元年度決算額\t令和2年度当初予算額\n{rows}\n")
    assert all(one.projects == () for one in conversion.record.reports)


def _labels(record: Any) -> list[str | None]:
    return [policy.label for policy in record.reports[0].policies]


@pytest.mark.parametrize("year", ["H25年度", "R3年度", "2013年度"])
def test_the_number_before_a_year_is_no_part_of_the_heading(year: str, convert_text: Convert) -> None:
    text = f"{year}　市民部の目標\n\n部長名\t山田 太郎\n\n1　現在の状況と課題\n\n窓口が混み合っています。\n\n2　{year}の運営方針\n\n窓口を改めます。\n"
    assert _labels(convert_text(text).record) == ["現在の状況と課題", f"{year}の運営方針"]
