"""A PostgreSQL server of the tests' own, and outputs to load into it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.output import Options, run_batch
from pipeline.load.target import parse_target
from pipeline.load.upsert import load

MakeOutput = Callable[..., Path]
PASSWORD = "correct horse:battery"
USER = "hoshin_tests"


@dataclass(frozen=True)
class Server:
    """Where the server listens; `url` has no password."""

    port: int
    socket: Path

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str) -> Any:
        native = pytest.importorskip("pg8000.native")
        return native.Connection(USER, host="127.0.0.1", port=self.port, database=database, password=PASSWORD)


def programs() -> Path | None:
    """The folder of the newest server's programs: distributions keep initdb out of the PATH."""
    found = shutil.which("initdb") or max(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)
    return None if found is None else Path(found).parent


def unprivileged() -> str | None:
    """The user to run the server as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run(command: Sequence[str | Path], user: str | None) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    done = subprocess.run(
        list(map(str, command)), user=user, env=environment, capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server with a data folder, socket and port of its own; skipped where PostgreSQL is not installed."""
    pytest.importorskip("pg8000", reason="the driver pg8000 is not installed")
    where, user = programs(), unprivileged()
    if where is None or (os.geteuid() == 0 and user is None):
        pytest.skip(
            "PostgreSQL's server is not installed, or there is no user to run it as (apt-get install postgresql)"
        )
    home = Path(tempfile.mkdtemp(prefix="hoshin-pg-"))
    password_file = home / "password"
    password_file.write_text(PASSWORD, encoding="utf-8")
    if user is not None:
        for place in (home, password_file):
            shutil.chown(place, user)
    data, port = home / "data", free_port()
    settings = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB"
    options = ("-A", "scram-sha-256", "--pwfile", password_file, "-E", "UTF8", "--locale", "C", "--no-sync")
    try:
        run((where / "initdb", "-D", data, "-U", USER, *options), user)
        run((where / "pg_ctl", "-D", data, "-l", home / "log", "-o", settings, "-w", "start"), user)
        try:
            yield Server(port, home)
        finally:
            run((where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"), user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def new_database(server: Server) -> Iterator[str]:
    """The address of an empty database; the password is in the environment."""
    name = f"test_{os.urandom(4).hex()}"
    with closing(server.connect("postgres")) as connection:
        connection.run(f"CREATE DATABASE {name}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSWORD", PASSWORD)
        yield server.url(name)
    with closing(server.connect("postgres")) as connection:
        connection.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """An empty database of the test's own."""
    with new_database(server) as url:
        yield url


@pytest.fixture(scope="session")
def loaded(server: Server, two_reports: Path) -> Iterator[str]:
    """A database with `two_reports`; not to be changed."""
    with new_database(server) as url:
        load(two_reports, parse_target(url))
        yield url


@pytest.fixture(scope="session")
def two_reports(tmp_path_factory: pytest.TempPathFactory, city_report: Callable[..., str]) -> Path:
    """The output of two reports; not to be changed."""
    wrapped = city_report(
        title="福祉部の基本方針",
        header=("部局名 福祉部", "部長名 高﨑 邦夫"),
        goals=('- ① "引用", \\N と \'を含む目標です。',),
    )
    return converted(tmp_path_factory.mktemp("two"), "out", {"a.txt": city_report(), "b.txt": wrapped})


@pytest.fixture
def rows(server: Server) -> Iterator[Callable[[str, str], list[Any]]]:
    """A query on a database → its rows; one connection serves a test, as making one costs more than the query."""
    with ExitStack() as open_:
        connections: dict[str, Any] = {}

        def query(url: str, statement: str) -> list[Any]:
            name = url.rpartition("/")[2]
            if name not in connections:
                connections[name] = open_.enter_context(closing(server.connect(name)))
            return list(connections[name].run(statement) or ())

        yield query


def converted(folder: Path, name: str, texts: Mapping[str, str], code: str | None = "142999") -> Path:
    raw = folder / f"{name}-raw"
    for path, text in texts.items():
        (raw / path).parent.mkdir(parents=True, exist_ok=True)
        (raw / path).write_text(text, encoding="utf-8")
    run_batch(Options((raw,), folder / name, local_government_code=code, workers=0), lambda *_: None)
    return folder / name


@pytest.fixture
def make_output(tmp_path: Path) -> MakeOutput:
    """Texts by path → the output folder of this name."""

    def make(name: str, texts: Mapping[str, str], code: str | None = "142999") -> Path:
        return converted(tmp_path, name, texts, code)

    return make
