"""The tokens of a name cell become drafts: what belongs to one person, before the name itself is read."""

import re
from dataclasses import dataclass, replace
from typing import Final

from pipeline.text.kana import is_kana
from pipeline.text.name_cell import ConcurrentPost, NameDictionary, Posts
from pipeline.text.name_characters import HAN
from pipeline.text.name_tokens import VACANT, Token, tokenize
from pipeline.text.posts import is_organisation, read_posts

_FORMER: Final = re.compile(f"旧(?:姓|名字)?[:：・ ]*(?P<family>[{HAN}ぁ-ゖァ-ヺー]+)")
_FLAGS: Final = {"number": "trailing_number", "others": "others"}
_BARE_WORDS: Final = frozenset(("心得", "代理", "代行", "職務代理", "職務代理者", "再任用", "任期付", "併任"))
_SHORT_WORDS: Final = {"併": "併任", "扱": "事務取扱", "取扱": "事務取扱", "再": "再任用"}
_PHONE_NOTE: Final = re.compile("(?:内線?|電話|直通|TEL|Tel|tel|☎|℡)[.:： ]*[0-9][-0-9 ]*|[0-9][-0-9 ]{2,}")
_READING_NOTE: Final = re.compile("[ぁ-ゖゝゞァ-ヺヽヾー・,. ]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of one person. `words` are name and reading in printed order, `post_first` how posts stand."""

    words: tuple[str, ...] = ()
    readings: tuple[tuple[int, str], ...] = ()
    dotted: str | None = None
    latin: tuple[str, ...] = ()
    honorific: str | None = None
    post: str | None = None
    concurrent: tuple[ConcurrentPost, ...] = ()
    affiliation: str | None = None
    former_family: str | None = None
    phone: str | None = None
    vacant: bool = False
    post_first: bool = False
    flags: tuple[str, ...] = ()

    @property
    def has_name(self) -> bool:
        """Whether any word of a name has been seen."""
        return bool(self.words or self.dotted or self.latin)

    @property
    def has_kanji(self) -> bool:
        """Whether a word of the name is not a reading."""
        return any(not is_kana(word) for word in self.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been seen yet."""
        return self == Draft()

    def flagged(self, flag: str) -> "Draft":
        """The draft with one more flag."""
        return self if flag in self.flags else replace(self, flags=(*self.flags, flag))

    def with_posts(self, posts: Posts) -> "Draft":
        """The draft with the posts of one more piece of text; a second own post is one held beside the first."""
        bare = tuple(one for one in posts.concurrent if one.post is None)
        named = tuple(one for one in posts.concurrent if one.post is not None)
        draft = replace(self, concurrent=(*self.concurrent, *named))
        for one in bare:
            draft = draft.flagged("兼務" if one.kind == "兼" else one.kind)
        if posts.post is None:
            return draft
        if draft.post is None:
            return replace(draft, post=posts.post, post_first=not self.has_name)
        return replace(draft, concurrent=(*draft.concurrent, ConcurrentPost(posts.post, "併記")))


def read_drafts(text: str, dictionary: NameDictionary | None = None) -> tuple[Draft, ...]:
    """One piece of a name cell (no separators in it) becomes the drafts of its persons, in printed order.

    A post that follows a name ends that person if posts follow the names, and begins the next if they precede them.

    Raises:
        ValueError: a word is nothing that stands in a name cell.

    >>> [(draft.post, draft.words) for draft in read_drafts("土木部長 大澤康雄 都市担当部長 中村秀雄")]
    [('土木部長', ('大澤康雄',)), ('都市担当部長', ('中村秀雄',))]
    """
    done: list[Draft] = []
    draft = Draft()
    for token in tokenize(text, dictionary):
        if (token.kind == "post" and draft.has_name and draft.post_first and token.posts and token.posts.post) or (
            token.kind in {"name", "kana"} and draft.has_name and draft.post and not draft.post_first
        ):
            done.append(draft)
            draft = Draft()
        draft = _add(draft, token, dictionary)
    return (*done, draft) if not draft.is_empty else tuple(done)


def _add(draft: Draft, token: Token, dictionary: NameDictionary | None) -> Draft:
    """The draft with one more token."""
    text = token.text
    match token.kind:
        case "name" | "kana":
            return replace(draft, words=(*draft.words, text))
        case "damaged":
            return replace(draft, words=(*draft.words, text)).flagged("name_suspect")
        case "dotted":
            return replace(draft, dotted=text)
        case "latin":
            return replace(draft, latin=(*draft.latin, text))
        case "post":
            return draft.with_posts(token.posts) if token.posts else draft
        case "office":
            return replace(draft, affiliation=" ".join(filter(None, (draft.affiliation, text))))
        case "honorific":
            return replace(draft, honorific=text)
        case "vacant":
            return replace(draft, vacant=True)
        case "phone":
            return replace(draft, phone=text)
        case "word" | "number" | "others":
            return draft.flagged(_FLAGS.get(token.kind, text))
        case "bracket":
            return _add_bracket(draft, text, dictionary)


def _add_bracket(draft: Draft, text: str, dictionary: NameDictionary | None) -> Draft:
    """The draft with what stands in brackets: a reading, a post, 兼務, a former name, a phone, or the name itself."""
    closed = text.replace(" ", "")
    former = _FORMER.fullmatch(text)
    if former is not None:
        return replace(draft, former_family=former["family"])
    if VACANT.fullmatch(closed):
        return replace(draft, vacant=True)
    if closed in _BARE_WORDS or closed in _SHORT_WORDS:
        return draft.flagged(_SHORT_WORDS.get(closed, closed))
    several = [read_posts(word) for word in text.split()]
    for posts in several if all(several) else [read_posts(closed)]:
        if posts is not None:
            draft = draft.with_posts(posts)
    if all(several) or read_posts(closed):
        return draft
    if _READING_NOTE.fullmatch(text) and (draft.has_kanji or draft.latin or draft.dotted):
        words = re.split("[・,. ]+", text.strip("・,. "))
        return replace(draft, readings=(*draft.readings, *((len(draft.words), word) for word in words)))
    if _PHONE_NOTE.fullmatch(text):
        return replace(draft, phone=text)
    if is_organisation(closed):
        return replace(draft, affiliation=" ".join(filter(None, (draft.affiliation, closed))))
    return _add_inner(draft, text, dictionary)


def _add_inner(draft: Draft, text: str, dictionary: NameDictionary | None) -> Draft:
    """The draft with a bracket that may hold the name itself (部長（近藤 和夫）), honorifics, or a note."""
    try:
        tokens = tokenize(text, dictionary)
    except ValueError:
        return draft.flagged("note")
    names = [token for token in tokens if token.kind in {"name", "kana", "damaged"}]
    if names and (draft.has_kanji or len("".join(token.text for token in names)) == 1):
        return draft.flagged("note")
    for token in tokens:
        draft = _add(draft, token, dictionary)
    return draft
