"""Parts of one footprint are buildings of their own: how far apart the table wants them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.distances import A, lower_bound
from siteplanner.core.fire.findings import CLASS_A, NOTED, RULE_ID
from siteplanner.core.fire.table import Codes, Floats, fire_table
from siteplanner.core.rules.rule import TOLERANCE_M, Finding, RuleSettings, finding_id, location_of
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

PARTS = QT_TRANSLATE_NOOP(
    "rules",
    "Two parts of {plant} ({building}) are {gap_m:.2f} m apart; as separate buildings {required_m:g} m are asked.",
)


def parts_too_close(layout: Layout, settings: RuleSettings, buildings: Buildings) -> Iterator[Finding]:
    """A warning for each plant, of the rows to check, with two parts nearer than two buildings of its kind may stand.

    ``buildings`` are all plants. Where the table lacks the kind, S is the least that is asked.
    """
    rows = layout.rows[shapely.get_num_geometries(layout.shapes[layout.rows]) > 1]
    if len(rows) == 0:
        return
    table, buildings = fire_table(), buildings.take(rows)
    own_m = table.required(buildings.kind, buildings.kind)
    bound_m = np.where(buildings.civil | buildings.transformer, np.nan, lower_bound(buildings, buildings))
    required_m = np.where(np.isnan(own_m), bound_m, own_m)
    shapes = layout.shapes[rows]
    several = np.flatnonzero(required_m > 0)
    if len(several) == 0:
        return
    parts, owner = shapely.get_parts(shapes[several], return_index=True)
    first, second, gap_m = _close_parts(parts, several[owner], required_m[several[owner]])
    for at in _nearest_of_each(several[owner][first], gap_m):
        row = int(several[owner][first[at]])
        source = table.source(buildings.kind[row], buildings.kind[row])
        plant = str(layout.ids[rows[row]])
        between = shapely.shortest_line(parts[first[at]], parts[second[at]])
        message = PARTS(
            plant=plant,
            building=buildings.describe(row),
            gap_m=float(gap_m[at]),
            required_m=float(required_m[row]),
        )
        yield Finding(
            id=f"{finding_id(RULE_ID, [plant])}:parts",
            rule=RULE_ID,
            severity=settings.graded("warning"),
            subjects=(plant,),
            plants=(plant,),
            message=NOTED(finding=message, note=CLASS_A) if buildings.hazard[row] == A else message,
            clause=source.clause,
            confidence=source.confidence,
            measured=float(gap_m[at]),
            required=float(required_m[row]),
            unit="m",
            location=location_of(between),
            place=between,
        )


def _close_parts(parts: Geometries, owner: Codes, required_m: Floats) -> tuple[Codes, Codes, Floats]:
    """Pairs of parts of the same owner closer than their owner's distance: first, second, gap in metres."""
    first, second = shapely.STRtree(parts).query(parts, predicate="dwithin", distance=required_m)
    keep = (first < second) & (owner[first] == owner[second])
    first, second = first[keep], second[keep]
    gap_m = shapely.distance(parts[first], parts[second])
    short = gap_m < required_m[first] - TOLERANCE_M
    return first[short], second[short], gap_m[short]


def _nearest_of_each(owner: Codes, gap_m: Floats) -> Codes:
    """The place of the smallest gap of each owner, in order of owners."""
    order = np.lexsort((gap_m, owner))
    _, starts = np.unique(owner[order], return_index=True)
    found: Codes = order[starts]
    return found
