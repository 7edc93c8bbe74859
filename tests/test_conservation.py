"""Nothing printed vanishes, nothing is held without its place: whatever lines stand in a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document
from pipeline.model.report import DocumentRecord
from pipeline.profiles.labels import label_key
from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion
from pipeline.text.enumerators import split_marker

ROOT = Path(__file__).resolve().parents[1]
NAMES = sorted(path.relative_to(ROOT / "raw").as_posix() for path in (ROOT / "raw").rglob("*市/*/*.*"))

ConvertText = Callable[[str], Conversion]
Convert = Callable[..., Conversion]
CityReport = Callable[..., str]
Resolve = Callable[[Any, str], Any]

_TOKEN = re.compile(r"\w+")
_LETTERS = (
    "市民協働安全地域活動計画推進強化検討実施状況について報告するものとします令和年度課部長名表題事業あいうアイウ"
)
_MARKS = "、。・（）「」() ：:－-＊※【】①②１２３0123～/％"

japanese = st.text(alphabet=_LETTERS + _MARKS, min_size=1, max_size=30)
cells = st.lists(st.text(alphabet=_LETTERS + _MARKS, max_size=12), min_size=2, max_size=5).map("\t".join)
typical = st.sampled_from(
    [
        "主な事業", "最終報告", "\t最終報告", "中間報告 進めています。", "課名\t課長名\t職員数", "合計\t\t15", "合計 15人", "- 3 -", "自己紹介",
        "趣味は登山です。", "部局名 福祉部", "部長名", "市民課\t\t8", "\t\t", "③ 目標の三番目です。", "ア 小さな目標です。", "(市民課)", "（繰越分）",
        "基本方針", "令和元年度の目標", "備考", "※ 人数は再任用職員を含みます。", "担当部長 山田 太郎", "福祉部の基本方針", "令和3年2月30日現在", "使命",
        "事業名\t取組内容・報告", "見守り事業 (福祉課)", "\t", "\u3000字下げの文です。", "□ 印です。", "15", "URL https://www.city.example/",
    ]
)  # fmt: skip
inserted = st.lists(st.tuples(st.floats(0, 1), st.one_of(japanese, cells, typical)), min_size=1, max_size=6)


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def without_mark(cell: str) -> str:
    """A cell without the bullet or number before it: texts of sentences are given without."""
    marker = split_marker(cell.strip())
    return cell if marker is None else cell.strip()[marker.rest_start :]


def tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text))


def heading_words(profiles: ProfileSet) -> frozenset[str]:
    """Every word of the vocabulary: a printed heading or column title is held by its block, not repeated."""
    known: frozenset[str] = frozenset(profiles.generic.labels._kinds)
    return known


def lost(conversion: Conversion, headings: frozenset[str]) -> list[tuple[int, str]]:
    """Words of the source that stand nowhere in the data and are no heading and no furniture."""
    document = conversion.document
    held = "\n".join(tokens_of_record(conversion.record))
    missing = []
    for line in document.lines:
        if line.number in document.furniture:
            continue
        for cell in line.text.split("\t"):
            if label_key(cell) in headings:
                continue
            missing += [
                (line.number, token)
                for token in tokens(without_mark(cell))
                if token not in held and not _is_label(token, headings)
            ]
    return missing


def tokens_of_record(record: DocumentRecord) -> Iterator[str]:
    """The words of every value; numbers as printed stand in labels or evidence."""
    for text in strings(record.model_dump(mode="json")["reports"]):
        yield unicodedata.normalize("NFKC", text)
        yield "".join(tokens(text))
    for pointer, evidence in record.evidence.items():
        if pointer.endswith(("goal_no", "staff_count")) or "/staff_counts/" in pointer or "total" in pointer:
            yield unicodedata.normalize("NFKC", evidence.text)


def _is_label(token: str, headings: frozenset[str]) -> bool:
    """部局名 in `部局名 市民部`, 現在 in the as-of line: words by which a field is found."""
    return label_key(token) in headings or re.fullmatch(r".*職員数.*|.*年度?の(?:目標|取組)", token) is not None


def check_evidence(record: DocumentRecord, document: Document, resolve: Resolve) -> None:
    """Every pointer leads to a value; every evidence is what stands at its lines."""
    dumped = record.model_dump(mode="json")
    for pointer, evidence in record.evidence.items():
        assert resolve(dumped, pointer) is not None, pointer
        assert evidence.line_start is not None
        assert evidence.line_end is not None
        lines = [line.text for line in document.lines[evidence.line_start - 1 : evidence.line_end]]
        for part in evidence.text.split("\n"):
            assert any(part in line for line in lines), (pointer, part)
    for issue in record.issues:
        if issue.path is not None:
            resolve(dumped, issue.path)
        if issue.where is not None and issue.where.line_start is not None:
            assert 1 <= issue.where.line_start <= (issue.where.line_end or 0) <= len(document.lines)


def check_extras(record: DocumentRecord) -> None:
    """What stands in `extras` without a heading is told of."""
    told = {
        (issue.where.line_start, issue.where.line_end)
        for issue in record.issues
        if issue.code == "unclaimed-text" and issue.where is not None
    }
    apart = [
        range(issue.where.line_start or 0, (issue.where.line_end or 0) + 1)
        for issue in record.issues
        if issue.code == "front-matter" and issue.where is not None
    ]
    for number, report in enumerate(record.reports):
        for index, extra in enumerate(report.extras):
            place = record.evidence[f"/reports/{number}/extras/{index}/text"]
            in_front = any(place.line_start in lines for lines in apart)
            assert extra.label is not None or in_front or (place.line_start, place.line_end) in told


def with_lines(text: str, lines: Sequence[tuple[float, str]]) -> str:
    printed = text.split("\n")
    for share, line in lines:
        printed.insert(int(share * len(printed)), line)
    return "\n".join(printed)


@settings(max_examples=150, deadline=None)
@given(lines=inserted)
@example(lines=[(0.0, "計\tあ")])  # 職員数 of the header that is no number
@example(lines=[(0.5, "計\tあ")])
def test_inserted_lines_are_found_again(
    lines: list[tuple[float, str]],
    convert_text: ConvertText,
    city_report: CityReport,
    resolve_pointer: Resolve,
    profiles: ProfileSet,
) -> None:
    conversion = convert_text(with_lines(city_report(), lines))
    assert lost(conversion, heading_words(profiles)) == []
    check_evidence(conversion.record, conversion.document, resolve_pointer)
    check_extras(conversion.record)
    assert "evidence-mismatch" not in {issue.code for issue in conversion.record.issues}


@pytest.mark.parametrize("name", NAMES)
def test_reports_of_the_city(name: str, convert_bytes: Convert, resolve_pointer: Resolve, profiles: ProfileSet) -> None:
    conversion = convert_bytes((ROOT / "raw" / name).read_bytes(), name)
    if name.endswith(".txt"):
        assert lost(conversion, heading_words(profiles)) == []
    check_evidence(conversion.record, conversion.document, resolve_pointer)
    check_extras(conversion.record)
    assert all(report.extras == () for report in conversion.record.reports)


def test_an_unknown_line_is_kept_and_told_of(convert_text: ConvertText, city_report: CityReport) -> None:
    text = city_report(header=("部局名 市民環境部", "部長名 高﨑 邦夫", "文書番号 汐市協第12号"))
    record = convert_text(text).record
    assert [extra.text for extra in record.reports[0].extras] == ["文書番号 汐市協第12号"]
    (issue,) = (issue for issue in record.issues if issue.code == "unclaimed-text")
    assert issue.where is not None
    assert issue.where.line_start == text.split("\n").index("文書番号 汐市協第12号") + 1


def test_a_wrong_proof_is_an_error(convert_text: ConvertText, city_report: CityReport) -> None:
    from pipeline.model.document import Line, Piece
    from pipeline.model.raw import RawText
    from pipeline.validate import check_evidence as check

    proofs = {"/title": RawText((Piece(1, 0, 2, "市民"),))}
    assert [finding.code for finding in check(proofs, (Line(1, "福祉部の基本方針"),))] == ["evidence-mismatch"]
    assert list(check(proofs, (Line(1, "市民部の基本方針"),))) == []
