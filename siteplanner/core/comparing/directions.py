"""Which way each figure is better, read from ``resources/figures/directions.toml``: judgements, all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from siteplanner.assets import resource
from siteplanner.core.text import Named


class Direction(StrEnum):
    """``WITHIN``: inside the limits in force; there none is better than another."""

    MORE = "more"
    LESS = "less"
    WITHIN = "within"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Directed:
    """Which way a figure is better and why; ``in_score``: it is weighed where a plan has no weights of its own."""

    direction: Direction
    why: Named
    in_score: bool = False


UNDIRECTED = Directed(Direction.NEITHER, Named("", ""))


def directed(figure: str) -> Directed:
    """What is said of a figure by its key: under its own name, else under the longest beginning that fits.

    >>> directed("jobs").direction, directed("capacity.separator").direction, directed("nothing").direction
    (<Direction.MORE: 'more'>, <Direction.MORE: 'more'>, <Direction.NEITHER: 'neither'>)
    """
    known = directions()
    if figure in known:
        return known[figure]
    fitting = [key for key in known if key.endswith("*") and figure.startswith(key[:-1])]
    return known[max(fitting, key=len)] if fitting else UNDIRECTED


@cache
def directions() -> Mapping[str, Directed]:
    """By the key of a figure, or by its beginning with ``*`` behind it."""
    with resource("figures/directions.toml").open("rb") as file:
        rows = tomllib.load(file)["figures"]
    return {
        key: Directed(Direction(row["direction"]), Named(**row["why"]), bool(row.get("in_score", False)))
        for key, row in rows.items()
    }


@dataclass(frozen=True, slots=True)
class Limits:
    """At least and at most so much; None: no such limit."""

    least: float | None = None
    most: float | None = None


def loss(direction: Direction, value: float | None, limits: Limits) -> float | None:
    """How bad a value is: less is better, whatever the direction. None where it is blank or has no direction.

    >>> loss(Direction.MORE, 5.0, Limits()), loss(Direction.WITHIN, 5.0, Limits(most=3.0))
    (-5.0, 2.0)
    >>> loss(Direction.WITHIN, 5.0, Limits()) is None  # no limit is in force
    True
    """
    if value is None or direction is Direction.NEITHER:
        return None
    if direction is not Direction.WITHIN:
        return value if direction is Direction.LESS else -value
    if limits.least is None and limits.most is None:
        return None
    below = 0.0 if limits.least is None else limits.least - value
    above = 0.0 if limits.most is None else value - limits.most
    return max(0.0, below, above)
