"""A stream whose items belong to documents, in the order of the documents, becomes one group a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Grouped(Generic[T]):
    """A stream handed out by document; what stands where it does not belong is told, not handed out."""

    def __init__(self, items: Iterator[T], document_of: Callable[[T], str], unexpected: Callable[[T], None]) -> None:
        """`document_of` gives the id of an item's document, `unexpected` is told of an item in the wrong place."""
        self._items = items
        self._document_of = document_of
        self._unexpected = unexpected
        self._next = next(items, None)

    def of(self, document_id: str, later: Callable[[str], bool]) -> list[T]:
        """The items of a document, which are next; those before them that belong to no later document are unexpected.

        >>> stream = Grouped(iter(["a1", "x1", "b1", "b2"]), lambda item: item[0], lambda item: print("unexpected", item))
        >>> stream.of("a", "b".__eq__), stream.of("b", "".__eq__)
        unexpected x1
        (['a1'], ['b1', 'b2'])
        """
        found: list[T] = []
        while self._next is not None:
            own = self._document_of(self._next)
            if own != document_id and later(own):
                break
            if own == document_id:
                found.append(self._next)
            else:
                self._unexpected(self._next)
            self._next = next(self._items, None)
        return found

    def refuse_rest(self) -> None:
        """Whatever is left belongs to no document."""
        while self._next is not None:
            self._unexpected(self._next)
            self._next = next(self._items, None)
