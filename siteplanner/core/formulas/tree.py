"""What a formula is made of. The tree is as deep as brackets lie in each other, however long a sum is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "*", "/"]
Function = Literal["min", "max", "sum", "abs", "round"]
FUNCTIONS: tuple[Function, ...] = ("min", "max", "sum", "abs", "round")
ADDING: frozenset[str] = frozenset("+-")


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    number: float


@dataclass(frozen=True, slots=True)
class Name:
    """A figure by its name; ``at`` is where it stands."""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Minus:
    """The other sign."""

    of: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """``first``, then one by one joined with what follows: by + and -, or by * and /, never both."""

    first: Node
    rest: tuple[tuple[Sign, Node], ...]
    at: int = 0

    @property
    def adds(self) -> bool:
        return self.rest[0][0] in ADDING


@dataclass(frozen=True, slots=True)
class Call:
    """A function of some arguments."""

    function: Function
    arguments: tuple[Node, ...]
    at: int = 0


Node = Number | Name | Minus | Chain | Call


def parts_of(node: Node) -> tuple[Node, ...]:
    """What a node is made of."""
    match node:
        case Minus(of):
            return (of,)
        case Chain(first, rest):
            return (first, *(part for _, part in rest))
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def names_in(node: Node) -> Iterator[Name]:
    """Every name, in the order they are written."""
    if isinstance(node, Name):
        yield node
    for part in parts_of(node):
        yield from names_in(part)


def needed_in(node: Node) -> Iterator[Name]:
    """The names without which there is no value: all but those that a ``sum`` merely adds up."""
    if isinstance(node, Name):
        yield node
    summed = isinstance(node, Call) and node.function == "sum"
    for part in parts_of(node):
        if not (summed and isinstance(part, Name)):
            yield from needed_in(part)
