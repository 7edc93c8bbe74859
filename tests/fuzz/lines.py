"""Choices → the lines of something like a report: titles, tables and labels of the genre in any order."""

from __future__ import annotations

from typing import Final

from tests.fuzz.choices import Choices

_WORDS: Final = (
    "市民部の基本方針", "令和3年度 市民部 部長マニフェスト", "平成28年度", "(職員数は平成28年4月1日現在)", "部局名 市民部", "部長名 高﨑 邦夫", "部長名",
    "部局内の執行体制", "課名\t課長名\t職員数", "市民課\tのざわ たけし 野沢 剛\t8", "市民課", "合計\t\t15", "8", "15人", "－", "欠員", "基本方針", "使命", "現状と課題",
    "平成28年度の目標", "目標", "① 自治会への加入を促します。", "② 相談の体制を充実させます。", "ア 小さな目標です。", "主な事業", "事業名\t取組内容\t報告",
    "地域活性化事業 (市民課)\t平成28年度の取組", "\t円卓会議を開きます。", "最終報告", "\t最終報告", "\t10地区で開催しました。", "中間報告", "予算額\t8,250千円", "達成度 A",
    "指標\t目標値\t実績値", "参加者数\t30人\t△5人", "相談件数 1,234件", "自己紹介", "趣味は登山です。", "備考", "※ 再任用職員を含む。", "- 3 -", "3/12", "(1)", "(繰越分)",
    "令和3年2月30日現在", "担当部長 山田 太郎", "兼務", "次年度の課題", "成果", "│市民課│8│", "├──┼─┤", "┌──┬─┐", "└──┴─┘", "|a|b|", "|-|-|", "+--+--+",
)  # fmt: skip
_SIGNS: Final = (
    "市民課部局長事業①②１２3４0.,，。、・（）()「」:：－-△▲～%％人件円千百十年度月日　 \t￥#@ABab\u3099ﾊﾞ髙\U00020bb7※■●"
)


def report_lines(choices: Choices) -> list[str]:
    """Up to 80 lines; two reports in three begin as one does."""
    lines = list(_WORDS[:1] + _WORDS[3:10]) if choices.chance(66) else []
    while choices.left and len(lines) < 80:
        line = choices.pick(_WORDS)
        kind = choices.number(0, 9)
        if kind == 0:
            line = "".join(choices.pick(_SIGNS) for _ in range(choices.number(1, 24)))
        elif kind == 1:
            line = f"{line}\t{choices.pick(_WORDS)}"
        elif kind == 2:
            at = choices.number(0, max(0, len(line) - 1))
            line = line[:at] + choices.pick(_SIGNS) + line[at + choices.number(0, 1) :]
        elif kind == 3:
            line = choices.pick(("　", " ", "\t", "・", "  ")) + line
        elif kind == 4:
            line = ""
        lines.append(line)
    return lines
