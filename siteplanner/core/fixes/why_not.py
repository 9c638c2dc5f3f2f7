"""Why a plant does not fit on a parcel: the smallest changes with which it would, or what is in the way of them all."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import has_law
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.move_plants import move_plants
from siteplanner.core.edits.rotate_plants import box_centre, rotate_plants
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.set_capacity import SetCapacity, set_capacity
from siteplanner.core.edits.set_layer_attributes import NO_SUCH_ROW
from siteplanner.core.edits.together import together
from siteplanner.core.errors import Cancelled, EditError
from siteplanner.core.fixes.align_to_land import turns_along
from siteplanner.core.fixes.better_fire_grade import COST_A_GRADE_M
from siteplanner.core.fixes.case import BUILT, attribute, size_of
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.free_moves import Move, shortest_free_moves
from siteplanner.core.fixes.move_out import MOVE, way_of
from siteplanner.core.fixes.proof import Standing, gone, new_warnings
from siteplanner.core.fixes.shrink_to_fit import SMALLER_COST_M, STEPS
from siteplanner.core.ground import ground_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work

FITS = QT_TRANSLATE_NOOP("fixes", "{plant} fits on {parcel}: no rule finds an error where it stands.")
FITS_AFTER = QT_TRANSLATE_NOOP("fixes", "{plant} would fit on {parcel} with one of these changes.")
FITS_NOT = QT_TRANSLATE_NOOP("fixes", "{plant} does not fit on {parcel}, moved, turned or smaller.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "fixes", "The footprint of {plant} ({plant_m2:,.0f} m²) finds no room on parcel {parcel} ({parcel_m2:,.0f} m²)."
)
BUILT_ALREADY = QT_TRANSLATE_NOOP("fixes", "{plant} stands already and is not moved.")
TURN_AND_PUT = QT_TRANSLATE_NOOP("fixes", "Rotate {plant} by {angle_deg:+.1f}° and move it {distance_m:.2f} m {way}")
SMALLER = QT_TRANSLATE_NOOP(
    "fixes", "Make {plant} smaller ({capacity:,.12g} {unit} instead of {before:,.12g}) and move it {distance_m:.2f} m"
)
GRADED = QT_TRANSLATE_NOOP(
    "fixes", "Build {plant} to fire resistance grade {grade} instead of {before} and move it {distance_m:.2f} m"
)
TRIES, MOST_MOVES = 4, 3
UNSOUND = QT_TRANSLATE_NOOP("fixes", "{plant} has no footprint that can be computed with.")


@dataclass(frozen=True)
class WhyNot:
    """``fits``: it stands there as it should. Else ``fixes``, the smallest change first, and what was ``in_the_way``
    where it was looked at first."""

    plant_id: str
    parcel_id: str
    fits: bool
    fixes: tuple[Fix, ...] = ()
    in_the_way: tuple[Message, ...] = ()

    def words(self) -> Message:
        """The answer as a sentence; what is ``in_the_way`` are sentences of their own."""
        template = FITS if self.fits else FITS_AFTER if self.fixes else FITS_NOT
        return template(plant=self.plant_id, parcel=self.parcel_id)


def why_not(
    plan: Plan,
    scenario_id: str,
    plant_id: str,
    parcel_id: str,
    *,
    checker: Checker | None = None,
    work: Work | None = None,
) -> WhyNot:
    """The smallest changes that make a plant legal on a parcel: moved, turned, of a better fire grade, smaller.

    A plant that does not stand there is looked at in the middle of the parcel. Legal is: all of it on the parcel, no
    error that names it from any rule that tells what it asks of a place, no new error elsewhere, no more unchecked.
    Raises EditError for an unknown scenario, plant or parcel, Cancelled when ``work`` was cancelled.
    """
    plan.require_plants(scenario_id, (plant_id,))
    if parcel_id not in plan.site.parcels.index:
        raise EditError(NO_SUCH_ROW, layer=PARCELS.label, id=parcel_id)
    found = checker if checker is not None and checker.plan is plan else Checker(plan, scenario_id, work=work)
    row = rows_of(found.layout, [plant_id])
    if len(row) == 0 or not found.layout.testable[row[0]]:
        return WhyNot(plant_id, parcel_id, False, (), (UNSOUND(plant=plant_id),))
    return _Search(found, plant_id, parcel_id, work or Work()).answer()


def parcel_under(plan: Plan, scenario_id: str, plant_id: str) -> str | None:
    """The parcel that holds most of a plant's footprint; None where it stands on none."""
    shape = plan.require_plants(scenario_id, (plant_id,))["geometry"].loc[plant_id]
    if shape is None or shape.is_empty or not shape.is_valid:
        return None
    ground = ground_of(plan.site)
    near = ground.parcels.tree.query(shape, predicate="intersects")
    if len(near) == 0:
        return None
    shared_m2 = shapely.area(shapely.intersection(ground.parcels.shapes[near], shape))
    return str(ground.parcel_ids[near[int(np.argmax(shared_m2))]])


class _Search:
    def __init__(self, checker: Checker, plant_id: str, parcel_id: str, work: Work) -> None:
        layout = checker.layout
        self.checker, self.plant, self.parcel, self.work = checker, plant_id, parcel_id, work
        self.plan, self.scenario_id = checker.plan, checker.scenario_id
        self.row = int(rows_of(layout, [plant_id])[0])
        self.shape: BaseGeometry = layout.shapes[self.row]
        at = int(np.flatnonzero(layout.ground.parcel_ids == parcel_id)[0])
        self.land: BaseGeometry = layout.ground.parcels.shapes[at]
        self.before = Standing(checker.result)
        self.about_places = {rule.id for rule in checker.pack.catalogue.values() if rule.clearances is not None}
        on_it = shapely.area(shapely.intersection(self.shape, self.land)) > TOLERANCE_M2
        self.start = (0.0, 0.0) if on_it else self._to_the_middle()

    def answer(self) -> WhyNot:
        here = self._after(None)
        if here is not None and self._is_legal(here, self.shape):
            return WhyNot(self.plant, self.parcel, True)
        if self._value("status") in BUILT:
            return WhyNot(self.plant, self.parcel, False, (), (BUILT_ALREADY(plant=self.plant),))
        moved = sorted(self._moved(), key=lambda fix: fix.cost)[:MOST_MOVES]
        nearest_m = min((fix.cost for fix in moved), default=math.inf)
        graded = [fix for fix in self._graded() if fix.cost < nearest_m]  # a better grade for nothing is no help
        fixes = sorted((*moved, *graded, *self._smaller()), key=lambda fix: fix.cost)
        return WhyNot(self.plant, self.parcel, False, tuple(fixes), self._in_the_way())

    def _value(self, column: str) -> Any:
        return attribute(self.plan, self.scenario_id, self.plant, column)

    # -- proving ------------------------------------------------------------------------------------------------------

    def _after(self, edit: Edit | None) -> Standing | None:
        if self.work.cancelled:
            raise Cancelled
        try:
            return self.before if edit is None else Standing(self.checker.after(edit.apply(self.plan)).result)
        except EditError:
            return None

    def _is_legal(self, after: Standing, shape: BaseGeometry) -> bool:
        if shape.difference(self.land).area > TOLERANCE_M2 or len(after.not_checked) > len(self.before.not_checked):
            return False
        return not any(self._counts(finding) for finding in after.errors.values())

    def _counts(self, finding: Finding) -> bool:
        """Whether an error is one that the plant must not have there, or one that is new."""
        mine = self.plant in finding.plants and finding.rule in self.about_places
        return mine or finding.id not in self.before.errors

    def _proved(self, kind: str, label: Message, edit: Edit, shape: BaseGeometry, cost: float) -> Iterator[Fix]:
        after = self._after(edit)
        if after is not None and self._is_legal(after, shape):
            yield Fix("", kind, label, edit, cost, gone(self.before, after), new_warnings(self.before, after))

    # -- ways to fit --------------------------------------------------------------------------------------------------

    def _moved(self) -> Iterator[Fix]:
        """As it is, and turned along the sides of the parcel."""
        centre = box_centre(np.array([self.shape], dtype=object))
        asked = self._asked(self.checker)
        for turn in (0.0, *self._turns()):
            shape = shapely.affinity.rotate(self.shape, turn, origin=centre) if turn else self.shape
            yield from self._first(self._put_turned(shape, turn, move) for move in self._places(shape, asked))

    def _put_turned(self, shape: BaseGeometry, turn: float, move: Move) -> Iterator[Fix]:
        there = shapely.affinity.translate(shape, *move)
        step = move_plants(self.scenario_id, self.plant, *move)
        said = {"plant": self.plant, "distance_m": math.hypot(*move), "way": way_of(move)}
        if turn == 0.0:
            yield from self._proved("move", MOVE(**said), step, there, self._far(move))
            return
        centre = box_centre(np.array([self.shape], dtype=object))
        label = TURN_AND_PUT(angle_deg=turn, **said)
        edit = together(label, (rotate_plants(self.scenario_id, self.plant, turn, centre), step))
        cost = self._far(move) + size_of(self.shape) * math.sin(math.radians(abs(turn) / 2))
        yield from self._proved("align", label, edit, there, cost)

    def _graded(self) -> Iterator[Fix]:
        """With a better fire resistance grade, where that asks for less distance."""
        before = self._value("fire_grade")
        for grade in range(int(before) - 1, 0, -1) if before is not None else ():
            better = set_attributes(self.scenario_id, self.plant, {"fire_grade": grade})
            asked = self._asked(self.checker.after(better.apply(self.plan)))
            found = list(
                self._first(self._put_graded(better, grade, int(before), m) for m in self._places(self.shape, asked))
            )
            if found:
                yield from found
                return

    def _put_graded(self, better: Edit, grade: int, before: int, move: Move) -> Iterator[Fix]:
        label = GRADED(plant=self.plant, grade=grade, before=before, distance_m=math.hypot(*move))
        edit = together(label, (better, move_plants(self.scenario_id, self.plant, *move)))
        cost = self._far(move) + COST_A_GRADE_M * (before - grade)
        yield from self._proved("fire-grade", label, edit, shapely.affinity.translate(self.shape, *move), cost)

    def _smaller(self) -> Iterator[Fix]:
        """The largest capacity with which the plant, turned or not, fits by the law of its type."""
        law = {name: self._value(name) for name in ("type_id", "capacity")}
        if not has_law(law):
            return
        of, now = load_catalogue().get(law["type_id"]), float(law["capacity"])
        low, high = math.ceil(STEPS * (of.capacity_min or now) / now), STEPS
        asked = self._asked(self.checker)
        found = self._sized(low, now, asked) if low < high else []
        while found and high - low > 1:
            middle = (low + high) // 2
            better = self._sized(middle, now, asked)
            low, high = (middle, high) if better else (low, middle)
            found = better or found
        yield from found

    def _sized(self, share: int, now: float, asked: tuple[Clearance, ...]) -> list[Fix]:
        """The fix with so many hundredths of the capacity, if there is a place for it."""
        try:
            made = set_capacity(self.plan, self.scenario_id, self.plant, float(f"{now * share / STEPS:.6g}"))
        except EditError:
            return []
        centre = box_centre(np.array([made.footprint], dtype=object))
        for turn in (0.0, *self._turns()):
            shape = shapely.affinity.rotate(made.footprint, turn, origin=centre) if turn else made.footprint
            fixes = list(self._first(self._put_smaller(made, shape, now, turn, m) for m in self._places(shape, asked)))
            if fixes:
                return fixes
        return []

    def _put_smaller(
        self, made: SetCapacity, shape: BaseGeometry, now: float, turn: float, move: Move
    ) -> Iterator[Fix]:
        there = shapely.affinity.translate(shape, *move)
        edit = replace(made, footprint=there)
        unit = self._value("capacity_unit") or ""
        capacity = float(made.values["capacity"])
        label = SMALLER(plant=self.plant, capacity=capacity, unit=unit, before=now, distance_m=math.hypot(*move))
        shorter_m = (self.shape.length - there.length) / 2
        turned_m = size_of(self.shape) * math.sin(math.radians(abs(turn) / 2))
        yield from self._proved("shrink", label, edit, there, SMALLER_COST_M + self._far(move) + turned_m + shorter_m)

    # -- places -------------------------------------------------------------------------------------------------------

    def _asked(self, checker: Checker) -> tuple[Clearance, ...]:
        """What is asked of the plant on the parcel, and that it lies on it."""
        box = shapely.box(*self.land.bounds)
        found = clearances(checker.layout, checker.pack, self.row, box)
        return (self._on_the_parcel(), *(each for each in found if each.severity == "error"))

    def _on_the_parcel(self) -> Clearance:
        subject = f"parcel={self.parcel}"
        return Clearance("on-parcel", "error", subject, self.land, 0.0, "", "judgement", inside=True)

    def _places(self, shape: BaseGeometry, asked: tuple[Clearance, ...]) -> Iterator[Move]:
        """Moves of ``shape`` to places on the parcel where all is met, the nearest to where it is looked at first."""
        first = shapely.affinity.translate(shape, *self.start)
        for move in shortest_free_moves(first, asked, size_of(self.land) + size_of(shape), TRIES):
            yield round(self.start[0] + move[0], 3), round(self.start[1] + move[1], 3)

    def _turns(self) -> list[float]:
        """Along the sides of the parcel, with the long side either way."""
        along = turns_along(np.array([self.land], dtype=object), self.shape, self.land)
        return [*(turn for angle in along for turn in (angle, angle - math.copysign(90.0, angle))), 90.0]

    def _to_the_middle(self) -> Move:
        middle, here = shapely.point_on_surface(self.land), self.shape.centroid
        return float(middle.x - here.x), float(middle.y - here.y)

    def _far(self, move: Move) -> float:
        return math.hypot(move[0] - self.start[0], move[1] - self.start[1])

    @staticmethod
    def _first(tries: Iterator[Iterator[Fix]]) -> Iterator[Fix]:
        """What the first try gives that gives anything."""
        yield from next((found for each in tries if (found := list(each))), [])

    def _in_the_way(self) -> tuple[Message, ...]:
        """What the rules say of the place where the plant was looked at first; that it finds no room, where it does not
        however it lies."""
        after = self._after(move_plants(self.scenario_id, self.plant, *self.start)) if any(self.start) else self.before
        errors = [f.message for f in after.errors.values() if self._counts(f)] if after is not None else []
        on_it = (self._on_the_parcel(),)
        centre = box_centre(np.array([self.shape], dtype=object))
        lying = (shapely.affinity.rotate(self.shape, turn, origin=centre) for turn in (0.0, *self._turns()))
        if errors and any(True for shape in lying for _ in self._places(shape, on_it)):
            return tuple(errors)
        areas = {"plant_m2": self.shape.area, "parcel_m2": self.land.area}
        return (TOO_LARGE(plant=self.plant, parcel=self.parcel, **areas),)
