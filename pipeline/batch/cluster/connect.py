"""An address, or `local` → a client of the Dask scheduler there, or of one started here with workers of its own."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from pipeline.model.errors import ExitCode, HoshinError, UsageError

Client: TypeAlias = Any
"""A client of Dask, which is an extra and has no types."""
LOCAL: Final = "local"
CONNECT_SECONDS: Final = 60.0
_MESSAGES_KEPT: Final = "distributed.admin.low-level-log-length"


class ClusterError(HoshinError):
    """The cluster cannot be used, or is gone; what is converted is kept."""

    exit_code = ExitCode.OUTPUT


def check_address(address: str) -> str:
    """An address as given → the same, if it may be one.

    Raises:
        UsageError: it is none, or there is no Dask here.
    """
    scheme, found, rest = address.partition("://")
    if address != LOCAL and (scheme not in {"tcp", "tls"} or not found or not rest):
        raise UsageError(
            f"{address!r} is no cluster: give tcp://HOST:PORT or tls://HOST:PORT of its scheduler, or local"
        )
    dask()
    return address


def dask() -> Any:
    """The package `distributed`.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module("distributed")  # an extra, and slow to import
    except ImportError as error:
        raise UsageError("--cluster needs Dask: pip install 'hoshin[cluster]'") from error


@contextlib.contextmanager
def connected(address: str, workers: int | None) -> Iterator[Client]:
    """A client with at least one worker; `workers`: how many a local cluster gets (None: one a processor).

    Raises:
        ClusterError: no scheduler answers there, or it has no worker.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as stack:
        # Dask keeps the last messages of each connection, 1,000 by default; ours have documents in them.
        stack.enter_context(importlib.import_module("dask").config.set({_MESSAGES_KEPT: 1}))
        if address == LOCAL:
            count = workers or os.cpu_count() or 1
            # Its workers are spawned: they do not have what this process has open.
            cluster = dask().LocalCluster(
                n_workers=count, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
            )
            stack.callback(_quietly, cluster.close)
            address = cluster.scheduler_address
        try:
            client = dask().Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
            stack.callback(_quietly, client.close)
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except (OSError, TimeoutError) as error:
            raise ClusterError(f"no Dask scheduler with workers answers at {address}: {error}") from error
        yield client


def _quietly(close: Callable[[], object]) -> None:
    """What is gone need not be closed."""
    with contextlib.suppress(OSError, TimeoutError, RuntimeError):
        close()
