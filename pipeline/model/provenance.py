"""What the caller knows of a file, which its text is never asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the caller says about a file: municipality, name, URL, licence. Nothing of it is ever guessed."""

    local_government_code: str | None = None
    local_government_name: str | None = None
    url: str | None = None
    license: str | None = None
