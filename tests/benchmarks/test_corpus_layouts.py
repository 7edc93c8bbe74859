"""The evaluated corpus: gold in the contract's form, every gold value printed, the same seed the same bytes."""

from __future__ import annotations

import doctest
import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import render_text
from benchmarks.corpus.blocks import tables_of
from benchmarks.corpus.document import document
from benchmarks.corpus.evaluated import FORMATS, RENDERERS, Order, item, make_folder, planned
from benchmarks.corpus.evaluated import evaluated as all_of
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.layouts import LAYOUTS, Layout, figures, header, invent, names, prose, wording
from benchmarks.corpus.layouts.facts import whole
from pipeline.batch.sources import load_sources
from pipeline.evaluate.align import choices
from pipeline.model.report import Report
from pipeline.run import Provenance

SEEDS = range(700, 704)
_PRINTED = frozenset(("title", "name", "text", "value", "unit", "marker", "label"))


def reports(layout: Layout) -> Iterator[tuple[dict[str, Any], str]]:
    """Every gold report of a few documents with the document's text."""
    for seed in SEEDS:
        one = item(seed, layout, {})
        text = render_text.as_text(one.blocks)
        for report in one.reports:
            yield report, text


def first_choice(gold: Any) -> Any:
    """The gold with the first of the values where it accepts several."""
    gold = choices(gold)[0]
    if isinstance(gold, dict):
        return {name: first_choice(value) for name, value in gold.items()}
    return [first_choice(value) for value in gold] if isinstance(gold, list) else gold


def with_ids(report: dict[str, Any]) -> dict[str, Any]:
    """The report with made-up ids."""
    scope = f"142034-{report['fiscal_year']}-"
    made: dict[str, Any] = first_choice(report) | {"report_id": f"rpt-{scope}{0:010x}"}
    for at, section in enumerate(made["staffing"]["sections"]):
        section["section_id"] = f"sec-{scope}{at:010x}"
    for at, project in enumerate(made["projects"]):
        project["project_id"] = f"prj-{scope}{at:010x}"
        for section in project["sections"]:
            section["section_id"] = None
    return made


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def texts_of(gold: Any, key: str = "") -> Iterator[str]:
    """Every text of the gold that must stand in the document."""
    if isinstance(gold, dict):
        for name, value in gold.items():
            yield from texts_of(value, name)
    elif isinstance(gold, list):
        for value in gold:
            yield from texts_of(value, key if key in ("paragraphs", "parents") else "")
    elif isinstance(gold, str) and (key in _PRINTED or key.endswith("_label") or key in ("paragraphs", "parents")):
        yield gold


def numbers_of(report: dict[str, Any]) -> Iterator[str]:
    """Every number of measures and staff as it may be printed."""
    for project in report["projects"]:
        for measure in project["measures"]:
            yield from (f"{measure[key]:,}" for key in ("baseline", "target", "actual") if measure[key] is not None)
    for section in report["staffing"]["sections"]:
        yield from (f"{number:,}" for number in section["staff_counts"].values())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_gold_is_in_the_contract_s_form(layout: Layout) -> None:
    for report, _ in reports(layout):
        Report.model_validate_json(json.dumps(with_ids(report)))
        assert report["fiscal_year_label"] is not None
        assert report["projects"]
        assert [project["project_no"] for project in report["projects"]] == list(range(1, len(report["projects"]) + 1))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_gold_value_is_printed(layout: Layout) -> None:
    for report, text in reports(layout):
        printed = squeezed(text)
        missing = [one for one in (*texts_of(report), *numbers_of(report)) if squeezed(one) not in printed]
        assert missing == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_line_has_a_place_in_the_gold(layout: Layout) -> None:
    """Loose lines are titles, labels or values: a line of prose that the gold does not know would be an error."""
    for seed in SEEDS:
        one = item(seed, layout, {})
        known = squeezed("".join(text for report in one.reports for text in texts_of(report)))
        for block in one.blocks:
            if not tables_of(block) and len(text := squeezed(getattr(block, "text", ""))) > 30 and "。" in text:
                assert text[-25:] in known


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_same_seed_same_document(layout: Layout) -> None:
    first, second = (item(812, layout, {}) for _ in range(2))
    assert first == second
    assert item(813, layout, {}).reports != first.reports


@pytest.mark.parametrize("form", RENDERERS)
def test_same_seed_same_bytes(form: str) -> None:
    first, second = (RENDERERS[form](item(820, LAYOUTS[2], {})) for _ in range(2))
    assert first == second


def test_the_groups_are_as_large_as_promised() -> None:
    assert len([one for one in LAYOUTS if one.group == "unknown"]) >= 5
    assert len(LAYOUTS) >= 8
    assert len({one.name for one in all_of()}) == len(all_of()) == len(FAMILIES) + len(LAYOUTS)
    assert {one.name for one in all_of(("unknown",))} == {one.name for one in LAYOUTS if one.group == "unknown"}


def test_the_twelve_families_give_the_same_documents_as_ever() -> None:
    digest = hashlib.sha256()
    for family in FAMILIES:
        digest.update(render_text.as_text(document(41, family).blocks).encode())
    assert digest.hexdigest() == TWELVE


TWELVE = "7a2c347ab543f50e7a980168803cc9130fe56ea6165a386d64e84a0ed0a980c9"


def test_every_family_has_every_format_in_turn() -> None:
    chosen = all_of()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, formats, _ in planned(Order(len(chosen) * len(FORMATS), 3)):
        found[one.layout].update(formats)
    assert all(formats == set(FORMATS) for formats in found.values())


def test_a_folder_for_the_evaluation(tmp_path: Path) -> None:
    order = Order(6, 9, ("txt", "html"), every=True, groups=("unknown",))
    assert make_folder(tmp_path / "gold", order) == 12
    golds = sorted((tmp_path / "gold").rglob("*.expected.json"))
    assert len(golds) == 6
    sources = load_sources(tmp_path / "gold" / "sources.csv", Provenance())
    for path in golds:
        assert json.loads(path.read_text(encoding="utf-8"))["reports"]
        group, _, name = path.relative_to(tmp_path / "gold").parts
        assert group == "unknown"
        source = path.with_name(name.replace(".expected.json", ".txt"))
        assert source.is_file()
        said = sources.of(source.relative_to(tmp_path / "gold").as_posix())
        assert said.local_government_code is not None
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "gold", order)
    with pytest.raises(ValueError, match="no producer"):
        make_folder(tmp_path / "other", Order(1, 1, producers=("typewriter",)))


@pytest.mark.parametrize("module", [figures, header, invent, names, prose, wording])
def test_the_examples_in_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


def test_whole_numbers_have_no_fraction() -> None:
    assert (whole(3.0), whole(4.05), type(whole(12.0))) == (3, 4.05, int)
