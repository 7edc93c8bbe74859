"""What stops a document or a run: few exceptions, each with a code of the issue catalogue or an exit code."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """What the command's exit code says; stable."""

    OK = 0
    """every document was converted without an error-level issue"""
    FINDINGS = 1
    """some document failed or has an error-level issue; everything else was written"""
    USAGE = 2
    """the command line, the sources file or a profile is wrong; nothing was written"""
    NO_INPUT = 3
    """no file to read was found"""
    OUTPUT = 4
    """the output cannot be written"""
    INTERRUPTED = 130
    """stopped by Ctrl-C; what is converted is kept and the same command goes on"""
    TERMINATED = 143
    """stopped by SIGTERM; the same"""


class HoshinError(Exception):
    """A condition that stops the run, with what the user can do next."""

    exit_code = ExitCode.USAGE


class UsageError(HoshinError):
    """Wrong arguments, sources file or profile."""


class NoInputError(HoshinError):
    """Nothing to read."""

    exit_code = ExitCode.NO_INPUT


class OutputError(HoshinError):
    """The output folder cannot be written."""

    exit_code = ExitCode.OUTPUT


class TooManyFailuresError(HoshinError):
    """More documents failed than the user allows."""

    exit_code = ExitCode.FINDINGS


class DocumentError(Exception):
    """A condition that fails one document; `code` names it in the issue catalogue, the batch goes on."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
