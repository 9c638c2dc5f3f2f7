"""What a rule asks of the place of one plant: to keep away from something, or to stay within something.

What is drawn around a plant under the hand, where a plant type would fit, and which move mends a finding are all worked
out from these, so that they say the same as the check.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.rule import Confidence, Severity


@dataclass(frozen=True, slots=True)
class Clearance:
    """One demand on the place of a footprint, in the plan's CRS and metres.

    ``inside`` False: the footprint's distance to ``shape`` is at least ``required_m``; with 0 it shares no more than the
    area tolerance with it. ``inside`` True: the footprint lies within ``shape``, but for the area tolerance, and is at
    least ``required_m`` from its boundary. ``subject`` is whom it is about as findings name it: a plant's id,
    ``constraint=K1``, ``parcel=L012`` …; "" where nothing single is meant.
    """

    rule: str
    severity: Severity
    subject: str
    shape: BaseGeometry
    required_m: float
    clause: str
    confidence: Confidence
    inside: bool = False
