"""Whether a map lies in the county this program is for; one that does not is asked about, never refused."""

from __future__ import annotations

from siteplanner.core.coordinates import LONLAT, Box, settings
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named

OUTSIDE_HOME = QT_TRANSLATE_NOOP(
    "import",
    "The map lies {km:,.0f} km outside {county}. If it does not belong there, its coordinate system is wrong.",
)


def county() -> Named:
    """The county's name."""
    name = settings()["home"]["name"]
    return Named(name["en"], name["zh"])


def home_box() -> Box:
    """West, south, east, north of the county in degrees: a box about it, not its outline."""
    west, south, east, north = settings()["home"]["bounds"]
    return west, south, east, north


def apart_km(box: Box, other: Box) -> float | None:
    """How far two boxes in degrees lie from each other, kilometres; None where they touch, or nearly so.

    >>> apart_km((113.6, 37.7, 113.7, 37.8), (113.65, 37.7, 113.8, 37.9)) is None
    True
    """
    near_lon, far_lon = _nearest(other[0], other[2], box[0], box[2])
    near_lat, far_lat = _nearest(other[1], other[3], box[1], box[3])
    geod = LONLAT.get_geod()
    assert geod is not None
    km = float(geod.inv(near_lon, near_lat, far_lon, far_lat)[2]) / 1000.0
    return km if km > settings()["home"]["beyond_km"]["value"] else None


def lie_together(box: Box, other: Box) -> bool:
    """Whether two boxes in degrees touch, or nearly so."""
    return apart_km(box, other) is None


def outside_home_km(box: Box) -> float | None:
    """How far a box in degrees lies from the county's, kilometres; None where they touch, or nearly so.

    >>> outside_home_km((113.6, 37.7, 113.7, 37.8)) is None
    True
    >>> round(outside_home_km((116.3, 39.9, 116.5, 40.0)))  # Beijing
    278
    """
    return apart_km(box, home_box())


def outside_home(box: Box) -> Message | None:
    """What is to be said of a map in that box; None where it lies in the county."""
    km = outside_home_km(box)
    return None if km is None else OUTSIDE_HOME(km=km, county=county())


def _nearest(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    """The ends of the gap between two ranges; twice the same number where they overlap."""
    if other_low > high:
        return high, other_low
    if other_high < low:
        return low, other_high
    return max(low, other_low), max(low, other_low)
