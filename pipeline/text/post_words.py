"""The words of posts (職名) and offices (部署) become the patterns with which both are recognized."""

import re
from typing import Final


def _any(words: str) -> str:
    """Words become a pattern of them all, longest first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Ends of posts that follow a family name alone (近藤部長), and those that follow a place's name (平塚市長, 南部支所長).
_AFTER_FAMILIES: Final = """
    部長 課長 室長 局長 所長 場長 館長 園長 院長 署長 校長 次長 係長 班長 隊長 科長 医長 師長 店長 事務長 主幹 主査 主任
    参事 理事 理事長 参与 監事 技監 参事監 理事監 マネージャー マネジャー リーダー チーフ 副市長 副町長 副村長 教育長
"""
_AFTER_PLACES: Final = """
    市長 町長 村長 区長 知事 議長 会長 団長 組長 本部長 支部長 委員長 学長 消防長 支所長 出張所長 分署長 分室長 分館長
    センター長 グループ長 チーム長 ユニット長 公室長 官房長 官長 府長 寮長 駅長 船長 部門長 統括長 総括長 管理長 技師長
    管理監 推進監 政策監 統括監 振興監 審議監 調整監 対策監 防災監 企画監 指導監 総括監 業務監 担当監 危機監 安全監
    会計管理者 企業管理者 事業管理者 管理者 専門官 調整官 企画官 推進官 審議官 統括官 政策官 指導官 監理官 管理官 理事官
    技術官 補佐官 担当官 専門員 指導主事 主席 主事 技師 監査委員 書記 顧問 相談役 議員 ディレクター 支配人 責任者
"""
_GRADE: Final = "(?:職務代理者|職務代理|代理者|代理|補佐|心得|待遇|級|付)"
_OFFICE_WORDS: Final = """
    総務 企画 財政 財務 税務 市民 住民 町民 区民 村民 県民 福祉 健康 保健 医療 介護 建設 建築 都市 土木 道路 水道 環境 産業
    経済 農林 農業 農政 水産 商工 観光 教育 学校 生涯 学習 文化 スポーツ こども 子ども 子育 防災 危機 安全 議会 消防 病院 会計
    監査 選挙 政策 広報 秘書 人事 情報 デジタル まちづくり 街づくり 地域 人権 協働 国保 保険 年金 公園 河川 港湾 図書 博物
    美術 公民 支所 出張所 センター 本庁 担当 推進 振興 管理 対策 事務 施設 交通 契約 管財 用地 資産 生活 交流 相談 くらし
    暮らし 戦略 経営 行政 職員 法務 検査 収納 納税 課税 資源 廃棄 清掃 住宅 開発 整備 計画 指導 支援 青少年 高齢 障害 障がい
    児童 保育 幼稚 給食 庁舎 統計 窓口 戸籍 衛生 看護 診療 技術 調整 総合 統括 総括 特命 市長 町長 村長 区長 知事 公室 新型
    コロナ ワクチン 部局 事業 用水 上下水 畜産 雇用 労働 労政 国際 男女 共同 消費 公共 空港 鉄道 競輪 斎場 霊園 緑化 美化
    公害 温暖 脱炭素 移住 定住 魅力 シティ ブランド 渉外 基地 企業 創造 立地 誘致 循環 共生 自治 連携 徴収 資金 債権 工事
    営繕 設備 維持 区画 再開発 景観 下水 浄水 給水 配水 警防 予防 救急 警備 指令 庶務 局 課 係 グループ チーム DX ICT IT
"""
_OFFICE_ENDS: Final = """
    課 係 局 センター グループ チーム 委員会 担当 支所 出張所 事務所 本部 公室 推進室 対策室 企業団 組合
"""

KINDS: Final = "兼務|兼任|併任|兼職|事務取扱|事務取り扱い|事務代理|兼"
_ENDS: Final = f"(?:{_any(_AFTER_FAMILIES + _AFTER_PLACES)}){_GRADE}?"
_ACTING: Final = f"(?:[がの]?(?:{KINDS}))?"

POST_END: Final = re.compile(_ENDS)
ANY_POST: Final = re.compile(f"[^ ()、，]{{0,40}}?{_ENDS}")
BARE_POST: Final = re.compile(f"(?:副|担当|専任)?{_ENDS}{_ACTING}")
PERSONAL_POST: Final = re.compile(f"(?:副|担当|専任)?(?:{_any(_AFTER_FAMILIES)}){_GRADE}?{_ACTING}")
OFFICE_WORD: Final = re.compile(_any(_OFFICE_WORDS))
OFFICE_START: Final = re.compile(_any(_OFFICE_WORDS + " 副 次席 主席 首席 東部 西部 南部 北部 中部 中央"))
OFFICE: Final = re.compile(
    f"[^ ()]+(?:{_any(_OFFICE_ENDS)})|(?=[^ ()]*(?:{_any(_OFFICE_WORDS)}))[^ ()]{{2,}}[部室所館園院署校隊]"
)
OFFICE_HEAD: Final = re.compile(f"(?=[^ ()]*(?:{_any(_OFFICE_WORDS)}))[^ ()]{{2,}}[長監官]{_GRADE}?")
LAST_LETTERS: Final = tuple("長事幹査任与監官者師席員記問役人ーフ理佐得遇級付務扱い職兼")
# Family names that end like an office: 服部長治 is a man, not the head of a 服部.
_FAMILY = (
    "(?:服|阿|安|渡|岡|磯|園|矢|軽|長谷|日下|綾|財|物|忌|刑|坂|曽我|織|乙|建|新|辺|田|別|水|柏|古|大|角|内|御|前|花"
    "|中|上|宮|雨|野|菱)[部所館園場]"
)
FAMILY_LIKE_OFFICE: Final = re.compile(_FAMILY + "長")
FAMILY_BEHIND_POST: Final = re.compile(f"(?<=[長監事])(?P<family>{_FAMILY})$")
"""市民部長阿部 一郎: the post and the family name run on."""
