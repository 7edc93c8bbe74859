"""How pages look, for layouts with few wide columns and for those with many narrow ones."""

from __future__ import annotations

from benchmarks.corpus.families import Look

ROOMY = (
    Look(),
    Look("gothic", 10, "rect", shaded=True, middle=True),
    Look(rules="cells", foot="{page}/{pages}"),
    Look("gothic", 10, foot="", running_head=True),
)
DENSE = (
    Look("gothic", 8, "rect", shaded=True),
    Look(size=8.5, foot="{page}"),
    Look("gothic", 8, shaded=True, middle=True, sheet="graph"),
    Look(size=8, rules="double", running_head=True),
)
