"""CJK radical code points → the ideographs that readers take them for.

Fonts share one glyph between a radical and an ideograph, and PDF text layers then name the radical: 部⻑ for 部長.
Unicode's normalization does not help: NFKC knows the Kangxi radicals but only two of the CJK Radicals Supplement.
"""

from types import MappingProxyType
from typing import Final

# Facts of Unicode 15 EquivalentUnifiedIdeograph.txt, in code point order; U+2E80 and U+2E9A have no equivalent there.
_SUPPLEMENT_START: Final = 0x2E80
_SUPPLEMENT: Final = (
    "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫"
    "羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉"
    "齐歯齿竜龙龜亀龟"
)
_KANGXI_START: Final = 0x2F00
_KANGXI: Final = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
    "廾弋弓彐彡彳心戈戸手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
    "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
    "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黒黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
# Unicode pairs these two with 戶 and 黑, but Japanese fonts draw them with the glyphs of 戸 and 黒.
_JAPANESE_GLYPHS: Final = {"\u2f3e": "戸", "\u2fca": "黒"}


def _pairs(start: int, ideographs: str) -> dict[str, str]:
    """The radicals from `start` on, each with its ideograph; a radical without one is left out."""
    return {chr(start + i): ideograph for i, ideograph in enumerate(ideographs) if chr(start + i) != ideograph}


RADICALS: Final = MappingProxyType(
    _pairs(_SUPPLEMENT_START, _SUPPLEMENT) | _pairs(_KANGXI_START, _KANGXI) | _JAPANESE_GLYPHS
)
"""Radical → unified ideograph, one code point each.

Source: Unicode Character Database, EquivalentUnifiedIdeograph.txt, U+2E80–2FDF, with two Japanese overrides.

>>> RADICALS["\u2ed1"], RADICALS["\u2f3e"], len(RADICALS)
('長', '戸', 328)
"""
