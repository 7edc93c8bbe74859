"""A name in whatever kanji it is printed becomes a key under which its other spellings are found (異体字, 旧字体).

For comparison only: what is printed is what is published.
"""

import re
from typing import Final

from pipeline.text.clean import clean_text

# Level 1: shapes outside JIS X 0208 and the JIS X 0208 kanji typed where a font or code page lacks them (髙 → 高).
# Each pair is printed form, key form.
_NOT_IN_JIS_X_0208: Final = """
    㐂喜 㓛功 㔟勢 㟢崎 俠侠 俱倶 倂併 內内 剝剥 卽即 吳呉 吿告 啟啓 噓嘘 嚙噛 囊嚢 圡土 塡填 增増 姊姉 姬姫 娛娯
    寬寛 尙尚 屛屏 巗巌 巢巣 幷并 强強 彥彦 徵徴 德徳 悅悦 戶戸 戾戻 揭掲 搔掻 摑掴 擊撃 攢攅 敎教 旣既 昻昂 晚晩
    曆暦 曻昇 杦杉 栁柳 桒桑 桺柳 槗橋 槪概 橫横 步歩 歲歳 歷歴 每毎 涉渉 淚涙 淸清 渴渇 溫温 潑溌 濵濱 瀆涜 瀨瀬
    焰焔 狀状 甁瓶 產産 瘦痩 眾衆 硏研 禱祷 稅税 簞箪 絕絶 綠緑 緖緒 緣縁 繫繋 羡羨 脫脱 荆荊 萊莱 蔣蒋 薰薫 虛虚
    蟬蝉 蠟蝋 說説 賴頼 贒賢 軀躯 郞郎 鄉郷 鄕郷 醬醤 鉃鉄 銳鋭 錄録 鍊錬 鐮鎌 閒間 閱閲 靍鶴 靎鶴 靏鶴 靑青 頰頬
    顚顛 驒騨 髙高 鷗鴎 鹼鹸 麴麹 麵麺 黃黄 黑黒 﨑崎 𠀋丈 𠮟叱 𠮷吉 𡈽土 𣘺橋 𦚰脇
"""

# Level 2: the forms in brackets in the 常用漢字表 (2010) and the old forms of simplified 人名用漢字, as far as
# JIS X 0208 has them, and a few shapes a stroke away from those (邉, 冨, 劔). Pairs that families keep apart as
# different names stay apart: 嶋 島, 槇 槙, 峯 峰, 舘 館, 渕 淵, 凜 凛, 斉 斎.
_OLD_FORMS: Final = """
    乘乗 亂乱 亞亜 佛仏 來来 假仮 傳伝 僞偽 價価 儉倹 兒児 兩両 册冊 冨富 凉涼 剩剰 剱剣 劍剣 劑剤 劒剣 劔剣 勞労
    勳勲 勵励 勸勧 區区 卷巻 參参 單単 嚴厳 囑嘱 圈圏 國国 圍囲 圓円 圖図 團団 堯尭 塲場 墮堕 壓圧 壘塁 壞壊 壤壌
    壯壮 壹壱 壽寿 奧奥 奬奨 孃嬢 學学 寢寝 實実 寫写 寳宝 寶宝 將将 專専 對対 屆届 屬属 峽峡 嶽岳 巖巌 帶帯 廢廃
    廣広 廳庁 彈弾 彌弥 徑径 從従 恆恒 惠恵 惡悪 惱悩 愼慎 慘惨 應応 懷懐 戀恋 戰戦 戲戯 拂払 拔抜 拜拝 挾挟 插挿
    搖揺 搜捜 擇択 擔担 據拠 擧挙 擴拡 攝摂 收収 效効 敍叙 敕勅 數数 斷断 晉晋 晝昼 曉暁 曾曽 會会 條条 棧桟 榮栄
    樂楽 樓楼 樞枢 樣様 檜桧 檢検 櫻桜 權権 歐欧 歡歓 歸帰 殘残 殼殻 毆殴 氣気 沒没 淨浄 淺浅 溪渓 滯滞 滿満 潛潜
    澁渋 澤沢 濕湿 濟済 濤涛 濱浜 瀧滝 灣湾 燈灯 燒焼 營営 爐炉 爭争 爲為 爾尓 犧犠 狹狭 獨独 獵猟 獸獣 獻献 瑤瑶
    瓣弁 畫画 當当 疊畳 癡痴 發発 盜盗 盡尽 眞真 碎砕 祕秘 祿禄 禪禅 禮礼 禰祢 稱称 稻稲 穗穂 穩穏 穰穣 竊窃 竝並
    粹粋 絲糸 經経 縣県 縱縦 總総 繩縄 繪絵 繼継 續続 纖繊 缺欠 罐缶 聰聡 聲声 聽聴 肅粛 腦脳 膽胆 臟臓 臺台 與与
    舊旧 舍舎 艷艶 莊荘 莖茎 萬万 藏蔵 藝芸 藥薬 處処 號号 螢蛍 蟲虫 蠶蚕 蠻蛮 衞衛 裝装 襃褒 覺覚 覽覧 觀観 觸触
    謠謡 證証 譯訳 譽誉 讀読 變変 讓譲 讚讃 豐豊 豫予 貳弐 賣売 贊賛 踐践 輕軽 轉転 辨弁 辭辞 辯弁 逹達 遙遥 遞逓
    遲遅 邉辺 邊辺 醉酔 醫医 釀醸 釋釈 釼剣 錢銭 鎭鎮 鐡鉄 鐵鉄 鑄鋳 鑛鉱 關関 陷陥 隨随 險険 隱隠 隸隷 雙双 雜雑
    霸覇 靈霊 靜静 顏顔 顯顕 飜翻 飮飲 餘余 餠餅 騷騒 驅駆 驗験 驛駅 髓髄 體体 髮髪 鬪闘 鶯鴬 鷄鶏 鹽塩 麥麦 默黙
    點点 黨党 齊斉 齋斎 齒歯 齡齢 龍竜 龜亀
"""


def _table(pairs: str) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


_LEVEL_1: Final = _table(_NOT_IN_JIS_X_0208)
_LEVEL_2: Final = _table(_OLD_FORMS)
# clean_text takes away variation selectors, radicals and compatibility ideographs; ASCII and kana need none of it.
_NOTHING_TO_DO: Final = re.compile("[ぁ-ヾー \\x00-\\x7f]*")


def variant_key(text: str, level: int = 1) -> str:
    """A name becomes its comparison key: level 1 joins shapes of one kanji (髙 高), level 2 old and new forms (澤 沢).

    Never raises for text; the level is 1 or 2, anything else is a `ValueError`. Level 2 of a key of level 1 is
    level 2 of the text itself.

    >>> variant_key("濵﨑"), variant_key("濵﨑", level=2)
    ('濱崎', '浜崎')
    >>> variant_key("渡邉", level=2), variant_key("嶋田", level=2)
    ('渡辺', '嶋田')
    """
    if level not in {1, 2}:
        msg = f"level must be 1 or 2, not {level!r}"
        raise ValueError(msg)
    if _NOTHING_TO_DO.fullmatch(text):
        return text
    key = clean_text(text).translate(_LEVEL_1)
    return key if level == 1 else key.translate(_LEVEL_2)
