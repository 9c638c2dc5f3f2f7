"""What strips and protected land ask of the place of a plant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.corridors.findings import RULE_ID, WEAKEST
from siteplanner.core.corridors.protected_land import protected_places
from siteplanner.core.corridors.strips import Strips
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import Limit, RuleSettings
from siteplanner.core.simple_parts import of_dimensions

if TYPE_CHECKING:
    from siteplanner.core.corridors.pieces import Flags, Floats, Rows
    from siteplanner.core.rules.layout import Layout

AREAS, LINES_AND_POINTS = (2,), (0, 1)


def sides_near(strips: Strips, ground: shapely.Polygon, reach_m: float) -> tuple[Rows, Flags]:
    """(place among the strips, whether its centreline rather than its edge) of all within reach of some ground, each
    once."""
    pieces = strips.pieces
    cut = pieces.tree.query(ground, predicate="dwithin", distance=reach_m)
    whole = pieces.area_tree.query(ground, predicate="intersects")
    strip = np.concatenate([pieces.owner[cut], pieces.area_owner[whole]])
    to_line = np.concatenate([pieces.is_line[cut], np.zeros(len(whole), dtype=bool)])
    both = np.unique(np.stack([strip, to_line], axis=1), axis=0) if len(strip) else np.empty((0, 2), dtype=np.intp)
    return both[:, 0].astype(np.intp), both[:, 1].astype(bool)


def strip_clearances(
    settings: RuleSettings, strips: Strips, strip: Rows, to_line: Flags, required_m: Floats, limits: list[list[Limit]]
) -> Iterator[Clearance]:
    """One for each side of each strip; the first of its ``limits`` names the clause, the weakest how sure it is."""
    for at, used in enumerate(limits):
        if required_m[at] == 0:
            continue
        row, dimensions = strip[at], LINES_AND_POINTS if to_line[at] else AREAS
        yield Clearance(
            RULE_ID,
            settings.graded("error"),
            f"constraint={strips.ids[row]}",
            of_dimensions(strips.shapes[row : row + 1], dimensions)[0],
            float(required_m[at]),
            used[0].clause,
            min((limit.confidence for limit in used), key=WEAKEST.index),
        )


def protected_clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Protected land must not be built on; what is drawn as a point or a line must not be met."""
    land, ground = protected_places(layout.site), layout.window_of(row)
    for tree, shapes in ((land.area_tree, land.areas), (land.mark_tree, land.marks)):
        for place in np.sort(tree.query(ground, predicate="intersects")).tolist():
            subject = f"constraint={land.ids[place]}"
            yield Clearance(RULE_ID, settings.graded("error"), subject, shapes[place], 0.0, "", "judgement")
