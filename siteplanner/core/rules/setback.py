"""A plant keeps its distance from the boundary of the land it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.land import gaps_closed
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import (
    GAP_TOLERANCE_M,
    TOLERANCE_M,
    Finding,
    Limit,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    location_of,
)
from siteplanner.core.rules.setback_clearances import land_around
from siteplanner.core.rules.setback_kinds import (
    BEYOND,
    FENCE_BESIDE,
    KIND_LIMITS,
    LIMIT,
    KindLimits,
    edges_near,
    kind_clearances,
    said_together,
)
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import in_pieces

if TYPE_CHECKING:
    from siteplanner.core.edge_kinds.stretches import Stretch
    from siteplanner.core.rules.layout import Flags, Floats, Layout, Rows
    from siteplanner.core.site import Geometries

TOO_CLOSE = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {gap_m:.2f} m from the boundary of its land; {required_m:g} m are required."
)
NOT_ON_LAND = QT_TRANSLATE_NOOP(
    "rules", "{plant} lies partly outside all parcels, so its distance from the boundary of its land was not measured."
)
SAME_M = 1e-6  # closing hairline gaps may shift a boundary by rounding; below this the parcel's own one is quoted


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    if "on-parcel" in layout.rules_off:
        for row in layout.outside.plant:
            yield not_checked(
                RULE.id, NOT_ON_LAND(plant=layout.ids[row]), [str(layout.ids[row])], place=layout.shapes[row]
            )
    limits = KindLimits.of(settings)
    close = list(_closer_than(layout, limits.least.value - TOLERANCE_M))
    if limits.differ:
        yield from _by_kind(layout, settings, limits, {row: (gap_m, edge) for row, gap_m, edge in close})
        return
    between = shapely.shortest_line(layout.shapes[[row for row, _, _ in close]], [edge for _, _, edge in close])
    for (row, gap_m, _), place in zip(close, between, strict=True):
        yield _finding(layout, row, gap_m, place, settings, limits.least)


def _by_kind(
    layout: Layout, settings: RuleSettings, limits: KindLimits, close: dict[int, tuple[float, shapely.Geometry]]
) -> Iterator[Finding]:
    """Where edges of some kind ask for more than others: of each plant the worst, whatever asks for it."""
    for row, edges in edges_near(layout, settings, limits):
        plant, worst = str(layout.ids[row]), edges.worst
        if edges.doubts:
            yield not_checked(RULE.id, said_together(edges.doubts), [plant], place=layout.shapes[row])
        if worst is None or (row in close and limits.least.value - close[row][0] > worst.short_m + SAME_M):
            continue
        close.pop(row, None)
        words, beyond = worst.message(plant), worst.stretch
        place = shapely.shortest_line(layout.shapes[row], beyond.line)
        found = _finding(layout, row, worst.gap_m, place, settings, worst.limit, words)
        yield replace(found, subjects=(*found.subjects, *_beyond(layout, beyond, found.subjects)))
    for row, (gap_m, boundary) in close.items():
        place = shapely.shortest_line(layout.shapes[row], boundary)
        yield _finding(layout, row, gap_m, place, settings, limits.least)


def _beyond(layout: Layout, stretch: Stretch, named: tuple[str, ...]) -> Iterator[str]:
    """What an edge has its kind from, so that a waiver lapses when that changes."""
    parcels = (f"parcel={layout.ground.parcel_ids[row]}" for row in stretch.beyond)
    constraints = (f"constraint={layout.ground.constraint_ids[row]}" for row in stretch.constraints)
    return (subject for subject in sorted((*parcels, *constraints)) if subject not in named)


def _closer_than(layout: Layout, failing_m: float) -> Iterator[tuple[int, float, shapely.Geometry]]:
    """(plant row, gap, boundary) where the gap is below ``failing_m``.

    Closing gaps only takes boundary away: a plant that is far enough from the boundary of its parcels as they are is
    far enough, and only the others need the exact land.
    """
    cover = layout.parcel_cover
    rows, starts, counts = cover.by_plant.plant, cover.by_plant.start, cover.by_plant.count
    if layout.many or len(layout.outside.plant):
        asked = (layout.surely_within_m[rows] < failing_m) & ~np.isin(rows, layout.outside.plant)
        rows, starts, counts = rows[asked], starts[asked], counts[asked]
    own_m = np.full(len(rows), np.nan)
    single = counts == 1
    own_m[single] = in_pieces(
        _from_boundary_m, layout.shapes[rows[single]], layout.ground.parcels.shapes[cover.area[starts[single]]]
    )
    doubtful = np.flatnonzero(~(own_m >= failing_m))
    if len(doubtful) == 0:
        return
    doubtful = doubtful[~(_open_gaps_m(layout, rows[doubtful], single[doubtful]) >= failing_m)]
    if len(doubtful) == 0:
        return
    edges = shapely.boundary(gaps_closed(_land_under(layout, rows[doubtful], single[doubtful]), GAP_TOLERANCE_M))
    gaps_m = shapely.distance(layout.shapes[rows[doubtful]], edges)
    gaps_m = np.where(np.abs(gaps_m - own_m[doubtful]) < SAME_M, own_m[doubtful], gaps_m)
    for at in np.flatnonzero(gaps_m < failing_m):
        yield int(rows[doubtful[at]]), float(gaps_m[at]), edges[at]


def _from_boundary_m(shapes: Geometries, land: Geometries) -> Floats:
    """How far each footprint is from the boundary of its land."""
    gap_m: Floats = shapely.distance(shapes, shapely.boundary(land))
    return gap_m


def _open_gaps_m(layout: Layout, rows: Rows, single: Flags) -> Floats:
    """The gap of plants on several parcels to the boundary of those taken together, no gap between them closed: never
    more than the gap that counts. NaN for plants on a single one."""
    gaps_m = np.full(len(rows), np.nan)
    several = rows[~single]
    if len(several):
        gaps_m[~single] = in_pieces(_from_boundary_m, layout.shapes[several], layout.merged_under(several))
    return gaps_m


def _land_under(layout: Layout, rows: Rows, single: Flags) -> Geometries:
    """The parcels under each of some plants merged, every gap left open."""
    cover, lands = layout.parcel_cover, np.empty(len(rows), dtype=object)
    lands[single] = layout.ground.parcels.shapes[cover.area[np.searchsorted(cover.plant, rows[single])]]
    lands[~single] = layout.merged_under(rows[~single])
    return lands


def _finding(
    layout: Layout, row: int, gap_m: float, place: shapely.LineString, settings: RuleSettings, limit: Limit,
    message: Message | None = None,
) -> Finding:  # fmt: skip
    plant = str(layout.ids[row])
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant, *(f"parcel={parcel}" for parcel in layout.parcels_under(row))),
        plants=(plant,),
        message=message or TOO_CLOSE(plant=plant, gap_m=gap_m, required_m=limit.value),
        clause=limit.clause,
        confidence=limit.confidence,
        measured=gap_m,
        required=limit.value,
        unit="m",
        location=location_of(place),
        place=place,
    )


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """From the edge of all land, from each parcel around that the plant does not stand on, and from edges of which more
    is asked."""
    limits, severity = KindLimits.of(settings), settings.graded(RULE.severity)
    limit = limits.least
    if limits.differ:
        yield from kind_clearances(layout, settings, limits, row, severity, RULE.id)
    if limit.value == 0:
        return
    around = land_around(layout, row, limit.value)
    asked = (limit.value, limit.clause, limit.confidence)
    yield Clearance(RULE.id, severity, "", around.land, *asked, inside=True)
    for kept in around.kept_off:
        subject = f"parcel={layout.ground.parcel_ids[kept.parcel]}" if kept.parcel >= 0 else ""
        yield Clearance(RULE.id, severity, subject, kept.shape, *asked, unless_on=kept.unless_on)


RULE = Rule(
    id="setback",
    name=QT_TRANSLATE_NOOP("rules", "Setback from the boundary"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A plant keeps a distance from the boundary of the parcels it stands on, taken together, holes included. "
        "Where the rules ask for more towards a road, another parcel, a green belt or a fence, each stretch of the "
        "boundary is held to its own distance: what lies beyond it is read from the map, and can be set by hand. "
        "A plant that lies partly outside the parcels is reported for that alone.",
    ),
    limit_keys=dict.fromkeys((LIMIT, *KIND_LIMITS.values(), BEYOND, FENCE_BESIDE), "m"),
    clearances=clearances,
)
