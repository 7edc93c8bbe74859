"""A name in kana becomes Latin letters, as in a passport (Yoshida Jubei) or with macrons (Yoshida Jūbei)."""

from typing import Final, Literal

from pipeline.text.kana import expand_iteration_marks, to_hiragana
from pipeline.text.long_vowels import word_starts

Style = Literal["passport", "macron"]


def _table(rows: str) -> dict[str, str]:
    return dict(entry.split(":") for entry in rows.split())


_COMMON: Final = _table("""
    あ:a い:i う:u え:e お:o か:ka き:ki く:ku け:ke こ:ko が:ga ぎ:gi ぐ:gu げ:ge ご:go
    さ:sa し:shi す:su せ:se そ:so ざ:za じ:ji ず:zu ぜ:ze ぞ:zo た:ta ち:chi つ:tsu て:te と:to だ:da ぢ:ji づ:zu で:de ど:do
    な:na に:ni ぬ:nu ね:ne の:no は:ha ひ:hi ふ:fu へ:he ほ:ho ば:ba び:bi ぶ:bu べ:be ぼ:bo ぱ:pa ぴ:pi ぷ:pu ぺ:pe ぽ:po
    ま:ma み:mi む:mu め:me も:mo や:ya ゆ:yu よ:yo ら:ra り:ri る:ru れ:re ろ:ro わ:wa ゐ:i ゑ:e を:o
    ぁ:a ぃ:i ぅ:u ぇ:e ぉ:o ゎ:wa ゕ:ka ゖ:ke
    きゃ:kya きゅ:kyu きょ:kyo ぎゃ:gya ぎゅ:gyu ぎょ:gyo しゃ:sha しゅ:shu しょ:sho じゃ:ja じゅ:ju じょ:jo
    ちゃ:cha ちゅ:chu ちょ:cho ぢゃ:ja ぢゅ:ju ぢょ:jo にゃ:nya にゅ:nyu にょ:nyo ひゃ:hya ひゅ:hyu ひょ:hyo
    びゃ:bya びゅ:byu びょ:byo ぴゃ:pya ぴゅ:pyu ぴょ:pyo みゃ:mya みゅ:myu みょ:myo りゃ:rya りゅ:ryu りょ:ryo
    """)
# The foreign syllables as the table of the Ministry of Foreign Affairs (旅券の氏名表記, ヘボン式ローマ字綴方表) has them.
_PASSPORT: Final = _COMMON | _table("""
    しぇ:shie ちぇ:chie てぃ:tei にぃ:nii にぇ:nie ふぁ:fua ふぃ:fui ふぇ:fue ふぉ:fuo じぇ:jie でぃ:dei でゅ:deyu
    うぃ:ui うぇ:ue うぉ:uo ゔ:bu ゔぁ:bua ゔぃ:bui ゔぇ:bue ゔぉ:buo
    """)
_MACRON: Final = _COMMON | _table("""
    しぇ:she ちぇ:che てぃ:ti とぅ:tu にぇ:nye ふぁ:fa ふぃ:fi ふぇ:fe ふぉ:fo ふゅ:fyu じぇ:je でぃ:di どぅ:du でゅ:dyu てゅ:tyu
    うぃ:wi うぇ:we うぉ:wo ゔ:vu ゔぁ:va ゔぃ:vi ゔぇ:ve ゔぉ:vo つぁ:tsa つぃ:tsi つぇ:tse つぉ:tso いぇ:ye
    """)
_TABLES: Final = {"passport": _PASSPORT, "macron": _MACRON}
_MACRONS: Final = str.maketrans("aiueo", "āīūēō")
_LONG: Final = {("o", "う"), ("o", "お"), ("u", "う")}


def romanize(kana: str, kanji: str | None = None, style: Style = "passport") -> str:
    """A name in kana, one or more parts with blanks between them, becomes Latin letters, each part capitalized.

    The kanji, part for part beside the kana, tell a long vowel (五藤 ごとう) from two words (松浦 まつ|うら). Passport style
    drops the second letter of a long o or u, keeps a final おお, and writes m before b, m, p; macron style (modified
    Hepburn) writes ō ū and n' before a vowel or y. Source: 外務省「旅券の氏名表記」 and ANSI Z39.11.

    Raises:
        ValueError: the text is not kana, or its kana make no syllables (っ at the end).

    >>> romanize("ごとう しんいち", "五藤 真一"), romanize("ごとう しんいち", "五藤 真一", "macron")
    ('Goto Shinichi', "Gotō Shin'ichi")
    >>> romanize("まつうら じゅんいちろう", "松浦 淳一郎"), romanize("ほんま", style="passport"), romanize("せのお", "妹尾")
    ('Matsuura Junichiro', 'Homma', 'Senoo')
    """
    parts = kana.split()
    kanji_parts = kanji.split() if kanji else []
    if len(kanji_parts) != len(parts):
        kanji_parts = [""] * len(parts)
    if not parts:
        msg = "no kana to romanize"
        raise ValueError(msg)
    return " ".join(_romanize_part(part, beside, style) for part, beside in zip(parts, kanji_parts, strict=True))


def _romanize_part(kana: str, kanji: str, style: Style) -> str:
    hiragana = expand_iteration_marks(to_hiragana(kana))
    starts = word_starts(hiragana, to_hiragana(kanji))
    letters = _join(_syllables(hiragana, starts, style), style)
    return letters[0].upper() + letters[1:]


def _syllables(kana: str, starts: frozenset[int], style: Style) -> list[str]:
    """Hiragana become syllables in Latin letters; ん stays "ん" and っ stays "っ" for the next step."""
    table = _TABLES[style]
    syllables: list[str] = []
    position, lengthened = 0, False
    while position < len(kana):
        letter = kana[position]
        vowel = syllables[-1][-1] if syllables else ""
        if letter == "ー" or (not lengthened and position not in starts and (vowel, letter) in _LONG):
            _lengthen(syllables, kana, position, style)
            lengthened = True
            position += 1
            continue
        width = 2 if kana[position : position + 2] in table else 1
        syllable = letter if letter in "んっ" else table.get(kana[position : position + width])
        if syllable is None:
            msg = f"not kana: {kana!r}"
            raise ValueError(msg)
        syllables.append(syllable)
        position, lengthened = position + width, False
    return syllables


def _lengthen(syllables: list[str], kana: str, position: int, style: Style) -> None:
    """The last syllable's vowel is made long: nothing is written in a passport, except for a final おお."""
    if not syllables or syllables[-1] in "んっ":
        msg = f"nothing to lengthen: {kana!r}"
        raise ValueError(msg)
    if style == "macron":
        syllables[-1] = syllables[-1][:-1] + syllables[-1][-1].translate(_MACRONS)
    elif kana[position] == "お" and position == len(kana) - 1:
        syllables.append("o")


def _join(syllables: list[str], style: Style) -> str:
    letters = ""
    for place, syllable in enumerate(syllables):
        following = syllables[place + 1] if place + 1 < len(syllables) else ""
        if syllable == "ん":
            before_labial = style == "passport" and following[:1] in {"b", "m", "p"}
            before_vowel = style == "macron" and following[:1] in set("aiueoyāīūēō")
            letters += "m" if before_labial else "n'" if before_vowel else "n"
        elif syllable == "っ":
            if following[:1] in {"", "ん", "っ"} or following[0] in "aiueoāīūēō":
                msg = "っ with no consonant to double"
                raise ValueError(msg)
            letters += "t" if following.startswith("ch") else following[0]
        else:
            letters += syllable
    return letters
