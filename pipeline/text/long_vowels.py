"""A name's kana and kanji become the places where a word begins inside it, so that まつ|うら is not read with a long ū."""

from typing import Final


def _table(entries: str) -> dict[str, tuple[str, ...]]:
    return {kanji: tuple(readings.split("・")) for kanji, readings in (entry.split(":") for entry in entries.split())}


# Kanji read with a leading う or お in names: (松)浦 うら, (井)上 うえ, (本)岡 おか, (横)尾 お. A one-letter う (羽, 宇) is
# left out: after ゆう it is written for the long vowel itself. 馬 (うま) too: after そう, しょう it is read ま.
_READINGS: Final = _table("""
    浦:うら 上:うえ・うわ 植:うえ 内:うち 打:うち 海:うみ・うな 梅:うめ 牛:うし 丑:うし 氏:うじ 臼:うす 薄:うす 碓:うす 歌:うた 唄:うた
    魚:うお 瓜:うり 売:うり 裏:うら 占:うら 後:うしろ 潮:うしお 畝:うね 采:うね 鰻:うなぎ 漆:うるし 嬉:うれし 岡:おか 丘:おか 尾:お 男:お
    夫:お 雄:お 緒:お 生:お・おい 央:お・おう 郎:お 旺:お・おう 桜:おう 王:おう 翁:おう 黄:おう 応:おう 大:おお・お 太:おお・お 多:おお・お
    小:お 沖:おき 興:おき 置:おき 起:おき 隠:おき 奥:おく 億:おく 屋:おく 桶:おけ 長:おさ 筬:おさ 押:おし 忍:おし 落:おち 越:おち
    音:おと・おん 乙:おと・おつ 弟:おと 鬼:おに 帯:おび 折:おり 織:おり 居:おり 重:おも 表:おもて 親:おや 老:おい 笈:おい 追:おい 臣:おみ
    御:おん 恩:おん 温:おん 穏:おん 修:おさむ 治:おさむ 峰:お 於:お 緖:お 己:おのれ 斧:おの
""")
# A first kanji of one short syllable. After any other, a う or お on the second place is the end of a long reading:
# 河内 こうち, 相馬 そうま, 近江 おうみ; but 小浦 こうら, 野内 のうち.
_SHORT: Final = frozenset(
    "小野木津戸穂保茂代与余世古湖子呂久九須寿湯由蘇祖曽曾土都富布府武務無留流瑠尾雄緒登斗途杜百藻母凡粟巨己庫夢六徒戶"
)
_SMALL: Final = frozenset("ゃゅょぁぃぅぇぉゎ")
# Family names written without kanji beside them, whose ends are hardly ever anything else.
_KNOWN_ENDS: Final = ("うら", "うえ", "のうち", "おうち", "とおか", "そおか", "おおか")
_LONG_FINAL_O: Final = frozenset("遠通透十")


def word_starts(kana: str, kanji: str | None) -> frozenset[int]:
    """Hiragana and the kanji of the same part of a name become the kana positions at which a long vowel cannot run on.

    Without kanji only a short list of family-name endings is known. Never raises.

    >>> sorted(word_starts("まつうら", "松浦")), sorted(word_starts("そうま", "相馬")), sorted(word_starts("おおおか", "大岡"))
    ([2], [], [2])
    """
    if not kanji or kanji == kana:
        return _from_known_ends(kana)
    starts = {
        position for position in range(1, len(kana)) if kana[position] in "うお" and _may_start(kana, position, kanji)
    }
    if _ends_in_double_o(kana) and kanji[-1] not in _LONG_FINAL_O and len(kanji) > 1:
        starts.add(len(kana) - 1)
    return frozenset(starts)


def _may_start(kana: str, position: int, kanji: str) -> bool:
    """Whether some kanji but the first can be read from this position on, with room for the kanji before and after."""
    syllables_before = sum(1 for letter in kana[:position] if letter not in _SMALL)
    rest = kana[position:]
    for place in range(1, len(kanji)):
        following = len(kanji) - place - 1
        if syllables_before == 1 and not (place == 1 and kanji[0] in _SHORT):
            continue
        for reading in _READINGS.get(kanji[place], ()):
            left = len(rest) - len(reading)
            if rest.startswith(reading) and (left >= following if following else left == 0):
                return True
    return False


def _from_known_ends(kana: str) -> frozenset[int]:
    starts = {len(kana) - 1} if _ends_in_double_o(kana) else set()
    for end in _KNOWN_ENDS:
        if kana.endswith(end) and len(kana) > len(end) + (end[0] in "うお"):
            starts.add(len(kana) - 2)
    return frozenset(starts)


def _ends_in_double_o(kana: str) -> bool:
    return len(kana) > 2 and kana[-1] == "お" and kana[-2] in "おこごそぞとどのほぼぽもよろょ"
