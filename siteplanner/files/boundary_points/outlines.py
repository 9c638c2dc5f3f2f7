"""Outlines of a plan as boundary points: in the bureau's system, rounded, numbered from the north-west clockwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.coordinates import LONLAT, crs_text, reproject, shift_unknown, transformer
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.gauss_kruger import GaussKruger, gauss_kruger_of
from siteplanner.core.land_use import load_system
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

DECIMALS = 3
"""Of a metre, as the format's 精度=0.001 says."""
LAYERS = (schema.PARCELS.name, schema.PLANTS.name)
_SYSTEMS = ("MNR2023", "SURVEY3")
_SHEET_COLUMNS = ("图幅号", "TFH")

NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "Boundary points of “{layer}” are not written. Use one of: {known}.")
NOTHING = QT_TRANSLATE_NOOP("errors", "“{path}” was not written: none of the {layer} has an outline.")
NO_ZONE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: the plan's system {crs} cannot be brought into a 3-degree zone of CGCS2000. Land "
    "bureaux take boundary points in no other.",
)
UNSOUND = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: the outline of {id} crosses or touches itself, or does so once rounded to the "
    "millimetre. Correct it on the map.",
)
TOO_SMALL = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: a ring of {id} has fewer than three points a millimetre apart. Correct it on the map.",
)

_UNFIT = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")

Points = list[tuple[float, float]]
"""North (X) and east (Y) of a ring from its north-western corner clockwise, without the closing point."""


@dataclass(frozen=True)
class Outline:
    """One parcel or plant. ``rings``: each part's outer ring, then its holes; ``area_m2`` of what is written."""

    id: str
    name: str
    sheet: str
    use: str
    code: str
    area_m2: float
    rings: tuple[Points, ...]


@dataclass(frozen=True)
class Outlines:
    """``retyped``: whose texts had to give up commas or line breaks; ``left_out``: those without an outline."""

    layer: str
    system: GaussKruger
    crs: CRS
    rows: tuple[Outline, ...]
    retyped: tuple[str, ...]
    left_out: tuple[str, ...]


def outlines_of(plan: Plan, layer: str, scenario: str | None, target: Path) -> Outlines:
    """The boundary points of the ``parcels``, or of a scenario's ``plants``.

    Raises InputError for another layer, or where there is nothing to write or no system for it; EditError for an
    unknown scenario; SaveError (of ``target``) where an outline would not stand the bureau's check.
    """
    frame = frame_of(plan, layer, scenario)
    system, crs = bureau_system(plan, target)
    shapes = shapes_of(frame)
    usable = ~shapely.is_empty(shapes)
    points, whose = shapely.get_coordinates(shapes, return_index=True)
    usable[whose[~np.isfinite(points).all(axis=1)]] = False
    if not usable.any():
        raise InputError(NOTHING, path=str(target), layer=schema.layer(layer).label)
    moved = reproject(shapes[usable], plan.site.crs, crs)
    texts, retyped = _texts(frame[usable])
    ids = frame.index[usable].tolist()
    rows = [_outline(of, text, shape, target) for of, text, shape in zip(ids, texts, moved, strict=True)]
    left_out = tuple(frame.index[~usable].tolist())
    return Outlines(layer, system, crs, tuple(rows), retyped, left_out)


def frame_of(plan: Plan, layer: str, scenario: str | None) -> gpd.GeoDataFrame:
    """The layer's rows. Raises InputError for a layer that is not written."""
    if layer not in LAYERS:
        raise InputError(NO_SUCH_LAYER, layer=layer, known=", ".join(LAYERS))
    return plan.plants(plan.scenario(scenario).scenario_id) if layer == schema.PLANTS.name else plan.site.parcels


def bureau_system(plan: Plan, target: Path) -> tuple[GaussKruger, CRS]:
    """The 3-degree zone the plan lies in, its number before the eastings, on the plan's datum. Raises InputError."""
    own = gauss_kruger_of(plan.site.crs)
    if own is not None and own.degrees == 3:
        system = replace(own, prefixed=True)
    else:
        system = GaussKruger("CGCS2000" if own is None else own.datum, 3, _zone(plan), True)
    crs = system.crs
    if crs is None or (own is None and shift_unknown(plan.site.crs, crs)):
        raise InputError(NO_ZONE, path=str(target), crs=crs_text(plan.site.crs))
    return system, crs


def _zone(plan: Plan) -> int:
    """The number of the 3-degree zone around the middle of the parcels, 0 where there are none."""
    west, south, east, north = shapely.total_bounds(shapes_of(plan.site.parcels))
    if not np.isfinite([west, south, east, north]).all():
        return 0
    lon, _ = transformer(plan.site.crs, LONLAT).transform((west + east) / 2, (south + north) / 2)
    return round(lon / 3.0) if np.isfinite(lon) else 0


def _outline(of: str, text: tuple[str, ...], shape: Any, target: Path) -> Outline:
    rings = []
    shells = []
    for part in shapely.get_parts(shape):
        own = [_numbered(ring, of, target) for ring in (part.exterior, *part.interiors)]
        rings += own
        shells.append(shapely.Polygon(own[0], own[1:]))
    written = shapely.MultiPolygon(shells)
    if not written.is_valid:
        raise SaveError(UNSOUND, path=str(target), id=of)
    number, name, sheet, use, code = text
    return Outline(number, name, sheet, use, code, float(written.area), tuple(rings))


def _numbered(ring: Any, of: str, target: Path) -> Points:
    """Rounded, each point once, clockwise from the corner nearest to the north-west of the ring's box."""
    xy = np.round(shapely.get_coordinates(ring)[:-1], DECIMALS)
    xy = xy[(xy != np.roll(xy, 1, axis=0)).any(axis=1)] if len(xy) > 1 else xy
    if len(xy) < 3:
        raise SaveError(TOO_SMALL, path=str(target), id=of)
    if _turns_left(xy):
        xy = xy[::-1]
    corner = np.array([xy[:, 0].min(), xy[:, 1].max()])
    first = int(np.argmin(((xy - corner) ** 2).sum(axis=1)))
    return [(north, east) for east, north in np.roll(xy, -first, axis=0).tolist()]


def _turns_left(xy: np.ndarray) -> bool:
    own = xy - xy[0]
    following = np.roll(own, -1, axis=0)
    return bool((own[:, 0] * following[:, 1] - following[:, 0] * own[:, 1]).sum() > 0)


def _texts(frame: gpd.GeoDataFrame) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Number, name, sheet, use and code of each row as the format can hold them, and the ids of those changed."""
    sheet = next((name for name in _SHEET_COLUMNS if name in frame.columns), "")
    columns = [
        frame.index.tolist(),
        _words(frame, "name"),
        _words(frame, sheet),
        _uses(frame),
        _words(frame, "land_use"),
    ]
    texts, retyped = [], []
    for row in zip(*columns, strict=True):
        fitted = tuple(fit(text) for text in row)
        texts.append(fitted)
        if fitted != row:
            retyped.append(row[0])
    return texts, tuple(retyped)


def _words(frame: gpd.GeoDataFrame, column: str) -> list[str]:
    if column not in frame.columns:
        return [""] * len(frame)
    return ["" if pd.isna(value) else str(value) for value in frame[column]]


def _uses(frame: gpd.GeoDataFrame) -> Sequence[str]:
    """The Chinese names of land-use codes, '' where a code or its system is not known."""
    names = []
    for system, code in zip(_words(frame, "code_system"), _words(frame, "land_use"), strict=True):
        known = load_system(system).get(code) if system in _SYSTEMS else None
        names.append("" if known is None else known.name_zh)
    return names


def fit(text: str) -> str:
    """The text as a field between commas on one line.

    >>> fit("一期,二期"), fit(" a\\nb ")
    ('一期，二期', 'a b')
    """
    return _UNFIT.sub(" ", text).replace(",", "，").strip()
