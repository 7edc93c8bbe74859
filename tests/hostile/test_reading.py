"""Limits, ranges of pages, and engines in doubt: the PDF reader by itself, with limits small enough for quick files."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.model.issues import kind_of
from pipeline.read import read_document
from pipeline.read.limits import DEFAULT_LIMITS, Limits
from pipeline.read.options import PdfEngine, ReadOptions
from pipeline.read.pdf import engines, pdfium, repair, second
from pipeline.read.pdf.second import has_font_bomb, is_heavy
from pipeline.read.pdf.survey import survey
from tests.hostile import make_files, make_pdf

SOURCE = Source("x.pdf", "0" * 64, 1, "application/pdf")

ENGINES: tuple[PdfEngine, ...] = ("pdfium", "pdfplumber")


def read(data: bytes, options: ReadOptions | None = None, media_type: str = SOURCE.media_type) -> Document:
    return read_document(data, replace(SOURCE, media_type=media_type), options or ReadOptions(ocr="off"))


def limited(**limits: int) -> ReadOptions:
    return ReadOptions(ocr="off", limits=Limits(**limits))


def code_of(data: bytes, options: ReadOptions | None = None, media_type: str = SOURCE.media_type) -> str:
    with pytest.raises(DocumentError) as caught:
        read(data, options, media_type)
    return caught.value.code


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("pages", [(1, 1), (2, 3), (3, 99), (2, 2)])
def test_a_range_of_pages_is_read_as_in_the_whole(engine: PdfEngine, pages: tuple[int, int]) -> None:
    whole = read(make_pdf.REPORT, ReadOptions(engine, "off"))
    part = read(make_pdf.REPORT, ReadOptions(engine, "off", pages=pages))
    wanted = [line for line in whole.lines if line.page and pages[0] <= line.page <= pages[1]]
    assert part.page_count == whole.page_count == 3
    # Furniture is told by what stands on several pages, so that only the text is the same.
    assert sorted((line.page, line.text) for line in part.lines) == sorted((line.page, line.text) for line in wanted)


def test_a_range_outside_the_file() -> None:
    assert code_of(make_pdf.REPORT, ReadOptions(pages=(4, 9))) == "pdf-no-pages"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_pages_beyond_the_limit_are_named(engine: PdfEngine) -> None:
    document = read(make_pdf.many_pages(30), ReadOptions(engine, "off", limits=Limits(pdf_pages=2)))
    assert [note for note in document.notes if note[0] == "page-limits"] == [
        ("page-limits", None, "30 pages; the first 2 were read")
    ]
    assert {line.page for line in document.lines} == {1, 2}
    assert kind_of("page-limits").severity == "error"


def test_a_page_with_too_many_characters_is_left_out_and_named() -> None:
    counts = [sum(len(run.text) for run in page.runs) for page in pdfium.load(make_pdf.REPORT).pages]
    document = read(make_pdf.REPORT, limited(page_characters=max(counts) - 1))
    (lost,) = [detail for code, _, detail in document.notes if code == "page-limits"]
    assert f"{max(counts)} characters" in lost
    assert {line.page for line in document.lines} == {1, 2, 3} - {counts.index(max(counts)) + 1}


def test_text_beyond_the_limit() -> None:
    assert code_of("市民部の基本方針\n".encode() * 9, limited(text_bytes=100), "text/plain") == "file-too-large"
    assert code_of(make_files.page("x" * 200), limited(text_bytes=100), "text/html") == "file-too-large"


def test_cells_of_a_workbook_beyond_the_limit() -> None:
    book = make_files.sheet(make_files.cells("1\t2\t3\n4\t5\t6"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert code_of(book, limited(workbook_cells=5), kind) == "file-too-large"
    assert code_of(book, limited(workbook_bytes=500), kind) == "file-too-large"
    assert len(read(book, None, kind).lines) == 6


def test_a_part_of_a_word_file_beyond_the_limit() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert code_of(make_files.word("x" * 900), limited(part_bytes=600), kind) == "file-too-large"


# Bombs


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_bombs_are_counted_piecemeal(levels: int) -> None:
    with pytest.raises(DocumentError, match="pdf-limits"):
        survey(make_pdf.content_bomb(40 << 20, levels), Limits(stream_bytes=8 << 20))


@pytest.mark.parametrize("disguise", [b"/Subtype/Image", b"/Length1 9", b"/Subtype/XML"])
def test_bombs_in_disguise(disguise: bytes) -> None:
    packed = make_pdf.deflated_zeros(40 << 20, 1, b" ")
    data = make_pdf.page_with(make_pdf.stream(packed, b"/Filter[/FlateDecode]" + disguise))
    with pytest.raises(DocumentError, match="pdf-limits"):
        survey(data, Limits(stream_bytes=8 << 20, picture_bytes=8 << 20))


def test_a_survey_of_a_good_file_finds_nothing() -> None:
    found = survey(make_pdf.REPORT, DEFAULT_LIMITS)
    assert (found.broken, found.page_objects, found.signs, found.picture_bytes) == (False, 3, frozenset(), 0)


def test_fonts_that_would_exhaust_the_second_engine_never_reach_it() -> None:
    ranges = make_pdf.unicode_map(b"1 beginbfrange <0000> <ffffffff> <0000> endbfrange")
    assert has_font_bomb(make_pdf.wide_font())
    assert has_font_bomb(ranges)
    assert not has_font_bomb(make_pdf.REPORT)
    assert code_of(make_pdf.wide_font(), ReadOptions("pdfplumber", "off")) == "pdf-limits"


def test_much_content_never_reaches_the_second_engine() -> None:
    assert is_heavy(make_pdf.operators(b"q ", 1_000_000))
    assert not is_heavy(make_pdf.REPORT)
    assert not is_heavy(make_pdf.picture(100, 100, 4 << 20))


# Repair


def test_what_pdfium_refuses_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    load = pdfium.load
    seen: list[bytes] = []

    def picky(data: bytes) -> object:
        seen.append(data)
        if len(seen) == 1:
            raise DocumentError("pdf-damaged", "no")
        return load(data)

    monkeypatch.setattr(pdfium, "load", picky)
    document = read(make_pdf.REPORT)
    assert [code for code, _, _ in document.notes] == ["pdf-repaired"]
    assert document.engine.startswith("pypdfium2")
    assert len(seen) == 2


def test_without_qpdf_the_second_engine_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "rewritten", lambda _: None)
    monkeypatch.setattr(pdfium, "load", lambda _: (_ for _ in ()).throw(DocumentError("pdf-damaged", "no")))
    document = read(make_pdf.REPORT)
    assert document.notes == (("pdf-repaired", None, "no; read by pdfplumber"),)


def test_a_file_that_is_cut_off_is_not_repaired() -> None:
    assert code_of(make_pdf.REPORT[:-900]) == "pdf-damaged"


def test_qpdf_refuses_what_is_no_pdf() -> None:
    assert repair.rewritten(b"%PDF-1.7\n%%EOF") is None


def test_an_engine_that_counts_too_few_pages_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    load = pdfium.load
    first = [True]

    def short(data: bytes) -> object:
        content = load(data)
        if first.pop() if first else False:
            return replace(content, pages=content.pages[:1], page_count=1)
        return content

    monkeypatch.setattr(pdfium, "load", short)
    document = read(make_pdf.REPORT)
    assert document.page_count == 3
    assert [code for code, _, _ in document.notes] == ["pdf-repaired"]


# Two engines


def test_engines_agree_on_a_good_file() -> None:
    document = read(make_pdf.REPORT, ReadOptions(ocr="off", cross_check="all"))
    assert document.notes == ()


def test_engines_that_read_other_numbers_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = second.stand_in

    def wrong(data: bytes) -> object:
        content = reading(data)
        pages = [
            replace(
                page, runs=tuple(replace(run, text=run.text.replace("1", "7").replace("3", "8")) for run in page.runs)
            )
            for page in content.pages
        ]
        return replace(content, pages=tuple(pages))

    monkeypatch.setattr(engines, "stand_in", wrong)
    document = read(make_pdf.REPORT, ReadOptions(ocr="off", cross_check="all"))
    assert [code for code, _, _ in document.notes] == ["engines-disagree"] * 3
    assert kind_of("engines-disagree").severity == "error"


def test_a_good_file_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "stand_in", lambda _: pytest.fail("the second engine was asked"))
    monkeypatch.setattr(engines, "rewritten", lambda _: pytest.fail("qpdf was asked"))
    assert read(make_pdf.REPORT).notes == ()


def test_no_file_outside_the_packages_is_opened_for_a_font() -> None:
    """A font's encoding is a name, never a path."""
    import sys

    opened: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(hook)
    for engine in ENGINES:
        code_of(make_pdf.encoding_path(), ReadOptions(engine, "off"))
    watching.clear()
    assert not any("passwd" in name for name in opened)


def test_object_streams_are_searched_for_signs() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf.with_launch())) as file:
        file.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/Launch" not in buffer.getvalue()
    assert "Launch" in survey(buffer.getvalue(), DEFAULT_LIMITS).signs
