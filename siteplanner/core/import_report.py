"""What became of a map layer on its way into a plan: read, kept, repaired, refused, and why, row by row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from siteplanner.core.plan import ImportReportEntry
from siteplanner.core.text import Message, Template, english

Action = Literal["refused", "repaired", "renamed", "generated", "blanked", "simplified", "noted"]
"""What was done with a row: refused = left out; repaired = its shape was mended; renamed or generated = its id is ours;
blanked = a value could not be kept; simplified = heights, measures or arcs were dropped from its shape; noted = kept
as it is."""

Note = tuple[int, Action, Message]
"""Index of a row (from 0), what was done, why: what a report's lines are made from."""

Translate = Callable[[Template | Message], str]


@dataclass(frozen=True, slots=True)
class RowIssue:
    """``row`` counts from 1 in the order of the file; ``location`` is east, north in the plan's CRS where known."""

    row: int
    id: str | None
    action: Action
    reason: Message
    location: tuple[float, float] | None = None

    def to_json(self, translate: Translate = english) -> dict[str, Any]:
        return {
            "row": self.row,
            "id": self.id,
            "action": self.action,
            "reason": translate(self.reason),
            "location": None if self.location is None else list(self.location),
        }


@dataclass(frozen=True)
class LayerReport:
    """The report of one layer. Areas are sums over the rows kept: in the plan's CRS, and on the ellipsoid.

    ``mapping`` says which column of the source each of the plan's columns came from; ``filled`` which columns were
    filled from the catalogue. ``read`` = ``kept`` + ``refused``; the ``repaired`` are among the kept. ``placement`` is
    what was done to its coordinates as told (``MapPlacement.to_json``), None for nothing.
    """

    role: str
    source: str
    source_crs: str
    encoding: str
    mapping: Mapping[str, str]
    read: int
    kept: int
    repaired: int
    refused: int
    area_m2: float
    area_ellipsoidal_m2: float
    filled: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    issues: tuple[RowIssue, ...] = field(default=())
    placement: Mapping[str, Any] | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing needs to be said of the layer."""
        return not self.warnings and not self.issues

    def to_json(self, translate: Translate = english) -> dict[str, Any]:
        """The layer's entry in the answer of ``new``, ``import`` and ``plants``; every key always present."""
        return {
            "role": self.role,
            "source": self.source,
            "source_crs": self.source_crs,
            "encoding": self.encoding,
            "mapping": dict(self.mapping),
            "read": self.read,
            "kept": self.kept,
            "repaired": self.repaired,
            "refused": self.refused,
            "area_m2": self.area_m2,
            "area_ellipsoidal_m2": self.area_ellipsoidal_m2,
            "filled": list(self.filled),
            "warnings": [translate(warning) for warning in self.warnings],
            "issues": [issue.to_json(translate) for issue in self.issues],
            "placement": None if self.placement is None else dict(self.placement),
        }


def import_json(plan: str, crs: str, reports: Iterable[LayerReport], translate: Translate = english) -> dict[str, Any]:
    """The answer of ``new``, ``import`` and ``plants``: the plan file, its CRS and a report a layer."""
    return {"plan": plan, "crs": crs, "layers": [report.to_json(translate) for report in reports]}


def report_entry(report: LayerReport, time: pd.Timestamp | None = None) -> ImportReportEntry:
    """The report as the plan keeps it, in English; ``time`` is UTC, by default now."""
    now = time or pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms")
    return ImportReportEntry(now, report.role, json.dumps(report.to_json(), ensure_ascii=False))
