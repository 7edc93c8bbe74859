"""More phrase lists of the genre, by kind of text: outlines, target levels, next issues, missions, greetings, measures.

The holes in braces are those of `phrases`.
"""

from __future__ import annotations

OUTLINES = (
    "{subject}に関する施策を総合的に進め、{place}を中心とした支援の仕組みを整える。",
    "{paper}に基づき、{subject}に係る事務を計画的に行う。",
    "{aim}、{subject}に要する経費の一部を助成する。",
    "{partner}と協働し、{subject}の普及と定着を図る。",
    "{ages}歳の市民を対象に、{subject}に関する{event}を行う。",
    "{place}の機能を高め、{subject}の拠点とする。",
    "{subject}の実態を継続して把握し、施策の基礎資料とする。",
    "老朽化した{place}を更新し、{subject}に支障のない環境を保つ。",
)

LEVELS = (
    "{event}を{n}回以上開催し、参加者の満足度を{pct}％以上とする。",
    "{paper}の素案を{month}までにまとめ、関係者の合意を得る。",
    "{subject}に係る申請の{pct}％以上をオンラインで受け付ける。",
    "{subject}の実施箇所を{n}か所に増やす。",
    "{partner}との協定を年度内に締結する。",
    "{subject}に関する苦情を前年度から{n}件減らす。",
    "{place}の設計を完了し、工事の発注準備を整える。",
    "{subject}の担当職員{n}人が専門研修を修了する。",
)

ISSUES = (
    "{subject}については、担い手の確保が引き続き課題である。",
    "{next}度は、{partner}との役割分担を見直し、{event}の回数を増やす。",
    "{media}による周知が十分でなかったため、若年層に届く方法を検討する。",
    "{place}の利用時間の拡大について、費用対効果を検証する必要がある。",
    "引き続き{paper}に沿って進め、{subject}の実施状況を四半期ごとに確認する。",
    "未実施の{event}を早期に行い、{subject}への理解を広げる。",
    "財源の確保に向け、国や県の補助制度の活用を検討する。",
    "{subject}の対象を広げるに当たり、事務の効率化が求められる。",
)

STATES = (
    "{subject}を取り巻く状況は大きく変化しており、従来の手法だけでは対応が難しくなっています。",
    "市民アンケートでは、{subject}に「満足している」と答えた人は{pct}％にとどまっています。",
    "{place}は建設から{n}年が経過し、設備の更新が必要な時期を迎えています。",
    "{subject}に関する相談は年間{k}件を超え、内容も複雑になっています。",
    "{partner}の高齢化が進み、{subject}の担い手が不足しています。",
    "国の制度改正により、{subject}に係る事務が市に移されました。",
    "{paper}の計画期間が{next}に満了するため、次期計画の検討が必要です。",
)

MISSIONS = (
    "{subject}を通じて、誰もが安心して住み続けられるまちをつくること。",
    "市民の暮らしを支える{subject}を、将来にわたり安定して提供すること。",
    "{partner}とともに、{subject}の分野で地域の力を引き出すこと。",
    "公正で分かりやすい{subject}により、市民の信頼に応えること。",
    "{place}を核として、{subject}の価値を次の世代に引き継ぐこと。",
)

VISIONS = (
    "{subject}が地域に根付き、世代を問わず支え合うまち",
    "{place}に人が集い、{subject}の輪が広がるまち",
    "すべての市民が{subject}の恩恵を受けられるまち",
    "{subject}と{subject}が調和した、住み心地のよいまち",
)

MESSAGES = (
    "今年度は、{subject}を部の最重要課題と位置付け、職員一丸となって取り組みます。",
    "現場の声を大切にし、前例にとらわれず{subject}の改善に挑戦してまいります。",
    "市民の皆様には、{subject}への御理解と御協力をお願いいたします。",
    "失敗を恐れず、まずやってみるという姿勢で、{subject}に新しい風を吹き込みます。",
    "一年間の成果は年度末に公表し、皆様の御意見を次の取組に生かします。",
)

INTRODUCTIONS = (
    "技術職として入庁し、{subject}の現場を長く経験してきました。",
    "趣味は山歩きと古い地図を眺めることで、休日は里山の手入れに汗を流しています。",
    "座右の銘は「まず聴く」です。{subject}に携わった若い頃の失敗から学びました。",
    "職員としての信念は、分かりやすい言葉で説明することです。",
    "三人の子どもの親として、{subject}の大切さを日々感じています。",
)

SHORT_GOALS = (
    "{subject}の推進",
    "{subject}の充実と{subject}の見直し",
    "{paper}の着実な実行",
    "{place}の利用促進",
    "{partner}との連携強化",
    "{subject}に関する相談体制の強化",
    "{subject}に係る事務の効率化",
    "{subject}の担い手の育成",
)

STEPS = (
    "現状調査",
    "素案の作成",
    "関係者との協議",
    "意見公募",
    "計画の決定",
    "実施設計",
    "工事",
    "検証",
    "試行",
    "本格実施",
)

EXTRA_DECKS = {
    "outline": OUTLINES,
    "level": LEVELS,
    "issue_next": ISSUES,
    "current_state": STATES,
    "mission": MISSIONS,
    "vision": VISIONS,
    "message": MESSAGES,
    "introduction": INTRODUCTIONS,
    "short_goal": SHORT_GOALS,
    "step": STEPS,
}
"""The lists by the kind that a writer is asked for."""

INDICATORS = (
    ("{subject}に関する{event}の開催回数", "回", 4, 60), ("{event}の延べ参加者数", "人", 120, 4800), ("{subject}の相談件数", "件", 40, 1900),
    ("{subject}に対する満足度", "％", 52, 96), ("{place}の利用者数", "人", 900, 68000), ("{subject}の実施率", "％", 40, 99),
    ("{subject}の実施箇所数", "か所", 3, 48), ("{subject}に係るオンライン申請の割合", "％", 8, 88), ("{partner}との協定数", "件", 1, 24),
    ("{subject}の登録者数", "人", 30, 2600), ("{subject}の整備延長", "ｍ", 120, 5200), ("{subject}に取り組む団体数", "団体", 4, 130),
    ("{subject}の平均処理日数", "日", 3, 30), ("{subject}の認知度", "％", 20, 80), ("{subject}の整備面積", "ha", 1, 60),
    ("{media}の閲覧数", "回", 1200, 88000), ("{subject}の補助件数", "件", 5, 240), ("{subject}の苦情件数", "件", 0, 90),
)  # fmt: skip
"""Indicators (指標): name, unit, least and greatest value."""

MORE_TAILS = (
    "（繰越分）",
    "（雨水）",
    "（隔年）",
    "（新規）",
    "（一時保育）",
    "（人権教育）",
    "（第3期）",
    "（国補助分）",
    "（継続）",
    "（拡充）",
)
"""Brackets after a project's name that name no section."""
