"""Codes of the readers: repairs, text layers, pages, sheets."""

from __future__ import annotations

from pipeline.model.issue_kinds.row import IssueRow

ROWS: tuple[IssueRow, ...] = (
    # Reader.
    (
        "encoding-guessed",
        "info",
        "The text's encoding was told by its content",
        "The file has no mark of its encoding; CP932 and EUC-JP are told apart by score.",
        "Nothing, if the text reads well.",
    ),
    (
        "encoding-misdeclared",
        "info",
        "The page declares another encoding than it is in",
        "A web page's meta element or XML declaration names one encoding, its bytes are text in another; it was read in "
        "the one they are in.",
        "Nothing, if the text reads well.",
    ),
    (
        "struck-text",
        "info",
        "Text is struck through",
        "Struck text (見え消し) is kept as a line of the source, but is no part of the report.",
        "Nothing, or compare with the source.",
    ),
    (
        "html-unreadable",
        "error",
        "The web page cannot be read",
        "It only frames other files, is nested too deeply, or is a saved page without an HTML part.",
        "Save the page, or the frame that holds the report, from a browser and run again.",
    ),
    (
        "archive-damaged",
        "error",
        "The archive, or a file in it, cannot be unpacked",
        "The ZIP archive is cut off or its checksums are wrong.",
        "Fetch it again, or unpack it with another program and convert the files.",
    ),
    (
        "archive-password",
        "error",
        "A file in the archive is encrypted",
        "It opens only with a password.",
        "Unpack it with the password (with the publisher's consent) and convert the files.",
    ),
    (
        "archive-limits",
        "error",
        "The archive is larger than the limits",
        "It holds more files or more data than hoshin unpacks, or a file that shrank beyond what text and PDF do (ZIP bomb).",
        "If you trust it, unpack it and convert the folder.",
    ),
    (
        "text-layer-damaged",
        "warning",
        "Part of the text layer is damaged",
        "Characters without a Unicode value were found.",
        "Compare with the page's picture; OCR may help.",
    ),
    (
        "text-repaired",
        "info",
        "Damaged characters were repaired",
        "The file names characters by other code points than those printed (CJK radicals, presentation forms of vertical "
        "text, parted sound marks, bullet fonts) or says each character several times (fake bold); what was meant is "
        "certain. The line as read stands in `source_lines`.",
        "Nothing.",
    ),
    (
        "text-repair-inferred",
        "warning",
        "Damaged characters were repaired by what stands around them",
        "A list counts on with letters where numbers in circles lost a byte (@, A, B for ①, ②, ③), or kanji stand inside "
        "katakana words that only look like katakana. The line as read stands in `source_lines`.",
        "Compare the line with the source.",
    ),
    (
        "text-damaged-name",
        "warning",
        "A name probably lost a kanji",
        "One katakana or letter stands where a rare kanji of a name lost a byte (岡ア is left of 岡﨑); which kanji it was "
        "cannot be told.",
        "Look at the source or another list of names; the text was not changed.",
    ),
    (
        "tracked-changes",
        "info",
        "The Word file holds changes that were never accepted",
        "Insertions and deletions (変更履歴) are kept in the file; it was read as if all were accepted.",
        "Nothing, or ask the publisher which wording holds.",
    ),
    (
        "embedded-object",
        "warning",
        "Part of the document is an object whose text is not read",
        "A chart, a diagram, an embedded file or a form control; the message counts them.",
        "Compare with the document as printed; if text is missing, save it as PDF and convert that.",
    ),
    (
        "hidden-text",
        "info",
        "Text that nobody can see was left out",
        "It is drawn without ink, in the colour of the paper, or outside the part of the page that shows (a cell that "
        "is too narrow for its text in the spreadsheet), or the Word file marks it as hidden (隠し文字). The message has "
        "its beginning or its length.",
        "Compare with the page's picture if the text should count.",
    ),
    (
        "cjk-font-missing",
        "warning",
        "A Japanese font is missing on this machine",
        "The PDF names fonts that it does not hold, and no font here can stand in: PDFium would lose single characters "
        "in silence, so pdfplumber read the file.",
        "Install a Japanese font (Debian, Ubuntu: fonts-ipafont-gothic; Fedora: google-noto-sans-cjk-jp-fonts) and run "
        "again: it is ten times as fast.",
    ),
    (
        "image-damaged",
        "error",
        "The picture file cannot be read",
        "It is cut off, of an unknown kind, or larger than any scanned sheet.",
        "Scan or fetch it again.",
    ),
    (
        "ocr-used",
        "info",
        "A page was read by OCR",
        "It is a picture, or its text layer cannot be trusted; characters may be wrong that no finding names.",
        "Compare names and figures with the page's picture.",
    ),
    (
        "ocr-low-confidence",
        "warning",
        "OCR is unsure of characters",
        "The engine's confidence is low, or it passed over ink (U+FFFD stands there).",
        "Compare with the page's picture.",
    ),
    (
        "page-unreadable",
        "warning",
        "A page could not be read",
        "The engine failed on this page; the others were read.",
        "Look at the page in a viewer.",
    ),
    (
        "page-lost",
        "error",
        "A page could not be read",
        "No engine can load the page, or the file leads to fewer pages than it says; what was read is whole in itself.",
        "Look at the page in a viewer; fetch the file again.",
    ),
    (
        "page-limits",
        "error",
        "Pages beyond the limits were not read",
        "The file has more pages than the limit, or a page holds more characters than any printed page.",
        "Split the file, or raise the limit if you trust it.",
    ),
    (
        "engines-disagree",
        "error",
        "Two engines read other numbers on a page",
        "The text is turned, mirrored or printed over itself, and two engines that were asked because of it differ; one of "
        "them is wrong.",
        "Compare the numbers of the page with its picture.",
    ),
    (
        "several-files",
        "error",
        "Several PDF files stand in one",
        "A second file was written behind the first; viewers show one of them only. All pages were read.",
        "Find out which of them holds; cut the file, and run again.",
    ),
    (
        "pdf-repaired",
        "warning",
        "The PDF's structure was repaired",
        "The usual engine refuses the file; it was read after its structure was written anew, without what stands in front "
        "of it, or by another engine.",
        "Compare the number of pages and a few values with the file in a viewer.",
    ),
    (
        "trailing-data",
        "info",
        "Bytes stand behind the end of the PDF",
        "Something was appended (another archive, a log, a signature); it was not read.",
        "Nothing.",
    ),
    (
        "page-turned",
        "info",
        "A page was turned to be read",
        "Nearly all of its text lies on its side or head (landscape tables, scans saved turned); places in the output are "
        "those on the page as shown.",
        "Nothing.",
    ),
    (
        "active-content",
        "info",
        "The PDF holds scripts or actions",
        "JavaScript, a program to start, a form to send; none is ever run, and nothing they would show is read.",
        "Nothing.",
    ),
    (
        "attached-files",
        "info",
        "Files are attached to the PDF",
        "They are never unpacked; the message names them.",
        "Save and convert those that are reports.",
    ),
    (
        "copying-forbidden",
        "info",
        "The PDF's author forbids to copy text from it",
        "The file opens without a password, its permissions exclude extraction; it was read all the same.",
        "Check whether you may publish what was extracted.",
    ),
    (
        "hidden-sheet",
        "info",
        "A sheet of the workbook is hidden",
        "It is not shown or printed, so it is no part of the report; the message names it.",
        "Show the sheet in Excel and run again, if it belongs to the report.",
    ),
    (
        "hidden-rows",
        "info",
        "Rows or columns with text are hidden",
        "They are not shown or printed (非表示, or a filter is set), so they are no part of the report; the message names them.",
        "Show them in Excel and run again, if they belong to the report.",
    ),
    (
        "formula-without-value",
        "warning",
        "A formula has no stored value",
        "The file was written by a program that does not calculate; nothing was read from the cell named in the message.",
        "Open and save the workbook in Excel or LibreOffice and run again.",
    ),
    (
        "number-format-unknown",
        "warning",
        "A number format is not understood",
        "The cell's number (or date) was taken plainly, not as Excel displays it.",
        "Compare with the cell in Excel.",
    ),
    (
        "outside-print-area",
        "info",
        "Text stands outside the print area",
        "The sheet prints only a part of itself (印刷範囲); what stands outside was read all the same.",
        "Look whether the lines are notes of the office.",
    ),
    (
        "sheet-picture",
        "info",
        "A sheet holds pictures or charts",
        "Text in a picture, chart or diagram is not read; text boxes are.",
        "Look at the sheet.",
    ),
    (
        "several-sheets",
        "info",
        "The workbook has several sheets",
        "All visible ones were read, one after the other; the message says which lines are whose.",
        "Nothing.",
    ),
    (
        "duplicate-report",
        "info",
        "Two documents report on the same department and year",
        "Both are kept as documents; the tables hold the later stage (plan, midterm, final), or the first in path order.",
        "Nothing, or convert only the version you want.",
    ),
    (
        "duplicate-content",
        "info",
        "The same bytes stand in another file",
        "One of the two was converted; the message names it.",
        "Nothing.",
    ),
)
