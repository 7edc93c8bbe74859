"""Damaged characters become what was printed; what only looks damaged stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.text.clean import clean_text
from pipeline.text.radicals import RADICALS
from pipeline.text.repair.doubled import may_be_doubled, undouble
from pipeline.text.repair.glyphs import GLYPHS, join_sound_marks, lay_flat, name_symbols, unify_radicals
from pipeline.text.repair.list_marks import damaged_name, restore_marks
from pipeline.text.repair.look_alikes import may_look_alike, restore_katakana

Repair = Callable[[str], str | None]
REPAIRS: dict[str, Repair] = {
    "radicals": unify_radicals,
    "vertical": lay_flat,
    "sound_marks": join_sound_marks,
    "symbols": name_symbols,
    "doubled": undouble,
    "look_alikes": restore_katakana,
    "damaged_name": damaged_name,
}
CASES = Path(__file__).resolve().parents[1] / "fixtures" / "repair" / "cases.jsonl"


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['kind']}: {case['input']}")
def test_literal(case: dict[str, Any]) -> None:
    if case["kind"] == "list_marks":
        texts = case["input"]
        repaired = restore_marks(texts)
        assert [repaired.get(place, text) for place, text in enumerate(texts)] == case["expected"]
    else:
        assert REPAIRS[case["kind"]](case["input"]) == case["expected"]


def test_short_texts_are_undoubled_only_where_others_prove_it() -> None:
    assert [undouble(text, elsewhere=True) for text in ("部部名名", "99人人", "目目標標")] == ["部名", "9人", "目標"]
    for text in ("人々", "木木", "2222", "1122", "AABB", "○○△△", "……", "部部", "ササ", "つつ", "22名名です"):
        assert undouble(text, elsewhere=True) is None


def test_the_quick_look_misses_nothing() -> None:
    texts = [case["input"] for case in cases() if case["expected"] is not None]
    for kind, looks in (("doubled", may_be_doubled), ("look_alikes", may_look_alike)):
        found = [case["input"] for case in cases() if case["kind"] == kind and case["expected"] is not None]
        assert found
        assert all(looks(f"前の行\n{text}\n次の行") for text in found)
    assert len(texts) > 30


def test_radicals_without_an_ideograph_stay() -> None:
    block = [chr(code) for code in range(0x2E80, 0x2FE0)]
    stay = [one for one in block if unify_radicals(one) is None]
    assert set(block) - set(stay) == set(RADICALS)
    assert "\u2e80" in stay
    assert "\u2e9a" in stay


CHARACTERS = st.sampled_from(
    "市民部々の度22一ー二力口カタへベンュAB@T平成センターサビス゛゜か\u3099⺠⻑︵︶\uf0b7\ue000 \u3000○…"
)
TEXTS = st.text(CHARACTERS, max_size=14) | st.text(max_size=10)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(sorted(set(REPAIRS) - {"damaged_name"})))
@example("平平成成2233年年度度", "doubled")
def test_repairs_settle_and_invent_nothing(text: str, kind: str) -> None:
    repaired = REPAIRS[kind](text)
    if repaired is None:
        return
    assert repaired != text
    assert REPAIRS[kind](repaired) is None
    assert [one for one in repaired if one in "0123456789" and one not in text] == []
    assert len(repaired) <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("@ABCTUV市民の評価①Ⅰ \u3000"), max_size=6), max_size=8))
def test_list_marks_change_first_characters_only(texts: list[str]) -> None:
    for place, text in restore_marks(texts).items():
        assert texts[place][:1] in set("@ABCTUV")
        assert text[1:] == texts[place][1:]
        assert "①" not in "".join(texts) or text[0] not in "①②③"


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(sorted(GLYPHS) + list("市部あア")), max_size=8))
def test_glyph_repairs_say_what_cleaning_says(text: str) -> None:
    # Cleaning knows radicals, vertical forms and sound marks of values; both must make the same of them.
    repaired = text
    for repair in (unify_radicals, lay_flat, join_sound_marks):
        repaired = repair(repaired) or repaired
    assert clean_text(repaired).replace(" ", "") == clean_text(text).replace(" ", "")
