"""docs/evaluation.md names every option and column, and its example has the form of what is printed."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from pipeline import cli

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
EXCERPT = re.compile(r"<!-- excerpt of: hoshin (?P<command>[^>]+?) -->\n```text\n(?P<body>.*?)\n```", re.S)


@pytest.fixture(scope="module")
def printed() -> str:
    out = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        cli.main(["evaluate", "tests/fixtures/corpus"])
    return out.getvalue()


def form(text: str) -> list[str]:
    """The titles and names of rows, figures left out, for these change with every step of the program."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip() and not re.search(r"[0-9─]", line)]


def test_the_example_has_the_form_of_the_output(printed: str) -> None:
    excerpts = list(EXCERPT.finditer(PAGE))
    assert len(excerpts) == 3
    lines = set(form(printed))
    tables = "\n".join(excerpt["body"] for excerpt in excerpts[:2])
    assert [line for line in form(tables) if line not in lines] == []


def test_every_column_is_explained(printed: str) -> None:
    columns = {"leaves", "F1", "F1 soft", "w/m/s", "silent", "rate", "real", "confirmed", "alarms"}
    explained = {cell.strip() for cell in re.findall(r"^\| ([^|]+) \|", PAGE, re.M)}
    assert columns <= explained
    assert all(column in printed for column in columns)
