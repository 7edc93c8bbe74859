"""Tables of projects by the choices of an office: how they are arranged, and whether the vocabulary knows all, some or none of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from pipeline.extract.project_repeated_cells import with_pairs_apart
from pipeline.extract.project_unknown_grids import unknown_grid
from pipeline.model.document import Cell, Piece, Row
from pipeline.profiles.profile import ProfileSet

Json = dict[str, Any]
One = Callable[[str], Json]

NAMES = ("図書室の改修事業", "古文書の目録づくり", "読み聞かせの会の開催", "移動図書館の更新事業")
AIMS = ("本に親しむ子を増やします。", "まちの記録を残します。")
VALUES: dict[str, tuple[str, ...]] = {
    "name": NAMES,
    "no": ("1", "2", "3", "4"),
    "goal": (AIMS[0], AIMS[0], AIMS[1], AIMS[1]),
    "section": ("図書課", "文書課", "図書課", "車両課"),
    "plan": (
        "床を張り替えます。",
        "目録を三百点作ります。専門家に学びます。",
        "毎月二度開きます。",
        "車を一台買い替えます。",
    ),
    "mid": ("床の傷みを調べました。", "百点を終えました。", "六度開きました。", "仕様を決めました。"),
    "result": (
        "二室の床を替えました。",
        "三百二十点を作りました。",
        "二十度開きました。",
        "年度内に届きませんでした。",
    ),
    "grade": ("Ａ", "Ａ", "Ｂ", "Ｃ"),
    "budget": ("2,400千円", "310千円", "60千円", "9,800千円"),
    "measure": ("直した室の数", "作った目録の点数", "開いた回数", "買い替えた台数"),
    "target": ("3室", "300点", "24回", "1台"),
    "actual": ("2室", "320点", "20回", "0台"),
}
KNOWN = {
    "name": "事業名", "no": "番号", "goal": "部の目標", "section": "担当課", "plan": "取組内容", "mid": "中間報告", "result": "最終報告",
    "grade": "評価", "budget": "予算額", "measure": "指標", "target": "目標値", "actual": "実績値",
}  # fmt: skip
MIXED = KNOWN | {"section": "うけもち", "goal": "のぞみ", "mid": "夏までの様子", "result": "やりとげたこと"}
UNKNOWN = MIXED | {
    "name": "こころみ", "no": "順", "plan": "こうしたい", "grade": "できばえ", "budget": "かかるお金",
}  # fmt: skip
WORDS = {"known": KNOWN, "mixed": MIXED, "unknown": UNKNOWN}
Lines = Iterator[Sequence[str]]


def grid(*columns: str) -> Callable[[dict[str, str]], Lines]:
    def lines(words: dict[str, str]) -> Lines:
        yield [words[one] for one in columns]
        yield from ([VALUES[one][at] for one in columns] for at in range(4))

    return lines


def divided(words: dict[str, str]) -> Lines:
    yield [words["name"], words["section"], "計画", "", "実績"]
    yield ["", "", words["plan"], words["budget"], words["result"], words["grade"]]
    for at in range(4):
        yield [VALUES[one][at] for one in ("name", "section", "plan", "budget", "result", "grade")]


def merged(*lead: str) -> Callable[[dict[str, str]], Lines]:
    def lines(words: dict[str, str]) -> Lines:
        for at in range(4):
            for number, one in enumerate(("section", "plan", "result", "grade")):
                yield [*["" if number else VALUES[first][at] for first in lead], words[one], VALUES[one][at]]

    return lines


def forms(head: str, *rows: tuple[str, ...]) -> Callable[[dict[str, str]], Lines]:
    def lines(words: dict[str, str]) -> Lines:
        for at, name in enumerate(NAMES):
            yield [words["name"], name] if head == "row" else [f"({at + 1}) {name}" if head == "number" else name]
            yield from ([cell for one in row for cell in (words[one], VALUES[one][at])] for row in rows)
            yield [""]

    return lines


def stacked(words: dict[str, str]) -> Lines:
    for at, name in enumerate(NAMES):
        yield [words["name"], name]
        for row in (("plan", "result"), ("section", "budget")):
            yield [words[one] for one in row]
            yield [VALUES[one][at] for one in row]
        yield [""]


def under_goals(words: dict[str, str]) -> Lines:
    for number, goal in enumerate(AIMS):
        yield [f"({number + 1}) {goal}"]
        yield [words[one] for one in ("name", "section", "plan", "result")]
        for at in (2 * number, 2 * number + 1):
            yield [VALUES[one][at] for one in ("name", "section", "plan", "result")]
        yield [""]


LAYOUTS: dict[str, tuple[Callable[[dict[str, str]], Lines], str]] = {
    "plain": (grid("name", "section", "plan", "result", "grade", "budget"), "section plan result grade budget"),
    "short": (grid("name", "plan", "result"), "plan result"),
    "numbered": (grid("no", "section", "name", "plan", "mid", "result"), "section plan mid result"),
    "grade first": (grid("grade", "name", "plan", "result"), "plan result grade"),
    "goal first": (grid("goal", "name", "plan", "result"), "plan result goal"),
    "goal behind": (grid("name", "goal", "section", "plan", "result"), "section plan result goal"),
    "goal last": (grid("name", "section", "plan", "result", "goal"), "section plan result goal"),
    "two rows of titles": (divided, "section plan result grade budget"),
    "merged": (merged("name"), "section plan result grade"),
    "merged, numbered": (merged("no", "name"), "section plan result grade"),
    "four columns": (forms("row", ("section", "budget"), ("plan", "result")), "section budget plan result"),
    "four, name above": (forms("line", ("section", "grade"), ("plan", "result")), "section grade plan result"),
    "six": (forms("number", ("section", "budget", "grade"), ("plan", "result", "mid")), "section budget grade plan result mid"),
    "stacked": (stacked, "section budget plan result"),
    "under goals": (under_goals, "section plan result goal"),
}  # fmt: skip
TYPES = {"plan": "plan", "mid": "midterm", "result": "final"}


def paper(lines: Lines) -> str:
    head = "令和5年度　文化部の基本方針\n\n部長　沢村　光\n\n１　部の目標\n\n"
    aims = "".join(f"({number}) {aim}\n" for number, aim in enumerate(AIMS, start=1))
    return f"{head}{aims}\n２　主な事業\n\n" + "".join("\t".join(cells) + "\n" for cells in lines)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_projects_in_tables(one: One, layout: str, words: str) -> None:
    lines, parts = LAYOUTS[layout]
    projects = one(paper(lines(WORDS[words])))["projects"]
    fields = parts.split()
    texts = [field for field in ("plan", "mid", "result") if field in fields]
    assert [project["name"] for project in projects] == list(NAMES)
    for at, project in enumerate(projects):
        assert {entry["text"] for entry in project["entries"]} == {VALUES[field][at] for field in texts}
        assert len(project["entries"]) == len(texts)
        assert [one["label"] for one in project["sections"]] == ([VALUES["section"][at]] if "section" in fields else [])
        assert [one["value"] for one in project["ratings"]] == (["AABC"[at]] if "grade" in fields else [])
        assert len(project["budgets"]) == ("budget" in fields)
        assert project["goal_nos"] == ([at // 2 + 1] if "goal" in fields else [])
        if words == "known":
            types = {entry["text"]: entry["entry_type"] for entry in project["entries"]}
            assert [types[VALUES[field][at]] for field in texts] == [TYPES[field] for field in texts]


def test_indicators_in_rows_below_each_project(one: One) -> None:
    def lines() -> Lines:
        yield [KNOWN[field] for field in ("name", "section", "plan", "result")]
        for at in range(4):
            yield [VALUES[field][at] for field in ("name", "section", "plan", "result")]
            yield ["", *[KNOWN[field] for field in ("measure", "target", "actual")]]
            yield ["", *[VALUES[field][at] for field in ("measure", "target", "actual")]]

    projects = one(paper(lines()))["projects"]
    assert [
        [(m["label"], m["target"], m["actual"], m["unit"]) for m in project["measures"]] for project in projects
    ] == [
        [("直した室の数", 3, 2, "室")],
        [("作った目録の点数", 300, 320, "点")],
        [("開いた回数", 24, 20, "回")],
        [("買い替えた台数", 1, 0, "台")],
    ]
    assert [project["entries"][0]["text"] for project in projects] == list(VALUES["plan"])


NO_NAMES = {
    "names twice": (("こころみ", "うけもち", "こうしたい"), *((("図書室の改修事業", "図書課", "床を張り替えます。"),) * 3)),
    "two columns of names": (
        ("こころみ", "もくろみ", "こうしたい"),
        *((name, f"{name}の続き", plan) for name, plan in zip(NAMES, VALUES["plan"], strict=True)),
    ),
    "no sentences": (
        ("こころみ", "うけもち", "できばえ"),
        *((name, section, "Ａ") for name, section in zip(NAMES, VALUES["section"], strict=True)),
    ),
    "two rows": (
        ("こころみ", "うけもち", "こうしたい"),
        *((name, "図書課", "床を張り替えます。") for name in NAMES[:2]),
    ),
    "figures for titles": (("こころみ", "2回", "こうしたい"), *((name, "図書課", "床を替えます。") for name in NAMES)),
}  # fmt: skip


def row(*texts: str) -> Row:
    return Row(tuple(Cell((Piece(1, 0, len(text), text),)) if text else Cell() for text in texts), table=1)


@pytest.mark.parametrize("case", NO_NAMES)
def test_tables_in_unknown_words_that_do_not_show_names(profiles: ProfileSet, case: str) -> None:
    head, *body = [row(*cells) for cells in NO_NAMES[case]]
    assert unknown_grid(head, body, profiles.generic.labels) == {}


def test_the_same_table_with_names_shows_its_columns(profiles: ProfileSet) -> None:
    head, *body = [row(*cells) for cells in grid("name", "section", "plan", "grade")(UNKNOWN)]
    assert unknown_grid(head, body, profiles.generic.labels) == {
        "こころみ": ("column.project",),
        "うけもち": ("column.section",),
        "こうしたい": ("entry.other",),
        "できばえ": ("rating.result",),
    }


def test_sentences_that_are_no_goals_of_the_report_stay_texts(one: One) -> None:
    text = paper(LAYOUTS["goal last"][0](KNOWN)).replace(f"\t{AIMS[1]}\n", "\t本を読む日を設けます。\n")
    projects = one(text)["projects"]
    assert [project["goal_nos"] for project in projects] == [[], [], [], []]
    assert [len(project["entries"]) for project in projects] == [3, 3, 3, 3]


def test_a_value_between_two_words_keeps_a_form_as_it_is(one: One) -> None:
    lines = [[*cells] for cells in LAYOUTS["merged"][0](UNKNOWN)]
    lines[1].append("余白")
    report = one(paper(iter(lines)))
    assert "余白" not in {entry["label"] for project in report["projects"] for entry in project["entries"]}
    assert len(report["projects"]) in (0, 4)


def test_words_over_fewer_cells_than_their_own_stay_as_they_are(profiles: ProfileSet) -> None:
    rows = [row(*cells) for cells in (("こうしたい", "できばえ", "うけもち"), ("床を替えます。", "Ａ")) * 3]
    assert with_pairs_apart(rows, profiles.generic.labels).rows == rows
    whole = [row(*cells) for cells in (("こうしたい", "できばえ", "うけもち"), ("床を替えます。", "Ａ", "図書課")) * 3]
    apart = with_pairs_apart(whole, profiles.generic.labels).rows
    assert [[cell.text for cell in one.cells] for one in apart[:3]] == [
        ["こうしたい", "床を替えます。"],
        ["できばえ", "Ａ"],
        ["うけもち", "図書課"],
    ]
