"""Addresses, environment and password file → what a connection needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.load.target import parse_target, password_fields
from pipeline.model.errors import UsageError


def test_the_environment_fills_what_the_address_leaves_out() -> None:
    environment = {
        "PGHOST": "db.example",
        "PGPORT": "6000",
        "PGUSER": "me",
        "PGDATABASE": "city",
        "PGPASSWORD": "secret",
        "PGSSLMODE": "verify-full",
    }
    target = parse_target("postgresql://", environment)
    assert str(target) == "me@db.example:6000/city"
    assert (target.password, target.ssl_mode, target.socket) == ("secret", "verify-full", None)
    assert "secret" not in repr(target)
    assert str(parse_target("postgres://u%40x@other/d%20b", environment)) == "u@x@other:6000/d b"


def test_a_password_in_the_address_wins_and_is_noted() -> None:
    target = parse_target("postgresql://u:p%40ss@h/d", {"PGPASSWORD": "other"})
    assert (target.password, target.is_password_in_url) == ("p@ss", True)
    assert "p@ss" not in f"{target} {target!r}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mysql://h/d",
        "postgresql://u:secret@h:port/d",
        "postgresql://u:secret@h:70000/d",
        "postgresql://u:secret@[h/d",
        "postgresql://u:secret@h/d?sslmode=maybe",
        "postgresql://u:secret@h/d?connect_timeout=soon",
        "postgresql://u:secret@h/d?options=-c",
        "postgresql://u:secret@h/d?port=٣",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_target(url, {"PGUSER": "me"})
    assert "secret" not in str(caught.value)


def test_the_first_line_of_the_password_file_that_fits(tmp_path: Path) -> None:
    place = tmp_path / ".pgpass"
    place.write_text("# a comment\nother:*:*:*:no\nshort:line\nh:5432:city:*:first\n*:*:*:*:last\n", encoding="utf-8")
    place.chmod(0o600)
    environment = {"HOME": str(tmp_path), "PGUSER": "me"}
    assert parse_target("postgresql://h/city", environment).password == "first"
    assert parse_target("postgresql://h/town", environment).password == "last"
    assert parse_target("postgresql://h/city", {"PGUSER": "me", "HOME": str(tmp_path / "none")}).password is None
    place.chmod(0o640)
    assert parse_target("postgresql://h/city", environment).password is None


def test_a_unix_socket_is_localhost_in_the_password_file(tmp_path: Path) -> None:
    place = tmp_path / "pgpass"
    place.write_text("localhost:5432:city:me:secret\n", encoding="utf-8")
    place.chmod(0o600)
    target = parse_target("postgresql:///city?host=/run/postgresql", {"PGPASSFILE": str(place), "PGUSER": "me"})
    assert (target.socket, target.password) == ("/run/postgresql/.s.PGSQL.5432", "secret")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("a:1:b:c:d", ("a", "1", "b", "c", "d")),
        ("a:1:b:c:", ("a", "1", "b", "c", "")),
        (r"\:\::1:b:c:\\", ("::", "1", "b", "c", "\\")),
        ("a:1:b:c", None),
        ("", None),
    ],
)
def test_lines_of_the_password_file(line: str, fields: tuple[str, ...] | None) -> None:
    assert password_fields(line) == fields
