"""Profile and vocabulary files (TOML) → checked profiles to choose from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.model.errors import UsageError
from pipeline.profiles.labels import GENERIC, Labels, label_key
from pipeline.profiles.lint import lint_labels, lint_profile
from pipeline.profiles.titles import compile_title
from pipeline.text.fold import fold

PATTERN_SECONDS = 0.2
"""Time limit of one match of a pattern that a profile brings."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout generation of one report: which labels identify it, how its title reads, what it must hold."""

    id: str
    description: str
    valid_from: int | None
    valid_to: int | None
    identify_labels: tuple[str, ...]
    identify_words: tuple[str, ...]
    title: str | None
    expects: tuple[str, ...]
    labels: Labels
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


def _build(data: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Profile:
    identify, report, valid = data.get("identify", {}), data.get("report", {}), data.get("valid", {})
    own = {label_key(word) for entry in data.get("label", ()) for word in entry["words"]}
    base = {
        "label": [
            {"kind": entry["kind"], "words": [word for word in entry["words"] if label_key(word) not in own]}
            for entry in vocabulary["label"]
        ]
    }
    return Profile(
        id=data["id"],
        description=data.get("description", ""),
        valid_from=valid.get("from"),
        valid_to=valid.get("to"),
        identify_labels=tuple(identify.get("labels", ())),
        identify_words=tuple(label_key(word) for word in identify.get("words", ())),
        title=report.get("title"),
        expects=tuple(report.get("expects", ())),
        labels=Labels(_words(base, data)),
        title_words=tuple(vocabulary["title"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class ProfileSet:
    """The profiles to choose from, and `generic`: the vocabulary alone."""

    profiles: tuple[Profile, ...]
    generic: Profile


def load_profiles(extra: Sequence[Path] = ()) -> ProfileSet:
    """The package's profiles and those of the given TOML files, checked.

    Raises:
        UsageError: a profile cannot be read or is unsound; the message lists everything wrong.
    """
    folder = resources.files("pipeline.profiles")
    vocabulary = tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8"))
    sources = [(item.name.removesuffix(".toml"), item.read_text(encoding="utf-8")) for item in folder.iterdir()
               if item.name.endswith(".toml") and item.name != "vocabulary.toml"]  # fmt: skip
    for path in extra:
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
