"""A rule as a pack declares it: which things it is about, and what kind of demand it makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from siteplanner.core.rules.rule import Severity
from siteplanner.core.text import Named

Kind = Literal["distance", "containment", "area-share", "attribute"]
OWN_PREFIX: Final = "own-"
"""What the id of every declared rule begins with, so that none is ever taken for one of the program's."""
MIN_M, MAX_M = "min_m", "max_m"
AREA_M2 = "area_m2"
MIN, MAX = "min", "max"
SUBJECTS: Final[Mapping[str, str]] = {
    "parcels": "parcel",
    "zones": "zone",
    "constraints": "constraint",
    "substations": "substation",
}
"""What a row of each base layer is called as the subject of a finding."""


@dataclass(frozen=True, slots=True)
class Things:
    """A class of things: the rows of a layer that fit a filter, all of them where it is blank."""

    layer: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """``id`` begins with ``own-``. ``of`` are the things judged, ``to`` those they are judged against:

    - distance: plants, and the things they keep away from (``min_m``) or near to (``max_m``);
    - containment: plants, and the areas they lie inside of, or ``outside`` of, but for ``area_m2``;
    - area-share: parcels or zones that hold a plant, and the plants that cover from ``min`` to ``max`` of each;
    - attribute: plants, whose ``attribute`` (a column or a calculation with some) lies from ``min`` to ``max``.

    ``units`` maps each limit that it has to its unit.
    """

    id: str
    kind: Kind
    name: Named
    explain: Named
    severity: Severity
    of: Things
    to: Things | None = None
    outside: bool = False
    attribute: str = ""
    unit: str = ""
    units: Mapping[str, str] = field(default_factory=dict, hash=False)
