"""Fix: the sound areas of a footprint whose outline crosses itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from siteplanner.core.edits.reshape_plant import reshape_plant
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.geometry_repair import mend
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "repair"
REPAIR = QT_TRANSLATE_NOOP("fixes", "Repair the outline of {plant}: {area_m2:,.1f} m² in {parts} parts")
REPAIR_ONE = QT_TRANSLATE_NOOP("fixes", "Repair the outline of {plant}: {area_m2:,.1f} m²")
COST_M = 1.0


def repair_footprint(case: Case) -> Iterator[Fix]:
    """The footprint rebuilt from its lines, what is area of them kept."""
    for plant in case.finding.plants:
        shape = case.plan.plants(case.scenario_id)["geometry"].loc[plant]
        if shape.is_valid:
            continue
        (mended,), _ = mend(np.array([shape], dtype=object), "MultiPolygon")
        if mended is None or mended.is_empty:
            continue
        parts = len(mended.geoms)
        label = (REPAIR if parts > 1 else REPAIR_ONE)(plant=plant, area_m2=mended.area, parts=parts)
        yield from case.fix(KIND, label, reshape_plant(case.scenario_id, plant, mended), COST_M)
