"""A word with a post and a name run together becomes the place where the one ends and the other begins."""

from typing import Final

from pipeline.text.name_cell import NameDictionary, Posts
from pipeline.text.post_words import ANY_POST, BARE_POST, LAST_LETTERS, OFFICE_START, POST_END
from pipeline.text.posts import has_office_word, is_personal_post, read_posts

_DIRECTIONS: Final = frozenset(
    ("東部", "西部", "南部", "北部", "中部", "中央", "東", "西", "南", "北", "新", "第一", "第二")
)


def find_post_before(word: str, name_follows: bool) -> int | None:
    """A post run on to a name (市民生活部長大浦満) becomes the place where the name begins; None if there is no such place.

    A rest of one letter is a name only where another word of the name follows (部長林 真一).

    >>> find_post_before("市民生活部長大浦満", False), find_post_before("田所長治", False), find_post_before("部長林", True)
    (6, None, 2)
    """
    for found in POST_END.finditer(word):
        rest = word[found.end() :]
        if len(rest) < (1 if name_follows else 2) or rest[0] in "兼・(" or POST_END.search(rest):
            continue
        if len(rest) <= 9 and not has_office_word(rest) and read_posts(word[: found.end()]) is not None:
            return found.end()
    return None


def find_post_after(word: str, names_before: list[str], dictionary: NameDictionary | None) -> tuple[str, Posts] | None:
    """A name with a post run on to it (吉田修課長, 孝行健康部長) becomes the name and the posts; None if it is no such word.

    Where a family name or single letters of a name stand before, the first letters can be the given name. Where nothing
    stands before, only the dictionary can tell a name (近藤部長) from an office (市民部長), and without one it is an office.

    >>> find_post_after("修課長", ["吉田"], None)
    ('修', Posts(post='課長', concurrent=()))
    >>> find_post_after("市民部長", [], None) is None
    True
    """
    if not word.endswith(LAST_LETTERS):
        return None
    completes = len(names_before) == 1 or (bool(names_before) and all(len(name) == 1 for name in names_before))
    for length in range(1, min(len(word) - 1, 8)):
        name, rest = word[:length], word[length:]
        bare = BARE_POST.fullmatch(rest) is not None
        if bare or OFFICE_START.match(rest):
            posts = _posts_beside(name, rest)
            if posts and (
                (completes and _completes_name(name, dictionary))
                or (not names_before and _is_name(name, bare and is_personal_post(rest), dictionary))
            ):
                return name, posts
        if bare:
            # The post is as long as it can be: 南部支所長 is no 南部 支 who is a 所長.
            return None
    return None


def _posts_beside(name: str, rest: str) -> Posts | None:
    if has_office_word(name) or name in _DIRECTIONS or ANY_POST.fullmatch(name):
        return None
    return read_posts(rest)


def _completes_name(name: str, dictionary: NameDictionary | None) -> bool:
    return len(name) <= 3 and (dictionary is None or len(name) == 1 or dictionary.is_given(name))


def _is_name(name: str, family_alone: bool, dictionary: NameDictionary | None) -> bool:
    return dictionary is not None and (
        dictionary.split(name) is not None or (family_alone and dictionary.is_family(name))
    )
