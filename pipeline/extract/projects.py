"""The project blocks → projects with their sections and texts, each text given to the project it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import cast

from pipeline.extract.attribution import attribute
from pipeline.extract.claims import is_known_label
from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.cycle_words import cycle_words, step
from pipeline.extract.figures import UNREAD, budgets, measures, ratings, settle
from pipeline.extract.project_amount_cells import with_amounts_apart
from pipeline.extract.project_bands import first_cells_below_headings, sentence_bands
from pipeline.extract.project_card_labels import card_labels
from pipeline.extract.project_chapters import as_one, chapters
from pipeline.extract.project_codes import keep_codes
from pipeline.extract.project_column_contents import column_labels
from pipeline.extract.project_fields import ProjectFields, together
from pipeline.extract.project_folded import names_over_texts, unfolded
from pipeline.extract.project_form_fields import form_fields
from pipeline.extract.project_form_heads import names_first
from pipeline.extract.project_forms import form_labels
from pipeline.extract.project_halves import by_halves
from pipeline.extract.project_indicator_figures import figures_apart
from pipeline.extract.project_indicator_rows import with_indicator_rows
from pipeline.extract.project_inner_labels import inner_labels
from pipeline.extract.project_label_rows import with_labelled_rows
from pipeline.extract.project_lead_labels import with_lead_labels
from pipeline.extract.project_led_lines import led_labels
from pipeline.extract.project_line_forms import read_line_forms
from pipeline.extract.project_line_labels import line_labels
from pipeline.extract.project_months import without_months
from pipeline.extract.project_name_grades import grades_behind_names
from pipeline.extract.project_names import cut_sections, split_name
from pipeline.extract.project_overview import with_overview
from pipeline.extract.project_printed import Printed, PrintedName, PrintedText
from pipeline.extract.project_repeated_cells import with_pairs_apart
from pipeline.extract.project_row_kinds import kind_columns
from pipeline.extract.project_rows import RowReader
from pipeline.extract.project_schedule import with_periods_apart
from pipeline.extract.project_sections_below import SectionsBelow, give_sections_below, with_sections_below
from pipeline.extract.project_stage_grids import with_stage_grids
from pipeline.extract.project_stage_rows import give_goals, with_stage_rows
from pipeline.extract.project_turned import upright
from pipeline.extract.project_twice import Once, once
from pipeline.extract.project_two_title_rows import with_whole_titles
from pipeline.extract.project_value_labels import sections_by_values
from pipeline.extract.project_wide_names import names_as_lines
from pipeline.extract.project_wraps import whole_rows
from pipeline.extract.section_lines import section_lines
from pipeline.model.document import Row
from pipeline.model.raw import Attribution, EntryType, RawEntry, RawExtra, RawProject, RawText, joined
from pipeline.model.segments import Segment
from pipeline.profiles.headings import is_general
from pipeline.profiles.labels import Labels
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key

__all__ = ["ProjectFields", "extract_projects"]

_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[①-⑳])[.)]?")


def extract_projects(
    segments: Sequence[Segment], profile: Profile, staffed: frozenset[str], aims: frozenset[str] = frozenset()
) -> ProjectFields:
    """All project blocks of a report (主な事業, repeated after page breaks) → its projects in printed order.

    `staffed` are the comparison keys of the sections in the staffing table, which tell a section in brackets after a
    name from a bracket that belongs to the name; `aims` the texts of its goals, as `aims_of`. Where later chapters name
    the same projects again, each chapter is read by itself.
    """
    parts = chapters(segments, profile.labels)
    if len(parts) > 1:
        read = [_of_chapter(part.segments, profile, staffed, aims, part.names) for part in parts]
        if (found := as_one([one.projects for one in read])) is not None:
            return together(parts, read, found)
    return _of_chapter(segments, profile, staffed, aims)


def _of_chapter(
    segments: Sequence[Segment],
    profile: Profile,
    staffed: frozenset[str],
    aims: frozenset[str],
    again: frozenset[str] = frozenset(),
) -> ProjectFields:
    """The project blocks of one chapter → its projects in printed order; the names of the keys `again` stand in another, too."""
    rows = [row for segment in segments for row in segment.rows]
    heads = section_lines(rows, staffed).begins  # lines of sections that head what follows stand below no name
    below = SectionsBelow(rows) if heads else with_sections_below(rows, profile.labels)
    printed, labels, in_forms = _printed(segments, below.rows, profile, staffed, aims, again)
    give_sections_below(printed, below.below)
    grades_behind_names(printed, labels, staffed)
    cycle = cycle_words(text.label.text for text in printed.texts if not text.parts)
    owners = _owners(printed.texts, printed.names, in_forms=in_forms)
    own: list[list[PrintedText]] = [[] for _ in printed.names]
    entries: list[list[RawEntry]] = [[] for _ in printed.names]
    orphans: list[RawExtra] = []
    empty: list[RawText] = []
    for number, (text, owner, by_row, moved) in enumerate(owners.given):
        if text.kind == UNREAD:
            continue
        is_entry = text.kind.startswith("entry.") and not _heads_labels(printed.texts, number)
        if not text.parts:
            if step(text.label.text) in cycle:
                (empty if is_entry else printed.labels).append(text.label)
            elif _is_vouched_for(text, printed.names, labels):
                (empty if is_entry else printed.titles).append(text.label)
        elif owner is None:
            orphans.append(RawExtra(text.label, (joined(text.parts),)))
        elif is_entry:
            entries[owner].append(_entry(text, by_row, moved=moved))
        else:
            own[owner].append(text)
            # A title below another that says nothing by itself is one of the two only.
            (printed.titles if text.label.breaks else printed.labels).extend(_cells(text.label))
    known = staffed | _sections_alone(printed.names)
    projects = tuple(
        _project(name, tuple(texts), figures, staffed, known, printed.labels)
        for name, texts, figures in zip(printed.names, entries, own, strict=True)
    )
    found = Once(projects, (), tuple(range(len(projects)))) if owners.ambiguous else once(projects)
    return ProjectFields(
        found.projects,
        (*printed.labels, *found.again, *(one for one in printed.titles if is_known_label(one.text, labels)), *empty),
        tuple([one for one in printed.titles if not is_known_label(one.text, labels)]),
        tuple(orphans),
        tuple(entry for texts in entries for entry in texts) if owners.ambiguous else (),
        tuple(empty),
        tuple(text.label for text, _, _, moved in owners.given if moved and not text.kind.startswith("entry.")),
        tuple(printed.merged),
        tuple([(found.places[at], text) for at, text in printed.shared]),
        tuple(printed.kept),
    )


def _printed(
    segments: Sequence[Segment],
    rows: list[Row],
    profile: Profile,
    staffed: frozenset[str],
    aims: frozenset[str],
    again: frozenset[str],
) -> tuple[Printed, Labels, bool]:
    """What the rows print, in their order; the labels, with those of the report's own; whether it stands in numbered forms."""
    months = without_months(rows)
    grids = with_stage_grids(months.rows, profile.labels)
    known = profile.labels.with_own(grids.own)
    staged = with_stage_rows(with_periods_apart(grids.rows), known, aims)
    known = known.with_own(staged.own)
    apart = with_pairs_apart(staged.rows, known)
    known = known.with_own(apart.own)
    widened = with_indicator_rows(with_whole_titles(apart.rows), known)
    over = section_lines(widened.rows, staffed)
    rows = list(over.rows)
    if (in_lines := read_line_forms(over.others, known, again, over.begins)) is not None:
        in_lines.labels += [*over.labels, *apart.numbers, *widened.again, *grids.heads, *staged.heads]
        in_lines.kept += [*months.kept, *grids.kept]
        settle(in_lines.texts)
        keep_codes(in_lines)
        give_goals(in_lines, staged.goals)
        sections_by_values(in_lines, _printed_owners(in_lines.texts, in_lines.names), staffed)
        return in_lines, known, True
    spanned = names_over_texts(rows, known)
    rows, numbers = _without_lead(names_as_lines(spanned.rows, known))
    overview = with_overview(rows, known)
    led = with_lead_labels(with_amounts_apart(overview.rows, known), known)
    halved = by_halves(led.rows, known)
    fields = form_fields(names_first(halved.rows, known), known)
    rows = fields.rows
    of_forms = form_labels(rows, known)
    of_lines = {
        **led_labels(rows, known),
        **card_labels(rows, known),
        **line_labels(rows, known),
        **inner_labels(rows, known),
        **column_labels(rows, known, staffed, aims),
    }
    labels = known.with_own({**of_lines, **fields.own, **of_forms, **overview.own, **halved.own, **led.own})
    labelled = with_labelled_rows(whole_rows(rows, labels), labels)
    labels = labels.with_own(labelled.own)
    folded = unfolded(labelled.rows, labels)
    turned = upright(folded.rows, labels)
    reader = RowReader(labels, staffed, overview.names, kind_columns(turned.rows, labels))
    reader.printed.aims = aims
    reader.printed.bands = sentence_bands(turned.rows)
    reader.printed.caption_ends = first_cells_below_headings(segments)
    reader.printed.kept += [*months.kept, *grids.kept, *fields.kept]
    reader.printed.labels += [
        *over.marks,
        *grids.heads,
        *staged.heads,
        *overview.labels,
        *halved.heads,
        *labelled.again,
    ]
    reader.printed.labels += [*apart.numbers, *widened.again, *numbers, *spanned.again, *folded.again, *turned.heads]
    for row, following in zip_longest(turned.rows, turned.rows[1:]):
        reader.read(row, following)
    reader.printed.texts, own_titles = figures_apart(reader.printed.texts)
    reader.printed.labels += own_titles
    settle(reader.printed.texts)
    keep_codes(reader.printed)
    give_goals(reader.printed, staged.goals)
    sections_by_values(reader.printed, _printed_owners(reader.printed.texts, reader.printed.names), staffed)
    return reader.printed, labels, bool(of_forms or fields.own or fields.kept)


def _cells(text: RawText) -> list[RawText]:
    """The cells that a text was joined of."""
    return [RawText(text.pieces[start:end]) for start, end in pairwise((0, *text.breaks, len(text.pieces)))]


def _is_vouched_for(text: PrintedText, names: Sequence[PrintedName], labels: Labels) -> bool:
    """Whether a title over nothing is one by its words, or by its table, which names projects; another is text that no field holds."""
    if labels.kinds_of(text.label.text) or is_general(text.label.text):
        return True
    return text.kind != "entry.other" and any(name.row >= text.row for name in names)


def _sections_alone(names: Sequence[PrintedName]) -> frozenset[str]:
    """The comparison keys of the sections that stand alone in a cell: where cells hold several, each is known by these."""
    cells = {cell.text for name in names for cell in name.sections}
    if not any(len(cell.split()) > 1 for cell in cells):
        return frozenset()
    return frozenset(section_key(cell) for cell in cells if len(cell.split()) == 1 and looks_like_section(cell))


def _without_lead(rows: list[Row]) -> tuple[list[Row], list[RawText]]:
    """The rows without a first column that holds nothing but blanks or running numbers, and these numbers.

    Where the first column is blank only, one beside it must hold names: a page that begins inside a project has none.
    """
    table = [row for row in rows if len(row.cells) > 1]
    lead = [row.cells[0] for row in table if row.cells[0].pieces]
    if not table or not all(_NUMBER.fullmatch(fold(cell.text)) for cell in lead):
        return rows, []
    if any(len(row.cells) < 3 for row in table) or sum(bool(row.cells[1].pieces) for row in table) == 0:
        return rows, []
    return [replace(row, cells=row.cells[1:]) if len(row.cells) > 1 else row for row in rows], [raw(c) for c in lead]


def _entry(text: PrintedText, printed: int | None, *, moved: bool) -> RawEntry:
    attribution: Attribution = "inferred" if moved else "explicit"
    kind = cast("EntryType", text.kind.removeprefix("entry."))
    return RawEntry(kind, text.label, joined(text.parts), attribution, printed)


def _project(
    name: PrintedName,
    entries: tuple[RawEntry, ...],
    figures: Sequence[PrintedText],
    staffed: frozenset[str],
    known: frozenset[str],
    labels: list[RawText],
) -> RawProject:
    """A name with its texts and figures; marks and brackets that are no part of the name go to the labels.

    What says that there is no grade (未定) goes there, too.
    """
    text, sections, others = split_name(name.text, staffed)
    labels += others
    beside = tuple(section for cell in name.sections for section in cut_sections(cell, known))
    labels += [part for figure in figures if figure.kind.startswith("rating.") for part in figure.parts]
    of_measures = [figure for figure in figures if figure.kind.startswith("measure.")]
    return RawProject(
        text,
        (*sections, *beside),
        entries,
        measures(of_measures),
        ratings([figure for figure in figures if figure.kind.startswith("rating.")]),
        budgets([figure for figure in figures if figure.kind.startswith("budget.")]),
        tuple(name.goals) or (() if name.caption_goal is None else (name.caption_goal,)),
    )


@dataclass(frozen=True, slots=True)
class _Owners:
    """Each text with the project it is given to, the one its row gives, and whether these differ."""

    given: tuple[tuple[PrintedText, int | None, int | None, bool], ...]
    ambiguous: bool


def _heads_labels(texts: Sequence[PrintedText], number: int) -> bool:
    """Whether a label without text stands before another label of its row (計画 | 取組内容 | …): a word for several, no stage."""
    text = texts[number]
    return not text.parts and number + 1 < len(texts) and texts[number + 1].row == text.row


def _owners(texts: Sequence[PrintedText], names: Sequence[PrintedName], *, in_forms: bool) -> _Owners:
    """Each text → its project, by the structure of the block; a figure goes with the text that it stands below.

    In forms of one project each (`in_forms`) a text belongs to the form it stands in.
    """
    by_row = _printed_owners(texts, names)
    entries = [number for number, text in enumerate(texts) if text.kind.startswith("entry.")]
    beside = all(_is_beside_name(texts[number], by_row[number], names) for number in entries)
    owned = bool(entries) and all(texts[number].owner is not None for number in entries)
    if (
        in_forms
        or owned
        or (
            beside
            and (
                all(texts[number].in_column for number in entries)
                or _have_several([by_row[number] for number in entries])
            )
        )
    ):
        # Each text stands in the row of a name: in what order is the titles' matter.
        return _Owners(tuple([(text, at, at, False) for text, at in zip(texts, by_row, strict=True)]), ambiguous=False)
    kinds = ["" if _heads_labels(texts, number) else texts[number].kind.removeprefix("entry.") for number in entries]
    words = [without_blanks(texts[number].label.text) for number in entries]
    found = attribute(kinds, [by_row[number] for number in entries], len(names), words)
    owner_of = dict(zip(entries, found.owners, strict=True))
    moved = {entries[number] for number in found.moved}
    given = []
    above: int | None = None
    for number, text in enumerate(texts):
        if number in owner_of:
            given.append((text, owner_of[number], by_row[number], number in moved))
            above = number
        elif above is not None and above in moved and by_row[above] == by_row[number] and text.owner is None:
            given.append((text, owner_of[above], by_row[number], True))
        else:
            given.append((text, by_row[number], by_row[number], False))
    return _Owners(tuple(given), found.ambiguous)


def _have_several(owners: Sequence[int | None]) -> bool:
    """Whether each project that has a text has more than one."""
    return all(owners.count(owner) > 1 for owner in set(owners))


def _printed_owners(texts: Sequence[PrintedText], names: Sequence[PrintedName]) -> list[int | None]:
    """For each text the project whose name stands on its row, or last above it."""
    owners: list[int | None] = []
    at = -1
    for text in texts:
        while at + 1 < len(names) and names[at + 1].row <= text.row:
            at += 1
        owners.append(text.owner if text.owner is not None else at if at >= 0 else None)
    return owners


def _is_beside_name(text: PrintedText, owner: int | None, names: Sequence[PrintedName]) -> bool:
    return owner is not None and names[owner].row == text.row
