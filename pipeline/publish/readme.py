"""A publication becomes its README in Japanese and English: what it is, from where, under what terms, how to read it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from pipeline.publish.about import MARK, MOST_SOURCES, About
from pipeline.publish.listed_files import ListedFile
from pipeline.publish.tables import TABLES


def readme_ja(about: About, files: Sequence[ListedFile], names: Container[str]) -> bytes:
    """The bytes of `README.ja.md`; `names` are all files of the publication, `files` those that hold data."""
    parts = [
        f"# {_plain(about.title)}\n",
        f"{about.ja}\n",
        "## 出典\n",
        "本データは、次の資料を加工して作成したものです。各資料の作成者が本データを作成したものではありません。\n",
        _sources(about, "ほか{}件。全件は `data/documents.csv` にあります。"),
        "## 利用条件\n",
        f"{_terms(about, '利用条件（ライセンス）: {}', _NO_LICENCE_JA)}\n",
        *_publisher(about, "公表者: {}\n"),
        "## 形式と文字コード\n",
        "".join(f"- {text}\n" for text in _formats_ja(names)),
        "## 値の約束\n",
        "".join(f"- {text}\n" for text in (*_RULES_JA, *(() if about.has_names else (_NAMES_JA,)))),
        "## 表\n",
        _table(("表", "内容", "主キー"), ((f"`{t.name}`", f"{t.title}。{t.ja}", f"`{t.primary_key}`") for t in TABLES)),
        "列の定義は `datapackage.json`（各列の title・description）、コードの意味は `data/codes.csv` にあります。\n",
        "## ファイル\n",
        _table(
            ("ファイル", "内容", "バイト数", "SHA-256"),
            ((f"`{f.name}`", f.title, f"{f.info.bytes:,}", f"`{f.info.sha256}`") for f in files),
        ),
        f"全ファイルの照合: `sha256sum --check SHA256SUMS`。仕様の版: {about.version}（セマンティックバージョニング）。\n",
    ]
    return "\n".join(parts).encode()


def readme_en(about: About, files: Sequence[ListedFile], names: Container[str]) -> bytes:
    """The bytes of `README.md`."""
    parts = [
        f"# {_plain(about.title)}\n",
        f"{about.en}\n",
        "## Sources\n",
        "Made by processing the documents below; their publishers did not make this data (を加工して作成: processed).\n",
        _sources(about, "and {} more; `data/documents.csv` names all."),
        "## Terms\n",
        f"{_terms(about, 'Licence: {}', _NO_LICENCE_EN)}\n",
        *_publisher(about, "Publisher: {}\n"),
        "## Formats and encodings\n",
        "".join(f"- {text}\n" for text in _formats_en(names)),
        "## Rules of the values\n",
        "".join(f"- {text}\n" for text in (*_RULES_EN, *(() if about.has_names else (_NAMES_EN,)))),
        "## Tables\n",
        _table(("table", "a row is", "primary key"), ((f"`{t.name}`", t.en, f"`{t.primary_key}`") for t in TABLES)),
        "`datapackage.json` describes every column, `data/codes.csv` every code.\n",
        "## Files\n",
        _table(
            ("file", "media type", "bytes", "SHA-256"),
            ((f"`{f.name}`", f.media_type, f"{f.info.bytes:,}", f"`{f.info.sha256}`") for f in files),
        ),
        f"To check all files: `sha256sum --check SHA256SUMS`. Schema version {about.version} (semantic versioning).\n",
    ]
    return "\n".join(parts).encode()


_MARKUP = re.compile(r"[\\`*_\[\]<>&|]")
_NO_LICENCE_JA = "利用条件（ライセンス）は示されていません。原文の公表者が定める条件を確認してください（`data/documents.csv` の `license`）。"
_NO_LICENCE_EN = (
    "No licence is stated for the whole; see `license` in `data/documents.csv` and ask the publishers of the sources."
)
_RULES_JA = (
    "空欄（null）は「記載なし」または「読み取れない」。0は印刷された0。推測で埋めた値はない。",
    "日付は YYYY-MM-DD（西暦）、年度は4月1日が属する西暦年。印刷どおりの表記は `_label` の列にある。",
    "IDは英字で始まる文字列で、自然キー（名称など）から作る。同じものは再実行しても同じIDで、連番は使わず、別のものに再利用しない。",
    "`local_government_code`（全国地方公共団体コード）は検査数字を含む6桁の文字列。数値として読むと先頭の0が失われる（pandasでは `dtype` に `str` を指定する）。",
    "プログラムによる読み取りであり、誤りがありうる。正しい内容は原文にある。各行の `document_id` と原文行番号から `data/source_lines.csv` の原文と照合できる。",
    "推定した値は `attribution`・`match_method` に、読み取りで問題となった点は `data/issues.csv` に示す。",
    "複数の値は半角セミコロン `;` で区切る。",
)
_RULES_EN = (
    "An empty cell (null) means: not stated or not readable. 0 is a printed 0. Nothing is filled in.",
    "Dates are YYYY-MM-DD; a fiscal year is the western year in which it begins on 1 April. `_label` holds the print.",
    "Ids are texts that begin with a letter, made from natural keys: the same thing keeps its id, none is used again.",
    "`local_government_code` is a text of six digits; read as a number it loses a leading 0 (pandas: `dtype` `str`).",
    "Read by a program, which can err; the source holds. Every row names its document and lines in `data/source_lines.csv`.",
    "`attribution` and `match_method` show what was inferred, `data/issues.csv` what was in doubt.",
    "Several values in a cell are separated by `;`.",
)
_DESCRIPTORS_JA = {
    "datapackage.json": "`datapackage.json`（Data Package v2）",
    "data/csv-metadata.json": "`data/csv-metadata.json`（CSVW）",
    "dcat.jsonld": "`dcat.jsonld`（DCAT、データカタログ用）",
    "schemaorg.jsonld": "`schemaorg.jsonld`（schema.org、検索エンジン用）",
}
_DESCRIPTORS_EN = {
    "datapackage.json": "`datapackage.json` (Data Package v2)",
    "data/csv-metadata.json": "`data/csv-metadata.json` (CSVW)",
    "dcat.jsonld": "`dcat.jsonld` (DCAT, for catalogues)",
    "schemaorg.jsonld": "`schemaorg.jsonld` (for search engines)",
}
_NAMES_JA = (
    f"個人の氏名は含まない: 氏名の列は空欄、原文行などに現れる氏名は1文字ごとに{MARK}。役職は残している。"
    "役職者として読み取れなかった氏名が本文に残る可能性があるため、公開前に確認すること。"
)
_NAMES_EN = (
    f"Names of persons are left out: their columns are empty, and {MARK} stands for each character elsewhere; posts stay. "
    "A name that was not read as that of an officer may be left in a text: look before you publish."
)


def _formats_ja(names: Container[str]) -> list[str]:
    lines = [
        "`data/*.csv`: UTF-8（BOMなし）、改行CRLF、1行目が英字の項目名、セル内改行なし。",
        "`hoshin.sqlite`: 同じ表。型・主キー・外部キー・検査制約つき。",
        "`reports/*.json`・`reports.jsonl`: 入れ子のJSON（UTF-8）。",
    ]
    if "excel/documents.csv" in names:
        lines.append(
            "`excel/*.csv`: UTF-8（BOMあり）、改行CRLF、日本語の項目名。表計算ソフトが数式・日付などに変えてしまう文字列は、先頭に `'` を付けている。"
        )
        lines.append(
            "`excel/hoshin.xlsx`: 1表1シート。コードは文字列、日付は日付型、数式なし。長い本文の続きはシート `continued`。"
        )
    if "metadata.json" in names:
        lines.append(
            "`datasette hoshin.sqlite --metadata metadata.json` で、表と全文検索（表 `search`、3文字以上）をWebで見られる。"
        )
    if "parquet/documents.parquet" in names:
        lines.append("`parquet/*.parquet`: 同じ表。列の型と説明を含む。")
    said = [text for name, text in _DESCRIPTORS_JA.items() if name in names]
    return [*lines, f"記述ファイル: {'、'.join(said)}。"]


def _formats_en(names: Container[str]) -> list[str]:
    lines = [
        "`data/*.csv`: UTF-8 without BOM, CRLF, English headings on line 1, no line break in a cell.",
        "`hoshin.sqlite`: the same tables with types, keys and checks.",
        "`reports/*.json`, `reports.jsonl`: nested JSON, UTF-8.",
    ]
    if "excel/documents.csv" in names:
        lines.append(
            "`excel/*.csv`: UTF-8 with BOM, CRLF, Japanese headings; `'` before a text that a spreadsheet would change."
        )
        lines.append(
            "`excel/hoshin.xlsx`: a sheet a table; codes are text, dates dates; long texts go on in `continued`."
        )
    if "metadata.json" in names:
        lines.append(
            "`datasette hoshin.sqlite --metadata metadata.json` shows tables and text search (`search`, from 3 letters)."
        )
    if "parquet/documents.parquet" in names:
        lines.append("`parquet/*.parquet`: the same tables, with types and descriptions of the columns.")
    said = [text for name, text in _DESCRIPTORS_EN.items() if name in names]
    return [*lines, f"Descriptors: {', '.join(said)}."]


def _terms(about: About, given: str, absent: str) -> str:
    if about.license is None:
        return absent
    url = about.license_url
    return given.format(about.license if url in {None, about.license} else f"[{about.license}]({url})")


def _publisher(about: About, text: str) -> tuple[str, ...]:
    return () if about.publisher is None else (text.format(_plain(about.publisher)),)


def _plain(text: str) -> str:
    r"""A text from elsewhere as Markdown that shows it: no tag, link or emphasis comes of it.

    >>> print(_plain("<b>部</b> [方針](x)"))
    \<b\>部\</b\> \[方針\](x)
    """
    return _MARKUP.sub(r"\\\g<0>", text)


def _sources(about: About, more: str) -> str:
    named = about.sources[:MOST_SOURCES]
    lines = [
        f"- {replace(one, title=_plain(one.title), municipality=_plain(one.municipality or '')).line}\n"
        for one in named
    ]
    if len(about.sources) > MOST_SOURCES:
        lines.append(f"- {more.format(len(about.sources) - MOST_SOURCES)}\n")
    return "".join(lines)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
