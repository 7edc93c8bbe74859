"""Words where labels stand: known ones are labels, others only where the report holds what they say."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import is_known_label, vouched
from pipeline.extract.staffing_titles import title_kind
from pipeline.model.document import Piece
from pipeline.model.raw import RawEntry, RawProject, RawReport, RawText
from pipeline.profiles.profile import ProfileSet


def _text(words: str, line: int = 1) -> RawText:
    return RawText((Piece(line, 0, len(words), words),))


def _report(*values: str) -> RawReport:
    entries = tuple(RawEntry("other", _text("説明"), _text(value), "explicit", 0) for value in values)
    project = RawProject(_text("見守り事業"), (), entries)
    return RawReport(**dict.fromkeys(RawReport.__dataclass_fields__, ()) | {  # type: ignore[arg-type]
        "title": None, "as_of": None, "department": None, "stated_total": None, "projects": (project,),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("目標値", True), ("目 標 値", True), ("取組内容・最終報告", True), ("4Q", True),
        ("第1四半期", True), ("（単位：千円）", True), ("施策の目標", True),
        ("令和3年度", False), ("業務", False), ("目標値の色", False), ("課課長名", False), ("予算①", False), ("15", False), ("3/12", False), ("目標値 3", False), ("単位：色", False),
    ],
)  # fmt: skip
def test_a_label_is_known_by_its_words(text: str, is_label: bool, profiles: ProfileSet) -> None:
    assert is_known_label(text, profiles.generic.labels) is is_label


def test_a_unit_twice_is_no_title_of_sections(profiles: ProfileSet) -> None:
    kinds = [title_kind(text, profiles.generic) for text in ("課・室等", "課等の長", "課課", "課課名", "課課長名")]
    assert kinds == ["column.section", "column.section_head", None, None, None]


@pytest.mark.parametrize(
    ("claim", "values", "is_held"),
    [
        ("令和3年度", ("令和3年度に始めます。",), True),
        ("令和3年度", ("令和4年度に始めます。",), False),
        ("窓の色", ("窓の\u3000色を選びます。",), True),
        ("窓の色・目標値", ("窓の色を選びます。",), True),
        ("窓の色・形", ("窓の色を選びます。",), False),
        ("窓の色", (), False),
    ],
)
def test_what_the_report_holds_vouches(
    claim: str, values: tuple[str, ...], is_held: bool, profiles: ProfileSet
) -> None:
    held = vouched([_text(claim, 9)], _report(*values), profiles.generic.labels)
    assert [one.text for one in held] == ([claim] if is_held else [])
