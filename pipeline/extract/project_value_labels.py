"""Labels of projects' texts that nobody knows → grades, amounts or sections, where nothing else stands under them in the whole report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.cutting import without_blanks
from pipeline.extract.figure_forms import is_amount, is_plain_grade
from pipeline.extract.project_column_contents import OF_OTHERS, are_of_department
from pipeline.extract.project_form_grades import kind_of_grade
from pipeline.extract.project_forms import kind_of_amount
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.model.raw import joined
from pipeline.profiles.labels import label_key
from pipeline.text.fold import fold

_LONGEST: Final = 40
_LEAST_VALUES: Final = 2
_MOST_GRADES: Final = 6
_COUNTED: Final = re.compile("[0-9.]+[%点]?")
_OF_GRADES: Final = re.compile("段階|評価|判定|評定|ランク|達成度|進捗度|採点|区分|度$|度合")
"""Words of labels of grades: under them a bare number is one."""
_NO_KIND: Final = "entry.other"
_REPORTS: Final = ("entry.midterm", "entry.final")
_MARK: Final = re.compile("[A-Z]{1,2}[+-]?|[◎○〇◯●△▲×✕☆★]{1,5}")
_YEN: Final = re.compile("円")


def told_by_values(texts: Sequence[PrintedText]) -> None:
    """Texts of projects in printed order → those of no known kind whose label stands over nothing but grades, or amounts of yen.

    A report of nothing but marks (中間評価 over ◎) is a grade, too. 達成の段階 over Ａ, Ｂ, Ａ is a grade, whoever calls it so; two projects at least must say it, and few grades be among them.
    """
    for key, group, values in _by_label(texts, (_NO_KIND, *_REPORTS)):
        if len(values) < _LEAST_VALUES:
            continue
        if group[0].kind != _NO_KIND:
            kind = "rating.result" if group[0].kind in _REPORTS and all(map(_is_mark, values)) else None
        else:
            kind = _kind(key, values)
        if kind is not None:
            for text in group:
                text.kinds = (kind,)


def sections_by_values(printed: Printed, owners: Sequence[int | None], staffed: frozenset[str]) -> None:
    """Texts of no known kind whose label stands over nothing but names of sections → those of their projects.

    Where there is a table of staff (`staffed`), half of the names at least stand there; else there must be several, and the
    label may speak of nobody else. `owners` are the indexes of the texts' projects; a text that stands above all projects stays.
    """
    if not any(text.kinds == (_NO_KIND,) for text in printed.texts):
        return
    owner_of = dict(zip(map(id, printed.texts), owners, strict=True))
    for label, group, values in _by_label(printed.texts, (_NO_KIND,)):
        if not are_of_department(values, staffed):
            continue
        if OF_OTHERS.search(label) is not None or not (staffed or len(values) >= _LEAST_VALUES):
            continue
        found = {id(text): at for text in group if (at := owner_of[id(text)]) is not None}
        for text in group:
            if (at := found.get(id(text))) is not None:
                printed.names[at].sections.extend(text.parts)
                printed.labels.append(text.label)
        printed.texts = [text for text in printed.texts if id(text) not in found]


def _by_label(texts: Sequence[PrintedText], kinds: Sequence[str]) -> list[tuple[str, list[PrintedText], list[str]]]:
    """Texts of one of the kinds and no other → those under each label that stands over nothing but short ones, with its key and these."""
    groups: dict[tuple[str, str], list[PrintedText]] = {}
    long = set[tuple[str, str]]()
    for text in texts:
        if text.kinds[0] in kinds and len(text.kinds) == 1 and text.parts:
            group = (text.kinds[0], text.label.text)
            if sum([len(piece.text) for part in text.parts for piece in part.pieces]) > _LONGEST:
                long.add(group)
            else:
                groups.setdefault(group, []).append(text)
    return [
        (label_key(label), group, [joined(text.parts).text for text in group])
        for (kind, label), group in groups.items()
        if (kind, label) not in long
    ]


def _is_mark(value: str) -> bool:
    """Whether a value is the mark of a grade (Ａ, ◎): words (完了) may be a report."""
    return _MARK.fullmatch(without_blanks(fold(value))) is not None


def _kind(label: str, values: Sequence[str]) -> str | None:
    keys = {without_blanks(fold(value)) for value in values}
    is_of_grades = _OF_GRADES.search(label) is not None or not any(map(_COUNTED.fullmatch, keys))
    if is_of_grades and len(keys) <= _MOST_GRADES and all(map(is_plain_grade, keys)):
        return kind_of_grade(label)
    if any(map(_YEN.search, keys)) and all(is_amount(value) for value in values):
        return kind_of_amount(label)
    return None
