"""A formula written out: as it is read, with its numbers filled in, or for the cells of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from siteplanner.core.formulas.tokens import NAME
from siteplanner.core.formulas.tree import Call, Chain, Minus, Name, Node, Number, names_in, needed_in

_PLAIN = {"+": " + ", "-": " - ", "*": " * ", "/": " / "}
_PRINTED = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_CELLS = {"+": "+", "-": "-", "*": "*", "/": "/"}
_COMMA = ", "


@dataclass(frozen=True)
class Style:
    """How names, numbers, signs and calls are written."""

    name: Callable[[str], str]
    number: Callable[[float], str]
    signs: Mapping[str, str]
    call: Callable[[Call, tuple[str, ...]], str]
    minus: str = "-"


def written(node: Node) -> str:
    """The formula as it can be read again.

    >>> written(Chain(Name("a"), (("*", Chain(Number(2.0), (("+", Name("b c")),))),)))
    'a * (2 + `b c`)'
    """
    return _write(node, Style(lambda name: name if NAME.fullmatch(name) else f"`{name}`", _short, _PLAIN, _called))


def filled(node: Node, values: Mapping[str, float | None], number: Callable[[float], str], blank: str) -> str:
    """The formula with the value of each name in its place."""

    def value(name: str) -> str:
        found = values[name]
        return blank if found is None else _bracketed(number(found))

    return _write(node, Style(value, number, _PRINTED, _called, "−"))


def cells(node: Node, refs: Mapping[str, str]) -> str:
    """The formula over cells, blank ("") where a cell that it needs is, or a divisor is 0."""
    body = _write(node, Style(lambda name: refs[name], _short, _CELLS, _cell_call))
    needed = list(dict.fromkeys(refs[of.name] for of in needed_in(node)))
    if needed:
        body = f'IF(COUNT({",".join(needed)})<{len(needed)},"",{body})'
    return f'IFERROR({body},"")' if _may_fail(node) else body


def _may_fail(node: Node) -> bool:
    """Whether working it out can end in an error although every cell that it needs is filled."""
    match node:
        case Minus(of):
            return _may_fail(of) or _may_be_blank(of)
        case Chain(first, rest):
            parts = (first, *(part for _, part in rest))
            return any(sign == "/" for sign, _ in rest) or any(_may_fail(p) or _may_be_blank(p) for p in parts)
        case Call(_, arguments):
            return any(_may_fail(part) or _may_be_blank(part) for part in arguments)
        case _:
            return False


def _may_be_blank(node: Node) -> bool:
    return isinstance(node, Call) and node.function == "sum"


def _write(node: Node, style: Style) -> str:
    match node:
        case Number(number):
            return _bracketed(style.number(number))
        case Name(name):
            return style.name(name)
        case Minus(of):
            return style.minus + _part(of, style)
        case Chain(first, rest):
            joined = "".join(style.signs[sign] + _part(part, style, node.adds) for sign, part in rest)
            head = _write(first, style) if isinstance(first, Minus) else _part(first, style, node.adds)
            return head + joined
        case Call(_, arguments):
            return style.call(node, tuple(_write(part, style) for part in arguments))


def _part(node: Node, style: Style, in_sum: bool = False) -> str:
    """A node as part of another, in brackets where it needs them."""
    text = _write(node, style)
    loose = isinstance(node, Minus) or (isinstance(node, Chain) and (node.adds or not in_sum))
    return f"({text})" if loose else text


def _called(call: Call, arguments: Iterable[str]) -> str:
    return f"{call.function}({_COMMA.join(arguments)})"


def _cell_call(call: Call, arguments: tuple[str, ...]) -> str:
    if call.function == "round" and len(arguments) == 1:
        arguments = (*arguments, "0")
    text = f"{call.function.upper()}({','.join(arguments)})"
    if call.function == "sum" and all(isinstance(part, Name) for part in call.arguments):
        return f'IF(COUNT({",".join(arguments)})=0,"",{text})'
    return text


def _short(number: float) -> str:
    """A number as short as it can be read again."""
    return repr(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number).replace("e", "E")


def _bracketed(text: str) -> str:
    return f"({text})" if text[:1] in "-−" else text


def names_of(node: Node) -> tuple[Name, ...]:
    """The names in the order they are written, each once."""
    found: dict[str, Name] = {}
    for name in names_in(node):
        found.setdefault(name.name, name)
    return tuple(found.values())
