"""`python -m tools.make_raw [--check]`: the content becomes `raw/` and its fixtures, or is compared with them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.make_raw import content, files, font, pdf

ROOT = Path(__file__).resolve().parents[2]


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.make_raw", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name the files that differ")
    parser.add_argument("--font", type=Path, default=font.DEFAULT, help="TrueType font to embed (default: %(default)s)")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder that holds raw/ and tests/")
    return parser.parse_args(argv)


def _pdfs(reports: tuple[content.Report, ...], path: Path) -> files.Files:
    name = font.register(path)
    made = files.pdf_files(reports, lambda report: pdf.as_pdf(report, name, files.CITY))
    return {**made, "tools/make_raw/font.json": font.record_bytes(path)}


def _why_skipped(path: Path) -> str | None:
    """Why the PDFs made here cannot be the committed ones to the byte, or None if they can."""
    try:
        here = font.makings(path)
    except FileNotFoundError as error:
        return str(error)
    changed = [
        f"{key} {here.get(key)} in place of {value}" for key, value in font.recorded().items() if here.get(key) != value
    ]
    return "; ".join(changed) or None


def _check(root: Path, reports: tuple[content.Report, ...], path: Path) -> int:
    made = files.text_files(reports)
    why = _why_skipped(path)
    if why is None:
        made |= _pdfs(reports, path)
        expected = set(made)
    else:
        print(f"PDFs not compared: {why}", file=sys.stderr)
        expected = set(made) | set(files.pdf_files(reports, lambda _: b""))
    missing = [name for name in expected if not (root / name).is_file()]
    wrong = sorted({*missing, *files.differing(root, made), *files.strays(root, expected)})
    for name in wrong:
        print(f"differs: {name}")
    return 1 if wrong else 0


def main(argv: list[str] | None = None) -> int:
    """Make or check the files; 0: all well, 1: something differs or the font is missing."""
    arguments = _arguments(argv)
    reports = content.load_all(files.CONTENT)
    if arguments.check:
        return _check(arguments.root, reports, arguments.font)
    files.write(arguments.root, files.text_files(reports))
    try:
        files.write(arguments.root, _pdfs(reports, arguments.font))
    except FileNotFoundError as error:
        print(f"PDFs not made: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
