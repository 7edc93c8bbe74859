"""The few functions of PDFium that hoshin calls, bound to integer handles.

pypdfium2 ships the library; its own bindings take twice the time to import and a fifth more a call, since they wrap
every handle in a pointer object and release the interpreter's lock. `PyDLL` keeps the lock, which PDFium needs anyway:
it is not thread-safe, not even across documents. Parallel work belongs in processes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_NAMES: Final = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_HANDLE: Final = ctypes.c_void_p
_INT: Final = ctypes.c_int
_OUT: Final = ctypes.c_void_p


class Box(ctypes.Structure):
    """FS_RECTF."""

    _fields_ = [(side, ctypes.c_float) for side in ("left", "top", "right", "bottom")]  # ctypes reads it


class Matrix(ctypes.Structure):
    """FS_MATRIX."""

    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


_SIGNATURES: Final[dict[str, tuple[Any, ...]]] = {
    # name: (result, arguments …)
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (_HANDLE, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p),
    "FPDF_CloseDocument": (None, _HANDLE),
    "FPDF_GetLastError": (ctypes.c_ulong,),
    "FPDF_GetPageCount": (_INT, _HANDLE),
    "FPDF_LoadPage": (_HANDLE, _HANDLE, _INT),
    "FPDF_ClosePage": (None, _HANDLE),
    "FPDF_GetPageBoundingBox": (_INT, _HANDLE, _OUT),
    "FPDFPage_GetRotation": (_INT, _HANDLE),
    "FPDFPage_CountObjects": (_INT, _HANDLE),
    "FPDFPage_GetObject": (_HANDLE, _HANDLE, _INT),
    "FPDFPageObj_GetType": (_INT, _HANDLE),
    "FPDFPageObj_GetBounds": (_INT, _HANDLE, _OUT, _OUT, _OUT, _OUT),
    "FPDFPageObj_GetMatrix": (_INT, _HANDLE, _OUT),
    "FPDFPageObj_GetFillColor": (_INT, _HANDLE, _OUT, _OUT, _OUT, _OUT),
    "FPDFPageObj_GetStrokeWidth": (_INT, _HANDLE, _OUT),
    "FPDFPageObj_GetClipPath": (_HANDLE, _HANDLE),
    "FPDFClipPath_CountPaths": (_INT, _HANDLE),
    "FPDFClipPath_CountPathSegments": (_INT, _HANDLE, _INT),
    "FPDFClipPath_GetPathSegment": (_HANDLE, _HANDLE, _INT, _INT),
    "FPDFFormObj_CountObjects": (_INT, _HANDLE),
    "FPDFFormObj_GetObject": (_HANDLE, _HANDLE, ctypes.c_ulong),
    "FPDFPath_GetDrawMode": (_INT, _HANDLE, _OUT, _OUT),
    "FPDFPath_CountSegments": (_INT, _HANDLE),
    "FPDFPath_GetPathSegment": (_HANDLE, _HANDLE, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _HANDLE, _OUT, _OUT),
    "FPDFPathSegment_GetType": (_INT, _HANDLE),
    "FPDFPathSegment_GetClose": (_INT, _HANDLE),
    "FPDFTextObj_GetFont": (_HANDLE, _HANDLE),
    "FPDFTextObj_GetTextRenderMode": (_INT, _HANDLE),
    "FPDFFont_GetIsEmbedded": (_INT, _HANDLE),
    "FPDFFont_GetBaseFontName": (ctypes.c_size_t, _HANDLE, _OUT, ctypes.c_size_t),
    "FPDFText_LoadPage": (_HANDLE, _HANDLE),
    "FPDFText_ClosePage": (None, _HANDLE),
    "FPDFText_CountChars": (_INT, _HANDLE),
    "FPDFText_GetText": (_INT, _HANDLE, _INT, _INT, _OUT),
    "FPDFText_GetUnicode": (ctypes.c_uint, _HANDLE, _INT),
    "FPDFText_IsGenerated": (_INT, _HANDLE, _INT),
    "FPDFText_HasUnicodeMapError": (_INT, _HANDLE, _INT),
    "FPDFText_GetTextObject": (_HANDLE, _HANDLE, _INT),
    "FPDFText_GetLooseCharBox": (_INT, _HANDLE, _INT, _OUT),
    "FPDFText_GetCharOrigin": (_INT, _HANDLE, _INT, _OUT, _OUT),
    "FPDFText_GetFontSize": (ctypes.c_double, _HANDLE, _INT),
    "FPDFText_GetMatrix": (_INT, _HANDLE, _INT, _OUT),
}


Pointer = Any
"""An argument that carries its own type: what `pointer` makes of a handle or an address."""
pointer: Final[Callable[[int | None], Pointer]] = ctypes.c_void_p.from_param


class Functions:
    """PDFium's functions under their own names: attributes are found faster than items of a dictionary.

    Those of `undeclared` do not know the types of their arguments, which spares the third to two thirds of a call that goes into
    converting them: handles and addresses must be given as `pointer` makes them, whole numbers are C's `int`. For calls
    by the hundred (`bulk`), where an argument is converted once and serves many.
    """

    __slots__ = (*_SIGNATURES, "undeclared")
    undeclared: Functions

    def __getattr__(self, name: str) -> Callable[..., Any]:  # pragma: no cover  # only for the type checker
        raise AttributeError(name)


@cache
def pdfium() -> Functions:
    """The library, loaded and initialised once a process.

    Raises:
        ImportError: pypdfium2 is not installed, or is laid out in another way than this module knows.
    """
    library = ctypes.PyDLL(str(_path()))
    functions = Functions()
    functions.undeclared = Functions()
    for name, (result, *arguments) in _SIGNATURES.items():
        function, undeclared = library[name], library[name]
        function.restype = undeclared.restype = result
        function.argtypes = arguments
        setattr(functions, name, function)
        setattr(functions.undeclared, name, undeclared)
    functions.FPDF_InitLibrary()
    return functions


def _path() -> Path:
    # The package itself is not imported: that alone would take longer than reading a page.
    spec = find_spec("pypdfium2_raw")
    folders = spec.submodule_search_locations if spec is not None else None
    for folder in folders or ():
        for name in _NAMES:
            if (path := Path(folder) / name).is_file():
                return path
    raise ImportError("PDFium is missing: pypdfium2 is not installed whole (pip install --force-reinstall pypdfium2)")
