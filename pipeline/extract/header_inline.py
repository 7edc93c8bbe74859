"""A cell of the header that holds several labels (`部局名 市民部　部長名 高﨑 邦夫`) → each label with its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.raw import RawText, head, tail
from pipeline.profiles.profile import Profile

_UNKNOWN = re.compile(r"[ \u3000]+[^\s:：()（）。、0-9０-９]{2,12}[:：]")


def inline_fields(cell: RawText, profile: Profile) -> Iterator[tuple[RawText, str, RawText]]:
    """`部局名 市民部　部長名 高﨑 邦夫` → its labels, their kinds, and the values."""
    rest: RawText | None = cell
    while rest is not None:
        label = profile.labels.at_head(rest.text, "field.")
        if label is None:
            return
        # 部局名 | 市民部: a line that was drawn between label and value.
        drawn = len(rest.text[label.end :]) - len(rest.text[label.end :].lstrip("|｜ \u3000"))
        label_text, value = head(rest, label.end), tail(rest, label.end + drawn)
        if label_text is None or value is None:
            return
        following = _next_label(value, profile)
        if following is None:
            yield label_text, label.kind, _before_unknown(value)
            return
        cut = head(value, following)
        if cut is not None:
            yield label_text, label.kind, cut
        rest = tail(value, following)


def _before_unknown(value: RawText) -> RawText:
    """A value up to a word with a colon (市民部 まとめ役：…): whatever it says, it is another label."""
    found = _UNKNOWN.search(value.text)
    return value if found is None else head(value, found.start()) or value


def _next_label(value: RawText, profile: Profile) -> int | None:
    text = value.text
    for match in re.finditer(r"\s+", text):
        if match.end() < len(text) and profile.labels.at_head(text[match.end() :], "field.") is not None:
            return match.end()
    return None
