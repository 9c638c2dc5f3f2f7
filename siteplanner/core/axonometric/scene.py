"""The picture of a scheme seen from the air: polygons in painter's order with their shades. Who paints only paints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.faces import faces_seen
from siteplanner.core.axonometric.ground import (
    constraints_of,
    drawn_on,
    parcels_in,
    strips_of,
    substations_of,
    taken_parcels_in,
    zones_of,
)
from siteplanner.core.axonometric.picture_parts import LAYER_OF, Kind, Parts, joined, shape_boxes
from siteplanner.core.axonometric.shadows import shadow_rings
from siteplanner.core.axonometric.solids import Solids, raisable
from siteplanner.core.axonometric.sun import DRAWN_SUN, Sun
from siteplanner.core.features import Feature, features_frame
from siteplanner.core.moment import When, by_then
from siteplanner.core.plan import Plan
from siteplanner.core.rings import Rings
from siteplanner.core.site import Site, shapes_of

Floats = npt.NDArray[np.float64]
SHOWN = frozenset({"parcels", "strips", "constraints", "zones", "plants", "substations"})
"""The layers that such a picture can have."""
RIM_DIRECTIONS = 64


@dataclass(frozen=True, slots=True)
class ScenePart:
    """One polygon (``rings``: the outline, then holes and further outlines), line or point, in pixels."""

    rings: tuple[Floats, ...]
    kind: Kind
    shade: float
    feature: Feature | None


@dataclass(frozen=True, eq=False)
class SiteModel:
    """A scenario until a moment, made ready for any camera. ``flat`` are the plants without a height, ``later`` those
    not in service yet (rows of ``plants``)."""

    plan: Plan
    scenario_id: str
    moment: When
    plants: gpd.GeoDataFrame
    solids: Solids
    flat: npt.NDArray[np.int64]
    later: npt.NDArray[np.int64]
    _kept: dict[Any, Parts] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None = None, moment: When = None) -> SiteModel:
        """Raises EditError for an unknown scenario."""
        scenario = plan.scenario(scenario_id).scenario_id
        plants = plan.plants(scenario)
        shapes = shapes_of(plants)
        there = by_then(plants["in_service"].to_numpy(dtype="datetime64[D]"), moment)
        heights = plants["height_m"].to_numpy(dtype=np.float64)
        storeys = plants["storeys"].to_numpy(dtype=np.float64, na_value=0).astype(np.int64)
        can_stand = raisable(shapes)
        rows = np.flatnonzero(there)
        known = np.isfinite(heights) & (heights > 0)
        return cls(
            plan,
            scenario,
            moment,
            plants,
            Solids.of(shapes[rows], heights[rows], storeys[rows], rows),
            np.flatnonzero(there & can_stand & ~known),
            np.flatnonzero(~there & can_stand),
        )

    @property
    def without_height(self) -> tuple[str, ...]:
        """The plants drawn flat, because their height is not known."""
        return tuple(self.plants.index[self.flat].astype(str))

    @cached_property
    def rim(self) -> Floats:
        """Places (n, 2) in metres around the parcels, zones and plants, or around all there is where these are not;
        none where there is nothing. They are the outermost corners of boxes: near enough to fit a picture to."""
        site = self.plan.site
        shapes = np.concatenate([shapes_of(site.parcels), shapes_of(site.zones), shapes_of(self.plants)])
        shapes = shapes[raisable(shapes)]
        if not len(shapes):
            shapes = np.concatenate([shapes_of(frame) for _, frame in site.layers()])
        west, south, east, north = shapely.bounds(shapes).T
        corners = np.stack([west, south, east, south, east, north, west, north], axis=1).reshape(-1, 2)
        corners = np.asarray(corners[np.isfinite(corners).all(axis=1)], dtype=np.float64)
        if not len(corners):
            return corners
        turns = np.linspace(0.0, 2 * np.pi, RIM_DIRECTIONS, endpoint=False)
        middle = corners.mean(axis=0)
        outermost = np.argmax((corners - middle) @ np.array([np.cos(turns), np.sin(turns)]), axis=0)
        found: Floats = corners[np.unique(outermost)]
        return found

    def fitting_camera(self, width_px: float, height_px: float, **how: float) -> Camera | None:
        """A camera that shows the whole site; ``how`` as of :meth:`Camera.fitting`. None where there is nothing."""
        if not len(self.rim):
            return None
        return Camera.fitting(self.rim, width_px, height_px, tallest_m=self.solids.tallest_m, **how)

    def scene(
        self,
        camera: Camera,
        sun: Sun = DRAWN_SUN,
        *,
        shadows: bool = True,
        later: bool = True,
        layers: frozenset[str] = SHOWN,
    ) -> Scene:
        """What the camera sees; ``layers`` are those shown, ``later`` whether plants to come are outlined."""
        return Scene(
            self,
            camera,
            sun,
            self.ground(camera, sun, shadows=shadows, later=later, layers=layers),
            self.faces(camera, sun, layers=layers),
        )

    def faces(self, camera: Camera, sun: Sun = DRAWN_SUN, *, layers: frozenset[str] = SHOWN) -> Parts:
        """Walls and roofs alone, farthest first."""
        return faces_seen(self.solids, camera, sun) if "plants" in layers else Parts.nothing()

    def ground(
        self,
        camera: Camera,
        sun: Sun = DRAWN_SUN,
        *,
        shadows: bool = True,
        later: bool = True,
        layers: frozenset[str] = SHOWN,
    ) -> Parts:
        """What lies flat, the lowest first: parcels, protection strips, constraints, zones, shadows, plants without a
        height."""
        site = self.plan.site
        parts = [parcels_in(site, camera), taken_parcels_in(site, camera)] if "parcels" in layers else []
        if "strips" in layers:
            parts.append(self._strips())
        if "constraints" in layers:
            parts.append(_kept(site, "constraints", "axonometric", constraints_of))
        if "zones" in layers:
            parts.append(_kept(site, "zones", "axonometric", zones_of))
        if "plants" in layers:
            parts.append(self._shadows(sun, camera.raised) if shadows else Parts.nothing())
            parts.append(self._outlines(Kind.LATER, self.later) if later else Parts.nothing())
            parts.append(self._outlines(Kind.FLAT, self.flat))
        if "substations" in layers:
            parts.append(_kept(site, "substations", "axonometric", substations_of))
        return joined([drawn_on(each, camera) for each in parts] or [Parts.nothing()])

    def flat_at(self, camera: Camera, x_px: float, y_px: float) -> int | None:
        """The row of the plant without a height at a pixel."""
        return topmost(drawn_on(self._outlines(Kind.FLAT, self.flat), camera), x_px, y_px)

    def _strips(self) -> Parts:
        if Kind.STRIP not in self._kept:
            self._kept[Kind.STRIP] = strips_of(self.plan)
        return self._kept[Kind.STRIP]

    def _shadows(self, sun: Sun, raised: float) -> Parts:
        key = (sun, raised)
        if key not in self._kept:
            for old in [k for k in self._kept if isinstance(k, tuple)]:
                del self._kept[old]
            self._kept[key] = Parts.of(shadow_rings(self.solids, sun, raised), Kind.SHADOW)
        return self._kept[key]

    def _outlines(self, kind: Kind, rows: npt.NDArray[np.int64]) -> Parts:
        if kind not in self._kept:
            self._kept[kind] = Parts.of(Rings.of(shapes_of(self.plants)[rows]), kind, rows)
        return self._kept[kind]


def _kept(site: Site, layer: str, what: str, make: Any) -> Parts:
    """Made once for the layer; what is made must not hold the site, so that it goes with the layer alone."""
    found: Parts = site.made_once(layer, what, lambda: make(site))
    return found


@dataclass(frozen=True, eq=False)
class Scene:
    """What a camera sees: ``ground`` below, ``faces`` of the plants above, both in painter's order, in pixels."""

    model: SiteModel
    camera: Camera
    sun: Sun
    ground: Parts
    faces: Parts

    def __len__(self) -> int:
        return len(self.ground) + len(self.faces)

    def __iter__(self) -> Iterator[ScenePart]:
        for parts in (self.ground, self.faces):
            for at in range(len(parts)):
                kind = Kind(parts.kind[at])
                yield ScenePart(tuple(parts.points(at)), kind, float(parts.shade[at]), self.feature(parts, at))

    def feature(self, parts: Parts, at: int) -> Feature | None:
        """What a part is of."""
        layer, row = LAYER_OF.get(Kind(parts.kind[at])), int(parts.row[at])
        if layer is None or row < 0:
            return None
        frame = features_frame(self.model.plan, layer, self.model.scenario_id)
        return Feature(layer, str(frame.index[row]))

    def plant_at(self, x_px: float, y_px: float) -> str | None:
        """The plant on top at a pixel: what was painted last there."""
        row = topmost(self.faces, x_px, y_px)
        if row is None:
            row = self.model.flat_at(self.camera, x_px, y_px)
        return None if row is None else str(self.model.plants.index[row])


def topmost(parts: Parts, x_px: float, y_px: float) -> int | None:
    """The row of the last area that holds a pixel."""
    areas = np.flatnonzero((parts.kind != Kind.STOREY) & (parts.kind != Kind.RIDGE))
    if not len(areas):
        return None
    boxes = shape_boxes(parts.rings)[areas]
    near = (boxes[:, 0] <= x_px) & (boxes[:, 2] >= x_px) & (boxes[:, 1] <= y_px) & (boxes[:, 3] >= y_px)
    for at in areas[near][::-1].tolist():
        if sum(_winds(ring, x_px, y_px) for ring in parts.points(at)) % 2:
            return int(parts.row[at])
    return None


def _winds(ring: Floats, x: float, y: float) -> int:
    """How many edges of a closed ring a line to the right of a point crosses."""
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    crosses = (y1 > y) != (y2 > y)
    at = x1[crosses] + (y - y1[crosses]) / (y2[crosses] - y1[crosses]) * (x2[crosses] - x1[crosses])
    return int((at > x).sum())


def axonometric_scene(
    plan: Plan,
    scenario_id: str | None,
    camera: Camera,
    sun: Sun = DRAWN_SUN,
    moment: When = None,
    *,
    shadows: bool = True,
    later: bool = True,
    layers: frozenset[str] = SHOWN,
) -> Scene:
    """The picture of a scenario (None: the active one) until ``moment``, as polygons in painter's order.

    Ground lies below: parcels, constraints, zones, shadows; then walls and roofs of the plants, raised by ``height_m``.
    A plant without a height lies flat (``Kind.FLAT``), one not in service yet is outlined unless ``later`` is False.
    Raises EditError for an unknown scenario.
    """
    model = SiteModel.of(plan, scenario_id, moment)
    return model.scene(camera, sun, shadows=shadows, later=later, layers=layers)
