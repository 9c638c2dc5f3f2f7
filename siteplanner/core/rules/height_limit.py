"""No plant is higher than the zones and the parcels it stands on allow, where they say anything.

Every zone counts that a part of the footprint stands in, not only the one it belongs to for its product: half a house
in a zone of low ones is as high as the other half.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.around import areas_near
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import TOLERANCE_M, Finding, Reach, Rule, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.cover import Cover
    from siteplanner.core.rules.layout import Layout, Rows
    from siteplanner.core.site import Site

Floats = npt.NDArray[np.float64]

TOO_HIGH_FOR_PARCEL = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {height_m:.2f} m high; parcel {area} allows {limit_m:g} m."
)
TOO_HIGH_FOR_ZONE = QT_TRANSLATE_NOOP("rules", "{plant} is {height_m:.2f} m high; zone {area} allows {limit_m:g} m.")
NO_HEIGHT = QT_TRANSLATE_NOOP(
    "rules", "{plant} stands where heights are limited to {limit_m:g} m and was not checked: enter its height."
)
BAD_PARCEL_LIMIT = QT_TRANSLATE_NOOP(
    "rules", "The height of {plant} was not checked: the height limit of parcel {area} is no height. Correct it."
)
BAD_ZONE_LIMIT = QT_TRANSLATE_NOOP(
    "rules", "The height of {plant} was not checked: the height limit of zone {area} is no height. Correct it."
)


@dataclass(frozen=True, eq=False)
class HeightLimits:
    """In metres by row; infinite where there is none, NaN where what is entered is no height."""

    parcel_m: Floats
    zone_m: Floats
    any: bool


@once_per_site
def _limits(site: Site) -> HeightLimits:
    parcel_m, zone_m = (_read(frame["height_limit_m"].to_numpy(dtype=float)) for frame in (site.parcels, site.zones))
    return HeightLimits(parcel_m, zone_m, not (np.isposinf(parcel_m).all() and np.isposinf(zone_m).all()))


def _read(limits_m: Floats) -> Floats:
    sound = np.isfinite(limits_m) & (limits_m >= 0)
    return np.where(np.isnan(limits_m), np.inf, np.where(sound, limits_m, np.nan))


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    heights_m, limits = layout.number("height_m"), _limits(layout.site)
    if not limits.any:
        return
    parcels, zones = layout.parcel_cover, layout.zone_cover
    asked_m = np.concatenate([limits.parcel_m[parcels.area], limits.zone_m[zones.area]])
    rows = np.concatenate([parcels.plant, zones.plant])
    for row in np.unique(rows[~np.isposinf(asked_m)]).tolist():
        yield from _judged(layout, row, float(heights_m[row]), limits, settings)


def _judged(
    layout: Layout, row: int, height_m: float, limits: HeightLimits, settings: RuleSettings
) -> Iterator[Finding]:
    """What is to be said of one plant: the strictest limit counts, of equal ones that of the zone."""
    ground = layout.ground
    zones, parcels = (_areas_under(cover, row) for cover in (layout.zone_cover, layout.parcel_cover))
    asked = sorted(("zone", str(ground.zone_ids[zone]), float(limits.zone_m[zone])) for zone in zones)
    asked += sorted(("parcel", str(ground.parcel_ids[parcel]), float(limits.parcel_m[parcel])) for parcel in parcels)
    plant, place = str(layout.ids[row]), layout.shapes[row]
    bad = next(((kind, area) for kind, area, limit_m in asked if np.isnan(limit_m)), None)
    if bad is not None:
        template = BAD_ZONE_LIMIT if bad[0] == "zone" else BAD_PARCEL_LIMIT
        yield not_checked(RULE.id, template(plant=plant, area=bad[1]), [plant], place=place)
    known = [of for of in asked if np.isfinite(of[2])]
    if not known:
        return
    kind, area, limit_m = min(known, key=lambda of: of[2])
    if not (height_m > 0 and np.isfinite(height_m)):
        if bad is None:
            yield not_checked(RULE.id, NO_HEIGHT(plant=plant, limit_m=limit_m), [plant], place=place)
    elif height_m > limit_m + TOLERANCE_M:
        yield _finding(layout, row, height_m, (kind, area, limit_m), settings)


def _areas_under(cover: Cover, row: int) -> Rows:
    first, last = np.searchsorted(cover.plant, [row, row + 1])
    areas: Rows = cover.area[first:last]
    return areas


def _finding(
    layout: Layout, row: int, height_m: float, limit: tuple[str, str, float], settings: RuleSettings
) -> Finding:
    plant, place = str(layout.ids[row]), layout.shapes[row]
    kind, area, limit_m = limit
    template = TOO_HIGH_FOR_ZONE if kind == "zone" else TOO_HIGH_FOR_PARCEL
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant, f"{kind}={area}"),
        plants=(plant,),
        message=template(plant=plant, height_m=height_m, area=area, limit_m=limit_m),
        clause=RULE.clause,
        confidence="judgement",
        measured=height_m,
        required=limit_m,
        unit="m",
        location=location_of(place),
        place=place,
    )


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Each parcel and each zone around that allows less than the plant's height."""
    ground, limits, height_m = layout.ground, _limits(layout.site), float(layout.number("height_m")[row])
    if not limits.any or not np.isfinite(height_m):
        return
    window, severity = layout.window_of(row), settings.graded(RULE.severity)
    for parcel in areas_near(ground.parcels, window, 0.0).tolist():
        if height_m > limits.parcel_m[parcel] + TOLERANCE_M:
            subject, shape = f"parcel={ground.parcel_ids[parcel]}", ground.parcels.shapes[parcel]
            yield Clearance(RULE.id, severity, subject, shape, 0.0, RULE.clause, "judgement")
    for zone in areas_near(ground.zones, window, 0.0).tolist():
        if height_m > limits.zone_m[zone] + TOLERANCE_M:
            subject, shape = f"zone={ground.zone_ids[zone]}", ground.zones.shapes[zone]
            yield Clearance(RULE.id, severity, subject, shape, 0.0, RULE.clause, "judgement")


RULE = Rule(
    id="height-limit",
    name=QT_TRANSLATE_NOOP("rules", "Height limit"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Where a zone or a parcel limits heights, no plant that stands on any part of it is higher. The strictest "
        "limit is the one reported.",
    ),
    clearances=clearances,
)
