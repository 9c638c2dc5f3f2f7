"""Fire separation in words: what was found between two buildings, and what could not be judged."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.distances import Verdict
from siteplanner.core.fire.table import FireTable
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Confidence, Finding, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

RULE_ID = "fire-separation"

BY_TABLE = QT_TRANSLATE_NOOP(
    "rules",
    "{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table asks for "
    "{required_m:g} m.",
)
BY_BOUND = QT_TRANSLATE_NOOP(
    "rules",
    "{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table lacks this pair, "
    "but at least {required_m:g} m are needed.",
)
BY_FLAME = QT_TRANSLATE_NOOP(
    "rules",
    "{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between "
    "class A or B and open flame or sparks.",
)
BY_CROWD = QT_TRANSLATE_NOOP(
    "rules",
    "{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between "
    "class A or B and a crowded place.",
)
NOTED = QT_TRANSLATE_NOOP("rules", "{finding} {note}")
CLASS_A = QT_TRANSLATE_NOOP("rules", "Class A: GB 51283 / GB 50160 may ask for more.")
REDUCED = QT_TRANSLATE_NOOP("rules", "That is less than the {table_m:g} m of the table, by the reduction {note}.")
GRADE_ASSUMED = QT_TRANSLATE_NOOP(
    "rules", "The fire resistance grade of {constraint} is not given; grade {grade:d} was taken."
)
RANK_ASSUMED = QT_TRANSLATE_NOOP(
    "rules", "The rank of {constraint} is not given; by its height, high-rise class 1 was taken."
)

MISSING = QT_TRANSLATE_NOOP("rules", "The fire separation of {plant} was not checked: enter {missing}.")
LACKING = QT_TRANSLATE_NOOP(
    "rules",
    "The fire separation of {plant} ({building}) was not fully checked: the table of GB 50016 does not hold such a "
    "building. Only the least that is asked of any was tested.",
)
TRANSFORMERS = QT_TRANSLATE_NOOP(
    "rules",
    "{first} and {second} are {gap_m:.2f} m apart: the table of GB 50016 has no distance between two outdoor "
    "transformer yards.",
)
HEIGHT_UNKNOWN = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {constraint}, whose height and rank are not given: enough for a low building, "
    "not for a high-rise.",
)
NO_EXTENT = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {constraint}, which is drawn without an area: how far the building itself is "
    "away is not known. Draw its outline.",
)
_TEMPLATES = {"table": BY_TABLE, "lower_bound": BY_BOUND, "open_flame": BY_FLAME, "crowded_place": BY_CROWD}


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two buildings too close: two plants in order of their ids, or one plant and a constraint. ``kinds`` are their
    rows of the table; ``assumed_grade`` (0: it is known) and ``assumed_rank`` mark what is not given, ``flat`` a
    constraint drawn without an area."""

    plants: tuple[str, ...]
    described: tuple[Template | Message, Template | Message]
    shapes: tuple[BaseGeometry, BaseGeometry]
    kinds: tuple[int, int]
    gap_m: float
    class_a: bool
    constraint: str = ""
    assumed_grade: int = 0
    assumed_rank: bool = False
    flat: bool = False

    @property
    def others(self) -> dict[str, str]:
        return {"constraint": self.constraint} if self.constraint else {}

    @property
    def subjects(self) -> tuple[str, ...]:
        return (*self.plants, *(f"{kind}={name}" for kind, name in self.others.items()))

    @property
    def between(self) -> BaseGeometry:
        """The shortest line from one to the other."""
        line: BaseGeometry = shapely.shortest_line(*self.shapes)
        return line


def separation_finding(table: FireTable, settings: RuleSettings, meeting: Meeting, verdict: Verdict) -> Finding:
    """The finding for a pair that stands too close."""
    clause, confidence = basis(table, settings, meeting.kinds, verdict)
    between = meeting.between
    return Finding(
        id=finding_id(RULE_ID, meeting.plants, **meeting.others),
        rule=RULE_ID,
        severity=settings.graded(verdict.severity),
        subjects=meeting.subjects,
        plants=meeting.plants,
        message=_message(meeting, verdict),
        clause=clause,
        confidence=confidence,
        measured=meeting.gap_m,
        required=verdict.required_m,
        unit="m",
        location=location_of(between),
        place=between,
    )


def basis(table: FireTable, settings: RuleSettings, kinds: tuple[int, int], verdict: Verdict) -> tuple[str, Confidence]:
    """Clause and confidence of what is asked of two buildings, which are ``kinds`` in the table."""
    if verdict.reason in ("open_flame", "crowded_place"):
        limit = settings.limits[f"{verdict.reason}_m"]
        return limit.clause, limit.confidence
    if verdict.reduced is not None:
        limit = settings.limits[f"allow.{verdict.reduced.note}"]
        return limit.clause, limit.confidence
    source = table.source(*kinds) if verdict.reason == "table" else table.lower_bound_source
    return source.clause, source.confidence


def _message(meeting: Meeting, verdict: Verdict) -> Message:
    first, second = (*meeting.plants, meeting.constraint)[:2]
    message = _TEMPLATES[verdict.reason](
        first=first,
        second=second,
        first_building=meeting.described[0],
        second_building=meeting.described[1],
        gap_m=meeting.gap_m,
        required_m=verdict.required_m,
    )
    if meeting.assumed_grade and verdict.reason in ("table", "lower_bound"):
        message = NOTED(finding=message, note=GRADE_ASSUMED(constraint=meeting.constraint, grade=meeting.assumed_grade))
    if verdict.reduced is not None:
        reduced = REDUCED(table_m=verdict.reduced.table_m, note=verdict.reduced.note)
        message = NOTED(finding=message, note=reduced)
    if meeting.assumed_rank:
        message = NOTED(finding=message, note=RANK_ASSUMED(constraint=meeting.constraint))
    return NOTED(finding=message, note=CLASS_A) if meeting.class_a else message


def separation_not_checked(meeting: Meeting) -> Finding:
    """Two transformer yards near each other, or a plant near a building whose extent, height or rank nobody knows."""
    if meeting.constraint and meeting.flat:
        message = NO_EXTENT(plant=meeting.plants[0], constraint=meeting.constraint, gap_m=meeting.gap_m)
    elif meeting.constraint:
        message = HEIGHT_UNKNOWN(plant=meeting.plants[0], constraint=meeting.constraint, gap_m=meeting.gap_m)
    else:
        message = TRANSFORMERS(first=meeting.plants[0], second=meeting.plants[1], gap_m=meeting.gap_m)
    message = NOTED(finding=message, note=CLASS_A) if meeting.class_a else message
    return not_checked(RULE_ID, message, meeting.plants, place=meeting.between, **meeting.others)


def plant_not_checked(
    plant: str,
    shape: BaseGeometry,
    missing: Template | Message | None,
    building: Template | Message,
    *,
    class_a: bool = False,
) -> Finding:
    """A plant that lacks what the table needs to know, or that the table does not hold."""
    message = MISSING(plant=plant, missing=missing) if missing else LACKING(plant=plant, building=building)
    message = NOTED(finding=message, note=CLASS_A) if class_a else message
    return not_checked(RULE_ID, message, [plant], place=shape)
