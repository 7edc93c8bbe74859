"""What a result depends on beside the file's bytes → short hashes: the same hash, the same result."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pipeline.batch.workers.limits import WorkLimits
from pipeline.model.errors import UsageError
from pipeline.model.provenance import Provenance
from pipeline.read import ocr
from pipeline.read.options import ReadOptions

_ENGINES: Final = (
    "pypdfium2", "pdfminer.six", "pdfplumber", "lxml", "numpy", "pillow", "pydantic", "regex", "rapidocr", "onnxruntime",
    "sudachipy", "sudachidict-core",
)  # fmt: skip
_SOURCES: Final = (".py", ".toml", ".csv")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of the program with its engines, of the options with the profiles, and of the limits of a worker."""

    code: str
    options: str
    limits: str


def fingerprint(options: ReadOptions, profiles: Sequence[Path], limits: WorkLimits) -> Fingerprint:
    """What holds for all documents of a run.

    Raises:
        UsageError: a profile cannot be read.
    """
    try:
        layouts = sorted((path.stem, hashlib.sha256(path.read_bytes()).hexdigest()) for path in profiles)
    except OSError as error:
        raise UsageError(f"a profile cannot be read: {error}") from error
    reader = ocr.available() if options.ocr == "auto" else None
    return Fingerprint(code_hash(), _hash([asdict(options), layouts, reader]), _hash(asdict(limits)))


@functools.lru_cache(maxsize=4096)
def provenance_hash(provenance: Provenance) -> str:
    """What the caller says of a document."""
    said = (provenance.local_government_code, provenance.local_government_name, provenance.url, provenance.license)
    return _hash(said)


@functools.cache
def code_hash() -> str:
    """The sources of the package, its profiles, vocabulary and lists, the versions of Python and of the engines."""
    root = str(resources.files("pipeline"))
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith(_SOURCES)):
            place = f"{folder}/{name}"
            digest.update(place.removeprefix(root).encode() + b"\0")
            digest.update(hashlib.sha256(Path(place).read_bytes()).digest())
    installed = _installed()
    for name in _ENGINES:
        digest.update(f"{name} {installed.get(name, '')}\n".encode())
    return digest.hexdigest()[:16]


def _installed() -> dict[str, str]:
    """Names of what is installed and versions, by the names of folders: importlib.metadata reads a file for each."""
    found: dict[str, str] = {}
    for place in sys.path:
        with contextlib.suppress(OSError):
            for entry in os.listdir(place or "."):  # noqa: PTH208  # hundreds of names
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").partition("-")
                    found.setdefault(name.lower().replace("_", "-"), version)
    return found


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:16]
