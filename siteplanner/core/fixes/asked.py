"""What is asked of the place of one plant while a finding is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fixes.case import Case, size_of
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import Finding, finding_id

ACROSS_PARCELS = "across-parcels"
MOST_PARCELS = 8


@dataclass(frozen=True)
class Asked:
    """``own``: what the finding hangs on; empty where its rule does not say. ``others``: what must not go wrong.

    One of ``either`` has to be met as well, where there are any. ``left_out``: something is wrong already of which no
    move can be told beforehand whether it makes it worse.
    """

    own: tuple[Clearance, ...]
    others: tuple[Clearance, ...]
    either: tuple[Clearance, ...] = ()
    left_out: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the clearances say all that the finding hangs on."""
        return bool(self.own or self.either)

    def is_exact(self, footprint: BaseGeometry, within_m: float) -> bool:
        """Whether what they say of places within some metres can be drawn as moves without loss."""
        shared = (each for each in (*self.own, *self.others) if each.rivals)
        return self.is_told and not any(shapely.dwithin(footprint, each.shape, within_m) for each in shared)

    def choices(self) -> Iterator[tuple[Clearance, ...]]:
        """Clearances to be met together: meeting those of one choice is enough."""
        both = (*self.own, *self.others)
        if not self.either:
            yield both
        for each in self.either:
            yield (*both, each)

    def allows(self, footprint: BaseGeometry) -> bool:
        """Whether a valid footprint meets them; sooner known than what the check says, and no proof."""
        if not all(each.is_met_by(footprint) for each in (*self.own, *self.others)):
            return False
        return not self.either or any(each.is_met_by(footprint) for each in self.either)


def asked_of(
    case: Case, plant_id: str, footprint: BaseGeometry, within_m: float | None = None, *, wholly: bool = False
) -> Asked:
    """What is asked of the place of a plant so that the finding goes and no error comes.

    It holds of footprints up to ``within_m`` (None: as far as the plant is long) beyond the box of its own. What other
    errors ask already need not be met; it must not be missed by more than with ``footprint``. ``wholly``: everything is
    to be met.
    """
    own: list[Clearance] = []
    others: list[Clearance] = []
    left_out = False
    mine = [f for f in case.before.result.findings if plant_id in f.plants]
    beyond_m = size_of(footprint) if within_m is None else within_m
    for each in case.clearances(plant_id, beyond_m):
        there = [f for f in mine if _hangs_on(f, each, plant_id)]
        if any(f.id == case.finding.id for f in there):
            own.append(each)
        elif each.severity == "error":
            wrong = not wholly and any(f.severity == "error" for f in there)
            eased = _eased(each, footprint) if wrong else each
            others += [] if eased is None else [eased]
            left_out = left_out or eased is None
    return Asked(tuple(own), tuple(others), tuple(_either(case, footprint, beyond_m)), left_out)


def _hangs_on(finding: Finding, clearance: Clearance, plant_id: str) -> bool:
    """Whether a finding about a plant is (also) about what a clearance asks of it."""
    if finding.rule != clearance.rule:
        return False
    about_all = finding.id == finding_id(finding.rule, [plant_id])
    return about_all or clearance.subject in ("", plant_id) or clearance.subject in finding.subjects


def _eased(asked: Clearance, footprint: BaseGeometry) -> Clearance | None:
    """What is left of a demand that is not met now: no nearer than the footprint is."""
    if asked.inside or asked.required_m == 0:
        return None
    now_m = float(shapely.distance(footprint, asked.shape))
    return replace(asked, required_m=min(now_m, asked.required_m)) if now_m > 0 else None


def _either(case: Case, footprint: BaseGeometry, within_m: float) -> Iterator[Clearance]:
    """A plant across parcels is mended on any single one of those near."""
    if case.finding.rule != ACROSS_PARCELS:
        return
    ground, finding = case.checker.layout.ground, case.finding
    near = ground.parcels.tree.query(footprint, predicate="dwithin", distance=within_m)
    near = near[np.argsort(shapely.distance(ground.parcels.shapes[near], footprint.centroid), kind="stable")]
    for area in near[:MOST_PARCELS].tolist():
        subject, parcel = f"parcel={ground.parcel_ids[area]}", ground.parcels.shapes[area]
        yield Clearance(
            finding.rule, finding.severity, subject, parcel, 0.0, finding.clause, finding.confidence, inside=True
        )
