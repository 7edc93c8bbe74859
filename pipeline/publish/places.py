"""The path of a source becomes the place of its output, never outside the output folder."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from pipeline.model.errors import OutputError

_NAME_BYTES = 255
"""How long a file's name may be on the usual file systems."""


def report_path(source_path: str) -> str:
    """Where the JSON of a document stands, below the output folder: its path and `.json`.

    >>> report_path("2016/市民部.pdf")
    'reports/2016/市民部.pdf.json'

    The whole name is kept, so `a.txt` and `a.pdf` do not meet. A name that has no room for `.json` is cut and ends in
    8 hex digits of its SHA-256.

    >>> report_path("あ" * 85)[-14:]
    '~95f32034.json'

    Raises:
        ValueError: the path is empty, absolute or leads upwards.
    """
    parts = source_path.split("/")
    if "\0" in source_path or any(part in {"", ".", ".."} for part in parts):
        raise ValueError(f"{source_path!r} is no path below the input folder")
    name = f"{parts[-1]}.json"
    if len(name.encode()) > _NAME_BYTES:
        tail = f"~{hashlib.sha256(parts[-1].encode()).hexdigest()[:8]}.json"
        name = parts[-1].encode()[: _NAME_BYTES - len(tail)].decode(errors="ignore") + tail
    return "/".join(("reports", *parts[:-1], name))


def reports_named_by(run: Path) -> tuple[str, ...]:
    """The places of the JSON files that a `run.json` accounts for; none where it is missing or cannot be read."""
    try:
        documents = json.loads(run.read_bytes())["documents"]
        paths = [item["path"] for item in documents if item["status"] in {"ok", "partial"}]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    names: list[str] = []
    for path in paths:
        try:
            names.append(report_path(path))
        except (ValueError, AttributeError):
            continue
    return tuple(names)


def check_inside(output: Path, names: Iterable[str]) -> None:
    """See that no name leads out of the output folder, by `..` or through a symbolic link.

    Raises:
        OutputError: one does.
    """
    root = output.resolve()
    for folder in {(output / name).parent for name in names}:
        if not folder.resolve().is_relative_to(root):
            raise OutputError(f"{folder} lies outside the output folder {output}. Remove the link that leads there.")


def check_writable(output: Path) -> None:
    """See that files can be written to the output folder; it is made where it is missing.

    Raises:
        OutputError: they cannot.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / f".hoshin-{secrets.token_hex(8)}"
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"{output} cannot be written: {error.strerror or error}. Choose another folder or its permissions."
        ) from error
