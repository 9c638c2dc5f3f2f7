"""Works keep the screening distance of their type from homes, schools, medical and social care.

Measured from the footprint to the nearest point of the place. A type that is no source of emission asks nothing. A
plant without a known type is not checked, nor is one near land whose use is not known, or near homes that the map shows
without their extent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.protection.sensitive_places import (
    Places,
    constraints_without_area,
    sensitive_constraints,
    sensitive_parcels,
    untold_constraints,
    untold_parcels,
)
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import (
    TOLERANCE_M,
    Confidence,
    Finding,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    plain,
)
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named
from siteplanner.core.within_reach import within_reach
from siteplanner.core.work import in_pieces

if TYPE_CHECKING:
    from siteplanner.core.plant_type import Figure, PlantType
    from siteplanner.core.rules.layout import Floats, Layout, Rows
    from siteplanner.core.site import Site

EXTENT = "unknown_extent_m"
NAMED_AT_MOST = 5
_CONFIDENCE: dict[str, Confidence] = {of: of for of in get_args(Confidence)}
TOO_CLOSE = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} ({type}) is {gap_m:.2f} m from {place} ({use}); {required_m:g} m are taken for screening. The "
    "environmental assessment decides; GB/T 39499 is for plains.",
)
NO_TYPE = QT_TRANSLATE_NOOP(
    "rules", "{plant} has no known type, so how far it must keep from homes and schools was not checked."
)
NO_FIGURE = QT_TRANSLATE_NOOP(
    "rules",
    "The catalogue gives no protection distance for {type}, so how far {plant} must keep from homes and schools was "
    "not checked.",
)
NO_USE = QT_TRANSLATE_NOOP(
    "rules",
    "Less than {required_m:g} m from {plant} the land use of parcels ({count:d}: {parcels}) does not tell whether "
    "anybody lives or learns there, so the distance was not checked.",
)
NO_KIND = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {place}, whose kind “{kind}” is not known; whether {required_m:g} m are to be kept "
    "was not checked. Enter its kind.",
)
NO_EXTENT = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {place} ({use}), which is drawn without its extent; whether {required_m:g} m are "
    "kept was not checked.",
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    rows, site = layout.rows, layout.site
    limits_m = _limits_m(site, layout.text("type_id"))[rows]
    for row in rows[np.isnan(limits_m)].tolist():
        yield _no_limit(layout, row)
    source = np.flatnonzero(limits_m > 0)
    if len(source) == 0:
        return
    rows, limits_m = rows[source], limits_m[source]
    near: set[tuple[int, str]] = set()
    for places in (sensitive_constraints(site), sensitive_parcels(site)):
        at, place, gaps_m = _closer(layout, rows, places, limits_m)
        if len(at) == 0:
            continue
        if places.layer == "constraint":
            near.update(zip(at.tolist(), map(str, places.ids[place]), strict=True))
        yield from _findings(layout, settings, rows[at], places, place, gaps_m)
    yield from _of_unknown_extent(layout, rows, limits_m, settings.value(EXTENT), near)
    yield from _of_unknown_kind(layout, rows, limits_m)
    yield from _of_unknown_use(layout, rows, limits_m)


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    figure = _figure(layout, row)
    if figure is None or not float(figure.value) > 0:
        return
    window, severity = layout.window_of(row), settings.graded(RULE.severity)
    for places in (sensitive_constraints(layout.site), sensitive_parcels(layout.site)):
        for place in np.sort(places.tree.query(window, predicate="dwithin", distance=float(figure.value))).tolist():
            subject, shape = f"{places.layer}={places.ids[place]}", places.shapes[place]
            yield Clearance(RULE.id, severity, subject, shape, float(figure.value), RULE.clause, _confidence(figure))


@once_per_site
def _limits_m(_site: Site, type_ids: npt.NDArray[np.object_]) -> Floats:
    """What the type of each plant asks, NaN where that is not known; taken again only when a type changes."""
    types = load_catalogue().types
    known = {type_id: _limit_m(types.get(type_id)) for type_id in set(type_ids.tolist())}
    return np.array([known[type_id] for type_id in type_ids.tolist()], dtype=float)


def _limit_m(plant_type: PlantType | None) -> float:
    figure = plant_type.protection_distance_m if plant_type else None
    return float(figure.value) if figure else np.nan


def _figure(layout: Layout, row: int) -> Figure | None:
    plant_type = load_catalogue().types.get(str(layout.text("type_id")[row]))
    return plant_type.protection_distance_m if plant_type else None


def _closer(layout: Layout, rows: Rows, places: Places, limits_m: Floats) -> tuple[Rows, Rows, Floats]:
    """(which of the rows, which of the places, gap in metres) for every place nearer than the row's limit."""
    shapes = layout.shapes[rows]
    at, place, gaps_m = within_reach(places.tree, places.shapes, shapes, limits_m)
    short = gaps_m < limits_m[at] - TOLERANCE_M
    return at[short], place[short], gaps_m[short]


def _of_unknown_extent(
    layout: Layout, rows: Rows, limits_m: Floats, extent_m: float, near: set[tuple[int, str]]
) -> Iterator[Finding]:
    """Not checked: plants that keep their distance from a point or line, but perhaps not from what it stands for.
    ``near`` are the plants and constraints that are too near as drawn."""
    places = constraints_without_area(layout.site)
    if len(places.ids) == 0:
        return
    for at, place, gap_m in zip(
        *(of.tolist() for of in _closer(layout, rows, places, limits_m + extent_m)), strict=True
    ):
        constraint = str(places.ids[place])
        if (at, constraint) in near:
            continue
        plant, shape = str(layout.ids[rows[at]]), layout.shapes[rows[at]]
        message = NO_EXTENT(
            plant=plant, gap_m=gap_m, place=constraint, use=places.use(place), required_m=float(limits_m[at])
        )
        between = shapely.shortest_line(shape, places.shapes[place])
        yield not_checked(RULE.id, message, [plant], place=between, clause=RULE.clause, constraint=constraint)


def _of_unknown_kind(layout: Layout, rows: Rows, limits_m: Floats) -> Iterator[Finding]:
    """Not checked: plants near a constraint that may be anything, so homes too."""
    places = untold_constraints(layout.site)
    if len(places.ids) == 0:
        return
    for at, place, gap_m in zip(*(of.tolist() for of in _closer(layout, rows, places, limits_m)), strict=True):
        plant, constraint = str(layout.ids[rows[at]]), str(places.ids[place])
        required_m, kind = float(limits_m[at]), places.use(place)
        message = NO_KIND(plant=plant, gap_m=gap_m, place=constraint, kind=kind, required_m=required_m)
        between = shapely.shortest_line(layout.shapes[rows[at]], places.shapes[place])
        yield not_checked(RULE.id, message, [plant], place=between, clause=RULE.clause, constraint=constraint)


def _of_unknown_use(layout: Layout, rows: Rows, limits_m: Floats) -> Iterator[Finding]:
    """One finding for each plant with parcels around of which nobody knows what they are used for."""
    places = untold_parcels(layout.site)
    if len(places.ids) == 0:
        return
    found: dict[int, list[int]] = {}
    for at, place in zip(*(of.tolist() for of in _closer(layout, rows, places, limits_m)[:2]), strict=True):
        found.setdefault(at, []).append(place)
    for at, around in found.items():
        plant, shape = str(layout.ids[rows[at]]), layout.shapes[rows[at]]
        names = sorted(map(str, places.ids[around]))
        shown = ", ".join(names[:NAMED_AT_MOST]) + (", …" if len(names) > NAMED_AT_MOST else "")
        message = NO_USE(plant=plant, required_m=float(limits_m[at]), count=len(names), parcels=shown)
        yield not_checked(RULE.id, message, [plant], place=shape, clause=RULE.clause)


def _no_limit(layout: Layout, row: int) -> Finding:
    plant = str(layout.ids[row])
    plant_type = load_catalogue().types.get(str(layout.text("type_id")[row]))
    message = NO_FIGURE(plant=plant, type=plant_type.named) if plant_type else NO_TYPE(plant=plant)
    return not_checked(RULE.id, message, [plant], place=layout.shapes[row], clause=RULE.clause)


def _findings(
    layout: Layout, settings: RuleSettings, rows: Rows, places: Places, place: Rows, gaps_m: Floats
) -> Iterator[Finding]:
    """The findings of plant rows and the places they are too near to. Worked out together: a works may be near dozens,
    and this is done at every step while it is dragged."""
    between = in_pieces(shapely.shortest_line, layout.shapes[rows], places.shapes[place])
    middles = shapely.get_coordinates(between).reshape(-1, 2, 2).mean(axis=1).tolist()
    severity, layer = settings.graded(RULE.severity), places.layer
    sources = {row: _Source.of(layout, row) for row in set(rows.tolist())}
    near = zip(rows.tolist(), place.tolist(), gaps_m.tolist(), middles, between, strict=True)
    for row, one, gap_m, middle, line in near:
        source, name = sources[row], str(places.ids[one])
        yield Finding(
            id=f"{source.finding_id}:{layer}={plain(name)}",
            rule=RULE.id,
            severity=severity,
            subjects=(source.plant, f"{layer}={name}"),
            plants=source.plants,
            message=TOO_CLOSE(
                plant=source.plant,
                type=source.named,
                gap_m=gap_m,
                place=name,
                use=places.use(one),
                required_m=source.required_m,
            ),
            clause=RULE.clause,
            confidence=source.confidence,
            measured=gap_m,
            required=source.required_m,
            unit="m",
            location=(middle[0], middle[1]),
            place=line,
        )


class _Source(NamedTuple):
    """What all findings of one plant share; ``finding_id`` is that of the plant alone."""

    plant: str
    plants: tuple[str]
    finding_id: str
    named: Named
    required_m: float
    confidence: Confidence

    @classmethod
    def of(cls, layout: Layout, row: int) -> _Source:
        plant, plant_type = str(layout.ids[row]), load_catalogue().types[layout.text("type_id")[row]]
        figure = plant_type.protection_distance_m
        assert figure is not None, "plants of a type without a figure are not checked"
        own_id = finding_id(RULE.id, [plant])
        return cls(plant, (plant,), own_id, plant_type.named, float(figure.value), _confidence(figure))


def _confidence(figure: Figure) -> Confidence:
    return _CONFIDENCE.get(figure.confidence, "judgement")


RULE = Rule(
    id="protection-distance",
    name=QT_TRANSLATE_NOOP("rules", "Distance from homes and schools"),
    severity="warning",
    clause="GB/T 39499-2020",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Works keep away from homes, public buildings and land for housing, education, medical and social care, as far "
        "as the catalogue gives for their type. This is screening: the distance is worked out for each project, and "
        "the environmental assessment decides. GB/T 39499 is for plains; in hills it is only a reference.",
    ),
    limit_keys={EXTENT: "m"},
    clearances=clearances,
)
