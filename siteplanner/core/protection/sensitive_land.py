"""Which land-use codes are places that works keep away from: homes, schools, medical and social care."""

from __future__ import annotations

import re
from functools import cache

from siteplanner.core.land_use import GUIDE, SURVEY, load_system, read_code

HOMES = "07"
PUBLIC_SERVICE = "08"
CARE = ("0804", "0806", "0807")
"""Education, medical, social welfare."""
_SURVEY_PARKS = ("0809", "0810")
"""What the survey has among public services and the guide does not: public utilities, parks."""


@cache
def is_sensitive(code: str, system: str = "") -> bool | None:
    """Whether a parcel of that code is such a place, as the 2023 guide classes it; None where that cannot be told.

    What cannot be read into the guide is told by its class, where every system that has the class says the same. A code
    for more than one use (08 for all public services, 08H2 of the survey) cannot be told, nor can one nobody knows.

    >>> is_sensitive("0703", "MNR2023"), is_sensitive("0702", "SURVEY3"), is_sensitive("100102")
    (True, True, False)
    >>> is_sensitive("0702"), is_sensitive("1001"), is_sensitive("08H2"), is_sensitive("")
    (True, False, None, None)
    """
    code, system = code.strip().upper(), system.strip().upper()
    reading = read_code(code, system)
    if reading.doubt is None:
        return _in_guide(reading.code)
    by_system = {GUIDE: _in_guide, SURVEY: _in_survey}
    asked = [system] if system else list(by_system)
    said = {by_system[of](code) for of in asked if of in by_system and _has_class(of, code)}
    return said.pop() if len(said) == 1 else None


def _in_guide(code: str) -> bool | None:
    if not code.startswith(PUBLIC_SERVICE):
        return code.startswith(HOMES)
    return code.startswith(CARE) if code[:4] in load_system(GUIDE) and code != PUBLIC_SERVICE else None


def _in_survey(code: str) -> bool | None:
    mapped = read_code(code, SURVEY).code
    if mapped:
        return _in_guide(mapped)
    if code.startswith(PUBLIC_SERVICE):
        return False if code in _SURVEY_PARKS else None
    return code.startswith(HOMES)


def _has_class(system: str, code: str) -> bool:
    """Whether the code is shaped as those of the system and stands in one of its classes."""
    shape = r"\d{2}(\d{2}){0,2}" if system == GUIDE else r"\d{2}(\d{2}|H\d)?[A-Z]?"
    return re.fullmatch(shape, code, re.ASCII) is not None and any(c[:2] == code[:2] for c in load_system(system))
