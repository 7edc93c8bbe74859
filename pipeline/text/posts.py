"""A piece of text becomes the posts (職名) it names: 参事兼市民課長 → 参事, beside it 市民課長 (兼)."""

import re
from typing import Final

from pipeline.text.name_cell import ConcurrentPost, Posts
from pipeline.text.post_words import (
    ANY_POST,
    BARE_POST,
    FAMILY_LIKE_OFFICE,
    KINDS,
    OFFICE,
    OFFICE_HEAD,
    OFFICE_START,
    OFFICE_WORD,
    PERSONAL_POST,
)

_BARE_KIND: Final = re.compile(KINDS)
_ACTING: Final = re.compile(f"(?P<post>.+?)[がの]?(?P<kind>{KINDS})")
_JOINT: Final = re.compile("兼(?![務任職]|$)")


def is_post(word: str) -> bool:
    """Whether the whole word, without blanks, is one post: its end is one (部長, 参事, 課長補佐), or it heads an office.

    >>> [is_post(word) for word in ("市民部長", "課長代理", "DX推進監", "会計管理者", "信長", "服部長", "吉田")]
    [True, True, True, True, False, False, False]
    """
    if FAMILY_LIKE_OFFICE.fullmatch(word) or "兼" in word:
        return False
    return ANY_POST.fullmatch(word) is not None or OFFICE_HEAD.fullmatch(word) is not None


def is_organisation(word: str) -> bool:
    """Whether the word names an office and no post: 市民課, 総務部, 教育委員会; not the family name 服部.

    >>> [is_organisation(word) for word in ("市民課", "健康福祉部", "服部", "市民課長", "別所")]
    [True, True, False, False, False]
    """
    return OFFICE.fullmatch(word) is not None


def is_office_post(post: str) -> bool:
    """Whether a post is surely one, not a person's name with a post run on to it: 市民部長, 部長; not 近藤部長.

    >>> is_office_post("市民部長"), is_office_post("部長"), is_office_post("近藤部長")
    (True, True, False)
    """
    return BARE_POST.fullmatch(post) is not None or OFFICE_START.match(post) is not None


def has_office_word(text: str) -> bool:
    """Whether a word that offices have in their names (総務, 市民, 推進 …) is in the text.

    >>> has_office_word("市民"), has_office_word("近藤")
    (True, False)
    """
    return OFFICE_WORD.search(text) is not None


def is_personal_post(post: str) -> bool:
    """Whether a post is one that is put after a person's family name (近藤部長), not a place's (平塚市長).

    >>> is_personal_post("部長"), is_personal_post("市長")
    (True, False)
    """
    return PERSONAL_POST.fullmatch(post) is not None


def read_posts(text: str) -> Posts | None:
    """A piece of text of posts only becomes those posts; None if there is anything else in it.

    The first is the own post, those joined by 兼 are held beside it; a post with 兼務, 兼任, 事務取扱 … after it is held
    beside another one that is printed elsewhere or not at all.

    >>> read_posts("参事兼市民課長")
    Posts(post='参事', concurrent=(ConcurrentPost(post='市民課長', kind='兼'),))
    >>> read_posts("市民課長事務取扱")
    Posts(post=None, concurrent=(ConcurrentPost(post='市民課長', kind='事務取扱'),))
    >>> read_posts("兼務"), read_posts("吉田")
    (Posts(post=None, concurrent=(ConcurrentPost(post=None, kind='兼務'),)), None)
    """
    if _BARE_KIND.fullmatch(text):
        return Posts(None, (ConcurrentPost(None, _spelled(text)),))
    own: str | None = None
    beside: list[ConcurrentPost] = []
    for place, piece in enumerate(_JOINT.split(text)):
        acting = _ACTING.fullmatch(piece)
        posts = _listed(acting["post"] if acting else piece)
        if (posts[0] or place) and not all(map(is_post, posts)):
            return None
        if acting:
            beside += [ConcurrentPost(post, _spelled(acting["kind"])) for post in posts]
        elif place:
            beside += [ConcurrentPost(post, "兼") for post in posts]
        else:
            own = posts[0] or None
            beside += [ConcurrentPost(post, "併記") for post in posts[1:]]
    return Posts(own, tuple(beside)) if own or beside else None


def _listed(text: str) -> list[str]:
    """市民課長・文化課長 are two posts, 健康・こども部長 is one."""
    posts = text.split("・")
    return posts if len(posts) > 1 and all(map(is_post, posts)) else [text]


def _spelled(kind: str) -> str:
    return kind.replace("取り扱い", "取扱")
