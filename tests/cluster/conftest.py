"""A Dask scheduler and workers as processes of their own, as on other machines."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Processes:
    """Where the scheduler listens, and the processes of the workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


Start = Callable[..., Processes]


@pytest.fixture(scope="module")
def start_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts schedulers with two workers each; all end with the tests of the module."""
    pytest.importorskip("distributed", reason="the extra hoshin[cluster] is not installed")
    if sys.platform != "linux":
        pytest.skip("limits of processes are Linux's")
    folder = tmp_path_factory.mktemp("dask")
    with contextlib.ExitStack() as stack:

        def command(module: str, *words: str, **settings: str) -> subprocess.Popen[bytes]:
            environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])} | settings
            log = stack.enter_context((folder / f"{module}.log").open("ab"))
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
            stack.callback(_end, process)
            return process

        def start(*, nanny: bool = False, allowed_failures: int = 3) -> Processes:
            address = f"tcp://127.0.0.1:{free_port()}"
            settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)}
            command("dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], **settings)
            words = (address, "--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(folder))
            own = "--nanny" if nanny else "--no-nanny"
            return Processes(address, tuple(command("dask_worker", *words, own) for _ in range(2)))

        yield start


@pytest.fixture(scope="module")
def cluster(start_cluster: Start) -> Processes:
    """A scheduler and two workers that several tests share, since they take seconds to start."""
    return start_cluster()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    """The whole group: a nanny has processes of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
