"""The ``geo`` metadata of a GeoParquet file: which column holds the shapes, how, and in which system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core.coordinates import LONLAT, horizontal

EXTENSION_NAME = b"ARROW:extension:name"
EXTENSION_METADATA = b"ARROW:extension:metadata"


@dataclass(frozen=True)
class GeoColumn:
    """``encoding`` is ``wkb`` or a native one (``polygon`` …), in small letters; ``crs`` None for none known.

    ``coverings`` are columns that hold nothing but the shapes' boxes; ``odd_crs`` tells that a system is stated but
    cannot be understood; ``types`` are those of the shapes as the file lists them.
    """

    name: str
    encoding: str
    crs: CRS | None
    odd_crs: bool = False
    spherical: bool = False
    types: tuple[str, ...] = ()
    coverings: tuple[str, ...] = ()


def geo_column(metadata: Mapping[bytes, bytes], fields: Mapping[str, Mapping[bytes, bytes]]) -> GeoColumn | None:
    """The column of shapes by the file's ``geo`` metadata, else by the mark of GeoArrow on a field; None for neither.

    A system that is not mentioned is longitude and latitude (OGC:CRS84), one that is null is unknown (GeoParquet 1.1).
    """
    try:
        whole = json.loads(metadata.get(b"geo", b"null"))
        name = whole["primary_column"]
        column = whole["columns"][name]
        if isinstance(name, str) and name in fields:
            return _stated(name, column)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return _marked(fields)


def _stated(name: str, column: Mapping[str, Any]) -> GeoColumn:
    crs, odd = (LONLAT, False) if "crs" not in column else _crs(column["crs"])
    covering = column.get("covering") or {}
    boxes = {path[0] for box in covering.values() for path in box.values() if path}
    return GeoColumn(
        name,
        str(column.get("encoding", "WKB")).lower(),
        crs,
        odd,
        column.get("edges") == "spherical",
        tuple(map(str, column.get("geometry_types") or ())),
        tuple(map(str, boxes)),
    )


def _marked(fields: Mapping[str, Mapping[bytes, bytes]]) -> GeoColumn | None:
    for name, marks in fields.items():
        kind = marks.get(EXTENSION_NAME, b"").decode("ascii", "replace")
        if kind.startswith("geoarrow."):
            try:
                stated = json.loads(marks.get(EXTENSION_METADATA) or b"{}").get("crs")
            except (ValueError, AttributeError, RecursionError):
                stated = None
            crs, odd = _crs(stated)
            return GeoColumn(name, kind.removeprefix("geoarrow."), crs, odd)
    return None


def _crs(stated: Any) -> tuple[CRS | None, bool]:
    """The system from PROJJSON, or text such as ``EPSG:4547``; and whether it is stated but makes no sense."""
    if stated is None:
        return None, False
    try:
        crs = horizontal(CRS.from_user_input(stated))
    except (CRSError, TypeError, ValueError):
        return None, True
    if crs.to_authority() == ("OGC", "CRS84"):
        return LONLAT, False
    return (crs, False) if crs.is_projected or crs.is_geographic else (None, True)
