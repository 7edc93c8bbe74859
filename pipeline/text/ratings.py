"""The cell of a grade (`Ａ`, `○（予定どおり）`, `②計画通り`, `☑達成 □未達成`) → the grade; the scale that a label prints."""

import re
from typing import Final

from pipeline.text.clean import clean_text
from pipeline.text.fold import fold

_MARK: Final = r"(?:[A-Z]{1,2}[+-]?|[◎○〇◯●△▲×✕✖☆★]|[①-⑳]|[Ⅰ-Ⅹ])"
_STEP: Final = "[高中低]|[大中小]|[上中下]|[強中弱]|[0-9]{1,2}"
_LISTED: Final = re.compile(rf"(?:{_MARK}[ ・,、/|])+{_MARK}|(?:(?:{_STEP})[ ・,、|]){{2,}}(?:{_STEP})")
_RUN: Final = re.compile(r"ABC[A-H]*|SABC?D?|①②③[④-⑩]*|○△×|◎○△×?|高中低|大中小|54321|12345|4321|1234")
_EACH_NAMED: Final = re.compile(
    rf"(?:{_MARK}|[1-9])[ :.・]?[^0-9A-Z◎○◯△▲×☆★①-⑳Ⅰ-Ⅹ ]{{1,14}}?(?=[ 、,/]?(?:{_MARK}|[1-9])[ :.・]?[^ ]|$)"
)
_BOX: Final = re.compile("(?P<box>[☑☒✓✔■●◉□☐○〇◯])[ ]?(?P<text>[^☑☒✓✔■●◉□☐○〇◯]+)")
_TICKED: Final = frozenset("☑☒✓✔■●◉")
_OUTER: Final = re.compile(
    r"[(\[「『【〔〈《（［](?P<inside>[^()\[\]「」『』【】〔〕〈〉《》（）［］]+)[)\]」』】〕〉》）］]"
)
_UNREADABLE: Final = re.compile(r"#{2,}.*|[@＠?？�]+")
_LETTERSPACED: Final = re.compile(r"[^ -~](?: [^ -~])+")
_SCALE: Final = re.compile(
    rf"[0-9]段階(?:評価)?|{_MARK}(?:～|-|から){_MARK}|(?:{_MARK}[ ・,、/])+{_MARK}|[0-9](?:～|-)[0-9]|{_RUN.pattern}"
    rf"|(?:{_MARK}|[1-9])[:=.].{{1,16}}?(?:[ ・,、/](?:{_MARK}|[1-9])[:=.].{{1,16}}?)+"
)
_BRACKET: Final = re.compile(r"\((?P<inside>[^()]*)\)$")
_SIGNS: Final = str.maketrans("＋", "+")
_SHARE: Final = re.compile(r"[0-9]{1,4}(?:[.][0-9]+)?[ ]?%")
_PLAIN: Final = re.compile("[A-E]")


def parse_grade(text: str) -> str | None:
    """A cell with one grade → the grade as printed, in one spelling of letters, digits and blanks; None for anything else.

    Circled and Roman numerals, ◎○△× and ★★ stay as they are; brackets round the whole grade go; of boxes with one tick
    (☑達成 □未達成) the ticked one is meant. Refused: a list of all grades of which none is marked (Ａ・Ｂ・Ｃ: the pen
    stroke round one of them is no text), two grades, several ticks, ###### and a lost character (@, ?). Never raises.

    >>> [parse_grade(t) for t in ("Ａ", "②", "○（予定どおり）", "【Ｂ】", "★ ★", "83.50 点", "達　成", "■達成　□一部達成")]
    ['A', '②', '○（予定どおり）', 'B', '★★', '83.50 点', '達成', '達成']
    >>> [parse_grade(t) for t in ("94.7%", "102.4％", "120%")]
    ['94.7%', '102.4%', '120%']
    >>> [parse_grade(t) for t in ("Ａ・Ｂ・Ｃ", "①計画以上 ②計画どおり ③計画未満", "○ △", "□達成 □未達成", "######", "@", "")]
    [None, None, None, None, None, None, None]
    """
    if _PLAIN.fullmatch(text):
        return text
    value = " ".join(clean_text(text).translate(_SIGNS).split())
    if (outer := _OUTER.fullmatch(value)) is not None:
        value = outer["inside"].strip()
    if not value or _UNREADABLE.fullmatch(value):
        return None
    boxes = list(_BOX.finditer(value))
    if len(boxes) > 1 and "".join(box[0] for box in boxes) == value and not _has_grade_marks(boxes):
        ticked = [box["text"].strip(" ・、,") for box in boxes if box["box"] in _TICKED]
        return ticked[0] if len(ticked) == 1 and ticked[0] else None
    if _lists_grades(fold(value)) and _SHARE.fullmatch(fold(value)) is None:
        return None
    if len(boxes) == 1 and boxes[0][0] == value and not _has_grade_marks(boxes):
        return boxes[0]["text"] if boxes[0]["box"] in _TICKED else None
    return value.replace(" ", "") if _LETTERSPACED.fullmatch(value) else value


def _has_grade_marks(boxes: list[re.Match[str]]) -> bool:
    """Whether the boxes are no boxes: of one kind all circles, filled or not, are marks of grades."""
    return not {box["box"] for box in boxes} & (_TICKED | set("□☐"))


def _lists_grades(folded: str) -> bool:
    """Whether a text names two or more different grades without saying which is given."""
    if _RUN.fullmatch(folded) is not None:
        return True
    if _LISTED.fullmatch(folded) is not None:
        return len(set(re.split("[ ・,、/|]", folded))) > 1
    return len(_EACH_NAMED.findall(folded)) > 1 and folded[0] in "AS①◎○1Ⅰ"


def scale_in_label(label: str) -> str | None:
    """The scale that the label of a grade prints in brackets (`達成度（A～C）`, `評価（◎・○・△）`) → as printed; else None.

    >>> scale_in_label("達成度（Ａ～Ｃ）"), scale_in_label("評価（◎・○・△）"), scale_in_label("評価（5段階）")
    ('A～C', '◎・○・△', '5段階')
    >>> scale_in_label("評価（A:達成、B:一部達成、C:未達成）"), scale_in_label("達成度（自己評価）"), scale_in_label("達成度")
    ('A:達成、B:一部達成、C:未達成', None, None)
    """
    cleaned = " ".join(clean_text(label).split())
    found = _BRACKET.search(fold(cleaned))
    if found is None or _SCALE.fullmatch(found["inside"]) is None:
        return None
    return cleaned[found.start("inside") : found.end("inside")]
