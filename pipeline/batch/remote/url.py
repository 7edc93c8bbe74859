"""A place as given on the command line → a path here, or a URL with the file system behind it (fsspec)."""

from __future__ import annotations

import contextlib
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from pipeline.model.errors import ExitCode, HoshinError, UsageError

_URL: Final = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.DOTALL)
FileSystem: TypeAlias = Any
"""A file system of fsspec, which is an extra and has no types."""


class RemoteError(HoshinError):
    """A place on another machine cannot be read or written; what is converted is kept."""

    exit_code = ExitCode.OUTPUT


@dataclass(frozen=True, slots=True)
class Url:
    """A folder or file on another machine: `s3://bucket/reports`."""

    text: str

    def __str__(self) -> str:
        return self.text


def place_of(text: str) -> Path | Url:
    """A place as given → a path, or a URL; `file://` is a path.

    >>> place_of("raw"), place_of("file:///data/raw"), place_of("s3://bucket/raw/")
    (PosixPath('raw'), PosixPath('/data/raw'), Url(text='s3://bucket/raw'))

    Raises:
        ValueError: it is a URL that is not taken: a chain of file systems, or one with a password in it.
    """
    if "://" in text and "::" in text.partition("://")[0]:
        raise ValueError("a chain of file systems (::) is not taken")
    match = _URL.fullmatch(text)
    if match is None:
        return Path(text)
    scheme, rest = match.groups()
    if "@" in rest.partition("/")[0]:
        raise ValueError("keys and passwords come from the environment, never from a URL")
    if scheme == "file":
        return Path(rest)
    return Url(text.rstrip("/"))


def file_system(url: Url) -> tuple[FileSystem, str]:
    """The file system of a URL, and what it calls the place. Keys and endpoints come from the environment.

    Raises:
        UsageError: fsspec, or what it needs for the scheme, is not installed, or the scheme is none.
    """
    try:
        core = importlib.import_module("fsspec.core")  # an extra, and slow to import
        system, root = core.url_to_fs(url.text, use_listings_cache=False)
    except ImportError as error:
        raise UsageError(f"{url} needs fsspec and its part for the scheme: pip install 'hoshin[cluster]'") from error
    except ValueError as error:
        raise UsageError(f"{url}: {error}") from error
    return system, str(root).rstrip("/")


@contextlib.contextmanager
def errors_named(url: Url) -> Iterator[None]:
    """Whatever a file system of another machine raises says which place it was and what to do."""
    try:
        yield
    except HoshinError:
        raise
    except Exception as error:  # each file system has its own
        raise RemoteError(
            f"{url} cannot be used: {type(error).__name__}: {error}. Check the keys in the environment and the connection, "
            "then run the same command again: what is done is kept."
        ) from error
