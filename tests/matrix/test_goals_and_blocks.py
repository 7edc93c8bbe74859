"""Goals, policies and headings of blocks in the forms that offices choose, crossed with each other; and papers that only look alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
One = Callable[[str], Json]

POLICY: Final = ("水と緑に囲まれた暮らしを次の世代へ引き継ぎます。", "市民とともに歩み、声を聞く場を増やします。")
DUTY: Final = ("公園や街路樹を守り、安らげる場所を整えることが務めです。",)
GOALS: Final = (
    "公園を誰もが使いやすい場所に整えます。",
    "街路樹の点検を計画的に進めます。",
    "水辺の清掃に加わる人を増やします。",
)
PARTS: Final = (
    ("段差をなくします。", "案内板を新しくします。"),
    ("倒木を防ぎます。", "台帳を整えます。"),
    ("団体を支えます。", "催しを開きます。"),
)
TOLD: Final = (
    "段差と案内を改め、苦情を減らします。",
    "職員が歩いて確かめ、記録を残します。",
    "広報紙で呼びかけ、道具を貸し出します。",
)
NAMES: Final = ("公園の再整備事業", "街路樹の点検事業")
WARNINGS: Final = ("warning", "error")

HEADINGS: Final[dict[str, Callable[[int, str], str]]] = {
    "wide number": lambda at, word: f"{'１２３４５'[at - 1]}　{word}",
    "chapter": lambda at, word: f"第{at}章　{word}",
    "roman": lambda at, word: f"{'ⅠⅡⅢⅣⅤ'[at - 1]}　{word}",
    "kanji": lambda at, word: f"{'一二三四五'[at - 1]}　{word}",
    "kanji, comma": lambda at, word: f"{'一二三四五'[at - 1]}、{word}",
    "square": lambda _, word: f"■{word}",
    "brackets": lambda _, word: f"【{word}】",
    "bare": lambda _, word: word,
}
MARKS: Final[dict[str, Callable[[int, str], str]]] = {
    "circled": lambda at, text: f"{'①②③'[at - 1]} {text}",
    "round": lambda at, text: f"({at}) {text}",
    "point": lambda at, text: f"{'１２３'[at - 1]}．{text}",
    "word": lambda at, text: f"目標{at}　{text}",
    "kanji": lambda at, text: f"{'一二三'[at - 1]}　{text}",
    "bullet": lambda _, text: f"・{text}",
    "none": lambda _, text: text,
}
BELOW: Final[dict[str, Callable[[int, str], str]]] = {
    "letter": lambda at, text: f"　{'アイ'[at - 1]}　{text}",
    "bullet": lambda _, text: f"　・{text}",
    "circled": lambda at, text: f"　{'①②'[at - 1]} {text}",
}


def _projects(label: str = "事業名：") -> list[str]:
    lines: list[str] = []
    for name in NAMES:
        lines += [
            f"{label}{name}",
            "担当課：公園緑地課",
            "取組内容：傷んだ所を直します。",
            "取組実績：四か所を直しました。",
            "",
        ]
    return lines


def _paper(form: str, blocks: Sequence[tuple[str, Sequence[str]]], *, blank: bool = True) -> str:
    lines = ["令和5年度　みどり部の基本方針", "", "部長　山本　太郎", ""]
    for at, (word, own) in enumerate(blocks, 1):
        lines += ["", HEADINGS[form](at, word)] if blank else [HEADINGS[form](at, word)]
        lines += own
    return "\n".join(lines) + "\n"


def _listed(mark: str) -> list[str]:
    return [MARKS[mark](at, text) for at, text in enumerate(GOALS, 1)]


def _numbers(mark: str) -> list[int | None]:
    return [None if mark in ("bullet", "none") else at for at in (1, 2, 3)]


def _read_goals(report: Json) -> list[tuple[int | None, str, tuple[str, ...]]]:
    return [(one["goal_no"], one["text"], tuple(part["text"] for part in one["children"])) for one in report["goals"]]


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("form", HEADINGS)
def test_blocks_under_headings_of_every_form(form: str, blank: bool, one: One) -> None:
    blocks = (("基本方針", POLICY), ("部の使命", DUTY), ("重点目標", _listed("circled")), ("主な事業", _projects()))
    report = one(_paper(form, blocks, blank=blank))
    assert [(policy["kind"], tuple(policy["paragraphs"])) for policy in report["policies"]] == [
        ("policy", POLICY),
        ("mission", DUTY),
    ]
    assert _read_goals(report) == [(at, text, ()) for at, text in enumerate(GOALS, 1)]
    assert [project["name"] for project in report["projects"]] == list(NAMES)


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("mark", MARKS)
def test_goals_over_goals(mark: str, below: str, one: One) -> None:
    lines: list[str] = []
    for at, text in enumerate(GOALS, 1):
        lines += [MARKS[mark](at, text), *(BELOW[below](part, words) for part, words in enumerate(PARTS[at - 1], 1))]
    report = one(_paper("wide number", (("重点目標", lines), ("主な事業", _projects()))))
    assert _read_goals(report) == list(zip(_numbers(mark), GOALS, PARTS, strict=True))


@pytest.mark.parametrize("mark", MARKS)
def test_goals_over_lines_that_tell_more(mark: str, one: One) -> None:
    lines = [line for goal, told in zip(_listed(mark), TOLD, strict=True) for line in (goal, f"　{told}")]
    report = one(_paper("square", (("重点目標", lines), ("主な事業", _projects()))))
    texts = [goal + told for goal, told in zip(GOALS, TOLD, strict=True)]
    assert _read_goals(report) == [(number, text, ()) for number, text in zip(_numbers(mark), texts, strict=True)]


@pytest.mark.parametrize("mark", ["circled", "word", "bullet", "none"])
@pytest.mark.parametrize("heading", [None, "手がける仕事"])
def test_projects_below_goals_without_a_heading_that_is_known(mark: str, heading: str | None, one: One) -> None:
    own = [*_listed(mark), "", *([] if heading is None else [heading]), *_projects()]
    report = one(_paper("bare", (("基本方針", POLICY), ("重点目標", own))))
    assert _read_goals(report) == [(number, text, ()) for number, text in zip(_numbers(mark), GOALS, strict=True)]
    assert [project["name"] for project in report["projects"]] == list(NAMES)


@pytest.mark.parametrize("first", ["目標", "経営目標"])
def test_goals_over_numbered_works(first: str, one: One) -> None:
    lines: list[str] = []
    for at, name in enumerate(NAMES, 1):
        lines += [
            f"{first}{at}　{GOALS[at - 1]}",
            "",
            f"事業{at}　{name}",
            "　担当課：公園緑地課",
            "　取組内容：傷んだ所を直します。",
        ]
        lines += ["　取組実績：四か所を直しました。", ""]
    report = one(_paper("brackets", (("基本方針", POLICY), ("重点目標と取組", lines))))
    assert _read_goals(report) == [(1, GOALS[0], ()), (2, GOALS[1], ())]
    assert [project["name"] for project in report["projects"]] == list(NAMES)


@pytest.mark.parametrize(("marks", "numbers"), [("①②③", [1, 2, 3]), ("①③②", [None, None, None])])
def test_a_column_of_numbers_without_a_title(marks: str, numbers: list[int | None], one: One) -> None:
    table = ["\t目標\t担当課", *(f"{mark}\t{text}\t公園緑地課" for mark, text in zip(marks, GOALS, strict=True))]
    report = one(_paper("wide number", (("重点目標", table), ("主な事業", _projects()))))
    assert [goal["goal_no"] for goal in report["goals"]] == numbers
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)


@pytest.mark.parametrize(
    "line", ["問合せ先：みどり部総務課　電話 0463-00-0000", "【お問い合わせ先】\nみどり部総務課\n電話 0463-00-0000"]
)
@pytest.mark.parametrize("mark", ["circled", "none"])
def test_whom_to_ask_is_no_goal(mark: str, line: str, one: One) -> None:
    report = one(_paper("wide number", (("基本方針", POLICY), ("重点目標", [*_listed(mark), "", line]))))
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert "0463-00-0000" in " ".join(extra["text"] for extra in report["extras"])


def test_a_goal_that_speaks_of_asking_is_one(one: One) -> None:
    goals = [*_listed("circled"), "④ 問い合わせ窓口を一つにまとめます。"]
    report = one(_paper("wide number", (("基本方針", POLICY), ("重点目標", goals))))
    assert [goal["goal_no"] for goal in report["goals"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("mark", ["word", "circled", "point"])
def test_a_list_below_the_text_of_another_block(mark: str, convert_text: Callable[[str], Conversion], one: One) -> None:
    text = _paper("wide number", (("基本方針", [*POLICY, "", *_listed(mark)]), ("主な事業", _projects())))
    goals = one(text)["goals"]
    if mark == "word":  # the lines call themselves goals
        assert [goal["text"] for goal in goals] == list(GOALS)
    else:
        assert goals == []
        assert [issue.path for issue in convert_text(text).record.issues if issue.code == "goals-unclear"] != []


@pytest.mark.parametrize("form", ["wide number", "square", "brackets", "bare"])
@pytest.mark.parametrize("blank", [True, False])
def test_a_block_of_unknown_words_is_told(
    form: str, blank: bool, convert_text: Callable[[str], Conversion], one: One
) -> None:
    """It ends the block above; what stands below it goes into no field without a finding."""
    blocks = (
        ("基本方針", POLICY),
        ("みどりのもちば", DUTY),
        ("部の使命", POLICY),
        ("重点目標", _listed("circled")),
        ("主な事業", _projects()),
    )
    text = "".join(
        f"　{line}" if line.strip() in (*POLICY, *DUTY) else line
        for line in _paper(form, blocks, blank=blank).splitlines(True)
    )
    assert [tuple(policy["paragraphs"]) for policy in one(text)["policies"]] == [POLICY, POLICY]
    assert "unknown-heading" in [issue.code for issue in convert_text(text).record.issues if issue.severity in WARNINGS]


@pytest.mark.parametrize("form", ["wide number", "square", "roman"])
def test_one_known_heading_before_unknown_ones(form: str, convert_text: Callable[[str], Conversion]) -> None:
    blocks = (("基本方針", POLICY), ("みどりのもちば", DUTY), ("ことしかなえること", _listed("circled")))
    conversion = convert_text(_paper(form, blocks))
    assert [issue for issue in conversion.record.issues if issue.severity in WARNINGS]
    assert all(DUTY[0] not in policy.paragraphs for report in conversion.record.reports for policy in report.policies)


def test_bullets_with_texts_of_their_own_have_no_goals_above_them(one: One) -> None:
    lines = [
        "次のことを進めます。",
        "・公園を整えます。",
        "段差をなくします。",
        "・街路樹を守ります。",
        "倒木を防ぎます。",
    ]
    report = one(_paper("wide number", (("重点目標", lines), ("主な事業", _projects()))))
    assert [goal["children"] for goal in report["goals"]] == [[], [], []]


def test_paragraphs_that_begin_set_in_are_one_level(one: One) -> None:
    lines = [f"　{text}" for text in (*GOALS, *TOLD)]
    report = one(_paper("wide number", (("重点目標", lines), ("主な事業", _projects()))))
    assert [goal["text"] for goal in report["goals"]] == [*GOALS, *TOLD]


@pytest.mark.parametrize("bullet", ["・", "○", "■"])
@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_goals_on_one_line_behind_the_same_bullet(one: One, bullet: str, blank: str) -> None:
    goals = blank.join(
        f"{bullet}{aim}" for aim in ("本に親しむ子を増やします。", "まちの記録を残します。", "声を集めます。")
    )
    paper = f"令和5年度　文化部の運営方針\n\n部長　沢村　光\n\n重点目標\t{goals}\n\n主な事業\n\n事業名\t取組内容\n図書室の改修\t床を張り替えます。\n"
    assert [goal["text"] for goal in one(paper)["goals"]] == [
        "本に親しむ子を増やします。",
        "まちの記録を残します。",
        "声を集めます。",
    ]


def test_a_trail_of_a_web_page_names_no_department(one: One) -> None:
    paper = "トップページ > 市政情報 > 組織 > 文化部\n文化部の運営方針（令和5年度）\n部長　沢村　光\n■重点目標\n・本に親しむ子を増やします。\n"
    assert one(paper)["department"]["name"] == "文化部"
