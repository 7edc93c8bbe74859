"""Bytes with their length before them → the same bytes at the other end of a pipe."""

from __future__ import annotations

import struct
from typing import IO, Final

from pipeline.batch.workers.pool import MOST_BYTES

_LENGTH: Final = struct.Struct(">Q")


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send bytes.

    Raises:
        OSError: nobody reads any more.
    """
    left = memoryview(_LENGTH.pack(len(data)) + data)
    while left:  # an unbuffered stream writes as much as it can
        left = left[stream.write(left) :]
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Receive what `write_frame` sent.

    Raises:
        EOFError: the other end is gone, or what it sends is no frame.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MOST_BYTES:
        raise EOFError(f"a frame of {length} bytes")
    return bytes(_exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytearray:
    """A pipe gives what it has; a stream that reads ahead would hide from `select` what has come."""
    data = bytearray()
    while len(data) < length:
        part = stream.read(length - len(data))
        if not part:
            raise EOFError("closed")
        data += part
    return data
