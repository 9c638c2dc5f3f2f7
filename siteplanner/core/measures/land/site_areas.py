"""Green, offices, yards drawn on the sites: how much of each use lies on the parcels that plants stand on."""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.core.ground import repaired
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Floats
from siteplanner.core.rules.occupied import Occupied
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.site_areas import areas_of_scenario


def area_of_use_m2(basis: Basis, on: Occupied, use: str) -> Floats:
    """The planar area of a use on each of the parcels of ``on``, areas drawn over each other counted once; NaN where
    nothing of that use is drawn on the parcel: that is no data, not 0."""
    shapes = _drawn(basis, use)
    found_m2 = np.full(len(on.parcel), np.nan)
    if len(shapes) == 0 or len(on.parcel) == 0:
        return found_m2
    parcels = on.layout.ground.parcels.shapes[on.parcel]
    area, place = shapely.STRtree(parcels).query(shapes, predicate="intersects")
    pieces = shapely.intersection(shapes[area], parcels[place])
    for at in np.unique(place).tolist():
        joined_m2 = float(shapely.area(shapely.union_all(pieces[place == at])))
        if joined_m2 > TOLERANCE_M2:
            found_m2[at] = joined_m2
    return found_m2


def _drawn(basis: Basis, use: str) -> Geometries:
    """The areas of a use that belong to the scenario, or to none; without those of plants that are not there yet."""
    frame = areas_of_scenario(basis.plan, basis.scenario_id)
    plant = frame["plant_id"].to_numpy(dtype=object, na_value="").astype(str)
    kept = frame["use"].to_numpy(dtype=object, na_value="") == use
    kept &= (plant == "") | np.isin(plant, basis.ids.astype(str))
    shapes: Geometries = shapes_of(frame)[kept].copy()
    for at in np.flatnonzero(~shapely.is_valid(shapes)).tolist():
        shapes[at] = repaired(shapes[at])
    return shapes
