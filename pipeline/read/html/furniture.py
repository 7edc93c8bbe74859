"""Elements and lines of a page → which are site furniture (navigation, パンくず, page number, お問い合わせ) and no content.

Known by element, role, the words of class and id, the share of links and the words of a line: never by one city's site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pipeline.read.html.drafts import DraftRow
from pipeline.read.html.elements import HEADINGS
from pipeline.read.html.survey import Survey, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ELEMENTS: Final = frozenset(("nav", "footer", "search", "select", "button", "textarea", "dialog"))
_OUTER_ELEMENTS: Final = frozenset(("header", "aside"))
_ROLES: Final = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "toolbar",
        "dialog",
        "alertdialog",
        "complementary",
    )
)
_WORDS: Final = frozenset(
    (
        "nav", "navi", "navigation", "gnav", "gnavi", "gnavigation", "lnav", "lnavi", "globalnav", "globalnavi", "localnav",
        "localnavi", "subnav", "subnavi", "breadcrumb", "breadcrumbs", "pankuzu", "topicpath", "crumb", "crumbs",
        "pagetop", "backtotop", "totop", "skip", "skiplink", "sns", "share", "sidebar", "sidemenu", "sidenav", "sidenavi",
        "footer", "copyright", "cookie", "contact", "inquiry", "toiawase", "otoiawase", "questionnaire", "enquete",
        "anketo", "adobe", "fontsize", "mojisize", "pageid", "pageno", "pubdate", "lastupdate",
        "sidecolumn", "sidearea", "sidecontents", "sidecontent", "sideblock",
    )
)  # fmt: skip
_SCREEN_READER: Final = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text)?|assistive-text)\b", re.IGNORECASE
)
_OUTER_WORDS: Final = frozenset(
    ("header", "menu", "search", "banner", "banners", "related", "kanren", "tool", "tools", "utility", "sitemap",
     "ranking", "recommend", "calendar", "login", "update", "logo")
)  # fmt: skip
_NEVER: Final = frozenset(("html", "body", "main", "form", "tr", "th", "thead", "tbody", "tfoot", "caption", "option"))
_LISTS: Final = frozenset(("ul", "ol", "dl", "menu", "dir"))
_LINK_BLOCKS: Final = _LISTS | frozenset(("div", "p", "section", "td", "center"))
_MOST: Final = 0.4
"""An element with a greater share of the page's unlinked text is no furniture, whatever its class says."""
_LINK_SHARE: Final = 0.8


def is_furniture(element: _Element, tag: str, survey: Survey, *, inside_main: bool) -> bool:
    """Whether an element is site furniture as a whole. In doubt it is content."""
    if tag in _NEVER or element is survey.main or element in survey.around_main:
        return False
    if tag in _ELEMENTS:
        return True
    stats = survey.stats.get(element)
    holds_title = stats is not None and 0 < stats.titles == survey.total.titles
    role = element.get("role")
    outer = not inside_main and (tag in _OUTER_ELEMENTS or role == "complementary")
    outer = outer and next(element.iterancestors("article"), None) is None
    if (role in _ROLES and role != "complementary") or outer:
        return not holds_title
    if stats is None or _SCREEN_READER.search(element.get("class") or "") is not None:
        return _is_furniture_inline(element)
    if holds_title or survey.share(element) > _MOST:
        return False
    if not inside_main and survey.main_is_sure and tag not in HEADINGS:
        main = survey.stats.get(survey.main) if survey.main is not None else None
        return stats.titles == 0 or (main is not None and main.titles > 0)
    return _is_named_so(element, tag, inside_main=inside_main) or _is_list_of_links(
        element, tag, survey, inside_main=inside_main
    )


def _is_furniture_inline(element: _Element) -> bool:
    """Inline text that only a screen reader speaks, and links to places on every page."""
    return _SCREEN_READER.search(element.get("class") or "") is not None or bool(
        words_of(element) & {"skip", "skiplink"}
    )


def _is_named_so(element: _Element, tag: str, *, inside_main: bool) -> bool:
    if element.get("aria-hidden") == "true" and tag not in HEADINGS:
        return True
    words = words_of(element)
    if not words:
        return False
    return bool(words & _WORDS) or (not inside_main and tag not in HEADINGS and bool(words & _OUTER_WORDS))


def _is_list_of_links(element: _Element, tag: str, survey: Survey, *, inside_main: bool) -> bool:
    """Outside the main part, a block of links; inside it, a list of links to places of the same page (目次)."""
    stats = survey.stats[element]
    if stats.linked < _LINK_SHARE * stats.characters or stats.links < 2:
        return False
    if inside_main:
        return tag in _LISTS and stats.inner_links == stats.links
    return tag in _LINK_BLOCKS and stats.links >= 3


_DATE: Final = (
    r"(?:(?:西暦|平成|令和|昭和)?\s?(?:[0-9０-９]{1,4}|元)\s?[年./．／-]\s?[0-9０-９]{1,2}\s?[月./．／-]\s?[0-9０-９]{1,2}\s?日?"
    r"(?:\s?[(（][月火水木金土日](?:曜日?)?[)）])?(?:\s?[0-9]{1,2}(?:時|:)[0-9]{1,2}分?)?)"
)
_ITEM: Final = (
    rf"(?:(?:(?:ページ|記事|コンテンツ)\s?(?:番号|ＩＤ|ID)|記事ID)\s?[:：]?\s?[0-9０-９A-Za-z-]{{1,16}}"
    rf"|(?:(?:最終)?更新|掲載|公開|登録)(?:年月)?日時?\s?[:：]?\s?{_DATE}|{_DATE}\s?(?:更新|掲載|公開))"
)
_PAGE_LINE: Final = re.compile(rf"[\[［(（]?{_ITEM}(?:[\s|｜/／,、]*{_ITEM}){{0,4}}[\])）］]?")
_PHRASE: Final = re.compile(
    r"(?:(?:メニューを飛ばして|メニューを読み飛ばして)?(?:本文|コンテンツ)(?:へ|に)(?:スキップ|移動|ジャンプ|進む)?(?:します|する)?"
    r"|(?:ここから|ここまで|以下、?)(?:が)?(?:本文|サブナビゲーション|フッター|メニュー)(?:です)?"
    r"|(?:この)?(?:ページ|画面)の?(?:先頭|トップ|上部?|はじめ)(?:へ|に)(?:戻る|もどる|移動)?|(?:トップページ|前のページ)(?:へ|に)(?:戻る|もどる)"
    r"|(?:この)?ページを?印刷(?:する)?|印刷する|印刷用ページ(?:を開く|を表示する?)?|(?:ツイート|シェア|ポスト)(?:する)?|いいね[!！]?"
    r"|(?:Facebook|Twitter|LINE|X|フェイスブック|ツイッター)で(?:シェア|ツイート|ポスト|送る|共有)(?:する)?"
    r"|[(（]?(?:新しいウィンドウ|別ウィンドウ|別タブ|新規ウィンドウ)(?:で|が)開きます?[)）]?|文字サイズ.{0,12}|メニュー(?:を(?:開く|閉じる))?)"
    r"[。.]?"
)
_LEGAL: Final = re.compile(r"(?:copyright|\(c\)|©).{0,80}|.{0,40}all rights reserved\.?", re.IGNORECASE)
_PATH: Final = re.compile(
    r"(?:現在(?:の)?(?:位置|ページ)|現在地|ここは)[:：]?.{0,200}[>＞›»].{0,200}"
    r"|(?:トップ(?:ページ)?|ホーム|HOME|Home)\s?[>＞›»].{0,200}"
)
_READER: Final = re.compile(r".{0,80}Adobe\s?(?:Acrobat\s?)?Reader.{0,200}", re.IGNORECASE | re.DOTALL)
_ABOUT_PAGE: Final = re.compile(
    r"(?:この|本)(?:ページ|記事|情報|コンテンツ)(?:の内容|の情報)?に(?:関する|ついての)(?:お?問い?合わ?せ|ご?意見|アンケート|評価).{0,20}"
    r"|(?:より良い|よりよい)(?:ウェブサイト|ホームページ|サイト).{0,30}|(?:この|本)(?:ページ|記事).{0,16}(?:役に立|見つけやす|わかりやす|分かりやす).{0,20}"
    r"|お問い?合わ?せ先?|関連(?:リンク|ファイル|情報|記事|ページ)"
)
_LONGEST: Final = 220


def is_page_line(text: str) -> bool:
    """Whether a line of its own is about the page, not of it: page number, date of its update, way back to the top.

    >>> is_page_line("ページ番号：1012345 更新日：平成28年5月1日"), is_page_line("本文へスキップします。")
    (True, True)
    >>> is_page_line("平成28年5月1日現在"), is_page_line("更新日を待たずに公表します。")
    (False, False)
    """
    text = text.strip(" \u3000\u00a0▲△↑^・")
    if not text or len(text) > _LONGEST:
        return False
    if len(text) <= 60 and _PHRASE.fullmatch(text):
        return True
    forms = (_PAGE_LINE, _LEGAL, _PATH, _READER)
    return any(form.fullmatch(text) is not None for form in forms)


def mark_lines(drafts: Sequence[DraftRow]) -> tuple[DraftRow, ...]:
    """Rows → the same, with lines about the page and the parts under a heading about it (お問い合わせ) marked as furniture.

    Such a part ends at the next heading of its rank or a higher one; under a line that is no heading, at any heading
    or table. Where nothing would be left, every row is content.
    """
    marked: list[DraftRow] = []
    about: int | None = None
    for draft in drafts:
        if about is not None and (0 < draft.level <= (about or 6) or (about == 0 and draft.table is not None)):
            about = None
        alone = len(draft.cells) == 1
        if not draft.furniture and alone and _ABOUT_PAGE.fullmatch(draft.text.strip(" \u3000・■●")):
            about = draft.level
        hit = about is not None or (alone and is_page_line(draft.text))
        marked.append(replace(draft, furniture=True) if hit and not draft.furniture else draft)
    if all(draft.furniture for draft in marked):
        return tuple(replace(draft, furniture=False) for draft in marked)
    return tuple(marked)
