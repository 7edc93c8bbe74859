"""A profile's data → everything wrong with it, before anything is compiled or read by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import regex

from pipeline.profiles.labels import BLOCKS, GENERIC, KINDS, label_key
from pipeline.profiles.titles import compile_title

MAX_LABEL = 40
"""A longer text of a cell is compared with no word."""
_SHAPE: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "": {"id": str, "description": str, "valid": dict, "identify": dict, "report": dict, "label": list},
        "valid": {"from": int, "to": int},
        "identify": {"labels": list, "words": list},
        "report": {"title": str, "expects": list},
    }
)
"""What a profile may hold: table → key → type."""


def lint_profile(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """Everything wrong with a profile's data, one sentence each; nothing: the profile is sound."""
    shape = list(_lint_shape(data, name))
    yield from shape
    if data.get("id") != name:
        yield f"{name}: id {data.get('id')!r} is not the file's name"
    if name == GENERIC:
        yield f"{name}: this id is what hoshin calls reading by the vocabulary alone"
    if shape:
        return
    identify, valid = data.get("identify", {}), data.get("valid", {})
    if not identify.get("labels") and not identify.get("words"):
        yield f"{name}: [identify] names no labels and no words, so nothing could claim a document"
    yield from _lint_identify(identify, name)
    yield from lint_labels(data, name)
    yield from _lint_report(data.get("report", {}), name)
    if valid.get("from", 0) > valid.get("to", 9999):
        yield f"{name}: [valid] from is later than to"


def _lint_identify(identify: Mapping[str, Any], name: str) -> Iterator[str]:
    """Unknown kinds, words that no cell can be, and what is named twice, since each counts once."""
    for kind in identify.get("labels", ()):
        if kind not in KINDS:
            yield f"{name}: [identify] names the unknown kind {kind!r}"
    keys = [label_key(word) for word in identify.get("words", ())]
    for word, key in zip(identify.get("words", ()), keys, strict=True):
        if not key:
            yield f"{name}: [identify] has an empty word {word!r}"
        elif len(key) > MAX_LABEL:
            yield f"{name}: [identify] has a word of more than {MAX_LABEL} characters, {word!r}; no cell is compared with it"
    for one in dict.fromkeys((*identify.get("labels", ()), *keys)):
        if (*identify.get("labels", ()), *keys).count(one) > 1:
            yield f"{name}: [identify] names {one!r} twice"


def _lint_shape(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """Unknown keys and values of the wrong type."""
    for table, keys in _SHAPE.items():
        values = data if not table else data.get(table, {})
        if not isinstance(values, dict):
            continue
        where = f"[{table}] " if table else ""
        for key, value in values.items():
            if key not in keys:
                yield f"{name}: {where}unknown key {key!r}; known are {', '.join(sorted(keys))}"
            elif not isinstance(value, keys[key]) or isinstance(value, bool):
                yield f"{name}: {where}{key} is no {_TYPE_NAMES[keys[key]]}"
            elif keys[key] is list and key != "label" and not _all_strings(value):
                yield f"{name}: {where}{key} is no list of strings"


def _all_strings(values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


_TYPE_NAMES = {str: "string", int: "whole number", list: "list", dict: "table"}


def _lint_report(report: Mapping[str, Any], name: str) -> Iterator[str]:
    for block in report.get("expects", ()):
        if block not in BLOCKS:
            yield f"{name}: [report] expects the unknown block {block!r}; known are {', '.join(BLOCKS)}"
    title = report.get("title")
    if title is not None:
        try:
            pattern = compile_title(title)
        except regex.error as error:
            yield f"{name}: the title pattern does not compile: {error}"
        else:
            if "department" not in pattern.groupindex:
                yield f"{name}: the title pattern has no group (?P<department>…)"


def lint_labels(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """Unknown kinds, missing or empty words, and words that stand under two kinds of one family."""
    seen: dict[tuple[str, str], str] = {}
    for entry in data.get("label", ()):
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if not isinstance(kind, str) or kind not in KINDS:
            yield f"{name}: [[label]] has the unknown kind {kind!r}"
            continue
        words = entry.get("words")
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            yield f"{name}: [[label]] {kind} has no list of words"
            continue
        for word in words:
            key = label_key(word)
            if not key:
                yield f"{name}: {kind} has an empty word {word!r}"
                continue
            family = kind.split(".")[0]
            other = seen.setdefault((family, key), kind)
            if other != kind:
                yield f"{name}: the word {word!r} stands under {other} and {kind}"
