"""Corridors in words: a plant in a strip, a plant on protected land, and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Confidence, Finding, Limit, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.vocabulary import vocabulary

RULE_ID = "corridor"
WEAKEST: tuple[Confidence, ...] = ("judgement", "unverified", "secondary", "verified")

FROM_CENTRELINE = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from the centreline of {constraint} ({kind}); {required_m:g} m are required, of which "
    "{half_m:g} m are half its width.",
)
FROM_EDGE = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {gap_m:.2f} m from the edge of {constraint} ({kind}); {required_m:g} m are required."
)
FOR_CLASS = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {constraint} ({kind}); {required_m:g} m are required of a plant of class {hazard}.",
)
ON_PROTECTED = QT_TRANSLATE_NOOP("rules", "{area_m2:.2f} m² of {plant} lie on {constraint} ({kind}).")
TOUCHES_PROTECTED = QT_TRANSLATE_NOOP("rules", "{plant} lies on {constraint} ({kind}).")
NOTED = QT_TRANSLATE_NOOP("rules", "{finding} {note}")
WIDEST_TAKEN = QT_TRANSLATE_NOOP("rules", "Its grade is not known, so the widest strip of the kind was taken.")

NEAR = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {gap_m:.2f} m from {constraint} ({kind}) and was not fully checked: {why}"
)
UNKNOWN_GRADE = QT_TRANSLATE_NOOP("rules", "its grade is not known; only the widest strip of the kind was tested.")
NO_STRIP = QT_TRANSLATE_NOOP("rules", "no rule says how far plants must stay from it.")
NO_TOWER_HEIGHT = QT_TRANSLATE_NOOP("rules", "its tower height, which counts for class A and B, is not given.")
NO_HAZARD_CLASS = QT_TRANSLATE_NOOP("rules", "the plant's hazard class is not given, and class A or B needs more.")
NO_EXTENT = QT_TRANSLATE_NOOP("rules", "it is drawn without an area, so its extent is not known.")
BOTH = QT_TRANSLATE_NOOP("rules", "{first} {second}")


@dataclass(frozen=True, slots=True)
class Nearness:
    """One plant near one constraint."""

    plant: str
    plant_shape: BaseGeometry
    constraint: str
    kind: str
    constraint_shape: BaseGeometry
    gap_m: float

    @property
    def words(self) -> dict[str, object]:
        kind = vocabulary("constraint_kind").label(self.kind)
        return {"plant": self.plant, "constraint": self.constraint, "kind": kind, "gap_m": self.gap_m}

    @property
    def between(self) -> BaseGeometry:
        """The shortest line from one to the other."""
        line: BaseGeometry = shapely.shortest_line(self.plant_shape, self.constraint_shape)
        return line


def strip_finding(
    settings: RuleSettings, near: Nearness, required_m: float, message: Message, limits: Iterable[Limit], *, known: bool
) -> Finding:
    """A plant inside a strip; of ``limits`` the first names the clause, the weakest how sure the figure is."""
    used = list(limits)
    return _finding(
        settings,
        near,
        message if known else NOTED(finding=message, note=WIDEST_TAKEN),
        near.between,
        measured=near.gap_m,
        required=required_m,
        unit="m",
        clause=used[0].clause,
        confidence=min((limit.confidence for limit in used), key=WEAKEST.index),
    )


def protected_finding(settings: RuleSettings, near: Nearness, shared: BaseGeometry) -> Finding:
    """A plant on land that must stay free."""
    area_m2 = float(shapely.area(shared))
    template = ON_PROTECTED if area_m2 > 0 else TOUCHES_PROTECTED
    message = template(area_m2=area_m2, **near.words)
    return _finding(
        settings,
        near,
        message,
        shared,
        measured=area_m2,
        required=0.0,
        unit="m²",
        clause="",
        confidence="judgement",
    )


def near_not_checked(near: Nearness, why: list[Template]) -> Finding:
    """A plant so near that what is not known of the pair matters; ``why`` holds one reason or two."""
    reason: Template | Message = why[0] if len(why) == 1 else BOTH(first=why[0], second=why[1])
    return not_checked(
        RULE_ID, NEAR(why=reason, **near.words), [near.plant], place=near.between, constraint=near.constraint
    )


def _finding(
    settings: RuleSettings,
    near: Nearness,
    message: Message,
    place: BaseGeometry,
    *,
    measured: float,
    required: float,
    unit: str,
    clause: str,
    confidence: Confidence,
) -> Finding:
    return Finding(
        id=finding_id(RULE_ID, [near.plant], constraint=near.constraint),
        rule=RULE_ID,
        severity=settings.graded("error"),
        subjects=(near.plant, f"constraint={near.constraint}"),
        plants=(near.plant,),
        message=message,
        clause=clause,
        confidence=confidence,
        measured=measured,
        required=required,
        unit=unit,
        location=location_of(place),
        place=place,
    )
