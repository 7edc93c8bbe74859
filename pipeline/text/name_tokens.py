"""The text of a name cell becomes tokens: names, readings, posts, offices, honorifics, brackets and marks."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.text.kana import is_kana
from pipeline.text.name_cell import NameDictionary, Posts
from pipeline.text.name_characters import HAN, KANA, is_damaged_name, is_kanji_name
from pipeline.text.post_boundaries import find_post_after, find_post_before
from pipeline.text.post_words import FAMILY_BEHIND_POST, POST_END
from pipeline.text.posts import has_office_word, is_organisation, is_post, read_posts

Kind = Literal[
    "name", "damaged", "kana", "dotted", "latin", "post", "office", "honorific", "vacant", "word", "phone", "number",
    "others", "bracket",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a name cell; `posts` is set for posts only."""

    kind: Kind
    text: str
    posts: Posts | None = None


_PIECE: Final = re.compile(r"\(([^()]*)\)|[^\s()]+")
_HONORIFICS: Final = frozenset(
    ("殿", "様", "氏", "さん", "さま", "君", "くん", "先生", "女史", "Mr.", "Ms.", "Mrs.", "Dr.")
)
_HONORIFIC_END: Final = re.compile("(?P<name>.+?)(?P<honorific>殿|様|氏|さん|さま|先生|女史)(?:です)?")
_COPULA: Final = re.compile("(?:です|と申します|でございます)$")
VACANT: Final = re.compile(
    "(?:現在|当面)?(?:欠員|空席|空き|欠|不在|未配置|未補充|配置なし|未定|選考中|調整中|人選中)(?:[0-9]+名?)?(?:中|です)?"
)
_FLAG_WORDS: Final = frozenset(("心得", "代理", "代行", "職務代理", "職務代理者", "再任用", "任期付"))
_LABELS: Final = frozenset(
    [
        "氏名",
        "職氏名",
        "職名",
        "名前",
        "ふりがな",
        "フリガナ",
        "よみ",
        "よみがな",
        "読み",
        "読み仮名",
        "カナ",
        "かな",
        "所属長",
        "責任者名",
        "担当者名",
    ]
)
_DASHES: Final = re.compile("[-‐‑‒–—―－−ー─━…・/]*")
_VACANT_POST: Final = re.compile("(?P<post>.+?)(?P<vacant>欠員|空席|空き|不在|未配置)")
_NAME_ACTING: Final = re.compile("(?P<name>.+?)が?(?P<word>兼務|兼任|併任|事務取扱)")
_OTHERS: Final = re.compile("(?:ほか|外|他)(?:[0-9]+[名人]?)?")
_PHONE: Final = re.compile(r"(?:内線?|電話|☎|℡|tel|TEL|Tel|ＴＥＬ)[.: ]*[0-9][-0-9 ]*|[0-9]+(?:-[0-9]+)+|[0-9]{3,}")
_NUMBER_END: Final = re.compile(r"(?P<name>[^0-9]+)(?P<number>[0-9]+)(?:[人名])?")
_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ.'’-]*")
_DOTTED: Final = re.compile("[ァ-ヺー]+(?:[・=＝][ァ-ヺー]+)+|[ぁ-ゖー]+・[ぁ-ゖー]+")
_MARKS: Final = re.compile(r"^[○◯◎●◇◆□■△▲☆★※＊*・:：+＋]+(?=.)|(?<=.)(?:[※＊*†‡・]+[0-9]*|注[0-9]*)$")
_KANA_THEN_KANJI: Final = re.compile(f"(?P<kana>[ぁ-ゖー]{{5,}}|[ァ-ヺー]{{5,}})(?P<kanji>[{HAN}]{{2,}}[{HAN}{KANA}]*)")


def tokenize(text: str, dictionary: NameDictionary | None = None) -> tuple[Token, ...]:
    """One piece of a name cell, cleaned and with ASCII brackets, becomes its tokens.

    The dictionary, where there is one, tells a name run on to a post (近藤部長) from an office (市民部長).

    Raises:
        ValueError: a word is nothing that stands in a name cell.

    >>> [(token.kind, token.text) for token in tokenize("市民部長近藤 和夫様(兼務)")]
    [('post', '市民部長'), ('name', '近藤'), ('name', '和夫'), ('honorific', '様'), ('bracket', '兼務')]
    >>> [(token.kind, token.text) for token in tokenize("市民部長阿部 和夫")]
    [('post', '市民部長'), ('name', '阿部'), ('name', '和夫')]
    """
    tokens: list[Token] = []
    pieces = list(_PIECE.finditer(text))
    for place, found in enumerate(pieces):
        if found[1] is not None:
            tokens.append(Token("bracket", found[1].strip()))
            continue
        before = [token.text for token in tokens if token.kind in {"name", "damaged"}]
        after = pieces[place + 1][0] if place + 1 < len(pieces) else ""
        tokens += _classify(found[0], before, after, dictionary)
    return tuple(tokens)


def _classify(word: str, before: list[str], after: str, dictionary: NameDictionary | None) -> list[Token]:
    word = _COPULA.sub("", _MARKS.sub("", word))
    if word in _LABELS or _DASHES.fullmatch(word):
        return []
    simple = _simple(word)
    if simple is not None:
        return [simple]
    run_on = find_post_after(word, before, dictionary)
    if run_on is not None:
        name, posts = run_on
        return [Token("name", name), Token("post", word[len(name) :], posts)]
    posts_only = read_posts(word) or (read_posts(word.removesuffix("名")) if word.endswith("名") else None)
    if posts_only is not None:
        return [Token("post", word, posts_only)]
    if is_organisation(word):
        return _post_and_family(word) or [Token("office", word)]
    vacant = _VACANT_POST.fullmatch(word)
    if vacant is not None and is_post(vacant["post"]):
        return [Token("post", vacant["post"], read_posts(vacant["post"])), Token("vacant", vacant["vacant"])]
    post, dot, name = word.partition("・")
    if dot and is_post(post) and is_kanji_name(name) and not is_post(name):
        return [Token("post", post, read_posts(post)), Token("name", name)]
    post_end = find_post_before(word, bool(after) and is_kanji_name(after) and not is_post(after))
    if post_end is not None:
        posts_before = read_posts(word[:post_end])
        return [Token("post", word[:post_end], posts_before), *_classify(word[post_end:], [], after, dictionary)]
    return _name(word)


def _post_and_family(word: str) -> list[Token]:
    """A post with a family name run on to it that ends like an office (市民部長阿部): both; [] where it is an office."""
    found = FAMILY_BEHIND_POST.search(word)
    posts = None if found is None else read_posts(word[: found.start()])
    if found is None or posts is None:
        return []
    return [Token("post", word[: found.start()], posts), Token("name", found["family"])]


def _simple(word: str) -> Token | None:
    """A word that is what it is wherever it stands."""
    if word in _HONORIFICS:
        return Token("honorific", word)
    if VACANT.fullmatch(word):
        return Token("vacant", word)
    if word in _FLAG_WORDS:
        return Token("word", word)
    if _OTHERS.fullmatch(word):
        return Token("others", word)
    if _PHONE.fullmatch(word):
        return Token("phone", word)
    if _DOTTED.fullmatch(word):
        return Token("dotted", word)
    if _LATIN.fullmatch(word):
        return Token("latin", word)
    return Token("number", word) if re.fullmatch("[0-9]+[人名]?", word) else None


def _name(word: str) -> list[Token]:
    """A word that can only be a name, with what is run on to it."""
    acting = _NAME_ACTING.fullmatch(word)
    if acting is not None:
        return [*_name(acting["name"]), Token("word", acting["word"])]
    if POST_END.match(word) or has_office_word(word):
        msg = f"an office and no name: {word!r}"
        raise ValueError(msg)
    numbered = _NUMBER_END.fullmatch(word)
    if numbered is not None:
        return [*_name(numbered["name"]), Token("number", numbered["number"])]
    ended = _HONORIFIC_END.fullmatch(word)
    if ended is not None:
        return [*_name(ended["name"]), Token("honorific", ended["honorific"])]
    if is_kana(word):
        return [Token("kana", word)]
    mixed = _KANA_THEN_KANJI.fullmatch(word)
    if mixed is not None:
        return [Token("kana", mixed["kana"]), Token("name", mixed["kanji"])]
    if is_damaged_name(word):
        return [Token("damaged", word)]
    if is_kanji_name(word):
        return [Token("name", word)]
    msg = f"not a name: {word!r}"
    raise ValueError(msg)
