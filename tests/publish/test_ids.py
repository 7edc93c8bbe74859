"""Ids: the same for the same thing, whatever its widths, blanks, order of finding; refused where nothing names it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.ids import entity_id, id_scope, stable_id

VISIBLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@settings(max_examples=50, deadline=None)
@given(VISIBLE, VISIBLE)
def test_an_id_has_its_form_and_ignores_widths_and_blanks(first: str, second: str) -> None:
    made = stable_id("prj", "142034", 2016, first, second)
    assert re.fullmatch("prj-142034-2016-[0-9a-f]{10}", made)
    spaced = unicodedata.normalize("NFKC", first)
    assert stable_id("prj", "142034", 2016, f" {spaced}\u3000", second) == made


def test_parts_are_kept_apart() -> None:
    ids = {
        stable_id("sec", "142034", 2016, "市民", "課"),
        stable_id("sec", "142034", 2016, "市", "民課"),
        stable_id("sec", "142034", 2016, "市民課"),
        stable_id("sec", "142034", 2016, "市民課", ""),
        stable_id("sec", "142034", 2016, "", "市民課"),
        stable_id("sec", "142034", 2016, "", "市 民課"),
        stable_id("off", "142034", 2016, "市民課"),
        stable_id("sec", "142034", 2017, "市民課"),
        stable_id("sec", "142034", None, "市民課"),
        stable_id("sec", "142042", 2016, "市民課"),
    }
    assert len(ids) == 9  # only the two that differ by a blank agree


@pytest.mark.parametrize(
    ("prefix", "scope", "year", "key"),
    [
        ("prj", "14203", 2016, ("a",)),
        ("prj", "١٤٢٠٣٤", 2016, ("a",)),
        ("prj", "uACC69894", 2016, ("a",)),
        ("PRJ", "142034", 2016, ("a",)),
        ("prj", "142034\n", 2016, ("a",)),
        ("prj", "142034", 0, ("a",)),
        ("prj", "142034", 20160, ("a",)),
        ("prj", "142034", 2016, ()),
        ("prj", "142034", 2016, ("", "\u3000")),
        ("prj", "142034", 2016, ("\ud800",)),
    ],
)
def test_what_names_nothing_is_refused(prefix: str, scope: str, year: int, key: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"form of an id|four digits|natural key|surrogates"):
        stable_id(prefix, scope, year, *key)


def test_entity_ids_have_no_year() -> None:
    assert re.fullmatch("pje-142034-[0-9a-f]{10}", entity_id("pje", "142034", "市民部", "A事業"))
    with pytest.raises(ValueError, match="form of an id"):
        entity_id("pje", "1", "市民部")


def test_scope() -> None:
    assert id_scope("011002", "ab" * 32) == "011002"
    assert id_scope(None, "ab" * 32) == "uabababab"
