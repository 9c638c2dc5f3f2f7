"""Values as typed on the command line, read into what they mean."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_A_PLACE = QT_TRANSLATE_NOOP(
    "cli", "--at “{value}” is not a place. Give easting,northing in metres, such as 470015.7,4174254.3."
)
NO_MAP_FOR = QT_TRANSLATE_NOOP("cli", "--crs-of names “{role}”, but the maps given are for: {roles}.")
NOT_A_PAIR = QT_TRANSLATE_NOOP("cli", "{option} “{value}” has no “=”. Write it as {form}.")


def place(text: str) -> tuple[float, float]:
    """Easting and northing from ``E,N``. Raises InputError for anything else.

    >>> place("470015.7, 4174254.3")
    (470015.7, 4174254.3)
    """
    try:
        east, north = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError as error:
        raise InputError(NOT_A_PLACE, value=text) from error
    if not (math.isfinite(east) and math.isfinite(north)):
        raise InputError(NOT_A_PLACE, value=text)
    return east, north


def systems(texts: Iterable[str] | None, roles: Collection[str]) -> dict[str, str]:
    """What ``--crs-of ROLE=EPSG:n`` says, by role: a code, WKT or PROJ text, or the .prj that holds it.

    Raises InputError for a role that no map is given for, or a file that holds no system.
    """
    from siteplanner.files.crs_files import system_text

    found = pairs("--crs-of", texts, "ROLE=EPSG:n")
    for role in found:
        if role not in roles:
            raise InputError(NO_MAP_FOR, role=role, roles=", ".join(roles) or "–")
    return {role: system_text(told) for role, told in found.items()}


def pairs(option: str, texts: Iterable[str] | None, form: str = "key=value") -> dict[str, str]:
    """What ``key=value`` texts say; the last one counts. Raises InputError for a text without ``=``.

    >>> pairs("--set", ["name=成品=1", "jobs = 12"])
    {'name': '成品=1', 'jobs': '12'}
    """
    found = {}
    for text in texts or ():
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise InputError(NOT_A_PAIR, option=option, value=text, form=form)
        found[key.strip()] = value.strip()
    return found
