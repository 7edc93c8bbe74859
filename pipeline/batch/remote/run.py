"""A run whose input or output is at a URL → the run of a folder, with what it reads fetched and what it writes sent."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.batch.journal import PRIVATE
from pipeline.batch.lock import locked
from pipeline.batch.output import Options, Outcome, RunResult, run_batch
from pipeline.batch.remote.inputs import RemoteInputs
from pipeline.batch.remote.outputs import RemoteOutput
from pipeline.batch.remote.url import Url
from pipeline.model.errors import HoshinError, UsageError
from pipeline.publish.places import check_writable

_Tick = Callable[[Outcome, int], None]


def run_at(
    options: Options, paths: Sequence[Path | Url], output: Path | Url, state: Path | None, tick: _Tick
) -> RunResult:
    """Convert what is at the paths or URLs into the output, there or here (see `run_batch`).

    Args:
        options: how; its `paths` and `output` are replaced.
        paths: what to read: paths of this machine, or URLs.
        output: where to write.
        state: a folder that keeps the ledger, and a copy of the output, of an output at a URL from run to run; None: the
            ledger is kept at the URL.
        tick: see `run_batch`.

    Raises:
        UsageError: paths and URLs are mixed, or there is a `state` for an output that is a folder.
        RemoteError: a URL cannot be read or written.
        HoshinError: see `run_batch`.
    """
    if isinstance(output, Path) and state is not None:
        raise UsageError("--state is for an output at a URL; that in a folder keeps its state there")
    urls = tuple(path for path in paths if isinstance(path, Url))
    if urls and len(urls) < len(paths):
        raise UsageError("give either URLs or paths of this machine, not both")
    with contextlib.ExitStack() as stack:
        if urls:
            folder = Path(stack.enter_context(_temporary("hoshin-in-")))
            inputs = RemoteInputs(urls, folder, output if isinstance(output, Url) else None)
            options = replace(options, paths=(folder,), files=inputs)
        else:
            options = replace(options, paths=tuple(path for path in paths if isinstance(path, Path)))
        if isinstance(output, Path):
            return run_batch(replace(options, output=output), tick)
        place = state or Path(stack.enter_context(_temporary("hoshin-out-")))
        return _run_to(replace(options, output=place), RemoteOutput(output, place, keep_state=state is None), tick)


def _run_to(options: Options, remote: RemoteOutput, tick: _Tick) -> RunResult:
    """Build the output here and send it."""
    private = options.output / PRIVATE
    check_writable(options.output)
    private.mkdir(exist_ok=True)
    with locked(private / "upload.lock", options.output):
        remote.fetch_state()
        try:
            result = run_batch(options, tick)
        except (HoshinError, KeyboardInterrupt):
            # What is converted is in the ledger: the next run goes on from there.
            if (private / "ledger.sqlite").is_file():
                remote.save_state()
            raise
        remote.upload()
    return result


def _temporary(prefix: str) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
