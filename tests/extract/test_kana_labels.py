"""Labels that an outline counts by kana (ア 取組内容): the mark is no part of the label, and words that only begin so stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion
from tests.extract.conftest import FINAL_1, NAME_1, NAME_2, PLAN_1, PLAN_2


@pytest.mark.parametrize("marks", [("ア　", "イ　"), ("ア ", "イ "), ("ア．", "イ．"), ("ア）", "イ）"), ("", "")])
@pytest.mark.parametrize("apart", ["　", "\n"])
def test_labels_counted_by_kana(
    marks: tuple[str, str],
    apart: str,
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
) -> None:
    plan, final = (f"　{mark}{word}{apart}" for mark, word in zip(marks, ("取組内容", "最終報告"), strict=True))
    printed = [
        f"(1) {NAME_1}（市民協働課）",
        plan + PLAN_1,
        final + FINAL_1,
        f"(2) {NAME_2}（くらし安全課）",
        plan + PLAN_2,
    ]
    (report,) = convert_text(city_report(projects="\n".join(printed).split("\n"))).record.reports
    assert [project.name for project in report.projects] == [NAME_1, NAME_2]
    own = [[(entry.label, entry.text) for entry in project.entries] for project in report.projects]
    assert own == [[("取組内容", PLAN_1), ("最終報告", FINAL_1)], [("取組内容", PLAN_2)]]
    assert report.extras == ()


@pytest.mark.parametrize("printed", ["アクション", "エ コ", "イ ベント", "ア 取組内容が分かる催し", "ガ 取組内容"])
def test_words_that_begin_with_kana_are_no_counted_labels(printed: str, profiles: ProfileSet) -> None:
    assert profiles.generic.labels.kinds_of(printed) == ()
