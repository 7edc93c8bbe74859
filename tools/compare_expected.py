"""Expected JSON against a converted document: print every field that differs, nothing where all are equal.

    python -m tools.compare_expected EXPECTED.json OUTPUT/reports/….json

Every key of the expected file must be in the output with an equal value; keys that the expected file leaves out (ids)
are not compared. Exit code 0: equal; 1: something differs; 2: wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.review.differences import differences


def main(argv: Sequence[str]) -> int:
    """Compare two files; print the differences and their number."""
    if len(argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    expected, actual = (json.loads(Path(name).read_text(encoding="utf-8")) for name in argv)
    found = list(differences({"reports": expected["reports"]}, {"reports": actual["reports"]}))
    print("\n".join([*found, f"{len(found)} differences"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
