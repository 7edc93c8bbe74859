"""Headings told by how they are set: larger type says what words alone do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.run import Conversion
from tests.read.word_files import par, run, word_file

ConvertBytes = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[dict[str, Any]]]

LARGE, SMALL = '<w:sz w:val="26"/>', '<w:sz w:val="21"/>'
POLICY = (
    "港と街とを結び、働く人と訪れる人とが安心して過ごせる水際をつくり、",
    "次の世代に引き継ぐために、関係する団体とともに力を尽くします。",
)
STATE = "岸壁の老朽化が進み、修繕に要する費用が年々増えています。"
GOALS = ("1 岸壁の点検を計画どおり終えます。", "2 航路の水深を保ちます。")


def paper(heading: str, goal: str = SMALL) -> bytes:
    """A Word file without a blank line; `heading` and `goal` are how its headings and goals are set."""
    lines = [("令和5年度 港湾部の運営方針", '<w:sz w:val="32"/>'), ("港湾部長 磯部 薫", SMALL), ("基本方針", heading)]
    lines += [
        *((one, SMALL) for one in POLICY),
        ("組織をめぐる動き", heading),
        (STATE, SMALL),
        ("部の重点目標", heading),
    ]
    lines += [(one, goal) for one in GOALS]
    return word_file("".join(par(run(text, how)) for text, how in lines))


def test_a_heading_of_unknown_words_is_one_since_it_is_set_as_the_others_are(
    convert_bytes: ConvertBytes, reports_of: ReportsOf
) -> None:
    (report,) = reports_of(convert_bytes(paper(LARGE), "paper.docx"))
    assert [(one["label"], len("".join(one["paragraphs"]))) for one in report["policies"]] == [
        ("基本方針", sum(map(len, POLICY)))
    ]
    assert [(one["label"], one["text"]) for one in report["extras"]] == [("組織をめぐる動き", STATE)]
    assert [goal["text"][:5] for goal in report["goals"]] == ["岸壁の点検", "航路の水深"]


def test_without_larger_type_the_words_alone_do_not_say_so(convert_bytes: ConvertBytes, reports_of: ReportsOf) -> None:
    (report,) = reports_of(convert_bytes(paper(SMALL), "paper.docx"))
    assert report["extras"] == []


def test_goals_set_as_headings_are_goals(convert_bytes: ConvertBytes, reports_of: ReportsOf) -> None:
    # They stand right below one another: what is set so is no heading.
    (report,) = reports_of(convert_bytes(paper(LARGE, LARGE), "paper.docx"))
    assert [goal["text"][:5] for goal in report["goals"]] == ["岸壁の点検", "航路の水深"]
