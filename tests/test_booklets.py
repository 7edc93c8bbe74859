"""One file with several reports: cut at real starts, never in a table of contents; nothing of the pages before is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

NAMES = ("市民環境部", "都市整備部", "福祉こども部")
BODY = "使命\n\n市民の暮らしを守ります。\n\n重点目標\n\n① 窓口を改善します。\n② 相談を増やします。\n\n"
COVER = "令和6年度 部局の基本方針\n\n汐見原市\n\n"
CONTENTS = "目次\n" + "".join(f"{name}の基本方針 ………… {page}\n" for page, name in enumerate(NAMES, 3)) + "\n"
PLAIN_CONTENTS = "目次\n\n" + "".join(f"{name}の基本方針\n" for name in NAMES) + "\n"
TABBED_CONTENTS = "目次\n" + "".join(f"{name}の基本方針\t{page}\n" for page, name in enumerate(NAMES, 3)) + "\n"
TORN_CONTENTS = "目次\n総 部 …… 8 … 建 部 …… 30 … 教 42 務 設 育 部 ……\n\n"
FOREWORD = (
    "はじめに\n\n市民の皆さんとともに、まちづくりを進めます。\n各部局は基本方針を定めました。\n\n市長 大野 一郎\n\n"
)
OVERVIEW = (
    "部局一覧\n\n部局名\t部長名\n"
    + "".join(f"{name}\t大野 {n}\n" for name, n in zip(NAMES, "昭武進", strict=True))
    + "\n"
)
INDEX = "索引\n\n窓口 3\n相談 5\n"


def by_title(name: str) -> str:
    return f"{name}の基本方針\n\n部局名 {name}\n部長名 大野 昭\n\n{BODY}"


def by_head(name: str) -> str:
    return f"{name}の基本方針\n\n{name}長 大野 昭\n\n{BODY}"


def by_header(name: str) -> str:
    return f"部局名\t{name}\n部局長名\t大野 昭\n\n{BODY}"


def by_same_title(name: str) -> str:
    return f"部長の仕事と目標\n\n{by_header(name)}"


def by_bare_name(name: str) -> str:
    return f"【{name}】\n{name}長 大野 昭\n\n{BODY}"


def by_divider(name: str) -> str:
    return f"{name}\n\n{by_title(name)}"


def by_running_head(name: str) -> str:
    return by_title(name).replace("重点目標", f"{name}の基本方針\n\n重点目標")


def by_cut_title(name: str) -> str:
    return f"令和6年度 {name}の\n基本方針と目標\n\n部局名 {name}\n部長名 大野 昭\n\n{BODY}"


SHAPES = (by_title, by_head, by_header, by_same_title, by_bare_name, by_divider, by_running_head, by_cut_title)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("front", ["", COVER, COVER + CONTENTS, COVER + PLAIN_CONTENTS + FOREWORD, COVER + TORN_CONTENTS, COVER + TABBED_CONTENTS, COVER + OVERVIEW])  # fmt: skip
def test_each_department_is_one_report(
    shape: Callable[[str], str], front: str, convert_text: ConvertText, reports_of: ReportsOf
) -> None:
    # Bare names without any title are too little to tell the genre by.
    front = front or ("部局マニフェスト\n\n" if shape is by_bare_name else "")
    reports = reports_of(convert_text(front + "".join(map(shape, NAMES)) + INDEX))
    assert [report["department"]["name"] for report in reports] == list(NAMES)
    for report in reports:
        assert [policy["paragraphs"] for policy in report["policies"]] == [["市民の暮らしを守ります。"]]
        assert [goal["text"] for goal in report["goals"]] == ["窓口を改善します。", "相談を増やします。"]
        assert [officer["full_name"] for officer in report["officers"]] == ["大野 昭"]
        if "令和" in front:
            assert report["fiscal_year"] == 2024


def test_what_stands_before_the_first_report_is_kept(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    conversion = convert_text(COVER + CONTENTS + FOREWORD + "".join(map(by_title, NAMES)))
    first, *others = reports_of(conversion)
    kept = [(extra["label"], extra["text"]) for extra in first["extras"]]
    assert ("目次", "市民環境部の基本方針 ………… 3") in kept
    assert ("はじめに", "市長 大野 一郎") in kept
    assert all(report["extras"] == [] for report in others)
    codes = [issue.code for issue in conversion.record.issues]
    assert codes.count("front-matter") == 1
    assert "unclaimed-text" not in codes


def test_departments_of_which_one_name_ends_like_the_other(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    names = ["環境経済部", "経済部", "都市経済部"]
    found = reports_of(convert_text("".join(map(by_title, names))))
    assert [report["department"]["name"] for report in found] == names


def test_a_cover_of_one_report_is_no_second_report(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    (report,) = reports_of(convert_text("市民環境部の基本方針\n\n令和6年4月\n\n" + by_title(NAMES[0])))
    assert (report["title"], report["officers"][0]["full_name"]) == ("市民環境部の基本方針", "大野 昭")


def test_the_same_department_and_year_twice_is_told(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    plan = by_title(NAMES[0])
    result = plan.replace("の基本方針", "の組織目標 達成状況")
    conversion = convert_text(COVER + plan + result)
    assert len(reports_of(conversion)) == 2
    assert [issue.path for issue in conversion.record.issues if issue.code == "repeated-report"] == ["/reports/1"]


@pytest.mark.parametrize(
    "line", ["都市整備部の運営方針", "部局名 都市整備部", "都市整備部", "都市整備部の基本方針に基づき進めます"]
)
def test_another_department_named_in_a_text_begins_no_report(
    line: str, convert_text: ConvertText, reports_of: ReportsOf
) -> None:
    text = by_title(NAMES[0]).replace("① 窓口", f"{line}\n① 窓口")
    assert len(reports_of(convert_text(COVER + text))) == 1


def test_evidence_says_where_each_report_stands(convert_text: ConvertText) -> None:
    conversion = convert_text("".join(map(by_title, NAMES)))
    lines = [conversion.record.evidence[f"/reports/{index}/title"].line_start or 0 for index in range(3)]
    assert 0 < lines[0] < lines[1] < lines[2]
    for path, place in conversion.record.evidence.items():
        index = int(path.split("/")[2])
        assert place.line_start is not None
        assert place.line_end is not None
        assert lines[index] <= place.line_start
        assert index == 2 or place.line_end < lines[index + 1]


def test_a_long_booklet_is_read_in_linear_time(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    def seconds(count: int) -> float:
        text = COVER + "".join(by_title(f"第{number}区民部") for number in range(1, count + 1))
        start = time.process_time()
        assert len(reports_of(convert_text(text))) == count
        return time.process_time() - start

    seconds(5)
    assert seconds(120) < 30 * max(seconds(15), 0.01)


def test_reports_of_tables_alone_begin_at_their_titles(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    """No line heads a block that the vocabulary knows: what is above and below the next title are tables of projects."""
    contents = "各部の目標と成果（令和5年度）\n\n目次\n\n港湾部 ……… 1\n農林部 ……… 2\n緑化部 ……… 3\n\n"
    titles = "主な取組\t課名\t今年度の取組\t成果と評価\n"

    def one(department: str, name: str) -> str:
        head = (
            f"{department}の目標と成果\n\n{department}\t{department}長　大野 昭\n\n部の方針\t市民の暮らしを守ります。\n"
        )
        line = f"{name}\t工務課\t{name}を進めます。\t{name}を終えました。\n"
        return f"{head}部の目標\t1. 事故を減らします。\n\t2. 費用を抑えます。\n\n◆ 取組とその後\n\n{titles}{line}\n"

    pairs = (("港湾部", "岸壁改修事業"), ("農林部", "林道整備事業"), ("緑化部", "苗木配布事業"))
    reports = reports_of(convert_text(contents + "".join(one(*pair) for pair in pairs)))
    assert [report["department"]["name"] for report in reports] == ["港湾部", "農林部", "緑化部"]
    assert [[project["name"] for project in report["projects"]] for report in reports] == [[name] for _, name in pairs]
    assert [[(goal["text"], goal["children"]) for goal in report["goals"]] for report in reports] == [
        [("事故を減らします。", []), ("費用を抑えます。", [])]
    ] * 3
    assert {entry["entry_type"] for report in reports for entry in report["projects"][0]["entries"]} == {
        "plan",
        "final",
    }


def test_a_title_of_another_department_in_prose_is_no_report(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    head = "港湾部の目標と成果\n\n部局名 港湾部\n部長名 大野 昭\n\n部の方針\n\n次の文書と合わせて進めます。\n農林部の目標と成果\n\n"
    text = f"{head}主な取組\n\n事業名\t取組内容\t実績\n岸壁改修事業\t岸壁を直します。\t岸壁を直しました。\n"
    assert len(reports_of(convert_text(text))) == 1


@pytest.mark.parametrize("contents", ["目次\n港湾部 ………\t1\t緑化部 ………\t5\n農林部 ………\t3\t防災部 ………\t7\n\n", ""])
@pytest.mark.parametrize("head", ["（{}長　大野 昭）", "{}長　大野 昭"])
def test_titles_without_a_year_that_the_contents_list_in_two_columns_or_a_head_signs(
    contents: str, head: str, convert_text: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> None:
    def one(name: str) -> str:
        return (
            f"{name}の方針・目標\n{head.format(name)}\n\n■ 部の方針\n市民の暮らしを守ります。\n\n"
            "■ 主な事業\n事業名\t取組内容\t実績\n防潮堤の点検事業\t点検します。\t点検しました。\n\n"
        )

    names = ["港湾部", "農林部", "緑化部", "防災部"]
    book = "令和5年度 各部の方針と目標\n\n汐見原市\n\n" + contents + "".join(map(one, names))
    found = reports_of(convert_text(book))
    assert [report["department"]["name"] for report in found] == names
    assert all(len(report["projects"]) == 1 for report in found)
