"""Any bytes → choices: numbers in a range, items of a list. The same bytes always choose the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class BrokenPromiseError(AssertionError):
    """A stage broke its promise: it lost or invented text, or let an exception out that it does not document."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind, self.detail = kind, detail


class Choices:
    """Spends bytes on choices; when they are spent, every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        """Bytes not spent yet."""
        return len(self._data) - self._at

    def number(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        span = most - least + 1
        width = 1 if span <= 256 else 2
        taken = self._data[self._at : self._at + width]
        self._at += width
        return least + int.from_bytes(taken, "big") % span

    def pick(self, items: Sequence[_T]) -> _T:
        """One of the items."""
        return items[self.number(0, len(items) - 1)]

    def chance(self, percent: int) -> bool:
        """True in that many of a hundred cases; False when the bytes are spent."""
        return self.left > 0 and self.number(0, 99) < percent

    def rest(self) -> bytes:
        """Everything not spent."""
        taken = self._data[self._at :]
        self._at = len(self._data)
        return taken
