"""A text → how much it looks like what a Japanese office writes, to choose between two readings of the same bytes."""

import re
from typing import Final

# The kanji most seen in municipal reports and names: about the first half of the school list, offices, and surnames.
_COMMON: Final = frozenset(
    "一二三四五六七八九十百千万億円年月日時分秒週曜春夏秋冬朝昼夜午前後今昨明期初末元号平成令和昭大正治"
    "人口世帯男女子供児童生徒学校教育員先父母親兄弟姉妹祖夫妻家族友者老若幼高齢障害乳"
    "市町村区県都道府国地域郡州界京東西南北中央上下左右内外間方面側向近遠周辺隣本支"
    "部局課室係所長次官職員役場庁舎館園署院会議委協団体組合法公共私営民政策施設事業務行財税金予算決歳入出費収支払納額"
    "基本方針目標計画実績成果評価達取組重点主要概現状況題解決対応改善推進促充強化整備管理運用保全修繕建築設置工土木"
    "開発展示催参加画案内相談窓情報報告広聴広報統計調査研究資料書類文章字言語話読聞記録作製品物産業農林水漁商観光"
    "労働雇用就職企勤務時短長休暇給与手当年齢退採任命令試験免許資格証明届申請受付審認可否決裁交付発送送付返還"
    "環境衛生清掃廃棄循資源電力気温暖熱火災害防止救急消警察安心交通車両道路線橋河川海港岸山森緑花草植樹動虫魚鳥"
    "健康医療病院薬福祉介護保険児育支援助成補給扶養看診断検予防接種感染症食栄養飲味米麦野菜肉果菓"
    "住宅宅地都市街空下水上水池湖島谷原田畑野里浜崎坂石岩砂土"
    "文化芸術歴史遺跡財図美音楽歌体運動競技場館演劇映像写真絵色形式型"
    "意見思考知識感情心気持愛好楽喜悲苦痛安危険静和平自由権利義責任男女参権尊平等差別"
    "新古旧若長短高低大小多少強弱重軽速遅早深浅広狭厚薄太細良悪美正直曲円角同異有無全各毎両片半"
    "会社銀行店客品質量数値率割増減超過不足約以上未満程度最低比較類種例他別特定般常非必要急困難易可能"
    "来帰行通過止進退出入始終開閉集散分合並列順番回転移変更新続断切結接着立座起寝歩走飛落登降乗降"
    "見聞言話読書習教学覚忘知考思感作使用持取受渡与送届引押打投捨拾選決定求望願招待迎訪問答説明述示表現"
    "向上実現目指図努働及携連絡済関係団結果因原課程経験背景視野領域範囲区分構造機能性質効率的確率実際具体"
    "第条項則規定例要綱制度則令法律憲議選挙投票党務監査査察裁判訴訟契約"
    "件名目次頁図表欄印付添別紙様式氏姓住所番地電話有限株式社代表者"
    "藤佐伊加渡斎近遠安松竹梅桜杉林森小高橋本村中田山川井木清岡前後長谷石池阿久保坂内金菅工斉菊今酒武河関根丸平福岩吉西東柳沢辺部"
    "倉永浅尾望堀熊宮城岸戸片吹奥星松柴桑荒矢滝桐塚越幡徳須江津篠笠鶴亀鈴鳥羽飯桃葉茂栗梨俣栄"
    "幸信徹博明正子美恵智香奈麻由紀真理絵里菜彩沙織千春夏秋優愛結衣陽翔太郎一雄夫男彦樹介助治郎朗史哲也弘宏裕康浩孝義和則隆"
    "茂勝利昌秀英俊光輝薫健豊実誠敏忠孝徳直伸昭典政文章"
    "為取込推提供様主住暮共々得的進携他規模個域層幅暴虐待被訓練庫倉処埋焼却容器包装"
    "滑扱迅煮詰磨働総籍籠枠等適切寄載掲備配慮込再募応締継訂版庶繕徴賦課償還債積繰越黒赤字節約削抑廉随札落"
    "群倍鬼頭稔毅靖聡潤旭剛紀茨"
    # Second-level kanji of JIS X 0208, vendor kanji, and kanji beyond that names are written with.
    "澤濱濵齋齊邊邉廣櫻龍國惠眞榮彌瀧壽藏德髙﨑曾會圓學嶋嶌冨槇檜栁塚神祥福館羽敎黑瀨"
)
_GROUPS: Final = re.compile(
    "(?P<kana>[ぁ-ゖァ-ヺーゝゞヽヾ々〆、。・「」『』（）【】ヶ]+)"
    "|(?P<kanji>[\u4e00-\u9fff\uf900-\ufaff]+)"
    "|(?P<halfwidth>[｡-ﾟ]+)"
    "|(?P<common>[\t\n\r -~×÷±°\u2010-\u203b\u2100-\u22ff\u2460-\u27bf\u3000-\u3020\u3220-\u33ff！-～￠-￦]+)"
    "|(?P<other>.)",
    re.DOTALL,
)
_NEUTRAL: Final = re.compile(r"[\t\n\r\x1b -~]+")
# A half-width sound mark stands only after a kana that can take it; a small kana or a long mark never begins a word.
_IMPOSSIBLE_HALFWIDTH: Final = re.compile(
    "(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?:^|(?<=[｡-･]))[ｧ-ｯｰ]|ﾝｰ|ｯ(?![ｦｱ-ﾝ])|^[^｢]*｣|｢[^｣]*$|[､｡･](?=[､｡･])|ｦ(?=[ｧ-ﾟ])|[ｧ-ｫ](?=[ｧ-ｯ])"
)
_MOJIBAKE_OF_UTF8: Final = re.compile("[縺繧繝]")
# ASCII, punctuation, kana, the kanji in use, full-width forms. A text read in the wrong byte order is elsewhere.
_EXPECTED: Final = re.compile(
    "[\t\n\r -~\u00a0-\u00ff\u2000-\u33ff\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U0001f100-\U000323af]+"
)
_JAPANESE: Final = re.compile("[ぁ-ヺ\u4e00-\u9fff]")


def plausibility(text: str) -> float:
    """A text → from 1 (all common Japanese characters) to -1 (nothing an office would write); ASCII does not count.

    Half-width katakana that could be words counts for a little less than common kanji, rare kanji for nothing, and
    characters from outside Japanese print, user-defined ones among them, count against the text.

    >>> plausibility("市民課"), plausibility("ｼﾐﾝｶ"), plausibility("abc")
    (1.0, 0.55, 1.0)
    """
    points, characters = 0.0, 0
    for group in _GROUPS.finditer(_NEUTRAL.sub(" ", text)):
        piece = group[0].strip(" ")
        characters += len(piece)
        points += _points(piece, group.lastgroup or "other")
    return points / characters if characters else 1.0


def _points(piece: str, kind: str) -> float:
    if kind == "kanji":
        return sum(_kanji_points(character) for character in piece)
    if kind == "halfwidth":
        return 0.55 * len(piece) - 1.5 * len(_IMPOSSIBLE_HALFWIDTH.findall(piece))
    if kind == "other":
        return -1.0 * len(piece)
    return float(len(piece))


def _kanji_points(character: str) -> float:
    if character in _COMMON:
        return 1.0
    return 0.5 if _is_first_level(character) else -0.3


def _is_first_level(character: str) -> bool:
    """Whether a kanji is in the first level of JIS X 0208, which holds the kanji of everyday use (rows 16 to 47)."""
    try:
        return 0xB0 <= character.encode("euc_jp")[0] <= 0xCF
    except UnicodeEncodeError:
        return False


def share_expected(text: str) -> float:
    """A text → the share of its characters in the blocks that Japanese documents use, 0 to 1.

    >>> share_expected("市民課 1"), share_expected("市民".encode("utf-16-le").decode("utf-16-be"))
    (1.0, 0.0)
    """
    return sum(map(len, _EXPECTED.findall(text))) / len(text) if text else 0.0


def is_mojibake(text: str) -> bool:
    """Whether a text (or the beginning of one) is UTF-8 that was once read as CP932 (縺ゅ＞) or Latin-1 (ã‚ã„).

    >>> is_mojibake("あいう".encode().decode("cp932", "replace")), is_mojibake("あい".encode().decode("latin-1"))
    (True, True)
    >>> is_mojibake("繝"), is_mojibake("ﾄｶ"), is_mojibake("café")
    (False, False, False)
    """
    if text.isascii():
        return False
    if any(_reads_as_utf8(text, codec) for codec in ("cp932", "latin-1", "cp1252")):
        return True
    signs = len(_MOJIBAKE_OF_UTF8.findall(text))
    return signs >= 2 and 8 * signs > sum(not character.isascii() for character in text)


def _reads_as_utf8(text: str, codec: str) -> bool:
    """Whether the bytes that a text has in `codec` are UTF-8 with Japanese in it."""
    try:
        inner = text.encode(codec).decode("utf-8")
    except UnicodeEncodeError:
        return False
    except UnicodeDecodeError as error:
        # The sample may end in the middle of a character.
        if error.end < len(error.object) or error.reason != "unexpected end of data":
            return False
        inner = error.object[: error.start].decode("utf-8")
    return _JAPANESE.search(inner) is not None
