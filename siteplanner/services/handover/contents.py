"""What a pack holds: one line a file, and why a file is left out of the pack of some plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import crs_text, lonlat_boxes, shift_unknown
from siteplanner.core.errors import InputError
from siteplanner.core.gauss_kruger import gauss_kruger_of
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PARCELS, PLANTS
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.boundary_points.outlines import bureau_system
from siteplanner.files.geojson_profiles import profile_named

Group = Literal["geojson", "shp", "txt", "dxf", "tables", "sheet", "report", "plan"]
System = Literal["wgs84", "cgcs2000", "plan", "bureau", "points", ""]
"""The coordinate system of a file: degrees of WGS 84 or CGCS2000, the plan's, the bureau's zone; "" for none."""

WGS_84, CGCS_2000 = CRS.from_authority("OGC", "CRS84"), CRS.from_epsg(4490)


@dataclass(frozen=True, slots=True)
class Item:
    """``path`` within the pack; ``layer`` of the plan it holds, "" for none or several."""

    kind: str
    path: str
    group: Group
    label: Template
    system: System = ""
    layer: str = ""


ITEMS: Mapping[str, Item] = {
    item.kind: item
    for item in (
        Item(
            "plants-rfc7946",
            "plants.geojson",
            "geojson",
            QT_TRANSLATE_NOOP("handover", "Plants, GeoJSON by RFC 7946 (longitude and latitude)"),
            "wgs84",
            "plants",
        ),
        Item(
            "plants-cgcs2000-geographic",
            "plants-cgcs2000.geojson",
            "geojson",
            QT_TRANSLATE_NOOP("handover", "Plants, GeoJSON in CGCS2000 longitude and latitude"),
            "cgcs2000",
            "plants",
        ),
        Item(
            "plants-cgcs2000-projected",
            "plants-projected.geojson",
            "geojson",
            QT_TRANSLATE_NOOP("handover", "Plants, GeoJSON in metres of the plan's system"),
            "plan",
            "plants",
        ),
        Item(
            "shp-plants",
            "shp/plants.shp",
            "shp",
            QT_TRANSLATE_NOOP("handover", "Plants, Shapefile"),
            "bureau",
            "plants",
        ),
        Item(
            "shp-parcels",
            "shp/parcels.shp",
            "shp",
            QT_TRANSLATE_NOOP("handover", "Parcels, Shapefile"),
            "bureau",
            "parcels",
        ),
        Item("shp-zones", "shp/zones.shp", "shp", QT_TRANSLATE_NOOP("handover", "Zones, Shapefile"), "bureau", "zones"),
        Item(
            "txt-parcels",
            "boundary-points-parcels.txt",
            "txt",
            QT_TRANSLATE_NOOP("handover", "Boundary points of the parcels, TXT"),
            "points",
            "parcels",
        ),
        Item(
            "txt-plants",
            "boundary-points-plants.txt",
            "txt",
            QT_TRANSLATE_NOOP("handover", "Boundary points of the plants, TXT"),
            "points",
            "plants",
        ),
        Item("dxf", "drawing.dxf", "dxf", QT_TRANSLATE_NOOP("handover", "Drawing, DXF for AutoCAD 2010"), "plan"),
        Item("figures", "figures.xlsx", "tables", QT_TRANSLATE_NOOP("handover", "All figures, workbook")),
        Item("balance", "land-use-balance.csv", "tables", QT_TRANSLATE_NOOP("handover", "Land-use balance, CSV")),
        Item("findings", "findings.xlsx", "tables", QT_TRANSLATE_NOOP("handover", "Findings of the check, workbook")),
        Item("change-log", "change-log.csv", "tables", QT_TRANSLATE_NOOP("handover", "Log of changes, CSV")),
        Item("sheet", "map-sheet.pdf", "sheet", QT_TRANSLATE_NOOP("handover", "Map sheet, PDF")),
        Item("report", "check-report.pdf", "report", QT_TRANSLATE_NOOP("handover", "Check report, PDF")),
        Item("plan", "plan.gpkg", "plan", QT_TRANSLATE_NOOP("handover", "Copy of the plan, GeoPackage"), "plan"),
    )
}
"""In the order they are written. Names are ASCII: they pass through mail, archives and old programs unharmed."""
ALWAYS: frozenset[Group] = frozenset({"report", "plan"})
"""Whatever is chosen: what was checked, and the plan itself, by which the next pack is compared."""
CHOICES: tuple[Group, ...] = tuple(dict.fromkeys(i.group for i in ITEMS.values() if i.group not in ALWAYS))

CHANGES_TEXT, CHANGES_MAP = "changes.txt", "changes.pdf"
MANIFEST, EXPLANATION, SUMS = "manifest.json", "manifest.txt", "SHA256SUMS"

NO_SUCH_GROUP = QT_TRANSLATE_NOOP("errors", "There is no kind of file “{kind}” in a pack. Use one of: {known}.")
NO_SHIFT = QT_TRANSLATE_NOOP(
    "handover", "The shift from the plan's datum ({crs}) to {datum} is not known, and none is made up."
)
NO_ZONE = QT_TRANSLATE_NOOP(
    "handover", "The plan's system {crs} cannot be brought into a 3-degree zone of CGCS2000, the only one that bureaux "
    "take boundary points in."
)  # fmt: skip
ELSEWHERE = QT_TRANSLATE_NOOP(
    "handover",
    "The plan lies outside of where CGCS2000 is used ({west:g} to {east:g} east, {south:g} to {north:g} north).",
)
EMPTY = QT_TRANSLATE_NOOP("handover", "The plan has none with an outline.")
NO_CHANGES = QT_TRANSLATE_NOOP("handover", "No change to the plan has been logged yet.")
NOTHING_DRAWN = QT_TRANSLATE_NOOP("handover", "There is nothing to draw.")
OWN_SYSTEM = QT_TRANSLATE_NOOP(
    "handover",
    "The plan's system {crs} is no Gauss-Krüger system of CGCS2000: Shapefiles stay in it; ask whether the bureau "
    "takes them.",
)


NO_OUTLINE = QT_TRANSLATE_NOOP(
    "handover",
    "{layer} without an outline, so in tables but on no map and in no list of boundary points: {count:,d} (first: "
    "{ids}).",
)
LISTED_AT_MOST = 5


def require_groups(groups: frozenset[str] | None) -> None:
    """Raises InputError for a group that a pack has not, naming those it has."""
    for group in sorted(groups or ()):
        if group not in CHOICES:
            raise InputError(NO_SUCH_GROUP, kind=group, known=", ".join(CHOICES))


def wanted(groups: frozenset[str] | None) -> tuple[Item, ...]:
    """The files of these groups (None: all), and those that are always there."""
    return tuple(i for i in ITEMS.values() if groups is None or i.group in groups or i.group in ALWAYS)


def left_out(plan: Plan, item: Item) -> Message | Template | None:
    """Why the pack of a plan (with the scenario that goes out active) cannot hold a file; None: it can."""
    crs = plan.site.crs
    if item.system in ("wgs84", "cgcs2000"):
        target, datum = (WGS_84, "WGS 84") if item.system == "wgs84" else (CGCS_2000, "CGCS2000")
        if shift_unknown(crs, target):
            return NO_SHIFT(crs=crs_text(crs), datum=datum)
        if _elsewhere(plan, bounds := profile_named(item.kind.removeprefix("plants-")).bounds):
            west, south, east, north = bounds
            return ELSEWHERE(west=west, east=east, south=south, north=north)
    if item.system == "points" and crs_of(plan, item) is None:
        return NO_ZONE(crs=crs_text(crs))
    if item.kind == "change-log" and not plan.change_log:
        return NO_CHANGES
    if item.group in ("shp", "txt") and not usable(shapes_of(frame_of(plan, item.layer))).any():
        return EMPTY
    if item.kind == "sheet" and not any(usable(shapes_of(frame)).any() for frame in _drawn(plan)):
        return NOTHING_DRAWN
    return None


def _elsewhere(plan: Plan, bounds: tuple[float, float, float, float]) -> bool:
    """Whether none of the parcels lies in a box in degrees; a plant outside of it is another matter, and refused."""
    boxes = lonlat_boxes(shapes_of(plan.site.parcels), plan.site.crs)
    west, south, east, north = boxes[np.isfinite(boxes).all(axis=1)].T
    inside = (west <= bounds[2]) & (east >= bounds[0]) & (south <= bounds[3]) & (north >= bounds[1])
    return bool(len(inside)) and not inside.any()


def crs_of(plan: Plan, item: Item) -> CRS | None:
    """The coordinate system of a file; None where it has none."""
    if item.system == "wgs84":
        return WGS_84
    if item.system == "cgcs2000":
        return CGCS_2000
    if item.system == "bureau":
        return bureau_crs(plan)
    if item.system == "points":
        try:
            return bureau_system(plan, Path(item.path))[1]
        except InputError:
            return None
    return plan.site.crs if item.system == "plan" else None


def bureau_crs(plan: Plan) -> CRS:
    """The 3-degree zone of CGCS2000, its number before the eastings, for a plan in a Gauss-Krüger system of CGCS2000;
    for any other the plan's own: no datum is ever changed on the way."""
    own = gauss_kruger_of(plan.site.crs)
    if own is None or own.datum != "CGCS2000":
        return plan.site.crs
    if own.degrees == 3:
        return replace(own, prefixed=True).crs or plan.site.crs
    try:
        return bureau_system(plan, Path())[1]
    except InputError:
        return plan.site.crs


def keeps_own_system(plan: Plan) -> Message | None:
    """What is to be said of a plan whose Shapefiles are in no bureau's system."""
    own = gauss_kruger_of(plan.site.crs)
    return OWN_SYSTEM(crs=crs_text(plan.site.crs)) if own is None or own.datum != "CGCS2000" else None


def without_outline(plan: Plan) -> tuple[Message, ...]:
    """What is to be said of plants and parcels that no map and no list of boundary points can hold."""
    found = []
    for layer in (PLANTS, PARCELS):
        frame = frame_of(plan, layer.name)
        ids = [str(row) for row in frame.index[~usable(shapes_of(frame))]]
        if ids:
            told = tuple(ids[:LISTED_AT_MOST])
            found.append(NO_OUTLINE(layer=layer.label, count=len(ids), ids=told))
    return tuple(found)


def frame_of(plan: Plan, layer: str) -> gpd.GeoDataFrame:
    """The rows of a layer; of ``plants`` those of the active scenario."""
    return plan.plants() if layer == "plants" else plan.site.layer(layer)


def usable(shapes: np.ndarray) -> np.ndarray:
    """Which geometries (n,) have an outline all of whose ordinates are numbers."""
    flags: np.ndarray = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    points, whose = shapely.get_coordinates(shapes, return_index=True)
    flags[whose[~np.isfinite(points).all(axis=1)]] = False
    return flags


def _drawn(plan: Plan) -> tuple[gpd.GeoDataFrame, ...]:
    return (plan.site.parcels, plan.site.zones, plan.site.substations, plan.site.constraints, plan.plants())
