"""A document → the one profile that claims it, "generic", or none; rivals are named, first match never wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, Row
from pipeline.profiles.headings import general_kind, kind_by_last_noun
from pipeline.profiles.labels import STAGES, Labels, label_key
from pipeline.profiles.line_records import line_records
from pipeline.profiles.other_papers import is_other_paper
from pipeline.profiles.profile import Profile, ProfileSet
from pipeline.profiles.title_lines import LONGEST_TITLE, read_title
from pipeline.text.fiscal_year import find_fiscal_years
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

CLAIM_SCORE = 0.75
"""Share of a profile's labels and words that must stand in the document."""
RIVAL_MARGIN = 0.1
"""Two claims closer than this are rivals: neither wins."""
GENERIC_FAMILIES = 3
"""How many families of labels an unknown layout must show to be read as a report at all."""
_LONGEST_LABEL = 40
_LONGEST_DEPARTMENT = 20
_HEAD = 6
"""So many texts may stand at the head of a paper."""
_LONGEST_HEADING, _HEADING_MARKS = 24, "【■◆●◎〔《＜≪"
_LEAST_DEPARTMENTS = 2
_LEAST_FORMS = 2
"""A booklet may head each report with nothing but the department's name."""


@dataclass(frozen=True, slots=True)
class Identification:
    """The profile to read by (None: no report), and the rivals with their scores where two or more claimed."""

    profile: Profile | None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What speaks for a profile: its score, and which kinds and words of its `[identify]` stand in the document.

    `year` is the fiscal year that most short texts of the document name; `in_years` says that the profile is valid
    then.
    """

    profile: Profile
    score: float
    found: tuple[str, ...]
    missing: tuple[str, ...]
    year: int | None
    in_years: bool

    @property
    def holds(self) -> bool:
        """Whether the profile claims the document."""
        return self.in_years and self.score >= CLAIM_SCORE


def claims_of(document: Document, profiles: ProfileSet) -> tuple[Claim, ...]:
    """What speaks for each profile: those that claim the document first, then by falling score."""
    return _claims(document, _known_labels(document, profiles), profiles)


def _claims(document: Document, known: Mapping[str, tuple[str, ...]], profiles: ProfileSet) -> tuple[Claim, ...]:
    keys = frozenset([label_key(text) for text in known if len(text) <= _LONGEST_LABEL])
    year = _printed_year(document.rows)
    found = (_claim(profile, known, keys, year) for profile in profiles.profiles)
    return tuple(sorted(found, key=lambda claim: (not claim.holds, -claim.score, claim.profile.id)))


def _known_labels(document: Document, profiles: ProfileSet) -> dict[str, tuple[str, ...]]:
    """The text of every cell with the kinds that the vocabulary gives it."""
    labels = profiles.generic.labels
    return {text: _kinds(text, labels) for text in _texts(document)}


def _claim(profile: Profile, known: Mapping[str, tuple[str, ...]], keys: frozenset[str], year: int | None) -> Claim:
    """The score of a profile: its own words, where it has some, come before the vocabulary's."""
    own = profile.own
    kinds = {
        kind
        for text, of_vocabulary in known.items()
        for kind in (of_vocabulary if own is None else _kinds(text, own) or of_vocabulary)
    }
    found = (
        *(kind for kind in profile.identify_labels if kind in kinds),
        *(word for word in profile.identify_words if word in keys),
    )
    wanted = (*profile.identify_labels, *profile.identify_words)
    missing = tuple(one for one in wanted if one not in found)
    in_years = year is None or (profile.valid_from or 0) <= year <= (profile.valid_to or 9999)
    return Claim(profile, len(found) / len(wanted), found, missing, year, in_years)


def identify(document: Document, profiles: ProfileSet) -> Identification:
    """The profile whose labels stand in the document; the vocabulary alone where none or two profiles claim it."""
    known = _known_labels(document, profiles)
    claims = [claim for claim in _claims(document, known, profiles) if claim.holds]
    if claims and (len(claims) == 1 or claims[0].score - claims[1].score >= RIVAL_MARGIN):
        return Identification(claims[0].profile)
    rivals = tuple(f"{claim.profile.id} ({claim.score:.2f})" for claim in claims)
    families = _families(frozenset(kind for found in known.values() for kind in found)) | _general_families(known)
    titles = [title for text in known if len(text) <= LONGEST_TITLE and (title := read_title(text, profiles.generic))]
    if _is_signed(tuple(known)[:_HEAD]):
        # The head's name under the department's year is a witness of its own beside the title's form.
        families |= {"title", "head"}
    elif titles:
        families |= {"title"}
    if sum(map(_is_department, known)) >= _LEAST_DEPARTMENTS:
        families |= {"department"}
    named = "department" in families or any(title.department is not None for title in titles)
    if is_other_paper(document, is_named=named):
        return Identification(None, rivals)
    if named and len(families) < GENERIC_FAMILIES:
        families |= _families_of_forms(document.rows, profiles.generic.labels)
    if len(families) >= GENERIC_FAMILIES and families & {"department", "title", "staffing", "projects"}:
        return Identification(profiles.generic, rivals)
    return Identification(None, rivals)


def _is_signed(texts: Sequence[str]) -> bool:
    """Whether a line tells a year and a department, and a line below it that department's head (市民部長　山田 太郎)."""
    keys = ["".join(fold(text).split()) for text in texts if len(text) <= LONGEST_TITLE]
    for at, below in enumerate(keys):
        name, post, _ = below.partition("長")
        if post and is_department_name(name) and any(name in key and "年" in key for key in keys[:at]):
            return True
    return False


def _is_department(text: str) -> bool:
    return text[-1] in "部局会院" and len(text) <= _LONGEST_DEPARTMENT and is_department_name("".join(text.split()))


def _general_families(texts: Iterable[str]) -> frozenset[str]:
    """The families that headings of general words (約束を実現する事業) bear witness to, or marked ones by their last noun (■ 部が負う使命)."""
    found = {kind for text in texts if (kind := general_kind(text)) in ("goals", "projects", "policy")}
    said = {kind_by_last_noun(text) for text in texts if len(text) <= _LONGEST_HEADING and text[0] in _HEADING_MARKS}
    of_blocks = {"goals": "goals", "policy": "policy", "mission": "policy", "vision": "policy"}
    return frozenset(found | {family for kind, family in of_blocks.items() if kind in said})


def _families_of_forms(rows: Sequence[Row], labels: Labels) -> frozenset[str]:
    """The families that lines headed by the same words again and again bear witness to, where one of these says who does something or how it is graded."""
    forms = line_records(rows, labels, in_projects=False)
    words = {line.label.text for form in forms for line in form.lines}
    kinds = {kind for word in words for kind in labels.kinds_of(word)}
    if len(forms) < _LEAST_FORMS or not any(kind.startswith(("column.section", "rating.")) for kind in kinds):
        return frozenset()
    return frozenset(("projects", "entries"))


def _texts(document: Document) -> tuple[str, ...]:
    """The texts of all cells, each once."""
    return tuple({cell.text: None for row in document.rows for cell in row.cells if cell.pieces})


def _printed_year(rows: Sequence[Row]) -> int | None:
    """The fiscal year that most of the short texts (title, headings, labels) name."""
    years: dict[int, int] = {}
    for row in rows:
        for cell in row.cells:
            if cell.pieces and "年度" in (text := cell.text) and len(text) <= _LONGEST_LABEL:
                for _, _, found in find_fiscal_years(text):
                    years[found.year] = years.get(found.year, 0) + 1
    return max(years, key=lambda year: (years[year], year)) if years else None


def _kinds(text: str, labels: Labels) -> tuple[str, ...]:
    """The kinds of the label that the text of a cell is, or that stands at its head."""
    found = labels.kinds_of(text) if len(text) <= _LONGEST_LABEL else ()
    if found:
        return found
    head = labels.at_head(text, "entry.") or labels.at_head(text, "field.")
    return () if head is None else (head.kind,)


def _families(kinds: frozenset[str]) -> frozenset[str]:
    """The families of blocks that the labels found bear witness to."""
    witnesses = {
        "department": ("field.",),
        "head": ("field.department_head",),
        "staffing": ("heading.staffing", "column.section"),
        "policy": ("heading.policy", "heading.mission", "heading.vision"),
        "goals": ("heading.goals",),
        "projects": ("heading.projects", "column.project"),
        "entries": STAGES,
    }
    return frozenset(
        family for family, prefixes in witnesses.items() if any(kind.startswith(prefixes) for kind in kinds)
    )
