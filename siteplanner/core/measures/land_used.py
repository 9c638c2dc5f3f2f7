"""The land that plants use: the parcels they stand on, shared out among them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import shapely

from siteplanner.core.measures.figures import Floats
from siteplanner.core.rules.layout import Layout
from siteplanner.core.site import Geometries


def land_used_m2(layout: Layout, areas_m2: Callable[[Geometries], Floats] | None = None) -> Floats:
    """The land of each plant of a layout without focus, (n,); NaN where its footprint is not sound.

    Each parcel on which plants stand is divided among them in the ratio of what each covers of it, so that the sum is
    the whole area of the parcels used. A plant off all parcels uses none: 0. ``areas_m2`` measures the parcels (None:
    in the plane).
    """
    cover, count = layout.standing.parcels, len(layout.plants)
    place, used = pd.factorize(cover.area)
    parcels = layout.ground.parcels.shapes
    if areas_m2 is None:
        used_m2 = layout.site.made_once("parcels", "areas in the plane", lambda: shapely.area(parcels))[used]
    else:
        used_m2 = areas_m2(parcels[used])
    per_covered = used_m2 / np.bincount(place, cover.shared_m2, len(used))
    land_m2 = np.bincount(cover.plant, cover.shared_m2 * per_covered[place], count)
    return np.where(layout.testable, land_m2, np.nan)
