"""The bytes of a text file → Document: numbered lines as read, tabs (or wide runs of blanks) as cell borders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import Cell, Document, Line, Piece, Row, Source
from pipeline.model.errors import DocumentError
from pipeline.read.drawn_lines import DRAWN
from pipeline.read.drawn_tables import DrawnTable, find_drawn_tables
from pipeline.read.encoding import UndecodableText, decode
from pipeline.read.typed_tables import align
from pipeline.text.fold import fold
from pipeline.text.project_remarks import PROJECT_REMARKS
from pipeline.text.sections import looks_like_section, split_sections

_Numbered = tuple[int, str]
_NEWLINE = re.compile("\r\n|[\r\n\x0b\u2028\u2029]")
_TAB = re.compile(r"\t")
_LEAST_BRACKET = 3
_LEAST_SPREAD = 2
_BEFORE_COLON = re.compile("[一-龠][ \u3000]*[:：]")
_GAP = re.compile(r"[ \u00a0]{2,}|\u3000[ \u00a0\u3000]+|[ \u00a0]\u3000[ \u00a0\u3000]*")
_PAGE_NUMBER = re.compile(
    r"[-－–—―‐(（\s]*(?:[0-9０-９]{1,3}|[0-9０-９]{1,3}[ ]*[/／][ ]*[0-9０-９]{1,3})[-－–—―‐)）\s]*"
)
_PAGE_WORD = re.compile(r"(?:[0-9０-９]{1,3}[ ]?(?:ページ|頁)|[pPｐＰ][.．]?[ ]?[0-9０-９]{1,3})")
_PAGE_OF = re.compile(r"([0-9０-９]{1,3})[ ]*[/／][ ]*([0-9０-９]{1,3})")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_BLANKS = " \t\u3000\u00a0"
_BLANK = Cell()


def read_text(data: bytes, source: Source) -> Document:
    """A text file in any encoding of the field → its lines and rows.

    A line with tabs is a table row, its cells stand between the tabs. A block of lines without any tab whose lines
    are divided by runs of two or more blanks is read the same way (a table typed with blanks). A table drawn with
    characters (罫線素片 │─┼, +-|, Markdown) is read by its rules, which are furniture.

    Raises:
        DocumentError: `undecodable-text`, or `empty-file` for a text of blanks only.
    """
    try:
        decoded = decode(data)
    except UndecodableText as error:
        raise DocumentError("undecodable-text", str(error)) from error
    text = decoded.text
    if not text or text.isspace():
        raise DocumentError("empty-file", f"{len(data)} bytes, none of them text")
    texts = _NEWLINE.split(text)
    if len(texts) > 1 and texts[-1] == "":
        texts.pop()
    lines = tuple(Line(number, line) for number, line in enumerate(texts, 1))
    furniture = _page_numbers(texts)
    drawn = _drawn_tables(texts) if DRAWN.search(text) is not None else {}
    notes: tuple[tuple[str, int | None, str], ...] = ()
    if decoded.guessed:
        notes = (("encoding-guessed", None, f"read as {decoded.encoding}"),)
    return Document(
        source=source,
        lines=lines,
        rows=tuple(_rows(texts, furniture, drawn)),
        encoding=decoded.encoding,
        furniture=furniture.union(*(table.rules for table in drawn.values())),
        notes=notes,
    )


def _page_numbers(texts: Sequence[str]) -> frozenset[int]:
    """Lines that hold nothing but a page number and stand at a page's end: before a form feed or the file's end.

    `- 1 -`, `1ページ` and `p.1` count anywhere; `1/3` between blank lines; a bare number only beside a page break, since it
    may be a value.
    """
    found = set[int]()
    for index, text in enumerate(texts):
        bare = text.strip()
        if not bare or len(bare) > 12:
            continue
        if _PAGE_WORD.fullmatch(bare):
            found.add(index + 1)
            continue
        if not _PAGE_NUMBER.fullmatch(bare):
            continue
        dashed = bare[0] in "-－–—―‐" and bare[-1] in "-－–—―‐" and len(bare) > 2
        alone = _is_blank(texts, index - 1) and _is_blank(texts, index + 1)
        if alone and ((of := _PAGE_OF.fullmatch(bare)) is not None and 1 <= int(of[1]) <= int(of[2])):
            found.add(index + 1)
            continue
        following = next((other for other in texts[index + 1 :] if other.strip(" \t")), None)
        at_break = "\f" in text or (following is not None and following.startswith("\f"))
        if dashed or at_break:
            found.add(index + 1)
    return frozenset(found)


def _is_blank(texts: Sequence[str], index: int) -> bool:
    return not 0 <= index < len(texts) or not texts[index].strip()


def _drawn_tables(texts: Sequence[str]) -> dict[int, DrawnTable]:
    """The tables drawn in a text by the number of their first line."""
    return {block[table.first][0]: table for block in _blocks(texts) for table in find_drawn_tables(block)}


def _rows(texts: Sequence[str], furniture: frozenset[int], drawn: Mapping[int, DrawnTable]) -> Iterator[Row]:
    """The rows in order; rows of more than one cell in succession are a table, and so is a drawn one by itself."""
    table = 0
    blank = False
    for block in _blocks(texts):
        for part in _parts(block, drawn):
            in_table = False
            for cells in _rows_of_lines(part, furniture) if isinstance(part, list) else _rows_of_table(part):
                if len(cells) > 1:
                    table += not in_table
                    in_table = True
                    yield Row(cells, table=table, blank_before=blank)
                else:
                    in_table = False
                    yield Row(cells, blank_before=blank)
                blank = False
        blank = True


def _parts(block: list[_Numbered], drawn: Mapping[int, DrawnTable]) -> Iterator[list[_Numbered] | DrawnTable]:
    """A block → the drawn tables in it and the lines between them."""
    done = 0
    for index in range(len(block)) if drawn else ():
        table = drawn.get(block[index][0])
        if table is not None:
            if done < index:
                yield block[done:index]
            yield table
            done = table.last
    if done < len(block):
        yield block[done:] if done else block


def _rows_of_table(table: DrawnTable) -> Iterator[tuple[Cell, ...]]:
    """The rows of a drawn table; a box of one column frames lines, each a row of its own."""
    for cells in table.rows:
        if len(cells) > 1:
            yield cells
        else:
            yield from ((Cell((piece,)),) for piece in cells[0].pieces)


def _rows_of_lines(lines: Sequence[_Numbered], furniture: frozenset[int]) -> list[tuple[Cell, ...]]:
    border = _border(lines)
    own = [(number, text) for number, text in lines if number not in furniture]
    if border is _TAB:
        return [_between_tabs(number, text) for number, text in own]
    rows = [tuple(_cells(number, text, border)) for number, text in own]
    if border is not _GAP:
        return rows
    parted = _with_spread_labels(_with_brackets(rows, own), own)
    if parted is not rows and all(sum(bool(cell.pieces) for cell in cells) == 1 for cells in parted):
        return [tuple(cell for cell in cells if cell.pieces) for cells in parted]  # an indent alone is no column
    return align(parted, [text for _, text in own])


def _with_spread_labels(rows: list[tuple[Cell, ...]], lines: Sequence[_Numbered]) -> list[tuple[Cell, ...]]:
    """Rows typed with blanks → the same, labels whose characters are spread to one width (担　　当　　市民課) as one cell."""
    spread = {at: last for at, cells in enumerate(rows) if (last := _last_spread(cells))}
    if len(spread) < _LEAST_SPREAD:
        return rows
    found = list(rows)
    for at, last in spread.items():
        cells = rows[at]
        first = next(number for number, cell in enumerate(cells) if cell.pieces)
        (number, text), start, end = lines[at], cells[first].pieces[0].start, cells[last].pieces[0].end
        found[at] = (*cells[:first], _cell(number, text[start:end], start), *cells[last + 1 :])
    return found


def _last_spread(cells: Sequence[Cell]) -> int:
    """The last of the cells of one ideograph each that a row begins with, two at least, before a longer text; 0: it does not begin so.

    A colon behind the last of them (期　　限：年度末) stands in one cell with it and the text.
    """
    first = next((number for number, cell in enumerate(cells) if cell.pieces), len(cells))
    last = first
    while last < len(cells) and len(cells[last].text) == 1 and "一" <= cells[last].text <= "龠":
        last += 1
    if last == first or last == len(cells):
        return 0
    if _BEFORE_COLON.match(cells[last].text) is not None:
        return last
    return last - 1 if last - first > 1 and len(cells[last].text) > 1 else 0


def _with_brackets(rows: list[tuple[Cell, ...]], lines: Sequence[_Numbered]) -> list[tuple[Cell, ...]]:
    """Rows typed with blanks → the same, a name and the sections in brackets behind it (図書室の改修　　（図書課）) as one cell.

    Where most rows of the block end so, the brackets are a column.
    """
    behind = [at for at, cells in enumerate(rows) if len(cells) == 2 and cells[0].pieces and _is_in_brackets(cells[1])]
    if not behind or 2 * len(behind) > len(rows):
        return rows
    found = list(rows)
    for at in behind:
        (number, text), start = lines[at], rows[at][0].pieces[0].start
        found[at] = (_cell(number, text[start:], start),)
    return found


def _is_in_brackets(cell: Cell) -> bool:
    """Whether brackets stand round all of a text, and nothing but sections or a remark on a project in them."""
    text = fold(cell.text)
    if len(text) < _LEAST_BRACKET or text[0] != "(" or text[-1] != ")" or ")" in text[:-1]:
        return False
    return text[1:-1] in PROJECT_REMARKS or all(map(looks_like_section, split_sections(text[1:-1])))


def _blocks(texts: Sequence[str]) -> Iterator[list[_Numbered]]:
    """Runs of lines without a blank line between them."""
    block: list[_Numbered] = []
    for number, text in enumerate(texts, 1):
        if text and not text.isspace() and (text[0] not in _INVISIBLE or text.strip(_INVISIBLE + _BLANKS)):
            block.append((number, text))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _border(block: Sequence[_Numbered]) -> re.Pattern[str] | None:
    """What divides the cells of a block: tabs where there are any, else wide blanks where two lines show them."""
    if any("\t" in text for _, text in block):
        return _TAB
    # An indent alone is no column; a gap inside a line, or an indent under such a line, is.
    gaps = sum(1 for _, text in block if _GAP.search(text.strip()))
    return _GAP if gaps else None


def _cells(number: int, text: str, border: re.Pattern[str] | None) -> Iterator[Cell]:
    start = 0
    for match in border.finditer(text) if border is not None else ():
        if match.end() == len(text):
            break
        yield _cell(number, text[start : match.start()], start)
        start = match.end()
    yield _cell(number, text[start:], start)


def _between_tabs(number: int, text: str) -> tuple[Cell, ...]:
    cells, start = list[Cell](), 0
    for inner in text.split("\t"):
        cells.append(_cell(number, inner, start) if inner else _BLANK)
        start += len(inner) + 1
    return tuple(cells)


def _cell(number: int, inner: str, start: int) -> Cell:
    """The characters of a line from `start` on → the cell that they are, blanks at both ends left out."""
    stripped = inner.strip()
    if stripped and (stripped[0] in _INVISIBLE or stripped[-1] in _INVISIBLE):
        # A mark of byte order in mid-file, a zero-width space: no character of the cell.
        stripped = stripped.strip(_INVISIBLE + _BLANKS)
    if not stripped:
        return _BLANK
    first = start if len(stripped) == len(inner) else start + inner.index(stripped)
    return Cell((Piece(number, first, first + len(stripped), stripped),))
