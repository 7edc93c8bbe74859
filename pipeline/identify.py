"""A document → the one profile that claims it, "generic", or none; rivals are named, first match never wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, Row
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.profile import Profile, ProfileSet
from pipeline.text.fiscal_year import find_fiscal_years

CLAIM_SCORE = 0.75
"""Share of a profile's labels and words that must stand in the document."""
RIVAL_MARGIN = 0.1
"""Two claims closer than this are rivals: neither wins."""
GENERIC_FAMILIES = 3
"""How many families of labels an unknown layout must show to be read as a report at all."""
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Identification:
    """The profile to read by (None: no report), and the rivals with their scores where two or more claimed."""

    profile: Profile | None
    rivals: tuple[str, ...] = ()


def identify(document: Document, profiles: ProfileSet) -> Identification:
    """The profile whose labels stand in the document; the vocabulary alone where none or two profiles claim it."""
    claims = []
    texts = tuple({cell.text: None for row in document.rows for cell in row.cells if cell.pieces})
    year = _printed_year(document.rows)
    for profile in profiles.profiles:
        if year is not None and not (profile.valid_from or 0) <= year <= (profile.valid_to or 9999):
            continue
        kinds, keys = _labels_found(texts, profile.labels, frozenset(profile.identify_words))
        score = _score(profile, kinds, keys)
        if score >= CLAIM_SCORE:
            claims.append((score, profile))
    claims.sort(key=lambda claim: (-claim[0], claim[1].id))
    if claims and (len(claims) == 1 or claims[0][0] - claims[1][0] >= RIVAL_MARGIN):
        return Identification(claims[0][1])
    rivals = tuple(f"{profile.id} ({score:.2f})" for score, profile in claims)
    kinds, _ = _labels_found(texts, profiles.generic.labels, frozenset())
    families = _families(kinds)
    if len(families) >= GENERIC_FAMILIES and families & {"department", "staffing", "projects"}:
        return Identification(profiles.generic, rivals)
    return Identification(None, rivals)


def _printed_year(rows: Sequence[Row]) -> int | None:
    """The fiscal year that most of the short texts (title, headings, labels) name."""
    years: dict[int, int] = {}
    for row in rows:
        for cell in row.cells:
            if cell.pieces and "年度" in (text := cell.text) and len(text) <= _LONGEST_LABEL:
                for _, _, found in find_fiscal_years(text):
                    years[found.year] = years.get(found.year, 0) + 1
    return max(years, key=lambda year: (years[year], year)) if years else None


def _labels_found(texts: Sequence[str], labels: Labels, words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of all labels in the texts of the cells, and which of the words stand alone in a cell."""
    kinds, missing = set[str](), set(words)
    for text in texts:
        if len(text) <= _LONGEST_LABEL:
            if missing:
                missing.discard(label_key(text))
            if found := labels.kinds_of(text):
                kinds.update(found)
                continue
        head = labels.at_head(text, "entry.") or labels.at_head(text, "field.")
        if head is not None:
            kinds.add(head.kind)
    return frozenset(kinds), words - missing


def _score(profile: Profile, kinds: frozenset[str], keys: frozenset[str]) -> float:
    wanted = len(profile.identify_labels) + len(profile.identify_words)
    found = sum(kind in kinds for kind in profile.identify_labels) + sum(w in keys for w in profile.identify_words)
    return found / wanted


def _families(kinds: frozenset[str]) -> frozenset[str]:
    """The families of blocks that the labels found bear witness to."""
    witnesses = {
        "department": ("field.",),
        "staffing": ("heading.staffing", "column.section"),
        "policy": ("heading.policy", "heading.mission", "heading.vision"),
        "goals": ("heading.goals",),
        "projects": ("heading.projects", "column.project"),
        "entries": ("entry.plan", "entry.midterm", "entry.final"),
    }
    return frozenset(
        family for family, prefixes in witnesses.items() if any(kind.startswith(prefixes) for kind in kinds)
    )
