"""Numbered names over labelled lines that end on the line below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = (
    "令和3年度　港湾部の運営方針\n\n部名　港湾部\n部長名　大野 昭\n\n"
    "１　組織体制\n\n課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n\n２　主要事業\n\n"
)
BODY = "・事業概要　港を守る。\n・令和 3 年度の実績　岸壁を2か所改修しました。\n・今後の課題　人が足りない。\n"
NAMES = ("東岸壁改修事業", "桟橋補修事業", "航路しゅんせつ事業")


@pytest.mark.parametrize("mark", ["({})　", "{}．", "事業{}　", "{}）"])
@pytest.mark.parametrize("end", ["（埠頭課・航\n路課）", "\n（埠頭課・航路課）"])
def test_the_end_of_a_name(mark: str, end: str, one: One) -> None:
    forms = (f"{mark.format(at)}{name}{end if at != 2 else '（埠頭課）'}\n{BODY}" for at, name in enumerate(NAMES, 1))
    projects = one(HEAD + "".join(forms))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[part["label"] for part in project["sections"]] for project in projects] == [
        ["埠頭課", "航路課"],
        ["埠頭課"],
        ["埠頭課", "航路課"],
    ]
    assert [[entry["entry_type"] for entry in project["entries"]] for project in projects] == [
        ["outline", "final", "issue_next"]
    ] * 3


def test_a_sentence_below_a_name_is_no_end(one: One) -> None:
    forms = (f"({at})　{name}\n港を守る事業です。\n{BODY}" for at, name in enumerate(NAMES, 1))
    report = one(HEAD + "".join(forms))
    assert not any("港を守る事業" in project["name"] for project in report["projects"])
