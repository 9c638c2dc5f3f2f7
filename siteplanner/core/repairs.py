"""What is to become of shapes of a map that are not sound: mended, as is usual, or left out. Either way it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_A_REPAIR = QT_TRANSLATE_NOOP(
    "errors",
    "“{given}” does not say what is done with unsound shapes. Write [ROLE.]KIND=WAY; kinds and their ways: {known}.",
)

WAYS = {"invalid": ("repair", "leave_out"), "rings": ("close", "leave_out"), "duplicates": ("keep", "leave_out")}
"""By kind what can be done, the usual first."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """``invalid`` shapes (crossing themselves …) are repaired or left out, ``rings`` that are not closed are closed or
    their shapes left out, of ``duplicates`` (the very same shape in a later row) the later are kept or left out.

    What has no shape, or none with an area, is left out always.
    """

    invalid: str = "repair"
    rings: str = "close"
    duplicates: str = "keep"

    def __post_init__(self) -> None:
        for kind, ways in WAYS.items():
            if getattr(self, kind) not in ways:
                raise InputError(NOT_A_REPAIR, given=f"{kind}={getattr(self, kind)}", known=known_ways())

    def leave_out(self, kind: str) -> bool:
        """Whether shapes of the kind do not come in."""
        return bool(getattr(self, kind) == "leave_out")

    def with_way(self, kind: str, way: str) -> Repairs:
        """The same but for one kind. Raises InputError for an unknown kind or way."""
        if kind not in WAYS:
            raise InputError(NOT_A_REPAIR, given=f"{kind}={way}", known=known_ways())
        return replace(self, **{kind: way})

    def changed(self) -> dict[str, str]:
        """What is not as usual, by kind.

        >>> Repairs(duplicates="leave_out").changed()
        {'duplicates': 'leave_out'}
        """
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != WAYS[field.name][0]
        }


AS_USUAL = Repairs()
"""Mended where that can be told."""


def known_ways() -> str:
    """The kinds and their ways, for a sentence.

    >>> known_ways()
    'invalid=repair|leave_out, rings=close|leave_out, duplicates=keep|leave_out'
    """
    return ", ".join(f"{kind}={'|'.join(ways)}" for kind, ways in WAYS.items())


def parse_repairs(given: Iterable[str], roles: Iterable[str]) -> dict[str, Repairs]:
    """What ``[ROLE.]KIND=WAY`` texts say, by role; without a role it holds for all ``roles``. Raises InputError.

    >>> parse_repairs(["duplicates=leave_out", "zones.invalid=leave_out"], ["parcels", "zones"])["zones"].changed()
    {'invalid': 'leave_out', 'duplicates': 'leave_out'}
    """
    found = dict.fromkeys(roles, AS_USUAL)
    for text in given:
        target, equals, way = text.partition("=")
        role, dot, kind = target.strip().rpartition(".")
        if not equals or (dot and role not in found):
            raise InputError(NOT_A_REPAIR, given=text, known=known_ways())
        for name in [role] if role else list(found):
            try:
                found[name] = found[name].with_way(kind, way.strip())
            except InputError as error:
                raise InputError(NOT_A_REPAIR, given=text, known=known_ways()) from error
    return found
