"""The layouts by other hands (groups `unseen`, `held`, `blind`, `fresh`, `later`, `other`, `further`, `control`, `closing`): gold valid by the contract's models, all of it printed, reproducible."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import render_docx, render_html, render_text, render_xlsx
from benchmarks.corpus.evaluated import Order, evaluated, group_of, make_folder
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.layouts import LAYOUTS
from benchmarks.corpus.layouts.blind_layouts import BLIND
from benchmarks.corpus.layouts.closing_layouts import CLOSING
from benchmarks.corpus.layouts.control_layouts import CONTROL
from benchmarks.corpus.layouts.fresh_layouts import FRESH
from benchmarks.corpus.layouts.further_layouts import FURTHER
from benchmarks.corpus.layouts.held import forced
from benchmarks.corpus.layouts.held_layouts import HELD, Held, made_held
from benchmarks.corpus.layouts.last_layouts import LAST
from benchmarks.corpus.layouts.later_layouts import LATER
from benchmarks.corpus.layouts.other_layouts import OTHER
from pipeline.model.report import Report

SEEDS = range(12)
PRINTED = frozenset(
    [
        "title",
        "fiscal_year_label",
        "name",
        "name_label",
        "label",
        "text",
        "marker",
        "amount_label",
        "as_of_label",
        "staff_count_label",
        "full_name",
        "family_name",
        "given_name",
        "unit",
        "value",
        "paragraphs",
    ]
)
GROUPS = {
    "unseen": HELD,
    "held": LAST,
    "blind": BLIND,
    "fresh": FRESH,
    "later": LATER,
    "other": OTHER,
    "further": FURTHER,
    "control": CONTROL,
    "closing": CLOSING,
}
ALL = [layout for group in GROUPS.values() for layout in group]
each = pytest.mark.parametrize("layout", ALL, ids=[one.name for one in ALL])


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def with_ids(report: dict[str, Any]) -> dict[str, Any]:
    tail = "142999-2020-0123456789"
    staffing = report["staffing"]
    sections = [{"section_id": f"sec-{tail}", **one} for one in staffing["sections"]]
    projects = [
        {**one, "project_id": f"prj-{tail}", "sections": [{**two, "section_id": None} for two in one["sections"]]}
        for one in report["projects"]
    ]
    return {
        **report,
        "report_id": f"rpt-{tail}",
        "staffing": {**staffing, "sections": sections},
        "projects": projects,
    }


def decided(value: Any) -> Any:
    """The gold with the first of each choice (`any_of`)."""
    if isinstance(value, dict):
        return decided(value["any_of"][0]) if value.keys() == {"any_of"} else {k: decided(v) for k, v in value.items()}
    return [decided(one) for one in value] if isinstance(value, list) else value


def texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in PRINTED:
        yield value


@each
def test_gold_is_valid_by_the_models(layout: Held) -> None:
    for seed in SEEDS:
        for report in made_held(seed, layout, {}, whole=True).reports:
            Report.model_validate_json(json.dumps(with_ids(decided(report))))


@each
def test_gold_without_free_keys_is_a_part_of_the_whole(layout: Held) -> None:
    for seed in SEEDS:
        some = made_held(seed, layout, {}).reports
        whole = made_held(seed, layout, {}, whole=True).reports
        assert all(_is_part(one, two) for one, two in zip(some, whole, strict=True))


def _is_part(some: Any, whole: Any) -> bool:
    if isinstance(some, dict):
        return some.keys() <= whole.keys() and all(_is_part(value, whole[key]) for key, value in some.items())
    if isinstance(some, list):
        return len(some) == len(whole) and all(map(_is_part, some, whole))
    return bool(some == whole)


@each
def test_every_text_of_the_gold_is_printed(layout: Held) -> None:
    for seed in SEEDS:
        paper = made_held(seed, layout, {})
        printed = folded(render_text.as_text(paper.blocks))
        lost = [text for report in paper.reports for text in texts(decided(report)) if folded(text) not in printed]
        assert not lost


@each
def test_the_same_seed_gives_the_same_bytes(layout: Held) -> None:
    one, two, other = (made_held(seed, layout, {}) for seed in (3, 3, 4))
    assert one == two
    assert one.blocks != other.blocks
    for render in (render_html.as_html, render_docx.as_docx, render_xlsx.as_xlsx):
        assert render(one.blocks, one.look, one.city.name) == render(two.blocks, two.look, two.city.name)


@each
def test_each_has_a_department_a_head_and_projects(layout: Held) -> None:
    for seed in SEEDS:
        for report in made_held(seed, layout, {}).reports:
            assert report["department"]["name"]
            assert report["officers"]
            assert len(report["projects"]) >= 4
            assert all(project["entries"] for project in report["projects"])


def test_a_mid_year_document_has_no_result() -> None:
    """Some documents are made before the year's end; the cells that wait for it are blank, and the gold has nothing of them."""
    found = set()
    for layout in LAST:
        for seed in SEEDS:
            for report in made_held(seed, layout, {}).reports:
                status = report["report_status"]
                found.add(status)
                kinds = {entry.get("entry_type") for project in report["projects"] for entry in project["entries"]}
                assert ("final" in kinds) == (status == "final")
                assert all(entry["text"] for project in report["projects"] for entry in project["entries"])
    assert {"final", "plan"} <= found


def test_free_keys_leave_the_gold_at_every_depth() -> None:
    assert forced([{"a": [{"b": 1, "_free": ["b"]}], "_free": []}]) == [{"a": [{}]}]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_made_only_when_asked_for(group: str, tmp_path: Path) -> None:
    layouts = GROUPS[group]
    assert not {group} & {group_of(one) for one in evaluated()}
    assert evaluated((group,)) == layouts
    files = make_folder(tmp_path / group, Order(len(layouts), 1, ("txt", "html"), groups=(group,)))
    assert files == len(layouts) == len(list(tmp_path.glob(f"{group}/{group}/*/*.expected.json")))


def test_each_layout_has_a_name_of_its_own() -> None:
    names = [one.name for one in evaluated(("known", "unknown", *GROUPS))]
    assert len(set(names)) == len(names) == len(FAMILIES) + len(LAYOUTS) + len(ALL)
