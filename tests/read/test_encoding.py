"""Bytes become text in the encodings of the field, or are refused with the place of the first bad byte."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.encoding import Decoded, UndecodableText, decode
from pipeline.read.jis import decode_euc_jp, decode_iso2022_jp

PROSE = "子ども家庭部では、保育所の整備と相談窓口の充実を進めます。\n担当は課長 すずき はなこ 鈴木 花子（12名）です。\n"
CODECS = {
    "utf-8": "utf-8",
    "cp932": "cp932",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
}
JAPANESE = st.text(alphabet="市民課長部局の方針とアイウーをに、。・「」１Ａ 1a\n", max_size=30)


@pytest.mark.parametrize("codec", CODECS)
def test_prose_comes_back_from_every_encoding(codec: str) -> None:
    decoded = decode(PROSE.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.bom) == (PROSE, CODECS[codec], False)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_decides_and_is_removed(codec: str) -> None:
    decoded = decode(PROSE.encode(codec))
    assert decoded == Decoded(PROSE, codec.removesuffix("-sig"), bom=True, guessed=False)


@settings(max_examples=150, deadline=None)
@given(JAPANESE, st.sampled_from(["utf-8", "iso2022_jp"]))
def test_round_trip_where_the_bytes_prove_the_encoding(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@settings(max_examples=150, deadline=None)
@given(JAPANESE, st.sampled_from(["cp932", "euc_jp"]))
def test_round_trip_of_longer_text_in_the_double_byte_encodings(text: str, codec: str) -> None:
    assert decode((PROSE + text).encode(codec)).text == PROSE + text


def attempt(data: bytes) -> Decoded | int:
    """What `decode` gives, or the offset it refuses at."""
    try:
        return decode(data)
    except UndecodableText as error:
        return error.offset


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    result = attempt(data)
    if isinstance(result, Decoded):
        assert result.encoding in {*CODECS.values(), "utf-32"}
    else:
        assert 0 <= result <= len(data)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(PROSE.encode()) - 1), st.sampled_from([0x80, 0xA0, 0xFE, 0xFF]))
def test_utf8_with_a_bad_byte_never_becomes_something_else(at: int, bad: int) -> None:
    damaged = bytearray(PROSE.encode())
    damaged[at] = bad
    result = attempt(bytes(damaged))
    if isinstance(result, Decoded):
        assert result.encoding == "utf-8"
    else:
        assert abs(result - at) <= 3


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"abc\xff\xfe\xff", 3),
        ("市民課".encode()[:-1], 6),
        (PROSE.encode() + b"\xff" + PROSE.encode(), len(PROSE.encode())),
        (PROSE.encode("cp932") + b"\xa0", len(PROSE.encode("cp932"))),
        (PROSE.encode("cp932") + b"\xff\n", len(PROSE.encode("cp932"))),
        (b"\x1b$B;TL1\xff\x1b(B", 7),
        (b"\x1b$B;TL\x1b(B", 5),
        (b"\x1b$(D>>>", 6),
        (b"\xef\xbb\xbf\xe5\xb8", 3),
        (b"\xff\xfe\x02\x5e\x6c", 4),
        ("市\u0085民".encode(), 3),
    ],
)
def test_refusals_name_the_place(data: bytes, offset: int) -> None:
    with pytest.raises(UndecodableText) as caught:
        decode(data)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode().decode("latin-1").encode(),
        PROSE.encode().decode("cp932", "replace").encode(),
        PROSE.encode() + PROSE.encode("cp932"),
        PROSE.encode("cp932") + PROSE.encode(),
        bytes(range(128, 256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    ],
)
def test_double_encoding_mixtures_and_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(UndecodableText):
        decode(data)


def test_a_line_of_another_encoding_is_found() -> None:
    data = PROSE.encode("cp932") * 3 + "市民課の窓口\n".encode() + PROSE.encode("cp932")
    with pytest.raises(UndecodableText):
        decode(data)


def test_markup_before_the_japanese_does_not_hide_it() -> None:
    text = "<p class='x'>" * 500 + PROSE
    assert decode(text.encode("euc_jp")).encoding == "euc-jp"
    assert decode(text.encode("cp932")).encoding == "cp932"


def test_the_same_code_gives_the_same_character_in_every_encoding() -> None:
    pairs = [(0x21, 0x41), (0x21, 0x42), (0x21, 0x5D), (0x22, 0x4C), (0x2D, 0x21), (0x2D, 0x6A)]
    expected = "～∥－￢①㈱"
    assert decode_euc_jp(bytes(b | 0x80 for pair in pairs for b in pair)) == expected
    assert decode_iso2022_jp(b"\x1b$B" + bytes(b for pair in pairs for b in pair) + b"\x1b(B") == expected
    assert b"\x81\x60\x81\x61\x81\x7c\x81\xca\x87\x40\x87\x8a".decode("cp932") == expected


def test_iso2022_with_half_width_kana_supplement_and_a_missing_return() -> None:
    assert decode_iso2022_jp(b"\x1b(I6E\x1b(B \x1b$(D\x30\x21\x1b(B") == "ｶﾅ " + b"\x8f\xb0\xa1".decode("euc_jp")
    assert decode_iso2022_jp(b"\x1b$B;TL1\nabc") == "市民\nabc"


def test_guesses_are_marked() -> None:
    assert decode("市民課".encode("euc_jp")).guessed
    assert decode("abc 市民".encode("utf-16-le")).guessed
    assert not decode("市民課".encode("cp932")).guessed


def test_large_binary_input_ends_soon() -> None:
    started = time.process_time()
    with pytest.raises(UndecodableText):
        decode(bytes(range(256)) * 8_000)
    assert time.process_time() - started < 2
