"""The vocabulary of departments (部局) and sections (課・室・所): how names end, which words only look like one."""

import re
from typing import Final

_LONGEST: Final = 30  # characters; anything longer is a sentence

_SECTION_END: Final = re.compile("(?:課|室|センター|チーム|所|館|園|署|係|班)$")
_DEPARTMENT_END: Final = re.compile("(?:部|局|委員会|議会|病院|庁|企業団)$")

# A kind without a name, and ordinary words with the same last character.
_ORDINARY: Final = """
    全課 他課 本課 当課 原課 同課 両課 関係課 担当課 所管課 主管課 庁内各課 統括課 関連課 課室 日課 賦課 考課
    全局 同局 当局 結局 同室 担当室 担当部 関係部局 担当部局 所管部局 部局 事務局
    長所 短所 急所 要所 高所 低所 便所 関所 台所 保育所 事業所 事務所 営業所 診療所 発電所 相談所 出張所 支所
    温室 個室 寝室 客室 皇室 浴室 居室 待合室 和室 茶室 診察室 保健室 音楽室
    会館 旅館 洋館 開館 休館 閉館 来館 学園 田園 保育園 幼稚園 動物園 植物園 遊園 楽園 入園 通園 卒園 開園 こども園
    一部 全部 外部 内部 本部 支部 学部 幹部 南部 北部 東部 西部 中部 上部 下部 細部 中心部 都心部 市街地部
    センター チーム 山間部 都市部 農村部 沿岸部 臨海部 郊外部 同部 全庁 県庁 省庁 官公庁 国会 議会等"""
_NOT_NAMES: Final = frozenset(_ORDINARY.split())
_ORDINARY_END: Final = re.compile(
    "(?:教室|病室|会議室|[箇かヶケカ]所|場所|住所|近所|名所|公園|庭園|農園|霊園|関係|薬局|郵便局|避難所|体育館|役所|託児所"
    "|[のなる](?:課|室|館|園|部|局))$"
)
_NOT_ONE: Final = re.compile("各|関係各|[課部局室所]長?名")
# Marks and words of running text that no name of ours holds.
_PROSE: Final = re.compile(
    "[。、，,「」『』?？!！:：;；=＝→⇒※|｜/／]|する|した|して|ます|です|による|における|について|ための|から|まで"
)

_DEPARTMENT_BEFORE: Final = re.compile(
    "(?:部(?![活門分品落屋数下材員署会長次])|局(?![面地所長次])|委員会(?!事務局))(?=..)"
)


def is_section_name(text: str) -> bool:
    """A cleaned name without blanks and brackets → whether it ends as sections do and is no ordinary word.

    >>> is_section_name("地域協働課"), is_section_name("中央公民館"), is_section_name("消防2課")
    (True, True, True)
    >>> [is_section_name(t) for t in ("雨水", "人権教育", "関係課", "総合公園", "料理教室", "課")]
    [False, False, False, False, False, False]
    """
    return _SECTION_END.search(text) is not None and _is_name(text)


def is_department_name(text: str) -> bool:
    """The same for what stands above sections: 部, 局, 委員会, 議会, 病院.

    >>> is_department_name("市民部"), is_department_name("議会事務局"), is_department_name("一部")
    (True, True, False)
    """
    return _DEPARTMENT_END.search(text) is not None and _is_name(text)


def split_departments(text: str) -> tuple[tuple[str, ...], str]:
    """Names run together without a blank → the departments at the head, outermost first, and the rest.

    >>> split_departments("まちづくり局市街地開発部市街地整備推進課")
    (('まちづくり局', '市街地開発部'), '市街地整備推進課')
    >>> split_departments("西部福祉センター"), split_departments("選挙管理委員会事務局")
    (((), '西部福祉センター'), ((), '選挙管理委員会事務局'))
    """
    found: list[str] = []
    start = 0
    for end in _DEPARTMENT_BEFORE.finditer(text):
        head, rest = text[start : end.end()], text[end.end() :]
        if len(head) > 2 and is_department_name(head) and (is_section_name(rest) or is_department_name(rest)):
            found.append(head)
            start = end.end()
    return tuple(found), text[start:]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST
        and text not in _NOT_NAMES
        and _NOT_ONE.match(text) is None
        and "兼" not in text
        and _ORDINARY_END.search(text) is None
        and _PROSE.search(text) is None
    )
