"""Codes about layouts, blocks, goals and projects."""

from __future__ import annotations

from pipeline.model.issue_kinds.row import IssueRow

ROWS: tuple[IssueRow, ...] = (
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
        "The words of a label are none of the vocabulary and none that tell a "
        "plan from a result. The text stands under its printed label as `other`; the report may hold a plan or results more "
        "than `report_status` says.",
        "Look at the label; put it into a profile (docs/profiles.md).",
    ),
    (
        "budget-kind-unknown",
        "info",
        "The label of an amount does not say whether it is a budget or a settlement",
        "事業費 or 経費 stands alone. The amount is `other`; it may be the year's budget or what was spent.",
        "Look at the source; put the label into a profile (docs/profiles.md).",
    ),
    (
        "value-doubtful",
        "warning",
        "A value looks like something else",
        "A name is a number, a sentence or a title, or three projects bear it; a text is a title or a bare figure, or holds a "
        "label; a plan ends with what was done; a text of no known kind is a grade, a unit or a section; labels stand twice in "
        "one project; an indicator is named as its figures are, or holds them; a goal or a paragraph is a heading. The paper may "
        "be built otherwise than it was read. Where the path is a block, such values are many in it, or a project in it may hold "
        "another.",
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
        "A block of the report is missing",
        "The profile expects it, and its heading was not found; or the report was read by labels alone, and nothing was read "
        "of a block that such reports have as a rule. The path says where its values would be.",
        "Nothing, if the city left it out; else look at the source and, of an unknown layout, write a profile.",
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
)
