"""The ``crs`` member that GeoJSON had before RFC 7946, and still has in many files."""

from __future__ import annotations

from typing import Any

from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, crs_text, parse_crs
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.places import short

HONOURED = QT_TRANSLATE_NOOP("import", "The file names its coordinate system the old way (crs): it was read as {crs}.")
LINKED = QT_TRANSLATE_NOOP(
    "import", "The file names its coordinate system by a link, which is not followed; the system has to be known."
)
NOT_KNOWN = QT_TRANSLATE_NOOP("import", "The file names a coordinate system (crs) that is not known: {found}.")
NONE_SAID = QT_TRANSLATE_NOOP("import", "The file says (crs: null) that its coordinate system is not known.")

_LONLAT_NAMES = ("crs84", "crs:84", "ogc:crs84")


def crs_member(value: Any) -> tuple[CRS | None, Message]:
    """The system the member names, None where it names none that is known; and what is to be said of it."""
    if value is None:
        return None, NONE_SAID()
    properties = value.get("properties") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(properties, dict):
        kind = str(value.get("type")).casefold()
        if kind == "link":
            return None, LINKED()
        given = properties.get("name", properties.get("code")) if kind in {"name", "epsg"} else None
        if isinstance(given, str | int) and not isinstance(given, bool) and (crs := _known(str(given))) is not None:
            return crs, HONOURED(crs=crs_text(crs))
    return None, NOT_KNOWN(found=short(value))


def _known(name: str) -> CRS | None:
    plain = name.strip()
    if plain.casefold().endswith(_LONLAT_NAMES):
        return LONLAT
    if plain.casefold().startswith(("+", "{", "proj", "geogcs")) or len(plain) > 200:
        return None
    try:
        crs = parse_crs(plain)
    except InputError:
        return None
    return crs if crs.is_projected or crs.is_geographic else None
