"""`python -m tests.fuzz TARGET --seconds N`: runs one target, by atheris if it is installed, else by plain mutation."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import TARGETS, Target

CORPUS = Path(__file__).parent / "corpus"
_SLOW = 2.0
"""Seconds of CPU that one small input may take."""


def main() -> int:
    """Parse the command line; exit code 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", type=Path, help="folder in which inputs that break are kept")
    arguments = parser.parse_args()
    if find_spec("atheris") is None:
        return mutate(arguments.target, arguments.seconds, arguments.seed, arguments.save)
    atheris = import_module("atheris")
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={arguments.seconds:.0f}"], TARGETS[arguments.target])
    atheris.Fuzz()
    return 0


def mutate(name: str, seconds: float, seed: int, save: Path | None) -> int:
    """Mutated seeds through a target until the time is up; each kind of failure is told once."""
    chance, target = random.Random(seed), TARGETS[name]
    seeds = [bytes.fromhex(path.read_text()) for path in sorted(CORPUS.glob(f"{name}-*.hex"))] + list(
        first_inputs(chance)
    )
    end, runs, seen = time.monotonic() + seconds, 0, set[str]()
    while time.monotonic() < end:
        data = mutated(chance.choice(seeds), chance)
        runs += 1
        if (what := failure(target, data)) is not None and what[0] not in seen:
            seen.add(what[0])
            data = smaller(target, data, what[0])
            sys.stdout.write(f"{what[0]}\n{what[1]}\ninput ({len(data)} bytes): {data[:4000].hex()}\n\n")
            sys.stdout.flush()
            if save is not None:
                save.mkdir(parents=True, exist_ok=True)
                (save / f"{name}-{len(seen)}").write_bytes(data)
    sys.stdout.write(f"{name}: {runs} inputs in {seconds:.0f} s, {len(seen)} kinds of failure\n")
    return int(bool(seen))


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
