"""The layers of a plan drawn in the window of a sheet, and what of them is in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes

from siteplanner.core.corridors.strip_areas import strip_areas, strip_limits
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.moment import When, in_service
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.zone_lines import zone_lines
from siteplanner.drawing.artists import draw_areas, draw_lines, draw_markers, drawable
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.style_values import LegendEntry, LineStyle
from siteplanner.drawing.styles import MapStyles

PARCELS_Z, AREAS_Z, LINES_Z, ZONES_Z, PLANTS_Z, MARKERS_Z, FINDINGS_Z = 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0
STRIPS_Z = 1.5
_FINE_PARCELS: Final = 3000
"""With more parcels than this in view their outlines are thinned."""


@dataclass(frozen=True, eq=False)
class InView:
    """The rows of a plan that the window shows; each frame's geometries can be drawn."""

    plan: Plan
    window: Box
    parcels: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    constraints: gpd.GeoDataFrame
    substations: gpd.GeoDataFrame
    plants: gpd.GeoDataFrame

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None, window: Box, when: When = None) -> InView:
        """With the plants in service by ``when``."""
        site = plan.site
        return cls(
            plan,
            window,
            _within(site.parcels, window, site.parcel_tree),
            _within(site.zones, window, site.zone_tree),
            _within(site.constraints, window, site.constraint_tree),
            _within(site.substations, window),
            _within(in_service(plan.plants(scenario_id), when), window),
        )

    @cached_property
    def land_uses(self) -> np.ndarray:
        """The code of each parcel in the 2023 guide, '' where there is none."""
        return mnr2023_codes(self.parcels).astype(str)

    @cached_property
    def strips(self) -> dict[str, Geometries]:
        """The protection strips by kind of constraint."""
        areas = strip_areas(self.plan.site, strip_limits(self.plan))
        rows = np.sort(areas.tree.query(shapely.box(*self.window.bounds)))
        return {kind: areas.shapes[rows[areas.kinds[rows] == kind]] for kind in dict.fromkeys(areas.kinds[rows])}

    def legend(self, styles: MapStyles) -> tuple[LegendEntry, ...]:
        """What is in view, each look once."""
        entries = styles.legend_entries(
            land_uses=[code or None for code in dict.fromkeys(self.land_uses.tolist())],
            constraints=zip(texts(self.constraints, "kind"), texts(self.constraints, "grade"), strict=True),
            products=dict.fromkeys(text or None for text in texts(self.plants, "product")),
            strips=self.strips,
        )
        return tuple(e for e in entries if e.group != "base" or len(getattr(self, e.key)))


def texts(frame: gpd.GeoDataFrame, column: str) -> list[str]:
    """A text column as strings, '' where blank or absent."""
    if column not in frame.columns:
        return [""] * len(frame)
    return [str(value) for value in frame[column].to_numpy(dtype=object, na_value="")]


def plan_bounds(plan: Plan, scenario_id: str | None) -> tuple[float, float, float, float] | None:
    """minx, miny, maxx, maxy of parcels, zones, substations and plants in metres; of the constraints where there is
    nothing else; None where there is nothing at all."""
    site = plan.site
    for frames in ((site.parcels, site.zones, site.substations, plan.plants(scenario_id)), (site.constraints,)):
        shapes = np.concatenate([shapes_of(frame) for frame in frames])
        shapes = shapes[drawable(shapes)]
        if len(shapes):
            left, bottom, right, top = shapely.total_bounds(shapes)
            return float(left), float(bottom), float(right), float(top)
    return None


def draw_parcels(axes: Axes, view: InView, styles: MapStyles) -> None:
    shapes = shapes_of(view.parcels)
    for code, rows in _groups(view.land_uses.tolist()):
        draw_areas(axes, shapes[rows], styles.land_use(code or None), PARCELS_Z, outline=False)
    for status, style in (("occupied", styles.parcel_occupied), ("reserved", styles.parcel_reserved)):
        rows = np.flatnonzero(np.array(texts(view.parcels, "status")) == status)
        draw_areas(axes, shapes[rows], style, PARCELS_Z + 0.1, outline=False)
    thin = 0.5 if len(shapes) > _FINE_PARCELS else 1.0
    line = styles.parcels
    draw_lines(axes, shapes, LineStyle(line.color, line.width_px * thin, line.dash), PARCELS_Z + 0.3)


def draw_strips(axes: Axes, view: InView, styles: MapStyles) -> None:
    """The protection strips, below the constraints themselves."""
    for kind, strips in view.strips.items():
        draw_areas(axes, _cut(strips, view.window), styles.constraint(kind).strip, STRIPS_Z)


def draw_constraints(axes: Axes, view: InView, styles: MapStyles) -> None:
    """Areas, then lines, points on top; kinds in the order of the styles."""
    kinds = list(styles.constraint_kinds)
    pairs = list(zip(texts(view.constraints, "kind"), texts(view.constraints, "grade"), strict=True))
    shapes = shapes_of(view.constraints)
    for (kind, grade), rows in _groups(pairs):
        style = styles.constraint(kind, grade)
        rank = kinds.index(style.kind) / len(kinds) / 2
        parts = shapely.get_parts(shapes[rows])
        dimensions = shapely.get_dimensions(parts)
        draw_areas(axes, parts[dimensions == 2], style.fill, AREAS_Z + rank)
        draw_lines(axes, _cut(parts[dimensions == 1], view.window), style.line, LINES_Z + rank)
        draw_markers(axes, shapely.get_coordinates(parts[dimensions == 0]), style.marker, MARKERS_Z)


def draw_zones(axes: Axes, view: InView, styles: MapStyles) -> None:
    draw_lines(axes, _cut(zone_lines(view.plan.site), view.window), styles.zones, ZONES_Z)


def draw_plants(axes: Axes, view: InView, styles: MapStyles) -> None:
    shapes = shapes_of(view.plants)
    pairs = list(zip(texts(view.plants, "product"), texts(view.plants, "status"), strict=True))
    for (product, status), rows in _groups(pairs):
        draw_areas(axes, shapes[rows], styles.plant(product or None, status or None), PLANTS_Z)


def draw_substations(axes: Axes, view: InView, styles: MapStyles, grow: float) -> None:
    draw_markers(axes, shapely.get_coordinates(shapes_of(view.substations)), styles.substations, MARKERS_Z, grow)


def draw_findings(axes: Axes, findings: Iterable[Finding], styles: MapStyles, grow: float) -> None:
    """Where each finding is, with the mark of its severity; findings without a place are only counted.

    Land that a finding is about is tinted below the plants on it, so that these keep their colours.
    """
    shown = [f for f in findings if f.location is not None]
    for severity, style, marker in (
        ("warning", styles.finding_warning, styles.finding_warning_marker),
        ("error", styles.finding_error, styles.finding_error_marker),
    ):
        of = [f for f in shown if f.severity == severity]
        places, land = (
            _places([f for f in of if f.is_about_a_plant]),
            _places([f for f in of if not f.is_about_a_plant]),
        )
        dimensions = shapely.get_dimensions(places)
        rank = FINDINGS_Z + (severity == "error") * 0.5
        draw_areas(axes, land[shapely.get_dimensions(land) == 2], style, ZONES_Z + rank / 100)
        draw_areas(axes, places[dimensions == 2], style, rank)
        if style.line is not None:
            draw_lines(axes, places[dimensions == 1], style.line, rank + 0.1)
        points = np.array([f.location for f in of if f.location], dtype=float).reshape(-1, 2)
        draw_markers(axes, points, marker, rank + 0.2, grow)


def _places(findings: list[Finding]) -> Geometries:
    places = np.empty(len(findings), dtype=object)
    places[:] = [f.place for f in findings]
    parts: Geometries = shapely.get_parts(places[drawable(places)])
    return parts


def _within(frame: gpd.GeoDataFrame, window: Box, tree: Tree | None = None) -> gpd.GeoDataFrame:
    shapes = shapes_of(frame)
    rows = np.sort((tree or shapely.STRtree(shapes)).query(shapely.box(*window.bounds)))
    kept: gpd.GeoDataFrame = frame.iloc[rows[drawable(shapes[rows])]]
    return kept


def _cut(shapes: Geometries, window: Box) -> Geometries:
    """Lines and strips without what lies far outside: a railway through the county is long."""
    around = window.grown(0.05 * max(window.width, window.height))
    cut: Geometries = shapely.clip_by_rect(shapes, *around.bounds)
    return cut[~shapely.is_empty(cut)]


def _groups(keys: list[Any]) -> Iterator[tuple[Any, np.ndarray]]:
    rows: dict[Any, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    return ((key, np.array(of, dtype=np.intp)) for key, of in rows.items())
