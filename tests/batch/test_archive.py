"""ZIP archives as input: every file in them is a document of its own, whatever its name and whatever becomes of the others."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.batch import archives
from pipeline.batch import discover as discover_module
from pipeline.batch.archives import safe_path
from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile, discover
from pipeline.batch.output import Options, RunResult, run_batch
from pipeline.cli import main
from pipeline.model.errors import DocumentError, NoInputError, UsageError
from pipeline.publish.places import report_path

CityReport = Callable[..., str]


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def raw_named(names: Mapping[bytes, bytes], extra: bytes = b"") -> bytes:
    """An archive whose names are these bytes, without the UTF-8 flag."""
    stand_ins = {f"{at:0{len(name)}}": data for at, (name, data) in enumerate(names.items())}
    data = zipped(stand_ins, zipfile.ZIP_STORED)
    for stand_in, name in zip(stand_ins, names, strict=True):
        data = data.replace(stand_in.encode(), name)
    return data


def put(root: Path, name: str, data: bytes) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(data)
    return root / name


def listed(path: Path) -> list[tuple[str, str | None]]:
    return [(file.path, "skipped" if file.skipped else file.failure and file.failure[0]) for file in discover([path])]


def content(file: InputFile) -> bytes:
    return Contents().read(file)


def run(folder: Path, out: Path, **options: Any) -> RunResult:
    return run_batch(Options((folder,), out, workers=0, **options), lambda outcome, total: None)


def accounts(result: RunResult) -> list[tuple[str, str, str | None]]:
    return [(one.path, one.status, one.error) for one in result.record.documents]


def test_members_are_documents(tmp_path: Path, city_report: CityReport) -> None:
    report = city_report()
    other = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一"))
    files = {
        "a/市民部.txt": report,
        "b.html": f"<pre>{other}</pre>",
        "b.txt": "",
        "README.md": "x",
        "same.txt": report,
        "x/": "",
    }
    put(tmp_path / "in", "x.zip", zipped(files))
    put(tmp_path / "in", "plain.txt", b"")
    result = run(tmp_path / "in", tmp_path / "out")
    assert accounts(result) == [
        ("plain.txt", "failed", "empty-file"),
        ("x.zip/README.md", "skipped", None),
        ("x.zip/a/市民部.txt", "ok", None),
        ("x.zip/b.html", "ok", None),
        ("x.zip/b.txt", "failed", "empty-file"),
        ("x.zip/same.txt", "duplicate", "duplicate-content"),
    ]
    assert (tmp_path / "out" / "reports" / "x.zip" / "a" / "市民部.txt.json").is_file()
    assert result.record.engines["lxml"]
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["plain.txt", "x.zip"]


def test_the_record_is_that_of_the_member(
    tmp_path: Path, city_report: CityReport, convert_bytes: Callable[..., Any]
) -> None:
    data = city_report().encode()
    (file,) = discover([put(tmp_path, "x.zip", zipped({"a.txt": data}))])
    record = convert_bytes(content(file), file.path).record.document
    assert (record.path, record.bytes, record.sha256) == (
        "x.zip/a.txt",
        len(data),
        convert_bytes(data).record.document.sha256,
    )


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("報告/市民部.txt".encode("cp932"), "報告/市民部.txt"),
        ("表示ソ.txt".encode("cp932"), "表示ソ.txt"),
        ("報告/市民部.txt".encode(), "報告/市民部.txt"),
        (unicodedata.normalize("NFD", "がぎ部.txt").encode(), "がぎ部.txt"),
        (b"caf\x82\xff.txt", "café\\xa0.txt"),
        (b"plain.txt", "plain.txt"),
    ],
)
def test_names_without_the_utf8_flag(raw: bytes, name: str, tmp_path: Path) -> None:
    (file,) = discover([put(tmp_path, "x.zip", raw_named({raw: b"1"}))])
    assert file.path == f"x.zip/{name}"
    assert content(file) == b"1"


def test_names_with_the_utf8_flag_and_with_a_copy(tmp_path: Path) -> None:
    (file,) = discover([put(tmp_path, "x.zip", zipped({"報告.txt": b"1"}))])
    assert file.path == "x.zip/報告.txt"
    info = zipfile.ZipInfo("houkoku.txt")
    copy = b"\x01" + struct.pack("<I", zlib.crc32(b"houkoku.txt")) + "報告２.txt".encode()
    info.extra = struct.pack("<HH", 0x7075, len(copy)) + copy
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, b"2")
    (file,) = discover([put(tmp_path, "y.zip", buffer.getvalue())])
    assert file.path == "y.zip/報告２.txt"


def test_what_is_no_report(tmp_path: Path) -> None:
    names = (
        "__MACOSX/._a.txt",
        ".DS_Store",
        "a/Thumbs.db",
        "a/desktop.ini",
        "sources.csv",
        ".git/x.txt",
        "~$a.docx",
        "d/",
    )
    path = put(tmp_path, "x.zip", zipped({"a.txt": "1", **dict.fromkeys(names, "x")}))
    assert listed(path) == [
        ("x.zip/.DS_Store", "skipped"), ("x.zip/.git/x.txt", "skipped"), ("x.zip/a.txt", None), ("x.zip/a/Thumbs.db", "skipped"),
        ("x.zip/a/desktop.ini", "skipped"), ("x.zip/sources.csv", "skipped"), ("x.zip/~$a.docx", "skipped"),
    ]  # fmt: skip


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    third = zipped({"deep.txt": "3"})
    second = zipped({"b.txt": "2", "c.txt": "22", "third.zip": third})
    path = put(tmp_path, "x.zip", zipped({"a.txt": "1", "second.ZIP": second, "z.txt": "9"}))
    assert listed(path) == [
        ("x.zip/a.txt", None),
        ("x.zip/second.ZIP/b.txt", None),
        ("x.zip/second.ZIP/c.txt", None),
        ("x.zip/second.ZIP/third.zip", "unsupported-format"),
        ("x.zip/z.txt", None),
    ]
    contents, read = Contents(), list[bytes]()
    for file in discover([path]):
        if file.failure is None:
            read.append(contents.read(file))
    contents.close()
    assert read == [b"1", b"2", b"22", b"9"]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype", "_rels/.rels", "xl/workbook.xml"])
def test_office_files_are_no_archives(name: str, tmp_path: Path) -> None:
    office = zipped({name: "x", "word/document.xml": "<x/>"})
    assert listed(put(tmp_path, "a.docx", office)) == [("a.docx", None)]
    assert listed(put(tmp_path, "x.zip", zipped({"a.docx": office}))) == [("x.zip/a.docx", None)]
    assert listed(put(tmp_path, "cut.docx", office[:-30])) == [("cut.docx", None)]


def test_an_archive_by_any_name(tmp_path: Path) -> None:
    assert listed(put(tmp_path, "x.txt", zipped({"a.txt": "1"}))) == [("x.txt/a.txt", None)]
    assert listed(put(tmp_path, "y.zip", b"no archive")) == [("y.zip", None)]


def test_damaged_archives(tmp_path: Path, city_report: CityReport) -> None:
    good = zipped(
        {"a.txt": city_report(), "b.txt": city_report(title="福祉部の基本方針", header=("部局名 福祉部",))},
        zipfile.ZIP_STORED,
    )
    put(tmp_path / "in", "cut.zip", good[:-30])
    put(tmp_path / "in", "sum.zip", good.replace("市民環境部の基本方針".encode(), "市民環境部の基本方金".encode()))
    put(tmp_path / "in", "none.zip", zipped({}))
    result = run(tmp_path / "in", tmp_path / "out")
    assert accounts(result) == [
        ("cut.zip", "failed", "archive-damaged"),
        ("none.zip", "failed", "empty-file"),
        ("sum.zip/a.txt", "failed", "archive-damaged"),
        ("sum.zip/b.txt", "ok", None),
    ]


def test_encrypted_members(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": "1", "b.txt": "2"}, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    path = put(tmp_path, "x.zip", bytes(data))
    assert listed(path) == [("x.zip/a.txt", "archive-password"), ("x.zip/b.txt", None)]
    with pytest.raises(DocumentError, match="archive-password"):
        content(discover([path])[0])


def test_other_methods_and_links(tmp_path: Path) -> None:
    data = zipped({"a.txt": "1"}, zipfile.ZIP_STORED).replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"
    )
    assert listed(put(tmp_path, "x.zip", data)) == [("x.zip/a.txt", "unsupported-format")]
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert listed(put(tmp_path, "y.zip", buffer.getvalue())) == [("y.zip/link.txt", "unreadable-file")]


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path, city_report: CityReport) -> None:
    names = (
        "../../up.txt",
        "/etc/abs.txt",
        "C:\\報告\\win.txt",
        "..\\back.txt",
        "a/./b//c.txt",
        "n\nl.txt",
        "あ" * 120 + ".txt",
    )
    data = zipped({name: city_report(as_of=f"(職員数は平成30年4月{at + 1}日現在)") for at, name in enumerate(names)})
    put(tmp_path / "in", "x.zip", data)
    result = run(tmp_path / "in", tmp_path / "out")
    paths = [path for path, status, _ in accounts(result) if status == "ok"]
    assert paths[:6] == [
        "x.zip/C_/報告/win.txt", "x.zip/__/__/up.txt", "x.zip/__/back.txt", "x.zip/a/b/c.txt", "x.zip/etc/abs.txt", "x.zip/n_l.txt",
    ]  # fmt: skip
    assert len(paths) == len(names)
    assert all((tmp_path / "out" / report_path(path)).is_file() for path in paths)
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}


def test_members_of_one_name(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/b.txt", "1")
        for text in ("2", "3"):
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr("a/b.txt", text)
    files = discover([put(tmp_path, "x.zip", buffer.getvalue())])
    assert [(file.path, content(file)) for file in files] == [
        ("x.zip/a/b.txt", b"1"), ("x.zip/a/b~2.txt", b"2"), ("x.zip/a/b~3.txt", b"3"),
    ]  # fmt: skip


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = put(tmp_path, "bomb.zip", zipped({"a.txt": b"\0" * 5 * 1024**2, "b.txt": "1"}))
    assert listed(bomb) == [("bomb.zip/a.txt", "archive-limits"), ("bomb.zip/b.txt", None)]
    many = put(tmp_path, "many.zip", zipped({f"{at}.txt": "1" * at for at in range(12)}))
    nested = put(tmp_path, "nested.zip", zipped({"many.zip": many.read_bytes()}))
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 60)
    assert listed(many) == [("many.zip", "archive-limits")]
    assert listed(nested) == [("nested.zip", "archive-limits")]
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 10_000)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 12)
    assert len(listed(many)) == 12
    assert listed(nested) == [("nested.zip", "archive-limits")]
    monkeypatch.setattr(discover_module, "MAX_FILE_BYTES", 5)
    with pytest.raises(DocumentError, match="file-too-large"):
        content(next(file for file in discover([many]) if file.path.endswith("11.txt")))


def test_provenance_of_members(tmp_path: Path, city_report: CityReport) -> None:
    other = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一"))
    put(tmp_path / "in", "x.zip", zipped({"a.txt": city_report(), "sub/b.txt": other}))
    sources = (
        "path,local_government_code,url,licence\nx.zip,142034,https://z.example,CC0\nx.zip/sub/b.txt,011002,,CC BY\n"
    )
    put(tmp_path / "in", "sources.csv", sources.encode())
    run(tmp_path / "in", tmp_path / "out")
    import json

    found = {
        name: json.loads((tmp_path / "out" / "reports" / "x.zip" / name).read_bytes())["document"]
        for name in ("a.txt.json", "sub/b.txt.json")
    }
    assert [(one["local_government_code"], one["source_url"], one["license"]) for one in found.values()] == [
        ("142034", "https://z.example", "CC0"),
        ("011002", None, "CC BY"),
    ]


def test_show(tmp_path: Path, city_report: CityReport, capsys: pytest.CaptureFixture[str]) -> None:
    two = put(tmp_path, "x.zip", zipped({"a.txt": city_report(), "sub/b c.txt": "", "README.md": "x"}))
    assert main(["show", str(two)]) == 2
    said = capsys.readouterr().err
    assert "is an archive of 2 files" in said
    assert f"hoshin show {two}/a.txt" in said
    assert f"hoshin show '{two}/sub/b c.txt'" in said
    assert main(["show", f"{two}/a.txt"]) == 0
    assert "x.zip/a.txt" in capsys.readouterr().out
    assert main(["show", f"{two}/sub/b c.txt"]) == 1
    assert main(["show", f"{two}/none.txt"]) == 2
    assert main(["show", str(put(tmp_path, "y.zip", zipped({"a.txt": city_report(), ".DS_Store": "x"})))]) == 0


def test_paths_into_an_archive(tmp_path: Path) -> None:
    path = put(tmp_path, "x.zip", zipped({"a/b.txt": "1", "a/c.txt": "2", "d.txt": "3"}))
    assert listed(path / "a") == [("x.zip/a/b.txt", None), ("x.zip/a/c.txt", None)]
    with pytest.raises(UsageError, match="does not exist"):
        discover([path / "e"])
    with pytest.raises(UsageError, match="does not exist"):
        discover([put(tmp_path, "y.txt", b"x") / "a"])
    with pytest.raises(NoInputError):
        discover([put(tmp_path, "z.zip", zipped({"README.md": "x"}))])


def test_an_archive_that_changed(tmp_path: Path) -> None:
    path = put(tmp_path, "x.zip", zipped({"a.txt": "1", "b.txt": "2"}))
    files = discover([path])
    path.write_bytes(zipped({"a.txt": "1"}))
    with pytest.raises(DocumentError, match="archive-damaged"):
        content(files[1])
    path.write_bytes(b"x")
    with pytest.raises(DocumentError, match="archive-damaged"):
        content(files[0])


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_safe_paths_stay_below(name: str) -> None:
    path = safe_path(name)
    assert safe_path(path) == path
    if path:
        assert report_path(path).startswith("reports/")
        assert all(len(part.encode("utf-8", "surrogatepass")) <= 255 for part in path.split("/"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 400))
def test_any_damage_is_accounted(tmp_path_factory: pytest.TempPathFactory, damage: bytes, at: int) -> None:
    data = zipped({"a.txt": "市民部" * 20, "b.zip": zipped({"c.txt": "2"})})
    path = put(tmp_path_factory.mktemp("x"), "x.zip", data[:at] + damage + data[at + len(damage) :])
    try:
        files = discover([path])
    except NoInputError:
        return
    for file in files:
        try:
            content(file)
        except DocumentError:
            continue
