"""Every profile of the package reads its fixtures; each way in which a fixture can fail is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.identify import claims_of
from pipeline.model.errors import UsageError
from pipeline.profiles.profile import ProfileSet, load_profiles, parse_profile
from pipeline.run import Provenance, read_source
from pipeline.selfcheck.fixtures import check_profile

FIXTURES = Path(__file__).parent / "fixtures" / "profiles"
KNOWN = load_profiles()

PROFILE = 'id = "aims"\n[identify]\nlabels = ["field.department"]\nwords = ["めざす岸", "港の海図"]\n'
REPORT = "令和4年度 港湾部の重点目標\n\n部名 港湾部\n部長名 浦野 千里\n\nめざす岸\n\n港を広げます。\n\n港の海図\n\n未定です。\n"
EXPECTED = {"reports": [{"title": "令和4年度 港湾部の重点目標", "report_id": "not compared", "fiscal_year": 2022}]}


@pytest.mark.parametrize("profile", KNOWN.profiles, ids=lambda profile: profile.id)
def test_the_package_s_profiles_read_their_fixtures(profile: object) -> None:
    (one,) = (known for known in KNOWN.profiles if known is profile)
    results = list(check_profile(one, FIXTURES / one.id, KNOWN))
    assert results
    assert [problem for result in results for problem in result.problems] == []


def test_no_fixture_without_a_profile() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == {profile.id for profile in KNOWN.profiles}


def keep(place: Path, profile: str = PROFILE, report: str = REPORT, expected: object = EXPECTED) -> list[str]:
    """Write a profile with one fixture; what is wrong with it."""
    (place / "aims.toml").write_text(profile, encoding="utf-8")
    (place / "aims").mkdir(exist_ok=True)
    (place / "aims" / "a.txt").write_text(report, encoding="utf-8")
    if expected is not None:
        (place / "aims" / "a.expected.json").write_text(json.dumps(expected), encoding="utf-8")
    known = load_profiles(sorted(place.glob("*.toml")))
    (own,) = (one for one in known.profiles if one.id == "aims")
    return [problem for result in check_profile(own, place / "aims", known) for problem in result.problems]


def test_a_fixture_that_is_read_as_expected(tmp_path: Path) -> None:
    assert keep(tmp_path) == []


def test_formats_of_a_report_share_what_is_expected(tmp_path: Path) -> None:
    keep(tmp_path)
    (tmp_path / "aims" / "a.html").write_text(f"<!DOCTYPE html><pre>{REPORT}</pre>", encoding="utf-8")
    found = keep(tmp_path)
    assert not any("stands beside" in problem for problem in found)


def test_a_value_that_differs(tmp_path: Path) -> None:
    found = keep(tmp_path, expected={"reports": [{"title": "x"}]})
    assert found == ['/reports/0/title: expected "x", got "令和4年度 港湾部の重点目標"']


def test_a_fixture_that_is_not_claimed(tmp_path: Path) -> None:
    found = keep(tmp_path, report=REPORT.replace("めざす岸", "あるべき岸"))
    assert "not claimed: score 0.67 of 0.75; not found: めざす岸" in found


def test_a_rival_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(PROFILE.replace("aims", "other"), encoding="utf-8")
    assert "rival: other claims it with 1.00, aims with 1.00" in keep(tmp_path)


def test_a_claim_that_is_clearly_weaker_is_no_rival(tmp_path: Path) -> None:
    weaker = PROFILE.replace("aims", "other").replace('"港の海図"', '"港の海図", "x1", "x2"')
    (tmp_path / "other.toml").write_text(weaker.replace('"x1", "x2"', '"沖の島"'), encoding="utf-8")
    assert keep(tmp_path) == []


def test_years_outside_of_valid_are_named(tmp_path: Path) -> None:
    found = keep(tmp_path, profile=PROFILE + "[valid]\nfrom = 2023\n")
    assert "its year 2022 is outside [valid] 2023–" in found


def test_files_without_their_other_half(tmp_path: Path) -> None:
    assert keep(tmp_path, expected=None) == ["no a.expected.json stands beside it"]
    (tmp_path / "aims" / "b.expected.json").write_text('{"reports": []}', encoding="utf-8")
    assert "no document stands beside it" in keep(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"reports": 1}'])
def test_an_expected_file_that_is_none(text: str, tmp_path: Path) -> None:
    keep(tmp_path)
    (tmp_path / "aims" / "a.expected.json").write_text(text, encoding="utf-8")
    known = load_profiles([tmp_path / "aims.toml"])
    with pytest.raises(UsageError, match=r"a\.expected\.json"):
        list(check_profile(known.profiles[0], tmp_path / "aims", known))


def test_a_fixture_that_cannot_be_read(tmp_path: Path) -> None:
    keep(tmp_path)
    (tmp_path / "aims" / "a.txt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    known = load_profiles([tmp_path / "aims.toml"])
    (result,) = check_profile(known.profiles[0], tmp_path / "aims", known)
    assert result.problems[0].startswith("cannot be read: unsupported-format")


# The command


def test_the_command(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(workplace)
    assert main(["profiles", "test", "--profile", "aims.toml"]) == 0
    assert "a.txt" in capsys.readouterr().out
    keep(workplace, expected={"reports": []})
    assert main(["profiles", "test", "aims", "--profile", "aims.toml"]) == 1
    assert "aims/a.txt: /reports: expected 0 items, got 1" in capsys.readouterr().out
    assert main(["profiles", "--profile", "aims.toml", "test"]) == 1


def test_fixtures_in_a_folder(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profiles", "test", "--fixtures", str(FIXTURES)]) == 0
    (workplace / "none").mkdir()
    assert main(["profiles", "test", "--fixtures", "none"]) == 1
    assert "hiratsuka-bukyoku-2016: it has no fixtures" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 3, "no profile has fixtures"),
        (["nobody"], 2, "there is no profile 'nobody'"),
        (["--fixtures", "missing"], 2, "there is no folder missing"),
        (["hiratsuka-bukyoku-2016"], 1, "it has no fixtures"),
    ],
)
def test_nothing_to_test(
    arguments: list[str], code: int, said: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profiles", "test", *arguments]) == code
    printed = capsys.readouterr()
    assert said in (printed.out + printed.err).replace("\n", " ")


def test_lint_names_everything(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("aims.toml").write_text(PROFILE, encoding="utf-8")
    assert main(["profiles", "lint", "aims.toml"]) == 0
    assert "aims" in capsys.readouterr().out
    long = "港" * 41
    Path("aims.toml").write_text(PROFILE.replace('"港の海図"', f'"めざす岸", "{long}", "■"'), encoding="utf-8")
    Path("b.toml").write_text("id = ", encoding="utf-8")
    assert main(["profiles", "lint", "aims.toml", "b.toml"]) == 2
    said = capsys.readouterr().err
    for wanted in ("names 'めざす岸' twice", "more than 40 characters", "empty word '■'", "b: not TOML"):
        assert wanted in said


def test_a_profile_of_the_package_may_be_named_by_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    place = Path(__file__).parents[1] / "pipeline" / "profiles" / "hiratsuka-bukyoku-2016.toml"
    assert main(["profiles", "lint", str(place)]) == 0


# What speaks for a profile


def test_what_speaks_for_a_profile(city_report: Callable[..., str], profiles: ProfileSet) -> None:
    data = city_report(goals=()).replace("平成30年度の目標\n", "").encode()
    (claim,) = claims_of(read_source(data, "a.txt", Provenance()), profiles)
    assert claim.holds
    assert claim.missing == ("heading.goals",)
    assert claim.score == pytest.approx(11 / 12)


def test_match_says_who_claims_and_why_not(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(workplace)
    Path("late.toml").write_text(PROFILE.replace("aims", "late") + "[valid]\nfrom = 2030\n", encoding="utf-8")
    assert main(["profiles", "match", "aims/a.txt", "--profile", "aims.toml", "--profile", "late.toml"]) == 0
    said = capsys.readouterr().out
    assert "read by aims: no other profile claims it" in said
    assert "no: the file is of 2022" in said
    assert "no: below 0.75" in said
    Path("late.toml").write_text(PROFILE.replace("aims", "late"), encoding="utf-8")
    assert main(["profiles", "match", "aims/a.txt", "--profile", "aims.toml", "--profile", "late.toml"]) == 0
    assert "rivals: aims and late" in capsys.readouterr().out
    Path("late.toml").write_text(
        PROFILE.replace("aims", "late").replace('"港の海図"', '"港の海図", "沖"'), encoding="utf-8"
    )
    assert main(["profiles", "match", "aims/a.txt", "--profile", "aims.toml", "--profile", "late.toml"]) == 0
    assert "read by aims: ahead of late by 0.25" in capsys.readouterr().out
    Path("old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert main(["profiles", "match", "aims/a.txt", "old.doc"]) == 1
    assert "no profile claims it" in capsys.readouterr().out


def test_a_profile_from_its_text() -> None:
    assert parse_profile(PROFILE, "aims").identify_words == ("めざす岸", "港の海図")
    for text in ("id = ", PROFILE.replace("aims", "other")):
        with pytest.raises(UsageError, match="aims"):
            parse_profile(text, "aims")
