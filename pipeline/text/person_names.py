"""The words of one person's name, in kanji and kana, become family and given name with their readings."""

import re
from dataclasses import replace
from typing import Final

from pipeline.text.kana import is_hiragana, is_kana, is_katakana, to_katakana
from pipeline.text.name_cell import NameDictionary, PersonName

# The order of kana (N) and kanji (K) words → the words of the name, the words of the reading.
_ORDERS: Final = {
    "NNKN": ((2, 3), (0, 1)),
    "KNNN": ((0, 1), (2, 3)),
    "KKNN": ((0, 1), (2, 3)),
    "NNKK": ((2, 3), (0, 1)),
    "NKNK": ((1, 3), (0, 2)),
    "KN": ((0, 1), ()),
    "NK": ((0, 1), ()),
}
_BLOCKS: Final = re.compile("(?P<before>N*)(?P<kanji>K*)(?P<after>N*)")
_LONG_READING: Final = 5
# 勅使河原 with its reading of six and a long given name with its own has 25 letters.
_LONGEST: Final = 30


def read_name(
    words: tuple[str, ...],
    readings: tuple[str, ...] = (),
    raw: str = "",
    dictionary: NameDictionary | None = None,
) -> PersonName:
    """The words of one name in the order in which they are printed, and a reading printed in brackets, become that name.

    `raw` is the cell before blanks were folded: in letter-spaced names (植 田   收) one wider gap is the split.

    Raises:
        ValueError: the words are no name, or of more than one person.

    >>> read_name(("よしだ", "おさむ", "吉田", "修")).family_kana
    'ヨシダ'
    >>> read_name(("吉", "田", "修"), raw="吉 田   修").full_name, read_name(("吉田修",)).flags
    ('吉田 修', ('kanji_unsplit',))
    """
    if sum(map(len, words)) > _LONGEST:
        msg = f"too long for a name: {words!r}"
        raise ValueError(msg)
    order = "".join("N" if is_kana(word) else "K" for word in words)
    if readings and order in {"K", "KK", "KN", "NK"}:
        return _combine(words, readings, dictionary)
    if readings and "N" not in order:
        return _flagged(_combine(_rejoin(words), readings, dictionary), "spaced_out")
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return _letter_spaced(words, order, raw, dictionary)
    if order in {"KN", "NK"} and _is_reading_of_other(words, order, dictionary):
        return _combine(*((words[1:], words[:1]) if order == "NK" else (words[:1], words[1:])), dictionary)
    if order == "NNNN" and to_katakana("".join(words[:2])) == to_katakana("".join(words[2:])):
        return _combine(words[:2], words[2:], dictionary)
    if order in _ORDERS:
        name, reading = _ORDERS[order]
        return _combine(tuple(words[i] for i in name), tuple(words[i] for i in reading), dictionary)
    if order == "KNKN" and dictionary and dictionary.split_kana(words[1] + words[3], words[0], words[2]):
        return _combine(words[::2], words[1::2], dictionary)
    kanji, kana = _blocks(words, order)
    if len(kanji) > 2:
        joined = _rejoin(kanji)
        return _flagged(_combine(joined, kana, dictionary), "spaced_out")
    return _combine(kanji, kana, dictionary)


def _blocks(words: tuple[str, ...], order: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All kanji words together and all kana words together, before or after them."""
    blocks = _BLOCKS.fullmatch(order)
    if blocks is None or (blocks["before"] and blocks["after"]):
        msg = f"no order of a name: {words!r}"
        raise ValueError(msg)
    kanji = words[blocks.start("kanji") : blocks.end("kanji")]
    return kanji, words[: blocks.end("before")] or words[blocks.start("after") :]


def _is_reading_of_other(words: tuple[str, ...], order: str, dictionary: NameDictionary | None) -> bool:
    """Of one kanji and one kana word: whether the kana reads the kanji (よしだおさむ 吉田修) or is the other part (森 いちろう)."""
    kana, kanji = words if order == "NK" else words[::-1]
    if len(kanji) == 1:
        return False
    if dictionary is not None:
        if order == "KN" and dictionary.is_family(kanji):
            return False
        split = dictionary.split(kanji)
        if split is not None:
            return dictionary.split_kana(kana, *split) is not None or len(kana) >= _LONG_READING
    return len(kana) >= _LONG_READING + (order == "KN") and len(kanji) > 1 + (order == "KN")


def _rejoin(kanji: tuple[str, ...]) -> tuple[str, ...]:
    """Three or more words, some of one letter (小松田 文 夫, 吉 田 和夫), become family and given, or one unsplit name."""
    single = [len(word) == 1 for word in kanji]
    if all(single):
        return ("".join(kanji),)
    if not single[0] and all(single[1:]):
        return kanji[0], "".join(kanji[1:])
    if not single[-1] and all(single[:-1]):
        return "".join(kanji[:-1]), kanji[-1]
    msg = f"more words than a name has: {kanji!r}"
    raise ValueError(msg)


def _letter_spaced(words: tuple[str, ...], order: str, raw: str, dictionary: NameDictionary | None) -> PersonName:
    """Words of one letter each become a name, with or without a reading beside it."""
    kanji, kana = _blocks(words, order)
    name = tuple(_split_at_gap(part, raw) for part in (kanji, kana))
    return _flagged(_combine(name[0], name[1], dictionary), "spaced_out")


def _split_at_gap(letters: tuple[str, ...], raw: str) -> tuple[str, ...]:
    """Letters become two words at the one gap that is wider than the others, else one word."""
    if not letters:
        return ()
    found = re.search("([ \u3000\u00a0]+)".join(map(re.escape, letters)), raw)
    if found is not None and len(letters) > 2:
        widths = [sum(2 if blank == "\u3000" else 1 for blank in gap) for gap in found.groups()]
        if widths.count(max(widths)) == 1 and max(widths) > min(widths):
            place = widths.index(max(widths)) + 1
            return "".join(letters[:place]), "".join(letters[place:])
    return ("".join(letters),)


def _combine(name: tuple[str, ...], kana: tuple[str, ...], dictionary: NameDictionary | None) -> PersonName:
    """A name of no, one or two words and a reading of any number of words become one `PersonName`."""
    if not name:
        return _kana_only(kana, dictionary)
    flags: list[str] = []
    if len(name) == 1:
        inferred = _split_kanji(name[0], kana, dictionary)
        if inferred is None:
            return _unsplit(name[0], kana, dictionary)
        name = inferred
        flags.append("kanji_split_inferred")
    family, given = name
    _refuse_two_persons(family, given, flags, dictionary)
    person = PersonName(f"{family} {given}", family, given, flags=tuple(flags))
    if kana:
        return _with_reading(person, kana, dictionary)
    return replace(
        person,
        family_kana=to_katakana(family) if is_kana(family) else None,
        given_kana=to_katakana(given) if is_kana(given) else None,
    )


def _refuse_two_persons(family: str, given: str, flags: list[str], dictionary: NameDictionary | None) -> None:
    """Two words that are full names each (大澤康雄 中村秀雄) are not family and given."""
    if flags or len(family) < 3 or len(given) < 3:
        return
    both = len(family) + len(given) > 6 and not is_kana(given)
    if dictionary is not None:
        both = dictionary.split(family) is not None and dictionary.split(given) is not None
    if both:
        msg = f"two persons: {family!r} {given!r}"
        raise ValueError(msg)


def _split_kanji(name: str, kana: tuple[str, ...], dictionary: NameDictionary | None) -> tuple[str, str] | None:
    if dictionary is None:
        return None
    if len(kana) == 2:
        by_reading = dictionary.split_by_reading(name, kana[0], kana[1])
        if by_reading is not None:
            return by_reading
    return dictionary.split(name)


def _unsplit(name: str, kana: tuple[str, ...], dictionary: NameDictionary | None) -> PersonName:
    """A name of one word that nobody can split: a family name alone if the dictionary knows it as one."""
    if dictionary is not None and len(kana) < 2 and dictionary.is_family(name):
        reading = to_katakana(kana[0]) if kana else None
        return PersonName(name, family=name, family_kana=reading, kana=reading)
    halves = tuple(map(to_katakana, kana)) if len(kana) == 2 else (None, None)
    flags = ("kanji_unsplit",) + (("kana_unsplit",) if kana and len(kana) != 2 else ())
    return PersonName(name, None, None, halves[0], halves[1], _whole_reading(kana) if kana else None, flags=flags)


def _with_reading(person: PersonName, kana: tuple[str, ...], dictionary: NameDictionary | None) -> PersonName:
    """A split name gets its reading; a reading of one word, or torn into several by the layout, is split first."""
    if len(kana) == 2:
        family_kana, given_kana = map(to_katakana, kana)
        return replace(person, family_kana=family_kana, given_kana=given_kana, kana=f"{family_kana} {given_kana}")
    whole = to_katakana("".join(kana))
    split = dictionary.split_kana(whole, person.family or "", person.given or "") if dictionary else None
    if split is None or (len(kana) > 2 and not _at_word_end(len(split[0]), kana)):
        return _flagged(replace(person, kana=whole), "kana_unsplit")
    inferred = replace(person, family_kana=split[0], given_kana=split[1], kana=" ".join(split))
    return replace(inferred, flags=("kana_split_inferred", *person.flags))


def _at_word_end(length: int, kana: tuple[str, ...]) -> bool:
    return length in {sum(map(len, kana[:count])) for count in range(1, len(kana))}


def _kana_only(kana: tuple[str, ...], dictionary: NameDictionary | None) -> PersonName:
    """A name printed in kana only: what is printed is the name, and its reading."""
    split = kana
    flags: tuple[str, ...] = ()
    if len(kana) == 1 and dictionary is not None:
        inferred = dictionary.split(kana[0])
        if inferred is not None:
            split, flags = inferred, ("kana_split_inferred",)
    if len(split) == 2:
        family_kana, given_kana = map(to_katakana, split)
        return PersonName(
            " ".join(split), None, None, family_kana, given_kana, f"{family_kana} {given_kana}", flags=flags
        )
    if len(split) > 2 and not (all(map(is_hiragana, split)) or all(map(is_katakana, split))):
        msg = f"no order of a name: {kana!r}"
        raise ValueError(msg)
    return PersonName("".join(kana), kana=to_katakana("".join(kana)), flags=("kana_unsplit",))


def _whole_reading(kana: tuple[str, ...]) -> str:
    return to_katakana((" " if len(kana) == 2 else "").join(kana))


def _flagged(person: PersonName, flag: str) -> PersonName:
    first = (flag, *person.flags) if flag == "spaced_out" else (*person.flags, flag)
    return replace(person, flags=first)
