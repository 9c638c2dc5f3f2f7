"""The coordinate system that a map states, where it can be used."""

from __future__ import annotations

from pyproj import CRS
from pyproj.exceptions import ProjError

from siteplanner.core.coordinates import LONLAT, horizontal, parse_crs, transformer
from siteplanner.core.errors import InputError


def stated_crs(stated: str | None) -> CRS | None:
    """The system the file states; None for none, for a local one and for one PROJ does not know."""
    if not stated:
        return None
    try:
        crs = horizontal(parse_crs(stated))
    except InputError:
        return None
    known = (crs.is_projected or crs.is_geographic) and not crs.name.startswith("Undefined")  # GeoPackage's 0 and -1
    if not known:
        return None
    try:
        transformer(crs, LONLAT)
    except ProjError:  # a way of projecting that nobody knows
        return None
    return _named(crs) if crs.name == "unnamed" else crs


def _named(crs: CRS) -> CRS:
    """A system without a name, as MapInfo leaves it, called by its datum, its projection and the meridian of that."""
    operation, datum = crs.coordinate_operation, crs.datum
    if operation is None or datum is None:
        return crs
    meridians = [p.value for p in operation.params if p.name == "Longitude of natural origin"]
    parts = [datum.name, "/", operation.method_name, *(f"{meridian:g}°" for meridian in meridians)]
    return CRS.from_json_dict({**crs.to_json_dict(), "name": " ".join(parts)})
