"""Lines with the form of a title, and lines that only look like one."""

from __future__ import annotations

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.title_lines import looks_like_contents, read_title


@pytest.mark.parametrize(
    ("line", "department"),
    [
        ("環境部の基本方針", "環境部"),
        ("財政企画部長 部局マニフェスト", "財政企画部"),
        ("『港湾部長の仕事と目標』", "港湾部"),
        ("観光部長宣言2011", "観光部"),
        ("ミッション2010：環境部 の政策目標・達成度", "環境部"),
        ("港湾部運営方針（年度評価）", "港湾部"),
        ("港湾建設部の運営方針・組織目標", "港湾建設部"),
        ("消防本部の組織目標 達成状況（平成 25 年度）", "消防本部"),
        ("水道企画課の工程表", "水道企画課"),
        ("汐見原市 令和6年度 環境部 重点目標", "環境部"),
        ("令和6年度　部局目標評価表　環境部", "環境部"),
        ("H30年度　課別事業管理票　港湾建設部", "港湾建設部"),
        ("令和６年度（2024年度）　環 境 部 の 基 本 方 針", "環境部"),
        ("部局マネジメント方針成果報告書（環境部）", "環境部"),
        ("環境部長 マニフェスト達成状況", "環境部"),
        ("港湾建設部重点プラン　平成25年度実施状況", "港湾建設部"),
        ("港湾建設部　重点プラン進行管理表（R3年度）", "港湾建設部"),
        ("平成 25 年度　港湾建設部　各課の目標と実績", "港湾建設部"),
        ("部長目標宣言", None),
        ("部局長の「実行宣言」", None),
        ("組織目標表（部課等）", None),
        ("組織目標振り返りシート", None),
        ("各部の基本方針", None),
        ("部長の仕事と目標", None),
        ("汐見原市 組織重点目標（実績）", None),
    ],
)
def test_titles(line: str, department: str | None, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert title is not None
    assert (title.department, title.strength) == (department, "full")


@pytest.mark.parametrize(
    "line",
    [
        "環境部の基本方針を定めました。",
        "基本方針",
        "重点目標",
        "令和6年度の目標",
        "環境部",
        "環境部 総務課",
        "窓口改善事業（市民課）",
        "港の見える丘で",
    ],
)
def test_no_titles(line: str, profiles: ProfileSet) -> None:
    assert read_title(line, profiles.generic) is None


@pytest.mark.parametrize("line", ["環境部の基本方針に基づく窓口改善", "環境部の重点目標を支える取組方法"])
def test_a_line_that_only_begins_as_a_title_is_a_weak_one(line: str, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert title is not None
    assert title.strength == "begun"


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("環境部の基本方針 …………… 12", True),
        ("環境部の基本方針・・・・・・・・４", True),
        ("環境部の基本方針　　P.7", True),
        ("環境部の基本方針 (3)", True),
        ("環境部長宣言2011", False),
        ("環境部の目標（平成25年度）", False),
    ],
)
def test_lines_of_a_table_of_contents(line: str, listed: bool) -> None:
    assert looks_like_contents(line) is listed
