"""Pictures of lines → characters, by the Tesseract program (tesseract-ocr) with its Japanese data, in a process of its own."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.read.ocr.reading import Glyph, OcrError, Reading

if TYPE_CHECKING:
    from pipeline.read.ocr.clean import Grey

_LANGUAGE: Final = "jpn"
_PROBE_SECONDS: Final = 20.0
_START_SECONDS: Final = 60.0
_LINE_SECONDS: Final = 3.0
"""A line takes 20 ms; a loaded machine may take a hundred times as long."""
_ONE_LINE: Final = "7"
"""Page segmentation mode: the picture is one line of text."""
_VERSION: Final = re.compile(r"tesseract v?([0-9][0-9A-Za-z.\-]*)")
_WORD_LEVEL: Final = "5"
_COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as found on this machine."""

    program: str
    version: str

    @property
    def name(self) -> str:
        """Name and version."""
        return f"tesseract {self.version}"

    @property
    def exact(self) -> bool:
        """No: the boxes of Japanese words overlap."""
        return False

    def read(self, lines: Sequence[Grey], dpi: float) -> list[Reading]:
        """Pictures of lines → what stands on each, in one run of the program.

        Raises:
            OcrError: the program fails, takes too long or says what cannot be understood.
        """
        if not lines:
            return []
        with tempfile.TemporaryDirectory(prefix="hoshin-ocr-") as folder:
            listing = _write(lines, Path(folder))
            table = self._run(listing, dpi, _START_SECONDS + _LINE_SECONDS * len(lines))
        return readings(table, len(lines))

    def _run(self, listing: Path, dpi: float, seconds: float) -> str:
        arguments = [str(listing), "stdout", "-l", _LANGUAGE, "--psm", _ONE_LINE, "--dpi", str(round(dpi)), "tsv"]
        try:
            done = _call(self.program, arguments, seconds)
        except subprocess.TimeoutExpired as error:
            raise OcrError(f"{self.name} took longer than {seconds:.0f} seconds") from error
        except OSError as error:
            raise OcrError(f"{self.name} cannot be started: {error.strerror or type(error).__name__}") from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise OcrError(f"{self.name} ended with code {done.returncode}: {(said or ['no message'])[-1][:120]}")
        return done.stdout.decode("utf-8", "replace")


def find_tesseract() -> Tesseract | None:
    """The program on the PATH that has the Japanese data, or None; each program found is asked once a process."""
    program = shutil.which("tesseract")
    return None if program is None else _probed(program)


@functools.cache
def _probed(program: str) -> Tesseract | None:
    try:
        version = _VERSION.search(_said(program, "--version"))
        languages = _said(program, "--list-langs").split()
    except (OSError, subprocess.SubprocessError):
        return None
    if version is None or _LANGUAGE not in languages:
        return None
    return Tesseract(program, version[1])


def _said(program: str, argument: str) -> str:
    """What the program prints; older versions say it on the error stream."""
    done = _call(program, [argument], _PROBE_SECONDS)
    done.check_returncode()
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")


def _call(program: str, arguments: Sequence[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
    # One thread: documents are converted side by side already, and on lines more threads only wait for one another.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        env=environment,
        check=False,
    )


def _write(lines: Sequence[Grey], folder: Path) -> Path:
    """Each line as a picture file (PGM: no coder needed), and the file that names them."""
    names = list[str]()
    for number, line in enumerate(lines):
        height, width = line.shape
        path = folder / f"{number}.pgm"
        path.write_bytes(b"P5 %d %d 255\n" % (width, height) + line.tobytes())
        names.append(str(path))
    listing = folder / "lines.txt"
    listing.write_text("\n".join(names) + "\n", encoding="utf-8")
    return listing


def readings(table: str, count: int) -> list[Reading]:
    """Tesseract's TSV of `count` pictures → what stands on each.

    Raises:
        OcrError: it is no such table.
    """
    rows = table.splitlines()
    if not rows or rows[0].split("\t")[:2] != ["level", "page_num"]:
        raise OcrError("the answer of tesseract is not the table that was asked for")
    found: list[list[Glyph]] = [[] for _ in range(count)]
    try:
        for page, glyphs in _words(rows[1:]):
            found[page - 1].extend(glyphs)
    except (ValueError, IndexError) as error:
        raise OcrError("a row of tesseract's answer cannot be understood") from error
    return [_in_order(glyphs) for glyphs in found]


def _in_order(glyphs: Sequence[Glyph]) -> Reading:
    """Characters in the order of the text, their places made to rise: word boxes of Japanese overlap.

    Neighbours whose places fall share their mean (pool adjacent violators).
    """
    pools = list[tuple[float, int]]()
    for glyph in glyphs:
        mean, count = glyph.middle, 1
        while pools and pools[-1][0] > mean:
            above, number = pools.pop()
            mean, count = (above * number + mean * count) / (number + count), number + count
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    return tuple(replace(glyph, middle=mean) for glyph, mean in zip(glyphs, means, strict=True))


def _words(rows: Iterable[str]) -> Iterator[tuple[int, list[Glyph]]]:
    for row in rows:
        fields = row.split("\t", _COLUMNS - 1)
        if fields[0] != _WORD_LEVEL:
            continue
        text = "".join(fields[_COLUMNS - 1].split())
        left, width, confidence = int(fields[6]), int(fields[8]), float(fields[10])
        if text and int(fields[1]) > 0:
            yield int(fields[1]), _spread(text, left, width, min(max(confidence / 100, 0.0), 1.0))


def _spread(text: str, left: int, width: int, confidence: float) -> list[Glyph]:
    """The characters of a word over its box, those of full width with twice the share of the others."""
    shares = [1 if character.isascii() else 2 for character in text]
    unit = width / sum(shares)
    glyphs, at = list[Glyph](), 0
    for character, share in zip(text, shares, strict=True):
        glyphs.append(Glyph(character, left + (at + share / 2) * unit, confidence))
        at += share
    return glyphs
