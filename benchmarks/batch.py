"""How a batch scales, what memory it keeps, and what a second run costs where nothing changed.

    python benchmarks/batch.py [--documents 10000] [--pdf-share 0.4] [--workers 1 2] [--rounds 3] [--chunk 300]
                               [--folder DIR] [--json FILE]

The documents are those of raw/ (text and PDF by ReportLab), each given to many municipalities by a sources file and made
different in a line or in the file's id, so that no two have the same bytes and no report stands twice. Each run is a
process of its own; its memory and that of its workers is read from /proc every half second. After the last run the same
command runs again over the finished output.

How much faster more workers are shows only on a machine that does nothing else. So it is measured in rounds of a few
hundred documents, the worker counts in turn, and beside each stands what share of the processors others used
meanwhile; a round of which others took more than a twentieth does not count.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_ID = re.compile(rb"\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
_QUIET = 0.05
"""The share of the processors that others may use in a round that counts."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how long it took, processor time of all and of the command alone, and memory in MB of it and a worker.

    `others`: what share of the machine's processors other programs used meanwhile.
    """

    workers: int
    seconds: float
    documents: int
    cpu_seconds: float
    command_cpu: float
    others: float
    parent_mb: tuple[float, ...]
    worker_mb: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds

    def told(self) -> str:
        """What a run cost."""
        each = 1000 * self.cpu_seconds / self.documents
        return (
            f"{self.workers} workers: {self.seconds:.1f} s, {self.rate:.1f} documents/s, {self.cpu_seconds:.1f} s CPU "
            f"(the command {self.command_cpu:.1f}), {each:.1f} ms CPU a document; others used {self.others:.0%}"
        )


def make(folder: Path, count: int, pdf_share: float) -> None:
    """Write the documents and their sources file, if they are not there."""
    mark = folder / ".made"
    wanted = f"{count} {pdf_share}"
    if mark.is_file() and mark.read_text() == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    texts = [path.read_bytes() for path in sorted((ROOT / "raw").rglob("*.txt"))]
    pdfs = [path.read_bytes() for path in sorted((ROOT / "raw").rglob("*.pdf"))]
    codes = _codes()
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "local_government_code", "licence"])
        number_of = {"txt": 0, "pdf": 0}
        for number in range(count):
            kind = "pdf" if int((number + 1) * pdf_share) > int(number * pdf_share) else "txt"
            at = number_of[kind]
            number_of[kind] += 1
            templates = pdfs if kind == "pdf" else texts
            data = templates[(at // len(codes)) % len(templates)]
            name = f"{number // 500:03d}/{number:05d}.{kind}"
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(_own(data, kind, number))
            writer.writerow([name, codes[at % len(codes)], "CC0"])
    mark.write_text(wanted)


def _own(data: bytes, kind: str, number: int) -> bytes:
    if kind == "txt":
        return data + f"\n- {number} -\n".encode()
    name = b"%032x" % number
    return _ID.sub(b"[<" + name + b"><" + name + b">]", data)


def _codes() -> list[str]:
    with (ROOT / "pipeline" / "data" / "local_government_codes.csv").open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file) if row["name"]]


def run(folder: Path, output: Path, workers: int) -> Run:
    """Convert the folder, watching memory."""
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "-o", str(output), "-q", "--workers", str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began, before, busy = time.perf_counter(), os.times(), _busy()
    parent_mb, worker_mb = list[float](), list[float]()
    command_cpu = 0.0
    with subprocess.Popen(command, env=environment) as process:
        while process.poll() is None:
            command_cpu = max(command_cpu, _processor_time(process.pid))
            parent_mb.append(_resident(process.pid))
            worker_mb.append(max((_resident(pid) for pid in _children(process.pid)), default=0.0))
            time.sleep(0.5 if time.perf_counter() - began > 5 else 0.05)
    seconds, after = time.perf_counter() - began, os.times()
    if process.returncode not in {0, 1}:
        raise SystemExit(f"the run ended with {process.returncode}")
    counts = json.loads((output / "run.json").read_bytes())["counts"]
    documents = counts["ok"] + counts["partial"]
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    others = max(0.0, _busy() - busy - cpu) / (seconds * (os.cpu_count() or 1))
    return Run(workers, seconds, documents, cpu, command_cpu, others, tuple(parent_mb), tuple(worker_mb))


def _busy() -> float:
    """Seconds that all processors together have been busy."""
    user, nice, system, _, _, *rest = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(rest)) / _TICKS


def _children(pid: int) -> Iterator[int]:
    try:
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except OSError:
        return


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except (OSError, IndexError):
        return 0.0


def _processor_time(pid: int) -> float:
    """Seconds of a process without its children."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _over_time(values: tuple[float, ...]) -> str:
    """Memory at a tenth, half and nine tenths of the run, and the most."""
    if not values:
        return "none"
    marks = [values[min(int(len(values) * share), len(values) - 1)] for share in (0.1, 0.5, 0.9)]
    return " / ".join(f"{value:.0f}" for value in marks) + f", most {max(values):.0f}"


def scaling(folder: Path, output: Path, workers: list[int], rounds: int) -> list[Run]:
    """Rounds of short runs, the worker counts in turn; prints what they say of more workers."""
    runs, quiet = list[Run](), list[float]()
    for number in range(rounds):
        found = list[Run]()
        for count in workers:
            shutil.rmtree(output, ignore_errors=True)
            found.append(run(folder, output, count))
        runs += found
        factor = found[-1].rate / found[0].rate
        print(f"round {number + 1}, load {os.getloadavg()[0]:.1f}: {factor:.2f} ×", flush=True)
        for one in found:
            print(f"  {one.told()}", flush=True)
        if max(one.others for one in found) <= _QUIET:
            quiet.append(factor)
    if rounds:
        said = f"{median(quiet):.2f} × in the middle of {len(quiet)}" if quiet else "not known: none"
        print(f"scaling {workers[0]} → {workers[-1]} workers: {said} of {rounds} rounds with the machine to itself")
    return runs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--pdf-share", type=float, default=0.4)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3, help="of short runs that compare the worker counts")
    parser.add_argument("--chunk", type=int, default=300, help="documents of a short run")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "hoshin-batch")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    output = arguments.folder / "out"
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; {arguments.documents} documents")
    short = arguments.folder / f"{arguments.chunk}"
    make(short, arguments.chunk, arguments.pdf_share)
    rounds = scaling(short, output, arguments.workers, arguments.rounds)
    folder = arguments.folder / f"{arguments.documents}"
    make(folder, arguments.documents, arguments.pdf_share)
    runs = list[Run]()
    for workers in arguments.workers:
        shutil.rmtree(output, ignore_errors=True)
        one = run(folder, output, workers)
        runs.append(one)
        print(f"{one.told()}, load {os.getloadavg()[0]:.1f}")
        print(
            f"  MB at 10/50/90 %: command {_over_time(one.parent_mb)}; largest worker {_over_time(one.worker_mb)}",
            flush=True,
        )
    again, last = run(folder, output, arguments.workers[-1]), runs[-1]
    print(
        f"second run, nothing changed: {again.seconds:.2f} s, {again.seconds / last.seconds:.1%} of the first; "
        f"{again.cpu_seconds:.2f} s CPU, {again.cpu_seconds / last.cpu_seconds:.1%}; others used {again.others:.0%}"
    )
    print(f"load after: {os.getloadavg()[0]:.1f}")
    if arguments.json is not None:
        said: dict[str, Any] = {
            "rounds": [asdict(one) for one in rounds],
            "runs": [asdict(one) for one in runs],
            "again": asdict(again),
        }
        arguments.json.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
