"""What taking a newer map of parcels does to the layout: plants on changed land, findings gained and lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.edits.update_parcels import UpdateParcels
from siteplanner.core.parcel_changes.change import ParcelChanges
from siteplanner.core.parcel_changes.finding_numbers import renumbered_finding
from siteplanner.core.parcel_changes.named_elsewhere import named_elsewhere
from siteplanner.core.parcel_changes.overlaps import HeldTwice, held_twice
from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work

CHECKING = QT_TRANSLATE_NOOP("parcels", "Checking “{scenario}” as it would be")


@dataclass(frozen=True)
class AffectedPlant:
    """``changes`` are the numbers of those that touch the land it stands on, or that a finding of it comes from."""

    scenario_id: str
    plant_id: str
    changes: tuple[int, ...]
    gained: tuple[Finding, ...] = ()
    lost: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class ScenarioEffect:
    """Findings of one scenario by the full check, before and after; ``lapsed``: accepted before and open after. A
    finding among the ``lost`` that was accepted may come back under other numbers: its waiver does not go with it."""

    scenario_id: str
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]
    lapsed: tuple[Finding, ...]
    complete: bool


@dataclass(frozen=True)
class Effect:
    """``plants`` are those affected, with what the checks say of them; ``overlaps`` land that would be held twice;
    ``named`` parcels that the plan's settings call by a number which means something else then."""

    plants: tuple[AffectedPlant, ...]
    scenarios: tuple[ScenarioEffect, ...]
    overlaps: tuple[HeldTwice, ...]
    named: tuple[str, ...] = ()

    def without_plant(self, scenario_id: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Findings of one scenario, gained and lost, that are about no plant but the map itself."""
        of = next((of for of in self.scenarios if of.scenario_id == scenario_id), None)
        if of is None:
            return (), ()
        return tuple(f for f in of.gained if not f.plants), tuple(f for f in of.lost if not f.plants)

    @property
    def gained(self) -> int:
        return sum(len(of.gained) for of in self.scenarios)

    @property
    def lost(self) -> int:
        return sum(len(of.lost) for of in self.scenarios)


def effect_of(
    plan: Plan,
    changes: ParcelChanges,
    accepted: Collection[int],
    edit: UpdateParcels,
    before: Mapping[str, CheckResult],
    work: Work | None = None,
) -> Effect:
    """What ``edit``, which takes the changes ``accepted``, does to the layout of each scenario that has plants.

    ``before`` are the checks of the plan as it is, by scenario (see :func:`checks_of`). Raises Cancelled.
    """
    work = work or Work()
    after, names = edit.apply(plan), edit.renumbered
    land = _ChangedLand(changes, accepted)
    scenarios, plants = [], []
    for done, (scenario_id, checked) in enumerate(before.items()):
        work.step(done, len(before), CHECKING(scenario=scenario_id))
        of = _compared(checked, check_plan(after, scenario_id, work=work), names)
        scenarios.append(of)
        plants += list(_affected(plan, of, land))
    overlaps, named = held_twice(changes, accepted), named_elsewhere(plan, changes, accepted)
    return Effect(tuple(plants), tuple(scenarios), overlaps, named)


def checks_of(plan: Plan, work: Work | None = None) -> dict[str, CheckResult]:
    """The full check of each scenario that has plants, by its id. Raises Cancelled."""
    some = [of.scenario_id for of in plan.scenarios if len(plan.plants(of.scenario_id))]
    found = {}
    for done, scenario_id in enumerate(some):
        if work is not None:
            work.step(done, len(some), CHECKING(scenario=scenario_id))
        found[scenario_id] = check_plan(plan, scenario_id, work=work)
    return found


def _compared(before: CheckResult, after: CheckResult, names: Mapping[str, str]) -> ScenarioEffect:
    """By the ids of findings, those of renumbered parcels under their new numbers."""
    known = {renumbered_finding(finding.id, names): finding for finding in before.findings}
    return ScenarioEffect(
        before.scenario_id,
        gained=tuple(f for f in after.findings if f.id not in known),
        lost=tuple(f for finding_id, f in known.items() if finding_id not in after.ids),
        lapsed=tuple(f for f in after.findings if f.id in known and known[f.id].waived and not f.waived),
        complete=after.complete,
    )


class _ChangedLand:
    """The outlines of the changes taken, before and after, as plain polygons, and which change each is of."""

    def __init__(self, changes: ParcelChanges, accepted: Collection[int]) -> None:
        self.numbers: list[int] = []
        self.by_parcel: dict[str, int] = {}
        shapes: list[BaseGeometry] = []
        for number in sorted(accepted):
            change = changes.changes[number]
            if change.kind == "unchanged":
                continue
            self.by_parcel.update(dict.fromkeys((*change.old, *change.new), number))
            for shape in (change.before, change.after):
                parts = [] if shape is None else shapely.get_parts(shapely.get_parts(shape)).tolist()
                shapes += parts
                self.numbers += [number] * len(parts)
        self.shapes: Geometries = np.empty(len(shapes), dtype=np.object_)
        self.shapes[:] = shapes
        self.tree = tree_over(self.shapes)

    def under(self, footprints: Geometries) -> list[tuple[int, ...]]:
        """The changes of the land that each footprint stands on."""
        found: list[dict[int, None]] = [{} for _ in footprints]
        asked, rows = self.tree.query(footprints, "intersects") if len(self.shapes) else _NONE
        sound = shapely.is_valid(footprints[asked]) & shapely.is_valid(self.shapes[rows])
        on = ~sound
        on[sound] = (
            shapely.area(shapely.intersection(footprints[asked[sound]], self.shapes[rows[sound]])) > TOLERANCE_M2
        )
        for plant, row in zip(asked[on].tolist(), rows[on].tolist(), strict=True):
            found[plant][self.numbers[row]] = None
        return [tuple(sorted(each)) for each in found]

    def causes(self, findings: Iterable[Finding], footprint: BaseGeometry) -> tuple[int, ...]:
        """The changes of the parcels that findings name; where they name none, that of the nearest changed land."""
        named = [s.removeprefix("parcel=") for f in findings for s in f.subjects if s.startswith("parcel=")]
        numbers = tuple(dict.fromkeys(self.by_parcel[name] for name in named if name in self.by_parcel))
        if numbers or not len(self.shapes) or footprint.is_empty:
            return numbers
        return (self.numbers[int(np.argmin(shapely.distance(self.shapes, footprint)))],)


_NONE: npt.NDArray[np.int64] = np.empty((2, 0), dtype=np.int64)


def _affected(plan: Plan, of: ScenarioEffect, land: _ChangedLand) -> Iterator[AffectedPlant]:
    plants = plan.plants(of.scenario_id)
    footprints = shapes_of(plants)
    gained, lost = _by_plant((*of.gained, *of.lapsed)), _by_plant(of.lost)
    for plant_id, footprint, under in zip(plants.index.astype(str), footprints, land.under(footprints), strict=True):
        more, fewer = gained.get(plant_id, ()), lost.get(plant_id, ())
        if under or more or fewer:
            changes = under or land.causes((*more, *fewer), footprint)
            yield AffectedPlant(of.scenario_id, plant_id, changes, tuple(more), tuple(fewer))


def _by_plant(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for plant in finding.plants:
            found.setdefault(plant, []).append(finding)
    return found
