"""A file of literal cases (kind, input, expected) becomes the count of those the product gets right.

Usage: python benchmarks/cases.py FILE.jsonl [--show N]
"""

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ADAPTER_DIRECTORY = Path(__file__).resolve().parent / "case_adapters"

Adapter = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case, what the product answered (or the error it raised, as text), and whether that is right."""

    kind: str
    given: object
    expected: object
    got: object
    passed: bool


def load_adapters(directory: Path = ADAPTER_DIRECTORY) -> dict[str, Adapter]:
    """The modules of a directory become one mapping from kind to function: the union of their `ADAPTERS`.

    Raises:
        ValueError: if two modules claim one kind.
    """
    adapters: dict[str, Adapter] = {}
    for path in sorted(directory.glob("*.py")):
        if path.name == "__init__.py":
            continue
        found = _load(path)
        if twice := adapters.keys() & found.keys():
            raise ValueError(f"{path.name} claims kinds that another module has: {', '.join(sorted(twice))}")
        adapters.update(found)
    return adapters


def _load(path: Path) -> Mapping[str, Adapter]:
    spec = importlib.util.spec_from_file_location(f"case_adapters_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    adapters: Mapping[str, Adapter] = module.ADAPTERS
    return adapters


def read_cases(path: Path) -> list[dict[str, Any]]:
    """A JSON Lines file becomes its cases, empty lines left out."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def run_case(case: Mapping[str, Any], adapters: Mapping[str, Adapter]) -> Outcome:
    """A case becomes its outcome; a kind without an adapter and an exception are misses."""
    kind, given, expected = case["kind"], case["input"], case["expected"]
    adapter = adapters.get(kind)
    if adapter is None:
        return Outcome(kind, given, expected, "no adapter for this kind", passed=False)
    try:
        got = json.loads(json.dumps(adapter(given)))
    except Exception as error:
        # Whatever a function raises is a miss, and shown.
        return Outcome(kind, given, expected, f"{type(error).__name__}: {error}", passed=False)
    return Outcome(kind, given, expected, got, passed=_is_right(kind, expected, got))


def _is_right(kind: str, expected: Any, got: Any) -> bool:
    return got == expected or (kind == "name_reading" and _is_acceptable_reading(expected, got))


def _is_acceptable_reading(expected: Mapping[str, Sequence[str]], got: Mapping[str, str | None] | None) -> bool:
    """No answer, for the whole name or a part, is right; so is any of the readings listed for the part."""
    return got is None or all(got.get(part) in (None, *readings) for part, readings in expected.items())


def run_cases(path: Path, adapters: Mapping[str, Adapter]) -> Iterator[Outcome]:
    """A file of cases becomes their outcomes, in its order."""
    return (run_case(case, adapters) for case in read_cases(path))


def report(outcomes: Sequence[Outcome], show: int) -> Iterator[str]:
    """Outcomes become the lines to print: a count a kind, the first `show` misses of each, the total last."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.kind].append(outcome)
    for kind, members in sorted(kinds.items()):
        misses = [outcome for outcome in members if not outcome.passed]
        without = " (no adapter)" if misses and misses[0].got == "no adapter for this kind" else ""
        yield f"{kind:16} {len(members) - len(misses)}/{len(members)}{without}"
        for miss in misses[:show]:
            yield f"    input    {json.dumps(miss.given, ensure_ascii=False)}"
            yield f"    expected {json.dumps(miss.expected, ensure_ascii=False)}"
            yield f"    got      {json.dumps(miss.got, ensure_ascii=False)}"
            yield ""
    yield f"passed {sum(outcome.passed for outcome in outcomes)} of {len(outcomes)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line becomes printed counts; exit code 0 whatever the counts are, 2 for a wrong command line."""
    parser = argparse.ArgumentParser(description="Run literal cases against the product's own functions.")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses of each kind")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        parser.error(f"no such file: {options.file}")
    for line in report(list(run_cases(options.file, load_adapters())), options.show):
        print(line)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
