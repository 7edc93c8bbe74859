"""The command on terminals that are narrow or know few characters: readable still, and never a trace."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli import main
from pipeline.model.report import RunCounts, RunDocument, RunRecord
from pipeline.review.summary import summarize

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "raw" / "汐見原市" / "平成30年度" / "市民環境部.txt"


@pytest.mark.parametrize(
    ("arguments", "said"), [(["show", str(REPORT)], "[plan]"), (["schema"], "$schema"), (["--help"], "exit codes: 0")]
)
@pytest.mark.parametrize("encoding", ["cp932", "ascii"])
def test_characters_that_the_terminal_lacks_are_escaped(arguments: list[str], said: str, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
    assert said in done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("command", [[], ["run"], ["show"], ["profiles"], ["explain"], ["schema"]])
def test_help_fits_80_columns(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(("width", "whole"), [(60, False), (160, True)])
def test_a_narrow_summary_keeps_paths_and_counts(width: int, whole: bool) -> None:
    document = RunDocument(
        path="令和2年度/港湾部.txt",
        document_id=None,
        status="ok",
        error=None,
        profile="minato-nerai-2022",
        reports=1,
        issues={"error": 0, "warning": 7, "info": 0},
    )
    counts = RunCounts(found=1, ok=1, partial=0, failed=0, skipped=0, duplicate=0)
    run = RunRecord(schema_version="1.0.0", options={}, engines={}, counts=counts, documents=(document,))
    text = io.StringIO()
    summarize(run, {"entry-row-shift": 7}, {}, Path("out"), Console(file=text, width=width))
    cells = text.getvalue().replace("│", "").replace("\n", "").replace(" ", "")
    assert "…" not in cells
    assert "entry-row-shift" in cells
    assert ("minato-nerai-2022" in cells) is whole
    assert "1found=1ok" in cells
