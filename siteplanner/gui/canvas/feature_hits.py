"""Which features of any layer lie under the pointer or in a rectangle: plants first, what lies deepest last."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.features import PLANTS, Feature, as_plants, by_layer, features_frame
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.gui.canvas.hits import Box, PlantHits

Rows = npt.NDArray[np.intp]
_POLYGONAL = (3, 6)
_TREES = {"parcels": "parcel_tree", "zones": "zone_tree", "constraints": "constraint_tree"}


class FeatureHits:
    """The features of a plan as it is shown; ``visible`` are the layers that can be hit."""

    def __init__(self, plan: Plan, scenario_id: str, plants: PlantHits | None, visible: Collection[str]) -> None:
        self.plan, self.scenario_id, self.visible = plan, scenario_id, frozenset(visible)
        self._plants = plants

    def at(self, east_m: float, north_m: float, tolerance_m: float) -> tuple[Feature, ...]:
        """Features at a point: plants, notes, substations, lines and outlines, then the areas it lies in.

        Of those areas the smaller come first: a boundary round the whole town hides no parcel.
        """
        point = shapely.Point(east_m, north_m)
        found: list[Feature] = []
        if self._plants is not None and PLANTS in self.visible:
            found += as_plants(self._plants.at(east_m, north_m, tolerance_m))
        for layer in ("annotations", "substations"):
            found += self._near(layer, point, tolerance_m)
        for layer in ("constraints", "zones"):
            found += self._near(layer, point, tolerance_m, outlines)
        return tuple(dict.fromkeys((*found, *self._around(point))))

    def _around(self, point: shapely.Point) -> list[Feature]:
        """The areas of the base map that the point lies in, the smaller first, of equal ones the parcel."""
        found: list[tuple[float, Feature]] = []
        for layer in ("parcels", "site_areas", "constraints", "zones"):
            features = self._near(layer, point, 0.0)
            found += zip(shapely.area(self.shapes_of(features)).tolist(), features, strict=True)
        return [feature for _, feature in sorted(found, key=lambda each: each[0])]

    def in_box(self, box: Box, layers: Iterable[str], *, touching: bool) -> tuple[Feature, ...]:
        """Features of some layers that lie in the rectangle whole, or of which some part does."""
        found: list[Feature] = []
        area = shapely.box(*box)
        for layer in layers:
            if layer not in self.visible:
                continue
            if layer == PLANTS and self._plants is not None:
                found += as_plants(self._plants.touching(box) if touching else self._plants.inside(box))
                continue
            frame = self._frame(layer)
            rows = self._candidates(layer, frame, box)
            shapes = shapes_of(frame)[rows]
            inside = shapely.intersects(shapes, area) if touching else shapely.covers(area, shapes)
            found += self._features(layer, frame, rows[inside & ~shapely.is_empty(shapes)])
        return tuple(found)

    def shapes_of(self, features: Iterable[Feature]) -> Geometries:
        """The shapes of some features as shown, layer by layer; those that are not there are left out."""
        found: list[Geometries] = [np.empty(0, dtype=object)]
        for layer, ids in by_layer(features).items():
            frame = self._frame(layer)
            rows = frame.index.get_indexer(pd.Index(ids, dtype=frame.index.dtype))
            found.append(shapes_of(frame)[rows[rows >= 0]])
        return np.concatenate(found)

    def bounds(self, features: Iterable[Feature]) -> Box | None:
        """minx, miny, maxx, maxy of some features in metres; None where they have no shape."""
        shapes = self.shapes_of(features)
        box = shapely.total_bounds(shapes) if len(shapes) else np.full(4, np.nan)
        return None if np.isnan(box).any() else (float(box[0]), float(box[1]), float(box[2]), float(box[3]))

    def _frame(self, layer: str) -> gpd.GeoDataFrame:
        return features_frame(self.plan, layer, self.scenario_id)

    def _near(
        self,
        layer: str,
        point: shapely.Point,
        tolerance_m: float,
        part: Callable[[Geometries], Geometries] | None = None,
    ) -> list[Feature]:
        """The layer's features within the tolerance of the point, lines and points before areas, the smaller first."""
        if layer not in self.visible:
            return []
        frame = self._frame(layer)
        box = (point.x - tolerance_m, point.y - tolerance_m, point.x + tolerance_m, point.y + tolerance_m)
        rows = self._candidates(layer, frame, box)
        shapes = shapes_of(frame)[rows]
        distance = shapely.distance(shapes if part is None else part(shapes), point)
        near = distance <= tolerance_m
        rows, shapes = rows[near], shapes[near]
        order = np.lexsort((shapely.area(shapes), np.isin(shapely.get_type_id(shapes), _POLYGONAL)))
        return self._features(layer, frame, rows[order])

    def _candidates(self, layer: str, frame: gpd.GeoDataFrame, box: Box) -> Rows:
        if len(frame) == 0:
            return np.empty(0, dtype=np.intp)
        if layer in _TREES:
            tree: Tree = getattr(self.plan.site, _TREES[layer])
            rows: Rows = np.sort(tree.query(shapely.box(*box)))
            return rows
        if layer in ("annotations", "site_areas"):
            owner = frame["scenario_id"].fillna("").isin(("", self.scenario_id)).to_numpy(dtype=bool)
            return np.flatnonzero(owner)
        return np.arange(len(frame))

    @staticmethod
    def _features(layer: str, frame: gpd.GeoDataFrame, rows: Rows) -> list[Feature]:
        return [Feature(layer, str(row_id)) for row_id in frame.index.to_numpy(dtype=object)[rows]]


def outlines(shapes: Geometries) -> Geometries:
    """The boundary of each area; lines and points as they are."""
    made = shapes.copy()
    areas = np.isin(shapely.get_type_id(shapes), _POLYGONAL)
    made[areas] = shapely.boundary(shapes[areas])
    return made
