"""Chapters: the same projects named again in a later one, and a chapter for each section with its head and staff; styles crossed with words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pytest

Convert = Callable[[str], Any]
One = Callable[[str], dict[str, Any]]

NAMES = ("公園の再整備事業", "街路樹の点検事業", "水辺の清掃事業", "里山の手入れ事業")
SECTIONS = ("公園緑地課", "道路管理課", "公園緑地課", "農林課")
PLANS = ("遊具を新しくします。", "傷んだ木を植え替えます。", "市民と川を掃除します。", "竹を切り、道を広げます。")
HALVES = ("九月に工事を始めました。", "半分を調べました。", "二回の掃除をしました。", "竹を切り始めました。")
RESULTS = ("遊具を入れ替えました。", "二十本を植え替えました。", "延べ三百人が加わりました。", "道を広げました。")
GRADES = ("Ａ", "Ｂ", "Ａ", "Ｃ")
TOP = "令和5年度　みどり部の目標と取組結果\n\n部長：山本　太郎\n\n{}\n\n① 公園を整えます。\n② 街路樹を守ります。\n"
NAME_LINES: dict[str, str] = {
    "number": "（{i}）{n}",
    "label": "事業{i}　{n}",
    "mark": "○{n}",
    "bracket": "【{n}】",
    "plain": "{n}",
    "word": "事業名：{n}",
}
LABELLED = {"colon": "・{}：{}", "bracket": "　［{}］{}", "above": "〈{}〉\n　{}"}
WORDS = {
    "known": ("担当課", "取組内容", "中間報告", "取組実績", "達成度"),
    "unknown": ("受け持ち", "ことしのくわだて", "なかばのようす", "ふりかえって", "出来ばえ"),
}
HEADINGS = {
    "known": ("部の目標", "主要事業の計画", "主要事業の中間報告", "主要事業の取組結果"),
    "unknown": ("部の目標", "今年度に行うこと", "半ばの歩み", "一年の歩み"),
}
SAME, OTHER = (0, 1, 2, 3), (2, 0, 3, 1)


def _chapters(
    name_line: str,
    labelled: str,
    words: str,
    headings: str = "known",
    order: tuple[int, ...] = SAME,
    *,
    half: bool = False,
    brackets: bool = False,
    again: str = "",
) -> str:
    """A paper with a chapter of plans, perhaps one of the half-year, and one of results."""
    section, plan, midterm, final, grade = WORDS[words]
    lines = [TOP.format("１．部の目標")]

    def chapter(
        heading: str, places: tuple[int, ...], texts: Sequence[tuple[str, tuple[str, ...]]], behind: str
    ) -> None:
        lines.extend([heading, ""])
        for at in places:
            name = NAMES[at] + (f"（{SECTIONS[at]}）" if brackets and not behind and places == SAME else behind)
            lines.append(NAME_LINES[name_line].format(i=at + 1, n=name))
            lines.extend(LABELLED[labelled].format(label, own[at]) for label, own in texts)
        lines.append("")

    titles = HEADINGS[headings]
    first = [(plan, PLANS)] if brackets else [(section, SECTIONS), (plan, PLANS)]
    chapter(f"２．{titles[1]}", SAME, first, "")
    if half:
        chapter(f"３．{titles[2]}", order, [(midterm, HALVES)], again)
    chapter(f"{'４' if half else '３'}．{titles[3]}", order, [(final, RESULTS), (grade, GRADES)], again or "")
    return "\n".join(lines)


def _assert_joined(report: dict[str, Any], *, half: bool = False) -> None:
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for at, project in enumerate(report["projects"]):
        texts = [PLANS[at], *([HALVES[at]] if half else []), RESULTS[at]]
        assert [entry["text"] for entry in project["entries"]] == texts
        assert [one["value"] for one in project["ratings"]] == [chr(ord(GRADES[at]) - 0xFEE0)]


@pytest.mark.parametrize(("name_line", "words", "order"), list(product(NAME_LINES, WORDS, (SAME, OTHER))))
def test_a_chapter_of_plans_and_one_of_results(name_line: str, words: str, order: tuple[int, ...], one: One) -> None:
    report = one(_chapters(name_line, "colon", words, order=order))
    _assert_joined(report)
    assert [[part["label"] for part in project["sections"]] for project in report["projects"]] == [
        [section] for section in SECTIONS
    ]


@pytest.mark.parametrize(("name_line", "labelled"), list(product(("number", "mark", "bracket", "plain"), LABELLED)))
def test_forms_of_labels_in_chapters(name_line: str, labelled: str, one: One) -> None:
    _assert_joined(one(_chapters(name_line, labelled, "known")))


@pytest.mark.parametrize(("headings", "order"), list(product(HEADINGS, (SAME, OTHER))))
def test_three_chapters(headings: str, order: tuple[int, ...], one: One) -> None:
    _assert_joined(one(_chapters("number", "colon", "known", headings, order, half=True)), half=True)


@pytest.mark.parametrize("name_line", ["number", "bracket", "word"])
def test_names_with_their_section_or_said_to_be_printed_again(name_line: str, one: One) -> None:
    _assert_joined(one(_chapters(name_line, "colon", "known", brackets=True, again="【再掲】")))


def test_a_project_of_another_name_is_told_of(convert_text: Convert) -> None:
    text = _chapters("number", "colon", "known").replace("里山の手入れ事業", "別の名の仕事", 1)
    found = convert_text(text)
    (report,) = found.record.reports
    assert [project.name for project in report.projects] == [*NAMES[:3], "別の名の仕事", NAMES[3]]
    assert ("duplicate-project", "/reports/0/projects/4") in {(one.code, one.path) for one in found.record.issues}


def test_two_projects_of_a_name_stay_two_where_both_say_what_was_done(convert_text: Convert) -> None:
    text = _chapters("number", "colon", "known").replace("・取組内容：", "・取組実績：")
    (report,) = convert_text(text).record.reports
    assert len(report.projects) == 2 * len(NAMES)


STAFF = (
    ("公園緑地課", "課長", "黒木　正雄", 16),
    ("道路管理課", "課長", "林　ふみ", 8),
    ("水辺整備室", "室長", "小笠原　誠", 5),
)
WORKS = (NAMES[:2], ("歩道の段差解消事業",), ("護岸の補修事業", NAMES[2]))
SECTION_LINES = {"paren": "（{i}）{s}", "number": "{i}．{s}", "mark": "■{s}", "bracket": "【{s}】", "plain": "{s}"}
HEADS = {
    "blanks": "{p}　{h}　職員数　{n}人",
    "colons": "{p}：{h}　職員数：{n}人",
    "in brackets": "（{p}　{h}、職員{n}名）",
    "two lines": "{p}　{h}\n職員数　{n}人",
    "marked lines": "・{p}：{h}\n・職員数：{n}人",
    "number first": "職員数　{n}人　{p}　{h}",
    "stroke": "{p}　{h}／職員数　{n}人",
    "cells": "{p}\t{h}\t職員数\t{n}人",
    "without words": "{p}　{h}（{n}人）",
    "name of the head": "{p}名：{h}　職員数：{n}人",
}


@pytest.mark.parametrize(
    ("section", "head", "labelled"),
    [*product(SECTION_LINES, HEADS, ("　・{}：{}",)), *product(SECTION_LINES, ("blanks",), ("　{}　{}", "　［{}］{}"))],
)
def test_a_chapter_for_each_section(section: str, head: str, labelled: str, one: One) -> None:
    lines = [TOP.format("１　部の目標"), "２　各課の目標と取組", "", "（職員数は令和5年4月1日現在）", ""]
    for at, ((name, post, person, number), works) in enumerate(zip(STAFF, WORKS, strict=True), 1):
        lines += ["", SECTION_LINES[section].format(i=at, s=name), "", HEADS[head].format(p=post, h=person, n=number)]
        for work in works:
            texts = (("目標", "進めます。"), ("実績", "終えました。"), ("達成度", "Ａ"))
            lines += [f"○{work}", *(labelled.format(*text) for text in texts)]
    report = one("\n".join(lines))
    assert report["staffing"]["as_of_date"] == "2023-04-01"
    assert [
        (found["name"], found["officers"][0]["full_name"], found["staff_count"])
        for found in report["staffing"]["sections"]
    ] == [(name, person.replace("　", " "), number) for name, _, person, number in STAFF]
    owned = [(project["name"], [part["label"] for part in project["sections"]]) for project in report["projects"]]
    assert owned == [(work, [staff[0]]) for staff, works in zip(STAFF, WORKS, strict=True) for work in works]
    assert all(
        [entry["text"] for entry in project["entries"]] == ["進めます。", "終えました。"]
        for project in report["projects"]
    )
