"""What a declared rule has against a plant or a piece of land, and what it could not judge."""

from __future__ import annotations

from collections.abc import Iterable

from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.own.declared import OwnRule
from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2, Finding, Limit, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

MEMBERSHIP_OPEN = QT_TRANSLATE_NOOP(
    "rules",
    "“{rule}” could not be judged for {subject}: an attribute is blank that decides whether the rule is about it "
    "({where}). Enter it.",
)
EXACT = 1e-9  # of the limit: what rounding alone can make of a figure that meets it


def own_finding(
    own: OwnRule,
    settings: RuleSettings,
    limit: Limit,
    message: Message,
    plants: Iterable[str],
    *,
    measured: float | None,
    place: BaseGeometry | None,
    with_plants: Iterable[str] = (),
    measured_to: Iterable[str] = (),
    **others: str,
) -> Finding:
    """A finding of a declared rule; ``others`` (``parcel="L012"``) are its subjects besides the plants.

    ``with_plants`` are plants that it is about as well, but that do not define it; so are things of the base map in
    ``measured_to`` (as subjects: ``parcel=L012``): a waiver lapses when one of them changes.
    """
    named = tuple(sorted(plants))
    return Finding(
        id=finding_id(own.id, named, **others),
        rule=own.id,
        severity=settings.graded(own.severity),
        subjects=(
            *named,
            *(f"{kind}={value}" for kind, value in sorted(others.items())),
            *sorted(with_plants),
            *measured_to,
        ),
        plants=(*named, *sorted(with_plants)),
        message=message,
        clause=limit.clause,
        confidence=limit.confidence,
        measured=measured,
        required=limit.value,
        unit=limit.unit,
        location=location_of(place),
        place=place,
        found_by=own,
    )


def left_open(
    own: OwnRule, wheres: Iterable[str], plants: Iterable[str], place: BaseGeometry | None, **others: str
) -> Finding:
    """That nobody can tell whether the rule is about these."""
    named = tuple(sorted(plants))
    where = "; ".join(dict.fromkeys(filter(None, wheres)))
    message = MEMBERSHIP_OPEN(rule=own.name, subject=(*named, *others.values()), where=where)
    return not_checked(own.id, message, named, place=place, **others)


def tolerance(limit: Limit) -> float:
    """How far a figure may miss a limit: the planar tolerances for lengths and areas, rounding for all else."""
    return {"m": TOLERANCE_M, "m²": TOLERANCE_M2}.get(limit.unit, EXACT * max(1.0, limit.value))
