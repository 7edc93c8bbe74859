"""Letters and pledges of a head, and the lines that close a paper, crossed with what stands last and with formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.title_lines import read_title
from pipeline.run import Conversion

Json = dict[str, Any]
One = Callable[[str], Json]
Reports = Callable[[Conversion], list[Json]]

GREETING: Final = ("緑に囲まれた暮らしを次の世代へ引き継ぐため、次のとおり宣言します。", "皆様の御協力をお願いします。")
PLEDGES: Final = ("公園を誰もが使いやすい場所に整えます。", "街路樹の点検を計画的に進めます。")
NAMES: Final = ("公園の再整備事業", "街路樹の点検事業", "水辺の清掃事業")
PLANS: Final = ("遊具を新しくし、園路を直します。", "傷んだ木を調べ、植え替えます。", "市民とともに川を掃除します。")
DONE: Final = ("遊具を四基入れ替えました。", "二十本を植え替えました。", "延べ三百人が加わりました。")
AMOUNTS: Final = ("1,200千円", "850千円", "90千円")

HEADINGS: Final = ("＜{}＞", "◇{}", "★{}", "Ⅰ　{}", "【{}】")
SIGNATURES: Final[dict[str, tuple[str, ...]]] = {
    "post": ("みどり部長　山本　太郎",),
    "word": ("宣言者　みどり部長　山本　太郎",),
    "day": ("令和5年4月28日", "みどり部長　山本　太郎"),
    "over two lines": ("みどり部長", "山本　太郎"),
    "seal": ("みどり部長　山本　太郎　印",),
    "end": ("以上", "令和5年4月", "みどり部長　山本　太郎"),
}
ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "contact": ("問合せ先：みどり部公園緑地課　電話0463-21-9999",),
    "contact below": ("【問い合わせ先】", "みどり部　公園緑地課", "電話　0463-21-9999（直通）"),
    "contact sentence": ("このページに関するお問い合わせは、公園緑地課まで（電話0463-21-9999）",),
    "desk": ("担当：公園緑地課　管理係（内線 2345）",),
    "made by": ("作成：みどり部公園緑地課",),
    "made on": ("作成日：令和6年4月30日",),
    "day": ("（令和6年4月30日更新）",),
    "source": ("出典：みどり部資料",),
    "overleaf": ("（次ページに続く）",),
    "signed": ("令和6年4月30日", "みどり部長　山本　太郎"),
}


def letter(heading: str, signature: Sequence[str], place: str) -> str:
    lines = ["令和5年度　みどり部　実行宣言", ""]
    lines += [*signature, ""] if place == "title" else []
    lines += [heading.format("部長としての決意"), "", *GREETING]
    lines += signature if place == "greeting" else []
    lines += ["", heading.format("部の仕事の約束（目標）"), ""]
    lines += [f"約束{at}　{text}" for at, text in enumerate(PLEDGES, 1)]
    lines += ["", heading.format("約束を果たすための事業"), ""]
    for name, plan, done in zip(NAMES, PLANS, DONE, strict=True):
        lines += [f"▼{name}", f"【このように進めます】{plan}", f"【一年間の歩み】{done}", ""]
    return "\n".join(lines + ([*signature] if place == "end" else [])) + "\n"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
@pytest.mark.parametrize("place", ["title", "greeting", "end"])
def test_a_letter_and_its_signature(heading: str, signature: Sequence[str], place: str, one: One) -> None:
    report = one(letter(heading, signature, place))
    assert report["department"]["name"] == "みどり部"
    assert [head["full_name"] for head in report["officers"]] == ["山本 太郎"]
    assert [text for policy in report["policies"] for text in policy["paragraphs"]] == list(GREETING)
    assert [goal["text"] for goal in report["goals"]] == list(PLEDGES)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [entry["text"] for project in report["projects"] for entry in project["entries"]] == [
        text for both in zip(PLANS, DONE, strict=True) for text in both
    ]


@pytest.mark.parametrize(
    ("line", "department"),
    [
        ("＜部の仕事の進め方（方針）＞", None),
        ("◇部の仕事の進め方", None),
        ("わが部の仕事の進め方", None),
        ("Ⅰ　部の仕事の進め方", None),
        ("＜市民部の基本方針＞", "市民部"),
        ("★市民部の仕事と目標", "市民部"),
    ],
)
def test_marks_of_headings_are_no_part_of_a_department(line: str, department: str | None, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert (None if title is None else title.department) == department


HEAD: Final = (
    "令和5年度　みどり部の運営方針",
    "部長　山本　太郎",
    "",
    "１　基本方針",
    "緑に囲まれた暮らしを引き継ぎます。",
    "",
    "２　部の目標",
    "① 公園を整えます。",
    "② 街路樹を守ります。",
    "",
)


def lines_of(last: str) -> list[str]:
    if last == "goals":
        return [*HEAD[:-1]]
    lines = [*HEAD, "３　主な事業", ""]
    for at, (name, plan, done, amount) in enumerate(zip(NAMES, PLANS, DONE, AMOUNTS, strict=True), 1):
        lines += ["", f"（{at}）{name}", f"・取組内容：{plan}"]
        money, text = f"・予算額：{amount}", f"・取組実績：{done}"
        lines += [money, text] if last == "text" else [text, money]
    return lines


def as_text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def as_html(lines: Sequence[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    return f"<!DOCTYPE html><html lang='ja'><meta charset='utf-8'><body>{body}</body></html>".encode()


def without_extras(reports: Any) -> Any:
    if isinstance(reports, list):
        return [without_extras(one) for one in reports]
    if isinstance(reports, dict):
        return {key: without_extras(one) for key, one in reports.items() if key != "extras" and not key.endswith("_id")}
    return reports


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("last", ["goals", "text", "money"])
@pytest.mark.parametrize("made", [as_text, as_html], ids=["txt", "html"])
@pytest.mark.parametrize("gap", [(), ("",)], ids=["below", "apart"])
def test_lines_that_close_a_paper(
    ending: Sequence[str],
    last: str,
    made: Callable[[Sequence[str]], bytes],
    gap: Sequence[str],
    convert_bytes: Callable[..., Conversion],
    reports_of: Reports,
) -> None:
    path = "report.txt" if made is as_text else "report.html"
    bare = reports_of(convert_bytes(made(lines_of(last)), path))
    ended = reports_of(convert_bytes(made([*lines_of(last), *gap, *ending]), path))
    assert without_extras(ended) == without_extras(bare)


@pytest.mark.parametrize("note", ["※ 予算額は当初予算の額です。", "（注）実績は年度末の見込みを含みます。"])
def test_a_remark_below_an_amount_or_apart(note: str, one: One) -> None:
    for last, gap in (("money", ""), ("money", "\n"), ("text", "\n")):
        plain, noted = "\n".join(lines_of(last)), "\n".join(lines_of(last)) + f"\n{gap}{note}\n"
        assert without_extras([one(noted)]) == without_extras([one(plain)])


def test_words_that_head_lines_of_every_project_close_nothing(one: One) -> None:
    lines = [*HEAD, "３　主な事業", ""]
    for at, (name, plan) in enumerate(zip(NAMES, PLANS, strict=True), 1):
        lines += ["", f"（{at}）{name}", f"・取組内容：{plan}", "担当：公園緑地課（内線 2345）"]
    report = one("\n".join(lines))
    assert [len(project["sections"]) for project in report["projects"]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("head", "sign", "people"),
    [
        ("部長　山本　太郎", "みどり部長　山本太郎", ["部長"]),
        ("部長　山本　太郎", "担当部長　山本　太郎", ["部長", "担当部長"]),
        ("部長　山本　太郎", "みどり部長　小川　実", ["部長", "みどり部長"]),
    ],
)
def test_who_signs_is_named_once(head: str, sign: str, people: list[str], one: One) -> None:
    lines = [HEAD[0], head, *lines_of("money")[2:], "", sign]
    assert [officer["role_label"] for officer in one("\n".join(lines))["officers"]] == people


@pytest.mark.parametrize("name", ["☆{}", "（{at}）{}", "▼{}", "【{}】（公園緑地課）"])
@pytest.mark.parametrize("label", ["◇このように進めます…{}", "〈実行プラン〉{}", "・めざす姿：{}"])
@pytest.mark.parametrize("heading", ["主な事業", "約束を果たすための事業"])
def test_projects_with_one_label_each(name: str, label: str, heading: str, one: One) -> None:
    lines = [*HEAD, f"３　{heading}", ""]
    for at, (own, plan) in enumerate(zip(NAMES, PLANS, strict=True), 1):
        lines += [name.format(own, at=at), label.format(plan), ""]
    report = one("\n".join(lines))
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [entry["text"] for project in report["projects"] for entry in project["entries"]] == list(PLANS)


def test_one_label_under_a_heading_of_other_things_makes_no_projects(one: One) -> None:
    lines = [*HEAD, "３　部の姿", ""]
    for own, plan in zip(("窓口", "現場", "職場"), PLANS, strict=True):
        lines += [f"☆{own}", f"◇このように進めます…{plan}", ""]
    assert one("\n".join(lines))["projects"] == []


def test_the_day_of_results_is_none_of_the_staff(one: One) -> None:
    staff = "組織体制\n\n課名\t課長名\t職員数\n公園緑地課\t大野　昭\t12\n道路管理課\t小川　実\t8\n"
    text = "\n".join(HEAD) + staff + "\n※ 実績は令和6年3月末現在の数値です。\n"
    assert one(text)["staffing"]["as_of_date"] is None


def form(at: int, part: str) -> str:
    return (
        f"{part}\t\t\t\n事業の名称\t{NAMES[at]}\t事業No.\t{at + 1}\n本年度の事業計画\t{PLANS[at]}\t\t\n"
        f"年度末の点検結果\t{DONE[at]}\t\t\n課題及び改善の方策\t人手が足りない。\t\t\n\n"
    )


@pytest.mark.parametrize("part", ["Ⅰ　基本事項", "１　事業の基本情報", "【事業の概要】"])
@pytest.mark.parametrize("heading", ["", "事業管理個表\n\n"])
def test_forms_in_parts_below_goals(part: str, heading: str, one: One) -> None:
    report = one("\n".join(HEAD) + "\n" + heading + "".join(form(at, part) for at in range(3)))
    assert [goal["text"] for goal in report["goals"]] == ["公園を整えます。", "街路樹を守ります。"]
    assert not any(goal["children"] for goal in report["goals"])
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for project in report["projects"]:
        kinds = [entry["entry_type"] for entry in project["entries"]]
        assert kinds == ["plan", "final", "issue_next"]


def test_this_year_in_two_words_is_one_year(one: One) -> None:
    lines = [*HEAD, "３　主な事業", "", "事業名\t指標\t昨年度末の値\t本年度の目標\t今年度の実績"]
    lines += [f"{name}\t利用者数\t{at}人\t{at + 5}人\t{at + 4}人" for at, name in enumerate(NAMES, 1)]
    for at, project in enumerate(one("\n".join(lines))["projects"], 1):
        figures = [(one["baseline"], one["target"], one["actual"]) for one in project["measures"]]
        assert figures == [(at, at + 5, at + 4)]
