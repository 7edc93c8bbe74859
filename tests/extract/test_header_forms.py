"""Headers as cities print them: labels, no labels, posts run on to names, levels of departments, other labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]


@pytest.fixture
def read(convert_text: Callable[[str], Conversion], city_report: Callable[..., str]) -> Callable[..., Json]:
    def run(*header: str, **parts: Any) -> Json:
        return convert_text(city_report(header=header, **parts)).record.model_dump(mode="json")

    return run


def officers(record: Json) -> list[tuple[str | None, str | None]]:
    return [(one["role_label"], one["full_name"]) for one in record["reports"][0]["officers"]]


def extras(record: Json) -> list[tuple[str | None, str]]:
    return [(one["label"], one["text"]) for one in record["reports"][0]["extras"]]


def codes(record: Json) -> set[str]:
    return {issue["code"] for issue in record["issues"]} - {"name-split-inferred", "name-unsplit"}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["市民環境部長　戸川 進"], [("市民環境部長", "戸川 進")]),
        (["市民環境部長 ： 戸川 進"], [("市民環境部長", "戸川 進")]),
        (["【市民環境部】", "市民環境部長 戸川 進"], [("市民環境部長", "戸川 進")]),
        (["市民環境部長 欠員"], [("市民環境部長", None)]),
        (["市 民 環 境 部 長   戸 川 進"], [("市民環境部長", "戸川進")]),
        (["部局名 市民環境部", "所長 戸川 進、局長 森 恵"], [("所長", "戸川 進"), ("局長", "森 恵")]),
        (["部局名 市民環境部", "部長名 市民環境部長 戸川 進 氏"], [("市民環境部長", "戸川 進")]),
        (
            ["部局名\t市民環境部", "部長名\t部長 戸川 進", "\t担当部長 森 恵"],
            [("部長", "戸川 進"), ("担当部長", "森 恵")],
        ),
        (["作成者 市民環境部長戸川 進"], [("市民環境部長", "戸川 進")]),
        (["職名\t部長\t氏名\t戸川 進", "部局名\t市民環境部"], [("部長", "戸川 進")]),
        (["部局名\t市民環境部", "部の責任者\t戸川 進"], [(None, "戸川 進")]),
        (["部局名\t市民環境部", "部長名\t戸川 進(2291)"], [("部長", "戸川 進")]),
    ],
)
def test_heads(header: list[str], expected: Any, read: Callable[..., Json]) -> None:
    record = read(*header)
    found = [(post, name and name.replace(" ", "")) for post, name in officers(record)]
    assert found == [(post, name and name.replace(" ", "")) for post, name in expected]
    assert record["reports"][0]["department"] == {"name": "市民環境部", "parents": []}
    assert extras(record) == []


@pytest.mark.parametrize(
    "line",
    [
        "市民環境部長 あいさつ",
        "市民環境部長 目標",
        "市民環境部長の思い",
        "部長 コメント",
        "環境に関する仕事の担当は環境課長",
        "作成者 市民協働課 主事 戸川 進",
        "次長 戸川 進",
        "課長補佐 戸川 進",
    ],
)
def test_what_is_no_head(line: str, read: Callable[..., Json]) -> None:
    record = read("部局名 市民環境部", line)
    assert officers(record) == []
    assert record["reports"][0]["department"]["name"] == "市民環境部"


def test_kana_in_rows_of_their_own(read: Callable[..., Json]) -> None:
    (head,) = read("部局名\t市民環境部", "トガワ", "ススム", "部長名 戸川 進")["reports"][0]["officers"]
    assert (head["full_name"], head["family_name_kana"], head["given_name_kana"]) == ("戸川 進", "トガワ", "ススム")


@pytest.mark.parametrize(
    ("header", "label", "text"),
    [
        (["部局名\t市民環境部\t電話番号\t0463-00-0000"], "電話番号", "0463-00-0000"),
        (["部局名\t市民環境部\t庁内便\t12-3"], "庁内便", "12-3"),
        (["部局名 市民環境部", "電話番号：0463-00-0000"], "電話番号", "0463-00-0000"),
        (["部局名 市民環境部 内線 2291"], "内線", "2291"),
        (["部局名 市民環境部", "提出先：企画課"], "提出先", "企画課"),
        (["部局名 市民環境部", "提出先\t企画課"], "提出先", "企画課"),
        (["部局名 市民環境部", "作成日 平成30年5月1日"], "作成日", "平成30年5月1日"),
    ],
)
def test_other_labels_keep_their_values(header: list[str], label: str, text: str, read: Callable[..., Json]) -> None:
    record = read(*header)
    assert (label, text) in extras(record)
    assert record["reports"][0]["department"] == {"name": "市民環境部", "parents": []}
    known = label in ("電話番号", "内線", "作成日")
    assert ("unclaimed-text" in codes(record)) == (not known)


@pytest.mark.parametrize(
    ("header", "parents"),
    [
        (["局名 総務局", "部名 市民環境部"], ["総務局"]),
        (["部名 市民環境部", "局名 総務局"], ["総務局"]),
        (["総務局 市民環境部"], ["総務局"]),
        (["部局名\t総務局\t市民環境部"], ["総務局"]),
        (["部局名 市民環境部", "部局名 市民環境部"], []),
    ],
)
def test_levels(header: list[str], parents: list[str], read: Callable[..., Json]) -> None:
    assert read(*header)["reports"][0]["department"] == {"name": "市民環境部", "parents": parents}


def test_labels_above_their_values(read: Callable[..., Json]) -> None:
    record = read("部局名\t部長名\t電話番号\t職員総数", "市民環境部\t\t0463-00-0000\t15")
    assert officers(record) == []
    assert extras(record) == [("電話番号", "0463-00-0000")]
    assert record["reports"][0]["staffing"]["stated_total"]["staff_count"] == 15


def test_a_unit_below_the_department_of_the_title_is_a_section(read: Callable[..., Json]) -> None:
    titles = "部局名\t部局長名\t所属名\t所属長名\t職員数"
    record = read(titles, "市民環境部\t戸川 進\t消費生活センター\t森 恵\t22")
    section = record["reports"][0]["staffing"]["sections"][-1]
    assert (section["name"], section["staff_count"]) == ("消費生活センター", 22)
    assert [head["full_name"] for head in section["officers"]] == ["森 恵"]
    assert officers(record) == [("部局長", "戸川 進")]
    assert record["reports"][0]["staffing"]["stated_total"] is None


@pytest.mark.parametrize(
    ("line", "date", "label"),
    [
        ("(職員数は平成29(2017)年2月27日現在)", "2017-02-27", "平成29(2017)年2月27日現在"),
        ("（H28.4.1現在）", "2016-04-01", "H28.4.1現在"),
        ("平30.4.1現在", "2018-04-01", "平30.4.1現在"),
        ("職員数（2016/4/1時点）", "2016-04-01", "2016/4/1時点"),
        ("2023(平成35)年4月1日現在", "2023-04-01", "2023(平成35)年4月1日現在"),
        ("職員数は4月1日現在です", None, "4月1日現在"),
        ("各年度4月1日現在", None, "各年度4月1日現在"),
        ("平成25年3月現在", None, "平成25年3月現在"),
        ("平成31年4月31日現在", None, "平成31年4月31日現在"),
    ],
)
def test_as_of(line: str, date: str | None, label: str, read: Callable[..., Json]) -> None:
    record = read("部局名 市民環境部", as_of=line)
    staffing = record["reports"][0]["staffing"]
    assert (staffing["as_of_date"], staffing["as_of_label"]) == (date, label)
    if date is None or "35" in label:
        assert codes(record) & {"incomplete-date", "unreadable-date", "era-out-of-range", "era-year-mismatch"}


@pytest.mark.parametrize("label", ["統括責任者", "推進責任者", "とりまとめ"])
def test_a_head_behind_a_label_that_nobody_knows(label: str, read: Callable[..., Json]) -> None:
    record = read("部局名　市民環境部", f"{label}：市民環境部長　浅野 昭")
    assert officers(record) == [("市民環境部長", "浅野 昭")]


@pytest.mark.parametrize(
    "line", ["旧統括者：市民環境部長　浅野 昭", "担当者：庶務係長　浅野 昭", "発行：市民環境部　庶務課"]
)
def test_others_behind_a_label(line: str, read: Callable[..., Json]) -> None:
    assert ("市民環境部長", "浅野 昭") not in officers(read("部局名　市民環境部", line))
