"""How maps are to be read, from the options that say so: repairs, exchanged axes, web maps' offsets, datum shifts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.cli.values import pairs
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.map_placement import Offset
    from siteplanner.core.reading_choices import ReadingChoices

NO_MAP_FOR = QT_TRANSLATE_NOOP("cli", "{option} names “{role}”, but the maps given are for: {roles}.")
NO_OFFSET = QT_TRANSLATE_NOOP("cli", "--offset-of: “{value}” is no offset. Known: {known}.")

Texts = Iterable[str] | None


def reading_choices(
    roles: Collection[str],
    told: Mapping[str, str],
    *,
    repair: Texts,
    swap_axes: Texts,
    offset_of: Texts,
    shift_of: Texts,
) -> dict[str, ReadingChoices]:
    """What the options say of each role's maps; ``told`` are their systems, which may state a shift (``+towgs84``).

    Raises InputError for what cannot be meant, or a file that cannot be used.
    """
    from siteplanner.core.datum_shift import stated_shift
    from siteplanner.core.reading_choices import ReadingChoices
    from siteplanner.core.repairs import parse_repairs
    from siteplanner.files.datum_shifts import read_shift

    ways = parse_repairs(repair or (), list(roles))
    swapped = [role.strip() for role in swap_axes or ()]
    offsets = pairs("--offset-of", offset_of, "ROLE=gcj02")
    shifts = pairs("--shift-of", shift_of, "ROLE=FILE")
    for option, named in (("--swap-axes", swapped), ("--offset-of", offsets), ("--shift-of", shifts)):
        for role in named:
            if role not in roles:
                raise InputError(NO_MAP_FOR, option=option, role=role, roles=", ".join(roles) or "–")
    return {
        role: ReadingChoices(
            repairs=ways[role],
            swap_axes=role in swapped,
            offset=_offset(offsets[role]) if role in offsets else "",
            shift=read_shift(Path(shifts[role])) if role in shifts else stated_shift(told.get(role, "")),
        )
        for role in roles
    }


def _offset(value: str) -> Offset:
    from siteplanner.core.map_placement import OFFSETS

    found = [offset for offset in OFFSETS if offset == value.lower().replace("-", "")]
    if not found:
        raise InputError(NO_OFFSET, value=value, known=", ".join(OFFSETS))
    return found[0]
