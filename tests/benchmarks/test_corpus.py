"""The corpus agrees with its own gold: every format that our readers know holds the cells and lines it was made of."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus import (
    content,
    folder,
    people,
    phrases,
    producers,
    render_docx,
    render_html,
    render_text,
    render_xlsx,
)
from benchmarks.corpus.arrange import arrange
from benchmarks.corpus.blocks import Beside, Cell, Table, grid, placed, tables_of
from benchmarks.corpus.document import Document, document
from benchmarks.corpus.families import FAMILIES, Family
from benchmarks.corpus.gold import Gold, GoldTable, from_json, gold_of
from benchmarks.measure.match import Match, cells_of, loose_of, match
from pipeline.model.document import Source
from pipeline.model.errors import DocumentError
from pipeline.read import read_document, sniff

RULED = [family for family in FAMILIES if family.ruled]


def short(seed: int, family: Family) -> Document:
    """A document of three projects, so that its tables end before the page does."""
    made = content.replaced(content.make(seed), {ord("𠮷"): "吉"})
    made = replace(made, report=replace(made.report, projects=made.report.projects[:3], goals=made.report.goals[:3]))
    blocks = arrange(made, family)
    return Document(f"{seed}-{family.name}", made, family, blocks, gold_of(made, family, blocks))


def by_reportlab(one: Document) -> bytes:
    producer = next(producer for producer in producers.PRODUCERS if producer.name == "reportlab-embedded")
    if why := producer.absent():
        pytest.skip(why)
    return producer.make([one])[one.name]


RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "text": lambda one: render_text.as_text(one.blocks).encode(),
    "html": lambda one: render_html.as_html(one.blocks, one.family.look, one.city).encode(),
    "docx": lambda one: render_docx.as_docx(one.blocks, one.family.look, one.city),
    "xlsx": lambda one: render_xlsx.as_xlsx(one.blocks, one.family.look, one.city),
    "pdf": by_reportlab,
}


def read_match(one: Document, data: bytes) -> Match:
    """What our reader finds of the gold; skips where no reader exists for the format."""
    try:
        source = Source("report", hashlib.sha256(data).hexdigest(), len(data), sniff(data))
    except DocumentError as error:
        if error.code == "unsupported-format":
            pytest.skip(str(error))
        raise
    try:
        found = read_document(data, source)
    except DocumentError as error:
        if data.startswith(b"PK") and error.code == "undecodable-text":
            pytest.skip("no reader takes this kind of Office file yet")
        raise
    return match(one.gold, cells_of(found), loose_of(found))


@pytest.mark.parametrize("family", RULED, ids=lambda family: family.name)
@pytest.mark.parametrize("form", RENDERERS)
def test_every_format_holds_the_gold(form: str, family: Family) -> None:
    one = short(11, family)
    found = read_match(one, RENDERERS[form](one))
    assert (found.both, found.found) == (found.gold, found.wanted)
    assert found.read == found.gold


@pytest.mark.parametrize("form", RENDERERS)
def test_same_seed_same_bytes(form: str) -> None:
    first, second = (RENDERERS[form](document(5, RULED[3], {ord("𠮷"): "吉"})) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("seed", range(40))
def test_content_has_the_size_of_the_genre(seed: int) -> None:
    made = content.make(seed)
    report = made.report
    assert 5 <= len(report.sections) <= 12
    assert 5 <= len(report.goals) <= 10
    assert 6 <= len(report.projects) <= 20
    texts = [entry.text for project in report.projects for entry in project.entries]
    assert all(15 <= len(text) <= 250 for text in texts)
    assert len(set(texts)) == len(texts)
    assert not any("{" in text for text in (*texts, *report.goals, *report.policy))
    assert len({project.name for project in report.projects}) == len(report.projects)
    assert [one.staff for one in report.sections] == [sum(n or 0 for n in numbers) for numbers in made.counts]
    assert made.city.code[5] == content.check_digit(made.city.code[:5])


def test_sentences_seldom_repeat() -> None:
    texts = [
        entry.text for seed in range(60) for project in content.make(seed).report.projects for entry in project.entries
    ]
    assert len(set(texts)) > 0.99 * len(texts)


def test_hard_characters_are_in_the_lists() -> None:
    names = "".join(kanji for kanji, _ in people.FAMILIES)
    assert set("﨑髙濵𠮷") <= set(names)
    sentences = "".join((*phrases.PLANS, *phrases.MIDTERMS, *phrases.FINALS, *phrases.PARTNERS))
    assert set("①②③～－（）「」") <= set(sentences)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_cell_of_every_table_is_covered_once(family: Family) -> None:
    for block in document(3, family).blocks:
        for table in tables_of(block):
            placed(table)
        if isinstance(block, Beside):
            assert len(block.left.rows) == len(block.right.rows)


@pytest.mark.parametrize(
    "rows",
    [((Cell("a", colspan=3),),), ((Cell("a"),),), ((Cell("a", rowspan=2), Cell("b")), (Cell("c"), Cell("d")))],
    ids=["too wide", "a hole", "overlap"],
)
def test_cells_that_do_not_fit_are_refused(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(ValueError, match="cell"):
        placed(Table(rows, (0.5, 0.5)))


def test_grid_leaves_covered_positions_blank() -> None:
    table = Table(((Cell("a", rowspan=2), Cell("b")), (Cell("c"),)), (0.5, 0.5))
    assert grid(table) == (("a", "b"), ("", "c"))


def test_gold_survives_json() -> None:
    gold = document(8, RULED[0]).gold
    assert from_json(gold.as_json()) == gold


def test_match_counts_cells_once_and_repeated_heads_freely() -> None:
    gold = Gold(
        (GoldTable((("課名", "人数"), ("市民課", "9"), ("税務課", "9")), 1, ruled=True),), ("市民部の基本方針",), {}
    )
    exact = match(gold, ["課名", "人数", "課名", "人数", "市民課", "９", "税務\n課", "9"], "市民部の 基本方針")
    assert (exact.gold, exact.read, exact.both, exact.loose) == (6, 6, 6, 1.0)
    torn = match(gold, ["課名", "人数", "市民", "課", "9", "税務課"], "")
    assert (torn.gold, torn.read, torn.both, torn.loose) == (6, 6, 4, 0.0)


def test_a_frame_around_prose_counts_as_lines() -> None:
    gold = Gold((GoldTable((("安心なまち。\n豊かなまち。",),), 0, ruled=True),), (), {})
    for cells in (["安心なまち。\n豊かなまち。"], ["安心なまち。", "豊かなまち。"]):
        assert match(gold, cells, "") == Match(0, 0, 0, 12, 12)


def test_a_folder_is_made_once_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = producers.Producer("own", lambda: None, lambda documents: {one.name: b"%PDF-" for one in documents}, {})
    gone = producers.Producer("gone", lambda: "not on this machine", lambda _: {}, {})
    monkeypatch.setattr(folder, "PRODUCERS", (own, gone))
    made = folder.corpus_in(tmp_path / "corpus", 3, 7)
    assert [entry.path.read_bytes() for entry in made.entries] == [b"%PDF-"] * 3
    assert made.absent == (("gone", "not on this machine"),)
    monkeypatch.setattr(folder, "PRODUCERS", ())
    assert folder.corpus_in(tmp_path / "corpus", 3, 7) == made


def test_office_files_tell_no_time() -> None:
    import zipfile

    one = document(2, RULED[0])
    for data in (RENDERERS["docx"](one), RENDERERS["xlsx"](one)):
        assert {item.date_time[0] for item in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {2024}
