"""The tables of what was received and what was found in it: documents, source_lines, issues, codes."""

from __future__ import annotations

from pipeline.publish.columns import DOCUMENT, LINES, PAGE, Column, Table, code, key, number_in_order

ID_SCOPE = "([0-9]{6}|u[0-9a-f]{8})"
YEARLY = rf"-{ID_SCOPE}-[0-9]{{4}}-[0-9a-f]{{10}}$"
"""How the pattern of an id with scope and year ends."""

_DOCUMENT_ID = "^doc-[0-9a-f]{16}$"

DOCUMENTS = Table(
    "documents",
    "文書一覧",
    "One source file as received.",
    "受領した原文ファイル1件につき1行。",
    (
        Column(
            "document_id",
            "文書ID",
            "string",
            "`doc-` and the first 16 hex digits of the file's SHA-256: it changes exactly when the bytes change.",
            "`doc-` とファイルのSHA-256の先頭16桁。内容が変わったときだけ変わる。",
            required=True,
            pattern=_DOCUMENT_ID,
        ),
        Column(
            "path",
            "パス",
            "string",
            "Path of the file below the input folder, with `/`.",
            "入力フォルダーからの相対パス（区切りは `/`）。",
            required=True,
        ),
        Column(
            "local_government_code",
            "全国地方公共団体コード",
            "string",
            "Code of the municipality, six digits with the check digit, as given by the caller; text, not a number.",
            "全国地方公共団体コード（検査数字を含む6桁の文字列）。利用者が与えたもの。",
            pattern="^[0-9]{6}$",
        ),
        Column(
            "local_government_name",
            "地方公共団体名",
            "string",
            "Name of the municipality as given by the caller.",
            "地方公共団体名。利用者が与えたもの。",
        ),
        Column("source_url", "原文URL", "string", "Where the file was published.", "原文の公開場所。"),
        Column("license", "ライセンス", "string", "Licence of the source as given; never assumed.", "原文の利用条件。"),
        Column(
            "sha256",
            "SHA-256",
            "string",
            "SHA-256 of the file's bytes, hexadecimal.",
            "原文ファイルのSHA-256（16進）。",
            required=True,
            pattern="^[0-9a-f]{64}$",
        ),
        Column("bytes", "バイト数", "integer", "Size.", "ファイルの大きさ。", required=True, minimum=0, unit="byte"),
        Column("media_type", "メディアタイプ", "string", "Media type.", "メディアタイプ。", required=True),
        Column(
            "encoding", "文字コード", "string", "Encoding of a text file; null for PDF.", "文字コード。PDFではnull。"
        ),
        Column("page_count", "ページ数", "integer", "Pages; null for text.", "ページ数。", minimum=0, unit="page"),
        Column("line_count", "原文行数", "integer", "Lines of the source.", "原文の行数。", minimum=0, unit="line"),
        code("text_layer", "テキスト層", "text_layer", "Where the text comes from.", "本文テキストの由来。"),
        Column(
            "profile",
            "様式プロファイル",
            "string",
            "The layout profile that claimed the document, or `generic`.",
            "文書に適用した様式プロファイル。該当がなければ `generic`。",
        ),
        Column(
            "schema_version",
            "スキーマ版",
            "string",
            "Version of the output contract (semantic versioning).",
            "出力仕様の版（セマンティックバージョニング）。",
            required=True,
            pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$",
        ),
    ),
    unique=(("path",),),
)

SOURCE_LINES = Table(
    "source_lines",
    "原文行",
    "One line of the source, untouched: whatever any other table says can be checked against it.",
    "原文1行につき1行。加工しない。ほかの表の値はこの表と照合できる。",
    (
        key("source_line_id", "原文行ID", "^doc-[0-9a-f]{16}-l[0-9]{5,}$"),
        DOCUMENT,
        number_in_order("line_no", "行番号", "the line in the document", "文書内の行番号"),
        Column("page", "ページ", "integer", "Page; null for text.", "ページ。", minimum=1, role="provenance"),
        Column(
            "text",
            "本文",
            "string",
            "The line as read, blanks and tabs and all; null: an empty line. Where damaged characters of it were repaired "
            "for the other tables, an issue `text-repaired` or `text-repair-inferred` says how. In CSV a line break "
            "inside it (none is expected) is one half-width space.",
            "読み取ったままの行（空白・タブを含む）。空行はnull。他の表で文字を補修した行には検出事項 `text-repaired` 等が付く。",
            role="raw",
            prose=True,
        ),
    ),
)

ISSUES = Table(
    "issues",
    "検出事項",
    "One finding about the data.",
    "データに関する検出事項1件につき1行。",
    (
        key("issue_id", "検出ID", f"^iss{YEARLY}"),
        Column(
            "code",
            "検出コード",
            "string",
            "What was found: a code of the list `issue_code` (docs/issues.md); later versions may add codes.",
            "検出事項の種類（コード表の `issue_code`）。",
            required=True,
            pattern="^[a-z][a-z-]*$",
        ),
        code("severity", "重さ", "severity", "How severe it is.", "重さ。"),
        Column("message", "説明", "string", "What was found, in words.", "検出内容の説明。", required=True, prose=True),
        Column(
            "path",
            "JSONポインター",
            "string",
            "JSON Pointer into the document's JSON file; null: the document as a whole.",
            "文書JSON内の位置（JSONポインター）。nullは文書全体。",
        ),
        Column(
            "table_name",
            "表名",
            "string",
            "The table that holds the value; null where no row of the tables stands for it.",
            "対象の値がある表。該当する行がなければnull。",
        ),
        Column("row_id", "対象行ID", "string", "The row's primary key.", "対象行の主キー。"),
        Column("column_name", "列名", "string", "The column; null: the row as a whole.", "対象の列。nullは行全体。"),
        DOCUMENT,
        PAGE,
        *LINES,
    ),
)

CODES = Table(
    "codes",
    "コード表",
    "One code that the tables use.",
    "各表で用いるコード1件につき1行。",
    (
        key("code_id", "コードID", "^[a-z_]+[.][a-z_-]+$"),
        Column("codelist", "コード種別", "string", "Name of the list.", "コード種別。", required=True),
        Column("code", "コード", "string", "The code.", "コード。", required=True),
        Column("label_ja", "名称", "string", "Japanese label; null for issue codes.", "名称。検出コードではnull。"),
        Column("label_en", "名称（英語）", "string", "English label.", "英語の名称。", required=True),
        Column(
            "definition",
            "説明",
            "string",
            "What the code means, in English.",
            "意味（英語）。",
            required=True,
            prose=True,
        ),
    ),
    unique=(("codelist", "code"),),
)
