"""Papers of the most ordinary kind: a head's pledges, numbered chapters, a table of plan and result, in words that nobody knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.run import Conversion

Read = Callable[[str], Conversion]

PLEDGES = (
    "部長の宣言（令和5年度）　港湾部長\n\n\n"
    "■ 宣言に寄せて\n\n港は暮らしを支える玄関口です。\n皆様の御理解をお願いいたします。\n港湾部長　三枝　清（さえぐさ　きよし）\n\n"
    "■ 大切にする姿勢\n\n・現場に足を運び、船を使う方の声を聴きます。\n\n"
    "■ 部で働く職員\n\n正規職員　40人、再任用職員　5人　合計　45人\n\n"
    "■ 宣言する目標と取組\n\n"
    "宣言の目標1　岸壁を年度内に直します。\n"
    "◆岸壁補修事業\n　・力を合わせる課　工務課\n　・こう進めます　岸壁を調べます。\n　・秋までの歩み　傷みは12か所でした。\n"
    "◆防波堤補修事業\n　・力を合わせる課　工務課、管理課\n　・こう進めます　堤を調べます。\n　・秋までの歩み　堤を調べました。\n"
    "宣言の目標2　船を新しくします。\n"
    "◆船舶更新事業\n　・力を合わせる課　管理課\n　・こう進めます　会社を決めます。\n　・秋までの歩み　入札を行いました。\n"
)


def test_pledges_of_a_head(convert_text: Read) -> None:
    report = convert_text(PLEDGES).record.reports[0]
    assert (report.title, report.fiscal_year) == ("部長の宣言（令和5年度） 港湾部長", 2023)
    assert report.department is not None
    assert report.department.name == "港湾部"
    assert [one.full_name for one in report.officers] == ["三枝 清"]
    assert [(one.kind, one.label) for one in report.policies] == [
        ("message", "宣言に寄せて"),
        ("policy", "大切にする姿勢"),
    ]
    assert report.staffing is not None
    assert report.staffing.stated_total is not None
    assert report.staffing.stated_total.staff_count == 45
    assert [one.text for one in report.goals] == ["岸壁を年度内に直します。", "船を新しくします。"]
    assert [one.name for one in report.projects] == ["岸壁補修事業", "防波堤補修事業", "船舶更新事業"]
    for project in report.projects:
        assert [one.entry_type for one in project.entries] == ["plan", "midterm"]
        assert "管理課" in [one.label for one in project.sections] or project.name == "岸壁補修事業"


@pytest.mark.parametrize("name", ["取組事業：{}", "● {}"])
def test_the_names_below_pledges_bear_a_label_or_a_mark(convert_text: Read, name: str) -> None:
    lines = [name.format(line[1:]) if line[:1] == "◆" else line for line in PLEDGES.split("\n")]
    report = convert_text("\n".join(lines)).record.reports[0]
    assert len(report.goals) == 2
    assert [one.name for one in report.projects] == ["岸壁補修事業", "防波堤補修事業", "船舶更新事業"]


def test_a_block_of_prose_that_nobody_signs_is_no_message(convert_text: Read) -> None:
    text = PLEDGES.replace("港湾部長　三枝　清（さえぐさ　きよし）\n", "").replace(
        "\n\n\n■", "\n港湾部長　三枝　清\n\n■", 1
    )
    report = convert_text(text).record.reports[0]
    assert [one.label for one in report.policies] == ["大切にする姿勢"]


PROJECT = (
    "{n}）{name}（工務課）\n\n〈事業の目的〉\n市民に安全な水を届ける。\n〈年度内に行うこと〉\n管を取り替えます。\n"
    "〈９月30日現在の状況〉\n半分を終えました。\n〈３月31日までの状況〉\nすべて終えました。\n\n"
)
CHAPTERS = (
    "令和4年度　水道部運営計画書\n\n部局名　水道部\n部長　氏名　岸 明\n\n"
    "1　部の歩み\n\n水道は百年前に始まりました。いまも毎日水を送っています。\n\n"
    "2　令和4年度に届きたいところ（目標）\n\n(1) 古い管を取り替えます。\n(2) 漏水を前年度より減らします。\n\n"
    "3　職員の割り振り（令和4年4月1日現在）\n\n・水道総務課：12名\n・工務課：30名\n\n"
    "4　一つ一つの事業のこと\n\n"
) + "".join(
    PROJECT.format(n=n, name=name) for n, name in enumerate(("配水管更新事業", "水質検査事業", "料金収納事業"), 1)
)


def test_numbered_chapters_in_words_that_nobody_knows(convert_text: Read) -> None:
    report = convert_text(CHAPTERS).record.reports[0]
    assert [one.text for one in report.goals] == ["古い管を取り替えます。", "漏水を前年度より減らします。"]
    assert report.staffing is not None
    assert len(report.staffing.sections) == 2
    assert [one.name for one in report.projects] == ["配水管更新事業", "水質検査事業", "料金収納事業"]
    for project in report.projects:
        assert [(one.entry_type, one.text) for one in project.entries] == [
            ("outline", "市民に安全な水を届ける。"),
            ("plan", "管を取り替えます。"),
            ("midterm", "半分を終えました。"),
            ("final", "すべて終えました。"),
        ]


def test_numbers_that_part_no_paper_head_nothing(convert_text: Read) -> None:
    goals = "重点目標\n\n1　古い管の更新\n\n2　漏水の調査\n\n3　水質の検査\n\n"
    text = CHAPTERS[: CHAPTERS.index("1　部の歩み")] + "基本方針\n\n水を絶やしません。\n\n" + goals
    report = convert_text(text + "主な事業\n\n" + CHAPTERS[CHAPTERS.index("1）") :]).record.reports[0]
    assert [one.text for one in report.goals] == ["古い管の更新", "漏水の調査", "水質の検査"]


TABLE = (
    "令和4年度　交通部　目標の計画と結果\n\n交通部長　岸 明\n\n○ 部の仕事の方針\n\n◇安全な運行を続けます。\n\n○ 部が今年届きたいところ（重点目標）\n\n"
    "(1) 事故を前年度より減らします。\n(2) 乗る人を1割増やします。\n\n○ 重点の計画と結果\n\n"
    "つながる目標\t重点の取組\t受け持つ課\t何をするか（計画）\t何をしたか（結果）\n"
    "(1)\t運転士の研修\t運輸課\t研修を年4回行います。\t研修を4回行いました。\n"
    "(1)、(2)\tバスの更新\t整備課\t低床のバスを3台買います。\t3台買いました。\n"
    "(2)\t時刻表の見直し\t運輸課\t朝の便を増やします。\t朝の便を2本増やしました。\n"
)


def test_marks_below_a_title_of_goals_are_references(convert_text: Read) -> None:
    report = convert_text(TABLE).record.reports[0]
    assert [one.text for one in report.goals] == ["事故を前年度より減らします。", "乗る人を1割増やします。"]
    assert [list(one.goal_nos) for one in report.projects] == [[1], [1, 2], [2]]
    assert [[e.entry_type for e in one.entries] for one in report.projects] == [["plan", "final"]] * 3


def test_bare_numbers_below_such_a_title_count_something(convert_text: Read) -> None:
    text = TABLE.replace("\n(1)\t", "\n4\t").replace("\n(1)、(2)\t", "\n3\t").replace("\n(2)\t", "\n2\t")
    report = convert_text(text).record.reports[0]
    assert [list(one.goal_nos) for one in report.projects] == [[], [], []]
