"""Policy blocks and extra blocks → headings and paragraphs, as printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pipeline.extract.cutting import paragraphs, row_pieces
from pipeline.model.document import Line
from pipeline.model.raw import PolicyKind, RawExtra, RawPolicy
from pipeline.model.segments import Segment

POLICY_KINDS = ("policy", "mission", "vision", "current_state", "message")


def extract_policy(segment: Segment, lines: Sequence[Line]) -> RawPolicy | None:
    """A policy block → its paragraphs; None where nothing stands under the heading."""
    texts = tuple(paragraphs([piece for row in segment.rows for piece in row_pieces(row)], lines))
    if not texts or segment.heading is None:
        return None
    return RawPolicy(segment.heading, cast("PolicyKind", segment.kind), texts)


def extract_extra(segment: Segment, lines: Sequence[Line]) -> RawExtra | None:
    """A block that no field holds (自己紹介, 問い合わせ先 …) → its paragraphs under their heading."""
    texts = tuple(paragraphs([piece for row in segment.rows for piece in row_pieces(row)], lines))
    return RawExtra(segment.heading, texts) if texts else None
