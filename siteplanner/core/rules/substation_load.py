"""The plants on a substation do not ask more than it has, nor more than it has without one transformer.

S = K × Σ(power_kw × demand_factor / power_factor) over the plants in service on the substation in service: an
arithmetic sum, so an upper bound. It only grows, and is looked at on each day on which a plant or the substation enters
service (blank: always). Plants count whatever their footprint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.enumeration import listed
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.apparent_load import ApparentLoad, without_one_kva
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, Severity, finding_id, location_of
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Geometries, Site

COINCIDENCE = "coincidence_factor"
ROUNDING = 1e-9  # relative: sums of floats differ in their last digits with the order of the plants

OVERLOADED = QT_TRANSLATE_NOOP(
    "rules", "Substation {substation}: load of {load_kva:.0f} kVA {since}, capacity {capacity_kva:.0f} kVA."
)
NO_SPARE = QT_TRANSLATE_NOOP(
    "rules",
    "Substation {substation}: load of {load_kva:.0f} kVA {since}; without one of its {transformers:d} transformers, "
    "taken as equal, {capacity_kva:.0f} kVA are left.",
)
NO_RESERVE = QT_TRANSLATE_NOOP(
    "rules", "Substation {substation}: no N-1 reserve for a load of {load_kva:.0f} kVA {since}; it has one transformer."
)
COUNT_UNKNOWN = QT_TRANSLATE_NOOP(
    "rules",
    "Substation {substation}: no N-1 reserve for a load of {load_kva:.0f} kVA {since}; its number of transformers is "
    "not given.",
)
FROM_DAY = QT_TRANSLATE_NOOP("rules", "from {day}")
FROM_START = QT_TRANSLATE_NOOP("rules", "from the start")
NO_CAPACITY = QT_TRANSLATE_NOOP(
    "rules", "The load of substation {substation} was not checked: enter its transformer capacity."
)
NO_SUCH_SUBSTATION = QT_TRANSLATE_NOOP(
    "rules", "The load of {plant} was not checked: there is no substation “{substation}” on the map."
)
MISSING = QT_TRANSLATE_NOOP("rules", "The load of {plant} was not checked: enter {missing}.")


@dataclass(frozen=True, eq=False)
class Substations:
    """Parallel arrays; ``since`` in days since 1970, the smallest integer where blank; ``transformers`` 0 where
    blank."""

    rows: pd.Index[str]
    ids: npt.NDArray[np.object_]
    capacity_kva: npt.NDArray[np.float64]
    transformers: npt.NDArray[np.intp]
    since: npt.NDArray[np.int64]
    shapes: Geometries


@once_per_site
def _substations(site: Site) -> Substations:
    frame = site.substations
    return Substations(
        pd.Index(frame.index.to_numpy(dtype=object), dtype=object),
        frame.index.to_numpy(dtype=object),
        frame["capacity_kva"].to_numpy(dtype=float),
        frame["transformers"].to_numpy(dtype=float, na_value=0).astype(np.intp),
        _days(frame["in_service"].to_numpy(dtype="datetime64[D]")),
        shapes_of(frame),
    )


@dataclass(frozen=True, eq=False)
class Loads:
    """What the plants ask of the substations: ``missing`` and ``doubtful`` a plant; ``row``, ``at`` (the substation's
    place), ``kva`` (without the coincidence factor) and ``since`` a plant that counts; ``final_kva`` a substation."""

    missing: dict[str, npt.NDArray[np.bool_]]
    doubtful: npt.NDArray[np.intp]
    row: npt.NDArray[np.intp]
    at: npt.NDArray[np.intp]
    kva: npt.NDArray[np.float64]
    since: npt.NDArray[np.int64]
    final_kva: npt.NDArray[np.float64]


@once_per_site
def _loads(
    site: Site,
    power_kw: npt.NDArray[np.float64],
    demand: npt.NDArray[np.float64],
    factor: npt.NDArray[np.float64],
    named: npt.NDArray[np.object_],
    in_service: npt.NDArray[np.datetime64],
) -> Loads:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    substations = _substations(site)
    of = ApparentLoad.of(substations.rows, power_kw, demand, factor, named)
    incomplete = np.logical_or.reduce(list(of.missing.values()))
    row = np.flatnonzero((power_kw > 0) & ~incomplete & (of.at >= 0))
    return Loads(
        of.missing,
        np.flatnonzero(incomplete | ((power_kw != 0) & (of.at < 0))),
        row,
        of.at[row],
        of.kva[row],
        _days(in_service[row]),
        of.sums_kva(len(substations.ids)),
    )


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    if len(layout.plants) == 0:
        return
    loads = _loads(
        layout.site,
        layout.number("power_kw"),
        layout.number("demand_factor"),
        layout.number("power_factor"),
        layout.text("substation_id"),
        layout.raw("in_service"),
    )
    yield from _unchecked(layout, loads)
    substations, coincidence = _substations(layout.site), settings.value(COINCIDENCE)
    spare_kva = without_one_kva(substations.capacity_kva, substations.transformers)
    spare_kva[~np.isfinite(spare_kva)] = np.nan
    within = (coincidence * loads.final_kva <= spare_kva * (1 + ROUNDING)) | (loads.final_kva == 0)
    for place in np.flatnonzero(~within).tolist():
        mine = loads.at == place
        plants = layout.ids[loads.row[mine]]
        finding = _judged(substations, place, coincidence * loads.kva[mine], loads.since[mine], settings, plants)
        if finding:
            yield finding


def _unchecked(layout: Layout, loads: Loads) -> Iterator[Finding]:
    for row in loads.doubtful.tolist():
        plant = str(layout.ids[row])
        lacks = [PLANTS.column(name).label for name, flags in loads.missing.items() if flags[row]]
        if lacks:
            message = MISSING(plant=plant, missing=listed(lacks))
        else:
            message = NO_SUCH_SUBSTATION(plant=plant, substation=layout.text("substation_id")[row])
        yield not_checked(RULE.id, message, [plant], place=_place(layout, row))


def _place(layout: Layout, row: int) -> BaseGeometry | None:
    shape: BaseGeometry | None = layout.shapes[row] if layout.testable[row] else None
    return shape


def _judged(
    substations: Substations,
    place: int,
    kva: npt.NDArray[np.float64],
    since: npt.NDArray[np.int64],
    settings: RuleSettings,
    plants: npt.NDArray[np.object_],
) -> Finding | None:
    """The gravest thing to say of one substation, at the first day on which it holds; None when there is nothing."""
    substation, capacity_kva = str(substations.ids[place]), float(substations.capacity_kva[place])
    shape = substations.shapes[place]
    if not np.isfinite(capacity_kva):
        message = NO_CAPACITY(substation=substation)
        return not_checked(RULE.id, message, place=shape, substation=substation)
    n = int(substations.transformers[place])
    since = np.maximum(since, substations.since[place])
    days, loads_kva = _growth(kva, since)
    for limit_kva, severity, template in _limits(capacity_kva, n):
        over = np.flatnonzero(loads_kva > limit_kva * (1 + ROUNDING))
        if len(over) == 0:
            continue
        load_kva, day = float(loads_kva[over[0]]), int(days[over[0]])
        message = template(
            substation=substation, load_kva=load_kva, since=_since(day), capacity_kva=limit_kva, transformers=n
        )
        fed = sorted(map(str, plants))  # those that come later too: the day told is only the first
        return _finding(substation, shape, fed, message, (load_kva, limit_kva), settings, severity)
    return None


def _limits(capacity_kva: float, transformers: int) -> tuple[tuple[float, Severity, Template], ...]:
    """What a load may not exceed, the graver first: all transformers, then all but one."""
    if transformers > 1:
        spare: tuple[float, Severity, Template] = (
            capacity_kva * (transformers - 1) / transformers, "warning", NO_SPARE
        )  # fmt: skip
    else:
        spare = (0.0, "warning", NO_RESERVE if transformers == 1 else COUNT_UNKNOWN)
    return (capacity_kva, "error", OVERLOADED), spare


def _growth(
    kva: npt.NDArray[np.float64], since: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The days on which the load grows, and the load from each of them on."""
    order = np.argsort(since, kind="stable")
    days, first = np.unique(since[order], return_index=True)
    return days, np.cumsum(np.add.reduceat(kva[order], first))


def _since(day: int) -> Template | Message:
    return FROM_START if day == np.iinfo(np.int64).min else FROM_DAY(day=str(np.datetime64(day, "D")))


def _days(dates: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    """Days since 1970; a blank date is the smallest integer, before every other."""
    return dates.astype("datetime64[D]").astype(np.int64)


def _finding(
    substation: str,
    shape: BaseGeometry | None,
    plants: list[str],
    message: Message,
    load_and_limit_kva: tuple[float, float],
    settings: RuleSettings,
    severity: Severity,
) -> Finding:
    limit = settings.limits[COINCIDENCE]
    return Finding(
        id=finding_id(RULE.id, substation=substation),
        rule=RULE.id,
        severity=settings.graded(severity),
        subjects=(f"substation={substation}", *plants),
        plants=tuple(plants),
        message=message,
        clause=limit.clause,
        confidence=limit.confidence,
        measured=load_and_limit_kva[0],
        required=load_and_limit_kva[1],
        unit="kVA",
        location=location_of(shape),
        place=shape,
    )


RULE = Rule(
    id="substation-load",
    name=QT_TRANSLATE_NOOP("rules", "Load of substations"),
    severity="error",
    clause="",
    reach=Reach.SCENARIO,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "On each day on which something enters service, the load of the plants on a substation stays within its "
        "transformer capacity (else an error), and within what is left without one transformer (else a warning).",
    ),
    limit_keys={COINCIDENCE: ""},
    reads_footprints=False,
)
"""``measured`` is the load on the first day that is too much, ``required`` what it may be."""
