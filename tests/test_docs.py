"""The pages say what the program does: commands, options, codes, kinds, costs, links, and excerpts of real output."""

from __future__ import annotations

import argparse
import ast
import contextlib
import doctest
import io
import re
import sqlite3
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest

from benchmarks import cases as runner
from pipeline import cli, identify
from pipeline.batch.archives import is_archive
from pipeline.batch.sources import COLUMNS
from pipeline.extract import attribution
from pipeline.model.errors import DocumentError, ExitCode
from pipeline.model.issues import CATALOGUE
from pipeline.profiles import labels, lint, profile
from pipeline.profiles.drafting.toml_text import uncommented
from pipeline.read import sniff
from tests.read.test_docx import ole

ROOT = Path(__file__).resolve().parents[1]
README, METHODOLOGY, CONTRIBUTING = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "METHODOLOGY.md", "CONTRIBUTING.md")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROFILES = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
CASES = ROOT.parent / "shared" / "cases" / "normalization.jsonl"
PAGES = sorted(
    path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)

BLOCK = re.compile(r"<!-- (?P<of>[^>]+?) -->\s*?\n(?P<indent> *)```(?P<language>[a-z]*)\n(?P<body>.*?)\n *```", re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
GAP = "…"


def blocks(page: str) -> dict[str, list[str]]:
    """A page's fenced blocks that say what they are of, as lines without the block's own indent."""
    found: dict[str, list[str]] = {}
    for match in BLOCK.finditer(page):
        indent = match["indent"]
        found[match["of"]] = [line.removeprefix(indent) for line in match["body"].splitlines()]
    return found


def not_in(excerpt: Sequence[str], lines: Sequence[str]) -> str | None:
    """The first stretch of an excerpt that does not stand in the lines; `…` alone in a line parts stretches."""
    text = "\n".join(["", *(line.rstrip() for line in lines), ""])
    at = 0
    for is_gap, group in groupby((line.rstrip() for line in excerpt), lambda line: line.strip() == GAP):
        if is_gap:
            continue
        stretch = "\n".join(["", *group, ""])
        found = text.find(stretch, at)
        if found < 0:
            return stretch
        at = found + len(stretch) - 1
    return None


def printed(*arguments: str) -> list[str]:
    """What the command prints to standard output and, after it, to standard error."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        cli.main(arguments)
    return [*out.getvalue().splitlines(), *err.getvalue().splitlines()]


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command by its name, those of a command too (`profiles lint`)."""
    return dict(_commands_of(cli._parser(), ""))


def _commands_of(parser: argparse.ArgumentParser, above: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield above + name, inner
                yield from _commands_of(inner, f"{above}{name} ")


def section(page: str, heading: str) -> str:
    """The text under a heading of a page, to the next heading."""
    return page.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]


def slugs(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """`raw/` converted, and the summary that was printed."""
    output = tmp_path_factory.mktemp("docs") / "output"
    with contextlib.chdir(ROOT):
        return output, printed("run", "raw", "--output", str(output))


def test_an_excerpt_is_told_from_what_only_looks_like_one() -> None:
    assert not_in(["a", GAP, "c"], ["a", "b", "c"]) is None
    assert not_in([GAP, "b", "c", GAP], ["b", "a", "b", "c"]) is None
    assert not_in(["a", "c"], ["a", "b", "c"]) == "\na\nc\n"
    assert not_in([GAP, "c", GAP, "a"], ["a", "b", "c"]) == "\na\n"
    assert not_in(["b"], ["ab"]) == "\nb\n"


@pytest.mark.parametrize("name", commands())
def test_readme_names_every_command_and_option(name: str) -> None:
    text = section(README, f"### hoshin {name}")
    for action in commands()[name]._actions:
        if isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        for option in action.option_strings:
            assert f"`{option}" in text, option
        if not action.option_strings:
            assert str(action.metavar or action.dest).upper() in text


def test_readme_names_no_option_that_is_not_there() -> None:
    for name, parser in commands().items():
        known = {option for action in parser._actions for option in action.option_strings}
        assert set(re.findall(r"(?<=`)--?[a-z][a-z0-9-]*", section(README, f"### hoshin {name}"))) <= known
    assert "`hoshin --version`" in README
    assert "`hoshin --help` (`-h`)" in README.replace("\n", " ")


def test_readme_names_every_exit_code() -> None:
    rows = re.findall(r"^\| ([0-9]+) \| `([A-Z_]+)` \|", section(README, "### Exit codes"), re.M)
    assert rows == [(str(int(code)), code.name) for code in ExitCode]


def test_readme_names_the_columns_of_a_sources_file() -> None:
    assert re.findall(r"^\| `([a-z_]+)` \|", section(README, "### sources.csv"), re.M) == list(COLUMNS)


def zipped(**parts: str) -> bytes:
    """A ZIP archive of small files; `types` stands for the list of content types of an Office file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr("[Content_Types].xml" if name == "types" else name, text)
    return data.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPEN = "application/vnd.oasis.opendocument"
READ: dict[str, tuple[bytes, str]] = {
    ".txt": ("市民部の基本方針".encode("cp932"), "text/plain"),
    ".pdf": (b"%PDF-1.7", "application/pdf"),
    ".png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    ".jpg": (b"\xff\xd8\xff\xe0", "image/jpeg"),
    ".tif": (b"II*\x00", "image/tiff"),
    ".html": (b"<!DOCTYPE html><title>x</title>", "text/html"),
    ".mht": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>x",
        "multipart/related",
    ),
    ".docx": (zipped(types=f"{WORD}.document.main+xml"), f"{WORD}.document"),
    ".docm": (zipped(types="application/vnd.ms-word.document.macroEnabled.main+xml"), f"{WORD}.document"),
    ".dotx": (zipped(types=f"{WORD}.template.main+xml"), f"{WORD}.document"),
    ".xlsx": (zipped(types=f"{EXCEL}.sheet.main+xml"), f"{EXCEL}.sheet"),
    ".xlsm": (zipped(types="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), f"{EXCEL}.sheet"),
}
REFUSED = {
    ".doc": ole("WordDocument"),
    ".xls": ole("Workbook"),
    ".ppt": ole("PowerPoint Document"),
    ".rtf": b"{\\rtf1 x}",
    ".odt": zipped(mimetype=f"{OPEN}.text"),
    ".ods": zipped(mimetype=f"{OPEN}.spreadsheet"),
    ".jtd": ole("DocumentText", "JSRV_SegmentInformation"),
}


def test_the_formats_that_readme_names_are_read_and_refused() -> None:
    read, refused = section(README, "## What it reads").split("\nRefused (")
    suffix = re.compile(r"`(\.[a-z]{3,4})`")
    assert set(suffix.findall(read)) == {*READ, ".zip"}
    assert {name: sniff(data) for name, (data, _) in READ.items()} == {name: kind for name, (_, kind) in READ.items()}
    assert is_archive(io.BytesIO(zipped(**{"a.txt": "x"})))
    assert set(suffix.findall(refused)) == set(REFUSED)
    for name, data in REFUSED.items():
        with pytest.raises(DocumentError, match=r"soffice --headless --convert-to|save it as PDF") as caught:
            sniff(data)
        assert caught.value.code == "unsupported-format", name


def test_every_extra_that_is_named_exists_and_is_named() -> None:
    named = set(re.findall(r"install -e '\.\[([a-z]+)\]'", README))
    assert named == set(PROJECT["project"]["optional-dependencies"])
    for page in (README, METHODOLOGY, CONTRIBUTING, (ROOT / "docs" / "issues.md").read_text(encoding="utf-8")):
        assert set(re.findall(r"hoshin\[([a-z]+)\]", page)) <= named


def test_engines_are_dependencies_and_stay_behind_their_door() -> None:
    """What the readers import, inside functions too, is installed with hoshin; the import contract names all of it."""
    found = {"pypdfium2_raw", "rapidocr", "onnxruntime"}  # looked up by name, not imported
    for path in (ROOT / "pipeline" / "read").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                found.add(node.module.split(".")[0])
    foreign = found - set(sys.stdlib_module_names) - {"pipeline"}
    (door,) = (one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["name"].startswith("Foreign engines"))
    # Other rooms draw with Pillow and count with NumPy.
    assert foreign - {"PIL", "numpy"} <= set(door["forbidden_modules"])
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]
    packages = {re.split(r"[<>=\[;]", one)[0] for one in wanted}
    called = {"PIL": "pillow", "pdfminer": "pdfminer.six", "pypdfium2_raw": "pypdfium2"}
    assert {called.get(name, name) for name in foreign} <= packages


def test_excerpts_of_the_output_are_real(converted: tuple[Path, list[str]]) -> None:
    output, summary = converted
    excerpts = {of: lines for of, lines in blocks(README).items() if of.startswith("excerpt of: ")}
    assert len(excerpts) >= 5
    for of, excerpt in excerpts.items():
        source = of.removeprefix("excerpt of: ")
        if source == "hoshin run raw":
            lines = summary
        elif source.startswith("hoshin "):
            with contextlib.chdir(ROOT):
                lines = printed(*source.split()[1:])
        else:
            lines = (output / source).read_text(encoding="utf-8").splitlines()
        assert not_in(excerpt, lines) is None, source


def test_the_readme_query_finds_the_inferred_texts(converted: tuple[Path, list[str]]) -> None:
    query = re.search(r"```sql\n(.*?)```", README, re.S)
    assert query is not None
    with contextlib.closing(sqlite3.connect(converted[0] / "hoshin.sqlite")) as database:
        rows = database.execute(query[1]).fetchall()
    assert len(rows) == 5
    assert rows[0] == (2018, "市民環境部", "地域コミュニティ活性化事業", "最終報告")


def test_the_output_folder_is_described(converted: tuple[Path, list[str]]) -> None:
    text = section(README, "### The output folder")
    for path in converted[0].iterdir():
        name = f"{path.name}/" if path.is_dir() else path.name
        assert f"`{name}" in text, name


def test_the_python_example_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = re.search(r"```pycon\n(.*?)```", README, re.S)
    assert example is not None
    test = doctest.DocTestParser().get_doctest(example[1], {}, "README", "README.md", 0)
    report = io.StringIO()
    results = doctest.DocTestRunner(verbose=False).run(test, out=report.write)
    assert results.attempted > 5
    assert results.failed == 0, report.getvalue()


def test_the_profile_reference_is_complete() -> None:
    words = set(re.findall(r"`([^`\n]+)`", PROFILES))
    assert set(labels.KINDS) <= words
    assert set(labels.BLOCKS) <= words
    assert set(labels._PLACEHOLDERS) <= words
    (unknown,) = (line for line in lint.lint_profile({"?": 1}, "x") if "unknown key" in line)
    for key in unknown.split("known are ")[1].split(", "):
        assert f"`{key}`" in PROFILES or f"`[{key}]`" in PROFILES or f"`[[{key}]]`" in PROFILES, key
    assert set(re.findall(r"^\| `([a-z_]+\.[a-z_.]+)` \|", PROFILES, re.M)) == set(labels.KINDS)


def test_the_numbers_of_the_profile_reference_are_the_programs() -> None:
    text = " ".join(PROFILES.split())
    assert f"a score of {identify.CLAIM_SCORE}" in text
    assert f"ahead of the second by {identify.RIVAL_MARGIN} or more" in text
    assert f"at least {identify.GENERIC_FAMILIES} of these 6 families" in text
    assert f"may take {profile.PATTERN_SECONDS} seconds" in text


@pytest.mark.parametrize(
    ("what", "cost"),
    [
        ("a stage after a later one", attribution._OUT_OF_ORDER),
        ("a project without any text", attribution._EMPTY),
        ("a project that does not begin", attribution._NO_START),
        ("a project that does not end", attribution._NO_END),
        ("a text that leaves its printed row", attribution._MOVED),
    ],
)
def test_the_costs_of_the_row_shift_are_the_programs(what: str, cost: int) -> None:
    assert re.search(rf"^\| {what}[^|]*\| {cost} \|", METHODOLOGY, re.M)


def test_the_limits_of_the_row_shift_are_the_programs() -> None:
    text = " ".join(METHODOLOGY.split())
    assert f"cheaper by at least {attribution._MARGIN}." in text
    assert f"up to {attribution._LONGEST_RUN} texts" in text


def test_the_worked_example_of_the_row_shift_costs_what_is_said() -> None:
    given = attribution.attribute(["plan", "final", "plan", "final"], [0, 1, 1, 1], 2)
    assert given.moved == (1,)
    assert attribution._cost_of_printed([1, 3, 1, 3], [0, 1, 1, 1], 2, 1, 3) == 13
    assert attribution._best_division([1, 3, 1, 3], [0, 1, 1, 1], 2, 1, 3)[0] == 1


def test_every_issue_code_is_explained() -> None:
    page = (ROOT / "docs" / "issues.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+)$", page, re.M)) == set(CATALOGUE)


def test_codes_named_on_pages_exist() -> None:
    no_codes = {"report-line", "lint-imports", "fonts-ipafont-gothic"}
    for page in (README, METHODOLOGY, CONTRIBUTING, PROFILES):
        assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page)) <= {*CATALOGUE, *no_codes}, page[:40]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in _links(page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        assert place.exists(), target
        if anchor:
            assert anchor in slugs(place.read_text(encoding="utf-8")), target


def _links(text: str) -> Iterator[str]:
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    for target in LINK.findall(prose):
        if not re.match(r"[a-z]+:", target):
            yield target


def test_the_walk_through_of_a_profile_is_true(workplace: Path) -> None:
    """Draft, edit, lint, show, test, selfcheck, run: each as CONTRIBUTING says."""
    parts = blocks(CONTRIBUTING)
    example = re.search(r"```toml\n(.*?)```", PROFILES, re.S)
    assert example is not None
    name = tomllib.loads(example[1])["id"]
    file = f"{name}.toml"
    assert file in CONTRIBUTING
    Path("minato.txt").write_text("\n".join(parts["walk-through: report"]) + "\n", encoding="utf-8")
    assert not_in(parts["walk-through: refused"], printed("show", "minato.txt")) is None
    assert printed("profiles", "draft", "minato.txt", "--output", file) == [file]
    draft = Path(file).read_text(encoding="utf-8")
    assert not_in(parts["walk-through: draft"], draft.splitlines()) is None

    wanted = tomllib.loads(example[1])
    edited = uncommented(draft).replace("# title = ", "title = ").replace(
        'expects = ["header"]', 'expects = ["header", "goals", "projects"]'
    )  # fmt: skip
    edited = re.sub("^description = .*$", f'description = "{wanted["description"]}"', edited, flags=re.M)
    assert tomllib.loads(edited) == wanted
    Path(file).write_text(example[1], encoding="utf-8")

    assert not_in(parts["walk-through: linted"], printed("profiles", "lint", file)) is None
    assert not_in(parts["walk-through: shown"], printed("show", "minato.txt", "--profile", file)) is None
    Path(name).mkdir()
    Path(name, "report.txt").write_bytes(Path("minato.txt").read_bytes())
    expected = Path(name, "report.expected.json")
    expected.write_text("\n".join(parts["walk-through: expected"]), encoding="utf-8")
    assert not_in(parts["walk-through: tested"], printed("profiles", "test", "--profile", file)) is None
    assert cli.main(["profiles", "test", "--profile", file]) == 0
    assert not_in(parts["walk-through: selfchecked"], printed("selfcheck", "minato.txt", "--profile", file)) is None
    assert cli.main(["run", "minato.txt", "--profile", file, "--output", "out", "--quiet"]) == 0
    assert f'"profile": "{name}"' in Path("out/run.json").read_text(encoding="utf-8")


@pytest.mark.skipif(not CASES.is_file(), reason="the shared cases are not beside this repository")
def test_the_figures_of_the_cases_are_those_printed() -> None:
    outcomes = list(runner.run_cases(CASES, runner.load_adapters()))
    (lines,) = (lines for of, lines in blocks(METHODOLOGY).items() if of.startswith("figures: "))
    assert lines == list(runner.report(outcomes, 0))
