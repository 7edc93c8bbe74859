"""How fast and how rightly PDFs are read: our reader and chain beside PDFium itself, pdfplumber, pdftotext, camelot.

    python benchmarks/pdf.py [--files 96] [--seed 1] [--corpus DIR] [--rounds 3] [--profile] [--json FILE]

The corpus is made if it is not there: reports of cities that do not exist, by every producer on this machine. Then one
process reads file by file, every engine in turn on the same file, and takes the CPU time it needs (of the child
process, for pdftotext), garbage collection as Python ships it. A warm-up file comes first. A file's time is the best of the
rounds; the median stands beside it. Cells are compared exactly, in NFKC without white space, blank ones left out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus.folder import Corpus, Entry, corpus_in, default_folder
from benchmarks.measure import memory, profile
from benchmarks.measure.engines import (
    Engine,
    Input,
    engines,
    our_conversion,
    our_document,
    plumber,
    timed,
)
from benchmarks.measure.match import Match, cells_of, loose_of, match
from pipeline.model.errors import DocumentError
from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.review.differences import differences
from pipeline.run import Provenance

TOTAL = "total"
_RATIOS = (("chain", "pdfplumber"), ("chain", "raw read"), ("reader", "raw read"), ("reader", "raw text"))


@dataclass(slots=True)
class Group:
    """What was measured on the files of one producer, or on all."""

    files: int = 0
    pages: int = 0
    """Of the files that no engine failed on; the times are of these."""
    best: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """CPU seconds by engine, of each file its best round."""
    median: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    failed: Counter[str] = field(default_factory=Counter)
    cells: dict[str, Match] = field(default_factory=dict)
    borderless: dict[str, Match] = field(default_factory=dict)
    reports_right: int = 0

    def ms(self, name: str, *, median: bool = False) -> float:
        """Milliseconds of CPU a page."""
        seconds = (self.median if median else self.best)[name]
        return seconds / self.pages * 1000 if self.pages else 0.0

    def add(self, name: str, found: Match, *, lattice: bool) -> None:
        """Count a match of one file."""
        kind = self.cells if lattice else self.borderless
        kind[name] = kind.get(name, Match()) + found


def _pages(one: Input) -> int:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(one.data)
    count = len(document)
    document.close()
    return count


def _input(entry: Entry) -> Input:
    said = Provenance(entry.code, entry.city, None, "CC-BY-4.0")
    return Input(entry.path, entry.path.read_bytes(), said)


def _seconds(engine: Engine, one: Input) -> tuple[float, bool]:
    """CPU seconds, and whether the engine failed."""
    try:
        return timed(engine, one)[0], False
    except Exception:  # an engine's defect on one file must not hide what all others show; `_compare` names it
        return 0.0, True


def _measure(groups: Sequence[Group], one: Input, found: Sequence[Engine], rounds: int) -> None:
    times: dict[str, list[float]] = defaultdict(list)
    failed: set[str] = set()
    for number in range(rounds):
        for engine in found:
            if number >= engine.most:
                continue
            seconds, refused = _seconds(engine, one)
            times[engine.name].append(seconds)
            if refused:
                failed.add(engine.name)
    pages = _pages(one)
    for group in groups:
        group.files += 1
        group.failed.update(failed)
        if failed:
            continue
        group.pages += pages
        for name, seconds_of in times.items():
            group.best[name] += min(seconds_of)
            group.median[name] += statistics.median(seconds_of)


def _compare(groups: Sequence[Group], entry: Entry, one: Input, others: Sequence[Engine]) -> list[str]:
    """Match what was read against the gold; returns what a person should look at."""
    notes: list[str] = []
    found: dict[str, Match] = {}
    try:
        document = our_document(one)
        found["ours"] = match(entry.gold, cells_of(document), loose_of(document))
    except DocumentError as error:
        found["ours"] = match(entry.gold, (), "")
        notes.append(f"{entry.producer} {entry.path.name}: {error}")
    text, cells = plumber(one)
    found["pdfplumber"] = match(entry.gold, cells, text)
    for engine in others:
        read = engine.read(one)
        assert isinstance(read, list)
        found[engine.name] = match(entry.gold, read, None)
    wrong = _report_differences(entry, one)
    for group in groups:
        group.reports_right += not wrong
        for name, one_match in found.items():
            group.add(name, one_match, lattice=entry.lattice)
    if wrong:
        notes.append(f"{entry.producer} {entry.path.name}: {len(wrong)} fields differ, the first: {wrong[0][:200]}")
    ours = found["ours"]
    if entry.lattice and (ours.both < ours.gold or ours.both < ours.read):
        notes.append(f"{entry.producer} {entry.path.name}: cells {ours.both} of {ours.gold}, {ours.read} read")
    return notes


def _report_differences(entry: Entry, one: Input) -> list[str]:
    """Every field, ids apart, in which the report read is not the one that was written."""
    try:
        record = our_conversion(one, load_profiles()).record
    except Exception as error:  # a defect of the chain is a finding about this file, not the end of the measuring
        return [f"{type(error).__name__}: {error}"]
    reports = json.loads(to_json(record))["reports"]
    return list(differences([entry.gold.report], reports))


def _ratio(group: Group, over: str, under: str) -> float | None:
    return group.best[over] / group.best[under] if group.best[under] and group.best[over] else None


def _print_times(groups: dict[str, Group], names: Sequence[str]) -> None:
    print("\nCPU ms a page, best of the rounds (median)")
    print(f"{'producer':20}{'files':>6}{'pages':>6}" + "".join(f"{name:>17}" for name in names))
    for producer, group in groups.items():
        figures = "".join(f"{group.ms(name):8.2f} ({group.ms(name, median=True):6.2f})" for name in names)
        print(f"{producer:20}{group.files:6}{group.pages:6}{figures}")
    print("\nratios")
    print(f"{'producer':20}" + "".join(f"{f'{over}/{under}':>22}" for over, under in _RATIOS))
    for producer, group in groups.items():
        values = (_ratio(group, over, under) for over, under in _RATIOS)
        shown = "".join(f"{'-':>22}" if value is None else f"{value:22.3f}" for value in values)
        print(f"{producer:20}{shown}")
    total = groups[TOTAL]
    if speedup := _ratio(total, "pdfplumber", "chain"):
        print(f"the chain takes 1/{speedup:.1f} of pdfplumber's CPU time")
    for name, count in total.failed.items():
        print(f"{name} failed on {count} files; no engine's time on them is counted")


def _print_matches(groups: dict[str, Group]) -> None:
    print(
        "\nexact cells of ruled tables: recall / precision; characters of loose lines found; reports right in every field"
    )
    for producer, group in groups.items():
        shown = "  ".join(
            f"{name} {found.recall:.4%} / {found.precision:.4%} ({found.gold} cells)"
            + (f" loose {found.loose:.3%}" if found.wanted else "")
            for name, found in group.cells.items()
        )
        print(f"{producer:20}{shown}  reports {group.reports_right}/{group.files}")
    print("\ntables without rules, in files of their own")
    for producer, group in groups.items():
        shown = "  ".join(
            f"{name} {found.recall:.2%} / {found.precision:.2%} ({found.gold} cells)"
            for name, found in group.borderless.items()
        )
        print(f"{producer:20}{shown}")


def _print_memory(corpus: Corpus, pages: int, conversions: int) -> dict[str, Any]:
    paths = [entry.path for entry in corpus.entries]
    figures: dict[str, Any] = {}
    if pages:
        booklet = memory.booklet_peak(paths, pages)
        figures["booklet"] = booklet
        print(
            f"\nbooklet of {booklet['pages']:.0f} pages ({booklet['file']:.1f} MB): peak {booklet['peak']:.0f} MB, "
            f"imports alone {booklet['imports']:.0f} MB, with the extra for names {booklet['with_names']:.0f} MB"
            + (", refused" if booklet["failed"] else "")
        )
    if conversions:
        many = memory.resident_over(paths, conversions)
        figures["conversions"] = many
        print(
            f"{conversions} conversions in one process: resident {many['start']:.0f} MB at the start, "
            f"{many['middle']:.0f} MB in the middle, {many['end']:.0f} MB at the end, peak {many['peak']:.0f} MB"
        )
    return figures


def _print_profile(inputs: Sequence[Input], chain: Engine) -> dict[str, float]:
    modules = profile.own_time(lambda: [_seconds(chain, one) for one in inputs])
    total = sum(modules.values())
    print("\nwhere the chain's time goes, by stage (own time under the profiler)")
    for name, seconds in profile.by_stage(modules).items():
        if seconds > total * 0.005:
            print(f"  {seconds / total:6.1%}  {name}")
    print("by module")
    for name, seconds in list(modules.items())[:25]:
        print(f"  {seconds / total:6.1%}  {name}")
    return modules


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="folder of the corpus (default: in the user's cache)")
    parser.add_argument("--files", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3, help="turns of each engine on each file")
    parser.add_argument("--booklet", type=int, default=300, help="pages of the booklet; 0: not measured")
    parser.add_argument("--conversions", type=int, default=1000, help="conversions in one process; 0: not measured")
    parser.add_argument("--no-speed", action="store_true", help="only compare cells and reports")
    parser.add_argument("--profile", action="store_true", help="print where the chain's time goes")
    parser.add_argument("--notes", action="store_true", help="name every file whose cells are not all right")
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser.parse_args(argv)


def _figures(found: Match) -> dict[str, float]:
    shares = {"recall": found.recall, "precision": found.precision, "loose": found.loose}
    return {**asdict(found), **shares}


def _for_machines(groups: dict[str, Group]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for producer, group in groups.items():
        result[producer] = {
            "files": group.files,
            "pages": group.pages,
            "ms_per_page": {name: group.ms(name) for name in group.best},
            "median_ms_per_page": {name: group.ms(name, median=True) for name in group.median},
            "ratios": {f"{over}/{under}": _ratio(group, over, under) for over, under in _RATIOS},
            "failed": dict(group.failed),
            "cells": {name: _figures(found) for name, found in group.cells.items()},
            "borderless": {name: _figures(found) for name, found in group.borderless.items()},
            "reports_right": group.reports_right,
        }
    return result


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures."""
    arguments = _arguments(argv)
    folder = arguments.corpus or default_folder(arguments.files, arguments.seed)
    corpus = corpus_in(folder, arguments.files, arguments.seed)
    found, missing = engines()
    for name, why in corpus.absent:
        missing.append(f"{name}: {why}")
    inputs = [_input(entry) for entry in corpus.entries]
    groups = {producer: Group() for producer in (*sorted({one.producer for one in corpus.entries}), TOTAL)}
    notes: list[str] = []
    for engine in found:
        _seconds(engine, inputs[0])
    for entry, one in zip(corpus.entries, inputs, strict=True):
        both = (groups[entry.producer], groups[TOTAL])
        _measure(both, one, found, 0 if arguments.no_speed else arguments.rounds)
        notes += _compare(both, entry, one, [engine for engine in found if engine.name == "camelot"])
    print(
        f"{groups[TOTAL].files} files, {groups[TOTAL].pages} pages, {len(groups) - 1} producers; absent: {missing or 'none'}"
    )
    if not arguments.no_speed:
        _print_times(groups, [engine.name for engine in found])
    _print_matches(groups)
    for note in notes if arguments.notes else ():
        print(f"  {note}")
    figures = {"groups": _for_machines(groups), "absent": missing, "notes": notes}
    figures["memory"] = _print_memory(corpus, arguments.booklet, arguments.conversions)
    if arguments.profile:
        figures["profile"] = _print_profile(inputs, next(engine for engine in found if engine.name == "chain"))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
