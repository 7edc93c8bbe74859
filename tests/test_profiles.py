"""Layout profiles: what is wrong with one is told, exactly one claims a document, rivals are named."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.model.errors import UsageError
from pipeline.model.report import DocumentRecord
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.lint import lint_labels, lint_profile
from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.run import Provenance, convert

CityReport = Callable[..., str]

SOUND = """\
id = "mine"
description = "a layout of our own"
[valid]
from = 2020
to = 2024
[identify]
labels = ["field.department", "heading.goals"]
words = ["ねらい"]
[report]
title = '^{fy}の(?P<department>\\S{1,20})のねらい$'
expects = ["header", "goals"]
[[label]]
kind = "heading.goals"
words = ["ねらい"]
"""


def problems(text: str, name: str = "mine") -> list[str]:
    return list(lint_profile(tomllib.loads(text), name))


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new)


def test_a_sound_profile() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (changed('id = "mine"', 'id = "yours"'), "id 'yours' is not the file's name"),
        (changed('id = "mine"', ""), "id None is not the file's name"),
        (changed("[valid]", "[validity]"), "unknown key 'validity'"),
        (changed('labels = ["field.department", "heading.goals"]\nwords = ["ねらい"]', ""), "no labels and no words"),
        (changed('"field.department"', '"field.division"'), "unknown kind 'field.division'"),
        (changed('kind = "heading.goals"', 'kind = "heading.aims"'), "unknown kind 'heading.aims'"),
        (changed('words = ["ねらい"]\n', 'words = ["ねらい", " "]\n').replace('words = ["ねらい", " "]', 'words = ["ねらい"]', 1), "empty word ' '"),
        (SOUND + '[[label]]\nkind = "heading.projects"\nwords = ["ね ら い"]\n', "stands under heading.goals and heading.projects"),
        (changed('"header", "goals"', '"header", "aims"'), "unknown block 'aims'"),
        (changed("(?P<department>\\S{1,20})", "(?P<department>\\S{1,20}"), "does not compile"),
        (changed("(?P<department>\\S{1,20})", "\\S{1,20}"), "no group (?P<department>"),
        (changed("from = 2020", "from = 2030"), "from is later than to"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake(text: str, said: str) -> None:
    found = problems(text)
    assert len(found) == 1, found
    assert found[0].startswith("mine: ")
    assert said in found[0]


@pytest.mark.parametrize(
    "text",
    [
        changed("[valid]\nfrom = 2020\nto = 2024\n", 'valid = "2020"\n'),
        changed("from = 2020", 'from = "2020"'),
        changed('labels = ["field.department", "heading.goals"]', 'labels = "field.department"'),
        changed('expects = ["header", "goals"]', "expects = 1"),
        changed("title = '^{fy}の(?P<department>\\S{1,20})のねらい$'", "title = 1"),
        changed("from = 2020", "form = 2020"),
        changed("from = 2020", "from = true"),
        changed('[[label]]\nkind = "heading.goals"\nwords = ["ねらい"]', '[[label]]\nkind = "heading.goals"'),
        changed('[[label]]\nkind = "heading.goals"\nwords = ["ねらい"]', '[[label]]\nkind = "heading.goals"\nwords = [1]'),
        changed('[[label]]\nkind = "heading.goals"', "[[label]]\nkind = 1"),
        changed('description = "a layout of our own"', "description = 1"),
        'id = "mine"\nidentify = 1\n',
        'id = "mine"\nlabel = 1\n[identify]\nwords = ["x"]\n',
        'id = "mine"\nreport = []\n[identify]\nwords = ["x"]\n',
    ],
)  # fmt: skip
def test_values_of_a_wrong_type_are_told_of(text: str, tmp_path: Path) -> None:
    place = tmp_path / "mine.toml"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="mine"):
        load_profiles([place])


def test_several_mistakes_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(changed("from = 2020", "from = 2030"), encoding="utf-8")
    code = main(["profiles", "--profile", str(tmp_path / "a.toml"), "--profile", str(tmp_path / "mine.toml")])
    said = capsys.readouterr().err
    assert code == 2
    assert "a: not TOML" in said
    assert "mine: [valid] from is later than to" in said


def test_profiles_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "sjis.toml").write_bytes("id = '基本'".encode("cp932"))
    for name in ("none.toml", "sjis.toml"):
        with pytest.raises(UsageError, match="cannot be read"):
            load_profiles([tmp_path / name])


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "hiratsuka-bukyoku-2016.toml"
    place.write_text(SOUND.replace('"mine"', '"hiratsuka-bukyoku-2016"'), encoding="utf-8")
    with pytest.raises(UsageError, match="hiratsuka-bukyoku-2016"):
        load_profiles([place])


def test_the_profiles_of_the_package_are_sound(profiles: ProfileSet) -> None:
    assert [profile.id for profile in profiles.profiles] == ["hiratsuka-bukyoku-2016"]
    assert profiles.generic.id == "generic"


def test_a_word_under_two_kinds_of_different_families_is_sound() -> None:
    data = {"label": [{"kind": "heading.policy", "words": ["方針"]}, {"kind": "entry.plan", "words": ["方針"]}]}
    assert list(lint_labels(data, "x")) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("■ 基 本 方 針 ■", "基本方針"),
        ("（１）主な事業", "主な事業"),
        ("第２ 目標", "目標"),
        ("令和元（2019）年度の目標", "$fyの目標"),
        ("H28年度の取組", "$fyの取組"),
        ("2016年の目標", "$yearの目標"),
        ("", ""),
    ],
)
def test_label_key(text: str, key: str) -> None:
    assert label_key(text) == key


def test_labels_at_the_head_of_a_text() -> None:
    labels = Labels({"entry.final": ["最終報告"], "field.department": ["部局名", "部名"]})
    assert labels.kind_of("最終報告（3月末）", "entry.") == "entry.final"
    found = labels.at_head("【最終報告】 進めました。", "entry.")
    assert found is not None
    assert "【最終報告】 進めました。"[found.end :] == "進めました。"
    assert labels.at_head("最終報告書を作ります。", "entry.") is None
    assert labels.at_head("最終報告", "entry.") is None
    assert labels.at_head("部局名：市民部", "field.") is not None
    assert labels.at_head("部局名：市民部", "entry.") is None


# Which profile claims a document


def record_of(text: str, profiles: ProfileSet) -> DocumentRecord:
    return convert(text.encode(), "a.txt", Provenance("142999", "汐見原市", None, "CC0"), profiles).record


def with_profiles(folder: Path, *texts: tuple[str, str]) -> ProfileSet:
    places = []
    for name, text in texts:
        places.append(folder / f"{name}.toml")
        places[-1].write_text(text, encoding="utf-8")
    return load_profiles(places)


def codes(record: DocumentRecord) -> list[str]:
    return [issue.code for issue in record.issues]


def test_one_profile_claims(city_report: CityReport, profiles: ProfileSet) -> None:
    record = record_of(city_report(), profiles)
    assert record.document.profile == "hiratsuka-bukyoku-2016"
    assert not {"generic-layout", "profile-rivals", "missing-block"} & set(codes(record))


def test_rivals_are_named_and_none_wins(city_report: CityReport, tmp_path: Path) -> None:
    own = 'id = "other"\n[identify]\nlabels = ["field.department", "heading.goals"]\n'
    record = record_of(city_report(), with_profiles(tmp_path, ("other", own)))
    assert record.document.profile == "generic"
    assert {"profile-rivals", "generic-layout"} <= set(codes(record))
    (issue,) = (issue for issue in record.issues if issue.code == "profile-rivals")
    assert "hiratsuka-bukyoku-2016" in issue.message
    assert "other" in issue.message
    assert issue.path is None
    reports = [
        json.loads(one.model_dump_json())
        for one in (*record.reports, *record_of(city_report(), load_profiles()).reports)
    ]
    assert reports[0] == reports[1]


def test_a_better_claim_wins(city_report: CityReport, tmp_path: Path) -> None:
    own = (
        'id = "weak"\n[identify]\nlabels = ["field.department", "heading.goals", "heading.vision", "heading.policy"]\n'
    )
    own += 'words = ["主な事業"]\n'
    record = record_of(city_report(), with_profiles(tmp_path, ("weak", own)))
    assert record.document.profile == "hiratsuka-bukyoku-2016"
    assert "profile-rivals" not in codes(record)


def test_an_unknown_layout_is_read_by_its_labels(profiles: ProfileSet) -> None:
    text = "令和3年度 福祉部の運営方針\n\n部長名 塩沢 隆一\n\n使命\n\n暮らしを支えます。\n\n重点目標\n\n1 相談を充実させます。\n"
    record = record_of(text, profiles)
    assert record.document.profile == "generic"
    assert "generic-layout" in codes(record)
    (report,) = record.reports
    assert report.fiscal_year == 2021
    assert report.department is not None
    assert report.department.name == "福祉部"
    assert [(policy.kind, policy.paragraphs) for policy in report.policies] == [("mission", ("暮らしを支えます。",))]
    assert [(goal.goal_no, goal.text) for goal in report.goals] == [(1, "相談を充実させます。")]


OWN_LAYOUT = """\
令和4年度健康部の重点目標とねらい

部局名 健康部

ねらい

1 歩く人を増やします。

取組一覧

歩こう事業 (健康課)\tうごき
\t教室を開きます。
\tふりかえり
\t教室を5回開きました。
"""
OWN_PROFILE = """\
id = "aims"
[identify]
labels = ["field.department", "heading.goals", "heading.projects", "entry.plan"]
words = ["ねらい", "取組一覧"]
[report]
title = '^{fy}(?P<department>\\S{1,20}?)の重点目標とねらい$'
expects = ["header", "staffing", "goals", "projects"]
[[label]]
kind = "heading.goals"
words = ["ねらい"]
[[label]]
kind = "heading.projects"
words = ["取組一覧"]
[[label]]
kind = "entry.plan"
words = ["うごき"]
[[label]]
kind = "entry.final"
words = ["ふりかえり"]
"""


def test_a_profile_of_the_user(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(OWN_LAYOUT, encoding="utf-8")
    Path("aims.toml").write_text(OWN_PROFILE, encoding="utf-8")
    assert main(["show", "a.txt", "--json"]) == 1
    capsys.readouterr()
    assert main(["show", "a.txt", "--json", "--profile", "aims.toml"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["document"]["profile"] == "aims"
    (report,) = found["reports"]
    assert (report["fiscal_year"], report["department"]["name"]) == (2022, "健康部")
    assert [goal["text"] for goal in report["goals"]] == ["歩く人を増やします。"]
    (project,) = report["projects"]
    assert [(entry["entry_type"], entry["text"]) for entry in project["entries"]] == [
        ("plan", "教室を開きます。"), ("final", "教室を5回開きました。"),
    ]  # fmt: skip
    assert [issue["message"] for issue in found["issues"] if issue["code"] == "missing-block"] == [
        "the layout aims has a staffing block, this report has none"
    ]
    assert main(["run", "a.txt", "-o", "out", "-q", "--profile", "aims.toml"]) == 0
    run = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert run["documents"][0]["profile"] == run["options"]["profiles"] == "aims"


def test_profiles_are_listed(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("aims.toml").write_text(
        OWN_PROFILE.replace("[identify]", 'description = "[b]aims"\n[identify]', 1), encoding="utf-8"
    )
    assert main(["profiles", "--profile", "aims.toml"]) == 0
    said = capsys.readouterr().out
    for word in ("aims", "hiratsuka-bukyoku-2016", "[b]aims", "2010"):
        assert word in said


EVIL = "^(?P<department>(?:健|健健)+)\\S?のねらい$"


@pytest.mark.parametrize("command", [["show", "a.txt"], ["run", "a.txt", "-o", "out"]])
def test_an_evil_pattern_runs_into_its_limit(
    workplace: Path, command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text(
        OWN_LAYOUT.replace("令和4年度健康部の重点目標とねらい", "健" * 36 + "基本方針のか"), encoding="utf-8"
    )
    evil = OWN_PROFILE.replace("^{fy}(?P<department>\\S{1,20}?)の重点目標とねらい$", EVIL)
    assert EVIL in evil
    Path("aims.toml").write_text(evil, encoding="utf-8")
    start = time.monotonic()
    assert main([*command, "--profile", "aims.toml"]) == 2
    assert time.monotonic() - start < 5
    assert "profile aims: the title pattern ran into its time limit" in capsys.readouterr().err.replace("\n", " ")
    assert not Path("out/run.json").exists()
