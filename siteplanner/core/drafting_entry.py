"""What a person types while drawing: a coordinate pair, a step from the last point, a length, an angle."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pyproj import CRS

from siteplanner.core.loci import Point, heading
from siteplanner.core.pasted_coordinates import read_coordinates

_NUMBER = r"[-+]?\d{1,15}(?:\.\d*)?|[-+]?\.\d+"
_STEP = re.compile(rf"@\s*({_NUMBER})\s*[,\s]\s*({_NUMBER})")
_POLAR = re.compile(rf"@?\s*({_NUMBER})\s*<\s*(.+)")
_PART = r"(\d{1,15}(?:\.\d*)?)"
_SEXAGESIMAL = re.compile(rf"([-+]?)(\d{{1,15}})\s*°\s*(?:{_PART}\s*['′]\s*)?(?:{_PART}\s*(?:\"|''|′′)\s*)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A point, or a distance along where the pointer is."""

    point: Point | None = None
    distance_m: float | None = None


def read_entry(text: str, crs: CRS, anchor: Point | None, *, azimuth: bool = True) -> Entry | None:
    """What was typed; None where it makes no sense, or is a step and there is no ``anchor`` to start from.

    ``X(north),Y(east)`` or ``longitude,latitude``; ``@ΔX,ΔY`` north and east of the anchor; ``25<90`` a distance in a
    direction (an azimuth, or else counter-clockwise from east); ``25`` a distance.

    >>> read_entry("@10,-5", CRS(4547), (470000.0, 4174000.0)).point
    (469995.0, 4174010.0)
    >>> read_entry("25<90", CRS(4547), (470000.0, 4174000.0)).point
    (470025.0, 4174000.0)
    >>> read_entry("4174254.332，470015.675", CRS(4547), None).point
    (470015.675, 4174254.332)
    """
    plain = _plain(text)
    if (step := _STEP.fullmatch(plain)) is not None:
        return Entry((anchor[0] + float(step[2]), anchor[1] + float(step[1]))) if anchor else None
    if (polar := _POLAR.fullmatch(plain)) is not None:
        turned = read_angle(polar[2])
        if anchor is None or turned is None:
            return None
        de, dn = heading(turned if azimuth else 90.0 - turned)
        return Entry((anchor[0] + float(polar[1]) * de, anchor[1] + float(polar[1]) * dn))
    if re.fullmatch(_NUMBER, plain):
        return Entry(distance_m=float(plain)) if float(plain) > 0 else None
    point = read_coordinates(plain, crs)
    return Entry(point) if point is not None else None


def read_length(text: str) -> float | None:
    """Metres as people type them, full-width digits and a unit included; None for anything else.

    >>> read_length(" 12.5 m"), read_length("−３．５"), read_length("1.2km"), read_length("")
    (12.5, -3.5, 1200.0, None)
    """
    found = re.fullmatch(rf"({_NUMBER})\s*(m|米|km|公里)?", _plain(text))
    if found is None:
        return None
    return float(found[1]) * (1000.0 if found[2] in ("km", "公里") else 1.0)


def read_angle(text: str) -> float | None:
    """Degrees, decimal or with minutes and seconds; None for anything else.

    >>> read_angle("45.5°"), read_angle("45°30′"), read_angle("-12°00'36\\""), read_angle("90"), read_angle("N")
    (45.5, 45.5, -12.01, 90.0, None)
    """
    plain = _plain(text)
    number = re.fullmatch(rf"({_NUMBER})\s*°?", plain)
    if number is not None:
        return float(number[1])
    found = _SEXAGESIMAL.fullmatch(plain)
    if found is None:
        return None
    degrees = float(found[2]) + float(found[3] or 0) / 60 + float(found[4] or 0) / 3600
    degrees = round(degrees, 10)
    return -degrees if found[1] == "-" else degrees


def _plain(text: str) -> str:
    """Full-width signs as the plain ones, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("。", ".").replace("〈", "<")
