"""What two people made different of the same thing, and who is to be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Side = Literal["mine", "theirs", "base", "both"]
"""Who is followed: me, the other, neither (as it was before both), or, of two things added under one id, both."""
WHOLE = ""
"""In place of a field: whether the thing is there at all."""


@dataclass(frozen=True, slots=True)
class ClashKey:
    """``part`` is a layer, a table, ``plants`` or a field of the plan; ``scenario_id`` '' but for plants; ``field`` ''
    where one took away what the other changed, or both added a thing of one id."""

    part: str
    scenario_id: str
    id: str
    field: str = WHOLE


@dataclass(frozen=True, eq=False)
class Clash:
    """``base``, ``mine`` and ``theirs`` are the values, None for none, or whole rows (None: not there). ``taken`` is
    the side that was followed, ``chosen`` or not."""

    key: ClashKey
    base: Any
    mine: Any
    theirs: Any
    taken: Side
    chosen: bool


Choices: TypeAlias = Mapping[ClashKey, Side]
