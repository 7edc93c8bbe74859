"""The bytes of a text file → its text and the encoding they were in, or a refusal that names the first bad byte.

General detectors answer short Japanese text with Big5, GB18030 or EBCDIC. Only the encodings in which Japanese
municipalities publish are considered here, in the order of how much a byte sequence proves: byte-order mark, zero bytes
of UTF-16, escape sequences, strict UTF-8, and last CP932 against EUC-JP by what their readings look like.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.read.jis import BadByteError, decode_euc_jp, decode_iso2022_jp, has_iso2022_escape
from pipeline.read.plausibility import is_mojibake, plausibility, share_expected

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    # The UTF-32 mark begins with that of UTF-16 and is asked for first.
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# C1 controls; and what CP932 makes of the stray bytes A0 and FD–FF. No Japanese text has them.
_NEVER_TEXT: Final = re.compile("[\x80-\x9f\uf8f0-\uf8f3]")
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_SEQUENCES: Final = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbe][\x80-\xbf]")
_OTHER_SCRIPTS: Final = re.compile("[\x00-\x7f\u0100-\u07ff]+")
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")
_ASCII_RUN: Final = re.compile("[\x00-\x7f]+")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_SAMPLE: Final = 65_536
_SCORED: Final = 1_024
_LOWEST_UTF16: Final = 0.9
_LOWEST: Final = 0.45
# Bytes that are UTF-8 in part must make very good Japanese in another encoding to be read in it.
_LOWEST_BESIDE_UTF8: Final = 0.75
_MUCH_UTF8: Final = 0.3
_CERTAINLY_UTF8: Final = 0.9


class UndecodableText(ValueError):  # noqa: N818 - it names what the bytes are
    """Bytes that are not text in any encoding considered. `offset` is that of the first bad byte."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"not Japanese text: {reason} at byte {offset}")
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, whether a byte-order mark was removed, whether the encoding is only likely.

    `encoding` is one of utf-8 (also for ASCII), cp932, euc-jp, iso-2022-jp, utf-16, utf-32. `guessed`: the bytes are
    valid in two encodings, or UTF-16 without a mark, and the more plausible text was chosen.
    """

    text: str
    encoding: str
    bom: bool
    guessed: bool


def decode(data: bytes) -> Decoded:
    r"""The bytes of a text file → its text, without byte-order mark; line ends stay as they are.

    CP932, EUC-JP and ISO-2022-JP are read with the vendor characters (NEC row 13: ①㈱, IBM: 髙﨑) and give the same
    characters for the same JIS code. UTF-8 with damage is refused unless its bytes read
    plausibly as a whole in one of these.

    Raises:
        UndecodableText: for bytes in no such encoding, text with C1 controls, double-encoded text; with the offset
            of the first bad byte.

    >>> decode(b"\x89\xdb")
    Decoded(text='課', encoding='cp932', bom=False, guessed=False)
    >>> decode(b"\x1b$B;TL12]\x1b(B").encoding, decode("市民課".encode("euc_jp")).encoding
    ('iso-2022-jp', 'euc-jp')
    >>> decode("市民課".encode()[:-1])
    Traceback (most recent call last):
    pipeline.read.encoding.UndecodableText: not Japanese text: damaged UTF-8 at byte 6
    """
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            return _with_bom(data, mark, name, codec)
    if b"\x00" in data:
        return _utf16_without_bom(data)
    if has_iso2022_escape(data):
        return _iso2022(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _multibyte(data, error.start)
    return _short_euc(data, text) or Decoded(_checked(text, "utf-8"), "utf-8", bom=False, guessed=False)


def _with_bom(data: bytes, mark: bytes, name: str, codec: str) -> Decoded:
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableText(len(mark) + error.start, f"damaged {name.upper()}") from None
    return Decoded(_checked(text, codec, len(mark)), name, bom=True, guessed=False)


def _utf16_without_bom(data: bytes) -> Decoded:
    """UTF-16 by its zero bytes, which no other encoding of text has: the byte order that gives Japanese or ASCII."""
    texts: list[tuple[float, str]] = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _NEVER_TEXT.search(text) is None and _BINARY.search(text) is None:
            texts.append((share_expected(text[:_SCORED]), text))
    score, text = max(texts, default=(0.0, ""))
    if score < _LOWEST_UTF16:
        raise UndecodableText(data.index(b"\x00"), "zero byte")
    return Decoded(text, "utf-16", bom=False, guessed=True)


def _iso2022(data: bytes) -> Decoded:
    try:
        text = decode_iso2022_jp(data)
    except BadByteError as error:
        raise UndecodableText(error.offset, "damaged ISO-2022-JP") from None
    return Decoded(text, "iso-2022-jp", bom=False, guessed=False)


def _short_euc(data: bytes, text: str) -> Decoded | None:
    """A kanji or two in EUC-JP that happen to be valid UTF-8 of scripts no Japanese office writes (徹 → Ű)."""
    if _OTHER_SCRIPTS.fullmatch(text) is None or text.isascii():
        return None
    try:
        kanji = decode_euc_jp(data)
    except BadByteError:
        return None
    return Decoded(kanji, "euc-jp", bom=False, guessed=True) if plausibility(kanji) >= _LOWEST_BESIDE_UTF8 else None


def _multibyte(data: bytes, utf8_end: int) -> Decoded:
    """CP932 or EUC-JP, after strict UTF-8 failed at byte `utf8_end`."""
    utf8 = _utf8_share(data, utf8_end)
    if utf8 > _CERTAINLY_UTF8:
        raise UndecodableText(utf8_end, "damaged UTF-8")
    readings: list[tuple[float, str, str]] = []
    reached = 0
    for name, decoder in _MULTIBYTE:
        try:
            text = _checked(decoder(data), name)
        except (BadByteError, UndecodableText) as error:
            reached = max(reached, error.offset)
            continue
        readings.append((plausibility(_sample(text)), name, text))
    score, name, text = max(readings, default=(-1.0, "", ""))
    if utf8 > _MUCH_UTF8 and score < _LOWEST_BESIDE_UTF8:
        raise UndecodableText(utf8_end, "damaged UTF-8")
    if not readings:
        raise UndecodableText(reached, "neither UTF-8 nor CP932 nor EUC-JP")
    if score < _LOWEST:
        raise UndecodableText(utf8_end, "no encoding gives plausible text")
    if (at := _utf8_line(data[:_SAMPLE], dict(_MULTIBYTE)[name])) is not None:
        raise UndecodableText(at, f"a line of UTF-8 among lines of {name}")
    return Decoded(text, name, bom=False, guessed=len(readings) > 1)


def _utf8_line(data: bytes, decoder: Callable[[bytes], str]) -> int | None:
    """The offset of the first line that is better Japanese in UTF-8 than in the encoding of the file."""
    at = 0
    for line in data.split(b"\n"):
        if len(_UTF8_SEQUENCES.findall(line)) > 1:
            try:
                utf8 = line.decode("utf-8")
                if plausibility(utf8) > plausibility(decoder(line)):
                    return at
            except (UnicodeDecodeError, BadByteError):
                pass
        at += len(line) + 1
    return None


def _utf8_share(data: bytes, utf8_end: int) -> float:
    """The share of the bytes above ASCII that form UTF-8 sequences of Japanese, at the start and near the damage."""
    sample = data[: min(_SAMPLE, utf8_end)] + data[max(0, utf8_end - 8) : utf8_end + _SAMPLE]
    high = sum(map(len, _HIGH.findall(sample)))
    return min(1.0, 3 * len(_UTF8_SEQUENCES.findall(sample)) / high) if high else 0.0


def _sample(text: str) -> str:
    """What of a text is scored: its first characters beyond ASCII, whatever markup is among them."""
    first = _NOT_ASCII.search(text)
    if first is None:
        return ""
    return _ASCII_RUN.sub(" ", text[first.start() : first.start() + _SAMPLE])[:_SCORED]


def _decode_cp932(data: bytes) -> str:
    try:
        return data.decode("cp932")
    except UnicodeDecodeError as error:
        raise BadByteError(error.start) from None


_MULTIBYTE: Final[tuple[tuple[str, Callable[[bytes], str]], ...]] = (
    ("cp932", _decode_cp932),
    ("euc-jp", decode_euc_jp),
)


def _checked(text: str, codec: str, offset: int = 0) -> str:
    """The text, unless it has characters that only a wrong or damaged encoding gives."""
    stray = _NEVER_TEXT.search(text)
    if stray is not None:
        raise UndecodableText(offset + len(text[: stray.start()].encode(codec)), "control character")
    first = _NOT_ASCII.search(text)
    if first is not None and is_mojibake(text[first.start() : first.start() + _SCORED]):
        raise UndecodableText(offset + len(text[: first.start()].encode(codec)), "text that was encoded twice")
    return text
