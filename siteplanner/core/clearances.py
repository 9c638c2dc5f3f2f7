"""Everything the rules in force ask of the place of one plant, on some ground around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core import frames, schema
from siteplanner.core.checking import Checker
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import Layout, Rows, rows_of
from siteplanner.core.rules.neighbours import Neighbours
from siteplanner.core.rules.pack import RulePack

NEAR_M = 50.0
MANY_POINTS = 200  # shapes of more are cut to what can matter: a railway that crosses the whole map
BEYOND_M = 1.0  # how much further than that a cut is made, so that it is nowhere near what is measured
NEW = "\x00new"  # the id of a plant that is not there yet; no file's text holds it


def clearances(
    layout: Layout,
    pack: RulePack,
    row: int,
    window: shapely.Polygon | None = None,
    *,
    within_m: float = NEAR_M,
    without: Iterable[int] = (),
) -> tuple[Clearance, ...]:
    """What every rule that is on asks of the place of a plant, in the order of the rules.

    They hold for every footprint within ``window`` (a box in the plan's CRS; None: the box around its footprint,
    ``within_m`` wider on each side, which must not be empty then). ``without`` are rows of plants that count as not
    there, as those that move along.
    """
    ground = window if window is not None else _box(layout.shapes[row], within_m)
    seen = _without(replace(layout, window=ground, focus=np.array([row], dtype=np.intp)), list(without))
    found: list[Clearance] = []
    for rule in pack.catalogue.values():
        settings = pack.settings(rule.id)
        if settings.enabled and rule.clearances is not None:
            found += rule.clearances(seen, settings, row)
    return tuple(_cut_to(clearance, ground) for clearance in found)


def clearances_of(
    plan: Plan, plant_id: str, scenario_id: str | None = None, *, within_m: float = NEAR_M
) -> tuple[Clearance, ...]:
    """What the rules ask of a plant of the plan, of every place within ``within_m`` of where it stands.

    Raises EditError for an unknown scenario, KeyError for an unknown plant. Ask a :class:`Checker`'s layout for many.
    """
    checker = Checker(plan, scenario_id)
    row = rows_of(checker.layout, [plant_id])
    if len(row) == 0:
        raise KeyError(plant_id)
    return clearances(checker.layout, checker.pack, int(row[0]), within_m=within_m)


def clearances_for(
    layout: Layout, pack: RulePack, attributes: Mapping[str, Any], window: shapely.Polygon
) -> tuple[Clearance, ...]:
    """What the rules ask of a plant that is not there yet, with these attributes, anywhere within ``window``."""
    return clearances(with_candidate(layout, attributes), pack, len(layout.plants), window)


def with_candidate(layout: Layout, attributes: Mapping[str, Any], footprint: BaseGeometry | None = None) -> Layout:
    """The layout with one more row, the last, for a plant that is not there yet; no other plant sees it."""
    row = pd.DataFrame({schema.PLANTS.index: [NEW], "geometry": [footprint]}, dtype=object)
    for name, value in attributes.items():
        if name != schema.PLANTS.index:
            row[name] = pd.Series([value], dtype=object)
    candidate = frames.conform(row, schema.PLANTS, layout.site.crs)
    plants: Any = pd.concat([layout.plants, candidate[[c for c in candidate if c in layout.plants]]])
    shapes = np.append(layout.shapes, np.array([footprint or shapely.Polygon()], dtype=object))
    untestable = np.append(np.flatnonzero(~layout.testable), len(layout.plants))
    return replace(
        layout, plants=plants, footprints=shapes, untestable=untestable, resting=layout.neighbours, columns={}
    )


def _without(layout: Layout, rows: list[int]) -> Layout:
    """The layout in which some plants are not there for the others."""
    old = layout.neighbours
    gone = np.array(rows, dtype=np.intp)
    moved = np.union1d(old.moved, gone)
    present: Rows = np.setdiff1d(old.present, gone)
    return replace(
        layout,
        resting=Neighbours(old.tree, old.tree_rows, moved, present),
        untestable=np.union1d(np.flatnonzero(~layout.testable), gone),
    )


def _box(shape: BaseGeometry, within_m: float) -> shapely.Polygon:
    west, south, east, north = shape.bounds
    return shapely.box(west - within_m, south - within_m, east + within_m, north + within_m)


def _cut_to(clearance: Clearance, ground: shapely.Polygon) -> Clearance:
    """The same demand on footprints within some ground, of a shape that reaches no further than it can matter."""
    if clearance.inside or shapely.get_num_coordinates(clearance.shape) <= MANY_POINTS:
        return clearance
    near = ground.buffer(clearance.required_m + BEYOND_M, join_style="mitre")
    if near.covers(clearance.shape):
        return clearance
    kept = clearance.shape.intersection(near)
    return replace(clearance, shape=kept)
