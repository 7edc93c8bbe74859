"""`python -m tests.fuzz TARGET --seconds N`: runs one target, led by coverage if atheris is installed, else blindly.

Seconds are of processor time, so that a run on a busy machine tries as much as on an idle one. Each kind of failure is
told once, with the smallest input found, and the run goes on. Exit code 1: something was found.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.fuzz.choices import BrokenPromiseError

Target = Callable[[bytes], None]
CORPUS = Path(__file__).parent / "corpus"
_SLOW = 2.0
"""Seconds of CPU that one small input may take."""
_LONGEST = 4096
"""Bytes of an input."""
_MOST_ALIKE = 20
"""Of failures that differ only by the word in question, so many are told."""


@dataclass(slots=True)
class Findings:
    """Runs a target, tells each kind of failure once, and counts."""

    name: str
    target: Target
    save: Path | None
    runs: int = 0
    failures: int = 0
    kinds: set[str] = field(default_factory=set)

    def try_one(self, data: bytes) -> None:
        """One input."""
        self.runs += 1
        if (what := failure(self.target, data)) is None:
            return
        self.failures += 1
        alike = what[0].partition("'")[0]
        if what[0] in self.kinds or sum(kind.startswith(alike) for kind in self.kinds) >= _MOST_ALIKE:
            return
        self.kinds.add(what[0])
        data = smaller(self.target, data, what[0])
        sys.stdout.write(f"{what[0]}\n{what[1]}\ninput ({len(data)} bytes): {data[:4000].hex()}\n\n")
        sys.stdout.flush()
        if self.save is not None:
            self.save.mkdir(parents=True, exist_ok=True)
            (self.save / f"{self.name}-{len(self.kinds)}.hex").write_text(data.hex() + "\n")

    def end(self) -> int:
        """The last line; the exit code."""
        spent = time.process_time()
        sys.stdout.write(
            f"{self.name}: {self.runs} inputs in {spent:.0f} s CPU, {self.failures} failed in {len(self.kinds)} ways\n"
        )
        sys.stdout.flush()
        return int(bool(self.kinds))


def main() -> int:
    """Parse the command line; exit code 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", type=Path, help="folder in which inputs that break are kept")
    parser.add_argument("--blind", action="store_true", help="without atheris, even where it is installed")
    arguments = parser.parse_args()
    led = find_spec("atheris") is not None and not arguments.blind
    targets = _led_targets() if led else _targets()
    if arguments.target not in targets:
        parser.error(f"no target {arguments.target}; there are {', '.join(sorted(targets))}")
    found = Findings(arguments.target, targets[arguments.target], arguments.save)
    for data in seeds_of(found.name, random.Random(arguments.seed)):
        failure(found.target, data)  # what is loaded at first is no input's cost
    return (lead if led else mutate)(found, arguments.seconds, arguments.seed)


def _targets() -> Mapping[str, Target]:
    targets: Mapping[str, Target] = import_module("tests.fuzz.targets").TARGETS
    return targets


def _led_targets() -> Mapping[str, Target]:
    """The targets with every branch of the package made to tell when it is taken."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["pipeline", "tests.fuzz"]):
        return _targets()


def lead(found: Findings, seconds: float, seed: int) -> int:
    """Inputs that reach new branches are kept and mutated further (libFuzzer), until the time is up."""
    atheris: Any = import_module("atheris")

    def one(data: bytes) -> None:
        found.try_one(data)
        if time.process_time() > seconds:
            os._exit(found.end())  # libFuzzer takes every other way out for a crash

    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds_of(found.name, random.Random(seed))):
            (Path(folder) / f"{number:04d}").write_bytes(data)
        limits = (
            f"-max_len={_LONGEST}",
            f"-seed={seed + 1}",
            "-timeout=86400",
            "-rss_limit_mb=4000",
            "-print_final_stats=1",
        )
        atheris.Setup([sys.argv[0], *limits, folder], one)
        atheris.Fuzz()
    return found.end()


def mutate(found: Findings, seconds: float, seed: int) -> int:
    """Mutated seeds, until the time is up."""
    chance = random.Random(seed)
    seeds = seeds_of(found.name, chance)
    while time.process_time() < seconds:
        found.try_one(mutated(chance.choice(seeds), chance))
    return found.end()


def seeds_of(name: str, chance: random.Random) -> list[bytes]:
    """What to begin with: what once broke the target, and `first_inputs`."""
    kept = [bytes.fromhex(path.read_text()) for path in sorted(CORPUS.glob(f"{name}-*.hex"))]
    return [*kept, *first_inputs(chance)]


def first_inputs(chance: random.Random) -> Iterator[bytes]:
    """Inputs to begin with: noise, and texts of the genre in every encoding."""
    sample = (
        "市民部の基本方針\n\n(職員数は平成28年4月1日現在)\n課名\t課長名\t職員数\n市民課\t野沢 剛\t8\n① 目標です。\n"
    )
    for codec in ("utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-8-sig"):
        yield sample.encode(codec, "replace")
    yield "┌──┬─┐\n│課名│数│\n├──┼─┤\n│市民│8│\n└──┴─┘\n".encode()
    yield "<table><tr><td>市民部</td></tr></table>".encode()
    for length in (16, 64, 256, 1024):
        for _ in range(6):
            yield chance.randbytes(length)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes: bits, bytes, stretches cut, doubled or moved."""
    result = bytearray(data)
    for _ in range(chance.randint(0, 8)):
        at = chance.randrange(len(result) + 1)
        width = chance.choice((1, 1, 2, 4, 16, 64))
        kind = chance.randrange(5)
        if kind == 0:
            result[at : at + 1] = bytes((chance.randrange(256),))
        elif kind == 1:
            del result[at : at + width]
        elif kind == 2:
            result[at:at] = chance.randbytes(width)
        elif kind == 3:
            result[at:at] = result[at : at + width]
        else:
            start = chance.randrange(len(result) + 1)
            result[at:at] = result[start : start + width]
    return bytes(result)


def failure(target: Target, data: bytes) -> tuple[str, str] | None:
    """What kind of failure an input gives, and its trace; None: it passes."""
    start = time.process_time()
    try:
        target(data)
    except RecursionError as error:
        return f"RecursionError in {_place(error)}", ""
    except BrokenPromiseError as error:
        return error.kind, error.detail
    except Exception as error:  # everything undocumented is a finding
        return f"{type(error).__name__} in {_place(error)}", traceback.format_exc(limit=-4)
    spent = time.process_time() - start
    return ("slow", f"{spent:.1f} s") if spent > _SLOW else None


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "pipeline" in frame.filename] or frames[-1:]
    return f"{Path(own[-1].filename).name}:{own[-1].name}:{own[-1].lineno}"


def smaller(target: Target, data: bytes, kind: str, seconds: float = 10.0) -> bytes:
    """The input with stretches left out as long as it fails in the same way."""
    end, width = time.monotonic() + seconds, max(1, len(data) // 2)
    while width and time.monotonic() < end:
        at = 0
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + width :]
            found = failure(target, shorter)
            if found is not None and found[0] == kind:
                data = shorter
            else:
                at += width
        width //= 2
    return data


if __name__ == "__main__":
    sys.exit(main())
