"""What a rule could not judge. Not checked is never a pass: it is a finding of its own."""

from __future__ import annotations

from collections.abc import Iterable

from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.rule import Finding, finding_id, location_of
from siteplanner.core.text import Message

NOT_CHECKED = "not-checked"


def not_checked(
    rule: str,
    message: Message,
    plants: Iterable[str] = (),
    *,
    place: BaseGeometry | None = None,
    clause: str = "",
    **others: str,
) -> Finding:
    """The finding ``not-checked:<rule>:<subjects>``: ``message`` says what is missing.

    ``plants`` and ``others`` (``parcel="L012"``) are the subjects; ``place`` is what to draw, where there is something.

    >>> from siteplanner.core.text import QT_TRANSLATE_NOOP
    >>> not_checked("setback", QT_TRANSLATE_NOOP("doctest", "No parcel.")(), ["P1"], parcel="L1").id
    'not-checked:setback:P1:parcel=L1'
    """
    named = tuple(sorted(plants))
    return Finding(
        id=finding_id(f"{NOT_CHECKED}:{rule}", named, **others),
        rule=NOT_CHECKED,
        severity="warning",
        subjects=(*named, *(f"{kind}={value}" for kind, value in sorted(others.items()))),
        plants=named,
        message=message,
        clause=clause,
        confidence="judgement",
        location=location_of(place),
        place=place,
    )
