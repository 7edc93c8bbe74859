"""What a name cell says: persons with their posts, a vacancy, or nothing (the types that `names` returns)."""

from dataclasses import dataclass
from typing import Literal, Protocol

Status = Literal["person", "vacant", "none", "ditto", "concurrent", "post_only"]


@dataclass(frozen=True, slots=True)
class ConcurrentPost:
    """A post held beside the own one (兼務): the post, or None where only 兼務 is printed, and the word for it."""

    post: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts in a piece of text: the own one and those held beside it."""

    post: str | None = None
    concurrent: tuple[ConcurrentPost, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonName:
    """One person's name. Kana are full-width katakana; what is not printed or not certain is None.

    `full_name` is family, one space, given where the split is printed or proved, else the name without spaces;
    a name printed in kana only stays in the kana in which it is printed. `kana` is the whole reading, with a space
    where its split is known. Flags: spaced_out (吉 田 修), kana_split_inferred, kanji_split_inferred, kana_unsplit,
    kanji_unsplit, name_suspect (岡ア隆司: a damaged character).
    """

    full_name: str
    family: str | None = None
    given: str | None = None
    family_kana: str | None = None
    given_kana: str | None = None
    kana: str | None = None
    foreign_parts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a name cell. `name` is None where a post is printed but nobody's name can be read.

    `flags` are those of the name, and ivs_removed, persons_split_inferred, post_split_inferred, trailing_number (a
    number run on to the name), others (ほか1名), note (a bracket that is kept only in the label), and the words
    兼務, 事務取扱, 心得 … where they are printed beside the name without a post.
    """

    label: str
    name: PersonName
    honorific: str | None = None
    post: str | None = None
    concurrent: tuple[ConcurrentPost, ...] = ()
    affiliation: str | None = None
    former_family: str | None = None
    phone: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def is_concurrent(self) -> bool:
        """Whether the cell says that the person holds this or another post concurrently (兼務, 事務取扱 …)."""
        return bool(self.concurrent) or any(flag in CONCURRENCY_WORDS for flag in self.flags)


@dataclass(frozen=True, slots=True)
class NameCell:
    """What a name cell says.

    person: `persons` has one or more. vacant: 欠員, 空席. none: a dash, なし, nothing. ditto: 〃, 同上. concurrent: held by
    another post (部長兼務 → `concurrent`). post_only: a post and no name. `post` is the own post where one is printed.
    """

    status: Status
    label: str
    persons: tuple[Person, ...] = ()
    post: str | None = None
    concurrent: tuple[ConcurrentPost, ...] = ()
    flags: tuple[str, ...] = ()


CONCURRENCY_WORDS: frozenset[str] = frozenset(
    {"兼務", "兼任", "併任", "事務取扱", "事務代理", "職務代理", "代理", "代行"}
)


class NameDictionary(Protocol):
    """What a dictionary of names can tell; `pipeline.text.name_split.sudachi_names` is one."""

    def split(self, name: str) -> tuple[str, str] | None:
        """An unspaced name becomes (family, given), or None."""

    def split_by_reading(self, name: str, family_kana: str, given_kana: str) -> tuple[str, str] | None:
        """An unspaced name with its split reading becomes (family, given), or None."""

    def split_kana(self, kana: str, family: str, given: str) -> tuple[str, str] | None:
        """An unspaced reading of a split name becomes (family kana, given kana), or None."""

    def is_family(self, text: str) -> bool:
        """Whether the text is a family name and not a full name."""

    def is_given(self, text: str) -> bool:
        """Whether the text is a given name."""
