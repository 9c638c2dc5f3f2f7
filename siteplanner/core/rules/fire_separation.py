"""Buildings keep the distances of GB 50016 table 3.4.1, and class A and B keep away from crowds and open flame.

Measured between the nearest points of two footprints. The reductions of the table's notes (core/fire/notes.py) apply
where the pack allows them and the walls that face each other are entered. What the table lacks is not checked and still
held to S, the greater base plus the additions of both grades, as the least that can be asked. Two outdoor transformer
yards have no distance in the table: where they are nearer than it keeps either from anything else, that is reported as
not checked. A yard with less oil than the first row is not held to S: the standard admits less there. Buildings should
also keep off the works' fence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.fire.asking import between_plants, plants_asked, reach_m, site_asked, to_site
from siteplanner.core.fire.buildings import Buildings, PlantBuildings, SiteBuildings
from siteplanner.core.fire.clearances import clearances
from siteplanner.core.fire.distances import A
from siteplanner.core.fire.fences import too_close_to_fences
from siteplanner.core.fire.findings import (
    RULE_ID,
    Meeting,
    plant_not_checked,
    separation_finding,
    separation_not_checked,
)
from siteplanner.core.fire.notes import LIMIT_KEYS
from siteplanner.core.fire.parts import parts_too_close
from siteplanner.core.fire.table import NONE, Codes, Flags, Floats, fire_table
from siteplanner.core.rules.layout import Pairs
from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2, Finding, Reach, Rule, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.within_reach import within_reach

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    rows = layout.rows
    if len(rows) == 0:
        return
    pairs = layout.pairs_within(reach_m(settings))
    plants = plants_asked(layout, settings)
    yield from _not_checked(layout, plants)
    yield from _between_plants(layout, settings, plants.buildings, pairs)
    yield from _to_site(layout, settings, plants.buildings)
    yield from too_close_to_fences(layout, settings, plants.buildings)
    yield from parts_too_close(layout, settings, plants.buildings)


def _not_checked(layout: Layout, plants: PlantBuildings) -> Iterator[Finding]:
    for row in layout.rows[plants.doubtful[layout.rows]]:
        yield plant_not_checked(
            str(layout.ids[row]),
            layout.shapes[row],
            plants.missing_of(row),
            plants.buildings.describe(row),
            class_a=bool(plants.buildings.hazard[row] == A),
        )


def _between_plants(layout: Layout, settings: RuleSettings, plants: Buildings, pairs: Pairs) -> Iterator[Finding]:
    first, second, gap_m = pairs.first, pairs.second, pairs.gap_m
    if len(first) == 0:
        return
    a, b = plants.take(first), plants.take(second)
    asked = between_plants(layout, settings, plants, pairs)
    short = asked.too_close(gap_m)
    both_transformers = a.transformer & b.transformer & _within_either(gap_m, a.kind, b.kind)
    if "overlap" not in layout.rules_off:
        overlapping = np.flatnonzero(gap_m <= 0)[layout.shared_ground[1] > TOLERANCE_M2]
        short[overlapping] = both_transformers[overlapping] = False
    for at in np.flatnonzero(short | both_transformers).tolist():
        i, j = first[at], second[at]
        if layout.ids[i] > layout.ids[j]:
            i, j = j, i
        swapped = i != first[at]
        meeting = Meeting(
            plants=(str(layout.ids[i]), str(layout.ids[j])),
            described=(b.describe(at), a.describe(at)) if swapped else (a.describe(at), b.describe(at)),
            shapes=(layout.shapes[i], layout.shapes[j]),
            kinds=(int(a.kind[at]), int(b.kind[at])),
            gap_m=float(gap_m[at]),
            class_a=bool(a.hazard[at] == A or b.hazard[at] == A),
        )
        if short[at]:
            yield separation_finding(fire_table(), settings, meeting, asked.verdict(at, gap_m[at]))
        else:
            yield separation_not_checked(meeting)


def _to_site(layout: Layout, settings: RuleSettings, plants: Buildings) -> Iterator[Finding]:
    site = site_asked(layout, settings)
    if len(site.ids) == 0:
        return
    shapes = layout.shapes[layout.rows]
    at_plant, at_site, _ = within_reach(site.tree, site.tree.geometries, shapes, reach_m(settings))
    if len(at_plant) == 0:
        return
    a, b = plants.take(layout.rows[at_plant]), site.buildings.take(at_site)
    gap_m = shapely.distance(shapes[at_plant], site.shapes[at_site])
    asked = to_site(layout, settings, plants, site, Pairs(layout.rows[at_plant], at_site, gap_m))
    short = asked.too_close(gap_m)
    perhaps = ~short & (gap_m < fire_table().required(a.kind, site.highest[at_site]) - TOLERANCE_M) & ~a.civil
    flat = ~short & site.flat[at_site] & ~a.civil
    for at in np.flatnonzero(short | perhaps | flat).tolist():
        meeting = _site_meeting(layout, site, a, b, at, int(at_plant[at]), int(at_site[at]), float(gap_m[at]))
        if short[at]:
            yield separation_finding(fire_table(), settings, meeting, asked.verdict(at, gap_m[at]))
        else:
            yield separation_not_checked(meeting)


def _within_either(gap_m: Floats, first: Codes, second: Codes) -> Flags:
    nearest_m = fire_table().nearest_m
    least_m = np.maximum(nearest_m[first], nearest_m[second])
    near: Flags = (first != NONE) & (second != NONE) & (gap_m < least_m - TOLERANCE_M)
    return near


def _site_meeting(
    layout: Layout, site: SiteBuildings, a: Buildings, b: Buildings, at: int, plant: int, place: int, gap_m: float
) -> Meeting:
    row = layout.rows[plant]
    return Meeting(
        plants=(str(layout.ids[row]),),
        constraint=str(site.ids[place]),
        described=(a.describe(at), b.describe(at)),
        shapes=(layout.shapes[row], site.shapes[place]),
        kinds=(int(a.kind[at]), int(b.kind[at])),
        gap_m=gap_m,
        class_a=bool(a.hazard[at] == A),
        assumed_grade=int(site.buildings.grade[place]) if site.assumed_grade[place] else 0,
        assumed_rank=bool(site.assumed_rank[place]),
        flat=bool(site.flat[place]),
    )


RULE = Rule(
    id=RULE_ID,
    name=QT_TRANSLATE_NOOP("rules", "Fire separation"),
    severity="error",
    clause="GB 50016-2014 (2018) 3.4.1",
    reach=Reach.PAIR,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Buildings keep the distances of table 3.4.1 of GB 50016, by hazard class, fire resistance grade and height; "
        "class A also keeps away from crowded places and from open flame or sparks (class B: a warning). Homes and "
        "public buildings on the base map count as civil buildings. The standard's reductions (N2 to N7: fire walls, "
        "few openings, class E and others) apply only where the rule pack allows them and the walls that face the "
        "other building are entered; the finding names the one used, and where it suffices there is no finding. "
        "Buildings should also keep from the works' fence.",
    ),
    limit_keys={
        "open_flame_m": "m",
        "crowded_place_m": "m",
        "high_rise_above_m": "m",
        "civil_high_rise_above_m": "m",
        "residential_high_rise_above_m": "m",
        "assumed_fire_grade": "",
        "fence_m": "m",
        **LIMIT_KEYS,
    },
    clearances=clearances,
)
