"""Profiles and their fixtures (documents with the reports expected of them) → what of each is not so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile, discover
from pipeline.identify import CLAIM_SCORE, RIVAL_MARGIN, Claim, claims_of
from pipeline.model.document import Document
from pipeline.model.errors import DocumentError, NoInputError, UsageError
from pipeline.profiles.profile import Profile, ProfileSet
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.review.differences import differences
from pipeline.run import Provenance, convert_document, read_source

EXPECTED = ".expected.json"


@dataclass(frozen=True, slots=True)
class FixtureResult:
    """What became of one fixture: the claims on it, the best first, and every difference, a sentence each."""

    profile: str
    document: str
    claims: tuple[Claim, ...]
    problems: tuple[str, ...]


def fixtures_of(folder: Path) -> tuple[InputFile, ...]:
    """The documents of a folder of fixtures; empty where there is no such folder or it is empty."""
    if not folder.is_dir():
        return ()
    try:
        return tuple(file for file in discover([folder]) if not file.skipped)
    except NoInputError:
        return ()


def check_profile(
    profile: Profile, folder: Path, profiles: ProfileSet, options: ReadOptions = DEFAULT
) -> Iterator[FixtureResult]:
    """Every fixture of a profile: claimed by it, by no other within the margin, in its years, and read as expected.

    Args:
        profile: one of `profiles`.
        folder: its documents, each with `<stem>.expected.json` beside it; several formats of one report may share it.
        profiles: all profiles to choose from; any of them may be a rival.
        options: how to read PDF and scans.

    Raises:
        UsageError: an expected file is no JSON with a list `reports`.
    """
    files = fixtures_of(folder)
    contents = Contents()
    for file in files:
        yield _check(profile, file, contents, profiles, options)
    contents.close()
    stems = {_stem(file) for file in files}
    for path in sorted(folder.rglob(f"*{EXPECTED}")) if folder.is_dir() else ():
        if str(path.with_name(path.name.removesuffix(EXPECTED))) not in stems:
            yield FixtureResult(profile.id, path.name, (), ("no document stands beside it",))


def _stem(file: InputFile) -> str:
    """The path of a document without its suffix (the archive's, where it stands in one)."""
    return str(file.location.with_suffix(""))


def _check(
    profile: Profile, file: InputFile, contents: Contents, profiles: ProfileSet, options: ReadOptions
) -> FixtureResult:
    try:
        document = read_source(contents.read(file), file.path, Provenance(), options)
    except DocumentError as error:
        return FixtureResult(profile.id, file.path, (), (f"cannot be read: {error}",))
    claims = claims_of(document, profiles)
    problems = [*_claim_problems(profile, claims), *_value_problems(profile, file, document, profiles)]
    return FixtureResult(profile.id, file.path, claims, tuple(problems))


def _claim_problems(profile: Profile, claims: Sequence[Claim]) -> Iterator[str]:
    """Why a profile does not win its own fixture."""
    own = next(claim for claim in claims if claim.profile.id == profile.id)
    if not own.in_years:
        yield f"its year {own.year} is outside [valid] {profile.valid_from or ''}–{profile.valid_to or ''}"
    if own.score < CLAIM_SCORE:
        yield f"not claimed: score {own.score:.2f} of {CLAIM_SCORE}; not found: {', '.join(own.missing)}"
    for other in claims:
        if other is not own and other.holds and own.score - other.score < RIVAL_MARGIN:
            yield f"rival: {other.profile.id} claims it with {other.score:.2f}, {profile.id} with {own.score:.2f}"


def _value_problems(profile: Profile, file: InputFile, document: Document, profiles: ProfileSet) -> Iterator[str]:
    """Where the reports are not those expected, and reports of years in which the profile is not valid."""
    path = file.location.with_name(file.location.stem + EXPECTED)
    expected = _expected(path) if path.is_file() else None
    if expected is None:
        yield f"no {path.name} stands beside it"
    try:
        record = convert_document(document, profiles).record
    except DocumentError as error:
        yield f"not read: {error}"
        return
    reports = record.model_dump(mode="json")["reports"]
    if expected is not None:
        yield from differences(expected, reports, "/reports")
    for index, report in enumerate(reports):
        year = report["fiscal_year"]
        if year is not None and not (profile.valid_from or 0) <= year <= (profile.valid_to or 9999):
            yield f"/reports/{index}/fiscal_year: {year} is outside [valid]"


def _expected(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(data, Mapping) or not isinstance(data.get("reports"), list):
        raise UsageError(f'{path} has no list "reports"')
    return _without_ids(data["reports"])


def _without_ids(value: Any) -> Any:
    """JSON without ids: they are made from what is compared anyway."""
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if not key.endswith("_id")}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
