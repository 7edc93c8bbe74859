"""How well scans are read: our own PDFs drawn as pictures, spoiled as scanners spoil them, read by each engine.

    python benchmarks/ocr.py [--pages 15] [--dpi 200,300] [--kinds clean,skew0.7,…] [--engines rapidocr,tesseract]

Truth is the text layer of the same page. Printed for each engine × resolution × condition: the character error rate
(CER; edit distance over the page's text in reading order, cell by cell, NFKC, blanks left out), pages whose tables have
the same cells, CPU seconds a page (cleaning and engine), the F1 of the fields of the final reports against
tests/fixtures/raw_expected (strict: equal; lenient: texts that differ in at most one character of twenty), and what a
mark "unsure" says: the share of unsure characters that are wrong (precision) and of wrong ones that are unsure (recall).
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import io
import json
import resource
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image, ImageFilter

import pipeline.run
from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import load_profiles
from pipeline.read.ocr import render_page
from pipeline.read.ocr.page import read_picture
from pipeline.read.ocr.rapid import find_rapid
from pipeline.read.ocr.reading import Engine, OcrError
from pipeline.read.ocr.tesseract import find_tesseract
from pipeline.read.pdf.drafts import bodies, drafts
from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.layout import PageLayout, Table, lay_out
from pipeline.read.pdf.numbering import numbered
from pipeline.read.pdf.plumber import load
from pipeline.read.pdf.shapes import PageContent

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("clean", "skew0.7", "skew2", "noisy", "1bit")
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(slots=True)
class Score:
    """Counts over the pages of one engine, resolution and condition."""

    wrong: int = 0
    characters: int = 0
    same_tables: int = 0
    pages: int = 0
    seconds: float = 0.0
    hits: dict[str, list[int]] = field(default_factory=lambda: {"strict": [0, 0, 0], "lenient": [0, 0, 0]})
    sureness: list[tuple[float, bool]] = field(default_factory=list)


def spoiled(image: Image.Image, kind: str, dpi: int, seed: int) -> Image.Image:
    """A clean picture → the same as a scanner would give it; the same seed gives the same picture."""
    random = np.random.default_rng(seed)
    if kind.startswith("skew"):
        return image.rotate(-float(kind.removeprefix("skew")), Image.Resampling.BICUBIC, fillcolor=255)
    if kind == "1bit":
        return image.point(lambda level: 255 if level >= 150 else 0)
    if kind != "noisy":
        return image
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.35 * dpi / 100)), np.float64) / 255
    height, width = grey.shape
    shadow = 205 + 25 * np.linspace(0, 1, width)[None, :] * np.linspace(1, 0.6, height)[:, None]
    grey = 40 + grey * (shadow - 40) + random.normal(0, 8, grey.shape)
    specks = random.random(grey.shape)
    grey[specks < 0.001], grey[specks > 0.999] = 0, 255
    stored = io.BytesIO()
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(stored, "JPEG", quality=40)
    return Image.open(stored)


def folded(text: str) -> str:
    """Text as it is compared: NFKC, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def distance(one: str, other: str) -> int:
    """The edit distance (Levenshtein) of two texts.

    >>> distance("市民部", "市立民部")
    1
    """
    steps = np.arange(len(other) + 1)
    codes, row = np.array([ord(letter) for letter in other]), steps
    for number, letter in enumerate(one, 1):
        best = np.append(number, np.minimum(row[:-1] + (codes != ord(letter)), row[1:] + 1))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])


def text_of(layout: PageLayout) -> str:
    """A page's text in reading order, cell by cell."""
    return folded("".join(line for block in layout.blocks for line in _lines(block)))


def _lines(block: Any) -> Iterator[str]:
    if isinstance(block, Table):
        for cell in block.texts:
            yield from (line.text for line in cell)
    else:
        yield block.text


def shape_of(layout: PageLayout) -> list[Any]:
    """Which cell holds which position, for each table of a page."""
    return [block.grid.owners for block in layout.blocks if isinstance(block, Table)]


def wrong_marks(truth: str, page: PageContent) -> Iterator[tuple[float, bool]]:
    """For each character read: the engine's confidence, and whether it is wrong (by the alignment with the truth)."""
    read = [
        (letter, run.confidence) for run in _ordered(page) if run.confidence is not None for letter in folded(run.text)
    ]
    matcher = difflib.SequenceMatcher(None, [letter for letter, _ in read], list(truth), autojunk=False)
    right = {at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}
    for at, (_, confidence) in enumerate(read):
        yield confidence, at not in right


def _ordered(page: PageContent) -> Iterator[Any]:
    """The runs of a page in reading order: by the places of the lines they are laid out in."""
    left = sorted(page.runs, key=lambda run: (run.origin[1], run.x0))
    for block in lay_out(page).blocks:
        lines = [line for cell in block.texts for line in cell] if isinstance(block, Table) else [block]
        for line in lines:
            x0, top, x1, bottom = line.bbox
            mine = [run for run in left if x0 <= (run.x0 + run.x1) / 2 <= x1 and top <= run.origin[1] <= bottom]
            yield from sorted(mine, key=lambda run: run.x0)


def document_of(pages: Sequence[PageContent], source: Source) -> Document:
    """The contents of pages → the document, as the reader of PDF files makes it."""
    layouts = [lay_out(page) for page in pages]
    furniture = find_furniture(layouts)
    areas = bodies(layouts, furniture)
    result = numbered(row for page in layouts for row in drafts(page, furniture, areas.get(round(page.width))))
    return Document(source, result.lines, result.rows, "ocr", None, len(pages), result.furniture)


def reports_of(document: Document, data: bytes) -> Any:
    """A document → its reports as JSON values; [] where no report is found."""
    with mock.patch.object(pipeline.run, "read_document", return_value=document):
        try:
            record = pipeline.run.convert(data, "scan.pdf", pipeline.run.Provenance(), load_profiles()).record
        except DocumentError:
            return []
    return json.loads(record.model_dump_json())["reports"]


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """JSON → each value that is neither null nor a container, with its pointer.

    >>> list(leaves({"a": [1, {"b": None}], "c": "x"}))
    [('/a/0', 1), ('/c', 'x')]
    """
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from leaves(part, f"{path}/{key}")
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from leaves(part, f"{path}/{at}")
    elif value is not None:
        yield path, value


def count_fields(expected: Any, actual: Any, hits: dict[str, list[int]]) -> None:
    """Add to `hits` the fields expected, found, and right; fields that the expected file leaves out do not count."""
    wanted = dict(leaves(expected))
    names = {path.rsplit("/", 1)[-1] for path in wanted}
    got = {path: value for path, value in leaves(actual) if path.rsplit("/", 1)[-1] in names}
    for name, counts in hits.items():
        right = sum(1 for path, value in wanted.items() if path in got and _same(value, got[path], name == "lenient"))
        for at, number in enumerate((len(wanted), len(got), right)):
            counts[at] += number


def _same(one: Any, other: Any, lenient: bool) -> bool:
    if lenient and isinstance(one, str) and isinstance(other, str):
        return distance(one, other) <= len(one) / 20
    return type(one) is type(other) and bool(one == other)


def f1(counts: Sequence[int]) -> float:
    """Fields expected, found, right → F1."""
    expected, found, right = counts
    return 2 * right / (expected + found) if expected + found else 0.0


def cpu() -> float:
    """CPU seconds of this process and the programs it has run."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(engine: Engine, root: Path, most_pages: int, dpi: int, kind: str) -> Score:
    """Read all pages of all files in one condition."""
    score = Score()
    for number, path in enumerate(sorted((root / "raw").rglob("*.pdf"))):
        data = path.read_bytes()
        contents = list[PageContent]()
        truths = load(data).pages
        for index, truth in enumerate(truths):
            if score.pages >= most_pages:
                break
            image = spoiled(render_page(data, index, dpi)[0], kind, dpi, 100 * number + index)
            before = cpu()
            try:
                page = read_picture(image, dpi, index + 1, truth.width, truth.height, engine)
            except OcrError as error:
                print(f"{path.name} page {index + 1}: {error}", file=sys.stderr)
                page = PageContent(index + 1, truth.width, truth.height, (), ())
            score.seconds += cpu() - before
            contents.append(page)
            count_page(score, lay_out(truth), page)
        if len(contents) == len(truths):
            source = Source("scan.pdf", hashlib.sha256(data).hexdigest(), len(data), "application/pdf")
            expected = json.loads(expected_of(root, path).read_text(encoding="utf-8"))["reports"]
            count_fields(expected, reports_of(document_of(contents, source), data), score.hits)
    return score


def expected_of(root: Path, path: Path) -> Path:
    """The file of expected reports of a file in raw/."""
    return root / "tests/fixtures/raw_expected" / f"{path.relative_to(root / 'raw').as_posix()}.json"


def count_page(score: Score, truth: PageLayout, page: PageContent) -> None:
    """Add one page to the counts."""
    layout = lay_out(page)
    wanted = text_of(truth)
    score.wrong += distance(wanted, text_of(layout))
    score.characters += len(wanted)
    score.same_tables += shape_of(truth) == shape_of(layout)
    score.pages += 1
    score.sureness += wrong_marks(wanted, page)


def sure_row(marks: Sequence[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Precision and recall of "below the threshold" for wrong characters, and the share of characters below it."""
    below = [wrong for confidence, wrong in marks if confidence < threshold]
    wrong = sum(wrong for _, wrong in marks)
    return sum(below) / max(1, len(below)), sum(below) / max(1, wrong), len(below) / max(1, len(marks))


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line → printed tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="read at most so many pages (then fields are left out)")
    parser.add_argument("--dpi", default="200,300", help="resolutions, with commas")
    parser.add_argument("--kinds", default=",".join(KINDS), help="conditions, with commas")
    parser.add_argument("--engines", default="rapidocr,tesseract", help="engines, with commas")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of raw/ and tests/ (tools.make_raw --font)")
    options = parser.parse_args(arguments)
    engines = [engine for engine in (find_rapid(), find_tesseract()) if engine is not None]
    chosen = [engine for engine in engines if engine.name.split()[0] in options.engines.split(",")]
    if not chosen:
        parser.error("none of these engines is installed")
    print("| engine | dpi | scan | CER | tables | CPU s/page | F1 strict | F1 lenient |")
    print("|---|---|---|---|---|---|---|---|")
    for engine in chosen:
        marks = list[tuple[float, bool]]()
        for dpi in map(int, options.dpi.split(",")):
            for kind in options.kinds.split(","):
                score = measured(engine, options.root, options.pages, dpi, kind)
                marks += score.sureness
                cells = (
                    f"{100 * score.wrong / max(1, score.characters):.2f} %",
                    f"{score.same_tables}/{score.pages}",
                    f"{score.seconds / max(1, score.pages):.2f}",
                    f"{f1(score.hits['strict']):.3f}",
                    f"{f1(score.hits['lenient']):.3f}",
                )
                print(f"| {engine.name} | {dpi} | {kind} | {' | '.join(cells)} |", flush=True)
        print(f"\n{engine.name}: confidence below which a character is called unsure")
        for threshold in THRESHOLDS:
            precision, recall, share = sure_row(marks, threshold)
            print(f"  {threshold:.2f}: precision {precision:.2f}, recall {recall:.2f}, {100 * share:.2f} % unsure")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
