"""Findings accepted on purpose. A waiver lapses as soon as anything it is about has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import shapely

from siteplanner.core import columns, schema
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding, Waiver
from siteplanner.core.schema import Layer

NEVER_WAIVED = frozenset({"footprint-valid"})
STOPPED = "check"
"""Stands for the rule in what a check says that was stopped: it is over with the next check, so nothing to accept."""
DESCRIPTIVE = frozenset({"name", "note", "developer", "project_id"})
"""Columns that no rule reads: a waiver outlives a change of them."""
_LAYER_OF_KIND: Mapping[str, Layer] = {
    "parcel": schema.PARCELS,
    "zone": schema.ZONES,
    "constraint": schema.CONSTRAINTS,
    "substation": schema.SUBSTATIONS,
}


def may_be_waived(finding: Finding) -> bool:
    """A footprint that nothing can be computed with cannot be accepted, nor that a check was stopped."""
    return finding.rule not in NEVER_WAIVED and finding.id != f"not-checked:{STOPPED}"


def subject_hash(plan: Plan, scenario_id: str, finding: Finding) -> str:
    """A fingerprint of what a finding asks and found, to the hundredth, and of the geometry and attributes of its
    subjects, as a waiver keeps it (SHA-256, hex). Names, notes and other columns that no rule reads are left out."""
    digest = hashlib.sha256()
    figures = f"{_figure(finding.measured)} {_figure(finding.required)}"
    digest.update(f"{finding.severity} {figures} {finding.unit}\x1f".encode())
    for subject in sorted(finding.subjects):
        for part in _parts(plan, scenario_id, finding, subject):
            digest.update(part)
            digest.update(b"\x1f")
    return digest.hexdigest()


def with_waivers(plan: Plan, scenario_id: str, findings: list[Finding]) -> list[Finding]:
    """The findings with the waivers given to them: ``waived`` where one holds, else it is there as lapsed."""
    held = _waivers(plan, scenario_id)
    return [_waived(plan, scenario_id, f, *held[f.id]) if f.id in held else f for f in findings] if held else findings


def _waived(plan: Plan, scenario_id: str, finding: Finding, fingerprint: str, waiver: Waiver) -> Finding:
    answered_for = bool(waiver.reason.strip() and waiver.author.strip())  # other programs write into the file too
    holds = answered_for and may_be_waived(finding) and fingerprint == subject_hash(plan, scenario_id, finding)
    return replace(finding, waived=holds, waiver=replace(waiver, lapsed=not holds))


def _waivers(plan: Plan, scenario_id: str) -> dict[str, tuple[str, Waiver]]:
    """Finding id -> fingerprint and waiver, for one scenario."""
    table = plan.waivers
    if len(table) == 0:
        return {}
    names = ("scenario_id", "finding_id", "subject_hash", "reason", "author")
    columns = [table[name].to_numpy(dtype=object, na_value="") for name in names]
    days = table["date"].dt.strftime("%Y-%m-%d").to_numpy(dtype=object, na_value="")
    return {
        finding: (fingerprint, Waiver(str(reason), str(author), str(day)))
        for scenario, finding, fingerprint, reason, author, day in zip(*columns, days, strict=True)
        if scenario == scenario_id
    }


def _parts(plan: Plan, scenario_id: str, finding: Finding, subject: str) -> Iterator[bytes]:
    yield subject.encode()
    if subject in finding.plants:
        yield from _row(plan.plants(scenario_id), schema.PLANTS, subject)
        return
    kind, _, name = subject.partition("=")
    if kind in _LAYER_OF_KIND:
        layer = _LAYER_OF_KIND[kind]
        yield from _row(plan.site.layer(layer.name), layer, name)


def _row(frame: pd.DataFrame, layer: Layer, row_id: str) -> Iterator[bytes]:
    if row_id not in frame.index:
        yield b"absent"
        return
    row = frame.iloc[frame.index.get_loc(row_id)]
    shape = row["geometry"]
    yield b"" if shape is None else bytes(shapely.to_wkb(shape, byte_order=1))
    for column in layer.columns:
        if column.name not in DESCRIPTIVE and column.name != layer.index and column.name in frame.columns:
            value = _plain(row[column.name], column)
            if value:  # a blank says nothing: a column that the format gets one day lets no waiver lapse
                yield f"{column.name}={value}".encode()


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _plain(value: Any, column: columns.Column) -> str:
    """A value as text that is the same in memory and read back from a file."""
    if pd.isna(value):
        return ""
    if column.kind == "number":
        return repr(float(value))
    if column.kind in {"integer", "boolean"}:
        return str(int(value))
    return pd.Timestamp(value).isoformat() if column.kind in {"date", "time"} else str(value)
