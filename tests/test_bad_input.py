"""Files that are no reports, or no files: each fails with its own code, its neighbours are converted, nothing is torn."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli import main
from pipeline.model.errors import DocumentError
from pipeline.run import Conversion

ROOT = Path(__file__).resolve().parents[1]
REPORT_PDF = (ROOT / "tests" / "fixtures" / "documents" / "text_and_pdf" / "report.pdf").read_bytes()

CityReport = Callable[..., str]
Convert = Callable[..., Conversion]
Run = tuple[Path, dict[str, Any], int]


def zipped(name: str, content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def picture_pdf() -> bytes:
    """A page with nothing but a picture, as a scanner makes it."""
    from PIL import Image

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), (250, 250, 240))), 0, 0, 595, 842)
    canvas.save()
    return buffer.getvalue()


def rewritten(change: Callable[[pikepdf.Pdf], None] | None = None, **options: Any) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(REPORT_PDF)) as pdf:
        if change is not None:
            change(pdf)
        pdf.save(buffer, **options)
    return buffer.getvalue()


def without_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


NOVEL = """\
　坂の途中にある時計店は、日が落ちると真っ先に灯りを消した。
　店主の老人は課長と呼ばれていたが、どこの会社の課長だったのかは誰も知らない。
「基本方針というものはね」と老人は言った。「紙に書いた途端に古くなるのさ」
　私は頷いて、預けた腕時計の代金を数えた。
"""
MINUTES = """\
第3回 公園づくり懇談会 会議録

日時　令和3年7月12日（月）午後2時から
場所　市役所4階 会議室
出席者　委員8名、事務局（都市整備部長、公園緑地課長 ほか）

1 開会
2 議題
（1）基本方針の素案について
事務局　資料1に沿って説明します。
委員　遊具の更新の目標年度はいつですか。
事務局　令和5年度の予定です。
3 その他
"""
RECIPE = """\
里芋の煮物（4人分）

材料
里芋\t600グラム
だし\t2カップ
しょうゆ\t大さじ2

作り方
1 里芋は皮をむき、塩でもんで洗う。
2 鍋にだしと里芋を入れ、中火で15分煮る。
"""
BUDGET = """\
令和3年度 一般会計当初予算 (単位:千円)

款\t項\t本年度\t前年度\t増減
総務費\t総務管理費\t1,234,567\t1,200,000\t34,567
民生費\t社会福祉費\t3,456,789\t3,500,000\t△43,211
合計\t\t4,691,356\t4,700,000\t△8,644
"""
ROSTER = """\
内線番号表

課名\t課長名\t内線
市民課\t大西\t2110
くらし安全課\t野沢\t2150
"""
PLAN = """商店街のこれから

基本方針

歩いて楽しい通りをつくります。

目標

空き店舗を半分にします。

主な事業

朝市と夜店を開きます。
"""
NOT_REPORTS = {
    "novel": NOVEL,
    "minutes": MINUTES,
    "recipe": RECIPE,
    "budget": BUDGET,
    "roster": ROSTER,
    "plan": PLAN,
}

HALF = "市民環境部の基本方針\n".encode() * 20 + "部局名 市民環境部\n".encode("cp932") * 20

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty-file"),
    "empty.pdf": (b"", "empty-file"),
    "blank.txt": (" \n\u3000\r\n\t\n".encode(), "empty-file"),
    "blank-utf16.txt": ("\n\u3000\n".encode("utf-16"), "empty-file"),
    "nul.pdf": (bytes(5000), "empty-file"),
    "random.txt": (random.Random(7).randbytes(4096), "binary-file"),
    "random.pdf": (b"%PDF-1.7\n" + random.Random(8).randbytes(4096), "pdf-damaged"),
    "docx.txt": (zipped("word/document.xml", "<w:document/>"), "office-damaged"),
    "jpeg.pdf": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "image-damaged"),
    "gzip.txt": (b"\x1f\x8b\x08\x00" + bytes(range(200)), "unsupported-format"),
    "page.pdf": (b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>", "no-layout"),
    "page.txt": (b"\xef\xbb\xbf\n<HTML><body>x</body></HTML>", "no-layout"),
    "header-only.pdf": (b"%PDF-1.7\n", "pdf-damaged"),
    "truncated-half.pdf": (REPORT_PDF[: len(REPORT_PDF) // 2], "pdf-damaged"),
    "truncated-end.pdf": (REPORT_PDF[:-900], "pdf-damaged"),
    "encrypted.pdf": (rewritten(encryption=pikepdf.Encryption(user="secret", owner="secret")), "pdf-password"),
    "no-pages.pdf": (rewritten(without_pages), "pdf-no-pages"),
    "scan.pdf": (picture_pdf(), "no-text-layer"),
    "half-and-half.txt": (HALF, "undecodable-text"),
    "cut-character.txt": ("市民環境部の基本方針\n".encode() * 9 + "部".encode()[:2], "undecodable-text"),
    "twice-encoded.txt": (("市民環境部の基本方針です。\n" * 9).encode().decode("latin-1").encode(), "undecodable-text"),
    **{f"{name}.txt": (text.encode(), "no-layout") for name, text in NOT_REPORTS.items()},
}
GOOD_FILES = ("a-first.txt", "report-pdf.txt", "REPORT.PDF", "owner-only.pdf", "no-suffix", "z-last.txt")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, city_report: CityReport) -> Run:
    """One run over all of them, with good files before and after."""
    root = tmp_path_factory.mktemp("bad")
    folder = root / "in"
    folder.mkdir()
    for name, (data, _) in BAD_FILES.items():
        (folder / name).write_bytes(data)
    other = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一"))
    third = city_report(title="都市部の基本方針", header=("部局名 都市部", "部長名 塩沢 隆一"))
    (folder / "a-first.txt").write_text(city_report(), encoding="utf-8")
    (folder / "no-suffix").write_text(third, encoding="utf-8")
    (folder / "z-last.txt").write_text(other, encoding="utf-8")
    (folder / "report-pdf.txt").write_bytes(REPORT_PDF)
    (folder / "REPORT.PDF").write_bytes(REPORT_PDF + b"\n")
    (folder / "owner-only.pdf").write_bytes(rewritten(encryption=pikepdf.Encryption(user="", owner="x")))
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    (folder / "folder.pdf").mkdir()
    (Path(os.fsdecode(os.fsencode(folder) + b"/\x8es\x96\xaf.txt"))).write_bytes(b"")
    code = main(["run", str(folder), "--output", str(root / "out"), "--quiet"])
    return root, json.loads((root / "out" / "run.json").read_text(encoding="utf-8")), code


def account(run: Run, path: str) -> dict[str, Any]:
    (found,) = (document for document in run[1]["documents"] if document["path"] == path)
    return dict(found)


@pytest.mark.parametrize("name", BAD_FILES)
def test_the_code_of_each(run: Run, name: str) -> None:
    found = account(run, name)
    assert (found["status"], found["error"]) == ("failed", BAD_FILES[name][1])
    assert (found["document_id"], found["profile"], found["reports"]) == (None, None, 0)
    assert not (run[0] / "out" / "reports" / f"{name}.json").exists()


@pytest.mark.parametrize("name", ["pipe.txt", "dangling.txt"])
def test_what_is_no_file(run: Run, name: str) -> None:
    assert (account(run, name)["status"], account(run, name)["error"]) == ("failed", "unreadable-file")


@pytest.mark.parametrize("name", GOOD_FILES)
def test_neighbours_are_converted(run: Run, name: str) -> None:
    assert (account(run, name)["status"], account(run, name)["reports"]) == ("ok", 1)
    assert (run[0] / "out" / "reports" / f"{name}.json").is_file()


def test_a_name_that_is_no_utf8_is_escaped(run: Run) -> None:
    assert account(run, "\\x8es\\x96\\xaf.txt")["error"] == "empty-file"


def test_a_folder_named_as_a_report_is_a_folder(run: Run) -> None:
    assert not any(document["path"].startswith("folder.pdf") for document in run[1]["documents"])


def test_the_run_is_whole(run: Run) -> None:
    root, record, code = run
    assert code == 1
    counts = record["counts"]
    assert counts["found"] == len(record["documents"]) == len(BAD_FILES) + len(GOOD_FILES) + 3
    assert counts["failed"] == len(BAD_FILES) + 3
    assert counts["ok"] == len(GOOD_FILES)
    assert [document["path"] for document in record["documents"]] == sorted(
        document["path"] for document in record["documents"]
    )
    out = root / "out"
    assert sorted(path.name for path in out.iterdir()) == [
        ".hoshin", "data", "datapackage.json", "hoshin.sqlite", "reports", "reports.jsonl", "run.json",
    ]  # fmt: skip
    written = sorted(path.relative_to(out / "reports").as_posix() for path in (out / "reports").rglob("*.json"))
    assert written == sorted(f"{name}.json" for name in GOOD_FILES)
    for path in (out / "reports").rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_the_input_stays_as_it_was(run: Run) -> None:
    for name, (data, _) in BAD_FILES.items():
        assert (run[0] / "in" / name).read_bytes() == data


@pytest.mark.parametrize("name", BAD_FILES)
def test_show_says_what_to_do(run: Run, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(run[0] / "in" / name)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{name}: {BAD_FILES[name][1]}: " in said.err
    assert "→" in said.err


def test_undecodable_text_names_the_byte(convert_bytes: Convert) -> None:
    with pytest.raises(DocumentError) as caught:
        convert_bytes(BAD_FILES["cut-character.txt"][0])
    assert caught.value.code == "undecodable-text"
    assert f"byte {len('市民環境部の基本方針' * 9) * 3 + 9}" in caught.value.detail


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.6, 0.8, 0.95])
def test_a_cut_pdf_is_never_taken_for_whole(share: float, convert_bytes: Convert) -> None:
    with pytest.raises(DocumentError) as caught:
        convert_bytes(REPORT_PDF[: int(len(REPORT_PDF) * share)])
    assert caught.value.code == "pdf-damaged"


def test_only_bad_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-q"]) == 1
    assert (tmp_path / "out" / "reports.jsonl").read_bytes() == b""
    assert (tmp_path / "out" / "data" / "reports.csv").read_bytes().startswith(b"report_id,")


# Output that cannot be written


def tree(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in root.rglob("*")
    }


@pytest.mark.parametrize("output", ["taken", "taken/below", "taken/far/below"])
def test_output_under_a_file(
    tmp_path: Path, city_report: CityReport, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(city_report(), encoding="utf-8")
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / output)]) == 4
    assert "cannot be written" in capsys.readouterr().err
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["reports.jsonl", "run.json", "hoshin.sqlite", "data"])
def test_output_with_something_else_in_a_place(
    tmp_path: Path, city_report: CityReport, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(city_report(), encoding="utf-8")
    (tmp_path / "out").mkdir()
    if name == "data":
        (tmp_path / "out" / name).write_text("mine", encoding="utf-8")
    else:
        (tmp_path / "out" / name / "mine").mkdir(parents=True)
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 4
    assert "cannot be written" in capsys.readouterr().err
    assert not list((tmp_path / "out").rglob(".hoshin-*"))
    assert not (tmp_path / "out" / "run.json").is_file()


def test_a_link_out_of_the_output_is_refused(tmp_path: Path, city_report: CityReport) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(city_report(), encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "reports").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert main(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-q"]) == 4
    assert list((tmp_path / "elsewhere").iterdir()) == []
