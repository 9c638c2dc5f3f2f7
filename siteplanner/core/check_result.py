"""What a check found, as a value: counted, as JSON of the public interface, as a frame."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.moment import When, last_day
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding, Waiver
from siteplanner.core.text import Message, Template, english


@dataclass(frozen=True)
class CheckResult:
    """``findings`` are in a fixed order: errors, warnings, what was not checked; then by rule and id.

    ``plants`` and ``parcels`` count what was checked; ``plan_name`` is the plan's name. ``stopped``: the check was
    stopped before it was done, which a finding says too; ``complete`` is False then. ``when``: only what is in service
    by then was checked (None: every plant).
    """

    findings: tuple[Finding, ...]
    plants: int
    parcels: int
    scenario_id: str
    rule_pack: str
    plan_name: str = ""
    stopped: bool = False
    when: When = None

    @cached_property
    def complete(self) -> bool:
        """Whether every rule could judge everything it is asked to, waived or not."""
        return not self.not_checked

    @cached_property
    def not_checked(self) -> tuple[Finding, ...]:
        """The findings that say what could not be judged."""
        return tuple(f for f in self.findings if f.rule == NOT_CHECKED)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(map(attrgetter("id"), self.findings))

    @cached_property
    def any_waived(self) -> bool:
        return True in map(attrgetter("waived"), self.findings)

    @cached_property
    def counts(self) -> dict[str, int]:
        """``error`` and ``warning`` by severity without the waived ones, ``waived``, ``not_checked``.

        What was not checked has the severity warning and is counted there too; waiving does not make it checked.
        """
        kinds = Counter(map(attrgetter("severity", "waived"), self.findings))
        waived = sum(count for (_, waived), count in kinds.items() if waived)
        by_severity = {severity: kinds[severity, False] for severity in ("error", "warning")}
        return {**by_severity, "waived": waived, "not_checked": len(self.not_checked)}

    @cached_property
    def plants_not_checked(self) -> int:
        """How many plants were not fully checked."""
        return len({plant for f in self.not_checked for plant in f.plants})

    def to_json(
        self, translate: Callable[[Template | Message], str] = english, plan: str | None = None
    ) -> dict[str, Any]:
        """The answer of ``siteplanner check --format json``; ``plan`` is what the file is called there, ``when`` the
        last day that counts (null: every plant does)."""
        return {
            "plan": self.plan_name if plan is None else plan,
            "scenario": self.scenario_id,
            "rule_pack": self.rule_pack,
            "when": until.isoformat() if (until := last_day(self.when)) else None,
            "complete": self.complete,
            "checked": {"plants": self.plants, "parcels": self.parcels},
            "counts": self.counts,
            "findings": [finding_json(f, translate) for f in self.findings],
        }

    def to_frame(
        self, crs: CRS | str | int, translate: Callable[[Template | Message], str] = english
    ) -> gpd.GeoDataFrame:
        """A GeoDataFrame, one row a finding, with the columns of the JSON and the place as geometry (None: nowhere)."""
        return findings_frame(self.findings, crs, translate)


def finding_json(finding: Finding, translate: Callable[[Template | Message], str] = english) -> dict[str, Any]:
    """One finding with every key of the interface, null where there is nothing."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "subjects": list(finding.subjects),
        "measured": _number(finding.measured),
        "required": _number(finding.required),
        "unit": finding.unit or None,
        "clause": finding.clause or None,
        "confidence": finding.confidence,
        "message": translate(finding.message),
        "waived": finding.waived,
        "location": list(finding.location) if finding.location else None,
        "short_by": _number(finding.short_by),
        "waiver": _waiver_json(finding.waiver),
    }


def _waiver_json(waiver: Waiver | None) -> dict[str, Any] | None:
    return None if waiver is None else dataclasses.asdict(waiver)


def findings_frame(
    findings: tuple[Finding, ...], crs: CRS | str | int, translate: Callable[[Template | Message], str] = english
) -> gpd.GeoDataFrame:
    places = np.empty(len(findings), dtype=object)
    places[:] = [f.place if f.place is not None else _point(f.location) for f in findings]
    subjects = np.empty(len(findings), dtype=object)
    subjects[:] = [f.subjects for f in findings]
    columns = {
        "id": _texts(f.id for f in findings),
        "rule": _texts(f.rule for f in findings),
        "severity": _texts(f.severity for f in findings),
        "subjects": subjects,
        "measured": np.array([np.nan if f.measured is None else f.measured for f in findings], dtype=float),
        "required": np.array([np.nan if f.required is None else f.required for f in findings], dtype=float),
        "unit": _texts(f.unit for f in findings),
        "clause": _texts(f.clause for f in findings),
        "confidence": _texts(f.confidence for f in findings),
        "message": _texts(translate(f.message) for f in findings),
        "waived": np.array([f.waived for f in findings], dtype=bool),
    }
    return gpd.GeoDataFrame(columns, geometry=gpd.array.from_shapely(places, crs=crs), crs=crs)


def _texts(values: Iterable[str]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def _number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)


def _point(location: tuple[float, float] | None) -> shapely.Point | None:
    return None if location is None else shapely.Point(location)
