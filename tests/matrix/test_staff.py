"""Header and staff of a department: the forms an office gives them, crossed with words known, mixed and unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]

STAFF = (("港湾計画課", "黒木 正雄", 16), ("水産振興課", "林 ふみ", 8), ("臨海整備室", "小笠原 誠", 5))
WORDS = {
    "known": ("課名", "課長名", "職員数"),
    "mixed": ("課名", "束ねる人", "働く人の数"),
    "unknown": ("受け持つところ", "束ねる人", "働く人の数"),
}
LINES = {
    "post": "{s}　{p}　{h}　{n}人",
    "numbered": "（{i}）{s}　{p} {h}　{2} {n}人",
    "brackets": "・{s}（{p}　{h}、{n}人）",
    "labels": "{0}：{s}　{1}：{h}　{2}：{n}人",
    "blanks": "○{0}　{s}　{1}　{h}　{2}　{n}人",
    "in brackets": "【{0}】{s}【{1}】{h}【{2}】{n}人",
    "commas": "{s}、{p} {h}、{n}人",
    "strokes": "{s}／{h}／{n}人",
    "number first": "{s}（{n}人）　{p}　{h}",
    "labels below": "{0}：{s}\n{1}：{h}\n{2}：{n}人\n",
    "name above": "■{s}\n{1}：{h}\n{2}：{n}人\n",
    "bracketed name above": "【{s}】\n・{1}：{h}\n・{2}：{n}人\n",
    "table, name last": "{n}\t{h}\t{s}",
    "table, number first": "{n}\t{s}\t{h}",
    "table, in brackets": "{s}\t{h}\t({n})",
}
TITLES = {"table, name last": (2, 1, 0), "table, number first": (2, 0, 1), "table, in brackets": (0, 1, 2)}
TOP = "令和4年度　みなと部の運営方針\n\n部長　浜田　一郎\n\n"
GOALS = "　部の目標\n(1) 岸壁を直します。\n(2) 漁場を守ります。\n\n"
PROJECTS = "　主な事業\n\n事業名：岸壁改修事業\n担当課：港湾計画課\n取組内容：岸壁を直します。\n取組実績：二か所を直しました。\n"


def _post(section: str) -> str:
    return "室長" if section.endswith("室") else "課長"


def _block(form: str, words: tuple[str, ...]) -> str:
    lines = ["\t".join(words[at] for at in TITLES[form])] if form in TITLES else []
    for at, (section, head, number) in enumerate(STAFF, 1):
        lines.append(LINES[form].format(*words, i=at, s=section, p=_post(section), h=head, n=number))
    return "\n".join(lines) + "\n\n"


def _sections(report: dict[str, Any]) -> list[tuple[str, str | None, int | None]]:
    return [
        (one["name"], one["officers"][0]["full_name"] if one["officers"] else None, one["staff_count"])
        for one in report["staffing"]["sections"]
    ]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("form", LINES)
def test_staff_is_read_in_every_form(form: str, words: str, one: One) -> None:
    report = one(f"{TOP}１{GOALS}２　部の組織体制\n{_block(form, WORDS[words])}３{PROJECTS}")
    assert _sections(report) == list(STAFF)
    assert [goal["text"] for goal in report["goals"]] == ["岸壁を直します。", "漁場を守ります。"]
    assert [project["name"] for project in report["projects"]] == ["岸壁改修事業"]


@pytest.mark.parametrize("form", ["post", "labels", "labels below", "name above", "strokes"])
def test_staff_without_a_heading_stands_in_no_other_block(form: str, one: One) -> None:
    report = one(f"{TOP}１{GOALS}{_block(form, WORDS['unknown'])}２{PROJECTS}")
    assert _sections(report) == list(STAFF)
    assert [goal["text"] for goal in report["goals"]] == ["岸壁を直します。", "漁場を守ります。"]


def test_a_sentence_names_the_sections(one: One) -> None:
    parts = "、".join(f"{section}（{_post(section)} {head}、{number}人）" for section, head, number in STAFF)
    report = one(f"{TOP}１　みなと部の顔ぶれ\n{parts}で仕事をしています。\n\n２{GOALS}３{PROJECTS}")
    assert _sections(report) == list(STAFF)


def test_the_sections_may_be_the_columns(one: One) -> None:
    rows = [
        "\t".join(("受け持つところ", "束ねる人", "働く人の数")[at : at + 1] + tuple(str(x[at]) for x in STAFF))
        for at in range(3)
    ]
    report = one(f"{TOP}１　みなと部の顔ぶれ\n{chr(10).join(rows)}\n\n２{GOALS}３{PROJECTS}")
    assert _sections(report) == list(STAFF)


@pytest.mark.parametrize(
    "lines",
    [
        "港湾計画課：岸壁の改修\n水産振興課：漁場の保全\n臨海整備室：歩道の整備",
        "港湾計画課　大野 進\n水産振興課　大野 武",
        "研修の受講者\n港湾計画課　3人\n水産振興課　2人\n臨海整備室　1人",
        "３　研修の受講者\n港湾計画課　3人\n水産振興課　2人\n臨海整備室　1人",
        "港湾計画課　課長　黒木 正雄　相談 16件\n水産振興課　課長　林 ふみ　相談 8件",
    ],
)
def test_lines_that_look_alike_are_no_staff(lines: str, one: One) -> None:
    report = one(f"{TOP}１{GOALS}２　みなと部のこと\n{lines}\n\n３{PROJECTS}")
    assert [number for _, _, number in _sections(report) if number is not None] == []


HEADERS = {
    "colon": "{0}：みなと部\n{1}：浜田 一郎",
    "cells": "{0}\tみなと部\n{1}\t浜田 一郎",
    "one row": "{0}\tみなと部\t{1}\t浜田 一郎",
    "titles": "{0}\t{1}\nみなと部\t浜田 一郎",
    "one line": "{0}：みなと部　{1}：浜田 一郎",
    "brackets": "【{0}】みなと部\n【{1}】浜田 一郎",
    "below": "【{0}】\nみなと部\n【{1}】\n浜田 一郎",
    "reading": "{0}\tみなと部\n{1}\t浜田 一郎\tはまだ いちろう",
}


@pytest.mark.parametrize("head", ["部長名", "束ねる人"])
@pytest.mark.parametrize("form", HEADERS)
def test_the_head_is_read_under_any_word(form: str, head: str, one: One) -> None:
    header = HEADERS[form].format("部名", head)
    report = one(f"令和4年度　運営方針\n\n{header}\n\n１{GOALS}２{PROJECTS}")
    assert report["department"]["name"] == "みなと部"
    assert [officer["full_name"] for officer in report["officers"]] == ["浜田 一郎"]


@pytest.mark.parametrize("label", ["作成担当者", "問い合わせ先", "次長", "前部長"])
def test_other_people_are_no_heads(label: str, one: One) -> None:
    report = one(f"令和4年度　運営方針\n\n部名：みなと部\n{label}：浜田 一郎\n\n１{GOALS}２{PROJECTS}")
    assert [officer["full_name"] for officer in report["officers"]] == []


@pytest.mark.parametrize("title", ["合計人数", "職員数計", "部内計", "全体の人員"])
def test_a_column_of_sums_is_the_number_of_the_sections(one: One, title: str) -> None:
    rows = [("課名", "正規職員", "会計年度任用", title), ("図書課", "10", "2", "12"), ("文書課", "7", "1", "8")]
    table = "".join("\t".join(cells) + "\n" for cells in rows)
    paper = f"令和5年度　文化部の運営方針\n\n部長　沢村　光\n\n職員配置\n\n{table}\n重点目標\n\n・ 本に親しむ子を増やします。\n"
    sections = one(paper)["staffing"]["sections"]
    assert [(section["name"], section["staff_count"]) for section in sections] == [("図書課", 12), ("文書課", 8)]
