"""Whatever stands in header and staffing: no defect, every number from the print, nothing lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import load_profiles
from pipeline.run import Provenance, convert

PROFILES = load_profiles()
WORDS = [
    "課名",
    "課長名",
    "職員数",
    "正規",
    "再任用",
    "計",
    "合計",
    "小計",
    "市民課",
    "環境課",
    "9",
    "－",
    "(12)",
    "部長",
    "係名",
    "戸籍係",
    "部局名",
    "市民部",
    "電話番号",
    "所属名",
    "所属長名",
    "※注",
    "会計年度任用職員",
    "（人）",
    "4.05",
    "常勤7人、嘱託2人",
    "部長名",
    "令和3年度",
    "男",
    "氏名",
    "職名",
    "職員総数",
    "総務局",
    "(",
    ")",
    "・",
    "の",
    "：",
    "市民・",
    "奥村弘",
    "9人",
    "部の職員数",
]
ROWS = st.lists(
    st.builds(lambda words, sep: sep.join(words), st.lists(st.sampled_from(["", *WORDS]), min_size=1, max_size=7), st.sampled_from("\t\t： ")),
    min_size=1,
    max_size=9,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(header=ROWS, staffing=ROWS)
def test_any_rows(header: list[str], staffing: list[str]) -> None:
    lines = [
        "市民環境部の基本方針",
        "",
        *header,
        "",
        "部局内の執行体制",
        *staffing,
        "",
        "基本方針",
        "",
        "支え合います。",
    ]
    try:
        record = convert("\n".join(lines).encode(), "a.txt", Provenance(), PROFILES).record
    except DocumentError:
        return
    printed = set(re.findall("[0-9.]+", "\n".join(lines)))
    for report in record.reports:
        for section in report.staffing.sections:
            values = [section.staff_count, *section.staff_counts.values()]
            assert all(value is None or f"{value:g}" in printed for value in values)
    assert "evidence-mismatch" not in {issue.code for issue in record.issues}
