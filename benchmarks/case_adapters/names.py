"""Results of the name functions become the form in which the literal cases write them down."""

from collections.abc import Callable
from typing import Any

from pipeline.text.kana import to_hiragana, to_katakana
from pipeline.text.name_cell import NameCell, Person
from pipeline.text.name_split import split_name, sudachi_names
from pipeline.text.names import parse_name_cell, reading
from pipeline.text.romaji import romanize
from pipeline.text.variants import variant_key


def run_name(given: Any) -> object:
    """A case's cell becomes the expected form of `name`; a cell that is refused becomes None."""
    try:
        cell = parse_name_cell(given, sudachi_names())
    except ValueError:
        return None
    if cell.status == "concurrent":
        return _concurrent(cell)
    if cell.status != "person":
        return {"status": cell.status}
    persons = [_person(person) for person in cell.persons]
    return persons[0] if len(persons) == 1 else persons


def run_name_split(given: Any) -> object:
    """A case's unspaced name becomes [family, given] or None."""
    split = split_name(given)
    return None if split is None else list(split)


def run_name_reading(given: Any) -> object:
    """A case's family and given name become their readings (the product gives none: None is right)."""
    family, own = reading(given["family"], given["given"])
    return None if family is None and own is None else {"family": family, "given": own}


def run_romaji(given: Any) -> object:
    """A case's kana and kanji become both styles."""
    return {style: romanize(given["kana"], given["kanji"], style) for style in ("passport", "macron")}


def run_kana(given: Any) -> object:
    """A case's text becomes both scripts."""
    return {"hiragana": to_hiragana(given), "katakana": to_katakana(given)}


def run_variant_key(given: Any) -> object:
    """A case's name becomes both keys."""
    return {"level1": variant_key(given, 1), "level2": variant_key(given, 2)}


def _concurrent(cell: NameCell) -> dict[str, object]:
    return {"status": "concurrent", "by_post": cell.concurrent[0].post, "type": cell.concurrent[0].kind}


def _person(person: Person) -> dict[str, object]:
    name = person.name
    if name.foreign_parts:
        return {"status": "person_foreign", "parts": list(name.foreign_parts)}
    result: dict[str, object] = {
        "status": "person",
        "family": _part(name.family, name.family_kana),
        "given": _part(name.given, name.given_kana),
        "honorific": person.honorific,
        "post": person.post,
        "concurrent": [{"post": one.post, "type": one.kind} for one in person.concurrent],
        "flags": list(person.flags),
    }
    return result if person.former_family is None else {**result, "former_family": person.former_family}


def _part(kanji: str | None, kana: str | None) -> dict[str, str | None]:
    return {
        "kanji": kanji,
        "hiragana": kana and to_hiragana(kana),
        "katakana": kana,
        "romaji": kana and romanize(kana, kanji),
        "romaji_macron": kana and romanize(kana, kanji, "macron"),
    }


ADAPTERS: dict[str, Callable[[Any], object]] = {
    "name": run_name,
    "name_split": run_name_split,
    "name_reading": run_name_reading,
    "romaji": run_romaji,
    "kana": run_kana,
    "variant_key": run_variant_key,
}
