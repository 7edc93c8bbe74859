"""Nothing printed vanishes, nothing is held without its place: whatever lines stand in a report."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract.report import _unfound, is_known_heading
from pipeline.model.document import Cell, Document, Piece, Row
from pipeline.model.raw import RawProject, RawReport, RawText
from pipeline.model.report import DocumentRecord
from pipeline.model.segments import ReportSegments, Segment
from pipeline.profiles.headings import general_kind, is_general_heading
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
_SPACED = re.compile(r"\w(?:[ \u3000]+\w)+(?!\w)")
_VOICED = "\u3099\u309a\u309b\u309c\uff9e\uff9f"
_NUMERIC = re.compile(
    r"goal_no$|staff_count$|/staff_counts/|total|role_label$|/(?:measures|budgets)/[0-9]+/(?:baseline|target|actual|amount|fiscal_year)"
)
"""Where values are numbers, years or posts: what was printed of each (△5人, 平成28年度, 事長名 of the post 事長) is its evidence."""
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


def _unvoiced(text: str) -> str:
    """A text without its voiced sound marks."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if one not in _VOICED)


def heading_words(profiles: ProfileSet) -> frozenset[str]:
    """Every word of the vocabulary: a printed heading or column title is held by its block, not repeated."""
    known: frozenset[str] = frozenset(profiles.generic.labels._kinds)
    return known


def lost(conversion: Conversion, headings: frozenset[str]) -> list[tuple[int, str]]:
    """Words of the source that stand nowhere in the data and are no heading and no furniture."""
    document = conversion.document
    held = "\n".join(tokens_of_record(conversion.record))
    told = list(told_of(conversion.record))
    dates = [
        evidence.text for pointer, evidence in conversion.record.evidence.items() if pointer.endswith("/as_of_label")
    ]
    placed = list(conversion.record.evidence.values())
    running = _running(document)
    # A line that begins with a voiced sound mark (ﾞ) is joined to the kana at the end of the line before.
    joined_marks = any(line.text.lstrip()[:1] in _VOICED for line in document.lines if line.text.strip())
    words = {part for text in tokens_of_record(conversion.record) for part in tokens(text)}
    missing = []
    for line in document.lines:
        if line.number in document.furniture or line.text.strip() in running:
            continue
        own = {
            part
            for evidence in placed
            if (evidence.line_start or 0) <= line.number <= (evidence.line_end or 0)
            for part in tokens(evidence.text)
        }
        for cell in line.text.split("\t"):
            if (
                label_key(cell) in headings
                or general_kind(cell.strip()) is not None
                or is_general_heading(cell.strip())
            ):
                continue
            missing += [
                (line.number, token)
                for token in tokens(_without_spaced_label(without_mark(_without(cell, dates)), headings))
                if token not in held
                and not (joined_marks and _unvoiced(token) in _unvoiced(held))
                and not _is_label(token, headings)
                and not _is_cut(token, own, words)
                and not any(line.number in lines and token in message for lines, message in told)
            ]
    return missing


def _without_spaced_label(cell: str, headings: frozenset[str]) -> str:
    """A cell without the label at its head whose characters are spaced out: `部　名 市民部` has the label 部名."""
    found = _SPACED.match(cell)
    return cell[found.end() :] if found is not None and label_key(found[0]) in headings else cell


def _is_cut(token: str, own: set[str], words: set[str]) -> bool:
    """Whether a word stands in two texts that were cut between its characters, one of them proven by its line."""
    parts = [(token[:at], token[at:]) for at in range(1, len(token))]
    return any((first in own and last in words) or (first in words and last in own) for first, last in parts)


def _running(document: Document) -> set[str]:
    """Heads and feet of pages, without the blanks round them: lines that stand beside more than one page's number."""
    edges = {at for number in document.furniture for at in (number - 1, number + 1)}
    beside = Counter(line.text.strip() for line in document.lines if line.number in edges)
    return {text for text, times in beside.items() if times > 1}


def _without(cell: str, dates: Sequence[str]) -> str:
    """A cell without the as-of date, which is a value in another form, and stands beside other words without a blank."""
    for date in dates:
        cell = cell.replace(date, " ")
    return cell


def told_of(record: DocumentRecord) -> Iterator[tuple[range, str]]:
    """What issues say of texts that no value holds (「年１」 is no single number), each with the lines it speaks of."""
    for issue in record.issues:
        if (issue.code.startswith(("unreadable-", "goal-reference-")) or issue.code == "unit-conflict") and issue.where:
            lines = range(issue.where.line_start or 0, (issue.where.line_end or 0) + 1)
            yield lines, "\n".join(tokens(issue.message))


def tokens_of_record(record: DocumentRecord) -> Iterator[str]:
    """The words of every value; numbers as printed stand in labels or evidence."""
    for text in strings(record.model_dump(mode="json")["reports"]):
        yield unicodedata.normalize("NFKC", text)
        yield "".join(tokens(text))
    for pointer, evidence in record.evidence.items():
        if _NUMERIC.search(pointer) is not None:
            yield unicodedata.normalize("NFKC", evidence.text)


def _is_label(token: str, headings: frozenset[str]) -> bool:
    """部局名 in `部局名 市民部`, 現在 and 人員数は in the as-of line: words by which a field is found."""
    return (
        label_key(token) in headings or re.fullmatch(r".*(?:職員|人員)数.*|.*年度?の(?:目標|取組)", token) is not None
    )


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


_HEAD = "市民部の基本方針\n部局名 市民部\n部長名 高﨑 邦夫\n"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        # A staffing table's title that nobody knows, over cells that no field is for and that are empty.
        (["課名\t課長名\t職員数\t窓口の色", "市民課\t野沢 剛\t8\t"], "窓口の色"),
        # Titles of goals of which one is none, over no goal.
        (["目標", "目標\t番号\t15"], "15"),
        # A line right above a table that nobody knows is no heading of it by its words.
        (["基本方針", "安心を守ります。", "達成のしるし", "色\t形\t重さ\t長さ", "赤\t丸\t重い\t長い"], "達成のしるし"),
        # Words before the as-of date that say nothing of the staff.
        (["(窓口の数は平成28年4月1日現在)"], "窓口の数は"),
        # A title that nobody knows among titles below titles.
        (["主な事業", "指標\t目標値\t実績値", "指標\t目標値の色\t実績値"], "目標値の色"),
        (["主な事業", "見守り事業", "指標\t目標値\t実績値", "窓の色\t目標値\t実績値", "登録者\t30人\t31人"], "窓の色"),
        # A number below a title of indicators, among titles printed again.
        (["主な事業", "事業名\t取組内容\t報告", "\t円卓会議", "成果", "指標\t目標値\t実績値", "3/12\t事業名\t取組内容\t報告", "見守り\t8"], "3/12"),
        # A year among titles over nothing, above and beside goals, too.
        (["主な事業", "事業名\t取組内容\t最終報告\t令和3年度"], "令和3年度"),
        (["目標", "目標\t令和3年度"], "令和3年度"),
        # A title of heads by its form, over nothing, and over the number of a total.
        (["執行体制", "課名\t課課長名\t職員数"], "課課長名"),
        (["執行体制", "課名\t課課長名\t職員数", "合計\t15"], "課課長名"),
        # A title of sections by its form, over what is none.
        (["執行体制", "課名\t課課名\t職員数", "市民課\t8,250千円\t8"], "課課名"),
        # Headings by their form, of a unit that is another and of general words, over nothing that a field holds.
        (["市度部の基本方針", "甲\t乙\t丙", "丁\t8"], "市度部の基本方針"),
        (["現状と課題", "業務", "課名\t課長名\t職員数"], "業務"),
        (["現状と課題", "業務", "課名\t課長名\t職員数", "市民課\t野沢 剛\t8"], "業務"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_label_is_kept(
    printed: list[str], kept: str, convert_text: ConvertText, profiles: ProfileSet
) -> None:
    conversion = convert_text(_HEAD + "\n".join(printed) + "\n")
    assert lost(conversion, heading_words(profiles)) == []
    assert any(unicodedata.normalize("NFKC", kept) in text for text in tokens_of_record(conversion.record))
    told = " ".join(
        issue.message for issue in conversion.record.issues if issue.code in ("unclaimed-text", "no-layout")
    )
    beside = any(kept in (extra.label or "") for extra in conversion.record.reports[0].extras)
    assert kept in told or "kept whole" in told or beside


@pytest.mark.parametrize(
    "printed",
    [
        # Titles that are known by their form alone, over what a section says.
        ["執行体制", "課名\t係名\t課長等の氏名\t職員数", "市民課\t窓口係\t野沢 剛\t8", "\t記録係\t\t5"],
        # A title known by its place over names, and a month that nothing stands under.
        ["主な事業", "項目\t関係課\t計画\t実績", "見守り\t市民課\t訪ねます。\t訪ねました。", "花壇\t市民課\t植えます。\t植えました。"],
    ],
)  # fmt: skip
def test_what_stands_over_values_is_a_label(printed: list[str], convert_text: ConvertText) -> None:
    record = convert_text(_HEAD + "\n".join(printed) + "\n").record
    told = [issue.message for issue in record.issues if issue.code == "unclaimed-text"]
    assert not any(word in message for message in told for word in ("係名", "氏名", "項目"))


def test_a_word_for_a_figure_with_a_number_labels_no_name(convert_text: ConvertText, profiles: ProfileSet) -> None:
    conversion = convert_text(f"{_HEAD}主な事業\n予算①\t8,250千円\n予算額\t8,250千円\n")
    assert lost(conversion, heading_words(profiles)) == []
    assert "8,250千円" not in {project.name for project in conversion.record.reports[0].projects}


def test_a_label_behind_a_number_is_no_part_of_a_name(convert_text: ConvertText) -> None:
    (report,) = convert_text(
        "市民部の基本方針\n2部局名 市民部\n部長名 高﨑 邦夫\n使命\n市民を支えます。\n"
    ).record.reports
    assert report.department is not None
    assert (report.department.name, report.department.parents) == ("市民部", ())


@pytest.mark.parametrize("title", ["{}市民部の基本方針", "市民部の基本方針（{}）"])
def test_a_line_of_another_year_is_no_label(title: str, convert_text: ConvertText) -> None:
    head = title.format("令和3年度")
    for line, extras in (("令和3年度", []), ("平成28年度", ["平成28年度"])):
        (report,) = convert_text(f"{head}\n{line}\n部局名 市民部\n部長名 高﨑 邦夫\n").record.reports
        assert (report.fiscal_year, [extra.text for extra in report.extras]) == (2021, extras)


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("主な事業", True), ("部の行動計画", True), ("市民部の目標", True), ("職員数（平成29年4月1日現在）", True),
        ("市度部の目標", False), ("市民課", False), ("平成28年度", False), ("達成度 A", False), ("担当部長 山田 太郎", False), ("(繰越分)", False),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_words(text: str, is_heading: bool, profiles: ProfileSet) -> None:
    assert is_known_heading(text, profiles.generic, "市民部の基本方針 市民部") is is_heading


@pytest.mark.parametrize("kind", ["goals", "staffing", "extra", "policy"])
@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("甲", "乙", "丙にします。"), ("丁", "戊", "己にします。")], True),
        ([("甲", "乙", "丙にします。"), ("丁", "戊", "己")], False),
        ([("甲", "乙", "丙にします。")], False),
        ([("甲", "乙にします。"), ("丁", "戊にします。")], False),
        ([("甲", "", "乙にします。"), ("丁", "", "戊にします。")], False),
    ],
)
def test_rows_of_sentences_outside_any_project_may_be_projects(
    kind: str, rows: list[tuple[str, ...]], told: bool, convert_text: ConvertText
) -> None:
    printed = tuple(
        Row(tuple(Cell((Piece(line, 0, len(text), text),) if text else ()) for text in cells))
        for line, cells in enumerate(rows, 1)
    )
    segments = ReportSegments(None, None, (Segment(kind, None, printed),), ())
    found = _unfound(segments, RawReport(**dict.fromkeys(RawReport.__dataclass_fields__, ())))  # type: ignore[arg-type]
    paths = ["/projects", "/goals", "/report_status"] if told and kind != "policy" else []
    assert [(one.code, one.path) for one in found] == [("partly-read", path) for path in paths]
    name = RawText((Piece(9, 0, 3, "甲事業"),))
    with_project = dict.fromkeys(RawReport.__dataclass_fields__, ()) | {"projects": (RawProject(name, (), ()),)}
    assert _unfound(segments, RawReport(**with_project)) == []  # type: ignore[arg-type]


def test_a_total_outside_a_block_that_was_not_understood_is_kept(
    convert_text: ConvertText, profiles: ProfileSet
) -> None:
    unread = "".join(f"一\t二\t三\t語り合う場をつくる{at}\n" for at in "甲乙丙丁戊己庚辛壬癸")
    conversion = convert_text(
        f"合計\t\t15\n{_HEAD}基本方針\n{'市民の声を聴いて進めます。' * 20}\n部局内の執行体制\n{unread}"
    )
    assert "block-not-understood" in {issue.code for issue in conversion.record.issues}
    assert lost(conversion, heading_words(profiles)) == []
    assert any("15" in extra.text for extra in conversion.record.reports[0].extras)


def test_the_oracle_still_sees_what_is_lost(convert_text: ConvertText, profiles: ProfileSet) -> None:
    """What counts as held is no more than that: without its values and issues a record has lost every word."""
    conversion = convert_text(_HEAD + "主な事業\n見守り事業\t30人\n")
    bare = conversion.record.model_copy(update={"reports": (), "evidence": {}, "issues": ()})
    words = {word for _, word in lost(replace(conversion, record=bare), heading_words(profiles))}
    assert {"市民部", "高﨑", "邦夫", "見守り事業", "30人"} <= words


def test_a_wrong_proof_is_an_error(convert_text: ConvertText, city_report: CityReport) -> None:
    from pipeline.model.document import Line, Piece
    from pipeline.model.raw import RawText
    from pipeline.validate import check_evidence as check

    proofs = {"/title": RawText((Piece(1, 0, 2, "市民"),))}
    assert [finding.code for finding in check(proofs, (Line(1, "福祉部の基本方針"),))] == ["evidence-mismatch"]
    assert list(check(proofs, (Line(1, "市民部の基本方針"),))) == []
