"""Table 3.4.1 of GB 50016 as arrays: which building is which row, and how far apart two rows must stand.

The table itself is data, ``resources/rules/tables/fire_separation_gb50016_3_4_1.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.rules.rule import Confidence
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

Codes = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

HAZARD_CLASSES = ("A", "B", "C", "D", "E")
CIVIL_RANKS = ("low", "high_1", "high_2")
GRADES = (1, 2, 3, 4)
CONFIDENCES = ("verified", "secondary", "unverified", "judgement")
NONE = -1
"""The row of a building that the table does not hold."""

FAULTY = QT_TRANSLATE_NOOP(
    "rules", "The fire separation table cannot be used: {file}: {fault} Correct the file or install again."
)
NOT_READ = QT_TRANSLATE_NOOP("rules", "it cannot be read ({reason}).")
WRONG_SHAPE = QT_TRANSLATE_NOOP("rules", "block “{block}”, row “{row}”: {columns} positive numbers were expected.")
UNKNOWN_KIND = QT_TRANSLATE_NOOP("rules", "“{kind}” is not a kind of building that the table defines.")
NOT_SYMMETRIC = QT_TRANSLATE_NOOP("rules", "“{a}” to “{b}” stands twice, with different distances.")
NO_CONFIDENCE = QT_TRANSLATE_NOOP("rules", "block “{block}”: “{confidence}” is no level of confidence.")
INCOMPLETE = QT_TRANSLATE_NOOP("rules", "“{key}” is missing.")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part of the table comes from."""

    source: str
    clause: str
    confidence: Confidence
    checked_on: str


@dataclass(frozen=True, slots=True)
class OilRange:
    """A row for outdoor transformers: oil above or from ``lower_t``, up to ``upper_t`` (included)."""

    kind: int
    lower_t: float
    includes_lower: bool
    upper_t: float


@dataclass(frozen=True, eq=False)
class FireTable:
    """``required_m`` and ``source_of`` are square over ``kinds``, with one more row and column for ``NONE``."""

    kinds: tuple[str, ...]
    required_m: Floats
    source_of: Codes
    sources: tuple[Source, ...]
    factory_kind: Codes
    civil_kind: Codes
    oil_ranges: tuple[OilRange, ...]
    base_m: Mapping[str, float]
    grade_m: Floats
    lower_bound_source: Source

    def required(self, first: Codes, second: Codes) -> Floats:
        """Metres between buildings of those rows, elementwise; NaN where the table lacks the combination.

        >>> table = fire_table()
        >>> a, c = (np.array([table.kinds.index(kind)]) for kind in ("A_low_12", "C_low_3"))
        >>> table.required(a, c), table.required(c, np.array([NONE]))
        (array([14.]), array([nan]))
        """
        found: Floats = self.required_m[first, second]
        return found

    def factory(self, hazard: Codes, grade: Codes, high_rise: Flags) -> Codes:
        """The row of factories and warehouses: hazard 0 (A) to 4 (E), grade 1 to 4; NONE where lacking."""
        known = self.factory_kind[hazard, grade, high_rise.astype(int)]
        found: Codes = np.where((hazard >= 0) & (grade > 0), known, NONE)
        return found

    def civil(self, rank: Codes, grade: Codes) -> Codes:
        """The row of civil buildings: rank 0 (low), 1, 2 (high-rise class 1, 2); the grade counts for low ones only."""
        known = self.civil_kind[rank, np.where(rank > 0, np.maximum(grade, 1), grade)]
        found: Codes = np.where(rank >= 0, known, NONE)
        return found

    def transformer(self, oil_t: Floats) -> Codes:
        """The row of outdoor transformers by the oil of the yard in tonnes; NONE where blank or too little."""
        found = np.full(len(oil_t), NONE, dtype=np.intp)
        for row in self.oil_ranges:
            above = oil_t >= row.lower_t if row.includes_lower else oil_t > row.lower_t
            found[above & (oil_t <= row.upper_t)] = row.kind
        return found

    def bases(self, hazard: Codes, high_rise: Flags) -> Floats:
        """The base of S in metres: high-rise, class A, else."""
        low = np.where(hazard == 0, self.base_m["A"], self.base_m["other"])
        found: Floats = np.where(high_rise, self.base_m["high_rise"], low)
        return found

    def additions(self, grade: Codes) -> Floats:
        """What the grade adds to S in metres; a blank grade (0) adds nothing."""
        found: Floats = self.grade_m[grade]
        return found

    def source(self, first: int, second: int) -> Source:
        """Where the distance between two rows comes from; for a pair that the table lacks, where S does."""
        at = int(self.source_of[first, second])
        return self.lower_bound_source if at < 0 else self.sources[at]

    @cached_property
    def reach_m(self) -> float:
        """The longest distance of the table."""
        return float(np.nanmax(self.required_m))

    @cached_property
    def nearest_m(self) -> Floats:
        """The smallest distance that each row keeps from anything, in metres; 0 for NONE, the last."""
        return np.append(np.nanmin(self.required_m[:-1], axis=1), 0.0)


@cache
def fire_table() -> FireTable:
    """The table that ships with the program, read once. Raises InputError when the file is at fault."""
    return read_fire_table(resource("rules", "tables", "fire_separation_gb50016_3_4_1.toml"))


def read_fire_table(path: Path) -> FireTable:
    """The table in the file. Raises InputError saying what is wrong with it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(FAULTY, file=str(path), fault=NOT_READ(reason=str(error))) from error
    try:
        return _Reader(str(path), data).table()
    except KeyError as error:
        raise InputError(FAULTY, file=str(path), fault=INCOMPLETE(key=str(error.args[0]))) from error


class _Reader:
    def __init__(self, file: str, data: Mapping[str, Any]) -> None:
        self.file, self.data = file, data
        rows = [*data["factory"], *data["civil"], *data["transformer"]]
        self.kinds = tuple(str(row["kind"]) for row in rows)
        size = len(self.kinds) + 1
        self.required_m = np.full((size, size), np.nan)
        self.source_of = np.full((size, size), NONE, dtype=np.intp)

    def fault(self, fault: Template | Message) -> InputError:
        return InputError(FAULTY, file=self.file, fault=fault)

    def code(self, kind: str) -> int:
        if kind not in self.kinds:
            raise self.fault(UNKNOWN_KIND(kind=kind))
        return self.kinds.index(kind)

    def table(self) -> FireTable:
        sources = tuple(self.block(at, block) for at, block in enumerate(self.data["block"]))
        bound = self.data["lower_bound"]
        return FireTable(
            self.kinds,
            self.required_m,
            self.source_of,
            sources,
            self.factories(),
            self.civil(),
            tuple(self.oil_range(row) for row in self.data["transformer"]),
            {key: float(bound["base_m"][key]) for key in ("high_rise", "A", "other")},
            np.array([0.0, *bound["grade_m"]]),
            self.source(bound, "lower_bound"),
        )

    def block(self, at: int, block: Mapping[str, Any]) -> Source:
        columns = block["columns"]
        for row, distances in block["rows"].items():
            if len(distances) != len(columns) or not all(_positive(distance) for distance in distances):
                raise self.fault(WRONG_SHAPE(block=block["name"], row=row, columns=len(columns)))
            for column, distance in zip(columns, distances, strict=True):
                for kind in self.data["columns"][column]:
                    self.set(row, kind, float(distance), at)
        return self.source(block, block["name"])

    def set(self, row: str, column: str, distance_m: float, block: int) -> None:
        a, b = self.code(row), self.code(column)
        if not np.isnan(self.required_m[a, b]) and self.required_m[a, b] != distance_m:
            raise self.fault(NOT_SYMMETRIC(a=row, b=column))
        self.required_m[[a, b], [b, a]] = distance_m
        self.source_of[[a, b], [b, a]] = block

    def source(self, block: Mapping[str, Any], name: str) -> Source:
        if block["confidence"] not in CONFIDENCES:
            raise self.fault(NO_CONFIDENCE(block=name, confidence=block["confidence"]))
        confidence = cast("Confidence", block["confidence"])
        return Source(str(block["source"]), str(block["clause"]), confidence, str(block["checked_on"]))

    def factories(self) -> Codes:
        codes = np.full((len(HAZARD_CLASSES), len(GRADES) + 1, 2), NONE, dtype=np.intp)
        for row in self.data["factory"]:
            for hazard in row["hazard_class"]:
                codes[HAZARD_CLASSES.index(hazard), row["fire_grades"], int(row["high_rise"])] = self.code(row["kind"])
        return codes

    def civil(self) -> Codes:
        codes = np.full((len(CIVIL_RANKS), len(GRADES) + 1), NONE, dtype=np.intp)
        for row in self.data["civil"]:
            codes[CIVIL_RANKS.index(row["civil_rank"]), row["fire_grades"]] = self.code(row["kind"])
        return codes

    def oil_range(self, row: Mapping[str, Any]) -> OilRange:
        includes = "oil_from_t" in row
        lower = row["oil_from_t"] if includes else row["oil_above_t"]
        return OilRange(self.code(row["kind"]), float(lower), includes, float(row.get("oil_up_to_t", np.inf)))


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < np.inf


def codes_of(texts: npt.NDArray[np.object_], words: Sequence[str]) -> Codes:
    """The place of each text among ``words``; NONE where it is none of them.

    >>> codes_of(np.array(["B", "", "A"], dtype=object), HAZARD_CLASSES)
    array([ 1, -1,  0])
    """
    found = np.full(len(texts), NONE, dtype=np.intp)
    for place, word in enumerate(words):
        found[texts == word] = place
    return found
