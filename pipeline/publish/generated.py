"""The definitions become the files of the repository that follow from them: schemas and reference pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.publish.atomic import write_atomic
from pipeline.publish.dictionary import data_dictionary, issue_catalogue
from pipeline.publish.schemas import schema_files


def generated_files() -> Mapping[str, str]:
    """The text of every generated file by its path in the repository.

    >>> list(generated_files())[-2:]
    ['docs/data-dictionary.md', 'docs/issues.md']
    """
    schemas = {f"schemas/{name}": text for name, text in schema_files().items()}
    return {**schemas, "docs/data-dictionary.md": data_dictionary(), "docs/issues.md": issue_catalogue()}


def write_generated(root: Path) -> tuple[str, ...]:
    """Write every generated file below `root`; which ones changed.

    Raises:
        OSError: a file cannot be written.
    """
    return tuple(name for name, text in generated_files().items() if write_atomic(root / name, text.encode()))
