"""Two JSON values → where they differ, one line each, for a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[str]:
    """What is expected and not so, one line a difference, with its JSON Pointer.

    Keys that the expected value leaves out are not compared.

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
