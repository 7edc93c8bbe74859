"""How fast text reports become validated JSON in memory, on one core, and where the time goes.

    python benchmarks/text.py [--documents 1000] [--seed 1] [--profile]

The corpus is made anew from the fictional city's content: every document has its own numbers, names and order of
projects, so that no look-up profits from a repeated document. Measured is CPU time of this process, interleaved in
one run: the baseline (bytes → decoded lines split into cells, nothing understood), the whole chain (bytes → validated
record with evidence and issues) and the record's JSON text.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.run import Provenance, convert
from tools.make_raw.content import Print, load_all, without_defects
from tools.make_raw.text import as_text

_NUMBER = re.compile(r"(?<![0-9年月平成令和])([1-9][0-9]{1,2})(?=[回人件館団体])")
_FAMILY = (
    "青木",
    "石田",
    "上野",
    "遠藤",
    "大村",
    "加藤",
    "木下",
    "小島",
    "酒井",
    "島田",
    "杉本",
    "関根",
    "高田",
    "土屋",
)
_HEAD = re.compile(r"(?m)^(部長名\s*[:：]?\s*)\S+")
_CONTENT = Path(__file__).resolve().parent.parent / "tools" / "make_raw" / "content"


def corpus(documents: int, seed: int) -> Iterator[bytes]:
    """Reports as UTF-8 text; the same seed gives the same bytes."""
    chance = random.Random(seed)
    reports = load_all(_CONTENT)
    as_typed = Print(form="text", inline=("final",))
    texts = [as_text(one if one.print.form == "text" else without_defects(one, as_typed)) for one in reports]
    for number in range(documents):
        text = texts[number % len(texts)]
        text = _NUMBER.sub(lambda _: str(chance.randrange(10, 999)), text)
        text = _HEAD.sub(rf"\g<1>{chance.choice(_FAMILY)}", text)
        yield f"{text}\n※{number}番の資料です。\n".encode()


def baseline(data: bytes) -> list[list[str]]:
    """The least any reader does: decode, split into lines, split into cells."""
    return [line.split("\t") for line in data.decode("utf-8").splitlines()]


def milliseconds(run: Callable[[bytes], object], data: bytes) -> float:
    """CPU time of one call."""
    start = time.process_time()
    run(data)
    return (time.process_time() - start) * 1000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="print the functions that take the most time")
    arguments = parser.parse_args(argv)
    profiles = load_profiles()
    files = list(corpus(arguments.documents, arguments.seed))
    said = Provenance("142999", "汐見原市", None, "CC-BY-4.0")
    codes: Counter[str] = Counter()

    def chain(data: bytes) -> None:
        conversion = convert(data, "report.txt", said, profiles)
        codes.update(issue.code for issue in conversion.record.issues)

    for data in files[:24]:
        chain(data)
    codes.clear()
    times: dict[str, list[float]] = {"baseline": [], "chain": [], "json": []}
    for data in files:
        times["baseline"].append(milliseconds(baseline, data))
        times["chain"].append(milliseconds(chain, data))
        record = convert(data, "report.txt", said, profiles).record
        start = time.process_time()
        to_json(record)
        times["json"].append((time.process_time() - start) * 1000)
    _print(files, times, codes)
    if arguments.profile:
        _print_profile(files, chain)
    return 0


def _print(files: Sequence[bytes], times: dict[str, list[float]], codes: Counter[str]) -> None:
    size = sum(map(len, files)) / len(files)
    print(f"{len(files)} documents, {size / 1000:.1f} kB on average")
    mean = {name: statistics.fmean(values) for name, values in times.items()}
    for name, words in (
        ("baseline", "decode and split (baseline)"),
        ("chain", "read → validated record with evidence and issues"),
        ("json", "record → JSON text"),
    ):
        ordered = sorted(times[name])
        print(
            f"{words:50} mean {mean[name]:6.3f} ms  median {ordered[len(ordered) // 2]:6.3f}"
            f"  p95 {ordered[int(len(ordered) * 0.95)]:6.3f}  × baseline {mean[name] / mean['baseline']:.0f}"
        )
    print(
        f"documents/second, chain: {1000 / mean['chain']:.0f}; with JSON: {1000 / (mean['chain'] + mean['json']):.0f}"
    )
    print("issues: " + ", ".join(f"{code} {count}" for code, count in sorted(codes.items())))


def _print_profile(files: Sequence[bytes], chain: Callable[[bytes], None]) -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    for data in files[:200]:
        chain(data)
    profiler.disable()
    stats = pstats.Stats(profiler).strip_dirs()
    stats.sort_stats("cumulative").print_stats(
        r"\((convert|read_document|identify|segment|extract|normalize|validate|check_evidence|evidence_of|issues_of|sniff)\)"
    )
    stats.sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    sys.exit(main())
