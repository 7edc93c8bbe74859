"""Runs as an engine says them → the runs that are printed: one each, with a text that can be trusted or U+FFFD."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.read.pdf.shapes import Run
from pipeline.text.charclasses import BLANKS

UNKNOWN: Final = "\ufffd"
"""Stands for a run whose character the file does not say."""

_REACH: Final = 0.12
"""Share of the font size by which a character printed again is shifted at most."""
_CID = re.compile(r"\(cid:[0-9]+\)")
_BLANK = re.compile(f"[{BLANKS} \t\n\v\f\r\x85\u2028\u2029]+")
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_NO_CHARACTER = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\ufffb\ufffe\uffff]")
_DAMAGED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")


def character_text(text: str) -> str:
    r"""What the engine says of a run → its text: any blank " ", U+FFFD for no character, "" for what has no print.

    >>> [character_text(text) for text in ("市", "\u3000", "(cid:8443)", "\u200b", "\x03")]
    ['市', ' ', '\ufffd', '', '\ufffd']
    """
    if len(text) == 1 and text > "\u3000" and text < "\ud800":
        return text
    if _CID.fullmatch(text):
        return UNKNOWN
    if _BLANK.fullmatch(text):
        return " "
    return _BLANK.sub(" ", _NO_CHARACTER.sub(UNKNOWN, _NOTHING.sub("", text)))


def damaged_count(text: str) -> int:
    """How many characters of `text` have no meaning: U+FFFD and private use (外字).

    >>> damaged_count("市\ufffd民\ue000部")
    2
    """
    return 0 if text.isascii() else len(_DAMAGED.findall(text))


def without_doubles(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs → the same, each printed place once.

    Bold is sometimes made by printing a character twice or thrice, hardly shifted (重ね打ち); no two letters of a real
    word stand closer than an eighth of the font size.
    """
    counts = Counter([run.text for run in runs])
    if len(counts) == len(runs) or not _may_hold_doubles(runs, counts):
        return tuple(runs)
    kept = list[Run]()
    seen = dict[tuple[str, int, int], list[Run]]()
    for run in runs:
        if counts[run.text] > 1:
            x, y = run.origin
            reach = _REACH * run.size
            band = int(y // 8)
            bands = {band, int((y - reach) // 8), int((y + reach) // 8)}
            others = [other for key in bands for other in seen.get((run.text, run.turn, key), ())]
            if any(abs(other.origin[0] - x) <= reach and abs(other.origin[1] - y) <= reach for other in others):
                continue
            seen.setdefault((run.text, run.turn, band), []).append(run)
        kept.append(run)
    return tuple(kept)


def _may_hold_doubles(runs: Sequence[Run], counts: Counter[str]) -> bool:
    """Whether two runs of one text stand so near that they may be one; the usual page is told in a third of the time."""
    repeated = [run for run in runs if counts[run.text] > 1]
    reach = _REACH * max([run.size for run in repeated])
    places = sorted([(run.text, run.origin[1], run.origin[0]) for run in repeated])
    for at, (text, y, x) in enumerate(places, 1):
        while at < len(places):
            other, below, beside = places[at]
            if other != text or below - y > reach:
                break
            if -reach <= beside - x <= reach:
                return True
            at += 1  # noqa: PLW2901  # the index of the next candidate
    return False
