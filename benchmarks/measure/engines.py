"""The engines that read the same PDF: each takes its bytes and path, and its CPU time is measured in turn."""

from __future__ import annotations

import ctypes
import hashlib
import io
import logging
import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline.model.document import Document, Source
from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.publish.json_text import to_json
from pipeline.read import read_document, sniff
from pipeline.run import Conversion, Provenance, convert

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Input:
    """One PDF and what a caller says about it."""

    path: Path
    data: bytes
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Engine:
    """A name, how to read a file with it, and how often at most (slow ones are measured once)."""

    name: str
    read: Callable[[Input], object]
    most: int = 99
    child: bool = False
    """Whether it runs in a process of its own, whose CPU time is what `read` returns."""


def raw_text(one: Input) -> int:
    """PDFium's own text of every page, nothing else."""
    import pypdfium2  # noqa: PLC0415  # an engine that is measured pays for its import in the warm-up

    document = pypdfium2.PdfDocument(one.data)
    count = 0
    for page in document:
        text = page.get_textpage()
        count += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return count


def raw_read(one: Input) -> int:
    """Every character with its box and every path with its segments: the plainest loop over PDFium's own calls."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(one.data)
    count = 0
    for page in document:
        text = page.get_textpage()
        count += len(_glyphs(text.raw)) + len(_paths(page.raw))
        text.close()
        page.close()
    document.close()
    return count


def _glyphs(text: object) -> list[tuple[int, float, float, float, float]]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharBox
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    result = []
    for at in range(pdfium.FPDFText_CountChars(text)):
        box_of(text, at, left, right, bottom, top)
        result.append((unicode_of(text, at), left.value, bottom.value, right.value, top.value))
    return result


def _paths(page: object) -> list[list[tuple[int, float, float]]]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    segment_of, point_of, type_of = (
        pdfium.FPDFPath_GetPathSegment,
        pdfium.FPDFPathSegment_GetPoint,
        pdfium.FPDFPathSegment_GetType,
    )
    x, y = ctypes.c_float(), ctypes.c_float()
    result = []
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        points = []
        for number in range(pdfium.FPDFPath_CountSegments(item)):
            segment = segment_of(item, number)
            point_of(segment, x, y)
            points.append((type_of(segment), x.value, y.value))
        result.append(points)
    return result


def our_document(one: Input) -> Document:
    """The bytes → our `Document`."""
    source = Source(one.path.name, hashlib.sha256(one.data).hexdigest(), len(one.data), sniff(one.data))
    return read_document(one.data, source)


def our_conversion(one: Input, profiles: ProfileSet) -> Conversion:
    """The bytes → our validated record."""
    return convert(one.data, one.path.name, one.provenance, profiles)


def our_chain() -> Callable[[Input], bytes]:
    """The whole chain: bytes → validated JSON text."""
    profiles = load_profiles()
    return lambda one: to_json(our_conversion(one, profiles).record)


def plumber(one: Input) -> tuple[str, Cells]:
    """As shipped: the text of every page, and the cells of every table."""
    import pdfplumber  # noqa: PLC0415

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    texts, cells = [], []
    with pdfplumber.open(io.BytesIO(one.data)) as document:
        for page in document.pages:
            texts.append(page.extract_text())
            cells += [cell for table in page.extract_tables() for row in table for cell in row if cell]
    return "\n".join(texts), cells


def poppler(one: Input) -> float:
    """`pdftotext -bbox-layout` in a process of its own; returns its CPU seconds."""
    command = ["pdftotext", "-bbox-layout", str(one.path), os.devnull]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise OSError(f"pdftotext ended with {process.returncode} on {one.path.name}")
    return usage.ru_utime + usage.ru_stime


def camelot(one: Input) -> Cells:
    """The lattice reader of camelot: the cells of every table."""
    import camelot as library  # type: ignore[import-not-found]  # noqa: PLC0415  # measured only where it is installed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = library.read_pdf(str(one.path), pages="all", flavor="lattice")
    return [cell for table in tables for row in table.data for cell in row if cell]


def engines() -> tuple[list[Engine], list[str]]:
    """The engines on this machine, and a line for each that is not."""
    found = [
        Engine("raw text", raw_text),
        Engine("raw read", raw_read),
        Engine("reader", our_document),
        Engine("chain", our_chain()),
        Engine("pdfplumber", plumber, most=3),
    ]
    missing = []
    if shutil.which("pdftotext"):
        found.append(Engine("pdftotext", poppler, child=True))
    else:
        missing.append("pdftotext: no such program on the PATH")
    if find_spec("camelot"):
        found.append(Engine("camelot", camelot, most=1))
    else:
        missing.append("camelot: the package is not installed")
    return found, missing


def timed(engine: Engine, one: Input) -> tuple[float, object]:
    """CPU seconds of one reading, helper threads included (or of the child process), and what was read."""
    if engine.child:
        seconds = engine.read(one)
        assert isinstance(seconds, float)
        return seconds, None
    start = time.process_time()
    result = engine.read(one)
    return time.process_time() - start, result
