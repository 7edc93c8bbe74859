"""A municipality's name as written somewhere → the keys under which its spellings meet."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.text.clean import clean_text

# 旧字体 and the second spellings that are in use beside the official one. Both sides of a comparison go through it.
_SPELLINGS: Final = """
    条條 竜龍 釜竈 恵惠 梼檮 沢澤 浜濱 島嶋 桧檜 砺礪 諫諌 駅驛 騨驒 富冨 渕淵 館舘 高髙 岳嶽 会會 塩鹽 曽曾 祢禰 篭籠
    弥彌 与與 滝瀧 辺邊 辺邉 郷鄕 壱壹 国國 崎﨑 県縣 広廣 桜櫻 鴎鷗 鯵鰺 亀龜 剣劍 寿壽 栄榮 真眞 応應 徳德 斎齋 万萬
    豊豐 園薗 円圓 瀬瀨 鎮鎭 芦蘆 姫姬 頼賴 薮藪 霊靈 穂穗 静靜 横橫 黒黑 増增"""
_SAME_NAME: Final = {
    **{pair[1]: pair[0] for pair in _SPELLINGS.split()},
    **dict.fromkeys("ヶヵがガ", "ケ"),
    **dict.fromkeys("のﾉ之", "ノ"),
}
# 茅ヶ崎 = 茅ケ崎 = 茅が崎, 紀の川 = 紀ノ川 only between kanji: つがる is not つケる. Lookbehind second, for speed.
_OTHER_SPELLING: Final = re.compile(
    f"[{''.join(pair[1] for pair in _SPELLINGS.split())}]|[ヶヵがガのﾉ之](?<=[㐀-龥々].)(?=[㐀-龥])"
)
_OFFICE: Final = re.compile(r"(?:(?<=[市区])役所|(?<=[町村])役場|(?<=[都道府県])庁|(?<=北海道)庁)$")
_PARTS: Final = re.compile("(北海道|東京都|京都府|大阪府|.{2,3}県)?([^郡]{1,4}郡)?(.*)")
_BLANKS: Final = re.compile(r"[\s・]+")
_HIRAGANA: Final = str.maketrans({chr(c): chr(c - 0x60) for c in range(ord("ァ"), ord("ヶ") + 1)})
_KANA_HEAD: Final = re.compile(r"([ぁ-ゖー]+)([市区町村]?)")
_SPOKEN_KINDS: Final = {"市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("むら", "そん")}
_SPOKEN_OFFICE: Final = re.compile("(?:やくしょ|やくば)$")


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as written, folded: the whole, and what precedes the municipality's own name in it."""

    whole: str
    prefecture: str | None
    district: str | None
    own: str


def fold_name(text: str) -> str:
    """Names without blanks → the form in which their spellings are the same; as long as before.

    >>> fold_name("四條畷市"), fold_name("茅ヶ崎市") == fold_name("茅ケ崎市"), fold_name("つがる市")
    ('四条畷市', True, 'つがる市')
    """
    return _OTHER_SPELLING.sub(_usual_spelling, text)


def _usual_spelling(found: re.Match[str]) -> str:
    return _SAME_NAME[found[0]]


def read_name(text: str) -> WrittenName:
    """A printed name → its folded parts, without blanks and without 役所・役場・庁. Never raises.

    >>> read_name("神奈川県 中郡　大磯町役場")
    WrittenName(whole='神奈川県中郡大磯町', prefecture='神奈川県', district='中郡', own='大磯町')
    """
    name = _BLANKS.sub("", clean_text(text))
    whole = fold_name(_OFFICE.sub("", name))
    found = _PARTS.fullmatch(whole)
    if found is None:
        return WrittenName(whole, None, None, whole)
    return WrittenName(whole, found[1], found[2], found[3])


def spoken_keys(text: str) -> tuple[str, ...]:
    """A name in kana, or in kana with 市・区・町・村 → the readings it can have, in hiragana; empty for anything else.

    >>> spoken_keys("ﾋﾗﾂｶｼ"), spoken_keys("ひらつか市"), spoken_keys("なかい町"), spoken_keys("平塚市")
    (('ひらつかし',), ('ひらつかし',), ('なかいちょう', 'なかいまち'), ())
    """
    name = _BLANKS.sub("", clean_text(text)).translate(_HIRAGANA)
    found = _KANA_HEAD.fullmatch(_SPOKEN_OFFICE.sub("", _OFFICE.sub("", name)))
    if found is None:
        return ()
    return tuple(found[1] + kind for kind in _SPOKEN_KINDS.get(found[2], ("",)))


def without_kind(name: str, reading: str) -> tuple[str, str]:
    """A municipality's name and reading → both without 市, 区, 町 or 村.

    >>> without_kind("平塚市", "ひらつかし"), without_kind("大磯町", "おおいそまち")
    (('平塚', 'ひらつか'), ('大磯', 'おおいそ'))
    """
    for kind in _SPOKEN_KINDS.get(name[-1:], ()):
        if reading.endswith(kind):
            return name[:-1], reading[: -len(kind)]
    return name[:-1], ""
