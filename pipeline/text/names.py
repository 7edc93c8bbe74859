"""A name cell becomes the persons it names, with their readings and posts, or the fact that it names nobody."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.kana import compose_kana, to_katakana
from pipeline.text.name_cell import CONCURRENCY_WORDS, ConcurrentPost, NameCell, NameDictionary, Person, PersonName
from pipeline.text.name_characters import HAN
from pipeline.text.name_drafts import Draft, read_drafts
from pipeline.text.name_merging import merge_drafts, separate_persons
from pipeline.text.name_tokens import VACANT
from pipeline.text.person_names import read_name
from pipeline.text.posts import is_office_post, is_post, read_posts

_KANJI: Final = "[一-龠々﨑𠮷]"
_PLAIN: Final = re.compile(
    f"([ぁ-ゖー]+)[ \u3000]+([ぁ-ゖー]+)[ \u3000\n]+({_KANJI}{{1,4}})[ \u3000]+({_KANJI}{{1,4}})"
)
_BARE: Final = re.compile(f"({_KANJI}{{1,3}})[ \u3000]({_KANJI}{{1,3}})")
# Words that are no name, or might not be one: such a cell takes the long way.
_NO_NAME: Final = re.compile(
    "殿|様|氏|君|.*[員席務任名長監事幹査課部室局所館園係当官者兼記問役佐理代補欠空付外他共]|[兼故併副新元前旧].*"
    "|.*(?:[部課局室所次係館園]長|主[査幹任]|参事|理事).*"
)
_LONGEST_CELL: Final = 400
_IVS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NONE: Final = re.compile(
    "[-‐‑‒–—―－−ー─━…‥・･.,、。*＊※／/×✕ |｜_＿]*|なし|無し|無|該当(?:者|なし|者なし)?|該当無し|空欄|[nN]/?[aA]"
)
_DITTO: Final = re.compile('[〃々仝"”]|同上|同左')
_BRACKETS: Final = str.maketrans("（［〔【〈《「｛[{<＜）］〕】〉》」｝]}>＞：", "((((((((((((" + "))))))))))))" + ":")
_SEPARATORS: Final = re.compile(r"\s*[、，,;；\n／/|]\s*(?![^()]*\))|\s+(?:及び|並びに|および|と)\s+")
_TWO_WITH_DOT: Final = re.compile(f"([{HAN}]+ [{HAN}]+)・([{HAN}]+ [{HAN}]+)|^([{HAN}]{{3,5}})・([{HAN}]{{3,5}})$")
_JOINING_KEN: Final = re.compile(
    r"(?<=[長事幹査任監官与佐理]) ?(?:兼|\(兼\)) ?(?=[^ ()]+[長事幹査任監官与佐理](?:[ ()兼]|$))"
)
_LOOSE_GRADE: Final = re.compile("(?<=[長事幹監]) (?=(?:職務代理者?|代理者?|補佐|心得|事務取扱)(?:[ ()\n]|$))")
_SPACED_LETTERS: Final = re.compile(r"(?<![^ ()\n])[^ ()\n](?: [^ ()\n])+(?![^ ()\n])")
_COLON: Final = re.compile(" ?: ?")


@lru_cache(maxsize=2048)  # a head stands in the reports of several years, and in header and table
def parse_name_cell(text: str, dictionary: NameDictionary | None = None) -> NameCell:
    """A name cell as extracted becomes what it says.

    Readings before, after, above (newline) or in brackets; posts before or after, run on or not; honorifics; several
    persons. Nothing is guessed: an unspaced name is split only by the dictionary (`sudachi_names()`), and flagged; a
    reading that is not printed stays None.

    Raises:
        ValueError: the cell holds something else than names, posts and their marks, or its persons cannot be told apart.

    >>> cell = parse_name_cell("よしだ おさむ 吉田 修")
    >>> cell.persons[0].name.full_name, cell.persons[0].name.family_kana
    ('吉田 修', 'ヨシダ')
    >>> parse_name_cell("（欠員）").status, parse_name_cell("―").status, parse_name_cell("部長兼務").status
    ('vacant', 'none', 'concurrent')
    >>> [person.post for person in parse_name_cell("所長 西山信一、局長 桑田明仁").persons]
    ['所長', '局長']
    """
    plain = _plain_cell(text)
    if plain is not None:
        return plain
    if len(text) > _LONGEST_CELL:
        msg = f"too long for a name cell: {len(text)} characters"
        raise ValueError(msg)
    cleaned = compose_kana(clean_text(text.replace("\t", " ")))
    label = " ".join(cleaned.split())
    body = cleaned.translate(_BRACKETS)
    marked = _marked(body, label)
    if marked is not None:
        return marked
    drafts = _drafts(_tidied(body), dictionary)
    flags = ("ivs_removed",) if _IVS.search(text) else ()
    named = [person for draft in drafts if draft.has_name for person in separate_persons(draft, dictionary)]
    if not named:
        return _nameless(drafts, label, dictionary is not None)
    persons = tuple(_person(draft, label, text, flags, dictionary) for draft in named)
    return NameCell("person", label, persons)


def _plain_cell(text: str) -> NameCell | None:
    """The common cells (よしだ おさむ 吉田 修, 吉田 修) without the work that the others need; None for any other."""
    found = _PLAIN.fullmatch(text) or _BARE.fullmatch(text)
    if found is None:
        return None
    *kana, family, given = found.groups()
    # Two letters may be a spaced word (欠 員), six two unspaced persons.
    if not 2 < len(family) + len(given) < 6 or _NO_NAME.fullmatch(family) or _NO_NAME.fullmatch(given):
        return None
    full_name = f"{family} {given}"
    if not kana:
        return NameCell("person", full_name, (Person(full_name, PersonName(full_name, family, given)),))
    family_kana, given_kana = map(to_katakana, kana)
    name = PersonName(full_name, family, given, family_kana, given_kana, f"{family_kana} {given_kana}")
    label = " ".join(text.split())
    return NameCell("person", label, (Person(label, name),))


def _marked(body: str, label: str) -> NameCell | None:
    """A cell that is one mark or word becomes what that says."""
    core = body.replace(" ", "").strip("()")
    if _NONE.fullmatch(core):
        return NameCell("none", label)
    if _DITTO.fullmatch(core):
        return NameCell("ditto", label)
    return NameCell("vacant", label) if VACANT.fullmatch(core) else None


def _tidied(body: str) -> str:
    """Posts printed in spaced letters or pieces are closed, so that a blank is between words only."""
    closed = _SPACED_LETTERS.sub(_close_posts, _COLON.sub(" ", body))
    joined = _LOOSE_GRADE.sub("", _JOINING_KEN.sub("兼", closed))
    return _TWO_WITH_DOT.sub(lambda found: found[0].replace("・", "、"), joined) if "・" in joined else joined


def _close_posts(found: re.Match[str]) -> str:
    """課 長 吉 田 修 → 課長 吉 田 修; 欠 員 → 欠員; a name stays as it is."""
    letters = found[0].split(" ")
    whole = "".join(letters)
    posts = read_posts(whole)
    if VACANT.fullmatch(whole) or (posts and (posts.post is None or is_office_post(whole))):
        return whole
    for length in range(len(letters) - 2, 1, -1):
        first, last = "".join(letters[:length]), "".join(letters[-length:])
        if is_post(first) and is_office_post(first):
            return " ".join((first, *letters[length:]))
        if is_post(last) and is_office_post(last) and len(letters) - length > 1:
            return " ".join((*letters[:-length], last))
    return found[0]


def _drafts(body: str, dictionary: NameDictionary | None) -> tuple[Draft, ...]:
    """The body of a cell becomes one draft for each person, and for each post without one."""
    drafts: list[tuple[str, Draft]] = []
    start = 0
    separator = ""
    for found in (*_SEPARATORS.finditer(body), None):
        end = found.start() if found else len(body)
        drafts += [
            (separator if place == 0 else " ", draft)
            for place, draft in enumerate(read_drafts(body[start:end], dictionary))
        ]
        if found:
            separator, start = found[0].strip(" ") or " ", found.end()
    return merge_drafts(tuple(drafts), dictionary)


def _person(draft: Draft, label: str, raw: str, flags: tuple[str, ...], dictionary: NameDictionary | None) -> Person:
    name = _name(draft, raw, dictionary)
    return Person(
        label,
        name,
        draft.honorific,
        draft.post,
        draft.concurrent,
        draft.affiliation,
        draft.former_family,
        draft.phone,
        (*flags, *name.flags, *draft.flags),
    )


def _name(draft: Draft, raw: str, dictionary: NameDictionary | None) -> PersonName:
    if not draft.words:
        return _foreign(draft)
    readings = tuple(reading for _, reading in draft.readings) or _dotted_parts(draft)
    if len(readings) == 1 and draft.readings[0][0] == 1 and len(draft.words) == 2:
        # The bracket follows the family name: 吉田（よしだ） 修.
        name = read_name(draft.words, (), raw, dictionary)
        return replace(name, family_kana=to_katakana(readings[0]))
    return read_name(draft.words, readings, raw, None if "name_suspect" in draft.flags else dictionary)


def _dotted_parts(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.dotted.split("・")) if draft.dotted else ()


def _foreign(draft: Draft) -> PersonName:
    """A name in Latin letters (John Smith) or in katakana with a dot (ジョン・スミス): as printed, in its parts."""
    readings = " ".join(reading for _, reading in draft.readings)
    if draft.latin:
        return PersonName(" ".join(draft.latin), kana=to_katakana(readings) or None, foreign_parts=draft.latin)
    dotted = draft.dotted or ""
    return PersonName(dotted, kana=to_katakana(dotted), foreign_parts=tuple(re.split("[・=＝]", dotted)))


def _nameless(drafts: tuple[Draft, ...], label: str, names_known: bool) -> NameCell:
    """A cell without a name: a vacant post, a post held by another, or a post alone.

    Without a dictionary 近藤部長 and 協働部長 look alike: a post in which no office is recognized is refused then.
    """
    posts = " ".join(draft.post for draft in drafts if draft.post) or None
    concurrent = tuple(one for draft in drafts for one in draft.concurrent)
    kinds = [flag for draft in drafts for flag in draft.flags if flag in CONCURRENCY_WORDS]
    flags = tuple(dict.fromkeys(flag for draft in drafts for flag in draft.flags))
    if any(draft.vacant for draft in drafts):
        return NameCell("vacant", label, (), posts, concurrent, flags)
    printed = [*(draft.post for draft in drafts), *(one.post for one in concurrent)]
    if not names_known and not all(map(is_office_post, filter(None, printed))):
        msg = f"a post, or a name with a post: {label!r}"
        raise ValueError(msg)
    acting = tuple(one for one in concurrent if one.kind not in {"兼", "併記"} or posts is None)
    if acting:
        return NameCell("concurrent", label, (), posts, acting, flags)
    if kinds:
        return NameCell("concurrent", label, (), None, (ConcurrentPost(posts, kinds[0]),), flags)
    if posts is not None:
        return NameCell("post_only", label, (), posts, concurrent, flags)
    msg = f"no name in the cell: {label!r}"
    raise ValueError(msg)


def reading(family: str, given: str) -> tuple[str | None, str | None]:
    """A name in kanji becomes (family kana, given kana): always (None, None), because kanji do not tell their reading.

    菅野 is かんの or すがの, 裕之 ひろゆき or やすゆき: only the person knows, and the cell's kana where it is printed.

    >>> reading("菅野", "裕之")
    (None, None)
    """
    del family, given
    return None, None
