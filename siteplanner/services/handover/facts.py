"""The facts of a pack: counts, areas, the rules it was checked by, what the check found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.check_result import CheckResult, finding_json
from siteplanner.core.coordinates import reproject
from siteplanner.core.finding_words import state_of
from siteplanner.core.ground_area import ellipsoidal_areas_m2
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.site import shapes_of
from siteplanner.services.handover.contents import frame_of, usable
from siteplanner.words import Translator

LAYERS = (*(layer.name for layer in schema.BASE_LAYERS), schema.PLANTS.name)
SAME_PLANE = 1e-10
"""Of an area: what the number of the zone before the eastings may change."""
OF_AREA = (schema.PARCELS.name, schema.ZONES.name, schema.PLANTS.name)


def counts_of(plan: Plan) -> dict[str, int]:
    """Rows of each layer; of plants those of the active scenario."""
    return {layer: len(frame_of(plan, layer)) for layer in LAYERS}


def areas_of(plan: Plan) -> dict[str, dict[str, float]]:
    """Square metres, in the plane of the plan's system and on the ellipsoid, of each layer with areas, to the mm²."""
    found = {}
    for layer in OF_AREA:
        shapes = shapes_of(frame_of(plan, layer))
        shapes = shapes[usable(shapes)]
        on_ground = ellipsoidal_areas_m2(shapes, plan.site.crs)
        found[layer] = {
            "planar_m2": round(float(shapely.area(shapes).sum()), 6),
            "ellipsoidal_m2": round(float(np.nansum(on_ground)), 6),
        }
    return found


def areas_in(plan: Plan, layer: str, crs: CRS | None, areas: Mapping[str, float]) -> dict[str, float]:
    """The areas of a layer (of :func:`areas_of`) as a file in ``crs`` has them: those in the plane of that system."""
    if crs is None or not crs.is_projected or crs == plan.site.crs or not areas:
        return dict(areas)
    shapes = shapes_of(frame_of(plan, layer))
    shapes = shapes[usable(shapes)]
    planar_m2 = float(shapely.area(reproject(shapes, plan.site.crs, crs)).sum())
    if np.isclose(planar_m2, areas["planar_m2"], rtol=SAME_PLANE, atol=0.0):
        return dict(areas)
    return {**areas, "planar_m2": round(planar_m2, 6)}


def pack_facts(pack: RulePack) -> dict[str, Any]:
    """The rule pack in force, with a hash of every rule and limit in it, the plan's own changes included."""
    told = json.dumps({"statement": dict(pack.statement), **pack.to_json()}, sort_keys=True, ensure_ascii=False)
    return {
        "id": pack.id,
        "name": dict(pack.name),
        "statement": dict(pack.statement),
        "sha256": hashlib.sha256(told.encode("utf-8")).hexdigest(),
    }


def check_facts(result: CheckResult, say: Translator) -> dict[str, Any]:
    """What the check came to, every finding with its state; messages in the reader's language."""
    return {
        "complete": result.complete,
        "counts": result.counts,
        "plants": result.plants,
        "parcels": result.parcels,
        "findings": [{**finding_json(f, say.text), "state": state_of(f)} for f in result.findings],
    }
