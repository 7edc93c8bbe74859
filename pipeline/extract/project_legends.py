"""A line that explains grades (※達成度 A：達成 B：一部達成 …) → known as such, so that no text of a project goes on with it."""

from __future__ import annotations

import re

from pipeline.extract.figure_forms import is_plain_grade
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.ratings import scale_in_label

_NAMED_GRADE = re.compile("(?:[A-Z]|[◎○〇◯●△▲×☆★]|[①-⑩]|[Ⅰ-Ⅹ]|[1-5])[:=]")
_LEGEND = re.compile(
    "[(※*]?[ ]?(?:注[0-9]?|凡例)?[ :)]*(?P<label>[^ :=()A-Z◎○〇◯●△▲×☆★①-⑩Ⅰ-Ⅹ0-9]{0,10}?)(?:の?(?:基準|区分|目安|凡例|見方|段階))?[ :は()]*"
    "(?P<scale>(?:[A-Z]|[◎○〇◯●△▲×☆★]|[①-⑩]|[Ⅰ-Ⅹ]|[1-5])[:=].{1,100}?)[)。]*"
)
_QUOTED = re.compile(
    r"[(※* ]*(?P<label>[^「」。、(]{2,14}?)は?[、: ]*(?P<grades>(?:「[^「」]{1,12}」(?:[、・, ]|又は|と|及び)*){2,5})[^「」。]{0,12}[)。]*"
)
_GRADE = re.compile("「([^「」]+)」")
_LONGEST = 120


def is_legend(printed: str, labels: Labels) -> bool:
    """Whether a line names two grades or more with what they mean, after nothing, or the label of the grades."""
    if len(printed) > _LONGEST or len(printed) < len("A:甲B:乙"):
        return False
    folded = fold(printed).replace("\n", " ")
    if "「" in folded:
        return _quotes_grades(folded, labels)
    if len(_NAMED_GRADE.findall(folded)) < 2 or (found := _LEGEND.fullmatch(folded)) is None:
        return False
    if scale_in_label(f"評価({found['scale']})") is None:
        return False
    return not found["label"] or labels.kind_of(found["label"], "rating.") is not None


def _quotes_grades(folded: str, labels: Labels) -> bool:
    """Whether a line says of the label of a grade which grades there are (※達成度は「達成」「未達成」で表示)."""
    found = _QUOTED.fullmatch(folded)
    if found is None or not all(is_plain_grade(grade) for grade in _GRADE.findall(found["grades"])):
        return False
    return labels.kind_of(found["label"], "rating.") is not None or speaks_of_grade(found["label"])
