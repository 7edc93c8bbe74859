"""Drafts from the lines and pieces of a name cell become one draft a person (a reading above its name, a post alone)."""

from dataclasses import replace
from typing import Final

from pipeline.text.kana import is_kana
from pipeline.text.name_cell import NameDictionary
from pipeline.text.name_drafts import Draft

_NEWLINE: Final = "\n"


def merge_drafts(drafts: tuple[tuple[str, Draft], ...], dictionary: NameDictionary | None = None) -> tuple[Draft, ...]:
    """Drafts, each with the separator before it, become one for each person, in order.

    A reading joins the name after or before it; a post without a name joins the name after it, or before it where it is
    the last; family and given name on lines of their own are joined.

    Raises:
        ValueError: it cannot be told whether two lines are one person or two.
    """
    paired = _paired(tuple(draft for _, draft in drafts))
    if paired:
        return paired
    merged: list[Draft] = []
    posts_follow = bool(drafts) and drafts[0][1].has_name and drafts[0][1].post is None
    for place, (separator, draft) in enumerate(drafts):
        ends_person = posts_follow or place == len(drafts) - 1
        if merged and separator != " " and _belong_together(merged[-1], draft, separator, ends_person, dictionary):
            merged[-1] = _joined(merged[-1], draft)
        else:
            merged.append(draft)
    if any(draft.has_kanji for draft in merged) and any(draft.words and not draft.has_kanji for draft in merged):
        msg = "readings and names do not pair"
        raise ValueError(msg)
    return tuple(merged)


def _belong_together(
    first: Draft, second: Draft, separator: str, ends_person: bool, dictionary: NameDictionary | None
) -> bool:
    if first.vacant or second.vacant:
        return first.vacant != second.vacant and not (first.has_name and second.post)
    if not second.has_name:
        # A line of posts belongs to the name before it if posts follow names here, or no name follows.
        return not second.post or not first.has_name or (ends_person and first.post is None)
    if not first.has_name:
        return True
    if second.post is not None and second.post_first:
        return False
    if not first.words or not second.words:
        return False
    if first.has_kanji != second.has_kanji:
        # One reading to a name: a person who has both is complete.
        return not (_has_reading(first) or _has_reading(second))
    return separator == _NEWLINE and _is_one_name(first, second, dictionary)


def _has_reading(draft: Draft) -> bool:
    return draft.has_kanji and (bool(draft.readings) or len(draft.words) > 2)


def _is_one_name(first: Draft, second: Draft, dictionary: NameDictionary | None) -> bool:
    """Whether two lines of the same script are family and given name (水垣⏎正弘), not two persons (吉田修⏎高橋明子)."""
    if not first.has_kanji:
        return len(second.words) == 1 and (len(first.words) == 1 or len(first.words[-1]) == 1)
    family = [word for word in first.words if not is_kana(word)]
    if len(family) != 1 or len(second.words) != 1 or (first.post and not first.post_first):
        return False
    return _continues(family[0], second.words[0], dictionary)


def _continues(first: str, second: str, dictionary: NameDictionary | None) -> bool:
    if len(second) == 1 and len(first) <= 3:
        return True
    if dictionary is not None:
        if dictionary.is_family(first) and dictionary.split(second) is None:
            return True
        if dictionary.split(first) is not None and dictionary.split(second) is not None:
            return False
    if len(first) <= 2 and len(second) <= 2:
        return True
    if len(first) > 2 and len(second) > 2:
        return False
    msg = f"one person or two: {first!r}, {second!r}"
    raise ValueError(msg)


def _joined(first: Draft, second: Draft) -> Draft:
    """Two drafts of one person as one."""
    return replace(
        first,
        words=(*first.words, *second.words),
        readings=(*first.readings, *second.readings),
        dotted=first.dotted or second.dotted,
        latin=(*first.latin, *second.latin),
        honorific=second.honorific or first.honorific,
        post=first.post or second.post,
        concurrent=(*first.concurrent, *second.concurrent),
        affiliation=first.affiliation or second.affiliation,
        former_family=first.former_family or second.former_family,
        phone=first.phone or second.phone,
        vacant=first.vacant or second.vacant,
        flags=(*first.flags, *(flag for flag in second.flags if flag not in first.flags)),
    )


def _paired(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Two or more readings above as many names: each joins its name; nothing for any other order of lines."""
    half = len(drafts) // 2
    readings, names = drafts[:half], drafts[half:]
    if half < 2 or len(drafts) % 2:
        return ()
    if any(draft.has_kanji or len(draft.words) != 2 for draft in readings):
        return ()
    if any(not draft.has_kanji or _has_reading(draft) for draft in names):
        return ()
    return tuple(_joined(reading, name) for reading, name in zip(readings, names, strict=True))


def separate_persons(draft: Draft, dictionary: NameDictionary | None) -> tuple[Draft, ...]:
    """A draft of two names with only blanks between them (吉田 修 高橋 明子) becomes two, if the dictionary knows each.

    Any other stays as it is.
    """
    words = draft.words
    groups: tuple[tuple[str, ...], ...]
    if dictionary is None or draft.post or draft.readings or any(map(is_kana, words)):
        return (draft,)
    if len(words) == 4 and all(map(dictionary.is_family, words[::2])) and all(map(dictionary.is_given, words[1::2])):
        groups = (words[:2], words[2:])
    elif len(words) == 2 and min(map(len, words)) > 2 and all(map(dictionary.split, words)):
        groups = (words[:1], words[1:])
    else:
        return (draft,)
    return tuple(replace(draft, words=group).flagged("persons_split_inferred") for group in groups)
