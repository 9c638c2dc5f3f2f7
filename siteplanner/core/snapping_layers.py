"""The layers of a plan as targets for snapping; the site's own trees serve where there are any."""

from __future__ import annotations

from siteplanner.core.features import PLANTS, features_frame
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.snapping_targets import LayerTargets

SNAPPED_LAYERS = ("parcels", "zones", "constraints", "substations", "plants", "site_areas", "annotations")
"""Every layer with geometry, the base map first; locked or not."""


def layer_targets(plan: Plan, layer: str, scenario_id: str) -> LayerTargets:
    """The targets of one layer; long work for a large one, which may be done in a thread."""
    frame = features_frame(plan, layer, scenario_id)
    shapes = shapes_of(frame)
    ids = frame.index.to_numpy(dtype=object)
    trees = {"parcels": "parcel_tree", "zones": "zone_tree", "constraints": "constraint_tree"}
    tree: Tree | None = getattr(plan.site, trees[layer]) if layer in trees else None
    return LayerTargets(layer, shapes, tree, ids, centres=layer == PLANTS)
