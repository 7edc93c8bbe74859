"""Heads as printed (部長名 高﨑 邦夫, 課長名の列) → officers: names, readings, posts, vacancies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.model.raw import RawOfficer, RawText
from pipeline.model.report import Officer, Role
from pipeline.normalize.values import Notes, closed
from pipeline.text.name_cell import NameCell, Person
from pipeline.text.name_lines import joined_name
from pipeline.text.name_split import sudachi_names
from pipeline.text.names import parse_name_cell

_NAME_WORD = re.compile(r"(?:氏名|名)$")
_REMARK = re.compile(r"(?<=.)[(（][^()（）]*[)）]?$")
_CONCURRENT_POST = re.compile(r"兼務|兼任|兼職|事務取扱|[(（]兼[)）]")
_NO_POST = frozenset(("", "氏", "職", "責任者", "作成者", "宣言者", "担当者"))
_NO_POST_END = re.compile(r"(?:責任|作成|宣言|担当|評価|記入|記載)者$")
_NAMES = ("full_name", "family_name", "given_name", "family_name_kana", "given_name_kana")
_FLAG_CODES = {"kanji_unsplit": "name-unsplit", "kanji_split_inferred": "name-split-inferred"}


def officers_of(raws: Sequence[RawOfficer], role: Role, path: str, notes: Notes) -> tuple[Officer, ...]:
    """The officers of a header or a section, in printed order.

    A vacant post keeps its officer with no name; a dash says that there is no such post. A cell that cannot be read as
    a name keeps its officer, too: the printed text in `label`, the name null, with a finding.
    """
    officers: list[Officer] = []
    for raw in raws:
        for officer in _read(raw, role, f"{path}/{len(officers)}", notes):
            here = f"{path}/{len(officers)}"
            notes.proofs[here] = notes.proofs[here + "/label"] = raw.name
            if officer.role_label is not None and raw.role_label is not None:
                notes.proofs[here + "/role_label"] = raw.role_label
            if officer.full_name is not None:
                for field in _NAMES:
                    if getattr(officer, field) is not None:
                        of_kana = raw.reading is not None and field.endswith("_kana")
                        notes.proofs[f"{here}/{field}"] = raw.reading if of_kana and raw.reading else raw.name
            officers.append(officer)
    return tuple(officers)


def _read(raw: RawOfficer, role: Role, path: str, notes: Notes) -> Iterator[Officer]:
    text = raw.name.text
    if "\n" in text:
        text = joined_name(text, sudachi_names())
    label = text.replace("\n", " ")
    if raw.reading is not None:
        text = joined_name(f"{raw.reading.text}\n{text}", sudachi_names())
    post = _post(raw.role_label)
    acting = raw.role_label is not None and _CONCURRENT_POST.search(raw.role_label.text) is not None
    try:
        cell = parse_name_cell(text, sudachi_names())
    except ValueError as error:
        notes.doubt("unreadable-name", f"「{label}」: {error}", raw.name, path)
        yield _nobody(role, post, label, concurrent=False)
        return
    if cell.status == "none":
        return
    if cell.status == "person":
        for person, own_post in zip(cell.persons, _posts(cell.persons, post), strict=True):
            _doubts(person, raw.name, path, notes)
            officer = _officer(person, role, own_post, person.label if len(cell.persons) > 1 else label)
            yield officer.model_copy(update={"concurrent": True}) if acting else officer
        return
    if cell.status in ("ditto", "post_only"):
        notes.doubt("unreadable-name", f"「{label}」 names nobody", raw.name, path)
    yield _nobody(role, cell.post or post, label, concurrent=_is_concurrent(cell))


def _posts(persons: Sequence[Person], post: str | None) -> tuple[str | None, ...]:
    """The post of each person: where the label gives the first one's, a post between two names is the second one's.

    部長名 高﨑 邦夫 参事 中村 秀雄: 高﨑 is 部長, 中村 is 参事.
    """
    own = tuple(person.post for person in persons)
    if post is not None and len(own) > 1 and own[-1] is None and all(own[:-1]) and own[0] != post:
        return (post, *own[:-1])
    return tuple(one or post for one in own)


def _post(label: RawText | None) -> str | None:
    """The post that a label names: 部長名 → 部長, 市民部長 → 市民部長, 氏名 → none."""
    if label is None:
        return None
    return _post_named(closed(label))


@lru_cache(maxsize=1024)  # one title (課長名) heads a whole column
def _post_named(label: str) -> str | None:
    post = _REMARK.sub("", label.strip(":：→| ")).strip(":：【】()（）[]［］〔〕《》〈〉＜＞<>■□◆◇●○◎・ ")
    post = _NAME_WORD.sub("", post)
    return None if post in _NO_POST or _NO_POST_END.search(post) else post


def _officer(person: Person, role: Role, post: str | None, label: str) -> Officer:
    name = person.name
    return Officer(
        role=role,
        role_label=post,
        full_name=name.full_name,
        family_name=name.family,
        given_name=name.given,
        family_name_kana=name.family_kana,
        given_name_kana=name.given_kana,
        concurrent=person.is_concurrent,
        label=label.replace("\n", " "),
    )


def _nobody(role: Role, post: str | None, label: str, *, concurrent: bool) -> Officer:
    return Officer(
        role=role,
        role_label=post,
        full_name=None,
        family_name=None,
        given_name=None,
        family_name_kana=None,
        given_name_kana=None,
        concurrent=concurrent,
        label=label,
    )


def _is_concurrent(cell: NameCell) -> bool:
    return cell.status == "concurrent" or bool(cell.concurrent)


def _doubts(person: Person, text: RawText, path: str, notes: Notes) -> None:
    for flag in person.name.flags:
        code = _FLAG_CODES.get(flag)
        if code is not None:
            notes.doubt(code, f"「{person.name.full_name}」", text, path)
    if "name_suspect" in person.name.flags:
        notes.doubt("unreadable-name", f"「{person.name.full_name}」 may have a damaged character", text, path)
