"""Table 5.2.2 of GB 50016, between civil buildings, for the class E factories that count as one beside them.

The table is data, ``resources/rules/tables/fire_separation_gb50016_5_2_2.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.fire.table import CONFIDENCES, FAULTY, GRADES, NO_CONFIDENCE, WRONG_SHAPE, Source
from siteplanner.core.rules.rule import Confidence

LOW_RANK = 0
FILE = "fire_separation_gb50016_5_2_2.toml"


@dataclass(frozen=True)
class CivilTable:
    """Metres by the grade of the one and, of the other, the grade (low) or its being a high-rise."""

    low_m: Mapping[tuple[int, int], float]
    high_m: Mapping[int, float]
    source: Source


def beside_civil_m(grade: int, civil_rank: int, civil_grade: int) -> float | None:
    """Metres between a low building of that grade and a civil one of that rank (0 low) and grade; None where a grade
    that counts is not known.

    >>> beside_civil_m(2, 0, 3), beside_civil_m(3, 1, 0), beside_civil_m(2, 0, 0)
    (7.0, 11.0, None)
    """
    table = civil_table()
    return table.low_m.get((grade, civil_grade)) if civil_rank == LOW_RANK else table.high_m.get(grade)


@cache
def civil_table() -> CivilTable:
    """The table that ships with the program, read once. Raises InputError when the file is at fault."""
    path = resource("rules", "tables", FILE)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    head, rows = data["table"], data["rows"]
    low_m: dict[tuple[int, int], float] = {}
    high_m: dict[int, float] = {}
    for grade in GRADES:
        row = rows[str(grade)]
        if len(row["low"]) != len(GRADES):
            raise InputError(
                FAULTY, file=str(path), fault=WRONG_SHAPE(block="low", row=str(grade), columns=len(GRADES))
            )
        low_m |= {(grade, other): float(m) for other, m in zip(GRADES, row["low"], strict=True)}
        high_m[grade] = float(row["high"])
    if head["confidence"] not in CONFIDENCES:
        raise InputError(FAULTY, file=str(path), fault=NO_CONFIDENCE(block=head["id"], confidence=head["confidence"]))
    confidence = cast("Confidence", head["confidence"])
    return CivilTable(low_m, high_m, Source(head["source"], head["clause"], confidence, str(head["checked_on"])))
