"""A target becomes a connection to PostgreSQL: statements in, rows out, errors as ours."""

from __future__ import annotations

import contextlib
import importlib
import ssl
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.load.target import Target
from pipeline.model.errors import OutputError, UsageError


class Connection:
    """A connection in one transaction; see `connected`."""

    def __init__(self, raw: Any, database_error: type[Exception]) -> None:
        self._raw = raw
        self._database_error = database_error

    def run(self, statement: str) -> Sequence[Sequence[Any]]:
        """Run a statement without parameters; its rows.

        Raises:
            OutputError: the server refuses it.
        """
        with self._errors():
            return self._raw.run(statement) or ()

    def copy(self, statement: str, lines: Iterable[str]) -> None:
        """Run a COPY … FROM STDIN with these lines.

        Raises:
            OutputError: the server refuses it.
        """
        with self._errors():
            self._raw.run(statement, stream=lines)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._database_error as error:
            raise OutputError(f"the database refused the load, nothing of it is kept: {_said(error)}") from None
        except (OSError, EOFError) as error:
            raise OutputError(f"the connection to the database broke, nothing is kept: {error}") from None


@contextlib.contextmanager
def connected(target: Target) -> Iterator[Connection]:
    """A connection with a transaction begun. It is rolled back unless the caller runs COMMIT.

    Raises:
        UsageError: the driver is not installed.
        OutputError: the server cannot be reached or refuses the user, or its encoding is not UTF-8.
    """
    try:
        native = importlib.import_module("pg8000.native")
    except ImportError:
        raise UsageError("loading needs the driver pg8000: pip install 'hoshin[postgres]'") from None
    raw = _connect(native, target)
    try:
        connection = Connection(raw, native.Error)
        (encoding,) = connection.run("SHOW server_encoding")[0]
        if encoding != "UTF8":
            raise UsageError(f"the database's encoding is {encoding}; Japanese text needs one created with UTF8")
        connection.run("SET standard_conforming_strings = on")
        connection.run("SET client_min_messages = warning")
        connection.run("BEGIN")
        yield connection
    finally:
        # What is not committed is gone when the connection is.
        with contextlib.suppress(Exception):
            raw.close()


def _connect(native: Any, target: Target) -> Any:
    place = {"unix_sock": target.socket} if target.socket else {"host": target.host, "port": target.port}
    try:
        return native.Connection(
            target.user,
            database=target.database,
            password=target.password,
            ssl_context=False if target.socket else _ssl(target),
            timeout=target.timeout,
            application_name="hoshin",
            **place,
        )
    except (native.Error, OSError, AttributeError) as error:
        if target.password is None and isinstance(error, AttributeError):
            # The driver stumbles over a password that is asked for and not there.
            raise OutputError(f"{target} asks for a password: set PGPASSWORD or write it to ~/.pgpass") from None
        raise OutputError(f"{target} cannot be reached: {_said(error)}") from None


def _ssl(target: Target) -> ssl.SSLContext | bool | None:
    """What the driver takes: None tries encryption and goes on without, True demands it, a context verifies too."""
    if target.ssl_mode == "disable":
        return False
    if target.ssl_mode == "prefer":
        return None
    if target.ssl_mode == "require" and target.ssl_root is None:
        return True
    try:
        context = ssl.create_default_context(cafile=target.ssl_root)
    except OSError as error:
        raise UsageError(f"sslrootcert cannot be read: {error}") from None
    context.check_hostname = target.ssl_mode == "verify-full"
    return context


def _said(error: BaseException) -> str:
    """What the server says, without the details of its source code."""
    first = error.args[0] if error.args else ""
    if isinstance(first, dict):
        parts = [str(first[key]) for key in ("M", "D") if first.get(key)]
        return ": ".join(parts) or type(error).__name__
    return str(first) or type(error).__name__
