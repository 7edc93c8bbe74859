"""What a run converts by → the same on another machine, which refuses if it would convert otherwise."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import TypeAlias

from pipeline.batch.converting import work_of
from pipeline.batch.fingerprint import Fingerprint, fingerprint
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.process import Work
from pipeline.model.errors import UsageError
from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.read.options import ReadOptions

Recipe: TypeAlias = Callable[[], Work]
"""Makes, on the machine where documents are converted, what converts them; small, since it goes along with each."""
Texts: TypeAlias = tuple[tuple[str, bytes], ...]


def recipe_of(options: ReadOptions, profiles: Sequence[Path], limits: WorkLimits) -> Recipe:
    """The recipe of a run: its options, the user's own profiles whole, and what else its results depend on.

    Raises:
        UsageError: a profile cannot be read.
    """
    made_with = fingerprint(options, profiles, limits)
    texts = tuple((path.name, path.read_bytes()) for path in profiles)
    return functools.partial(make_work, texts, options, limits, made_with)


def make_work(texts: Texts, options: ReadOptions, limits: WorkLimits, made_with: Fingerprint) -> Work:
    """Carry a recipe out.

    Raises:
        UsageError: this machine has another hoshin, Python, engine or OCR than the one that wrote the recipe, so that
            its results would be others.
    """
    with tempfile.TemporaryDirectory(prefix="hoshin-") as folder:
        paths = [Path(folder, str(number), name) for number, (name, _) in enumerate(texts)]
        for path, (_, text) in zip(paths, texts, strict=True):
            path.parent.mkdir()
            path.write_bytes(text)
        here = fingerprint(options, paths, limits)
        if here.code != made_with.code:
            raise UsageError(
                "a worker of the cluster has another version of hoshin, Python or an engine than this machine "
                f"({here.code} and {made_with.code}); install the same on all and start the workers again"
            )
        if here.options != made_with.options:
            raise UsageError(
                "a worker of the cluster has other OCR than this machine; install the same on all, or use --ocr off"
            )
        return work_of(_profiles(paths), options)


def _profiles(paths: Sequence[Path]) -> ProfileSet:
    own = resources.files("pipeline.profiles")
    # A profile of the package that the user named by its path is here already.
    return load_profiles([path for path in paths if not (own / path.name).is_file()])
