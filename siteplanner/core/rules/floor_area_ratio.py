"""Floor area by the area of the parcel: industrial land is built on densely enough for the sectors on it.

Floor area counts twice where a storey is high, and is shared out by footprint area where a plant stands on several
parcels. What is required is the minimum of the sectors on the parcel, weighted by that floor area.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.blanks import blanks_of
from siteplanner.core.rules.occupied import parcel_finding, parcel_not_checked
from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2, Finding, Reach, Rule, RuleSettings
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.rules.occupied import Occupied
    from siteplanner.core.site import Site

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

DOUBLE_ABOVE = "double_above_m"
SECTOR = "sector."
DIVISIONS: Mapping[str, range] = {"C": range(13, 44), "D": range(44, 47)}
"""Divisions of GB/T 4754-2017 by the letter of their section: manufacturing, and the supply of power, gas and water."""
GROUPS = ("291", "292")
SECTOR_KEYS = tuple(f"{SECTOR}{code}" for codes in DIVISIONS.values() for code in codes)
GROUP_KEYS = tuple(f"{SECTOR}{code}" for code in GROUPS)

TOO_LOW = QT_TRANSLATE_NOOP(
    "rules",
    "The floor area on parcel {parcel} counts {floor_m2:,.0f} m², a floor area ratio of {ratio:.3f}; at least "
    "{required:.3f} is required of its sectors.",
)
NOT_JUDGED = QT_TRANSLATE_NOOP(
    "rules", "The floor area ratio of parcel {parcel} was not checked; enter what is missing ({missing})."
)
NO_MINIMUM = QT_TRANSLATE_NOOP("rules", "a sector code for which the rules have a minimum, instead of “{code}”")


@dataclass(frozen=True, eq=False)
class FloorAreas:
    """Of each plant: the floor area that counts and the minimum ratio of its sector (NaN where not known), the key of
    that minimum ("" where there is none), and what is missing."""

    counted_m2: Floats
    minimum: Floats
    key: npt.NDArray[np.object_]
    missing: Mapping[str, Flags]
    unknown: Flags


@once_per_site
def _floor_areas(
    _site: Site,
    floor_m2: Floats,
    storey_m: Floats,
    height_m: Floats,
    storeys: Floats,
    sector: npt.NDArray[np.object_],
    settings: RuleSettings,
) -> FloorAreas:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    counts = np.isfinite(floor_m2) & (floor_m2 >= 0)
    storey_m = np.where(np.isnan(storey_m), _quotient(height_m, storeys), storey_m)
    high_known = (floor_m2 == 0) | (np.isfinite(storey_m) & (storey_m > 0))
    twice = storey_m > settings.value(DOUBLE_ABOVE) + TOLERANCE_M
    counted_m2 = np.where(counts & high_known, np.where(twice, 2.0, 1.0) * floor_m2, np.nan)
    codes, which = np.unique(sector.astype(str), return_inverse=True)
    keys = np.array([_key_of(code, settings) for code in codes], dtype=object)
    minima = np.array([settings.value(key) if key else np.nan for key in keys])
    return FloorAreas(
        counted_m2,
        minima[which],
        keys[which],
        {"floor_area_m2": ~counts, "storey_height_m": counts & ~high_known, "sector_code": sector == ""},
        (keys[which] == "") & (sector != ""),
    )


def _quotient(height_m: Floats, storeys: Floats) -> Floats:
    """The height of a storey; NaN where it cannot be told."""
    known = np.isfinite(height_m) & (height_m > 0) & np.isfinite(storeys) & (storeys >= 1)
    quotient_m: Floats = np.divide(height_m, storeys, out=np.full(len(height_m), np.nan), where=known)
    return quotient_m


def _key_of(code: str, settings: RuleSettings) -> str:
    """The limit for a sector code such as C3091, 3091 or 30: that of its class, group or division; "" for none."""
    read = re.fullmatch(r"([A-Z]?)\s*([0-9]{2,4})", unicodedata.normalize("NFKC", code).strip().upper())
    if read is None or not _in_section(read[1], int(read[2][:2])):
        return ""
    candidates = (f"{SECTOR}{read[2][:length]}" for length in (4, 3, 2) if length <= len(read[2]))
    return next((key for key in candidates if key in settings.limits), "")


def _in_section(letter: str, division: int) -> bool:
    return any(division in divisions for section, divisions in DIVISIONS.items() if letter in ("", section))


def floor_areas(layout: Layout, settings: RuleSettings) -> FloorAreas:
    """The floor area of every plant as it counts, and what its sector asks for."""
    return _floor_areas(
        layout.site,
        layout.number("floor_area_m2"),
        layout.number("storey_height_m"),
        layout.number("height_m"),
        layout.number("storeys"),
        layout.text("sector_code"),
        settings,
    )


def required_ratios(counted_m2: Floats, minimum: Floats, group: Rows, groups: int) -> Floats:
    """The ratio that each group of plants is asked for: the minima weighted by the floor area that counts, the greatest
    where there is none; NaN where a floor area or a minimum is not known, and of a group without plants."""
    floor_m2 = np.bincount(group, counted_m2, groups)
    asked_m2 = np.bincount(group, counted_m2 * minimum, groups)
    required: Floats = np.divide(asked_m2, floor_m2, out=np.full(groups, np.nan), where=floor_m2 > 0)
    for at in np.flatnonzero(floor_m2 == 0).tolist():
        required[at] = minimum[group == at].max(initial=-np.inf)
    required[np.isinf(required)] = np.nan
    return required


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    if len(layout.plants) == 0:
        return
    floor, on = floor_areas(layout, settings), layout.occupied
    counted_m2, minimum = floor.counted_m2[on.plant] * on.share, floor.minimum[on.plant]
    floor_m2 = on.sums(counted_m2)
    required = required_ratios(counted_m2, minimum, on.place, len(on.parcel))
    judged = ~np.isnan(required)
    for at in np.flatnonzero(~judged).tolist():
        message = NOT_JUDGED(parcel=on.parcel_id(at), missing=_missing(on, at, floor))
        yield parcel_not_checked(RULE, on, at, message)
    low = np.flatnonzero(judged & (floor_m2 < required * on.area_m2 - TOLERANCE_M2))
    ratios = floor_m2[low] / on.area_m2[low]
    keys: list[str] = floor.key[on.plant].tolist()
    figures = zip(low.tolist(), floor_m2[low].tolist(), ratios.tolist(), required[low].tolist(), strict=True)
    for at, has_m2, ratio, asked in figures:
        message = TOO_LOW(parcel=on.parcel_id(at), floor_m2=has_m2, ratio=ratio, required=asked)
        limits = [settings.limits[key] for key in sorted(set(keys[on.entries(at)]))]
        yield parcel_finding(RULE, on, at, message, (ratio, asked, ""), limits, settings)


def _missing(on: Occupied, at: int, floor: FloorAreas) -> tuple[Message, ...]:
    """What the plants on a parcel lack, those that lack the same together."""
    plants = on.plant[on.entries(at)].tolist()
    codes = on.layout.text("sector_code")
    lacks: dict[int, list[Template | Message]] = {}
    for row in plants:
        words: list[Template | Message] = [PLANTS.column(name).label for name, at in floor.missing.items() if at[row]]
        if floor.unknown[row]:
            words.append(NO_MINIMUM(code=codes[row]))
        if words:
            lacks[row] = words
    return blanks_of(on.layout, lacks)


RULE = Rule(
    id="floor-area-ratio",
    name=QT_TRANSLATE_NOOP("rules", "Floor area ratio"),
    severity="warning",
    clause="",
    reach=Reach.PARCEL,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "The floor area ratio of a parcel is the floor area of the plants on it divided by the parcel's area. Floor "
        "area counts twice where a storey is over 8 m high, and in proportion to the footprint where a plant stands on "
        "several parcels. Each sector has its own minimum; of several the mean counts, weighted by floor area.",
    ),
    limit_keys={DOUBLE_ABOVE: "m", **dict.fromkeys((*SECTOR_KEYS, *GROUP_KEYS), "")},
    reads_standing=True,
)
