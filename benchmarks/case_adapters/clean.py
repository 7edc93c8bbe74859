"""Results of cleaning, joining, enumerators and decoding become the form in which the literal cases write them down."""

import base64
from collections.abc import Callable
from typing import Any

from pipeline.read.encoding import decode
from pipeline.text.clean import clean_text
from pipeline.text.enumerators import parse_enumerator
from pipeline.text.fold import match_key
from pipeline.text.joining import join_lines


def run_encoding(given: Any) -> object:
    """A case's base64 bytes become the expected form of `encoding`."""
    decoded = decode(base64.b64decode(given["b64"]))
    return {"encoding": decoded.encoding, "text": decoded.text}


ADAPTERS: dict[str, Callable[[Any], object]] = {
    "text_clean": clean_text,
    "text_key": match_key,
    "join_lines": join_lines,
    "enumerator": parse_enumerator,
    "encoding": run_encoding,
}
