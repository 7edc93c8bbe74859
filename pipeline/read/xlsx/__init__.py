"""The bytes of an Excel workbook (.xlsx, .xlsm, .xltx) become a Document."""

from pipeline.read.xlsx.reader import read_xlsx

__all__ = ["read_xlsx"]
