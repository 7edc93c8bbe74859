"""The bytes of a picture file (PNG, JPEG, TIFF …) → the pictures of its pages, upright, with their resolution."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS

_LEAST_DPI, _MOST_DPI = 50.0, 1300.0
"""Resolutions outside are none: programs write 1 or 72 where they know nothing (72 is told apart by the page's size)."""
_SHORT_SIDE: Final = 8.27
"""Inches: the short side of an A4 sheet, which a picture without a resolution is taken for."""
_LARGEST_SHEET: Final = 34.0
"""Inches: the short side of A0; a resolution that makes a page larger is not the scanner's."""
_SMALLEST_SHEET: Final = 3.0
MOST_PAGES: Final = 2000
MOST_PIXELS: Final = DEFAULT_LIMITS.picture_pixels


def pages_of(data: bytes) -> Iterator[tuple[Image.Image, float]]:
    """The bytes of a picture file → each page (several in a TIFF) as a picture, and its resolution in dots per inch.

    A camera's note on the way up (EXIF) is followed. Without a resolution that can be true the page is taken for A4.

    Raises:
        DocumentError: `image-damaged`: no picture, cut off, or larger than `MOST_PIXELS`.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures and odd tags; the size is checked below, odd tags do not matter.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    if number > MOST_PAGES:
                        raise DocumentError("image-damaged", f"more than {MOST_PAGES} pages")
                    if frame.width * frame.height > MOST_PIXELS:
                        raise DocumentError("image-damaged", f"page {number} has {frame.width} x {frame.height} pixels")
                    upright = ImageOps.exif_transpose(frame.copy())
                    yield upright, resolution(frame)
    except DocumentError:
        raise
    except Exception as error:  # decoders fail in any way on damaged bytes
        detail = " ".join(str(error).split()).split(" <", 1)[0][:120]
        raise DocumentError("image-damaged", f"{type(error).__name__}: {detail}") from error


def resolution(image: Image.Image) -> float:
    """What the file says of its resolution if a sheet of paper can have been scanned so, else that of an A4 sheet.

    >>> resolution(Image.new("L", (1654, 2339)))
    200.0
    """
    stated = image.info.get("dpi")
    short = min(image.size)
    try:
        dpi = float(min(stated)) if stated else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        dpi = 0.0
    if (
        _LEAST_DPI <= dpi <= _MOST_DPI
        and _SMALLEST_SHEET <= short / dpi <= _LARGEST_SHEET
        and round(dpi) not in {72, 96}
    ):
        return dpi
    return float(max(_LEAST_DPI, round(short / _SHORT_SIDE)))
