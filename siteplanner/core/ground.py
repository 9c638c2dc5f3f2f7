"""A site as calculations read it: sound copies of its polygons, its text columns as arrays, all made once a site."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.forgetting import forgets
from siteplanner.core.piecewise_tree import Tree, tree_over
from siteplanner.core.site import Geometries, Site
from siteplanner.core.work import in_pieces


@dataclass(frozen=True, eq=False)
class Areas:
    """The geometries of one base layer, each safe to calculate with, and the tree over them.

    ``faulty`` holds the rows whose geometry in the file is not valid, not finite or missing; ``shapes`` has a repaired
    copy there (an empty one where nothing can be repaired). ``faulty_boxes`` are minx, miny, maxx, maxy of those rows,
    as far as their ordinates are numbers.
    """

    shapes: Geometries
    tree: Tree
    faulty: npt.NDArray[np.intp]
    faulty_boxes: npt.NDArray[np.float64]


class TextColumns:
    """The text columns of a frame as arrays, blank as ''; each is made when it is first asked for."""

    def __init__(self, frame: gpd.GeoDataFrame) -> None:
        self._frame = frame
        self._made: dict[str, npt.NDArray[np.object_]] = {}

    def __getitem__(self, name: str) -> npt.NDArray[np.object_]:
        if name not in self._made:
            self._made[name] = self._frame[name].to_numpy(dtype=object, na_value="")
        return self._made[name]


@dataclass(frozen=True, eq=False)
class Ground:
    """What calculations read of a site. Use :func:`ground_of`, which keeps one as long as the site lives."""

    parcels: Areas
    zones: Areas
    constraints: Areas
    parcel_frame: gpd.GeoDataFrame
    zone_frame: gpd.GeoDataFrame
    constraint_ids: npt.NDArray[np.object_]

    @cached_property
    def parcel_ids(self) -> npt.NDArray[np.object_]:
        return np.asarray(self.parcel_frame.index.to_numpy(dtype=object))

    @cached_property
    def zone_ids(self) -> npt.NDArray[np.object_]:
        return np.asarray(self.zone_frame.index.to_numpy(dtype=object))

    @cached_property
    def parcel_text(self) -> TextColumns:
        return TextColumns(self.parcel_frame)

    @cached_property
    def zone_text(self) -> TextColumns:
        return TextColumns(self.zone_frame)

    @cached_property
    def zone_rank(self) -> npt.NDArray[np.intp]:
        """The place of each zone in the order of zone ids."""
        rank = np.empty(len(self.zone_ids), dtype=np.intp)
        rank[np.argsort(self.zone_ids, kind="stable")] = np.arange(len(rank))
        return rank


_grounds: weakref.WeakKeyDictionary[Site, Ground] = weakref.WeakKeyDictionary()
forgets(lambda gone: _grounds.pop(gone, None) if isinstance(gone, Site) else None)


def ground_of(site: Site) -> Ground:
    """The ground of a site, made once: about 0.2 s for 100,000 parcels."""
    known = _grounds.get(site)
    if known is None:
        known = _grounds[site] = Ground(
            site.made_once("parcels", "areas", lambda: _areas(site.parcel_shapes, site.parcel_tree)),
            site.made_once("zones", "areas", lambda: _areas(site.zone_shapes, site.zone_tree)),
            site.made_once("constraints", "areas", lambda: _areas(site.constraint_shapes, site.constraint_tree)),
            site.parcels,
            site.zones,
            site.constraints.index.to_numpy(dtype=object),
        )
    return known


def _areas(shapes: Geometries, tree: Tree) -> Areas:
    faulty = np.flatnonzero(in_pieces(_at_fault, shapes))
    if len(faulty) == 0:
        return Areas(shapes, tree, faulty, np.empty((0, 4)))
    sound = shapes.copy()
    for row in faulty:
        sound[row] = repaired(shapes[row])
    return Areas(sound, tree_over(sound), faulty, np.array([_finite_box(shapes[row]) for row in faulty]))


def _at_fault(shapes: Geometries) -> npt.NDArray[np.bool_]:
    at_fault: npt.NDArray[np.bool_] = shapely.is_missing(shapes) | shapely.is_empty(shapes) | ~shapely.is_valid(shapes)
    return at_fault


def _finite_box(shape: shapely.Geometry | None) -> list[float]:
    points = np.empty((0, 2)) if shape is None else shapely.get_coordinates(shape)
    points = points[np.isfinite(points).all(axis=1)]
    return [*points.min(axis=0), *points.max(axis=0)] if len(points) else [np.nan] * 4


def repaired(shape: shapely.Geometry | None) -> shapely.Geometry:
    """A valid copy that covers the same ground; empty where ordinates are not finite or nothing is there.

    Parts that overlap count once, and a loop that an outline makes over itself stays ground.

    >>> twice = shapely.MultiPolygon([shapely.box(0, 0, 4, 4), shapely.box(1, 1, 2, 2)])
    >>> twice.is_valid, repaired(twice).area
    (False, 16.0)
    """
    if shape is None or not np.isfinite(shapely.get_coordinates(shape)).all():
        return shapely.MultiPolygon()
    if isinstance(shape, shapely.GeometryCollection):
        return shapely.GeometryCollection([repaired(part) for part in shape.geoms])
    if shapely.get_dimensions(shape) == 2:
        return shapely.make_valid(shape, method="structure", keep_collapsed=False)
    return shapely.make_valid(shape)
