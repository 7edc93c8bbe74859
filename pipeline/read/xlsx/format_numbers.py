"""A number and a section of digit placeholders become the number as displayed: grouped, scaled, in percent, as fraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from pipeline.read.xlsx.format_tokens import Token

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_ROOM = 11
"""General shows at most so many characters."""


def general(value: Decimal) -> str:
    """A number as the format General shows it: 11 characters, else with an exponent.

    >>> [general(Decimal(text)) for text in ("9", "0.1", "1234.56789012", "123456789012", "0.0000123456789", "-2.50")]
    ['9', '0.1', '1234.56789', '1.23457E+11', '1.23457E-05', '-2.5']
    """
    value = _FIFTEEN.plus(value)
    if not value:
        return "0"
    sign, size = "-" if value < 0 else "", abs(value)
    whole = max(size.adjusted() + 1, 1)
    if whole <= _ROOM:
        short = _trimmed(size)
        if len(short) <= _ROOM:
            return sign + short
        if size.adjusted() >= -4:
            return sign + _trimmed(size.quantize(Decimal(1).scaleb(-max(_ROOM - 1 - whole, 0)), ROUND_HALF_UP))
    mantissa = Context(prec=6, rounding=ROUND_HALF_UP).plus(size)
    power = mantissa.adjusted()
    return f"{sign}{_trimmed(mantissa.scaleb(-power))}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _trimmed(size: Decimal) -> str:
    text = f"{size:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def render_number(value: Decimal, tokens: Sequence[Token]) -> str:
    """A number as the placeholders of a section show it, a minus before a negative one.

    Raises:
        ValueError: the placeholders have a form that is not understood.
    """
    value = _FIFTEEN.plus(value)
    for token in tokens:
        if token.kind == "percent":
            value *= 100
    body = _body(abs(value), tokens)
    # −0.3 with the format 0 is 0, not −0.
    return f"-{body}" if value < 0 and body != _body(Decimal(0), tokens) else body


def _body(size: Decimal, tokens: Sequence[Token]) -> str:
    kinds = [token.kind for token in tokens]
    if "general" in kinds:
        return "".join(general(size) if token.kind == "general" else _literal(token) for token in tokens)
    if "digit" not in kinds:
        return "".join(_literal(token) for token in tokens)
    if "slash" in kinds and "digit" in kinds[: kinds.index("slash")]:
        return _fraction(size, tokens)
    if "exponent" in kinds:
        return _scientific(size, tokens)
    return _plain(size, tokens)


def _literal(token: Token) -> str:
    if token.kind in ("text", "percent", "slash", "comma", "point"):
        return token.text
    raise ValueError(f"{token.text!r} in a number")


@dataclass(frozen=True, slots=True)
class _Parts:
    whole: tuple[Token, ...]
    decimals: tuple[Token, ...]
    has_point: bool
    grouped: bool
    scale: int


def _parts(tokens: Sequence[Token]) -> _Parts:
    """The placeholders before and behind the point. A comma between digits groups, behind the last it scales by 1,000."""
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole, decimals = tokens[:point], tokens[point + 1 :]
    places = [at for at, token in enumerate(whole) if token.kind == "digit"]
    last = places[-1] if places else -1
    last_of_all = max((at for at, token in enumerate(tokens) if token.kind == "digit"), default=-1)
    grouped, scale = False, 0
    for at, token in enumerate(tokens):
        if token.kind == "comma":
            behind = at > last_of_all or (at < point and at > last >= 0)
            scale += behind
            grouped = grouped or (not behind and at < point and bool(places) and at > places[0])
    kept = tuple(token for token in whole if token.kind != "comma")
    return _Parts(
        kept, tuple(token for token in decimals if token.kind != "comma"), point < len(tokens), grouped, scale
    )


def _plain(size: Decimal, tokens: Sequence[Token]) -> str:
    parts = _parts(tokens)
    if any(token.kind == "point" for token in parts.decimals):
        raise ValueError("two decimal points")
    places = sum(token.kind == "digit" for token in parts.decimals)
    size = size.scaleb(-3 * parts.scale, _WIDE)
    rounded = size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    whole, _, decimals = f"{rounded:f}".partition(".")
    text = _whole("" if whole == "0" else whole, parts.whole, grouped=parts.grouped)
    return text + ("." if parts.has_point else "") + _decimals(decimals, parts.decimals)


def _whole(digits: str, tokens: Sequence[Token], *, grouped: bool) -> str:
    """Digits before the point put into the placeholders from the right; the first takes all that are left."""
    first = next((at for at, token in enumerate(tokens) if token.kind == "digit"), None)
    made: list[str] = []
    rest, count = (digits, 0) if first is not None else ("", 0)
    if first is None:
        made.append(digits[::-1])

    def put(char: str) -> None:
        nonlocal count
        if grouped and count and count % 3 == 0 and char != " ":
            made.append(",")
        made.append(char)
        count += 1

    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind != "digit":
            made.append(_literal(token)[::-1])
            continue
        if rest:
            put(rest[-1])
            rest = rest[:-1]
        elif token.text != "#":
            put("0" if token.text == "0" else " ")
        if at == first:
            for char in reversed(rest):
                put(char)
            rest = ""
    return "".join(made)[::-1]


def _decimals(digits: str, tokens: Sequence[Token]) -> str:
    needed = len(digits.rstrip("0"))
    made, at = "", 0
    for token in tokens:
        if token.kind != "digit":
            made += _literal(token)
            continue
        if at < needed or token.text == "0":
            made += digits[at]
        elif token.text == "?":
            made += " "
        at += 1
    return made


def _scientific(size: Decimal, tokens: Sequence[Token]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, behind = tokens[:at], tokens[at + 1 :]
    parts = _parts(mantissa)
    step = max(sum(token.kind == "digit" for token in parts.whole), 1)
    places = sum(token.kind == "digit" for token in parts.decimals)
    power = size.adjusted() // step * step if size else 0
    if (
        size
        and f"{size.scaleb(-power).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".find("1" + "0" * step) == 0
    ):
        power += step
    sign = "-" if power < 0 else "+" if tokens[at].text[1] == "+" else ""
    count = 0
    for token in behind:
        if token.kind != "digit":
            break
        count += 1
    tail = "".join(_literal(token) for token in behind[count:])
    return f"{_plain(size.scaleb(-power, _WIDE), mantissa)}E{sign}{str(abs(power)).zfill(count)}{tail}"


def _fraction(size: Decimal, tokens: Sequence[Token]) -> str:
    """`# ?/?`: the nearest fraction whose denominator has at most so many digits; `?/8`: eighths."""
    at = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    before, behind = tokens[:at], tokens[at + 1 :]
    first = at
    while first and before[first - 1].kind == "digit":
        first -= 1
    digits = "".join(token.text for token in behind if token.kind == "digit" or token.text in "123456789")
    if first == at or not digits:
        raise ValueError("a fraction without numerator or denominator")
    tail = "".join(_literal(token) for token in behind if token.kind != "digit" and token.text not in "123456789")
    exact = Fraction(size)
    if digits.isascii() and digits.isdecimal() and int(digits) > 0:
        bottom = int(digits)
        top = int(exact * bottom + Fraction(1, 2))
    else:
        near = exact.limit_denominator(10 ** len(digits) - 1)
        top, bottom = near.numerator, near.denominator
    lead = before[:first]
    if not any(token.kind == "digit" for token in lead):
        return "".join(_literal(token) for token in lead) + f"{top}/{bottom}{tail}"
    whole, top = divmod(top, bottom)
    shown = _plain(Decimal(whole), lead) if whole or not top else ""
    return (shown.rstrip() + (f" {top}/{bottom}" if top else "")).strip() + tail
