"""An input file → its bytes, whether it is a file on disk or stands in an archive."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch import discover
from pipeline.batch.archives import BROKEN, unpack
from pipeline.batch.discover import InputFile, read_bytes
from pipeline.model.errors import DocumentError


@dataclass(slots=True)
class Contents:
    """Reads input files; keeps the archive of the last one open, since its other files follow."""

    _archive: zipfile.ZipFile | None = None
    _key: tuple[Path, tuple[int, ...]] | None = field(default=None)

    def read(self, file: InputFile) -> bytes:
        """The bytes of an input file.

        Raises:
            DocumentError: the file, or its archive, cannot be read; its code says why.
        """
        if file.failure is not None:
            raise DocumentError(*file.failure)
        if not file.at:
            self.close()
            return read_bytes(file)
        archive = self._opened(file.location, file.at[:-1])
        return _member(archive, file.at[-1])

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()
        self._archive = self._key = None

    def _opened(self, location: Path, above: tuple[int, ...]) -> zipfile.ZipFile:
        """The archive at a location, or the one in it."""
        if self._archive is not None and self._key == (location, above):
            return self._archive
        self.close()
        try:
            archive = zipfile.ZipFile(location)
            for index in above:
                with archive:
                    data = _member(archive, index)
                archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise DocumentError("archive-damaged", str(error) or type(error).__name__) from error
        self._archive, self._key = archive, (location, above)
        return archive


def _member(archive: zipfile.ZipFile, index: int) -> bytes:
    infos = archive.infolist()
    if index >= len(infos):
        raise DocumentError("archive-damaged", "the archive changed while it was read")
    return unpack(archive, infos[index], discover.MAX_FILE_BYTES)
