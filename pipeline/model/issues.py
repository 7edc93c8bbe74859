"""The catalogue of findings: one entry a code says how severe it is, what it means, why it arises and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model.raw import RawText
from pipeline.model.report import Severity


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One code of the catalogue. `severity` belongs to the code, never to the call."""

    code: str
    severity: Severity
    title: str
    why: str
    todo: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as a stage reports it: a code, what was found, the printed text it is about, the value it is about.

    `path` is a JSON Pointer below the report (`/projects/0/entries/1`); None: the report or document as a whole.
    """

    code: str
    message: str
    text: RawText | None = None
    path: str | None = None


def _kinds(*rows: tuple[str, Severity, str, str, str]) -> Mapping[str, IssueKind]:
    return MappingProxyType({row[0]: IssueKind(*row) for row in sorted(rows)})


CATALOGUE: Mapping[str, IssueKind] = _kinds(
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
    # Layout and structure.
    (
        "generic-layout",
        "info",
        "No profile claims the document; it was read by its labels alone",
        "The labels of the shared vocabulary were enough to find the blocks.",
        "Check the result; add a profile for layouts you convert often.",
    ),
    (
        "profile-rivals",
        "warning",
        "Two profiles claim the document equally",
        "Their scores are too close; the document was read by its labels alone.",
        "Sharpen the `identify` labels or the validity years of one of the profiles named in the message.",
    ),
    (
        "unclaimed-text",
        "warning",
        "Printed text that no field holds",
        "The line is no field, no heading and no known furniture; it is kept in `extras`.",
        "Look at the line; a label in it may belong into the profile.",
    ),
    (
        "entry-row-shift",
        "warning",
        "A text stands on another project's row",
        "Read by rows, a project would have two plans or no report; read by the structure of the block (plan, midterm, "
        "final) everything pairs. The text was given by structure (`attribution: inferred`).",
        "Compare both readings named in the message with the source.",
    ),
    (
        "entry-ambiguous",
        "warning",
        "It is not certain which project a text belongs to",
        "The rows do not pair and no reading of the structure is clearly better; the printed row was followed.",
        "Look at the source.",
    ),
    (
        "projects-in-one-row",
        "warning",
        "One row names several projects",
        "A name cell has a name on each of its lines, and the cell beside it a section for each. Which text or figure of "
        "the row belongs to which project, nothing says; the row was read as one project.",
        "Divide the row by hand.",
    ),
    (
        "entry-without-project",
        "warning",
        "A text of a project stands where no project is named",
        "No project name stands on or above its row.",
        "The text is kept in `extras`; look at the source.",
    ),
    (
        "missing-title",
        "warning",
        "No title line was found",
        "No line has the form of a report title. A note on the print where it has none: a report in a booklet often begins with "
        "the department alone.",
        "Look at the top of the source.",
    ),
    (
        "missing-department",
        "error",
        "The department is not named",
        "Neither the header nor the title names it.",
        "Look at the top of the source.",
    ),
    (
        "partly-read",
        "warning",
        "A good part of the text is in no field",
        "The layout was read by its labels alone, and fields hold less than 85 % of the report's text: labels of it are "
        "unknown, so values may be missing anywhere in the report. Where a path is given, it is that block of which a good "
        "part is in no field.",
        "Compare with the source; describe the layout in a profile (docs/profiles.md).",
    ),
    (
        "entry-type-unknown",
        "warning",
        "The label of a text does not say what it is",
        "The layout was read by its labels alone, and the words of a label are none of the vocabulary and none that tell a "
        "plan from a result. The text stands under its printed label as `other`; the report may hold a plan or results more "
        "than `report_status` says.",
        "Look at the label; put it into a profile (docs/profiles.md).",
    ),
    (
        "value-doubtful",
        "warning",
        "A value looks like something else",
        "The layout was read by its labels alone, and a name is a number, a sentence or a title, or three projects bear it; a "
        "text is a title or a bare figure or holds a label; labels stand twice in one project; an indicator is named as its "
        "figures are; a goal or a paragraph is a heading. The paper may be built otherwise than it was read. Where the path "
        "is a block, such values are many in it, or a project in it may hold another.",
        "Compare the block with the source; describe the layout in a profile (docs/profiles.md).",
    ),
    (
        "block-not-understood",
        "error",
        "The structure of a block was not understood",
        "Fields would hold less than 40 % of the block's text: its values are left out, and the block is kept whole in "
        "`extras`. The other blocks of the report were read.",
        "Look at the block in the source; describe the layout in a profile (docs/profiles.md).",
    ),
    (
        "status-unclear",
        "warning",
        "The stage of the report may be a later one",
        "Sentences among the projects are in no field; they may be reports of a later stage than the texts that were read.",
        "Look at the text; a label above it may belong into a profile.",
    ),
    (
        "unknown-heading",
        "warning",
        "A heading that the vocabulary does not know",
        "A short line stands alone between sentences; what follows it was not added to the block above, but kept in "
        "`extras` under it. It may be goals, a policy or nothing of a report's fields.",
        "Look at the heading; if its block matters, name it in a profile (docs/profiles.md).",
    ),
    (
        "front-matter",
        "info",
        "Pages stand before the first report",
        "A cover, a table of contents or a foreword of a booklet belongs to none of its reports; it is kept in the "
        "`extras` of the first one.",
        "Nothing.",
    ),
    (
        "repeated-report",
        "warning",
        "Two reports of one document have the same department and year",
        "The document names the same department and year twice: a plan and its result in one file, or a report that was "
        "cut in two.",
        "Look at both places; the tables hold one of them.",
    ),
    (
        "missing-block",
        "info",
        "A block of the layout is missing",
        "The profile expects it, and its heading was not found. The path says where its values would be.",
        "Nothing, if the city left it out that year.",
    ),
    # Dates and years.
    (
        "fiscal-year-missing",
        "warning",
        "No fiscal year is stated",
        "No title, heading or label names the year (年度), or none that was read.",
        "The year stays null; supply it downstream if you know it.",
    ),
    (
        "fiscal-year-conflict",
        "warning",
        "Two fiscal years compete",
        "Title, headings and labels do not name the same year; the message says which was taken. A note on the print where "
        "a title names the year of the results, too (令和3年度施策評価（令和2年度実績）).",
        "Look at the source.",
    ),
    (
        "fiscal-year-inferred",
        "info",
        "The title prints the year without 年度 or without its era",
        "Such as 部長宣言2009 or 24年度; the year was read as a fiscal year, its era taken from the as-of date.",
        "Check it against the publisher's page.",
    ),
    (
        "fiscal-year-from-date",
        "warning",
        "The fiscal year was taken from the as-of date",
        "Nothing else in the document states a year.",
        "Check it against the publisher's page.",
    ),
    (
        "era-year-mismatch",
        "warning",
        "Era year and western year disagree",
        "Both are printed and name different years; the era year was taken.",
        "Look at the source.",
    ),
    (
        "era-out-of-range",
        "info",
        "A date outside its era",
        "Such as 平成32年度, written before the era changed; the western year was computed.",
        "Nothing; the evidence keeps the printed form.",
    ),
    (
        "unreadable-date",
        "warning",
        "A date cannot be read or is impossible",
        "Such as 2月30日; the value is null.",
        "Look at the source.",
    ),
    (
        "incomplete-date",
        "info",
        "A date lacks its year or day",
        "Such as 4月1日現在. A note on the print: a full date is never guessed, the label is kept.",
        "Nothing.",
    ),
    # People and sections.
    (
        "name-unsplit",
        "info",
        "Family and given name were not told apart",
        "The name is printed without a space and nothing proves the split.",
        "Install the dictionary extra (`hoshin[names]`) to split such names, or leave them.",
    ),
    (
        "name-split-inferred",
        "info",
        "A name printed without a space was split with a dictionary",
        "The dictionary knows one clear division into family and given name. A note on the print: in the evaluation no "
        "such name was wrong, and its names are common ones.",
        "Nothing, or check rare names.",
    ),
    (
        "unreadable-name",
        "warning",
        "A name cell cannot be read",
        "It holds something that is not a name, a post or a vacancy.",
        "Look at the source; the printed text is in `label`.",
    ),
    (
        "section-not-in-staffing",
        "warning",
        "A project's section is not in the staffing table",
        "The section printed with the project matches no row of the table. Often a note on the print, for it belongs to "
        "another department; else one of the two is written differently or was misread.",
        "Compare both spellings.",
    ),
    (
        "measure-without-figure",
        "info",
        "An indicator has no figure",
        "Neither a target nor an actual value nor a baseline stands beside it. Often they are yet to be filled in; else they "
        "stand in a cell that is merged with another, or the table was not understood here.",
        "Look at the row of the indicator.",
    ),
    (
        "cell-over-projects",
        "warning",
        "A merged cell stands beside several projects",
        "A text, figure or grade is printed once over the rows of two projects or more. It was given to the first alone: "
        "whether it holds for each of them or for all together, the print does not say.",
        "Look at the source, and add the value to the others if it is theirs.",
    ),
    (
        "sections-not-parted",
        "warning",
        "A cell may name one section or several",
        "Nothing but blanks part words that are a section's name each (中央図書館 資料課), and neither the staffing table nor "
        "another cell of the report knows them; they were kept as one name.",
        "Look at the source: one section within another, or two.",
    ),
    (
        "section-name-folded",
        "info",
        "A section was matched after folding its spelling",
        "The two prints differ in widths, dots or blanks only.",
        "Nothing.",
    ),
    (
        "duplicate-section",
        "warning",
        "A section stands twice in the staffing table",
        "Two rows have the same name.",
        "Look at the source.",
    ),
    # Numbers.
    (
        "unreadable-count",
        "warning",
        "A number cannot be read",
        "The cell holds something that is not one plain number; the value is null and the label is kept.",
        "Look at the source.",
    ),
    (
        "total-mismatch",
        "warning",
        "The printed total is not the sum of its parts",
        "The sections' numbers add up to something else; the printed total is kept.",
        "Look at the source: a part may be missing or the print wrong.",
    ),
    (
        "staff-type-unknown",
        "warning",
        "Numbers of staff stand under an unknown title",
        "The title is none of the known kinds of staff, or two columns are of one kind; the numbers are kept in extras.",
        "Look at the source; a profile can name the title.",
    ),
    (
        "staffing-unclear",
        "warning",
        "A part of the staffing block cannot be told apart",
        "Names and numbers stand apart, rows name no section, or sections of several levels or departments share a table.",
        "Look at the source; compare sections and numbers.",
    ),
    (
        "goals-unclear",
        "warning",
        "A part of the goals block cannot be told apart",
        "A row holds several cells and no title or mark says which of them is the goal; it is kept in `extras`.",
        "Look at the source; compare goals and rows.",
    ),
    (
        "unreadable-amount",
        "warning",
        "An amount of money cannot be read",
        "It has no number, or its unit is not stated.",
        "Look at the source; the printed text is in `amount_label`.",
    ),
    (
        "amount-unit-unknown",
        "warning",
        "An amount of money has no unit",
        "Neither the amount nor its label nor a caption says 円 or 千円; the same digits may mean a thousand times more.",
        "Look for the unit in the source; the printed text is in `amount_label`.",
    ),
    (
        "amount-unit-conflict",
        "warning",
        "An amount and its heading name different units",
        "The heading or a caption says 千円, the amount itself 円, or the other way round. The amount's own unit was taken.",
        "Compare with other amounts of the report: one of the two units is a slip of the print.",
    ),
    (
        "unreadable-figure",
        "warning",
        "A figure of a measure cannot be read",
        "It is a text, a date, a range, several numbers of which none is surely meant, or does not fit its column (######).",
        "Look at the source: the message holds the printed text.",
    ),
    (
        "figure-qualified",
        "info",
        "A figure is printed with more than its number",
        "A word bounds it (約, 以上, 見込み), a second number or a remark stands in brackets, or an arrow before it. A note: "
        "the number is right, and not all that is printed.",
        "Read the evidence before you compare the number with others.",
    ),
    (
        "figure-repaired",
        "warning",
        "The decimal point of a percentage was typed as a comma",
        "53、6% and 71,1% were read as 53.6 and 71.1.",
        "Compare with the source.",
    ),
    (
        "unit-conflict",
        "warning",
        "The figures of a measure are in different units",
        "The column of units, the target or the actual value print different units. A figure that could not be converted is "
        "null.",
        "Look at the source: one of the units is a slip, or the figures count different things.",
    ),
    (
        "figure-year-unclear",
        "warning",
        "A figure's label names several years",
        "Which year the figure is of is not said.",
        "Look at the source.",
    ),
    (
        "figure-scale-doubtful",
        "warning",
        "Two figures of one thing differ by about a thousand times",
        "Target and actual value, or budget and settlement; often 千円 and 円 were mixed up, or a comma was lost.",
        "Compare with the source.",
    ),
    (
        "unreadable-grade",
        "warning",
        "A grade cannot be read",
        "All grades are printed and none is marked in the text (a pen stroke or a picture marks it), or a character is lost.",
        "Look at the page.",
    ),
    # Goals and projects.
    (
        "goal-reference-unknown",
        "warning",
        "A project refers to a goal that the report does not have",
        "The number is a slip, or the goal was not read.",
        "Compare with the goals of the report; the number was left out.",
    ),
    (
        "goal-reference-unclear",
        "warning",
        "A reference to goals cannot be read",
        "It names no number, or its numbers may be those of another level of goals.",
        "Look at the source.",
    ),
    (
        "goal-number-gap",
        "warning",
        "Goal numbers are not in sequence",
        "A number is missing, repeated or out of order.",
        "Look at the source: a goal may have been overlooked.",
    ),
    (
        "duplicate-project",
        "warning",
        "Two projects have the same name",
        "The same name stands twice in one report.",
        "Look at the source: it may be one project cut by a page break.",
    ),
    (
        "plan-without-final",
        "warning",
        "A project has a plan but no final report",
        "Other projects of the same report have both.",
        "Look at the source: the report may stand on another row.",
    ),
    (
        "final-without-plan",
        "info",
        "A project has a final report but no plan",
        "Other projects of the same report have both.",
        "Look at the source.",
    ),
    (
        "project-without-text",
        "warning",
        "A project has a name but no text",
        "No entry was found for it.",
        "Look at the source.",
    ),
    (
        "empty-entry",
        "info",
        "A label stands without text",
        "The entry's label is printed, the text is blank (yet to be written).",
        "Nothing.",
    ),
    (
        "project-name-bracket",
        "info",
        "A bracket after a project name was kept in the name",
        "It does not name a section: not in the staffing table and not of the form of a section name.",
        "Nothing, or add the section to the profile.",
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


def kind_of(code: str) -> IssueKind:
    """The catalogue's entry of a code.

    >>> kind_of("entry-row-shift").severity
    'warning'

    Raises:
        KeyError: the code is not in the catalogue.
    """
    return CATALOGUE[code]
