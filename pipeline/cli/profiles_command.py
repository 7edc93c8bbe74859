"""`hoshin profiles`: the layout profiles → listed, checked, tested, matched with files, drafted."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.batch.contents import Contents
from pipeline.batch.discover import discover
from pipeline.batch.drafting import draft_profile
from pipeline.cli.arguments import FORMATS, Commands, add_profile, add_reading, read_options
from pipeline.cli.terminal import Out
from pipeline.identify import CLAIM_SCORE, RIVAL_MARGIN, Claim, claims_of
from pipeline.model.errors import DocumentError, ExitCode, NoInputError, OutputError, UsageError
from pipeline.profiles.profile import Profile, ProfileSet, load_profiles
from pipeline.review.safe import safe
from pipeline.run import Provenance, read_source
from pipeline.selfcheck.fixtures import FixtureResult, check_profile, fixtures_of

_FIXTURES = Path("tests/fixtures/profiles")
_DRAFT_NAME = "my-layout"
_OWN = "a layout profile of your own (TOML), beside the package's; may be repeated"


def add_profiles(commands: Commands) -> None:
    """Declare the command and its own commands."""
    profiles = commands.add_parser(
        "profiles",
        help="list, check, test and draft layout profiles",
        description="Lists the layout profiles. A profile with a mistake ends with code 2, and each mistake is named.",
    )
    add_profile(profiles, "list this one too; may be repeated")
    profiles.set_defaults(handler=_list, own=[])
    actions = profiles.add_subparsers(title="commands", metavar="COMMAND")
    _add_lint(actions)
    _add_test(actions)
    _add_match(actions)
    _add_draft(actions)


def _add_lint(actions: Commands) -> None:
    lint = actions.add_parser(
        "lint",
        help="say everything that is wrong with profiles",
        description="Checks the package's profiles and the given ones. Everything that is wrong is named; exit code 2.",
    )
    lint.add_argument("own", nargs="*", type=Path, metavar="FILE", help="a profile (TOML)")
    lint.set_defaults(handler=_lint)


def _add_test(actions: Commands) -> None:
    test = actions.add_parser(
        "test",
        help="run profiles against their fixtures",
        description="Runs every profile against its fixtures: documents in a folder of the profile's name, each with the "
        "reports expected of it in X.expected.json beside X.txt (X.pdf …). A fixture must be claimed by its profile and "
        "by no other within the margin, and its reports must be as expected; keys left out and ids are not compared. "
        "Every difference is named; exit code 1.",
    )
    test.add_argument("names", nargs="*", metavar="NAME", help="profiles to test (default: all that have fixtures)")
    _add_own(test)
    test.add_argument(
        "--fixtures",
        type=Path,
        metavar="DIR",
        help=f"folder of fixtures, in it a folder for each profile (default: {_FIXTURES}); for a --profile FILE also the "
        "folder beside it",
    )
    add_reading(test)
    test.set_defaults(handler=_test)


def _add_match(actions: Commands) -> None:
    match = actions.add_parser(
        "match",
        help="say which profile claims a file, and why not the others",
        description="Prints what speaks for each profile: its score, what of its [identify] stands in the file and what "
        "does not, and the margin to the runner-up.",
    )
    match.add_argument("files", nargs="+", type=Path, metavar="FILE", help=f"one of: {FORMATS}")
    _add_own(match)
    add_reading(match)
    match.set_defaults(handler=_match)


def _add_draft(actions: Commands) -> None:
    draft = actions.add_parser(
        "draft",
        help="propose a profile for a layout that nobody has described",
        description="Prints a profile for the layout that the files have in common: what identifies it, its years and "
        "title, and, as comments ready to edit, the labels that the vocabulary does not know, each with a proposed kind "
        "and the reason, the columns of tables with samples, and the lines that no field holds. One file is enough; more "
        "make it sharper.",
    )
    draft.add_argument("files", nargs="+", type=Path, metavar="FILE", help=f"files of one layout: {FORMATS}")
    draft.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="FILE",
        help="write it here, never over a file that exists; the name without .toml is the profile's id "
        f"(default: print it, as {_DRAFT_NAME})",
    )
    _add_own(draft)
    add_reading(draft)
    draft.set_defaults(handler=_draft)


def _add_own(parser: argparse.ArgumentParser) -> None:
    # Another name than the outer command's --profile, which a default here would overwrite.
    parser.add_argument(
        "--profile", dest="own", metavar="FILE", type=Path, action="append", default=argparse.SUPPRESS, help=_OWN
    )


def _known(arguments: argparse.Namespace) -> ProfileSet:
    return load_profiles([*arguments.profile, *arguments.own])


def _list(arguments: argparse.Namespace, _errors: Console) -> int:
    table = _table("profile", "valid", "expects", "description")
    for profile in _known(arguments).profiles:
        valid = f"{profile.valid_from or ''}–{profile.valid_to or ''}"
        _add_row(table, profile.id, valid, ", ".join(profile.expects), profile.description)
    Out(140).print(table)
    return ExitCode.OK


def _lint(arguments: argparse.Namespace, _errors: Console) -> int:
    found = _known(arguments)
    names = ", ".join(profile.id for profile in found.profiles)
    Out(120).print(Text(safe(f"nothing is wrong with {len(found.profiles)} profiles: {names}")), soft_wrap=True)
    return ExitCode.OK


def _test(arguments: argparse.Namespace, _errors: Console) -> int:
    known = _known(arguments)
    folders = _folders(arguments, known)
    console = Out(140)
    results = [
        result
        for profile, places in folders
        for place in places
        for result in check_profile(profile, place, known, read_options(arguments))
    ]
    bare = [profile.id for profile, places in folders if not any(map(fixtures_of, places))]
    if not results and not bare:
        raise NoInputError(f"no profile has fixtures in {_FIXTURES} or beside it; name a folder with --fixtures")
    table = _table("profile", "fixture", "score", "runner-up", "result")
    for result in results:
        own, other = _own_and_runner_up(result)
        told = "ok" if not result.problems else f"{len(result.problems)} difference{'s'[: len(result.problems) - 1]}"
        _add_row(table, result.profile, result.document, own, other, told)
    if results:
        console.print(table)
    for result in results:
        for problem in result.problems:
            console.print(Text(safe(f"{result.profile}/{result.document}: {problem}")), soft_wrap=True)
    for name in bare:
        console.print(Text(safe(f"{name}: it has no fixtures")), soft_wrap=True)
    return ExitCode.FINDINGS if bare or any(result.problems for result in results) else ExitCode.OK


def _folders(arguments: argparse.Namespace, known: ProfileSet) -> list[tuple[Profile, list[Path]]]:
    """The profiles to test, each with the folders in which its fixtures may stand.

    Where fixtures are kept for the package's profiles, all of them must have some; elsewhere those asked for.
    """
    root = _FIXTURES if arguments.fixtures is None else arguments.fixtures
    if arguments.fixtures is not None and not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    beside = {path.stem: path.with_suffix("") for path in (*arguments.profile, *arguments.own)}
    ids = [profile.id for profile in known.profiles]
    for name in arguments.names:
        if name not in ids:
            raise UsageError(f"there is no profile {name!r}; there are {', '.join(ids)}")
    wanted = set(arguments.names) or ({*ids} if root.is_dir() else {*beside})
    return [
        (one, [root / one.id, *((beside[one.id],) if one.id in beside and beside[one.id] != root / one.id else ())])
        for one in known.profiles
        if one.id in wanted
    ]


def _own_and_runner_up(result: FixtureResult) -> tuple[str, str]:
    own = next((claim for claim in result.claims if claim.profile.id == result.profile), None)
    other = next((claim for claim in result.claims if claim is not own), None)
    return ("—" if own is None else f"{own.score:.2f}"), (
        "—" if other is None else f"{other.profile.id} {other.score:.2f}"
    )


def _match(arguments: argparse.Namespace, errors: Console) -> int:
    known = _known(arguments)
    contents = Contents()
    console = Out(140)
    code = ExitCode.OK
    for file in (file for file in discover(arguments.files) if not file.skipped):
        try:
            document = read_source(contents.read(file), file.path, Provenance(), read_options(arguments))
        except DocumentError as error:
            errors.print(Text(safe(f"{file.path}: {error}"), style="red"), soft_wrap=True)
            code = ExitCode.FINDINGS
            continue
        claims = claims_of(document, known)
        table = _table("profile", "score", "found", "not found", "claims")
        for claim in claims:
            _add_row(
                table, claim.profile.id, f"{claim.score:.2f}", *map(_words, (claim.found, claim.missing)), _why(claim)
            )
        console.print(Text(safe(file.path), style="bold"))
        console.print(table)
        console.print(Text(_verdict(claims)))
    contents.close()
    return code


def _words(words: Iterable[str]) -> str:
    return ", ".join(word.replace("$fy", "{fy}").replace("$year", "{year}") for word in words) or "—"


def _why(claim: Claim) -> str:
    if claim.holds:
        return "yes"
    if not claim.in_years:
        return f"no: the file is of {claim.year}, outside [valid]"
    return f"no: below {CLAIM_SCORE}"


def _verdict(claims: Sequence[Claim]) -> str:
    """Who reads the file, with the margin to the next claim."""
    holding = [claim for claim in claims if claim.holds]
    if not holding:
        return "no profile claims it: it is read by the vocabulary alone (generic), or not at all"
    best = holding[0]
    if len(holding) == 1:
        return f"read by {best.profile.id}: no other profile claims it"
    margin = best.score - holding[1].score
    if margin < RIVAL_MARGIN:
        rivals = " and ".join(claim.profile.id for claim in holding if best.score - claim.score < RIVAL_MARGIN)
        return f"rivals: {rivals} are closer than {RIVAL_MARGIN}; it is read by the vocabulary alone (generic)"
    return f"read by {best.profile.id}: ahead of {holding[1].profile.id} by {margin:.2f}"


def _draft(arguments: argparse.Namespace, _errors: Console) -> int:
    output: Path | None = arguments.output
    if output is not None and output.suffix != ".toml":
        raise UsageError(f"--output {output}: a profile's file ends in .toml")
    if output is not None and output.exists():
        raise OutputError(f"{output} exists; a draft is never written over a file")
    name = _DRAFT_NAME if output is None else output.stem
    try:
        text = draft_profile(name, arguments.files, _known(arguments), read_options(arguments))
    except DocumentError as error:
        raise UsageError(f"a file cannot be drafted from: {error}") from error
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return ExitCode.OK
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror}") from None
    sys.stdout.write(f"{safe(str(output))}\n")
    return ExitCode.OK


def _table(*columns: str) -> Table:
    table = Table(header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("profile", "score"))
    return table


def _add_row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(safe(cell)) for cell in cells))
