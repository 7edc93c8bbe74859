"""An unspaced name (吉田修) becomes family and given name with the SudachiPy dictionary, where that leaves no doubt."""

from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final

from pipeline.text.kana import to_katakana
from pipeline.text.variants import variant_key

_FAMILY: Final = "姓"
_GIVEN: Final = "名"
_PLACE: Final = "地名"
_ORDINARY: Final = "普通名詞"
_FAMILY_ENDS: Final = frozenset("田川山木原野沢澤村本谷島崎橋井口部内藤")
_LONGEST_NAME: Final = 9
_LONGEST_GIVEN: Final = 3


def splitter_available() -> bool:
    """Whether the optional extra `names` (SudachiPy and its dictionary) is installed; nothing is loaded.

    >>> isinstance(splitter_available(), bool)
    True
    """
    return find_spec("sudachipy") is not None and find_spec("sudachidict_core") is not None


def split_name(text: str) -> tuple[str, str] | None:
    """An unspaced name becomes (family, given) as printed; None if unclear, no name, a family name alone, or no Sudachi.

    A split at which the dictionary knows a family name (姓) and a given name (名) is taken if it is the only one. Of
    several, the one is taken that most of four signs favour: the longest family name, the longest that is a place name
    too (such are frequent), the analyser's own parse, a given name that does not begin like the end of a family name.
    Where only one side is known the parse has to agree.
    """
    return _split(text) if splitter_available() else None


class SudachiNames:
    """The dictionary's knowledge of names, in the shape `pipeline.text.name_cell.NameDictionary` asks for."""

    __slots__ = ()

    def split(self, name: str) -> tuple[str, str] | None:
        """As `split_name`."""
        return _split(name)

    def split_by_reading(self, name: str, family_kana: str, given_kana: str) -> tuple[str, str] | None:
        """An unspaced name with its reading in two parts becomes (family, given); None if no reading or two fit."""
        family_kana, given_kana = to_katakana(family_kana), to_katakana(given_kana)
        fits: dict[int, int] = {}
        for place in range(1, len(name)):
            family_fits = family_kana in _readings(name[:place], _FAMILY) or name[:place] == family_kana
            given_fits = given_kana in _readings(name[place:], _GIVEN)
            if family_fits or given_fits:
                fits[place] = family_fits + given_fits
        best = [place for place, fit in fits.items() if fit == max(fits.values())]
        return (name[: best[0]], name[best[0] :]) if len(best) == 1 else None

    def split_kana(self, kana: str, family: str, given: str) -> tuple[str, str] | None:
        """An unspaced reading of a split name becomes (family kana, given kana); None if no or two places fit."""
        katakana = to_katakana(kana)
        families, givens = _readings(family, _FAMILY), _readings(given, _GIVEN)
        fits: dict[int, int] = {}
        for place in range(1, len(kana)):
            fit = (katakana[:place] in families) + (katakana[place:] in givens)
            if fit:
                fits[place] = fit
        best = [place for place, fit in fits.items() if fit == max(fits.values())]
        return (kana[: best[0]], kana[best[0] :]) if len(best) == 1 else None

    def is_family(self, text: str) -> bool:
        """Whether the whole text is a known family name that does not split into a full name."""
        return _FAMILY in _kinds(text) and _split(text) is None

    def is_given(self, text: str) -> bool:
        """Whether the whole text is a known given name."""
        return _GIVEN in _kinds(text)


@lru_cache(maxsize=1)
def sudachi_names() -> SudachiNames | None:
    """Nothing becomes the dictionary of names, or None where the optional extra is not installed."""
    return SudachiNames() if splitter_available() else None


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    from sudachipy import Dictionary  # noqa: PLC0415 - an optional extra, and 140 ms to load

    return Dictionary()


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    return _dictionary().tokenizer()


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[tuple[str, str], ...]:
    """A text becomes the (kind, reading) of the proper nouns it is in the dictionary, under its variant spellings too."""
    spellings = dict.fromkeys(
        spelling
        for level in (1, 2)
        for key in (variant_key(text, level),)
        for spelling in (key, key.replace("ヶ", "ケ"), key.replace("ケ", "ヶ"))
    )
    found: dict[tuple[str, str], None] = {}
    for spelling in spellings:
        for morpheme in _dictionary().lookup(spelling):
            _, proper, kind, detail, *_ = morpheme.part_of_speech()
            if proper == "固有名詞":
                found[(detail if kind == "人名" else kind, morpheme.reading_form())] = None
    return tuple(found)


def _kinds(text: str) -> frozenset[str]:
    return frozenset(kind for kind, _ in _entries(text))


def _readings(text: str, kind: str) -> frozenset[str]:
    return frozenset(reading for entry_kind, reading in _entries(text) if entry_kind == kind)


def _parse(text: str) -> tuple[tuple[int, str], ...]:
    """A text becomes the (end, kind) of each word of the analyser's own parse; an ordinary noun is of the kind 普通名詞."""
    parts = ((m.end(), m.part_of_speech()) for m in _tokenizer().tokenize(variant_key(text)))
    return tuple((end, part[1] if part[1] == _ORDINARY else part[3]) for end, part in parts)


@lru_cache(maxsize=4096)
def _split(name: str) -> tuple[str, str] | None:
    if not 2 <= len(name) <= _LONGEST_NAME:
        return None
    parse = _parse(name)
    if len(parse) == 1 and parse[0][1] in {_FAMILY, _ORDINARY}:
        return None
    places = range(1, len(name))
    families = [place for place in places if _FAMILY in _kinds(name[:place])]
    givens = [place for place in places if _GIVEN in _kinds(name[place:])]
    both = [place for place in families if place in givens]
    ends = {end for end, _ in parse}
    if both:
        place = both[0] if len(both) == 1 else _favoured(name, both, parse[0][0])
    elif families:
        longest = max(families)
        clear = longest in ends and len(name) - longest <= _LONGEST_GIVEN and name[longest] not in _FAMILY_ENDS
        place = longest if clear else None
    else:
        agreed = [place for place in givens if place in ends and place > 1]
        place = agreed[0] if len(agreed) == 1 else None
    return (name[:place], name[place:]) if place else None


def _favoured(name: str, places: list[int], parsed: int) -> int | None:
    """Of several possible splits the one that more signs favour than any other, and at least two."""
    known_places = [place for place in places if _PLACE in _kinds(name[:place])]
    signs = [max(places), parsed, *([max(known_places)] if known_places else [])]
    signs += [place for place in places if name[place] not in _FAMILY_ENDS]
    votes = sorted(((signs.count(place), place) for place in places), reverse=True)
    return votes[0][1] if votes[0][0] >= 2 and votes[0][0] > votes[1][0] else None
