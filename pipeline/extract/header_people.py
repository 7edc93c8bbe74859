"""A line of the header without a label → the heads that it names with their posts (企画財務部長 高尾 典之)."""

from __future__ import annotations

import re

from pipeline.extract.cutting import without_blanks
from pipeline.model.raw import RawOfficer, RawText, head, stretch, tail
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.name_cell import NameCell
from pipeline.text.name_split import sudachi_names
from pipeline.text.names import parse_name_cell

_HEADS = "部長|局長|本部長|室長|所長|署長|館長|区長|院長|課長|事業管理者|企業管理者|消防長|教育長|会計管理者|振興監|推進監|統括監|政策監|理事|参事監"
_POST = re.compile(rf"(?:{_HEADS})(?:事務取扱|兼務|心得|職務代理者?|\(.*\))?")
_ANY_HEAD = re.compile(_HEADS)
_POST_AND_NAME = re.compile(
    rf"^(?P<post>[^\s:()、。]{{0,18}}?(?:{_HEADS})(?:[ ]?\((?:兼務|事務取扱|心得|職務代理者?)\))?)[ ]?[ :\n][ ]?(?P<name>[^、。:]{{2,30}})$"
)
_SPACED_POST = re.compile(r"^(?P<post>(?:[^\s:()、。] ){1,12}長)[ \n]+(?P<name>[^、。:]{2,30})$")
_INTRODUCED = re.compile(
    rf"^(?:[^。、:]{{2,12}}[。、!] ?)?(?P<post>[^\s:()、。]{{0,18}}?(?:{_HEADS}))の ?(?P<name>[^、。: ]{{1,8}} [^、。:]{{1,28}}?)(?:です|と申します|でございます)[。!]?$"
)
"""The head says who he is: こんにちは。市民部長の山田 太郎です。"""
_READING = re.compile(r"\([ぁ-ゖァ-ヺー ]+\)")
"""The reading of a name, whose の is no particle (浅野（あさの））."""
_DEPUTY = re.compile(r"(?:次長|副部長|補佐|課長|係長)$")
_NO_NAME = re.compile(
    "目標|方針|宣言|挨拶|あいさつ|報告|評価|施策|事業|組織|達成|状況|年度|計画|課題|使命|体制|一覧|紹介|会議|重点|取組|運営|実行|仕事"
    "|政策|部局|資料|様式|別紙|決裁|確認|所見|総評|講評|コメント|メッセージ|マニフェスト|ミッション|の|から|として|です|ます|思い|抱負|決意"
)
_HEADING_WORD = re.compile(
    "(?:目標|方針|宣言|挨拶|あいさつ|報告|評価|施策|事業|達成|計画|課題|使命|一覧|紹介|重点|取組|運営|実行|仕事|政策|資料"
    "|所見|総評|講評|コメント|メッセージ|マニフェスト|ミッション|思い|抱負|決意|(?:から|より)の?(?![ぁ-ゖ])|の(?![ぁ-ゖ]))"
)
_HAN = re.compile("[一-龠々〆﨑𠮷]")
_WITH_LABEL = re.compile(r"^[■□◆●○◎・ ]*(?P<label>[^:0-9。、「」()]{2,12}?)[ ]?:[ ]?(?=\S)")
_FORMER = re.compile("[前旧元]")
"""旧統括者：… is no head of the year."""
_SEAL = re.compile(r"[ ]*(?:㊞|\(印\)|(?<=[ ])印)$")
_LEADING = re.compile(r"^[■□◆◇●○◎・( ]+")
_LONGEST = 40


def read_free_heads(cell: RawText, profile: Profile) -> tuple[RawOfficer, ...]:
    """The heads that a cell without label names, post beside name, run on or not; none where it is anything else.

    A cell counts only where a post that heads departments and a name in kanji stand in it, and nothing else.
    """
    text = cell.text
    if len(text) > _LONGEST or not any(mark in text for mark in "長者事監"):
        return ()
    folded = fold(text)
    if _ANY_HEAD.search(without_blanks(folded)) is None:
        return ()
    bullet = _LEADING.match(folded)
    if bullet is not None:
        rest = tail(cell, bullet.end())
        if rest is None:
            return ()
        cell, folded = rest, fold(rest.text)
    seal = _SEAL.search(folded)
    if seal is not None and (unsealed := head(cell, seal.start())) is not None:
        cell, folded = unsealed, folded[: seal.start()]
    match = _POST_AND_NAME.match(folded) or _SPACED_POST.match(folded) or _INTRODUCED.match(folded)
    if match is not None:
        post = stretch(cell, match.start("post"), match.end("post"))
        name = stretch(cell, match.start("name"), match.end("name"))
        if post is not None and name is not None and names_somebody(name.text):
            return (RawOfficer(post, name),)
    if _NO_NAME.search(_behind_post(folded)) or profile.labels.kinds_of(cell.text):
        return ()
    parsed = _parsed(cell.text)
    if parsed is None or parsed.status != "person":
        return ()
    posts = [person.post for person in parsed.persons]
    if all(post is not None and is_head_post(post) for post in posts):
        named = all(_HAN.search(person.name.full_name) for person in parsed.persons)
        return (RawOfficer(None, cell),) if named else ()
    return ()


def is_introduction(cell: RawText) -> bool:
    """Whether a line in which a head is named says nothing else than who he is (市民部長の山田 太郎です。)."""
    return _INTRODUCED.match(fold(cell.text)) is not None


def _behind_post(folded: str) -> str:
    """What stands behind the last post (まちづくり政策部長中村 聡: a department's words are none of a name); the whole where nothing does."""
    last = max((found.end() for found in _ANY_HEAD.finditer(folded)), default=0)
    return _READING.sub("", folded[last:] if folded[last:].strip(" )") else folded)


def is_heading_word(value: RawText) -> bool:
    """Whether what follows a post is a word of headings (部長 コメント, 部長 あいさつ) and no name."""
    return _HEADING_WORD.match(fold(value.text)) is not None


def one_a_line(value: RawText) -> tuple[RawText, ...]:
    """The lines of a name cell apart, where each of them names one person with a post; else the cell as it is."""
    lines = tuple(RawText((piece,)) for piece in value.pieces)
    if len(lines) < 2:
        return (value,)
    for line in lines:
        parsed = _parsed(line.text)
        if parsed is None or len(parsed.persons) != 1 or parsed.persons[0].post is None:
            return (value,)
    return lines


def is_head_post(text: str, *, named: bool = False) -> bool:
    """Whether a post is one of a head of departments; with `named`, whether a post beside a name in the text is."""
    if named:
        parsed = _parsed(text)
        posts = () if parsed is None else tuple(person.post for person in parsed.persons)
        return bool(posts) and all(post is not None and is_head_post(post) for post in posts)
    bare = without_blanks(fold(text))
    return _DEPUTY.search(bare) is None and any(found.end() == len(bare) for found in _POST.finditer(bare))


def names_somebody(text: str) -> bool:
    """Whether a text is a person's name in kanji, or says that the post is vacant or held by another."""
    if _NO_NAME.search(_READING.sub("", fold(text))):
        return False
    parsed = _parsed(text)
    if parsed is None or parsed.status not in ("person", "vacant", "concurrent"):
        return False
    return all(_HAN.search(person.name.full_name) for person in parsed.persons)


def _parsed(text: str) -> NameCell | None:
    try:
        return parse_name_cell(text.replace("\n", " ") if "\n" in text else text, sudachi_names())
    except ValueError:
        return None


def head_behind_label(cell: RawText, profile: Profile) -> tuple[RawText, tuple[RawOfficer, ...]] | None:
    """A label that nobody knows before a head's post and name (統括責任者：市民部長 山田 太郎) → the label, and the head."""
    known = _WITH_LABEL.match(fold(cell.text))
    if known is None or _FORMER.search(known["label"]) is not None:
        return None
    label, value = head(cell, known.end()), tail(cell, known.end())
    if label is None or value is None or not is_head_post(value.text, named=True):
        return None
    heads = read_free_heads(value, profile)
    return (label, heads) if heads else None
