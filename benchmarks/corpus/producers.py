"""Documents become PDFs by every producer on this machine: office programs, a browser, a library; absent ones are named."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from benchmarks.corpus import render_docx, render_html, render_pdf, render_xlsx
from tools.make_raw import font as ipa

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.corpus.blocks import Block
    from benchmarks.corpus.families import Look

PDFs = dict[str, bytes]
_NO_TABLE: dict[int, str] = {}
_BATCH = 40
"""Files a LibreOffice call converts: its start takes longer than a file does."""


class _HasLook(Protocol):
    @property
    def look(self) -> Look: ...


class Printable(Protocol):
    """What a producer makes a PDF of: blocks, how they look, and the city's name as the running head."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def city(self) -> str: ...  # noqa: D102

    @property
    def blocks(self) -> tuple[Block, ...]: ...  # noqa: D102

    @property
    def family(self) -> _HasLook: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Producer:
    """A way to a PDF. `absent` says why it cannot run here, or None; `make` gives bytes by the documents' names.

    `replaced` are characters that its font lacks and what stands in their place.
    """

    name: str
    absent: Callable[[], str | None]
    make: Callable[[Sequence[Printable]], PDFs]
    replaced: Mapping[int, str]


def _no_program(*names: str) -> Callable[[], str | None]:
    return lambda: None if any(map(shutil.which, names)) else f"no program {' or '.join(names)} on the PATH"


def _run(command: list[str], folder: Path, *, seconds: int) -> None:
    result = subprocess.run(
        command, cwd=folder, capture_output=True, timeout=seconds, check=False, env={**os.environ, "HOME": str(folder)}
    )
    if result.returncode:
        raise OSError(f"{command[0]} ended with {result.returncode}: {result.stderr.decode(errors='replace')[-500:]}")


def _by_office(documents: Sequence[Printable], suffix: str, render: Callable[[Printable], bytes]) -> PDFs:
    """LibreOffice, with a profile of its own that is thrown away."""
    made: PDFs = {}
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        folder = Path(name)
        profile = (folder / "profile").as_uri()
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            for one in batch:
                (folder / f"{one.name}.{suffix}").write_bytes(render(one))
            command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
            _run([*command, *(f"{one.name}.{suffix}" for one in batch)], folder, seconds=120 + 20 * len(batch))
            made |= {one.name: (folder / f"{one.name}.pdf").read_bytes() for one in batch}
    return made


def _by_writer(documents: Sequence[Printable]) -> PDFs:
    return _by_office(documents, "docx", lambda one: render_docx.as_docx(one.blocks, one.family.look, one.city))


def _by_calc(documents: Sequence[Printable]) -> PDFs:
    return _by_office(documents, "xlsx", lambda one: render_xlsx.as_xlsx(one.blocks, one.family.look, one.city))


def _by_chromium(documents: Sequence[Printable]) -> PDFs:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    made: PDFs = {}
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        folder = Path(name)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        for one in documents:
            page, pdf = folder / "page.html", folder / "page.pdf"
            page.write_text(render_html.as_html(one.blocks, one.family.look, one.city), encoding="utf-8")
            profile = f"--user-data-dir={folder / 'profile'}"
            _run([program, *options, profile, f"--print-to-pdf={pdf}", page.as_uri()], folder, seconds=120)
            made[one.name] = pdf.read_bytes()
            pdf.unlink()
    return made


def _no_embeddable() -> str | None:
    return None if ipa.DEFAULT.is_file() else f"no font IPA Gothic (Debian package {ipa.PACKAGE})"


def _by_reportlab(documents: Sequence[Printable]) -> PDFs:
    name = ipa.register(ipa.DEFAULT)
    return {one.name: render_pdf.as_pdf(one.blocks, one.family.look, one.city, name) for one in documents}


def _by_reportlab_cid(documents: Sequence[Printable]) -> PDFs:
    """With the fonts that every Japanese reader is expected to have: their names are in the file, no glyph is."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  # a heavy library that only the makers need
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415

    names = {"mincho": "HeiseiMin-W3", "gothic": "HeiseiKakuGo-W5"}
    for name in names.values():
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return {
        one.name: render_pdf.as_pdf(one.blocks, one.family.look, one.city, names[one.family.look.font])
        for one in documents
    }


PRODUCERS: tuple[Producer, ...] = (
    Producer("libreoffice-writer", _no_program("soffice"), _by_writer, _NO_TABLE),
    Producer("libreoffice-calc", _no_program("soffice"), _by_calc, _NO_TABLE),
    Producer("chromium", _no_program("chromium", "chromium-browser", "google-chrome"), _by_chromium, _NO_TABLE),
    Producer("reportlab-embedded", _no_embeddable, _by_reportlab, {ord("𠮷"): "吉"}),
    Producer("reportlab-cid", lambda: None, _by_reportlab_cid, _NO_TABLE),
)
