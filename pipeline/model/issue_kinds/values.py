"""Codes about values: dates and years, people and sections, numbers."""

from __future__ import annotations

from pipeline.model.issue_kinds.row import IssueRow

ROWS: tuple[IssueRow, ...] = (
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
        "A row holds several cells and no title or mark says which of them is the goal; it is kept in `extras`. Or a numbered "
        "list stands below the text of another block in a report without goals, or a project's label heads a line of a goal.",
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
)
