"""What becomes of each file of a batch → progress on a terminal, lines for people, or JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from pipeline.batch.output import Outcome, RunResult
from pipeline.cli.terminal import safe_lines
from pipeline.review.safe import safe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_REFRESH_SECONDS = 0.2


@dataclass(slots=True)
class BatchLog:
    """Told of each file as it is done."""

    errors: Console
    progress: Progress | None
    verbose: bool
    as_json: bool
    task: TaskID | None = None
    done: int = 0
    failed: int = 0
    began: float = field(default_factory=time.monotonic)
    drawn: float = 0.0

    def tick(self, outcome: Outcome, total: int) -> None:
        """One file."""
        self.done += 1
        self.failed += outcome.account.status == "failed"
        if self.as_json:
            self._line(_event(outcome))
        elif self.verbose:
            why = "" if outcome.reason in {None, "new"} else f"  ({outcome.reason})"
            self.errors.print(Text(f"{outcome.account.status:9} {safe(outcome.account.path)}{why}"), soft_wrap=True)
            if outcome.trace is not None:
                self.errors.print(Text(safe_lines(outcome.trace)), soft_wrap=True)
        now = time.monotonic()
        if self.progress is not None and (now - self.drawn > _REFRESH_SECONDS or self.done == total):
            self._draw(self.progress, now, total)

    def _draw(self, progress: Progress, now: float, total: int) -> None:
        if self.task is None:
            self.task = progress.add_task("converting", total=total, failed=0, rate="")
        rate = f"{self.done / max(now - self.began, 0.001):.0f}/s"
        progress.update(self.task, completed=self.done, total=total, failed=self.failed, rate=rate)
        progress.refresh()
        self.drawn = now

    def end(self, result: RunResult) -> None:
        """The run has ended."""
        if self.as_json:
            seconds = round(time.monotonic() - self.began, 3)
            self._line(
                {
                    "event": "end",
                    **result.counts,
                    "converted": dict(result.converted),
                    "written": result.written,
                    "seconds": seconds,
                }
            )

    def _line(self, event: dict[str, Any]) -> None:
        # Escaped to ASCII: no name can break a line or move a terminal's cursor.
        sys.stderr.write(json.dumps(event, ensure_ascii=True) + "\n")


def _event(outcome: Outcome) -> dict[str, Any]:
    account = outcome.account
    return {
        "event": "document",
        "path": account.path,
        "status": account.status,
        "error": account.error,
        "detail": outcome.detail,
        "converted": outcome.reason,
        "seconds": round(outcome.seconds, 4),
        "reports": account.reports,
        "issues": account.issues,
    }
