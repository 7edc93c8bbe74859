"""How much one document may take of the machine before its worker is ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GRACE_SECONDS: Final = 5.0
"""How long after the limit the worker's own alarm ends it, should nobody be there to do so."""


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """Limits of one document in a worker; what is beyond them ends the worker and fails the document.

    Time grows with the pages of a PDF: a limit by file would throw away long documents that are sound.
    """

    seconds: float = 60.0
    """For any document; reading one page takes 20 ms."""
    page_seconds: float = 10.0
    """More for each page of a PDF: OCR of a full page takes up to 8 s on a loaded machine."""
    memory_mb: int = 2048
    """Address space beside what a worker has when it starts. OCR of a page takes up to 1.2 GB."""
    file_mb: int = 256
    """The largest file a worker may write (OCR programs get pictures as temporary files)."""
    open_files: int = 256

    def budget(self, pages: int | None) -> float:
        """The seconds that a document of so many pages may take.

        >>> WorkLimits(seconds=10, page_seconds=2).budget(30), WorkLimits(seconds=10).budget(None)
        (70.0, 10.0)
        """
        return float(self.seconds + self.page_seconds * (pages or 0))
