"""Names of projects with a grade behind them (見守り事業（福祉課）［自己評価 Ａ］, …　評価：Ａ) → the names alone, each grade a text of its project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.figure_forms import is_plain_grade
from pipeline.extract.project_names import inside, split_name
from pipeline.extract.project_printed import Printed, PrintedName, PrintedText
from pipeline.model.raw import RawText, head, stretch
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_LEAST_ALIKE = 2
_SHORTEST_NAME = 3
_LABEL = r"(?P<label>[^ ():=→。、]{2,12}(?:\([^()]{1,6}\))?)(?: ?[:=→] ?| +)"
_IN_BRACKETS = re.compile(rf" *\( *(?:{_LABEL})?(?P<value>[^() ]{{1,12}}) *\) *$")
_OPEN = re.compile(r"(?:(?<=\)) *| +)(?P<label>[^ ():=→。、]{2,12})(?: ?[:=→] ?| +)(?P<value>[^(): =→]{1,12}) *$")
_BARE = re.compile(r"(?:(?<=\)) *| +)(?P<value>[A-ES][+-]?|[◎○〇◯△▲×☆★]{1,5}) *$")
_MARK = re.compile(r"[A-ES][+-]?|[◎○〇◯△▲×☆★]{1,5}")


@dataclass(frozen=True, slots=True)
class _Graded:
    """A name, its grade with the label before it, and the sections that stand behind these."""

    at: int
    name: RawText
    label: RawText | None
    value: RawText
    sections: tuple[RawText, ...]
    others: tuple[RawText, ...]


def grades_behind_names(printed: Printed, labels: Labels, staffed: frozenset[str]) -> None:
    """What the project blocks print → the same, where a grade at the end of a name is one of its project.

    A label of grades stands before it, or one that nobody knows before grades behind two names at least; a grade alone
    is one behind most of the names, and one behind two.
    """
    found = [one for at, name in enumerate(printed.names) if (one := _graded(at, name, staffed)) is not None]
    if not found:
        return
    counted = Counter(None if one.label is None else fold(one.label.text) for one in found)
    values = Counter(fold(one.value.text) for one in found if one.label is None)
    alone = 3 * counted[None] >= 2 * len(printed.names) and max(values.values(), default=0) >= _LEAST_ALIKE
    taken = [
        one
        for one in found
        if (alone if one.label is None else counted[fold(one.label.text)] >= _LEAST_ALIKE or _is_known(one, labels))
    ]
    if taken:
        _give(taken, printed, labels)


def _graded(at: int, name: PrintedName, staffed: frozenset[str]) -> _Graded | None:
    text, sections, others = name.text, tuple[RawText, ...](), tuple[RawText, ...]()
    match = _match(text)
    if match is None and text.text.rstrip()[-1:] in ")）]］】〕〉":
        text, sections, left = split_name(text, staffed)
        others, match = tuple(left), _match(text) if sections else None
    if match is None:
        return None
    own = head(text, match.start())
    value = stretch(text, match.start("value"), match.end("value"))
    if own is None or value is None:
        return None
    labelled = "label" in match.re.groupindex and match["label"] is not None
    label = stretch(text, match.start("label"), match.end("label")) if labelled else None
    return _Graded(at, own, label, value, sections, others)


def _match(text: RawText) -> re.Match[str] | None:
    """The end of a name that may be a grade, in brackets or not; a grade alone is a mark, no word."""
    folded = fold(text.text).replace("\n", " ")
    for pattern in (_IN_BRACKETS, _OPEN, _BARE):
        found = pattern.search(folded)
        if found is None or not is_plain_grade(found["value"]) or not _is_name(folded[: found.start()]):
            continue
        labelled = "label" in pattern.groupindex and found["label"] is not None
        if labelled or _MARK.fullmatch(found["value"]) is not None:
            return found
    return None


def _is_name(text: str) -> bool:
    marker = split_marker(text)
    return len(text.rstrip()) - (0 if marker is None else marker.rest_start) >= _SHORTEST_NAME


def _is_known(one: _Graded, labels: Labels) -> bool:
    return one.label is not None and _kind(one.label, labels) is not None


def _kind(label: RawText, labels: Labels) -> str | None:
    """What grade a label heads, by the vocabulary or its words; None: nobody knows."""
    known = next((kind for kind in labels.kinds_of(label.text) if kind.startswith("rating.")), None)
    return known or ("rating.result" if speaks_of_grade(label.text) else None)


def _give(taken: Sequence[_Graded], printed: Printed, labels: Labels) -> None:
    """The names without their grades, these before the texts of their projects."""
    texts: list[PrintedText] = []
    for one in taken:
        name = printed.names[one.at]
        name.text = inside(one.name)
        name.sections += one.sections
        printed.labels += one.others
        kind = None if one.label is None else _kind(one.label, labels)
        texts.append(
            PrintedText(name.row, (kind or "rating.result",), one.label or one.value, [one.value], in_table=False)
        )
        texts[-1].owner = one.at
    printed.texts += texts
