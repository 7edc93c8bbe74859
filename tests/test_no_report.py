"""Texts that are no department's report give none and say why; a report whose layout is unknown is kept whole."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import DocumentError
from pipeline.run import Conversion

FOLDER = Path(__file__).parent / "fixtures" / "no_report"
TEXTS = sorted(FOLDER.glob("*.txt"))
ConvertBytes = Callable[..., Conversion]


def as_page(text: str) -> str:
    """The text as a web page: lines as paragraphs, lines with tabs as rows of a table."""
    parts = []
    for line in text.splitlines():
        cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
        parts.append(f"<table><tr>{cells}</tr></table>" if "\t" in line else f"<p>{html.escape(line)}</p>")
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>{''.join(parts)}</body></html>"
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["text", "page"])
def test_no_report_and_why(path: Path, form: str, convert_bytes: ConvertBytes) -> None:
    text = path.read_text(encoding="utf-8")
    with pytest.raises(DocumentError, match="labels of the genre") as caught:
        convert_bytes((text if form == "text" else as_page(text)).encode(), "x")
    assert caught.value.code == "no-layout"


def test_a_report_that_labels_do_not_explain_is_kept_whole(
    convert_text: Callable[[str], Conversion], reports_of: Callable[[Conversion], list[dict[str, Any]]]
) -> None:
    told = [
        f"第{number}の話\n窓口には{number}人の方がお見えになり、職員は順にお話をうかがいました。\n"
        for number in range(2, 30)
    ]
    text = (
        "令和6年度 環境部の基本方針\n\n部局名 環境部\n部長名 大野 昭\n\n使命\n\n自然を守ります。\n\n執行体制\n\n"
        + "".join(told)
    )
    conversion = convert_text(text)
    (report,) = reports_of(conversion)
    assert (report["title"], report["fiscal_year"], report["department"]["name"]) == (
        "令和6年度 環境部の基本方針",
        2024,
        "環境部",
    )
    assert [officer["full_name"] for officer in report["officers"]] == ["大野 昭"]
    assert (report["policies"], report["goals"], report["projects"], report["staffing"]["sections"]) == ([], [], [], [])
    (issue,) = [issue for issue in conversion.record.issues if issue.code == "no-layout"]
    assert (issue.path, issue.severity) == ("/reports/0", "error")
    kept = "".join(extra["text"] for extra in report["extras"])
    assert "自然を守ります。" in kept
    assert all(f"窓口には{number}人の方が" in kept for number in range(2, 30))
