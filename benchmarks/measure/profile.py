"""Calls under the profiler become the share of CPU time that each module takes by itself."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def own_time(run: Callable[[], object]) -> dict[str, float]:
    """Seconds that each module took itself, the built-in functions it called included; longest first.

    The profiler charges every Python call, so modules of many small functions look slower than they are.
    """
    profiler = cProfile.Profile()
    profiler.enable()
    run()
    profiler.disable()
    stats: Any = pstats.Stats(profiler)
    seconds: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():
        if file != "~":
            seconds[_module(file)] += own
            continue
        for (calling, _, _), (_, _, part, _) in callers.items():
            seconds[_module(calling)] += part
    return _longest_first(seconds)


def _longest_first(seconds: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(seconds.items(), key=lambda item: -item[1]))


def _module(file: str) -> str:
    """A source file → its module in this repository, or the package it belongs to."""
    path = Path(file)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if "site-packages" in path.parts:
        return Path(path.parts[path.parts.index("site-packages") + 1]).stem
    return "(built in)" if file == "~" or file.startswith("<") else f"python: {path.stem}"


def by_stage(modules: dict[str, float]) -> dict[str, float]:
    """Modules of `pipeline` → its stages (`pipeline.read.pdf`, `pipeline.extract` …); everything else is `other`."""
    stages: defaultdict[str, float] = defaultdict(float)
    for name, seconds in modules.items():
        parts = name.split(".")
        if parts[0] == "pipeline":
            depth = 3 if parts[1] == "read" else 2
            stages[".".join(parts[:depth])] += seconds
        else:
            stages[name if name.startswith(("pypdfium2", "pdf")) else "other"] += seconds
    return _longest_first(stages)
