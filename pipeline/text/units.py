"""A unit as printed (人, ヶ所, パーセント …) → one spelling, and which units a number may stand before."""

import re
from typing import Final

_SPELLINGS: Final = {
    "か所": "か所 ヶ所 ケ所 カ所 ヵ所 箇所 個所",
    "か月": "か月 ヶ月 ケ月 カ月 ヵ月 箇月",
    "か年": "か年 ヶ年 ケ年 カ年 ヵ年 箇年",
    "か国": "か国 ヶ国 ケ国 カ国 ヵ国 箇国",
    "か国語": "か国語 ヶ国語 ケ国語 カ国語 ヵ国語",
    "か村": "か村 ヶ村 ケ村 カ村 ヵ村",
    "%": "% パーセント ㌫",
    "ポイント": "ポイント ㌽",
    "㎡": "㎡ m2 m² 平方メートル",
    "㎥": "㎥ m3 m³ 立方メートル",
    "ha": "ha ヘクタール ㌶ ㏊",
    "a": "a アール",
    "km": "km ㎞ キロメートル",
    "km²": "km² k㎡ km2 ㎢ 平方キロメートル",
    "m": "m メートル ㍍",
    "cm": "cm ㎝ センチメートル",
    "mm": "mm ㎜ ミリメートル",
    "kg": "kg ㎏ キログラム",
    "g": "g グラム",
    "t": "t トン ㌧",
    "t-CO2": "t-CO2 t-CO₂ tCO2 トン-CO2",
    "L": "L l ℓ リットル ㍑",
    "kL": "kL kl ㎘ キロリットル",
    "kW": "kW キロワット",
    "kWh": "kWh キロワット時",
    "MW": "MW メガワット",
    "dB": "dB デシベル",
}

# After 漢数字 a unit proves a number only where no ordinary word and no place name has the same form:
# 一部, 一体, 二日, 八戸, 千歳, 六本木 are words; 一人, 十二名 and 三件 are numbers.
_AFTER_ANY_NUMBER: Final = """
    人 名 円 回 件 校 団体 世帯 コース 施設 事業 社 店舗 冊 枚 棟 講座 教室 地区 組 周年 台 倍 種類 項目
    か所 か月 か年 か国 か国語 %"""

# After 0-9 these may follow too. Not here: 年 月 号 番 条 期 階 目, which number a thing instead of counting it.
_AFTER_DIGITS: Final = """
    つ 割 本 部 分 日 時間 体 点 歳 頭 羽 匹 戸 軒 基 個 箱 袋 足 着 曲 句 首 作品 口 票 席 床 室 部屋 区画 位 段階 者
    市町村 都道府県 自治体 町会 自治会 町内会 世代 学級 クラス 学年 学区 校区 校園 園 館 所 局 課 係 班 チーム
    グループ サークル クラブ 協議会 委員会 団 会場 会議 地点 路線 系統 便 隻 艘 両 車両 機 箇条 計画 施策 事務事業
    取組 業務 案件 事例 事案 例 テーマ メニュー プラン プログラム イベント ブース コマ 講 単位 式 対 巻 人日 人回
    人時間 人月 人工 企業 事業所 事業者 法人 農家 農園 商店 商店街 店 品 品目 製品 商品 銘柄 錠 株 樹 橋 公園 遊具
    街区 筆 線 駅 バス停 アクセス PV ビュー フォロワー ダウンロード クリック 通 報 語 字 文字 ページ 頁 版 誌 紙
    記事 番組 回線 アカウント ライセンス 端末 セット 食 杯 皿 泊 年間 日間 週間 週 秒 分間 か月間 年分 日分 食分
    人分 名分 世帯分 台分 回分 区間 工区 ケース 拠点 ステーション 組織 隊 分団 機関 小学校 中学校 学校 保育所 保育園
    幼稚園 図書館 公民館 集落 エリア ルート 束 缶 瓶 石 坪 ℃ ppm mg μg kcal"""


def _canonical() -> dict[str, str]:
    table = {word: word for word in (_AFTER_ANY_NUMBER + _AFTER_DIGITS).split()}
    return table | {printed: unit for unit, words in _SPELLINGS.items() for printed in words.split()}


_CANONICAL: Final = _canonical()
_KANJI_SAFE: Final = frozenset(_AFTER_ANY_NUMBER.split())

UNIT_PATTERN: Final = "|".join(re.escape(word) for word in sorted(_CANONICAL, key=lambda word: (-len(word), word)))
"""An alternation of every known spelling, longest first."""


def canonical_unit(text: str) -> str | None:
    """A cleaned unit → its one spelling, or None if it is not a unit that counts or measures.

    >>> canonical_unit("ヶ所"), canonical_unit("箇所"), canonical_unit("パーセント"), canonical_unit("年度")
    ('か所', 'か所', '%', None)
    """
    return _CANONICAL.get(text)


def follows_kanji_numeral(unit: str) -> bool:
    """Whether 漢数字 before this unit (in its one spelling) are surely a number: 十二人 is, 八戸 and 一部 are not.

    >>> follows_kanji_numeral("人"), follows_kanji_numeral("戸")
    (True, False)
    """
    return unit in _KANJI_SAFE
