"""What a sources file says about each input, and what it may not say."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.batch.output import sources_for
from pipeline.batch.sources import load_sources, municipality
from pipeline.model.errors import UsageError
from pipeline.run import Provenance

NOTHING = Provenance()
HEAD = "path,local_government_code,name,url,licence,retrieved\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    place = folder / "sources.csv"
    place.write_bytes(text.encode(encoding))
    return place


def test_every_column(tmp_path: Path) -> None:
    row = 'a/部.txt,142034,,https://www.city.example/a,"CC BY 4.0, 市",2026-11-01\n'
    sources = load_sources(written(tmp_path, HEAD + row), NOTHING)
    assert sources.of("a/部.txt") == Provenance(
        "142034", "神奈川県平塚市", "https://www.city.example/a", "CC BY 4.0, 市"
    )
    assert sources.of("other.txt") == NOTHING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends(tmp_path: Path, encoding: str, newline: str) -> None:
    text = (HEAD + "a.txt,142034,,,CC0,\nb.txt,142999,汐見原市,,,\n").replace("\n", newline)
    sources = load_sources(written(tmp_path, text, encoding), NOTHING)
    assert sources.of("a.txt").license == "CC0"
    assert sources.of("b.txt") == Provenance("142999", "汐見原市", None, None)


def test_other_names_of_columns_and_any_order(tmp_path: Path) -> None:
    text = "license,source_url,path,local_government_name\nCC0,https://www.city.example,a.txt,汐見原市\n"
    assert load_sources(written(tmp_path, text), NOTHING).of("a.txt") == Provenance(
        None, "汐見原市", "https://www.city.example", "CC0"
    )


def test_blank_cells_leave_what_the_caller_said(tmp_path: Path) -> None:
    default = Provenance("142034", "神奈川県平塚市", "https://www.city.example", "CC0")
    sources = load_sources(written(tmp_path, HEAD + "a.txt,,,,,\nb.txt, , ,,CC BY,\nc.txt\n"), default)
    assert sources.of("a.txt") == sources.of("c.txt") == default
    assert sources.of("b.txt") == Provenance("142034", "神奈川県平塚市", "https://www.city.example", "CC BY")


def test_a_code_of_its_own_takes_the_name_of_its_own(tmp_path: Path) -> None:
    default = Provenance("142034", "神奈川県平塚市", None, None)
    assert load_sources(written(tmp_path, HEAD + "a.txt,011002,,,,\n"), default).of("a.txt") == Provenance(
        "011002", "北海道札幌市", None, None
    )


def test_paths_are_compared_composed(tmp_path: Path) -> None:
    text = HEAD + unicodedata.normalize("NFD", "がぎ部.txt") + ",142034,,,,\n"
    assert load_sources(written(tmp_path, text), NOTHING).of("がぎ部.txt").local_government_code == "142034"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,code\nx,142034\n", "no column `path`"),
        ("", "no column `path`"),
        (HEAD + "a.txt,142035,,,,\n", "line 2.*142035.*no local-government code"),
        (HEAD + "a.txt,142034,,,,\nb.txt,14203x,,,,\n", "line 3.*14203x"),
        (HEAD + "a.txt,142034,,,,\na.txt,011002,,,,\n", r"line 3.*a\.txt stands in a line above"),
        (HEAD + 'a.txt,"142034,,,,\n', "line 2"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        load_sources(written(tmp_path, text), NOTHING)
    assert "sources.csv" in str(caught.value)


def test_the_same_line_twice_is_no_contradiction(tmp_path: Path) -> None:
    text = HEAD + "a.txt,142034,,,,\na.txt,142034,,,,\n"
    assert load_sources(written(tmp_path, text), NOTHING).of("a.txt").local_government_code == "142034"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_sources(tmp_path / "none.csv", NOTHING)
    with pytest.raises(UsageError, match="cannot be read"):
        load_sources(written(tmp_path, HEAD + "市民部.txt,142034,,,,\n", "cp932"), NOTHING)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("142034", ("142034", "神奈川県平塚市")),
        ("011002", ("011002", "北海道札幌市")),
        (" 142034 ", ("142034", "神奈川県平塚市")),
        ("142999", ("142999", None)),  # the check digit is right, no such municipality is in the list
    ],
)
def test_municipality(given: str, wanted: tuple[str, str | None]) -> None:
    assert municipality(given) == wanted


def test_the_name_given_wins() -> None:
    assert municipality("142999", "汐見原市") == ("142999", "汐見原市")
    assert municipality("142034", "平塚市") == ("142034", "平塚市")


@pytest.mark.parametrize("given", ["", "142035", "14299", "1429990", "平塚市", "14203a", "٠١١٠٠٢", "-42034"])
def test_no_municipality(given: str) -> None:
    with pytest.raises(UsageError, match="local-government code"):
        municipality(given)


def test_the_sources_file_of_the_input_folder(tmp_path: Path) -> None:
    written(tmp_path, HEAD + "a.txt,142034,,,,\n")
    assert sources_for([tmp_path], None, None).of("a.txt").local_government_code == "142034"
    assert sources_for([tmp_path, tmp_path], None, None).of("a.txt") == NOTHING
    assert sources_for([tmp_path / "a.txt"], None, "011002").of("a.txt").local_government_name == "北海道札幌市"
    other = tmp_path / "other.csv"
    other.write_text(HEAD + "a.txt,142999,汐見原市,,,\n", encoding="utf-8")
    assert sources_for([tmp_path], other, "011002").of("a.txt").local_government_code == "142999"
    assert sources_for([tmp_path], other, "011002").of("b.txt").local_government_code == "011002"
