"""A line that explains grades (※達成度 A：達成 B：一部達成 …) → known as such, so that no text of a project goes on with it."""

from __future__ import annotations

import re

from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.ratings import scale_in_label

_NAMED_GRADE = re.compile("(?:[A-Z]|[◎○〇◯●△▲×☆★]|[①-⑩]|[Ⅰ-Ⅹ]|[1-5])[:=]")
_LEGEND = re.compile(
    "[(※*]?[ ]?(?:注[0-9]?|凡例)?[ :)]*(?P<label>[^ :=()A-Z◎○〇◯●△▲×☆★①-⑩Ⅰ-Ⅹ0-9]{0,10}?)(?:の?(?:基準|区分|目安|凡例|見方|段階))?[ :は(]*"
    "(?P<scale>(?:[A-Z]|[◎○〇◯●△▲×☆★]|[①-⑩]|[Ⅰ-Ⅹ]|[1-5])[:=].{1,100}?)[)。]*"
)
_LONGEST = 120


def is_legend(printed: str, labels: Labels) -> bool:
    """Whether a line names two grades or more with what they mean, after nothing, or the label of the grades."""
    if len(printed) > _LONGEST or len(printed) < len("A:甲B:乙"):
        return False
    folded = fold(printed).replace("\n", " ")
    if len(_NAMED_GRADE.findall(folded)) < 2 or (found := _LEGEND.fullmatch(folded)) is None:
        return False
    if scale_in_label(f"評価({found['scale']})") is None:
        return False
    return not found["label"] or labels.kind_of(found["label"], "rating.") is not None
