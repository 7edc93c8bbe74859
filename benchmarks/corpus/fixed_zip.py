"""An Office file becomes one whose bytes depend on its content only: no time of making is left in it."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = (2024, 4, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def without_time(data: bytes) -> bytes:
    """The same ZIP with one fixed date on each member and in the document's properties."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "docProps/core.xml":
                body = _STAMP.sub(rb"\g<1>2024-04-01T00:00:00Z", body)
            target.writestr(zipfile.ZipInfo(name, _DATE), body, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
