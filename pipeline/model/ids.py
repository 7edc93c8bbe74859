"""A natural key becomes a stable id: the same thing has the same id in every run, on every machine, in every order."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from unicodedata import is_normalized, normalize

_HEAD = re.compile(r"[a-z]{3}-(?:[0-9]{6}|u[0-9a-f]{8})").fullmatch
_SEPARATOR = "\x1f"


def id_scope(local_government_code: str | None, document_sha256: str) -> str:
    """The scope of a document's ids: the municipality's code, or `u` and 8 hex digits of the document's hash.

    Where the municipality (全国地方公共団体コード) is unknown, ids hold for the document alone: two cities may
    both have a 市民部.

    >>> id_scope("142034", "acc698947cadc92c")
    '142034'
    >>> id_scope(None, "acc698947cadc92c")
    'uacc69894'
    """
    return local_government_code or f"u{document_sha256[:8]}"


def stable_id(prefix: str, scope: str, fiscal_year: int | None, *natural_key: str) -> str:
    """An id such as `rpt-142034-2016-<10 hex>` from what names the thing.

    The hex digits are the first 10 of SHA-256 over prefix, scope, year and the parts of the key, joined with U+001F.
    Parts are compared in NFKC with all blanks taken out, so widths and spacing do not matter; their order does. An
    unknown year (年度) is written 0000.

    >>> stable_id("prj", "142034", 2016, "市民部", "多文化共生 推進事業")
    'prj-142034-2016-...'
    >>> stable_id("prj", "142034", 2016, "ＩＴ　推進") == stable_id("prj", "142034", 2016, "IT推進")
    True
    >>> stable_id("rpt", "uacc69894", None, "市民部")[:19]
    'rpt-uacc69894-0000-'

    Raises:
        ValueError: the prefix is not three letters, the scope neither a 6-digit code nor `u` and 8 hex digits, the
            year not 1 to 9999, or no part of the key has a visible character (nothing names the thing).
    """
    head, start = _beginning(prefix, scope, fiscal_year)
    return head + _digest(start, natural_key)


@lru_cache(maxsize=256)  # all ids of a report share few beginnings
def _beginning(prefix: str, scope: str, fiscal_year: int | None) -> tuple[str, str]:
    """What stands before the hex digits of an id, and before the natural key in what they are made of."""
    head = f"{prefix}-{scope}"
    if _HEAD(head) is None:
        raise ValueError(f"prefix {prefix!r} or scope {scope!r} is not of the form of an id")
    if fiscal_year is None:
        year = "0000"
    elif 0 < fiscal_year < 10000:
        year = f"{fiscal_year:04d}"
    else:
        raise ValueError(f"fiscal year {fiscal_year} has no four digits")
    return f"{head}-{year}-", f"{prefix}\x1f{scope}\x1f{year}"


def entity_id(prefix: str, local_government_code: str, *natural_key: str) -> str:
    """An id without the year, such as `pje-142034-<10 hex>`: what joins one thing through the years (年度間の対応).

    >>> entity_id("dpe", "142034", "市民部") == entity_id("dpe", "142034", "市民 部")
    True

    Raises:
        ValueError: as `stable_id`.
    """
    head = f"{prefix}-{local_government_code}"
    if _HEAD(head) is None:
        raise ValueError(f"prefix {prefix!r} or code {local_government_code!r} is not of the form of an id")
    digest = _digest(f"{prefix}\x1f{local_government_code}", natural_key)
    return f"{head}-{digest}"


def _digest(start: str, natural_key: tuple[str, ...]) -> str:
    key = _SEPARATOR.join(natural_key)
    if not is_normalized("NFKC", key):
        key = normalize("NFKC", key)
    bare = "".join(key.split())
    if not bare:
        raise ValueError("an id needs a natural key: nothing names the thing")
    # str.split() takes U+001F for a blank too: only where more than the separators went is a part to be folded.
    if len(bare) + len(natural_key) - 1 != len(key):
        key = _SEPARATOR.join(["".join(part.split()) for part in key.split(_SEPARATOR)])
    return sha256(f"{start}\x1f{key}".encode()).hexdigest()[:10]
