"""A report read by labels alone → findings about values that look like something else: a sentence as a name, a title as a text.

Where the structure of a paper was misread, what was read tells: names are numbers or sentences, texts are titles or bare figures,
goals and paragraphs are headings. Such values are told of, and where they are many so is their block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.issues import Finding
from pipeline.model.raw import RawText
from pipeline.model.report import Entry, Goal, Measure, Policy, Project, Rating, Report
from pipeline.model.segments import Segment
from pipeline.profiles.headings import is_general, is_general_heading
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section
from pipeline.text.tense import tells_of_the_past
from pipeline.text.units import canonical_unit

_CODE: Final = "value-doubtful"
_UNKNOWN_TYPE: Final = "entry-type-unknown"
_COST: Final = re.compile(
    r"(?:(?:令和|平成)?[0-9元]+年度の?)?(?:概算)?(?:事業費|所要経費|経費|費用|金額|事業コスト)(?:\([^()]*\))?"
)
_LETTER: Final = re.compile("[A-Za-zＡ-Ｚａ-ｚぁ-ゖァ-ヺ々一-\u9fff\uf900-\ufaff]")
_NUMBERED_ONLY: Final = re.compile(
    r"(?:no|№|第|項目|事業|施策|取組|目標|課題|宣言|番号|仕事|約束|重点)?[ .:]*[0-9０-９一二三四五六七八九十①-⑳ ()（）.,、・-]+(?:号|番)?",
    re.IGNORECASE,
)
_SENTENCE_ENDS: Final = ("。", "ます", "ました", "でした", "です")
_LONGEST_TITLE: Final = 20
_TIME: Final = re.compile(
    r"(?:[0-9０-９元～〜-]|令和|平成|年度?|年間|通年|随時|毎年|毎月|上|下|前|後|半?期|第|四|[春夏秋冬]|月|日|末|中|初|当初|旬|頃|まで|から|以降)+"
)
"""年度末, 上半期, 通年: words of titles, too, but what stands under 時期 is such a word."""
_OF_NO_STAGE: Final = re.compile(
    r"(?:コメント|所見|意見|講評|総評|感想|理由|根拠|期限|期日|時期|日程|スケジュール|説明|備考|摘要|水準|基準|目安|関連[^ ]*|(?:いつ|どこ)まで(?:に)?|[1-4](?:Q|q))"
    r"(?:\([^()]*\))?$"
)
"""Words of what is neither planned nor done."""
_IN_BRACKETS: Final = re.compile("[〈<《【［\\[〔](?P<label>[^〉>》】］\\]〕]{2,12})[〉>》】］\\]〕]")
_LABELLED_INSIDE: Final = re.compile(
    "[〈<《【［\\[〔][^〉>》】］\\]〕]{2,12}[〉>》】］\\]〕](?=.)|(?:^|(?<=。)|(?<=。 ))[・･]?[^ \u3000\n。、：:（）()]{2,12}[：:](?=.)",
    re.DOTALL,
)
_FIGURE_INSIDE: Final = re.compile("(?:目標|実績|計画|達成)[値数]?[ \u3000:：]{0,2}[0-9０-９][0-9０-９,，.．]*")
"""目標値 30回 in the name of an indicator, or in a text that is no sentence."""
_LEAST_TABLE: Final = 3
"""A table of the staff has titles and two sections at least."""
_OFTEN: Final = 3
"""So many projects of one name are none."""
_FEW: Final = 2
"""So many doubtful values of a block are no chance."""
_SHARE: Final = 0.25
_LEAST_ALIKE: Final = 5
"""Among so many projects a label that one alone has is none of their form."""
_RARE: Final = 0.1
_BLANKS_AND_DIGITS: Final = re.compile("[ \u3000\n0-9０-９]+")
_LIKE_LABEL: Final = re.compile(
    "【[^【】。、]{2,16}】(?=.)|〈[^〈〉。、]{2,16}〉(?=.)|《[^《》。、]{2,16}》(?=.)|[◇◆■□▽▼☆★○●◎][^ \u3000\n。、：:…◇◆■□]{2,16}(?:[：:]|…)(?=.)"
)
_MARK: Final = re.compile("[A-DS][+-]?|[◎○〇◯●△▲×✕]|[★☆]{1,5}")
_AFTER_STOP: Final = re.compile("。 ?(?=[^ 。])")
_PARTICLE: Final = re.compile("[をはが、。]")
"""No label reaches beyond the first of these in its sentence."""
_GOES_ON: Final = frozenset("をはがにでとものへやか、，。（(「・ます")
_LONGEST_LABEL: Final = 12
_LEAST_LABEL: Final = 4


def plausible(report: Report, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Findings about doubtful names, texts, goals and paragraphs; each points to the value, or to the block where they are many."""
    found = [*_check_projects(report.projects, labels, proofs), *_labels_of_one(report.projects, proofs)]
    past = [*_plans_of_the_past(report.projects, proofs)]
    yield from (*found, *past)
    if report.report_status != "final" and (past or any(one.code == _UNKNOWN_TYPE for one in found)):
        message = f"the report is taken for {report.report_status}; texts that are not known as results may be some"
        yield Finding("status-unclear", message, None, "/report_status")
    for at, goal in enumerate(report.goals):
        yield from _check_goal(goal, f"/goals/{at}", labels, proofs)
    for at, policy in enumerate(report.policies):
        yield from _check_policy(policy, f"/policies/{at}", labels, proofs)


def several_reports(segments: Sequence[Segment]) -> Iterator[Finding]:
    """Findings about a report whose blocks begin anew: two tables of the staff at least and two blocks of projects under one heading.

    It may hold the reports of several departments.
    """
    staffing = sum(
        1 for one in segments if one.kind == "staffing" and sum(len(row.cells) > 1 for row in one.rows) >= _LEAST_TABLE
    )
    headings = Counter(one.heading.text for one in segments if one.kind == "projects" and one.heading is not None)
    if staffing < _FEW or max(headings.values(), default=0) < _FEW:
        return
    message = (
        f"{staffing} tables of the staff, and projects under the same heading again: several reports may stand here"
    )
    for path in ("/department", "/officers", "/staffing", "/goals", "/projects"):
        yield Finding(_CODE, message, None, path)


def _check_projects(projects: Sequence[Project], labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    doubtful, swallowed = 0, False
    names = Counter(project.name for project in projects)
    inside = _repeated_inside(projects)
    for at, project in enumerate(projects):
        path = f"/projects/{at}"
        found = [*_of_name(project.name, path, labels, proofs)]
        if names[project.name] >= _OFTEN:
            times = names[project.name]
            found.append(
                Finding(_CODE, f"{times} projects are named 「{project.name}」", proofs.get(f"{path}/name"), path)
            )
        for number, entry in enumerate(project.entries):
            found += _of_text(entry, f"{path}/entries/{number}", labels, proofs)
            if inside and (label := next((one for one in inside if one in entry.text), None)) is not None:
                message = f"「{label}」 stands in text after text, as a label does"
                found.append(Finding(_CODE, message, proofs.get(f"{path}/entries/{number}/text"), path))
            if entry.entry_type == "other" and len(entry.text) <= _LONGEST_TITLE:
                found += _of_cell(entry, project, f"{path}/entries/{number}", proofs)
            yield from _of_unknown_type(entry, f"{path}/entries/{number}", labels, proofs)
        for number, measure in enumerate(project.measures):
            found += _of_measure(measure, f"{path}/measures/{number}", labels, proofs)
        yield from _amounts_of_no_kind(project, path, proofs)
        if again := _printed_again(project):
            swallowed = True
            message = (
                f"「{again[0]}」 and 「{again[1]}」 stand twice in one project: another one may begin between them"
            )
            found.append(Finding(_CODE, message, proofs.get(f"{path}/name"), path))
        doubtful += bool(found)
        yield from found
    if swallowed or (doubtful >= _FEW and doubtful >= _SHARE * len(projects)):
        message = f"{doubtful} of {len(projects)} projects have names or texts that look like something else"
        yield Finding(_CODE, message, None, "/projects")


def _labels_of_one(projects: Sequence[Project], proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Findings about projects with a label that hardly another one has: papers ask the same of every project, so it may be a text or a neighbour's."""
    if len(projects) < _LEAST_ALIKE:
        return
    printed = [
        {_BLANKS_AND_DIGITS.sub("", label): label for label in (*_labels(one.entries), *_labels(one.ratings))}
        for one in projects
    ]
    times = Counter(label for own in printed for label in own)
    for at, own in enumerate(printed):
        rare = [label for key, label in own.items() if times[key] <= max(1, _RARE * len(projects))]
        if rare:
            message = f"no other project has a text under 「{rare[0]}」"
            yield Finding(_CODE, message, proofs.get(f"/projects/{at}/name"), f"/projects/{at}")


def _labels(values: Sequence[Entry] | Sequence[Rating]) -> list[str]:
    return [one.label for one in values]


def _repeated_inside(projects: Sequence[Project]) -> tuple[str, ...]:
    """What stands in brackets, or behind a mark and before a colon or dots, in the texts of three projects at least: labels that were not seen."""
    if len(projects) < _OFTEN:
        return ()
    counted = Counter[str]()
    for project in projects:
        counted.update({found[0] for entry in project.entries for found in _LIKE_LABEL.finditer(entry.text)})
    return tuple([word for word, times in counted.items() if times >= _OFTEN])


def _plans_of_the_past(projects: Sequence[Project], proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Findings about plans that tell what was done: results may have been taken for them, or stand in their texts."""
    for at, project in enumerate(projects):
        for number, entry in enumerate(project.entries):
            if entry.entry_type == "plan" and tells_of_the_past(entry.text):
                message = f"the plan 「{entry.text[:20]}…」 tells what was done"
                yield Finding(_CODE, message, proofs.get(f"/projects/{at}/entries/{number}/text"), f"/projects/{at}")


def _of_name(name: str, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    if _NUMBERED_ONLY.fullmatch(name) or not _LETTER.search(name):
        yield Finding(_CODE, f"the name 「{name}」 is only a number", proofs.get(f"{path}/name"), path)
    elif name.endswith(_SENTENCE_ENDS):
        yield Finding(_CODE, f"the name 「{name[:40]}」 is a sentence", proofs.get(f"{path}/name"), path)
    elif _is_title(name, labels) or _begins_with_label(name, labels):
        yield Finding(_CODE, f"the name 「{name}」 is a title", proofs.get(f"{path}/name"), path)


def _of_unknown_type(entry: Entry, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """A text under a label that nobody knows (今年度のくわだて): `other` was taken, a plan or a result it may be."""
    if entry.entry_type != "other" or labels.kinds_of(entry.label):
        return
    word = fold(entry.label).strip()
    if _OF_NO_STAGE.search(word) is None and _TIME.fullmatch(word) is None:
        message = f"the words of 「{entry.label}」 do not say whether a plan, a result or something else stands below"
        yield Finding(_UNKNOWN_TYPE, message, proofs.get(f"{path}/label"), f"{path}/entry_type")


def _amounts_of_no_kind(project: Project, path: str, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """事業費 alone: a budget or a settlement, nothing says which; beside an amount of which it is said nothing is told of."""
    if any(budget.kind != "other" for budget in project.budgets):
        return
    for number, budget in enumerate(project.budgets):
        if _COST.fullmatch(fold(budget.label).replace(" ", "")) is not None:
            message = f"「{budget.label}」 does not say whether the amount is a budget or a settlement"
            place = f"{path}/budgets/{number}"
            yield Finding("budget-kind-unknown", message, proofs.get(f"{place}/label"), f"{place}/kind")


def _printed_again(project: Project) -> tuple[str, ...]:
    """Labels of texts that stand twice with the same meaning, two at least; (): there are not so many."""
    printed = Counter((entry.entry_type, entry.label, entry.fiscal_year) for entry in project.entries)
    again = tuple(dict.fromkeys(label for (_, label, _), times in printed.items() if times > 1))
    return again if len(again) >= _FEW else ()


def _of_measure(measure: Measure, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    kinds = labels.kinds_of(measure.label)
    if kinds and all(
        kind.startswith(("measure.target", "measure.actual", "measure.baseline", "entry.")) for kind in kinds
    ):
        message = f"the indicator 「{measure.label}」 is the title of its figures"
        yield Finding(_CODE, message, proofs.get(f"{path}/label"), path)
    elif _FIGURE_INSIDE.search(measure.label) is not None:
        message = f"figures stand in the indicator 「{measure.label[:40]}」"
        yield Finding(_CODE, message, proofs.get(f"{path}/label"), path)


def _of_text(entry: Entry, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    text = entry.text
    if not _LETTER.search(text) and any(char.isnumeric() for char in text):
        yield Finding(_CODE, f"the text 「{text[:20]}」 is only a figure", proofs.get(f"{path}/text"), path)
    elif _is_title(text, labels):
        yield Finding(_CODE, f"the text 「{text}」 is a title", proofs.get(f"{path}/text"), path)
    elif (label := _label_inside(text, labels)) is not None:
        yield Finding(_CODE, f"「{label}」, a label, stands in the text", proofs.get(f"{path}/text"), path)
    elif entry.entry_type == "other" and _FIGURE_INSIDE.search(text) is not None and not text.endswith(_SENTENCE_ENDS):
        message = f"the text 「{text[:40]}」 is an indicator with its figures"
        yield Finding(_CODE, message, proofs.get(f"{path}/text"), path)


def _of_cell(entry: Entry, project: Project, path: str, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """A text of no known kind that is a grade, a unit, or the section of a project that has none: a column was not understood."""
    text = entry.text
    if not project.ratings and _MARK.fullmatch(fold(text).strip()) is not None:
        yield Finding(_CODE, f"the text 「{text}」 is a grade", proofs.get(f"{path}/text"), path)
    elif project.measures and canonical_unit(text) is not None:
        yield Finding(_CODE, f"the text 「{text}」 is a unit", proofs.get(f"{path}/text"), path)
    elif not project.sections and all(map(looks_like_section, re.split(r"[ \u3000\n、,，・/／]+", text))):
        yield Finding(_CODE, f"the text 「{text}」 is a section", proofs.get(f"{path}/text"), path)


def _is_title(text: str, labels: Labels) -> bool:
    """Whether a short text is words of the genre and nothing else."""
    if not 2 < len(text) <= _LONGEST_TITLE or text.endswith(_SENTENCE_ENDS) or _TIME.fullmatch(text):
        return False
    return bool(labels.kinds_of(text)) or is_general_heading(text) or _are_titles(text, labels)


def _begins_with_label(text: str, labels: Labels) -> bool:
    """Whether a label in brackets stands before a text (〈所管課〉納税課)."""
    found = _IN_BRACKETS.match(text)
    return found is not None and bool(labels.kinds_of(found["label"]))


def _are_titles(text: str, labels: Labels) -> bool:
    """Whether a text is several titles run together (一次評価（課長）二次評価（部長）, 予定 取組実績)."""
    words = re.split(r"[ \u3000\n/／・]+", fold(text).strip())
    return len(words) > 1 and all(len(word) > 1 and (labels.kinds_of(word) or is_general(word)) for word in words)


def _label_inside(text: str, labels: Labels) -> str | None:
    """A label of a text, with what it labels right behind it, in brackets, before a colon or behind a sentence; None: there is none."""
    for match in _LABELLED_INSIDE.finditer(text):
        if any(kind.startswith("entry.") for kind in labels.text_kinds(match[0])):
            return match[0]
    for match in _AFTER_STOP.finditer(text):
        start = match.end()
        particle = _PARTICLE.search(text, start)
        most = min(
            start + _LONGEST_LABEL, len(text) - _LEAST_LABEL, len(text) if particle is None else particle.start()
        )
        for end in range(most, start + _LEAST_LABEL - 1, -1):
            if text[end] in _GOES_ON:
                continue
            label = text[start:end]
            if any(kind.startswith("entry.") for kind in labels.text_kinds(label)) and text[end] not in _GOES_ON:
                return label
    return None


def _check_goal(goal: Goal, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    if goal.marker is None and is_general_heading(goal.text):
        yield Finding(_CODE, f"the goal 「{goal.text}」 is a heading", proofs.get(f"{path}/text"), "/goals")
    elif any(labels.kinds_of(found["label"]) for found in _IN_BRACKETS.finditer(goal.text)):
        yield Finding(_CODE, f"a label stands in the goal 「{goal.text[:30]}」", proofs.get(f"{path}/text"), "/goals")
    for at, child in enumerate(goal.children):
        yield from _check_goal(child, f"{path}/children/{at}", labels, proofs)


def _check_policy(policy: Policy, path: str, labels: Labels, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """A paragraph that is a label or a heading, in a block that holds more than one."""
    if len(policy.paragraphs) < _FEW:
        return
    for at, paragraph in enumerate(policy.paragraphs):
        if paragraph.endswith(_SENTENCE_ENDS) or len(paragraph) > _LONGEST_TITLE:
            continue
        if labels.kinds_of(paragraph) or is_general_heading(paragraph):
            text = proofs.get(f"{path}/paragraphs/{at}")
            yield Finding(_CODE, f"the paragraph 「{paragraph}」 is a label or a heading", text, path)
