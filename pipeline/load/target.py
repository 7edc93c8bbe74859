"""An address such as postgresql://user@host/database, the environment and ~/.pgpass become what a connection needs."""

from __future__ import annotations

import getpass
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from pipeline.model.errors import UsageError

SSL_MODES: Final = ("disable", "prefer", "require", "verify-ca", "verify-full")
_DEFAULT_PORT: Final = 5432
_PARAMETERS: Final = frozenset(("host", "port", "user", "dbname", "sslmode", "sslrootcert", "connect_timeout"))
_FIELD: Final = re.compile(r"((?:\\.|[^:\\])*)(?::|$)", re.DOTALL)
_PORT: Final = re.compile("[0-9]{1,5}").fullmatch


@dataclass(frozen=True, slots=True)
class Target:
    """Where to load to. A `host` that begins with `/` is the folder of a Unix socket.

    The password never shows in the text of a target.
    """

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(default=None, repr=False)
    ssl_mode: str = "prefer"
    ssl_root: str | None = None
    timeout: int | None = None
    is_password_in_url: bool = False

    def __str__(self) -> str:
        return f"{self.user}@{self.host}:{self.port}/{self.database}"

    @property
    def socket(self) -> str | None:
        """The Unix socket, if it is one."""
        return f"{self.host}/.s.PGSQL.{self.port}" if self.host.startswith("/") else None


def parse_target(url: str, environment: Mapping[str, str] | None = None) -> Target:
    """An address → what to connect to, as libpq reads it.

    What it leaves out comes from PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD, PGSSLMODE, PGSSLROOTCERT and the file
    PGPASSFILE (~/.pgpass), else it is localhost, 5432 and the user's own name.

    >>> parse_target("postgresql://hoshin@db.example:5433/city?sslmode=require", {})
    Target(host='db.example', port=5433, database='city', user='hoshin', ssl_mode='require', ...)
    >>> print(parse_target("postgresql:///city?host=/run/postgresql&user=hoshin", {}))
    hoshin@/run/postgresql:5432/city

    Raises:
        UsageError: it is no such address. The message does not repeat it, since it may hold a password.
    """
    known = os.environ if environment is None else environment
    try:
        parts = urlsplit(url)
        port: object = parts.port
    except ValueError:
        raise UsageError(f"the address of the database cannot be read; {_HINT}") from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise UsageError(f"the address of the database must begin with postgresql://; {_HINT}")
    said = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(set(said) - _PARAMETERS)
    if unknown:
        raise UsageError(f"the address has the parameter {unknown[0]!r}; known are {', '.join(sorted(_PARAMETERS))}")
    user = said.get("user") or unquote(parts.username or "") or known.get("PGUSER") or getpass.getuser()
    host = said.get("host") or unquote(parts.hostname or "") or known.get("PGHOST") or "localhost"
    number = _number(said.get("port") or port or known.get("PGPORT") or _DEFAULT_PORT, "port")
    database = said.get("dbname") or unquote(parts.path.removeprefix("/")) or known.get("PGDATABASE") or user
    in_url = None if parts.password is None else unquote(parts.password)
    timeout = said.get("connect_timeout")
    return Target(
        host=host,
        port=number,
        database=database,
        user=user,
        password=in_url or known.get("PGPASSWORD") or _from_file(known, host, number, database, user),
        ssl_mode=_ssl_mode(said.get("sslmode") or known.get("PGSSLMODE") or "prefer"),
        ssl_root=said.get("sslrootcert") or known.get("PGSSLROOTCERT"),
        timeout=None if timeout is None else _number(timeout, "connect_timeout"),
        is_password_in_url=in_url is not None,
    )


_HINT: Final = "it looks like postgresql://user@host:5432/database?sslmode=require"


def _number(value: object, what: str) -> int:
    text = str(value)
    if _PORT(text) is None or not 0 < int(text) < 65536:
        raise UsageError(f"{what} in the address of the database is no number from 1 to 65535")
    return int(text)


def _ssl_mode(text: str) -> str:
    if text not in SSL_MODES:
        raise UsageError(f"sslmode {text!r} is none of {', '.join(SSL_MODES)}")
    return text


def _from_file(known: Mapping[str, str], host: str, port: int, database: str, user: str) -> str | None:
    """The password in the first line of the password file that fits; None: no file, or others may read it.

    libpq passes over such a file too.
    """
    named = known.get("PGPASSFILE")
    home = known.get("HOME")
    if named is None and home is None:
        return None
    place = Path(named) if named is not None else Path(home or "") / ".pgpass"
    try:
        status = place.stat()
        if not stat.S_ISREG(status.st_mode) or (os.name == "posix" and status.st_mode & 0o077):
            return None
        lines = place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    # A Unix socket is written as localhost there.
    hosts = {host, "localhost"} if host.startswith("/") else {host}
    for line in lines:
        fields = password_fields(line)
        if fields is None or fields[0] not in {*hosts, "*"}:
            continue
        if all(one in {"*", wanted} for one, wanted in zip(fields[1:4], (str(port), database, user), strict=True)):
            return fields[4]
    return None


def password_fields(line: str) -> tuple[str, ...] | None:
    r"""A line of ~/.pgpass → host, port, database, user, password; None: it is a comment or has other fields.

    >>> password_fields(r"db.example:5432:*:hoshin:a\:b\\c")
    ('db.example', '5432', '*', 'hoshin', 'a:b\\c')
    >>> password_fields("# host:port:database:user:password") is None
    True
    """
    if line.startswith("#"):
        return None
    found: list[str] = []
    at = 0
    while at <= len(line) and len(found) < 5:
        match = _FIELD.match(line, at)
        if match is None:
            return None
        found.append(re.sub(r"\\(.)", r"\1", match[1]))
        at = match.end() if match[0].endswith(":") and match.end() > match.end(1) else len(line) + 1
    return tuple(found) if len(found) == 5 else None
