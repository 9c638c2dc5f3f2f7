"""The base map: parcels, zones, constraints and substations in one projected CRS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.forgetting import forgets
from siteplanner.core.piecewise_tree import Tree, tree_over
from siteplanner.core.schema import Layer

Geometries = npt.NDArray[np.object_]
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Site:
    """Frames are indexed by their ids and never changed in place; spatial indexes are built once, on first use."""

    crs: CRS
    parcels: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    constraints: gpd.GeoDataFrame
    substations: gpd.GeoDataFrame

    @classmethod
    def empty(cls, crs: Any) -> Site:
        crs = CRS.from_user_input(crs)
        return cls(crs, *(frames.empty_frame(layer, crs) for layer in schema.BASE_LAYERS))

    def layer(self, name: str) -> gpd.GeoDataFrame:
        """``parcels``, ``zones``, ``constraints`` or ``substations``."""
        found: gpd.GeoDataFrame = getattr(self, schema.base_layer(name).name)
        return found

    def layers(self) -> Iterator[tuple[Layer, gpd.GeoDataFrame]]:
        return ((layer, getattr(self, layer.name)) for layer in schema.BASE_LAYERS)

    def with_layer(self, name: str, frame: gpd.GeoDataFrame) -> Site:
        """The site with another frame for one layer; what was built for the other layers is taken over.

        Where the frame holds the very same geometries, as after a change of attributes, so are its shapes and tree.
        """
        layers = {of.name: old for of, old in self.layers()} | {schema.base_layer(name).name: frame}
        made = Site(self.crs, **layers)
        same_shapes = _same_shapes(self.layer(name), frame)
        for layer, built in _BUILT.items():
            if layer != name or same_shapes:
                made.__dict__.update({key: self.__dict__[key] for key in built if key in self.__dict__})
        known = dict(self._made)
        kept = {key for key in known if key[0] != name or (same_shapes and key[1] in _OF_SHAPES_ALONE)}
        made._made.update({key: known[key] for key in kept})
        return made

    @cached_property
    def _made(self) -> dict[tuple[str, str], Any]:
        return {}

    def made_once(self, layer: str, what: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, kept as long as the layer stays the same, whatever happens to the others.

        It must not hold the site, or an old one would live as long as the newest.
        """
        key, known = (schema.base_layer(layer).name, what), self._made  # another thread may forget them meanwhile
        if key not in known:
            known[key] = make()
        found: T = known[key]
        return found

    @cached_property
    def parcel_shapes(self) -> Geometries:
        return shapes_of(self.parcels)

    @cached_property
    def parcel_tree(self) -> Tree:
        return tree_over(self.parcel_shapes)

    @cached_property
    def zone_shapes(self) -> Geometries:
        return shapes_of(self.zones)

    @cached_property
    def zone_tree(self) -> Tree:
        return tree_over(self.zone_shapes)

    @cached_property
    def constraint_shapes(self) -> Geometries:
        return shapes_of(self.constraints)

    @cached_property
    def constraint_tree(self) -> Tree:
        return tree_over(self.constraint_shapes)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """minx, miny, maxx, maxy of all layers in metres; None where there is nothing."""
        parts = [shapes_of(frame) for _, frame in self.layers() if len(frame)]
        if not parts:
            return None
        box = shapely.total_bounds(np.concatenate(parts))
        return None if np.isnan(box).any() else (float(box[0]), float(box[1]), float(box[2]), float(box[3]))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Site):
            return NotImplemented
        return self is other or (
            self.crs == other.crs
            and all(frames.frames_equal(frame, getattr(other, layer.name)) for layer, frame in self.layers())
        )

    __hash__ = object.__hash__


@forgets
def _forget_site(gone: object) -> None:
    """What is built of a site, its trees first of all, is built anew where somebody asks for it again."""
    if isinstance(gone, Site):
        for name in [*(key for built in _BUILT.values() for key in built), "_made"]:
            gone.__dict__.pop(name, None)


def _same_shapes(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> bool:
    """Whether two frames hold the same array of geometries in the same order; none is ever changed in place."""
    one, other = shapes_of(a), shapes_of(b)
    return (one.ctypes.data, one.shape, one.strides) == (other.ctypes.data, other.shape, other.strides)


_OF_SHAPES_ALONE = frozenset(
    {
        "areas",
        "rings",
        "extent",
        "lines",
        "faults",
        "planar areas",
        "ellipsoidal areas",
        "ellipsoidal union",
        "held twice",
    }
)
"""What is made once of a layer (see ``made_once``) and needs nothing of it but the geometries."""
_BUILT = {
    "parcels": ("parcel_shapes", "parcel_tree"),
    "zones": ("zone_shapes", "zone_tree"),
    "constraints": ("constraint_shapes", "constraint_tree"),
}
"""What is built once for the frame of each layer."""


def shapes_of(frame: gpd.GeoDataFrame) -> Geometries:
    """The geometries of a frame as an array of objects, without copying them."""
    return np.asarray(frame.geometry.values, dtype=object)
