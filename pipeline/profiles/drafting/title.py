"""Title-like first lines of documents → the title pattern that reads them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.profiles.labels import FISCAL_YEAR, YEAR, Labels
from pipeline.profiles.titles import compile_title
from pipeline.text.fold import fold

_LONGEST_TITLE = 45
_FIRST_LINES = 12
_YEARS = re.compile(f"(?P<fy>{FISCAL_YEAR})|(?P<year>{YEAR})")
_YEAR_IN_FRONT = re.compile(r"^\^(?:\{fy\}の?)?")
_DEPARTMENT = re.compile(
    r"[^()「」『』{}、。\s]{1,15}?(?:事務局|本部|委員会|部|局|室|課|署|区)(?=長?[のマ「『(部運目仕実宣重組政経]|長?$)"
)


@dataclass(frozen=True, slots=True)
class TitleDraft:
    """A title pattern, and the lines that it reads, one a document."""

    pattern: str
    lines: tuple[str, ...]


def draft_title(documents: Sequence[Document], labels: Labels, title_words: Sequence[str]) -> TitleDraft | None:
    """The pattern that reads one of the first lines of every document; None: no form is common to all.

    A line that holds one of the vocabulary's title words comes first, since only such lines are tried as titles.
    """
    forms = [dict(_forms(document, labels, title_words)) for document in documents]
    for read in (forms, [_without_years(form) for form in forms]):
        for pattern in read[0] if read else ():
            if all(pattern in other for other in read):
                return TitleDraft(pattern, tuple(other[pattern] for other in read))
    return None


def _without_years(forms: Mapping[str, str]) -> dict[str, str]:
    """The patterns with a year in front that need not stand there."""
    return {_YEAR_IN_FRONT.sub(r"^(?:{fy}の?)?", pattern): line for pattern, line in forms.items()}


def _forms(document: Document, labels: Labels, title_words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pattern and printed line of each title-like line that holds a title word."""
    alone = [[cell.text for cell in row.cells if cell.pieces] for row in document.rows[:_FIRST_LINES]]
    for texts in alone:
        if len(texts) != 1 or len(texts[0]) > _LONGEST_TITLE or texts[0][-1:] in "。、" or labels.kinds_of(texts[0]):
            continue
        folded = "".join(fold(texts[0]).split())
        pattern = _pattern(folded) if any(word in folded for word in title_words) else None
        if pattern is not None and compile_title(pattern).fullmatch(folded):
            yield pattern, texts[0]


def _pattern(folded: str) -> str | None:
    r"""A folded line without blanks → its pattern: years and the department become what differs.

    >>> _pattern("令和4年度港湾部の重点目標")
    '^{fy}(?P<department>\\S{1,20}?)の重点目標$'
    """
    parts, at, department = ["^"], 0, False
    years = list(_YEARS.finditer(folded))
    for start, end, place in [
        *((y.start(), y.end(), "{fy}" if y["fy"] else "{year}") for y in years),
        (len(folded), len(folded), "$"),
    ]:
        between = folded[at:start]
        found = None if department else _DEPARTMENT.search(between)
        if found is None:
            parts.append(re.escape(between))
        else:
            department = True
            parts += [
                re.escape(between[: found.start()]),
                r"(?P<department>\S{1,20}?)",
                re.escape(between[found.end() :]),
            ]
        parts.append(place)
        at = end
    return "".join(parts) if department else None
