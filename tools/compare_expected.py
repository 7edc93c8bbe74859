"""Expected JSON against a converted document: print every field that differs, nothing where all are equal.

    python -m tools.compare_expected EXPECTED.json OUTPUT/reports/….json

Every key of the expected file must be in the output with an equal value; keys that the expected file leaves out (ids)
are not compared. Exit code 0: equal; 1: something differs; 2: wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[str]:
    """One line a difference, with its JSON Pointer.

    >>> list(differences({"a": [1, {"b": None}]}, {"a": [1, {"b": 2, "id": "x"}]}))
    ['/a/1/b: expected null, got 2']
    """
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, value in expected.items():
            if key in actual:
                yield from differences(value, actual[key], f"{path}/{key}")
            else:
                yield f"{path}/{key}: missing"
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{path}: expected {len(expected)} items, got {len(actual)}"
        for index, (one, two) in enumerate(zip(expected, actual, strict=False)):
            yield from differences(one, two, f"{path}/{index}")
    elif expected != actual or type(expected) is not type(actual):
        shown = (json.dumps(value, ensure_ascii=False) for value in (expected, actual))
        yield "{}: expected {}, got {}".format(path, *shown)


def main(argv: Sequence[str]) -> int:
    """Compare two files; print the differences and their number."""
    if len(argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    expected, actual = (json.loads(Path(name).read_text(encoding="utf-8")) for name in argv)
    found = list(differences({"reports": expected["reports"]}, {"reports": actual["reports"]}))
    print("\n".join([*found, f"{len(found)} differences"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
