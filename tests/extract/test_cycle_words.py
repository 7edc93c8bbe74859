"""Steps of the management cycle beside the labels of a project's form are no text of their own."""

from collections.abc import Callable

import pytest

from pipeline.run import Conversion

FORM = (
    "令和5年度 市民部の基本方針\n\n部長名\t戸川 進\n\n主な事業\n\n事業名\t\t窓口改善事業\n"
    "{}\t取組内容\t窓口を一つにします。\n{}\t取組実績\t窓口を一つにしました。\n{}\t今後の方向性\t続けて進めます。\n"
)


@pytest.mark.parametrize("words", [("Plan", "Do", "Action"), ("計画", "実行", "改善")])
def test_steps_of_the_cycle_are_no_text(words: tuple[str, ...], convert_text: Callable[[str], Conversion]) -> None:
    record = convert_text(FORM.format(*words)).record
    (project,) = record.reports[0].projects
    assert [entry.entry_type for entry in project.entries] == ["plan", "final", "issue_next"]
    assert "unclaimed-text" not in [issue.code for issue in record.issues]


def test_other_words_there_are_told(convert_text: Callable[[str], Conversion]) -> None:
    record = convert_text(FORM.format("赤", "青", "黄")).record
    assert "unclaimed-text" in [issue.code for issue in record.issues]
