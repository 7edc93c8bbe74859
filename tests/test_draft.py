"""`hoshin profiles draft`: what is proposed is sound, claims its files, has its reasons, and is no content."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.batch.drafting import draft_profile
from pipeline.cli import main
from pipeline.identify import claims_of
from pipeline.profiles.drafting.toml_text import uncommented
from pipeline.profiles.lint import lint_profile
from pipeline.profiles.profile import ProfileSet, load_profiles, parse_profile
from pipeline.read.options import DEFAULT
from pipeline.run import Provenance, convert_document, read_source

ROOT = Path(__file__).resolve().parents[1]

HARBOUR = """\
令和4年度 港湾部の重点目標

船団の名\t港湾部
舵取り役\t浦野 千里

われらの錨

港に集う人を支え、安全な海を次の世代に渡します。

今年度の針路

① 港を使う船と人を増やします。
② 高潮に備え、岸壁の点検を終えます。

港の海図

岸壁点検事業\t出航の約束
\t12か所の岸壁を点検し、結果を公表します。
\t寄港の記録
\t12か所の点検を終えました。
客船誘致事業\t出航の約束
\t客船の寄港を3回受け入れます。
\t寄港の記録
\t4回の寄港を受け入れました。
"""
FISHERY = (
    HARBOUR.replace("港湾部", "水産部").replace("浦野 千里", "磯部 修").replace("令和4", "令和5")
    .replace("岸壁点検", "養殖支援").replace("客船誘致", "朝市").replace("12か所", "8か所")
)  # fmt: skip
TABLE = """\
令和4年度 山林部の運営方針

部名\t山林部
部長名\t杉本 守

樹の一覧

樹の名\t守り手の課\t育て方\t育ち具合\t苗代
間伐事業\t林務課\t20ヘクタールを間伐し、作業道を整えます。\tＡ\t1,200千円
植樹事業\t緑化課\t苗木を500本植え、学校と手入れをします。\tＢ\t300千円
"""


def drafted(place: Path, texts: Sequence[str], name: str = "drawn") -> str:
    files = []
    for number, text in enumerate(texts):
        files.append(place / f"{number}.txt")
        files[-1].write_text(text, encoding="utf-8")
    return draft_profile(name, files, load_profiles(), DEFAULT)


def suggested(text: str) -> dict[str, str]:
    """The words of a draft's suggestions with their kinds."""
    return {
        word: entry["kind"] for entry in tomllib.loads(uncommented(text)).get("label", ()) for word in entry["words"]
    }


def claims(text: str, report: str, name: str = "drawn") -> bool:
    known = ProfileSet((parse_profile(text, name),), load_profiles().generic)
    return claims_of(read_source(report.encode(), "a.txt", Provenance()), known)[0].holds


def test_a_layout_from_one_file(tmp_path: Path) -> None:
    text = drafted(tmp_path, [HARBOUR])
    assert suggested(text) == {
        "船団の名": "field.department",
        "舵取り役": "field.department_head",
        "われらの錨": "heading.policy",
        "{fy}の針路": "heading.goals",
        "港の海図": "heading.projects",
        "出航の約束": "entry.plan",
        "寄港の記録": "entry.final",
    }
    assert tomllib.loads(text)["valid"] == {"from": 2022}
    assert "label" not in tomllib.loads(text)
    assert claims(text, HARBOUR)
    for reason in ("above prose", "beside names of persons", "above marked lines", "the last of a project's texts"):
        assert reason in text


def test_taken_whole_it_reads_the_file(tmp_path: Path) -> None:
    text = drafted(tmp_path, [HARBOUR])
    assert "with every suggestion taken 0" in text
    known = ProfileSet((parse_profile(uncommented(text), "drawn"),), load_profiles().generic)
    record = convert_document(read_source(HARBOUR.encode(), "a.txt", Provenance()), known).record
    (report,) = record.reports
    assert report.department is not None
    assert report.department.name == "港湾部"
    assert [officer.full_name for officer in report.officers] == ["浦野 千里"]
    assert [len(project.entries) for project in report.projects] == [2, 2]
    assert [goal.goal_no for goal in report.goals] == [1, 2]
    assert report.extras == ()


def test_more_files_leave_out_what_one_of_them_says(tmp_path: Path) -> None:
    alone = HARBOUR.replace("われらの錨", "臨時のお知らせ板")
    assert "臨時のお知らせ板" in drafted(tmp_path, [alone])
    text = drafted(tmp_path, [alone, FISHERY])
    assert "臨時のお知らせ板" not in suggested(text)
    assert set(suggested(text)) >= {"港の海図", "出航の約束", "寄港の記録"}
    assert "in 2 of 2 files" in text
    assert claims(text, alone)
    assert claims(text, FISHERY)
    assert tomllib.loads(text)["valid"]["from"] == 2022


def test_columns_are_told_by_what_stands_in_them(tmp_path: Path) -> None:
    text = drafted(tmp_path, [TABLE])
    found = suggested(text)
    assert found["守り手の課"] == "column.section"
    assert found["樹の名"] == "column.project"
    assert found["育て方"].startswith("entry.")
    assert found["育ち具合"].startswith(("rating.", "entry."))
    assert found["苗代"].startswith(("budget.", "entry."))
    assert "「育ち具合」 (unknown): Ａ / Ｂ" in text


def test_names_are_no_headings(tmp_path: Path) -> None:
    rows = HARBOUR.split("港の海図\n", maxsplit=1)[0] + "港の海図\n\n"
    for name in ("岸壁点検事業", "客船誘致事業", "灯台事業"):
        rows += f"{name}\n出航の約束\n{name}を進め、市民に知らせます。\n寄港の記録\n終えました。\n\n"
    found = suggested(drafted(tmp_path, [rows]))
    assert not {"岸壁点検事業", "客船誘致事業", "灯台事業"} & set(found)
    assert found["出航の約束"] == "entry.plan"


def test_a_layout_without_its_words_is_not_claimed(tmp_path: Path) -> None:
    text = drafted(tmp_path, [HARBOUR])
    other = HARBOUR
    for word in ("今年度の針路", "港の海図", "出航の約束", "寄港の記録", "われらの錨", "船団の名", "舵取り役"):
        other = other.replace(word, "部名" if word == "船団の名" else word[::-1])
    assert not claims(text, other)


def test_a_layout_that_has_a_profile_is_said_to_have_one(tmp_path: Path) -> None:
    report = (ROOT / "raw" / "汐見原市" / "令和2年度" / "都市整備部.txt").read_text(encoding="utf-8")
    text = drafted(tmp_path, [report])
    assert "0.txt is claimed already by hiratsuka-bukyoku-2016 (1.00)" in text
    assert claims(text, report)
    assert "^(?P<department>" in text


def test_what_is_printed_cannot_break_the_file(tmp_path: Path) -> None:
    odd = HARBOUR.replace("港の海図", '港の"海図\\').replace("出航の約束", "出航の'約束\x7f")
    text = drafted(tmp_path, [odd])
    assert list(lint_profile(tomllib.loads(text), "drawn")) == []
    assert list(lint_profile(tomllib.loads(uncommented(text)), "drawn")) == []
    assert claims(text, odd)


@pytest.mark.parametrize("seed", range(8))
def test_a_draft_of_any_report_is_sound_and_claims_it(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    lines = HARBOUR.splitlines() + TABLE.splitlines()
    chance.shuffle(lines)
    report = "\n".join(line for line in lines if chance.random() < 0.8) + "\n部名 港湾部\n\n針路\n\n"
    text = drafted(tmp_path, [report])
    assert text == drafted(tmp_path, [report])
    assert list(lint_profile(tomllib.loads(uncommented(text)), "drawn")) == []
    assert claims(text, report)


def test_the_command(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(HARBOUR, encoding="utf-8")
    assert main(["profiles", "draft", "a.txt"]) == 0
    shown = capsys.readouterr().out
    assert 'id = "my-layout"' in shown
    assert main(["profiles", "draft", "a.txt", "--output", "harbour.toml"]) == 0
    assert Path("harbour.toml").read_text(encoding="utf-8") == shown.replace("my-layout", "harbour")
    assert main(["profiles", "lint", "harbour.toml"]) == 0
    assert main(["show", "a.txt", "--profile", "harbour.toml"]) == 0
    capsys.readouterr()
    assert main(["profiles", "draft", "a.txt", "--output", "harbour.toml"]) == 4
    assert main(["profiles", "draft", "a.txt", "--output", "harbour"]) == 2
    assert main(["profiles", "draft", "a.txt", "--output", "none/harbour.toml"]) == 4
    assert main(["profiles", "draft", "a.txt", "--output", "generic.toml"]) == 2
    Path("b.txt").write_text("1\n2\n", encoding="utf-8")
    assert main(["profiles", "draft", "b.txt"]) == 2
    assert "no label stands in all of these files" in capsys.readouterr().err
    Path("c.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert main(["profiles", "draft", "c.doc"]) == 2
