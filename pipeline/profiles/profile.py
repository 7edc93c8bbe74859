"""Profile and vocabulary files (TOML) → checked profiles to choose from."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.model.errors import UsageError
from pipeline.profiles.labels import GENERIC, Labels, forms, label_key
from pipeline.profiles.lint import lint_labels, lint_profile
from pipeline.profiles.titles import compile_title
from pipeline.text.fold import fold

PATTERN_SECONDS = 0.2
"""Time limit of one match of a pattern that a profile brings."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One layout generation of one report: which labels identify it, how its title reads, what it must hold.

    Two profiles are equal where they are the same object: caches ask for the hash of one with every line.
    """

    id: str
    description: str
    valid_from: int | None
    valid_to: int | None
    identify_labels: tuple[str, ...]
    identify_words: tuple[str, ...]
    title: str | None
    expects: tuple[str, ...]
    labels: Labels
    """The vocabulary's words and the profile's own, which come before them."""
    own: Labels | None
    """The profile's own words; None: it has none."""
    title_words: tuple[str, ...]

    def match_title(self, text: str) -> str | None:
        """The department that the title names by the profile's own pattern; None: no match.

        Raises:
            UsageError: the pattern ran into its time limit.
        """
        if self.title is None:
            return None
        pattern = compile_title(self.title)
        try:
            match = pattern.fullmatch("".join(fold(text).split()), timeout=PATTERN_SECONDS)
        except TimeoutError as error:
            raise UsageError(f"profile {self.id}: the title pattern ran into its time limit on {text!r}") from error
        return match["department"] if match else None


def _words(*files: Mapping[str, Any]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for data in files:
        for entry in data.get("label", ()):
            words.setdefault(entry["kind"], []).extend(entry["words"])
    return words


def _without(vocabulary: Mapping[str, Any], own: Set[str]) -> Mapping[str, Any]:
    """The vocabulary without the words that a profile gives a meaning of its own."""
    return {
        "label": [
            {
                "kind": entry["kind"],
                "words": [form for word in entry["words"] for form in forms(word) if label_key(form) not in own],
            }
            for entry in vocabulary["label"]
        ]
    }


@functools.cache
def _vocabulary() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("pipeline.profiles") / "vocabulary.toml").read_text(encoding="utf-8"))


@functools.cache
def _vocabulary_labels() -> Labels:
    """The vocabulary's words alone; profiles without words of their own share them."""
    return Labels(_words(_vocabulary()))


def _build(data: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Profile:
    identify, report, valid = data.get("identify", {}), data.get("report", {}), data.get("valid", {})
    own = {label_key(form) for entry in data.get("label", ()) for word in entry["words"] for form in forms(word)}
    return Profile(
        id=data["id"],
        description=data.get("description", ""),
        valid_from=valid.get("from"),
        valid_to=valid.get("to"),
        identify_labels=tuple(identify.get("labels", ())),
        identify_words=tuple(label_key(word) for word in identify.get("words", ())),
        title=report.get("title"),
        expects=tuple(report.get("expects", ())),
        labels=Labels(_words(_without(vocabulary, own), data)) if own else _vocabulary_labels(),
        own=Labels(_words(data)) if own else None,
        title_words=tuple(vocabulary["title"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class ProfileSet:
    """The profiles to choose from, and `generic`: the vocabulary alone."""

    profiles: tuple[Profile, ...]
    generic: Profile


def parse_profile(text: str, name: str) -> Profile:
    """The TOML of one profile, whose id is `name` → the profile.

    Raises:
        UsageError: it is unsound; the message lists everything wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not TOML: {error}") from error
    if problems := list(lint_profile(data, name)):
        raise UsageError("unsound profile:\n  " + "\n  ".join(problems))
    return _build(data, _vocabulary())


def load_profiles(extra: Sequence[Path] = ()) -> ProfileSet:
    """The package's profiles and those of the given TOML files, checked.

    Raises:
        UsageError: a profile cannot be read or is unsound; the message lists everything wrong.
    """
    folder = resources.files("pipeline.profiles")
    vocabulary = _vocabulary()
    sources = [(item.name.removesuffix(".toml"), item.read_text(encoding="utf-8")) for item in folder.iterdir()
               if item.name.endswith(".toml") and item.name != "vocabulary.toml"]  # fmt: skip
    # A profile of the package may be named by its path, too.
    own = {str(folder / f"{name}.toml") for name, _ in sources}
    for absolute, path in {path.absolute(): path for path in extra}.items():
        if str(absolute) in own:
            continue
        try:
            sources.append((path.stem, path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"the profile {path} cannot be read: {error}") from error
    problems = list(lint_labels(vocabulary, "vocabulary"))
    profiles: list[Profile] = []
    for name, text in sorted(sources):
        if any(profile.id == name for profile in profiles):
            problems.append(f"{name}: another profile has this id; name the file otherwise")
            continue
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{name}: not TOML: {error}")
            continue
        found = list(lint_profile(data, name))
        problems += found
        if not found:
            profiles.append(_build(data, vocabulary))
    if problems:
        raise UsageError("unsound profiles:\n  " + "\n  ".join(problems))
    return ProfileSet(tuple(profiles), _build({"id": GENERIC}, vocabulary))
