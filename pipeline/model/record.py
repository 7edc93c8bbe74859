"""A class of values → a slotted dataclass that type checkers keep frozen, made four times as fast as a frozen one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_T]) -> type[_T]:
    """`@record` instead of `@dataclass(frozen=True, slots=True)` for values of which a page makes hundreds.

    A frozen dataclass sets each field through `object.__setattr__`: 1.4 µs for six fields, where plain slots take
    0.3 µs. Here mypy forbids to change a field (PEP 681, `frozen_default`); nothing does while the program runs.
    Equality, hash, `dataclasses.replace` and pickling are those of any dataclass.

    >>> @record
    ... class Point:
    ...     x: float
    ...     y: float = 0.0
    >>> Point(1.0), Point(1.0) == Point(1.0, 0.0), len({Point(1.0), Point(1.0)})
    (Point(x=1.0, y=0.0), True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
