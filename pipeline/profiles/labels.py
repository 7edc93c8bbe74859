"""Words of the vocabulary and of profiles → compiled label tables: what is printed, and the kind of thing it labels."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.text.fold import fold

_ERA_YEAR = r"(?:(?:平成|令和|昭和|大正|[HRSTM])[ .]?(?:元|[0-9 ]{1,4}|[一二三四五六七八九十]{1,3})|[12][0-9]{3})"
FISCAL_YEAR = rf"(?:{_ERA_YEAR}(?:[・/]{_ERA_YEAR})?[ ]?(?:\([^()]{{1,10}}\))?[ ]?年[ ]?度(?:[ ]?[(・/][ ]?{_ERA_YEAR}年?度?[ ]?\)?)?|(?:今|本|当)年度)"
YEAR = rf"(?:{_ERA_YEAR}[ ]?(?:\([^()]{{1,10}}\))?[ ]?年)"
_PLACEHOLDERS = {"{fy}": FISCAL_YEAR, "{year}": YEAR}

GENERIC = "generic"
"""The id of reading by the vocabulary alone."""

KINDS = frozenset(
    [
        "field.department",
        "field.department_head",
        "heading.staffing",
        "heading.policy",
        "heading.mission",
        "heading.vision",
        "heading.current_state",
        "heading.message",
        "heading.goals",
        "heading.projects",
        "heading.extra",
        "column.section",
        "column.section_head",
        "column.staff_count",
        "column.staff.regular",
        "column.staff.reappointed",
        "column.staff.contract",
        "column.staff.temporary",
        "column.staff.fiscal_year_appointee",
        "column.staff.other",
        "column.project",
        "column.entries",
        "column.number",
        "total.sum",
        "total.with_head",
        "entry.outline",
        "entry.plan",
        "entry.midterm",
        "entry.final",
        "entry.issue_next",
        "entry.other",
    ]
)
"""Every kind of label a profile may name."""

BLOCKS = ("header", "staffing", "policy", "goals", "projects")

_OUTER_MARKS = " 【】[]〔〕《》〈〉<>■□◆◇●○◎▼▽★☆・:→*#=-_"
_LEADING_NUMBER = re.compile(
    r"(?:第?[0-9]{1,2}[.)、: ]|\([0-9]{1,2}\)|[①-⑳]|[ⅠⅡⅢⅣⅤⅥ][.、:]?|第[0-9一二三四五六七八九十]{1,2}(?![0-9一-龠]))"
)
_FY = re.compile(FISCAL_YEAR)
_Y = re.compile(YEAR)
_MAX_LABEL = 40
_PARTED = re.compile("[): →]")
"""One of these stands between a label and the text that it heads."""
_HEAD_REACH = 80
"""A label with its remark in brackets is shorter than this."""


@functools.lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """What labels are compared by: widths folded, blanks, outer marks and a leading number gone, years → $fy, $year.

    >>> label_key("【 平成２８年度の目標 】")
    '$fyの目標'
    >>> label_key("２．主 な 事 業")
    '主な事業'
    """
    if "{" in text:
        text = text.replace("{fy}", "$fy").replace("{year}", "$year")
    folded = fold(text).strip(_OUTER_MARKS)
    if (number := _LEADING_NUMBER.match(folded)) is not None:
        folded = folded[number.end() :].strip(_OUTER_MARKS)
    if folded[:1] == "(" and folded[-1:] == ")" and "(" not in folded[1:]:
        # 【主な事業】: folding makes every bracket a round one.
        folded = folded[1:-1].strip(_OUTER_MARKS)
    if "年" in folded:
        folded = _Y.sub("$year", _FY.sub("$fy", folded))
    return "".join(folded.split()).lower()


def _pattern_source(word: str) -> str:
    """A label's word → a pattern over folded text; blanks may stand between its characters (letter-spaced print)."""
    parts = re.split(r"(\{fy\}|\{year\})", word)
    return " ?".join(
        _PLACEHOLDERS.get(part) or " ?".join(re.escape(char) for char in fold(part)) for part in parts if part
    )


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a text: its kind, and where it ends in the given string."""

    kind: str
    end: int


class Labels:
    """The compiled words of the vocabulary and a profile: exact look-up, and entry labels at the head of a text."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        table: dict[str, list[str]] = {}
        for kind, kind_words in words.items():
            for word in kind_words:
                kinds = table.setdefault(label_key(word), [])
                if kind not in kinds:
                    kinds.append(kind)
        self._kinds: Mapping[str, tuple[str, ...]] = MappingProxyType({key: tuple(k) for key, k in table.items()})
        entries = sorted(
            ((word, kind) for kind, kw in words.items() if kind.startswith(("entry.", "field.")) for word in kw),
            key=lambda pair: -len(pair[0]),
        )
        self._head = {
            prefix: re.compile(
                r"[(■□◆●○◎・ ]*(?:"
                + "|".join(_pattern_source(word) for word, kind in entries if kind.startswith(prefix))
                + r")(?P<remark>[ ]?\([^()]{1,20}\))?(?:\)[ :]*|[ ]?[:→]+[ ]?|[ ]+(?!を))(?=\S)"
            )
            for prefix in ("entry.", "field.")
        }
        # Every stage asks about the same cells, and the same labels stand in every report of a batch.
        self.kinds_of = functools.lru_cache(maxsize=8192)(self._kinds_of)
        self._found_at_head = {
            prefix: functools.lru_cache(maxsize=8192)(functools.partial(self._find_at_head, prefix))
            for prefix in self._head
        }

    def _kinds_of(self, text: str) -> tuple[str, ...]:
        """Every kind whose word the whole text is; the text may hold line feeds (a label wrapped in its cell)."""
        if len(text) > _HEAD_REACH:
            return ()
        text = text.strip(" \u3000:：→")
        if len(text) > _MAX_LABEL:
            return ()
        found = self._kinds.get(label_key(text), ())
        if not found and text[-1:] in ")）":
            # 中間報告（9月末現在）: a remark in brackets after the label.
            cut = max(text.rfind("("), text.rfind("（"))
            if cut > 0:
                found = self._kinds.get(label_key(text[:cut]), ())
                found = tuple(kind for kind in found if kind.startswith(("entry.", "heading.")))
        return found

    def kind_of(self, text: str, prefix: str) -> str | None:
        """The kind of the given family (`heading.`, `entry.` …) whose word the whole text is."""
        for kind in self.kinds_of(text):
            if kind.startswith(prefix):
                return kind
        return None

    def at_head(self, text: str, prefix: str) -> Label | None:
        """A label of the family at the head of a longer text: `最終報告 講座を開き…`, `部局名：市民部`.

        The label must be parted from what follows by a blank, a colon or a closing bracket.
        """
        return None if len(text) < 3 else self._found_at_head[prefix](text[:_HEAD_REACH])

    def _find_at_head(self, prefix: str, text: str) -> Label | None:
        folded = fold(text)
        match = None if _PARTED.search(folded) is None else self._head[prefix].match(folded)
        if match is None:
            return None
        kind = self.kind_of(text[: match.end()], prefix)
        if kind is None and match["remark"] is not None:
            kind = self.kind_of(text[: match.start("remark")], prefix)
        return None if kind is None else Label(kind, match.end())
