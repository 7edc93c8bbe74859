"""Every leaf is counted once; a lost or invented item costs its own leaves and no others."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pipeline.evaluate.compare import compare
from pipeline.evaluate.scores import CLASSES
from pipeline.evaluate.shape import REPORT, Shape
from pipeline.model import report as contract

Json = dict[str, Any]
_IDS = {"report_id", "section_id", "project_id", "project_no"}
LISTS = (
    "officers", "staffing/sections", "staffing/sections/0/officers", "policies", "policies/0/paragraphs", "goals",
    "goals/0/children", "projects", "projects/1/sections", "projects/1/entries", "projects/1/measures",
    "projects/1/ratings", "projects/1/budgets", "projects/1/goal_nos", "department/parents",
)  # fmt: skip


def at(report: Json, path: str) -> Any:
    value: Any = report
    for step in path.split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def put(report: Json, path: str, value: Any) -> None:
    above, _, name = path.rpartition("/")
    holder = at(report, above) if above else report
    if isinstance(holder, list):
        holder[int(name)] = value
    else:
        holder[name] = value


def leaves(value: Any, name: str = "") -> int:
    """Stated leaves below a value, ids left out; a project's section counts, since it is compared by name."""
    if isinstance(value, dict):
        own = {key: one for key, one in value.items() if key not in _IDS or "match_method" in value}
        return sum(leaves(one, key) for key, one in own.items())
    if isinstance(value, list):
        return sum(leaves(one, name) for one in value)
    return value is not None


def outcomes(gold: Json, output: Json) -> list[tuple[str, str]]:
    return [(error.outcome, error.path) for error in compare([gold], [output]).errors]


def test_a_perfect_output_has_no_errors(gold: Json, output: Json) -> None:
    found = compare([gold], [output])
    assert found.errors == []
    assert sum(found.right.values()) == leaves({**gold, "extras": []}) + 1
    assert set(found.right) == set(CLASSES)


def test_every_field_of_the_contract_is_compared() -> None:
    def of_model(model: type[BaseModel]) -> Iterator[str]:
        for name, field in model.model_fields.items():
            inner = next(
                (one for one in _types(field.annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None
            )
            yield name
            if inner is not None and inner is not model:
                yield from of_model(inner)

    def of_shape(shape: Shape) -> Iterator[str]:
        yield from (one.name for one in shape.leaves)
        yield from (one.name for one in shape.values)
        for name, part in (*shape.parts, *((one.name, one.shape) for one in shape.items)):
            yield name
            yield from of_shape(part)
        if shape.nested is not None:
            yield shape.nested

    assert set(of_model(contract.Report)) - {"report_id", "project_id", "project_no", "extras"} == set(of_shape(REPORT))


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in get_args(annotation):
        yield from _types(one)


@pytest.mark.parametrize(
    ("path", "value", "outcome"),
    [
        ("title", "みどり部の方針", "wrong"),
        ("fiscal_year", None, "missing"),
        ("department/name", "水辺部", "wrong"),
        ("officers/1/family_name_kana", "ハヤシ", "spurious"),
        ("officers/0/concurrent", True, "wrong"),
        ("staffing/sections/1/staff_count", 1, "wrong"),
        ("staffing/stated_total/staff_count", 21, "wrong"),
        ("policies/0/paragraphs/1", "手入れを続けました。", "wrong"),
        ("goals/0/children/1/goal_no", 3, "wrong"),
        ("projects/0/name", "公園遊具更新", "wrong"),
        ("projects/0/goal_nos/0", 2, "wrong"),
        ("projects/2/entries/0/text", "下草を", "wrong"),
        ("projects/2/entries/1/entry_type", "midterm", "wrong"),
        ("projects/2/measures/0/target", None, "missing"),
        ("projects/2/ratings/0/scale", "ABC", "spurious"),
        ("projects/2/budgets/0/amount_yen", 3, "wrong"),
    ],
)
def test_a_damaged_leaf_is_one_error(gold: Json, output: Json, path: str, value: Any, outcome: str) -> None:
    put(output, path, value)
    assert outcomes(gold, output) == [(outcome, f"/reports/0/{path}")]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("number", [0, -1])
def test_a_lost_item_costs_its_own_leaves(gold: Json, output: Json, path: str, number: int) -> None:
    lost = at(output, path).pop(number)
    cost = leaves(lost)
    if path == "staffing/sections":
        # Nothing is left that the project's section could point at.
        output["projects"][number]["sections"][0]["section_id"] = None
        cost += 1
    found = compare([gold], [output]).errors
    assert {error.outcome for error in found} == {"missing"}
    assert len(found) == cost
    assert len({error.whole for error in found if error.pattern != "projects/*/sections/*/section_id"}) == 1


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_order_plays_no_part_and_an_invented_item_is_spurious(
    new_report: Callable[[], Json], data: st.DataObject
) -> None:
    gold, output = new_report(), new_report()
    path = data.draw(st.sampled_from(LISTS))
    put(output, path, data.draw(st.permutations(at(output, path))))
    assert compare([gold], [output]).errors == []
    extra = copy.deepcopy(at(gold, path)[0])
    at(output, path).insert(data.draw(st.integers(0, len(at(output, path)))), extra)
    found = compare([gold], [output]).errors
    assert {error.outcome for error in found} == {"spurious"}
    assert len(found) == leaves(extra)


def test_soft_equality_is_for_texts_only(gold: Json, output: Json) -> None:
    output["projects"][0]["entries"][0]["text"] = "遊具を１２基 替えます。"
    output["staffing"]["sections"][0]["staff_count"] = "9"
    found = compare([gold], [output]).errors
    assert sorted((error.pattern, error.is_soft) for error in found) == [
        ("projects/*/entries/*/text", True),
        ("staffing/sections/*/staff_count", False),
    ]


def test_numbers_are_equal_whatever_their_type_and_true_is_no_number(gold: Json, output: Json) -> None:
    output["staffing"]["sections"][0]["staff_count"] = 9.0
    assert outcomes(gold, output) == []
    output["staffing"]["stated_total"]["includes_head"] = 0
    assert outcomes(gold, output) == [("wrong", "/reports/0/staffing/stated_total/includes_head")]


def test_a_section_id_is_compared_as_the_section_it_points_at(gold: Json, output: Json) -> None:
    for section in output["staffing"]["sections"]:
        section["section_id"] = f"other-{section['name']}"
    for project in output["projects"]:
        project["sections"][0]["section_id"] = f"other-{project['sections'][0]['label']}"
    assert outcomes(gold, output) == []
    output["projects"][0]["sections"][0]["section_id"] = "other-里山室"
    assert outcomes(gold, output) == [("wrong", "/reports/0/projects/0/sections/0/section_id")]


def test_what_the_gold_leaves_out_is_not_compared(gold: Json, output: Json) -> None:
    for project in gold["projects"]:
        del project["sections"][0]["section_id"]
    del gold["goals"], gold["extras"]
    output["goals"] = []
    found = compare([gold], [output])
    assert found.errors == []
    assert found.left_out == {"projects/*/sections/*/section_id": 3, "goals": 1, "extras": 1}


def test_swapped_texts_are_wrong_and_no_item_is_lost(gold: Json, output: Json) -> None:
    one, two = (output["projects"][number]["entries"][1] for number in (0, 1))
    one["text"], two["text"] = two["text"], one["text"]
    assert [outcome for outcome, _ in outcomes(gold, output)] == ["wrong", "wrong"]


def test_an_item_of_another_name_is_known_by_what_it_holds(gold: Json, output: Json) -> None:
    output["projects"].insert(0, output["projects"].pop())
    output["projects"][0].update(name="※", name_label="※")
    assert sorted(outcomes(gold, output)) == [
        ("wrong", "/reports/0/projects/0/name"),
        ("wrong", "/reports/0/projects/0/name_label"),
    ]


def test_a_paragraph_cut_in_two(gold: Json, output: Json) -> None:
    output["policies"][0]["paragraphs"] = ["緑を増やしま", "す。", "手入れを続けます。"]
    assert outcomes(gold, output) == [
        ("wrong", "/reports/0/policies/0/paragraphs/0"),
        ("spurious", "/reports/0/policies/0/paragraphs/1"),
    ]


def test_a_null_object(gold: Json, output: Json) -> None:
    output["department"] = None
    gold["staffing"]["stated_total"] = None
    assert sorted(outcomes(gold, output)) == [
        ("missing", "/reports/0/department/name"),
        ("missing", "/reports/0/department/parents/-"),
        ("spurious", "/reports/0/staffing/stated_total/includes_head"),
        ("spurious", "/reports/0/staffing/stated_total/label"),
        ("spurious", "/reports/0/staffing/stated_total/staff_count"),
    ]


def test_types_of_staff_are_leaves(gold: Json, output: Json) -> None:
    output["staffing"]["sections"][0]["staff_counts"] = {"regular": 8, "contract": 1}
    assert outcomes(gold, output) == [
        ("spurious", "/reports/0/staffing/sections/0/staff_counts/contract"),
        ("missing", "/reports/0/staffing/sections/0/staff_counts/reappointed"),
    ]


def test_extras_are_a_bag_of_text(gold: Json, output: Json) -> None:
    output["extras"] = [{"label": None, "text": "自己紹介"}, {"label": None, "text": "山歩きが 好きです。"}]
    assert outcomes(gold, output) == []
    output["extras"].append({"label": None, "text": "注記"})
    gold["extras"].append({"label": None, "text": "別表"})
    assert outcomes(gold, output) == [("missing", "/reports/0/extras/-"), ("spurious", "/reports/0/extras/2")]


def test_reports_of_a_booklet(new_report: Callable[[], Json]) -> None:
    booklet = [new_report() for _ in range(3)]
    for number, one in enumerate(booklet):
        one["department"]["name"] = f"第{number}部"
    output = copy.deepcopy([booklet[2], booklet[0]])
    found = compare(booklet, output).errors
    assert {(error.outcome, error.whole, error.whole_pattern) for error in found} == {
        ("missing", "/reports/1", "report")
    }
    assert len(found) == leaves({**booklet[1], "extras": []}) + 1
    other = {**new_report(), "title": "別の報告", "department": None}
    assert {error.whole for error in compare(booklet[:1], [other]).errors} == {None, "/reports/0/department"}


def test_a_document_that_must_give_no_report(output: Json) -> None:
    assert compare([], []).errors == []
    found = compare([], [output]).errors
    assert {error.outcome for error in found} == {"spurious"}
    assert {error.path.rpartition("/")[0] for error in found} >= {"/reports/0", "/reports/0/projects/2/budgets/0"}


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (("森田一郎", None), []),
        (("森田 一郎", "森田"), []),
        (("森 田一郎", "森"), ["wrong", "wrong"]),
        ((None, None), ["missing"]),
    ],
)
def test_of_several_values_that_the_gold_accepts_any_one_will_do(
    gold: Json, output: Json, read: tuple[str | None, str | None], said: list[str]
) -> None:
    gold["officers"][0] |= {
        "full_name": {"any_of": ["森田 一郎", "森田一郎"]},
        "family_name": {"any_of": ["森田", None]},
    }
    output["officers"][0] |= dict(zip(("full_name", "family_name"), read, strict=True))
    found = compare([gold], [output])
    assert [error.outcome for error in found.errors] == said
    assert ("/reports/0/officers/0" in found.confirmed) == (not said)


def test_an_item_is_found_again_by_the_first_of_its_accepted_values(gold: Json, output: Json) -> None:
    gold["projects"][0]["name"] = {"any_of": ["公園遊具更新事業", "公園遊具"]}
    output["projects"].reverse()
    assert compare([gold], [output]).errors == []
