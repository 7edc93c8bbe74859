"""Conversions in a process of their own become its peak memory: of one long booklet, and of a thousand files."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def peak_megabytes() -> float:
    """The largest resident size of this process so far.

    Linux keeps in `ru_maxrss` what the parent had before the child began its own program, so /proc is asked first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def resident_megabytes() -> float:
    """The resident size of this process now; its peak where the system does not say."""
    status = Path("/proc/self/statm")
    if not status.is_file():
        return peak_megabytes()
    return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1024**2


def booklet(paths: Sequence[Path], pages: int) -> bytes:
    """One PDF of so many pages, made of whole files again and again."""
    import io  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    target = pypdfium2.PdfDocument.new()
    at = 0
    while len(target) < pages:
        source = pypdfium2.PdfDocument(paths[at % len(paths)].read_bytes())
        target.import_pages(source, list(range(min(len(source), pages - len(target)))))
        source.close()
        at += 1
    buffer = io.BytesIO()
    target.save(buffer)
    target.close()
    return buffer.getvalue()


def _child(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.measure.memory", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        raise OSError(f"the measuring process ended with {result.returncode}: {result.stderr[-500:]}")
    return dict(json.loads(result.stdout.splitlines()[-1]))


def booklet_peak(paths: Sequence[Path], pages: int) -> dict[str, float]:
    """Peak memory in MB of a process that converts one booklet: with the imports only, then with the conversion.

    `with_names` is the peak with the extra for names, whose dictionary alone takes some 80 MB once a name needs it.
    """
    with tempfile.TemporaryDirectory(prefix="booklet-") as folder:
        path = Path(folder) / "booklet.pdf"
        path.write_bytes(booklet(paths, pages))
        plain, with_names = _child("booklet", str(path), "plain"), _child("booklet", str(path), "names")
        size = path.stat().st_size / 1024**2
        return {"pages": pages, "file": size, **plain, "with_names": with_names["peak"]}


def resident_over(paths: Sequence[Path], conversions: int) -> dict[str, float]:
    """Resident size in MB after the first, the middle and the last of so many conversions in one process."""
    with tempfile.TemporaryDirectory(prefix="conversions-") as folder:
        listed = Path(folder) / "paths.json"
        listed.write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
        return {"conversions": conversions, **_child("many", str(listed), str(conversions))}


def _convert(path: Path) -> str | None:
    """Convert a file to JSON; returns what stopped it, or None."""
    from pipeline.profiles.profile import load_profiles  # noqa: PLC0415
    from pipeline.publish.json_text import to_json  # noqa: PLC0415
    from pipeline.run import Provenance, convert  # noqa: PLC0415

    try:
        to_json(convert(path.read_bytes(), path.name, Provenance(), load_profiles()).record)
    except Exception as error:  # a defect on one file is for the benchmark to name; here the memory counts
        return type(error).__name__
    return None


def main(argv: Sequence[str]) -> int:
    """The child: convert, and print the figures as JSON."""
    if argv[0] == "booklet":
        if argv[2] == "plain":
            sys.modules["sudachipy"] = None  # type: ignore[assignment]  # as if the extra were not installed
        from pipeline import run as _  # noqa: F401, PLC0415

        before = peak_megabytes()
        failed = _convert(Path(argv[1])) is not None
        sys.stdout.write(json.dumps({"imports": before, "peak": peak_megabytes(), "failed": int(failed)}))
        return 0
    paths = [Path(name) for name in json.loads(Path(argv[1]).read_text(encoding="utf-8"))]
    conversions, sizes = int(argv[2]), {}
    # The first files fill the caches; from then on the size should stay.
    marks = {min(50, conversions): "start", conversions // 2: "middle", conversions: "end"}
    for number in range(1, conversions + 1):
        _convert(paths[number % len(paths)])
        if number in marks:
            sizes[marks[number]] = resident_megabytes()
    sys.stdout.write(json.dumps({**sizes, "peak": peak_megabytes()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
