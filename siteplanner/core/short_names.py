"""Names of columns in ten letters, for files that hold no longer ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from siteplanner.assets import resource
from siteplanner.core.pinyin import initials

LONGEST = 10
"""Letters of a field's name in a dBASE table."""

_ALLOWED = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@cache
def short_names() -> Mapping[str, str]:
    """``resources/short_column_names.toml``: the plan's columns whose names are longer, and what they are called."""
    with resource("short_column_names.toml").open("rb") as file:
        names: dict[str, str] = tomllib.load(file)["columns"]
    return names


def short_name(column: str) -> str:
    """The name of one of the plan's own columns.

    >>> short_name("investment_cny"), short_name("owner")
    ('invest_cny', 'owner')
    """
    return short_names().get(column, column)


def shortened(columns: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """Column -> a name in ASCII of at most ten letters, none twice in any case of letters, none of ``taken``.

    A name that fits stays. Chinese is said by the first letters of its pinyin, in capitals; what nothing is left of is
    its number: ``F3``. The same columns in the same order get the same names.

    >>> shortened(["权属单位名称", "地块 No", "№", "a_much_longer_name", "QSDWMC"])
    {'权属单位名称': 'QSDWMC_2', '地块 No': 'DK_No', '№': 'F3', 'a_much_longer_name': 'a_much_lon', 'QSDWMC': 'QSDWMC'}
    """
    given = list(columns)
    used = {name.upper() for name in taken}
    names = dict.fromkeys(given, "")
    for fits in (True, False):
        for number, column in enumerate(given, start=1):
            if _fits(column) is fits:
                base = column if fits else _spelled(column)[:LONGEST]
                names[column] = _free(base or f"F{number}", used)
                used.add(names[column].upper())
    return names


def _fits(column: str) -> bool:
    return len(column) <= LONGEST and _ALLOWED.fullmatch(column) is not None


def _spelled(column: str) -> str:
    """Letters and digits as they are, Chinese by its initials, everything else a line between them."""
    letters = "".join(c if c.isascii() and c.isalnum() else initials(c).upper() or "_" for c in column)
    plain = re.sub(r"__+", "_", letters).strip("_")
    return plain if not plain or plain[0].isalpha() else f"F{plain}"


def _free(base: str, used: Collection[str]) -> str:
    name, number = base, 1
    while name.upper() in used:
        number += 1
        ending = f"_{number}"
        name = base[: LONGEST - len(ending)] + ending
    return name
