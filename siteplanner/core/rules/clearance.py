"""What a rule asks of the place of one plant: to keep away from something, or to stay within something.

What is drawn around a plant under the hand, where a plant type would fit, and which move mends a finding are all worked
out from these, so that they say the same as the check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2, Confidence, Severity

TIE_DECIMALS = 3  # shared areas equal to a thousandth of a square metre are a tie, as in the check


class Rival(NamedTuple):
    """An area that a footprint may lie in more than in the one it should keep off; ``wins_ties``: or as much."""

    shape: BaseGeometry
    wins_ties: bool


@dataclass(frozen=True, slots=True)
class Clearance:
    """One demand on the place of a footprint, in the plan's CRS and metres.

    ``inside`` False: the footprint's distance to ``shape`` is at least ``required_m``; with 0 it shares no more than
    the area tolerance with it, and where ``shape`` is a line or a point, does not meet it. ``inside`` True: the
    footprint lies within ``shape``, but for the area tolerance, and is at least ``required_m`` from its boundary.
    ``subject`` is whom it is about as findings name it: a plant's id, ``constraint=K1``, ``parcel=L012`` …; "" where
    nothing single is meant.

    Some demands hang on where else the footprint stands. ``unless_on``: nothing is asked of a footprint that covers
    more than the area tolerance of one of these (the next parcel, which is its own land then). ``when_on``: nothing is
    asked of one that does not cover more than the area tolerance of this. ``rivals``: nothing is asked of one that
    shares more ground with one of these than with ``shape`` (zones, of which the largest share counts).

    Clearances hold for every footprint within ``layout.window_of(row)``; a rule looks around that ground as far as it
    reaches (``layout.others_near(row, reach_m)`` for plants). The row's own footprint may lie elsewhere, or be empty.
    What cannot be judged for want of a figure or an attribute is no clearance: check the place that was found.
    """

    rule: str
    severity: Severity
    subject: str
    shape: BaseGeometry
    required_m: float
    clause: str
    confidence: Confidence
    inside: bool = False
    unless_on: tuple[BaseGeometry, ...] = ()
    when_on: BaseGeometry | None = None
    rivals: tuple[Rival, ...] = ()

    def is_asked_of(self, footprint: BaseGeometry) -> bool:
        """Whether anything is asked of a footprint, standing where it stands."""
        if self.when_on is not None and not covers(footprint, self.when_on):
            return False
        if any(covers(footprint, shape) for shape in self.unless_on):
            return False
        return not (self.rivals and self._outdone(footprint))

    def is_met_by(self, footprint: BaseGeometry) -> bool:
        """Whether a valid footprint meets it, with the tolerances of the check.

        >>> wall = Clearance("fire-separation", "error", "P2", shapely.box(0, 0, 10, 10), 12.0, "", "verified")
        >>> wall.is_met_by(shapely.box(21.98, 0, 30, 10)), wall.is_met_by(shapely.box(21.995, 0, 30, 10))
        (False, True)
        """
        return not self.is_asked_of(footprint) or self.is_kept_by(footprint)

    def is_kept_by(self, footprint: BaseGeometry) -> bool:
        """The same for a footprint of which it is asked."""
        if self.inside and not (
            shapely.covered_by(footprint, self.shape) or footprint.difference(self.shape).area <= TOLERANCE_M2
        ):
            return False
        if self.required_m > 0:
            edge = self.shape.boundary if self.inside else self.shape
            return bool(shapely.distance(footprint, edge) >= self.required_m - TOLERANCE_M)
        if self.inside:
            return True
        if shapely.get_dimensions(self.shape) < 2:
            return not footprint.intersects(self.shape)
        return not covers(footprint, self.shape)

    def _outdone(self, footprint: BaseGeometry) -> bool:
        shared_m2 = round(footprint.intersection(self.shape).area, TIE_DECIMALS)
        for rival in self.rivals:
            rival_m2 = round(footprint.intersection(rival.shape).area, TIE_DECIMALS)
            if rival_m2 > TOLERANCE_M2 and (rival_m2 > shared_m2 or (rival.wins_ties and rival_m2 == shared_m2)):
                return True
        return False


def covers(footprint: BaseGeometry, ground: BaseGeometry) -> bool:
    """Whether a footprint covers more than the area tolerance of some ground."""
    return bool(footprint.intersects(ground) and footprint.intersection(ground).area > TOLERANCE_M2)
