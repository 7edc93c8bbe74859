"""A draft → the text of a profile, its doubtful parts as comments that are ready to edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.profiles.drafting.draft import Draft, word_of
from pipeline.profiles.drafting.suggest import Suggestion

_MOST_LINES = 20
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of reading a file by the draft.

    `left` are its printed lines that no field holds, with their numbers; `left_with_all` is how many would be left with
    every suggestion taken; `claims` names the other profiles that claim the file.
    """

    file: str
    lines: int
    left: tuple[tuple[int, str], ...]
    left_with_all: int
    claims: tuple[str, ...]


def profile_text(name: str, found: Draft, tried: Sequence[Tried], expects: Sequence[str], *, title_needed: bool) -> str:
    """The TOML of a drafted profile; it is sound, and claims the files it was drafted from, as it stands."""
    parts = [
        *_head(name, tried),
        f"id = {_string(name)}",
        f"description = {_string('drafted from ' + ', '.join(one.file for one in tried))}",
        "",
        *_valid(found.years),
        *_identify(found, len(tried)),
        *_report(found, expects, title_needed=title_needed),
        *_suggestions(found.suggestions, [one.file for one in tried]),
        *_known(found),
        *_tables(found, tried),
        *_left(tried),
    ]
    return "\n".join(parts) + "\n"


def _head(name: str, tried: Sequence[Tried]) -> Iterator[str]:
    yield f"# Drafted by `hoshin profiles draft` from {len(tried)} {_files(tried)}. docs/profiles.md says what each key means."
    yield f"# Save it as {_flat(name)}.toml: a profile's id is its file's name."
    for one in tried:
        if one.claims:
            yield f"# {_flat(one.file)} is claimed already by {', '.join(one.claims)}: with this profile beside it they are rivals."


def _files(items: Sequence[object]) -> str:
    return "file" if len(items) == 1 else "files"


def _valid(years: Sequence[int]) -> Iterator[str]:
    yield "[valid]"
    if not years:
        yield "# No fiscal year is printed in a title, heading or label.\n# from = 2020"
    else:
        yield f"# Fiscal years printed: {', '.join(map(str, years))}. Set `to` once the layout has changed."
        yield f"from = {years[0]}\n# to = {years[-1]}"
    yield ""


def _identify(found: Draft, count: int) -> Iterator[str]:
    yield "[identify]"
    yield "# Stands in every file given. Keep what stands in every report of this layout and in no other."
    yield f"labels = [{', '.join(map(_string, found.labels))}]"
    yield f"words = [{', '.join(map(_string, found.words))}]"
    if count == 1:
        yield "# Drafted from one file: a word of its own content may be among them. Draft again with more files."
    yield ""


def _report(found: Draft, expects: Sequence[str], *, title_needed: bool) -> Iterator[str]:
    yield "[report]"
    if found.title is None:
        yield "# No title line with a department's name is common to all files."
    else:
        lines = ", ".join(f"「{_flat(line)}」" for line in dict.fromkeys(found.title.lines))
        yield f"# Reads {lines}" + ("" if title_needed else "; the general form of titles does so, too.")
        yield f"{'' if title_needed else '# '}title = {_string(found.title.pattern)}"
    if expects:
        yield "# Blocks found in every report so far; add those that the labels below bring."
        yield f"expects = [{', '.join(map(_string, expects))}]"
    yield ""


def _suggestions(suggestions: Sequence[Suggestion], files: Sequence[str]) -> Iterator[str]:
    if not suggestions:
        return
    yield "# ---- Labels that the vocabulary does not know: take the marks # away from those that are right"
    for one in suggestions:
        first = one.seen.places[0]
        shown = f", in {len(one.seen.documents)} of {len(files)} files" if len(files) > 1 else ""
        yield ""
        yield f"# 「{_flat(one.seen.printed)}」 {_flat(one.reason)}{shown}; first in line {first.line} of {_flat(files[first.document])}"
        yield "# [[label]]"
        yield f"# kind = {_string(one.kind)}"
        yield f"# words = [{_string(word_of(one.seen))}]"
    yield ""


def _known(found: Draft) -> Iterator[str]:
    if not found.known:
        return
    yield "# ---- Labels that the vocabulary knows; give one here only if it means something else in this layout"
    for seen in found.known:
        yield f"# 「{_flat(seen.printed)}」: {', '.join(seen.kinds)}"
    yield ""


def _tables(found: Draft, tried: Sequence[Tried]) -> Iterator[str]:
    if not found.tables:
        return
    yield "# ---- Tables with titled columns, and what stands below each title"
    for table in found.tables:
        yield f"# line {table.line} of {_flat(tried[table.document].file)}:"
        for printed, kinds, below in table.columns:
            samples = " / ".join(_short(text) for text in below) or "—"
            yield f"#   「{_flat(printed)}」 ({', '.join(kinds) or 'unknown'}): {samples}"
    yield ""


def _left(tried: Sequence[Tried]) -> Iterator[str]:
    yield "# ---- Lines that no field holds so far"
    for one in tried:
        share = round(100 * len(one.left) / one.lines) if one.lines else 0
        with_all = f"; with every suggestion taken {one.left_with_all}"
        yield f"# {_flat(one.file)}: {len(one.left)} of {one.lines} lines ({share} %){with_all}"
        for number, text in one.left[:_MOST_LINES]:
            yield f"#   {number}: {_short(text)}"
        if len(one.left) > _MOST_LINES:
            yield f"#   … and {len(one.left) - _MOST_LINES} more"


def _string(text: str) -> str:
    r"""A TOML basic string.

    >>> print(_string('a"b'), _string("c\\d"))
    "a\"b" "c\\d"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flat(text: str) -> str:
    """A text for a comment: one line, without control characters."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in text)


def _short(text: str) -> str:
    flat = _flat(text)
    return flat[:_LONGEST] + "…" if len(flat) > _LONGEST else flat


def uncommented(text: str, wanted: Iterable[str] = ()) -> str:
    r"""A drafted profile with its suggested labels taken, all or those of the wanted words.

    >>> print(uncommented('# [[label]]\n# kind = "heading.goals"\n# words = ["ねらい"]'))
    [[label]]
    kind = "heading.goals"
    words = ["ねらい"]
    """
    words = frozenset(wanted)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line == "# [[label]]" and (not words or json.loads(lines[at + 2].removeprefix("# words = "))[0] in words):
            lines[at : at + 3] = [one.removeprefix("# ") for one in lines[at : at + 3]]
    return "\n".join(lines)
