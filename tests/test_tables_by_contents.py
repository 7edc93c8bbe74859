"""Tables whose titles nobody knows: sections and staff, names with their sections, texts beside names, words beside paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.staff_titles import staff_by_contents

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = "灯台部の運営方針（令和3年度）\n\n部局名 灯台部\n部長名 大野 昭\n\n"
POLICY = "■運営方針\n岬の灯りを守り、船の往来を支えます。\n\n"
PROJECTS = (
    "■主な事業\n事業名\t担当課\t取組内容\t実績\n航路標識の手入れ事業\t灯火課\t塗り替えます。\t二基を塗り替えました。\n"
)


def _staff(report: Json) -> list[tuple[str, int | None]]:
    return [(own["name"], own["staff_count"]) for own in report["staffing"]["sections"]]


@pytest.mark.parametrize(
    "titles",
    [
        "課室（所）名\t所属長名\t人数（人）",
        "持ち場\t所属長名\t人数（人）",
        "持ち場\tまとめ役\t顔数",
        "課名\tまとめ役\t働く人の数",
    ],
)
def test_sections_beside_names_and_numbers_are_the_staff(one: One, titles: str) -> None:
    table = f"■部の顔ぶれ\n{titles}\n灯火課\t奥村 亘\t14\n航路課\t永井 信幸\t9\n\n"
    report = one(HEAD + POLICY + table + PROJECTS)
    assert _staff(report) == [("灯火課", 14), ("航路課", 9)]
    assert [own["officers"][0]["family_name"] for own in report["staffing"]["sections"]] == ["奥村", "永井"]


def test_numbers_that_no_title_calls_staff_are_told_of(
    convert_text: Callable[[str], Any],
) -> None:
    table = "■部の顔ぶれ\n持ち場\tまとめ役\t顔数\n灯火課\t奥村 亘\t14\n航路課\t永井 信幸\t9\n\n"
    issues = convert_text(HEAD + POLICY + table + PROJECTS).record.issues
    assert "staffing-unclear" in {issue.code for issue in issues}


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("持ち場", "相談"), (("市民課", "14"), ("税務課", "9"))),
        (("事業名", "担当"), (("市民課", "奥村 亘"), ("税務課", "林 恵"))),
        (("持ち場", "手がける事", "件"), (("市民課", "戸籍事務", "14"), ("税務課", "賦課", "9"))),
        (("市民課", "奥村 亘", "14"), (("税務課", "林 恵", "9"), ("窓口課", "辻 環", "3"))),
    ],
)
def test_other_tables_of_sections_are_none_of_staff(
    titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...], profiles: ProfileSet
) -> None:
    assert staff_by_contents(titles, rows, profiles.generic.labels) is None


@pytest.mark.parametrize(
    "titles",
    ["年度内の事業（課名）\t事業の実施予定\t当初予算（千円）", "柱（受け持ち）\t事業の実施予定\t当初予算（千円）"],
)
def test_names_stand_where_their_sections_follow_in_brackets(one: One, titles: str) -> None:
    rows = "灯台の塗り替え事業（灯火課）\t二基を塗り替えます。\t1,200\n航路の見回り事業（灯火課、航路課）\t月に四回見回ります。\t640\n"
    report = one(HEAD + POLICY + f"■部の手仕事帳\n{titles}\n{rows}")
    assert [own["name"] for own in report["projects"]] == ["灯台の塗り替え事業", "航路の見回り事業"]
    assert [[part["label"] for part in own["sections"]] for own in report["projects"]] == [
        ["灯火課"],
        ["灯火課", "航路課"],
    ]


def test_sentences_with_a_section_behind_them_name_nothing(one: One) -> None:
    rows = "灯台を塗り替えます。（灯火課）\t二基を塗り替えます。\t1,200\n月に四回見回ります。（航路課）\t舟を出します。\t640\n"
    report = one(HEAD + POLICY + f"■部の手仕事帳\n柱（受け持ち）\t段取り\t当初予算（千円）\n{rows}" + PROJECTS)
    assert not any(own["name"].startswith(("灯台を", "月に")) for own in report["projects"])


def test_the_only_text_of_a_table_may_have_any_title(one: One) -> None:
    rows = "1\t灯台の塗り替え事業\t灯火課\t二基を夏のうちに塗り替えます。\n2\t航路の見回り事業\t航路課\t月に四回、舟で航路を見回ります。\n"
    told = one(HEAD + POLICY + f"■主な事業\n順\t事業名\t担当課\t計画した内容\n{rows}")
    assert [own["entries"][0]["entry_type"] for own in told["projects"]] == ["plan", "plan"]
    other = one(HEAD + POLICY + f"■主な事業\n順\t事業名\t担当課\tあれこれ\n{rows}")
    assert [own["entries"][0]["entry_type"] for own in other["projects"]] == ["other", "other"]


def test_a_form_is_no_row_of_titles(one: One) -> None:
    form = "事業名\t灯台の塗り替え事業\t担当課\t灯火課\n事業概要\t二基を夏のうちに塗り替え、船の往来を支えます。\t\t\n実績\t二基を夏のうちに塗り替えました。\t\t\n"
    (project,) = one(HEAD + POLICY + "■主な事業\n" + form)["projects"]
    assert project["name"] == "灯台の塗り替え事業"


SHEET = (
    "灯台部の運営方針（令和3年度）\n\n部局名\t灯台部\n部長名\t大野 昭\n{word}\t{text}\n"
    "重点目標（令和3（2021）年度）\t1. 灯火を三基直し、夜の航路を守ります。 2. 見回りを月に四回行い、標識を守ります。\n\n"
)
LONG = "岬の灯りを絶やさず、船の往来を支え、港に戻る人々の暮らしを守ります。 潮の流れをよく知り、備えを怠りません。"


@pytest.mark.parametrize(
    ("word", "kind"),
    [("部に課せられた使命", "mission"), ("部を動かす心構え", "policy"), ("運営方針（部門）", "policy")],
)
def test_a_word_beside_a_paragraph_heads_it(one: One, word: str, kind: str) -> None:
    report = one(SHEET.format(word=word, text=LONG) + PROJECTS)
    (policy,) = report["policies"]
    assert (policy["label"], policy["kind"], len(policy["paragraphs"])) == (word, kind, 2)
    assert [goal["goal_no"] for goal in report["goals"]] == [1, 2]


def test_a_short_value_beside_a_word_is_no_text(one: One) -> None:
    report = one(SHEET.format(word="部の心構え", text="岬の灯り") + PROJECTS)
    assert report["policies"] == []


@pytest.mark.parametrize(
    "titles", ["事業名\t受け持ち\t令和3年度の取組", "事業名\t受け持ち\t取組と報告\n\t\t令和3年度の取組"]
)
def test_sections_stand_under_a_title_of_any_words(one: One, titles: str) -> None:
    rows = "灯台の塗り替え事業\t灯火課\t二基を塗り替えます。\n航路の見回り事業\t航路課\t月に四回見回ります。\n標識の点検事業\t灯火課\t標識を調べます。\n"
    table = "■部の顔ぶれ\n課名\t課長名\t職員数\n灯火課\t奥村 亘\t14\n航路課\t永井 信幸\t9\n\n"
    report = one(HEAD + table + POLICY + f"■主な事業\n{titles}\n{rows}")
    sections = [[part["section_id"] is not None for part in own["sections"]] for own in report["projects"]]
    assert sections == [[True], [True], [True]]


def test_other_offices_under_a_title_of_any_words_are_no_sections(one: One) -> None:
    rows = "灯台の塗り替え事業\t県港湾課\t二基を塗り替えます。\n航路の見回り事業\t国土課\t月に四回見回ります。\n標識の点検事業\t県港湾課\t標識を調べます。\n"
    table = "■部の顔ぶれ\n課名\t課長名\t職員数\n灯火課\t奥村 亘\t14\n航路課\t永井 信幸\t9\n\n"
    report = one(HEAD + table + POLICY + f"■主な事業\n事業名\tともに進める所\t令和3年度の取組\n{rows}")
    assert all(own["sections"] == [] for own in report["projects"])
