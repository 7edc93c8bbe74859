"""Lines and cells that their place shows to be titles, captions and labels: of a paper, of a list of sections, of texts, of parts of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.labels import Labels
from pipeline.profiles.profile import ProfileSet

Json = dict[str, Any]
One = Callable[[str], Json]

POLICY = (
    "部の運営方針\n\n港の安全を守り、働く人と訪れる人に親しまれる港づくりを、地域の皆さんとともに着実に進めます。\n\n"
)
TOP = f"令和3年度　港湾部の基本方針\n\n部局名　港湾部\n部長名　大野 昭\n\n{POLICY}"
WORK = "事業名\t担当課\t取組内容\t取組結果\n岸壁改修事業\t埠頭課\t岸壁を改修します。\t2か所改修しました。\n桟橋改修事業\t航路課\t桟橋を改修します。\t改修しました。\n"


@pytest.fixture
def labels(profiles: ProfileSet) -> Labels:
    return profiles.generic.labels


@pytest.mark.parametrize(
    ("printed", "kind"),
    [("課の名", "column.section"), ("現状の値", "measure.baseline"), ("予算の額", "budget.initial")],
)
def test_a_label_with_a_particle_between_its_nouns(printed: str, kind: str, labels: Labels) -> None:
    assert kind in labels.kinds_of(printed)


@pytest.mark.parametrize("printed", ["港の名", "主な事業の", "の目標", "令和3年度 部局の基本方針", "業務目標値の課"])
def test_other_words_with_particles_are_no_labels(printed: str, labels: Labels) -> None:
    assert labels.kinds_of(printed) == ()


@pytest.mark.parametrize(
    "title",
    ["令和3年度　港湾部　海図と羅針盤", "港湾部の航海日誌（令和3年度）", "港湾部 灯台だより 令和3年度"],
)
@pytest.mark.parametrize("between", ["", "港湾部\n", "【港湾部】\n"])
def test_a_line_of_year_and_department_over_its_head_is_the_title(title: str, between: str, one: One) -> None:
    report = one(f"{title}\n\n{between}港湾部長　大野 昭\n\n{POLICY}主な事業\n\n{WORK}")
    assert (report["title"].replace(" ", ""), report["fiscal_year"]) == (
        title.replace("\u3000", "").replace(" ", ""),
        2021,
    )
    assert report["department"]["name"] == "港湾部"
    assert [man["full_name"] for man in report["officers"]] == ["大野 昭"]


@pytest.mark.parametrize("line", ["令和3年度に港湾部は船を迎えます。", "■令和3年度の港湾部の海図"])
def test_a_sentence_or_a_marked_line_over_the_head_is_no_title(line: str, one: One) -> None:
    report = one(f"{line}\n港湾部長　大野 昭\n\n{POLICY}主な事業\n\n{WORK}")
    assert report["title"] != line


@pytest.mark.parametrize(
    "caption",
    ["課別の人数（令和3年4月1日現在）", "部のなかま（令和3年4月1日現在）", "1　職員の配置状況（令和3年4月1日時点）"],
)
@pytest.mark.parametrize("form", ["○{}　{}名", "{}　　{}名", "{}　{}人"])
def test_a_caption_over_sections_and_their_numbers(caption: str, form: str, one: One) -> None:
    lines = "\n".join([form.format("埠頭課", 9), form.format("航路課", 12), form.format("計", 21).strip("○")])
    staffing = one(f"{TOP}{caption}\n\n{lines}\n\n主な事業\n\n{WORK}")["staffing"]
    assert [(unit["name"], unit["staff_count"]) for unit in staffing["sections"]] == [("埠頭課", 9), ("航路課", 12)]
    assert (staffing["as_of_date"], staffing["stated_total"]["staff_count"]) == ("2021-04-01", 21)


def test_numbers_of_guests_are_no_staff(one: One) -> None:
    report = one(f"{TOP}港のにぎわい（令和3年4月1日現在）\n\n埠頭会館　90名\n見学会　120名\n\n主な事業\n\n{WORK}")
    assert report["staffing"]["sections"] == []


@pytest.mark.parametrize("label", ["部の職員", "部の全職員数（部長含む）", "部の総人員"])
def test_totals_by_their_words(label: str, one: One) -> None:
    staff = f"組織体制\n\n課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n\n{label}　22名\n\n"
    stated = one(f"{TOP}{staff}主な事業\n\n{WORK}")["staffing"]["stated_total"]
    assert (stated["staff_count"], stated["includes_head"]) == (22, "含む" in label)


@pytest.mark.parametrize("form", ["＜{}＞", "〔{}〕", "・{}"])
def test_lines_again_and_again_over_texts_are_labels_by_their_sense(form: str, one: One) -> None:
    works = "".join(
        f"{number}) {name}（{section}）\n\n{form.format('船出のねらい')}\n{name}を進め、港を安全に保つ。\n"
        f"{form.format('令和3年度の進め方')}\n夏までに調べ、冬に工事をします。\n\n"
        for number, (name, section) in enumerate(
            [("岸壁改修事業", "埠頭課"), ("桟橋改修事業", "航路課"), ("灯台改修事業", "航路課")], start=1
        )
    )
    report = one(f"{TOP}主な事業\n\n{works}")
    assert [project["name"] for project in report["projects"]] == ["岸壁改修事業", "桟橋改修事業", "灯台改修事業"]
    assert [[entry["entry_type"] for entry in project["entries"]] for project in report["projects"]] == [
        ["outline", "plan"]
    ] * 3


def test_lines_that_speak_of_one_kind_alone_are_no_labels(one: One) -> None:
    works = "".join(
        f"{number}) {name}（埠頭課）\n\n【取組内容】\n{name}を進めます。\n・岸壁\n岸のそばの道を直します。\n\n"
        for number, name in enumerate(["岸壁改修事業", "桟橋改修事業", "灯台改修事業"], start=1)
    )
    report = one(f"{TOP}主な事業\n\n{works}")
    assert [[entry["label"] for entry in project["entries"]] for project in report["projects"]] == [["取組内容"]] * 3


def test_the_title_of_a_part_is_no_indicator(one: One) -> None:
    form = (
        "取組の名称\t{0}\t\t担当課\t埠頭課\t\n事業の計画\t\t\t\t\t\n目的\t岸を守る。\t\t\t\t\n計画の内容\t{0}を進めます。\t\t\t\t\n"
        "指標と目標値\t\t\t\t\t\n成果指標\t\t単位\t基準となる値\t目標値\t実績値\n見学者数\t\t人\t10\t20\t30\n"
        "実績と評価\t\t\t\t\t\n今年度の実績\t{0}を終えました。\t\t\t\t\n"
    )
    report = one(f"{TOP}主な事業\n\n" + "\n".join(map(form.format, ("岸壁改修事業", "桟橋改修事業"))))
    for project in report["projects"]:
        (measure,) = project["measures"]
        assert (measure["label"], measure["baseline"], measure["target"], measure["actual"]) == ("見学者数", 10, 20, 30)
        assert project["entries"][-1]["entry_type"] == "final"


def test_grades_under_a_title_of_their_own_grade_nothing_else(one: One) -> None:
    titles = "通番\t個別目標\t担当課\t重要度\t困難度\t実行計画\t年度末の結果\t達成度\n"
    rows = (
        "1\t岸壁改修事業\t埠頭課\tＡ\t高\t岸を直します。\t直しました。\t○\n"
        "2\t桟橋改修事業\t航路課\tＢ\t中\t橋を直します。\t直しました。\t◎\n"
        "3\t灯台改修事業\t航路課\tＢ\t高\t灯を直します。\t直しました。\t○\n"
    )
    report = one(f"{TOP}目標の設定と達成状況\n\n{titles}{rows}")
    assert [[(one["label"], one["value"]) for one in project["ratings"]] for project in report["projects"]] == [
        [("重要度", "A"), ("困難度", "高"), ("達成度", "○")],
        [("重要度", "B"), ("困難度", "中"), ("達成度", "◎")],
        [("重要度", "B"), ("困難度", "高"), ("達成度", "○")],
    ]


def test_a_heading_between_paragraphs_that_end_without_a_stop(one: One) -> None:
    prose = "港の安全を守り、働く人と訪れる人に親しまれる港づくりを、地域の皆さんとともに着実に進めます。"
    head = "令和3年度　港湾部の基本方針\n\n部局名　港湾部\n部長名　大野 昭\n\n"
    report = one(
        f"{head}部のめざす将来像\n\n船と人が行き交い、灯のともる港\n重点化の方針\n{prose}\n\n主な事業\n\n{WORK}"
    )
    assert [(part["kind"], part["label"]) for part in report["policies"]] == [
        ("vision", "部のめざす将来像"),
        ("policy", "重点化の方針"),
    ]


@pytest.mark.parametrize("heading", ["部長の所感", "むすびに（部長）", "おわりに（部長から）"])
@pytest.mark.parametrize("form", ["● {}", "4　{}"])
def test_the_heads_words_below_the_table(heading: str, form: str, one: One) -> None:
    first, second, third = (
        (form.replace("4", str(number)).format(text))
        for number, text in enumerate(("部の方針", "部の目標", "主な事業"), start=1)
    )
    goals = "・岸壁の点検を毎月行い、傷みを早く見つけます。\n・港の見学会を4回開きます。\n"
    closing = "一年を通して、港で働く皆さんと訪れる皆さんに支えられました。心からお礼を申し上げます。"
    report = one(
        f"令和3年度　港湾部の基本方針\n\n部局名　港湾部\n部長名　大野 昭\n\n{first}\n\n港を守り、船を迎えます。\n\n"
        f"{second}\n\n{goals}\n{third}\n\n{WORK}\n\n{form.format(heading)}\n\n{closing}\n"
    )
    assert report["policies"][-1] == {"label": heading, "kind": "message", "paragraphs": [closing]}
    assert len(report["projects"]) == 2


def forms(label: str, text: str) -> str:
    """Three projects, each a numbered name over labels on lines of their own."""
    names = ("岸壁改修事業（埠頭課）", "桟橋改修事業（航路課）", "灯台改修事業（航路課）")
    return "".join(
        f"（{number}）{name}\n\n＜{label}＞\n{text}\n＜実行の道筋＞\n夏までに調べ、冬に工事をして、春に船を迎えます。\n＜みずからの診断＞\nおおむね達成\n\n"
        for number, name in enumerate(names, start=1)
    )


@pytest.mark.parametrize("form", ["■ {}", "【{}】"])
def test_a_heading_that_nobody_knows_over_forms_of_lines(form: str, one: One) -> None:
    top = f"令和3年度　港湾部の基本方針\n\n部局名　港湾部\n部長名　大野 昭\n\n{form.format('部の運営方針')}\n\n港を守り、船を迎えます。\n\n{form.format('部の目標')}\n\n① 船の行き来を安全にします。\n② 港の見学会を4回開きます。\n\n"
    report = one(
        f"{top}{form.format('帆を上げて')}\n\n{forms('船出のわけ', '船と人の安全を守り、親しまれる港にするため。')}"
    )
    assert [goal["goal_no"] for goal in report["goals"]] == [1, 2]
    assert [project["name"] for project in report["projects"]] == ["岸壁改修事業", "桟橋改修事業", "灯台改修事業"]
    for project in report["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["other", "plan"]
        assert [(one["label"], one["value"]) for one in project["ratings"]] == [("みずからの診断", "おおむね達成")]


@pytest.mark.parametrize("form", ["■{}", "{n}．{}"])
def test_a_heading_that_nobody_knows_over_the_tables_of_sections(form: str, one: One) -> None:
    first, second, third = (
        form.format(text, n=number)
        for number, text in enumerate(("部の運営方針", "部の組織体系", "帆を上げて"), start=1)
    )
    staff = "課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n"
    titles = "予算上の事業名\t新・継\t事業のあらまし\t今年度予算額\t令和2年度の予算額\t今年度に行う内容\n"
    row = "{}改修事業\t新\t古くなった{}を直す。\t1,000千円\t\t夏までに調べます。\n"
    report = one(
        f"令和3年度　港湾部の主要事業と予算\n\n港湾部長　大野 昭\n\n{first}\n\n港を守り、船を迎えます。\n\n{second}\n\n{staff}\n"
        f"{third}\n\n◇埠頭課\n\n{titles}{row.format('岸壁', '岸壁')}\n◇航路課\n\n{titles}{row.format('灯台', '灯台')}"
    )
    assert [unit["name"] for unit in report["staffing"]["sections"]] == ["埠頭課", "航路課"]
    assert [(project["name"], project["budgets"][0]["amount_yen"]) for project in report["projects"]] == [
        ("岸壁改修事業", 1000000),
        ("灯台改修事業", 1000000),
    ]
