"""Pictures of lines → characters, by RapidOCR: PP-OCR's recognition model, as it comes inside the package, on ONNX Runtime."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.read.ocr.reading import Glyph, OcrError, Reading

if TYPE_CHECKING:
    from pipeline.read.ocr.clean import Grey


@dataclass(frozen=True, slots=True)
class Rapid:
    """The package as installed; `model` is the recognition model inside it."""

    version: str
    model: Path

    @property
    def name(self) -> str:
        """Name and version."""
        return f"rapidocr {self.version}"

    @property
    def exact(self) -> bool:
        """Yes: the model looks at an eighth of a character at a time."""
        return True

    def read(self, lines: Sequence[Grey], dpi: float) -> list[Reading]:
        """Pictures of lines → what stands on each. `dpi` does not matter: the model scales each line to its own height.

        Raises:
            OcrError: the package fails.
        """
        del dpi
        if not lines:
            return []
        found, failures = list[Reading](), list[Exception]()
        for line in lines:
            try:
                found.append(_reading(_recognised(_engine(self.model), line), line.shape[1]))
            except Exception as error:  # a foreign engine fails in any way; on one odd line the others are still good
                found.append(())
                failures.append(error)
        if len(failures) == len(lines):
            said = " ".join(str(failures[0]).split())[:120]
            raise OcrError(f"{self.name} failed: {type(failures[0]).__name__}: {said}") from failures[0]
        return found


@functools.cache
def find_rapid() -> Rapid | None:
    """The package, if it is installed with its runtime and its model; a missing model would be fetched from the net."""
    try:
        package = importlib.util.find_spec("rapidocr")
        runtime = importlib.util.find_spec("onnxruntime")
        if package is None or runtime is None or package.origin is None:
            return None
        models = sorted((Path(package.origin).parent / "models").glob("*_rec_*.onnx"))
        return Rapid(version("rapidocr"), models[-1]) if models else None
    except (ImportError, ValueError, PackageNotFoundError):
        return None


@functools.cache
def _engine(model: Path) -> Any:
    package: Any = importlib.import_module("rapidocr")  # half a second; only scans need it
    one_thread = {f"EngineConfig.onnxruntime.{name}_op_num_threads": 1 for name in ("intra", "inter")}
    # The model is named by its path, so that the package has no reason to look for one on the net.
    return package.RapidOCR(params={"Rec.model_path": str(model), "Global.log_level": "critical", **one_thread})


def _recognised(engine: Any, line: Grey) -> Any:
    import numpy as np  # noqa: PLC0415

    picture = np.repeat(line[:, :, np.newaxis], 3, axis=2)
    return engine(picture, use_det=False, use_cls=False, use_rec=True, return_word_box=True)


def _reading(answer: Any, width: int) -> Reading:
    if not answer.txts or not answer.txts[0]:
        return ()
    words = answer.word_results[0]
    columns = [column for group in words.word_cols for column in group]
    return tuple(_glyphs(answer.txts[0], columns, words.confs, width / words.line_txt_len))


def _glyphs(text: str, columns: Sequence[int], confidences: Sequence[float], pixels: float) -> Iterator[Glyph]:
    """The text of a line, the model's column of each character that is no blank, the confidence of each → characters."""
    places = iter(columns)
    blank = False
    for character, confidence in zip(text, confidences, strict=True):
        if character.isspace():
            blank = True
            continue
        yield Glyph(character, (next(places) + 0.5) * pixels, float(confidence), blank)
        blank = False
