"""JIS bytes as Japanese systems really write them (EUC-JP, ISO-2022-JP with vendor characters) → text.

Python's own codecs know the standard only and refuse ① and ㈱ (NEC row 13). Windows' CP51932 and CP50220 have them,
with the same Unicode values as CP932, and so have the functions here: one text, whichever encoding it came in.
"""

import re
from typing import Final

# Standard JIS X 0208 and CP932 disagree on these; CP932 is what every Japanese office product writes.
_AS_CP932: Final = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_EUC_TOKEN: Final = re.compile(
    rb"(?P<ascii>[\x00-\x7f]+)"
    rb"|(?P<standard>(?:[\xa1-\xa8\xb0-\xf4][\xa1-\xfe]|\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe][\xa1-\xfe])+)"
    rb"|(?P<vendor>[\xad\xf9-\xfc][\xa1-\xfe])"
)
_ESCAPES: Final = {
    b"\x1b(B": "ascii",
    b"\x1b(J": "ascii",
    b"\x1b(I": "kana",
    b"\x1b$@": "kanji",
    b"\x1b$B": "kanji",
    b"\x1b$(@": "kanji",
    b"\x1b$(B": "kanji",
    b"\x1b$(D": "supplement",
}
_ESCAPE: Final = re.compile(rb"\x1b(?:\([BJI]|\$(?:[@B]|\([@BD]))")
_JAPANESE_ESCAPE: Final = re.compile(rb"\x1b(?:\([JI]|\$(?:[@B]|\([@BD]))")
_HIGH_BIT: Final = bytes(b | 0x80 if 0x21 <= b <= 0x7E else b for b in range(256))
_PAIR: Final = re.compile(rb"([\x80-\xff]{2})")


class BadByteError(ValueError):
    """A byte that is not part of a character; `offset` counts from the start of the bytes given."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"no character begins at byte {offset}")
        self.offset = offset


def decode_euc_jp(data: bytes) -> str:
    r"""EUC-JP bytes, with NEC row 13 and NEC-selected IBM characters (CP51932) → text with CP932's Unicode values.

    Raises:
        BadByteError: at the first byte that does not belong to a character.

    >>> decode_euc_jp(b"\xad\xa1\xbb\xd4\xcc\xb1")
    '①市民'
    """
    pieces: list[str] = []
    at = 0
    while at < len(data):
        found = _EUC_TOKEN.match(data, at)
        if found is None:
            raise BadByteError(at)
        pieces.append(_euc_piece(found[0], found.lastgroup == "vendor", at))
        at = found.end()
    return "".join(pieces)


def _euc_piece(piece: bytes, is_vendor: bool, at: int) -> str:
    try:
        if is_vendor:
            return _shifted(piece).decode("cp932")
        return piece.decode("euc_jp").translate(_AS_CP932)
    except UnicodeDecodeError as error:
        raise BadByteError(at + error.start) from None


def _shifted(pair: bytes) -> bytes:
    """An EUC-JP pair → the Shift_JIS pair of the same row and cell (JIS X 0208)."""
    row, cell = pair[0] - 0xA0, pair[1] - 0xA0
    lead = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
    trail = cell + 0x9E if row % 2 == 0 else cell + (0x3F if cell <= 63 else 0x40)
    return bytes((lead, trail))


def has_iso2022_escape(data: bytes) -> bool:
    """Whether bytes switch to a Japanese set in the way of ISO-2022-JP (RFC 1468): ESC $ B, ESC ( J …."""
    return b"\x1b" in data and _JAPANESE_ESCAPE.search(data) is not None


def decode_iso2022_jp(data: bytes) -> str:
    r"""ISO-2022-JP bytes, with half-width kana, JIS X 0212 and vendor characters (CP50221) → text.

    A line end returns to ASCII, as the standard demands of writers that forget it.

    Raises:
        BadByteError: at the first byte that does not belong to a character.

    >>> decode_iso2022_jp(b"\x1b$B;TL1\x1b(B 1")
    '市民 1'
    """
    pieces: list[str] = []
    character_set, at = "ascii", 0
    for escape in _ESCAPE.finditer(data):
        pieces.append(_iso2022_piece(data[at : escape.start()], character_set, at))
        character_set, at = _ESCAPES[escape[0]], escape.end()
    pieces.append(_iso2022_piece(data[at:], character_set, at))
    return "".join(pieces)


def _iso2022_piece(piece: bytes, character_set: str, at: int) -> str:
    """The bytes between two escapes."""
    stray = re.search(rb"[\x0e\x0f\x1b\x80-\xff]", piece)
    if stray is not None:
        raise BadByteError(at + stray.start())
    line_end = re.search(rb"[\r\n]", piece) if character_set != "ascii" else None
    if line_end is not None:
        split = line_end.start()
        return _iso2022_piece(piece[:split], character_set, at) + piece[split:].decode("ascii")
    if character_set == "ascii":
        return piece.decode("ascii")
    high = piece.translate(_HIGH_BIT)
    try:
        if character_set == "kana":
            return high.decode("cp932")
        if character_set == "kanji":
            return decode_euc_jp(high)
        return decode_euc_jp(_PAIR.sub(b"\x8f\\1", high))
    except UnicodeDecodeError as error:
        raise BadByteError(at + error.start) from None
    except BadByteError as error:
        # Each pair of the supplement was given a byte before it.
        within = error.offset * 2 // 3 if character_set == "supplement" else error.offset
        raise BadByteError(at + within) from None
