"""A department's name with the municipality's glued before it (汐見原市市民部) → the department's own name."""

from __future__ import annotations

import re

from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

_PREFECTURE = re.compile(r"(?:東京都|北海道|(?:大阪|京都)府|\S{2,3}県)(?=\S)")
_GLUED = re.compile(r"(?P<place>\S{2,6}?[市町村])(?:役所|役場)?(?P<name>\S{2,})")
_NO_PLACE = re.compile(
    r"(?:都市|農村|漁村|山村|下町|港町|門前町|宿場町|市町村|[部局課室会庁署所・、])$|(?:部|局|課|室|会|庁|署|所).*[市町村]$"
)
_NO_NAME = re.compile(r"(?:街|場|立|内|営|有|政|史|域|勢|況|税|債|外|並|づくり|おこし)")
"""市街地, 市場, 市立 …: the character before belongs to a word that goes on."""


def own_name(department: str, government: str | None) -> str:
    """A department as a title names it → its name without the municipality's.

    `government` is what the caller says (神奈川県平塚市), with or without the prefecture. Without it a name is cut only behind
    市, 町 or 村 where both parts have their form; a ward (区) is left, it may be a level above.

    >>> own_name("汐見原市福祉部", "神奈川県汐見原市"), own_name("汐見原市市民部", None), own_name("港区環境部", "港区")
    ('福祉部', '市民部', '環境部')
    >>> [own_name(t, None) for t in ("都市整備部", "市民部", "新都市建設部", "中心市街地活性化部", "市町村支援部", "港区環境部", "農村振興局")]
    ['都市整備部', '市民部', '新都市建設部', '中心市街地活性化部', '市町村支援部', '港区環境部', '農村振興局']
    """
    if government:
        place = "".join(fold(government).split())
        without = _PREFECTURE.match(place)
        for known in (place, place[without.end() :] if without else place):
            for office in (f"{known}役所", f"{known}役場", known):
                rest = department.removeprefix(office)
                if rest != department and is_department_name(rest) and _NO_NAME.match(rest) is None:
                    return rest
    match = _GLUED.fullmatch(department)
    if match is None or _NO_PLACE.search(match["place"]) or _NO_NAME.match(match["name"]):
        return department
    return match["name"] if is_department_name(match["name"]) else department
