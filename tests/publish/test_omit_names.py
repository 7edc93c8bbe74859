"""A publication without names: no name of the gold is left in any byte of any file, and the rest is as it was."""

from __future__ import annotations

import csv
import importlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import OutputError, UsageError
from pipeline.publish.masking import folded, names_of, words_masked
from pipeline.publish.nameless import PERSONAL
from pipeline.publish.omit_names import publish_without_names
from pipeline.publish.package import publish as write_output
from pipeline.publish.publication import PublishOptions
from pipeline.publish.tables import TABLES
from pipeline.text.kana import to_hiragana
from tests.publish.publications import converted

ROOT = Path(__file__).parents[2]


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a folder as text: what is packed unpacked, bytes that are no text as they are."""
    for place in sorted(folder.rglob("*")):
        if not place.is_file():
            continue
        name = place.relative_to(folder).as_posix()
        yield name, name
        if place.suffix == ".parquet":
            pq = pytest.importorskip("pyarrow.parquet", reason="an extra")
            yield name, json.dumps(pq.read_table(place).to_pylist(), ensure_ascii=False, default=str)
        elif place.suffix == ".xlsx":
            with zipfile.ZipFile(place) as book:
                yield from ((f"{name}/{part}", book.read(part).decode()) for part in book.namelist())
        else:
            yield name, place.read_bytes().decode("utf-8", "replace")


def gold_names(values: Any) -> Iterator[str]:
    """The names, and their readings, of all officers in a gold file."""
    if isinstance(values, list):
        for item in values:
            yield from gold_names(item)
    elif isinstance(values, dict):
        kana = [list(strings(values.get(name))) for name in ("family_name_kana", "given_name_kana")]
        if "full_name" in values:
            yield from strings(values["full_name"])
            yield from (family + given for family in kana[0] for given in kana[1])
        for item in values.values():
            yield from gold_names(item)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of many words: the words that begin alike are looked for together."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}

    def pattern(branch: dict[str, Any]) -> str:
        # Where a word ends, a longer one need not be looked for.
        return (
            ""
            if "" in branch
            else f"(?:{'|'.join(re.escape(letter) + pattern(below) for letter, below in branch.items())})"
        )

    return re.compile(pattern(tree) if tree else "(?!)")


def left(folder: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Names that stand in a file, in any blanks; one of two letters only with the blank, as it is part of many a word."""
    whole = {re.sub(r"\s", "", name) for name in names}
    wanted = any_of(form for name in whole if len(name) > 2 for form in (name, to_hiragana(name)))
    spaced = any_of(name for name in names if len(name) == 3 and " " in name)
    found = []
    for file, text in texts(folder):
        found += [(file, name) for name in wanted.findall(re.sub(r"\s|\\\\n", "", text))]
        found += [(file, name) for name in spaced.findall(text)]
    return found


def golds(folder: Path, pattern: str) -> list[str]:
    return [name for place in folder.rglob(pattern) for name in gold_names(json.loads(place.read_bytes()))]


def generated(folder: Path) -> Path:
    """Thirty generated documents of all families and formats with their gold."""
    pytest.importorskip("reportlab", reason="makes the PDFs of generated documents")
    evaluated = importlib.import_module("benchmarks.corpus.evaluated")
    evaluated.make_folder(folder, evaluated.Order(30, 11))
    return folder


@pytest.mark.parametrize("kind", ["raw", "generated"])
def test_no_name_of_the_gold_is_left(kind: str, tmp_path: Path, raw_publication: Path) -> None:
    if kind == "raw":
        source, names = raw_publication, golds(ROOT / "tests/fixtures/raw_expected", "*.json")
    else:
        source = converted(generated(tmp_path / "in"), tmp_path / "out")
        names = golds(tmp_path / "in", "*.expected.json")
    assert len(names) > 50
    assert left(source, names)
    publish_without_names(source, tmp_path / "open", PublishOptions())
    assert left(tmp_path / "open", names) == []
    rows: dict[str, list[list[list[str]]]] = {table.name: [] for table in TABLES}
    for folder in (source, tmp_path / "open"):
        for table in TABLES:
            with (folder / f"data/{table.name}.csv").open(encoding="utf-8", newline="") as file:
                rows[table.name].append(list(csv.reader(file)))
    for name, (full, without) in rows.items():
        assert [row[0] for row in full] == [row[0] for row in without], name
        if name not in {"officers", "source_lines", "issues", "extras", "policies"}:
            assert full == without
        assert [[len(cell) for cell in row] for row in full] == [
            [len(cell) for cell in row] for row in without
        ] or name == "officers"
    roles = [[row[3:5] for row in some] for some in rows["officers"]]
    assert roles[0] == roles[1]


@pytest.fixture
def output(tmp_path: Path, make: Any) -> Path:
    folder = tmp_path / "full"
    lines = (*make.lines, "部長　加 藤　一から", "あいさつ　加藤部長です", "課長 佐々木 次郎", "加", "藤一")
    extra = make.report().extras[0].model_copy(update={"text": "担当の加藤 一（かとう一）まで。加藤川の清掃。"})
    section = make.report().staffing.sections[0]
    vacant = make.officer(role="section_head", full_name=None, family_name=None, given_name=None, label="欠員")
    staffing = make.report().staffing.model_copy(
        update={"sections": (section.model_copy(update={"officers": (*section.officers, vacant)}),)}
    )
    report = make.report(extras=(extra,), staffing=staffing)
    pointer = "/reports/0/staffing/sections/0/officers/0"
    places = {pointer: make.evidence(3), f"{pointer}/full_name": make.evidence(3), "/reports/0/title": make.evidence(1)}
    issue = make.issue(f"{pointer}").model_copy(update={"message": "「加藤 一」と読んだ"})
    given = {"source_url": "https://example.jp/%E5%8A%A0%E8%97%A4%E4%B8%80.pdf"}
    record = make.record("加藤一/a.txt", [report], evidence=places, issues=(issue,), document=given)
    write_output([(record, lines)], make.run("加藤一/a.txt"), folder)
    return folder


def test_names_go_and_posts_stay(output: Path, tmp_path: Path) -> None:
    open_ = tmp_path / "open"
    publish_without_names(output, open_, PublishOptions(("csvw", "readme")))
    (place,) = (open_ / "reports").rglob("*.json")
    assert place.relative_to(open_).as_posix() == "reports/■■■/a.txt.json"
    record = json.loads(place.read_bytes())
    report = record["reports"][0]
    heads = [*report["officers"], *report["staffing"]["sections"][0]["officers"]]
    assert [head["role_label"] for head in heads] == ["部長", "担当部長", "課長", "部長"]
    assert all(head[name] is None for head in heads for name in PERSONAL if name != "label")
    assert [head["label"] for head in heads] == [None, None, None, "欠員"]
    assert report["extras"][0]["text"] == "担当の■■ ■（かとう一）まで。加藤川の清掃。"
    assert record["document"]["source_url"] is None
    assert [issue["message"] for issue in record["issues"]] == ["「■■ ■」と読んだ"]
    pointer = "/reports/0/staffing/sections/0/officers/0"
    assert record["evidence"][pointer]["text"] == "■"
    assert f"{pointer}/full_name" not in record["evidence"]
    with sqlite3.connect(open_ / "hoshin.sqlite") as database:
        lines = [row[0] for row in database.execute("SELECT text FROM source_lines ORDER BY rowid")]
        assert database.execute("SELECT count(full_name) + count(label) FROM officers").fetchone() == (1,)
    database.close()
    assert lines[2] == "\t納税課\t■■■ ■\t7.5"
    assert lines[-5:] == ["部長　■ ■　■から", "あいさつ　■■部長です", "課長 ■■■ ■■", "■", "■■"]
    assert "含まない" in (open_ / "README.ja.md").read_text()
    assert "左" not in (open_ / "README.ja.md").read_text()


def test_the_full_output_is_never_written_over(output: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    for target in (output, output / "open", tmp_path):
        with pytest.raises(UsageError, match="apart"):
            publish_without_names(output, target, PublishOptions(("csvw",)))
    with pytest.raises(OutputError, match="something else"):
        publish_without_names(output, other, PublishOptions(("csvw",)))
    publish_without_names(output, tmp_path / "open", PublishOptions(("csvw",)))
    before = {place: place.read_bytes() for place in (tmp_path / "open").rglob("*") if place.is_file()}
    publish_without_names(output, tmp_path / "open", PublishOptions(("csvw",)))
    assert {place: place.read_bytes() for place in (tmp_path / "open").rglob("*") if place.is_file()} == before
    with pytest.raises(OutputError, match="something else"):
        publish_without_names(output, _copy(output, tmp_path / "full2"), PublishOptions(("csvw",)))


def _copy(source: Path, target: Path) -> Path:
    import shutil

    return Path(shutil.copytree(source, target))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("寺島 豊", "■■ ■"),
        ("寺　島　　豊", "■　■　　■"),
        ("寺\n島豊", "■\n■■"),
        ("寺島・豊", "■■■■"),
        ("てらしまゆたか様", "■■■■■■■様"),
        ("ﾃﾗｼﾏﾕﾀｶ", "■■■■■■■"),
        ("山寺島豊夫", "山■■■夫"),
        ("森林一帯", "森林一帯"),
        ("（林一）", "（■■）"),
        ("", ""),
    ],
)
def test_masking(text: str, expected: str) -> None:
    assert names_of(["寺島 豊", "テラシマ ユタカ", "林 一"]).masked(text) == expected


def test_masking_keeps_lengths_and_is_idempotent() -> None:
    names = names_of(["寺島 豊"])
    text = "寺島 豊は寺 島豊"
    assert len(names.masked(text)) == len(text)
    assert names.masked(names.masked(text)) == names.masked(text)
    assert re.sub("[■ は]", "", names.masked(text)) == ""
    assert words_masked("一つ 一", frozenset({folded("一")}), ()) == "一つ ■"
