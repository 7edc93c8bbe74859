"""Codes about files and documents as a whole: what cannot be read, limits, where the data comes from."""

from __future__ import annotations

from pipeline.model.issue_kinds.row import IssueRow

ROWS: tuple[IssueRow, ...] = (
    # Files that cannot be read: error, the document is failed.
    (
        "empty-file",
        "error",
        "The file is empty",
        "It has no bytes, or nothing but blanks; usually a broken download.",
        "Fetch the file again.",
    ),
    (
        "binary-file",
        "error",
        "The file is not text",
        "It holds NUL or control bytes that no text encoding of the field explains, and no known file signature.",
        "Check what the file is; convert it to PDF or text.",
    ),
    (
        "unsupported-format",
        "error",
        "The file is of a format hoshin does not read",
        "Its signature is that of another format (an old Word or Excel file, 一太郎, PowerPoint, another archive …).",
        "Convert it as the message says, or to PDF, Word, Excel or text, and run again.",
    ),
    (
        "undecodable-text",
        "error",
        "The text's encoding cannot be told",
        "The bytes are no valid UTF-8, UTF-16, ISO-2022-JP, CP932 or EUC-JP; often a file cut in the middle or two "
        "encodings in one file.",
        "Save the file as UTF-8; the message names the first bad byte.",
    ),
    (
        "pdf-damaged",
        "error",
        "The PDF cannot be opened",
        "It is cut off or its structure is broken.",
        "Fetch it again, or repair it (for example with qpdf) and run again.",
    ),
    (
        "pdf-password",
        "error",
        "The PDF is encrypted",
        "It opens only with a password.",
        "Remove the password (with the publisher's consent) and run again.",
    ),
    (
        "pdf-no-pages",
        "error",
        "The PDF has no pages",
        "Its page tree is empty.",
        "Fetch the file again.",
    ),
    (
        "pdf-limits",
        "error",
        "The PDF is made to exhaust the reader",
        "A stream, page or font of it unpacks to more than any report holds; the message says what.",
        "If you trust it, print it to a new PDF and convert that.",
    ),
    (
        "content-elsewhere",
        "error",
        "The PDF's content is not on its pages",
        "The pages are a notice or a cover: the content is a dynamic form (XFA), or files attached to a portfolio.",
        "Open it in Adobe Reader and print it to PDF, or save the attached files, and convert those.",
    ),
    (
        "office-damaged",
        "error",
        "The Word or Excel file cannot be opened",
        "It is cut off, a part of it is missing, or its XML is broken; the message says where.",
        "Fetch it again, or open it in its program, let that repair it, and save it anew.",
    ),
    (
        "office-password",
        "error",
        "The Word or Excel file is encrypted",
        "It opens only with a password.",
        "Save it without the password (with the publisher's consent) and run again.",
    ),
    (
        "no-text-layer",
        "error",
        "The file holds images only",
        "It is a scan without a text layer.",
        "Install an OCR engine (the message says how), or run OCR on it first, for example OCRmyPDF.",
    ),
    (
        "unreadable-file",
        "error",
        "The file cannot be read",
        "The system refused: permissions, a folder or device in place of a file, or it vanished during the run.",
        "Check path and permissions.",
    ),
    (
        "file-too-large",
        "error",
        "The file is larger than the limit",
        "hoshin reads files up to the limit in the message; a report is rarely above a few megabytes.",
        "Split the file.",
    ),
    (
        "no-layout",
        "error",
        "No report was found in the document",
        "No layout profile claims it and too few labels of the genre stand in it: it is probably no department report. "
        "Or it is one by its title or head, and less than 40 % of its text could be given to fields: then it is kept "
        "whole in `extras`.",
        "If it is a report, describe its layout in a profile (docs/profiles.md).",
    ),
    (
        "internal-error",
        "error",
        "hoshin failed on this document",
        "A defect in hoshin; the other documents are not affected.",
        "Report it with the document, or its structure, attached.",
    ),
    # Limits of the process that reads a document.
    (
        "time-limit",
        "error",
        "The document took longer than it may",
        "The time grows with the pages (`--timeout`, `--page-timeout`). A file made to keep programs busy, or a very large "
        "drawing; the process that read it was ended, alone, twice.",
        "If you trust the file, give it more time and run again.",
    ),
    (
        "memory-limit",
        "error",
        "The document needs more memory than it may",
        "A few bytes can unpack to gigabytes; the process that read it was ended (`--memory`).",
        "If you trust the file, give it more memory and run again.",
    ),
    (
        "worker-crashed",
        "error",
        "The process that read the document ended",
        "An engine crashed on it, twice, or the system ended the process (out of memory); the message says how.",
        "Open the file in another program and save it anew; if it is sound, report it.",
    ),
    (
        "page-left-out",
        "error",
        "A page was left out",
        "Reading it took too long, needed too much memory or crashed the engine; the other pages were read.",
        "Look at the page in a viewer, or save the file anew.",
    ),
    (
        "evidence-mismatch",
        "error",
        "A value's evidence is not what stands at its place",
        "Every span is read again from the source before writing; this one differed: a defect in hoshin.",
        "Do not use the value; report it.",
    ),
    # Where the data comes from.
    (
        "local-government-unknown",
        "info",
        "The municipality was not given",
        "It is never guessed from prose.",
        "Give --local-government-code or a sources file.",
    ),
    (
        "license-unknown",
        "info",
        "The licence of the source was not given",
        "It is never assumed.",
        "Give it in the sources file.",
    ),
)
