"""The Gauss-Krüger systems of China: by datum, width and number of the zone, and whether eastings begin with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from pyproj import CRS

from siteplanner.core.coordinates import settings

ZONE_WIDTH_M = 1_000_000.0
"""What the number of the zone is multiplied with where it stands before an easting."""
FIRST_3_DEGREE_ZONE = 24
"""Zones of three degrees over China have higher numbers than any of six degrees."""
CGCS2000_DEGREES = 4490
"""The code of longitude and latitude on CGCS2000."""
DATUMS = ("CGCS2000", "Xian 1980", "Beijing 1954")


@dataclass(frozen=True, slots=True)
class GaussKruger:
    """``degrees`` is 3 or 6; ``prefixed``: eastings begin with the zone (38 470 015 m)."""

    datum: str
    degrees: int
    zone: int
    prefixed: bool

    @property
    def crs(self) -> CRS | None:
        """The system; None where the register has no such zone."""
        for family in settings()["families"]:
            member = self.zone - family["zone_first"]
            if family["prefix"] == self.prefixed and _is_of(family["name"], self) and 0 <= member < family["zones"]:
                return CRS.from_epsg(family["epsg_first"] + member)
        return None

    @property
    def meridian_deg(self) -> float:
        return 3.0 * self.zone if self.degrees == 3 else 6.0 * self.zone - 3.0


def _is_of(name: str, system: GaussKruger) -> bool:
    return name.startswith(f"{system.datum} {system.degrees}-degree")


@lru_cache(maxsize=16)
def gauss_kruger_of(crs: CRS) -> GaussKruger | None:
    """Which of them a system is; None for any other.

    >>> gauss_kruger_of(CRS.from_epsg(4526))
    GaussKruger(datum='CGCS2000', degrees=3, zone=38, prefixed=True)
    """
    code = crs.to_epsg()
    for family in settings()["families"]:
        member = (code or 0) - family["epsg_first"]
        datum = next((name for name in DATUMS if family["name"].startswith(name)), None)
        if datum is not None and 0 <= member < family["zones"]:
            return GaussKruger(datum, family["step_deg"], family["zone_first"] + member, family["prefix"])
    return None


def zone_degrees(zone: int) -> int:
    """How wide a zone of that number is: 3 or 6 degrees."""
    return 3 if zone >= FIRST_3_DEGREE_ZONE else 6


def zone_before(easting_m: float) -> int:
    """The zone an easting begins with, 0 for none.

    >>> zone_before(38_470_015.675), zone_before(470_015.675)
    (38, 0)
    """
    return int(easting_m // ZONE_WIDTH_M) if 10 * ZONE_WIDTH_M <= easting_m < 100 * ZONE_WIDTH_M else 0


def on_datum(crs: CRS, datum: str, eastings: Iterable[float] = ()) -> CRS | None:
    """The system of the same zone on another datum, its zone in front as ``eastings`` have it, else as ``crs`` has.

    Longitude and latitude on CGCS2000 for what is in degrees or in a zone of its own; None for other datums then.

    >>> on_datum(CRS.from_epsg(2383), "CGCS2000").to_epsg()
    4547
    >>> on_datum(CRS.from_epsg(2383), "CGCS2000", [38_470_015.7]).to_epsg()
    4526
    """
    own = gauss_kruger_of(crs)
    if own is None:
        return CRS.from_epsg(CGCS2000_DEGREES) if datum == "CGCS2000" else None
    zones = {zone_before(easting) for easting in eastings}
    prefixed = own.prefixed if len(zones) != 1 else zones != {0}
    return replace(own, datum=datum, prefixed=prefixed).crs
