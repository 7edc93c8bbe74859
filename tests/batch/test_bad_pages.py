"""A page of a real PDF that ends its worker costs that page: the others are read, and the document says which is missing."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import pikepdf
import pytest

from pipeline.batch.converting import work_of
from pipeline.batch.unit import Job, Output, Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.pool import Pool
from pipeline.model.provenance import Provenance
from pipeline.profiles.profile import ProfileSet
from pipeline.read.options import ReadOptions
from pipeline.read.pdf import pdfium
from pipeline.read.pdf.shapes import PageContent
from pipeline.run import convert
from tests.hostile import make_pdf as pdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are Linux's")
LIMITS = WorkLimits(seconds=60, page_seconds=10, memory_mb=64)
AMOUNT = 400


def with_pages(pages: Mapping[int, bytes]) -> bytes:
    """The report of three pages with the only page of other files put in, by the number that it gets."""

    def change(file: pikepdf.Pdf) -> None:
        for number, data in sorted(pages.items()):
            with pikepdf.open(io.BytesIO(data)) as other:
                file.pages.insert(number - 1, other.pages[0])

    return pdf.changed(change)


def page_saying(word: str) -> bytes:
    return pdf.page_with(b"BT /F 12 Tf 72 700 Td (%b) Tj ET" % word.encode())


def read(data: bytes, profiles: ProfileSet) -> Result:
    with Pool(work_of(profiles, ReadOptions(ocr="off")), 1, LIMITS) as pool:
        ((_, result),) = pool.run([Job("a.pdf", data)])
    return result


def record(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Output.unpack(result.payload).json)
    return found


def left_out(result: Result) -> list[str]:
    return [issue["message"] for issue in record(result)["issues"] if issue["code"] == "page-left-out"]


def values(value: Any) -> Any:
    """All but ids and places, which tell of the pages."""
    if isinstance(value, dict):
        return {key: values(item) for key, item in value.items() if not key.endswith("_id") and key != "evidence"}
    return [values(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def whole(profiles: ProfileSet) -> Result:
    """The report itself, read here first: what is loaded and compiled then need not be in each of the workers."""
    convert(pdf.REPORT, "a.pdf", Provenance(), profiles, ReadOptions(ocr="off"))
    return read(pdf.REPORT, profiles)


def test_a_page_that_needs_more_memory_than_there_is(profiles: ProfileSet, whole: Result) -> None:
    # Ten million words drawn by eight small objects: no reader can know before it tries.
    found = read(with_pages({2: pdf.form_bomb(7, 10)}), profiles)
    assert (found.status, found.reports, whole.status) == ("partial", 1, "ok")
    (said,) = left_out(found)
    assert "page 2 " in said
    assert values(record(found)["reports"]) == values(record(whole)["reports"])


def test_pages_that_end_the_process(profiles: ProfileSet, whole: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are copies of this process, so what is planted here is in them, too."""
    reads = pdfium._page_content
    parent = os.getpid()

    def planted(*arguments: Any) -> tuple[PageContent, list[Any], bool]:
        content, notes, unsure = reads(*arguments)
        text = "".join(run.text for run in content.runs)
        if "ABORT" in text and os.getpid() != parent:
            os.abort()
        if "ALLOCATE" in text:
            held = [bytearray(1 << 20) for _ in range(AMOUNT)]
            assert not held
        return content, notes, unsure

    monkeypatch.setattr(pdfium, "_page_content", planted)
    words = {number: page_saying(f"WORD{number}") for number in range(4, 13)}
    words |= {6: page_saying("ABORT"), 11: page_saying("ALLOCATE")}
    found = read(with_pages(words), profiles)
    assert found.status == "partial"
    assert [said.split()[1] for said in left_out(found)] == ["6", "11"]
    text = Output.unpack(found.payload).json.decode()
    assert [number for number in range(4, 13) if f"WORD{number}" in text] == [4, 5, 7, 8, 9, 10, 12]
    assert "ABORT" not in text
