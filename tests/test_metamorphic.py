"""The same report printed or saved in another way gives the same data."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.batch.output import Options, run_batch
from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.run import Conversion, Provenance, convert
from pipeline.selfcheck import widths
from pipeline.selfcheck.text_changes import ENCODINGS, layout_changes
from pipeline.selfcheck.widths import Change, in_lines

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "raw" / "汐見原市"
SHARED = ROOT.parent / "shared" / "samples" / "142034-2016-shiminbu.txt"
SAVED_AS = {
    "平成30年度/市民環境部": "utf-8",
    "平成30年度/福祉こども部": "cp932",
    "令和元年度/福祉こども部": "utf-16",
    "令和2年度/福祉こども部": "utf-8-sig",
    "令和2年度/都市整備部": "utf-8",
    "令和3年度/福祉こども部": "utf-8",
}
NAMES = [*SAVED_AS, *(["shared"] if SHARED.is_file() else [])]
CITY = Provenance("142999", "汐見原市", None, "CC-BY-4.0")

Drop = Callable[[Any], Any]
Reports = Callable[[Conversion], list[dict[str, Any]]]


@cache
def known() -> ProfileSet:
    return load_profiles()


@cache
def text_of(name: str) -> str:
    if name == "shared":
        return SHARED.read_text(encoding="utf-8")
    return (RAW / f"{name}.txt").read_bytes().decode(SAVED_AS[name]).replace("\r\n", "\n")


def reports(data: str | bytes) -> Any:
    content = data.encode() if isinstance(data, str) else data
    return convert(content, "report.txt", CITY, known()).record.model_dump(mode="json")["reports"]


_reports_of = cache(lambda name: reports(text_of(name)))


# Widths: only where the print is structure; prose keeps its digits as printed.


def in_first_cells(change: Change) -> Change:
    """Names and headings stand in the first cell of a line."""

    def run(text: str) -> str:
        parts = (line.partition("\t") for line in text.split("\n"))
        return "\n".join(change(first) + tab + rest for first, tab, rest in parts)

    return run


WIDTHS: Mapping[str, Change] = MappingProxyType(
    {name: in_lines(change) for name, change in widths.WIDTHS.items()}
    | {name: in_first_cells(change) for name, change in widths.BRACKETS.items()}
)


@pytest.mark.parametrize("how", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_widths(name: str, how: str, drop_labels: Drop) -> None:
    changed = WIDTHS[how](text_of(name))
    assert drop_labels(reports(changed)) == drop_labels(_reports_of(name))


def test_widths_change_something() -> None:
    for how, change in WIDTHS.items():
        assert any(change(text_of(name)) != text_of(name) for name in NAMES), how


# Layout of the file: nothing printed changes.


def is_heading(line: str) -> bool:
    return known().generic.labels.kind_of(line, "heading.") is not None


LAYOUTS: Mapping[str, Change] = MappingProxyType(
    {
        **layout_changes(is_heading),
        # Not sound for every text: in another layout blank lines may part paragraphs, and runs of blanks columns.
        "blank lines everywhere": lambda text: text.replace("\n", "\n\n"),
        "tabs as 4 blanks": lambda text: text.replace("\t", " " * 4),
        "tabs as 8 blanks": lambda text: text.replace("\t", " " * 8),
        "tabs as wide blanks": lambda text: text.replace("\t", "\u3000\u3000"),
    }
)


@pytest.mark.parametrize("how", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_layouts(name: str, how: str) -> None:
    assert reports(LAYOUTS[how](text_of(name))) == _reports_of(name)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(sorted(LAYOUTS)), min_size=2, max_size=4, unique=True))
def test_layouts_together(name: str, hows: list[str]) -> None:
    # Rows that are all set apart show no columns by their blanks alone.
    assume("blank lines everywhere" not in hows or not any(how.startswith("tabs as") for how in hows))
    text = text_of(name)
    # Line ends last: the others look for line feeds.
    for how in sorted(hows, key=lambda how: ("CR" in how or "line end" in how, how)):
        text = LAYOUTS[how](text)
    assert reports(text) == _reports_of(name)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_blank_lines_anywhere(name: str, data: st.DataObject) -> None:
    lines = text_of(name).split("\n")
    for at in data.draw(st.lists(st.integers(0, len(lines)), max_size=12)):
        lines.insert(at, data.draw(st.sampled_from(["", " ", "\u3000", "\t"])))
    assert reports("\n".join(lines)) == _reports_of(name)


# Encodings


def encodable(text: str, encoding: str) -> str:
    """The text with what the encoding lacks folded to what it has (① → 1)."""

    def known_char(char: str) -> str:
        for one in (char, unicodedata.normalize("NFKC", char)):
            try:
                one.encode(encoding)
            except UnicodeEncodeError:
                continue
            return one
        return "々"

    return "".join(map(known_char, text))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_encodings(name: str, encoding: str) -> None:
    text = encodable(text_of(name), encoding)
    wanted = _reports_of(name) if text == text_of(name) else reports(text)
    data = text.encode(encoding)
    assert reports(data) == wanted
    assert reports(data.replace("\n".encode(encoding), b"\n") if encoding == "cp932" else data) == wanted


def test_decomposed_file_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    name = unicodedata.normalize("NFD", "がぎ部.txt")
    assert name != "がぎ部.txt"
    (folder / name).write_text(text_of(NAMES[0]), encoding="utf-8")
    (folder / "sources.csv").write_text(
        "path,local_government_code,name\nがぎ部.txt,142999,汐見原市\n", encoding="utf-8"
    )
    run = run_batch(Options((folder,), tmp_path / "out"), lambda outcome, total: None)
    assert [document.path for document in run.record.documents] == ["がぎ部.txt"]
    record = convert(text_of(NAMES[0]).encode(), "がぎ部.txt", CITY, known()).record
    written = (tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8")
    assert record.reports[0].report_id in written


def test_the_path_changes_no_report() -> None:
    data = text_of(NAMES[0]).encode()
    one, two = (convert(data, path, CITY, known()).record for path in ("a.txt", "令和9年度/総務部.pdf"))
    assert one.reports == two.reports
    assert one.issues == two.issues
