"""How far a command is → a bar on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class _Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        """The rate, where it is said."""
        return Text(str(task.fields.get("rate", "")))


def progress_bar(errors: Console, *, quiet: bool, by_caller: bool = False) -> Progress:
    """How far a command is, on a terminal; how many files failed, how many a second, how long it takes yet.

    `by_caller`: it is drawn by whoever advances it, not by a thread of its own; for a command that starts processes as
    copies of itself.
    """
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        auto_refresh=not by_caller,
        disable=quiet or not errors.is_terminal,
    )
