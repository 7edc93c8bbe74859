"""Where reports and their blocks begin: contents, heads of pages, numbered headings; blocks that were not understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Reports = Callable[[Conversion], list[dict[str, Any]]]
Text = Callable[[str], Conversion]
PROJECTS = "主な事業\n事業名\t担当課\t今年度の取組\t最終報告\n{name}\t市民課\t窓口を一つにします。\t一つにしました。\n"


def texts(report: dict[str, Any]) -> list[tuple[Any, str]]:
    return [(goal["goal_no"], goal["text"]) for goal in report["goals"]]


def names(report: dict[str, Any]) -> list[str]:
    return [project["name"] for project in report["projects"]]


def codes(conversion: Conversion) -> dict[str, str | None]:
    return {issue.code: issue.path for issue in conversion.record.issues}


@pytest.mark.parametrize("title", ["{}の取組", "{}　施策の概要", "{}の施策と重点目標", "{}の一年間の約束"])
def test_a_title_of_general_words_over_its_head(title: str, convert_text: Text, reports_of: Reports) -> None:
    parts = [
        f"{title.format(name)}\n{name}長：{head}\n1　部の使命\n{name}を支えます。\n2　重点目標\n① {name}の相談を増やします。\n"
        for name, head in (("市民部", "戸川 進"), ("福祉部", "森 恵"))
    ]
    found = reports_of(convert_text("令和5年度　重点目標\n\n" + "\n".join(parts)))
    assert [one["title"] for one in found] == [title.format(n).replace("　", " ") for n in ("市民部", "福祉部")]
    assert [one["officers"][0]["full_name"] for one in found] == ["戸川 進", "森 恵"]
    assert [texts(one) for one in found] == [[(1, "市民部の相談を増やします。")], [(1, "福祉部の相談を増やします。")]]


@pytest.mark.parametrize(
    ("listed", "headed"),
    [
        (("市民部　1", "福祉部　2"), ("市民部", "福祉部")),
        (("１．市民部の仕事 ・・・・ 2", "２．福祉部の仕事 ・・・・ 4"), ("市民部の仕事", "福祉部の仕事")),
        (("市民部\t1", "福祉部\t2"), ("市民部", "福祉部")),
    ],
)
def test_departments_of_the_contents(
    listed: tuple[str, str], headed: tuple[str, str], convert_text: Text, reports_of: Reports
) -> None:
    body = "".join(
        f"\n{head}\n\n基本方針\n{at}人の声を聴きます。\n重点目標\n① 相談を増やします。\n"
        for at, head in enumerate(headed, 2)
    )
    found = reports_of(convert_text("令和5年度　重点目標\n\n目次\n" + "\n".join(listed) + "\n" + body))
    assert [one["department"]["name"] for one in found] == ["市民部", "福祉部"]
    assert all(texts(one) == [(1, "相談を増やします。")] for one in found)


def test_the_head_of_each_page_goes_with_its_number(convert_text: Text, reports_of: Reports) -> None:
    head = "令和5年度 部局別運営方針\n－ {} －\n"
    text = (
        head.format(1) + "市民部の運営方針\n部長名　戸川 進\n基本方針\n声を聴きます。\n重点目標\n① 窓口を一つにします。\n"
        + head.format(2) + "② 空き家を減らします。\n" + PROJECTS.format(name="窓口改善事業")
        + head.format(3) + "福祉部の運営方針\n部長名　森 恵\n基本方針\n福祉を支えます。\n重点目標\n① 見守りを広げます。\n"
    )  # fmt: skip
    first, second = reports_of(convert_text(text))
    assert texts(first) == [(1, "窓口を一つにします。"), (2, "空き家を減らします。")]
    assert [policy["label"] for policy in first["policies"]] == ["基本方針"]
    assert texts(second) == [(1, "見守りを広げます。")]


def test_a_year_before_the_department_on_each_page(convert_text: Text, reports_of: Reports) -> None:
    text = (
        "令和5年度　市民部\n部長名　戸川 進\n基本方針\n声を聴きます。\n重点目標\n① 窓口を一つにします。\n令和5年度　市民部\n"
        + PROJECTS.format(name="窓口改善事業")
        + "令和5年度　福祉部\n部長名　森 恵\n基本方針\n福祉を支えます。\n重点目標\n① 見守りを広げます。\n"
    )
    first, second = reports_of(convert_text(text))
    assert [one["department"]["name"] for one in (first, second)] == ["市民部", "福祉部"]
    assert [one["fiscal_year"] for one in (first, second)] == [2023, 2023]
    assert texts(first) == [(1, "窓口を一つにします。")]


NUMBERED = """市民部の運営方針（令和6年度）
部長名　戸川 進
1　基本方針
声を聴きます。
2　重点目標
{goals}
{next}
新しい法律ができました。
"""


def test_the_next_number_of_the_headings_ends_a_block(convert_text: Text, reports_of: Reports) -> None:
    text = NUMBERED.format(goals="(1) 窓口を一つにします。\n(2) 空き家を減らします。", next="3　当部の話題")
    conversion = convert_text(text)
    (report,) = reports_of(conversion)
    assert texts(report) == [(1, "窓口を一つにします。"), (2, "空き家を減らします。")]
    assert ("3　当部の話題", "新しい法律ができました。") in [(one["label"], one["text"]) for one in report["extras"]]
    assert "unknown-heading" in codes(conversion)


def test_a_list_in_the_style_of_the_headings_goes_on(convert_text: Text, reports_of: Reports) -> None:
    goals = "1　窓口の改善\n2　空き家の対策\n3　市民活動の支援"
    (report,) = reports_of(
        convert_text(NUMBERED.format(goals=goals, next="4　消費生活の相談").replace("新しい", "\n新しい"))
    )
    assert [number for number, _ in texts(report)] == [1, 2, 3, 4]


def test_the_day_of_a_staffing_table_stands_above_it(convert_text: Text, reports_of: Reports) -> None:
    text = (
        "市民部の運営方針（令和5年度）\n部長名　戸川 進\n1　基本方針\n声を聴きます。\n2　各課の業務\n（職員数は令和5年4月1日現在）\n"
        "課名\t課長\t職員数\t主な業務\n市民課\t森田 義明\t12\t戸籍に関すること\n環境課\t永井 智子\t8\tごみに関すること\n"
        "3　重点目標\n① 窓口を一つにします。\n"
    )
    (report,) = reports_of(convert_text(text))
    assert report["staffing"]["as_of_date"] == "2023-04-01"
    assert [(one["name"], one["staff_count"]) for one in report["staffing"]["sections"]] == [
        ("市民課", 12),
        ("環境課", 8),
    ]
    assert report["policies"][0]["paragraphs"] == ["声を聴きます。"]


def test_sections_on_lines_below_the_number_of_staff(convert_text: Text, reports_of: Reports) -> None:
    text = (
        "市民部の運営方針（平成29年度）\n部長　戸川 進\n職員数（平成29年4月1日現在）\n市民課　12名\n税務課　10名\n合計　22名\n"
        "部の使命\n市民を支えます。\n重点目標\n1. 窓口を一つにします。\n"
    )
    (report,) = reports_of(convert_text(text))
    assert [(one["name"], one["staff_count"]) for one in report["staffing"]["sections"]] == [
        ("市民課", 12),
        ("税務課", 10),
    ]
    assert report["staffing"]["stated_total"]["staff_count"] == 22


@pytest.mark.parametrize("mark", ["：", "　"])
def test_those_who_sign_a_letter(mark: str, convert_text: Text, reports_of: Reports) -> None:
    text = (
        "市民部長メッセージ（令和5年度）\nごあいさつ\n声を聴きます。\nよろしくお願いします。\n"
        f"市民部長{mark}戸川　進\n市民担当部長{mark}森　恵\n重点目標\n① 窓口を一つにします。\n"
        + PROJECTS.format(name="窓口改善事業")
    )
    (report,) = reports_of(convert_text(text))
    assert [(one["role_label"], one["full_name"]) for one in report["officers"]] == [
        ("市民部長", "戸川 進"),
        ("市民担当部長", "森 恵"),
    ]
    assert [one["paragraphs"] for one in report["policies"]] == [["声を聴きます。", "よろしくお願いします。"]]


def test_the_post_names_the_department(convert_text: Text, reports_of: Reports) -> None:
    text = "平成24年度 部長の仕事と目標\n宣言者：健康福祉部長　戸川 進\n部の使命\n福祉を支えます。\n重点目標\n(1) 見守りを広げます。\n"
    (report,) = reports_of(convert_text(text + PROJECTS.format(name="見守り事業")))
    assert (report["department"]["name"], report["fiscal_year"]) == ("健康福祉部", 2012)


def test_a_filled_form_is_no_table_of_staff(convert_text: Text, reports_of: Reports) -> None:
    text = "令和3年度 部局重点目標\n評価者\t所属\t総務部\t職名\t部長\t氏名\t戸川 進\n基本方針\n財政を守ります。\n重点目標\n① 電子化を進めます。\n"
    (report,) = reports_of(convert_text(text + PROJECTS.format(name="電子化事業")))
    assert report["department"]["name"] == "総務部"
    assert [(one["role_label"], one["full_name"]) for one in report["officers"]] == [("部長", "戸川 進")]


TOLD = "".join(f"窓口の{at}番では、順にお話をうかがい、要点を控えに取りました。\n" for at in range(2, 40))


def test_a_block_that_was_not_understood(convert_text: Text, reports_of: Reports) -> None:
    text = (
        "市民部の運営方針（令和5年度）\n部長名　戸川 進\n基本方針\n声を聴きます。\n重点目標\n① 窓口を一つにします。\n主な事業\n"
        + TOLD
    )
    conversion = convert_text(text)
    (report,) = reports_of(conversion)
    found = codes(conversion)
    assert texts(report) == [(1, "窓口を一つにします。")]
    assert report["projects"] == []
    assert (found["block-not-understood"], found["status-unclear"]) == (
        "/reports/0/projects",
        "/reports/0/report_status",
    )
    kept = "".join(extra["text"] for extra in report["extras"])
    assert all(line in kept for line in TOLD.splitlines())
