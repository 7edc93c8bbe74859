"""What may follow a number and a blank → whether the number is a mark before a text or the count of something."""

from typing import Final

# Counters and units (助数詞). A number before one of these counts.
_COUNTERS: Final = (
    "人名回件日月年時分円千百万億兆%割倍点台個歳才位階号番度次期戸棟本枚冊頭羽匹"
    "条項章節款編週票通着隻級種組班課係室所局館園校社食泊機丁畳床"
)
_COUNTER_WORDS: Final = (
    "パーセント|ポイント|か所|カ所|ヶ所|ヵ所|ケ所|箇所|か月|カ月|ヶ月|ヵ月|箇月|か年|カ年|ヶ年|か国|カ国|"
    "コース|チーム|クラス|グループ|メートル|キロ|トン|ヘクタール|リットル|ページ|つ|団体|世帯|施設|学級|自治体|市町|四半期|以上|以下|未満|前後|程度"
)
# Words of such texts that only begin like a counter.
_NOT_COUNTERS: Final = (
    "人(?:権|材|口|事|件|と|に|を|が|づくり|生|間|的|員体制)|名(?:所|産|簿)|回(?:収|復|遊)|件名|日(?:常|本|中|頃)|月間|年(?:金|齢|少)|"
    "時(?:代|差)|分(?:別|野|権|析|庁)|円滑|点(?:検|字)|個(?:人|別)|歳[入出]|位置|階(?:層|段)|番組|度重|次世代|期(?:待|日前|限)|戸(?:籍|別|建)|"
    "本(?:市|庁|町|部|年|人|県|区|村|館|格)|頭首工|条例|項目|節(?:電|水|税|目)|通(?:学|勤|信|報|年)|着実|級友|種(?:子|苗|別)|組(?:織|合)|"
    "課(?:税|題)|係争|室内|所(?:得|管|有|在|属)|局面|館内|園(?:児|芸|路)|校(?:舎|庭|区|務|則|外)|社(?:会|協|員)|食(?:育|品|料|の|中毒|生活)|"
    "機(?:能|構|会|器|械)|床上|つ(?:な|く|ど|う|ね)|万(?:全|一)|百歳体操|千(?:葉|代|歳|曲)|台(?:風|帳)|団体(?:支援|と|の|等)|施設(?:の|管|整|更|マ|運|使|長)|"
    "キロク|世帯構成"
)

NOT_A_COUNTED_THING: Final = (
    f"(?:{_NOT_COUNTERS}"
    f"|(?![{_COUNTERS}]|{_COUNTER_WORDS})[ぁ-ゖァ-ヺ々㐀-鿿豈-龎](?! )"
    r"|[「『]|\((?![0-9 ])"
    "|(?!(?:GB|MB|KB|TB|KW|MW|CO)(?![A-Za-z]))[A-Z]{2})"
)
"""A pattern, for a lookahead into folded text, that matches the beginning of a text: 地域…, 「…」, (仮称)…, NPO….

It does not match counters and units (5 人, 3 か所, 10 GB), digits, marks, or one character set apart (letter-spacing).
"""
