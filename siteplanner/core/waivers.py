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
from siteplanner.core.rules.rule import Finding
from siteplanner.core.schema import Layer

NEVER_WAIVED = frozenset({"footprint-valid"})
_LAYER_OF_KIND: Mapping[str, Layer] = {
    "parcel": schema.PARCELS,
    "zone": schema.ZONES,
    "constraint": schema.CONSTRAINTS,
    "substation": schema.SUBSTATIONS,
}


def may_be_waived(finding: Finding) -> bool:
    """A footprint that nothing can be computed with cannot be accepted."""
    return finding.rule not in NEVER_WAIVED


def subject_hash(plan: Plan, scenario_id: str, finding: Finding) -> str:
    """A fingerprint of the geometry and attributes of a finding's subjects, as a waiver keeps it (SHA-256, hex)."""
    digest = hashlib.sha256()
    for subject in sorted(finding.subjects):
        for part in _parts(plan, scenario_id, finding, subject):
            digest.update(part)
            digest.update(b"\x1f")
    return digest.hexdigest()


def with_waivers(plan: Plan, scenario_id: str, findings: list[Finding]) -> list[Finding]:
    """The findings, those marked ``waived`` whose waiver still holds."""
    held = _waivers(plan, scenario_id)
    return [_waived(plan, scenario_id, f, held) if f.id in held else f for f in findings] if held else findings


def _waived(plan: Plan, scenario_id: str, finding: Finding, held: Mapping[str, str]) -> Finding:
    holds = may_be_waived(finding) and held[finding.id] == subject_hash(plan, scenario_id, finding)
    return replace(finding, waived=True) if holds else finding


def _waivers(plan: Plan, scenario_id: str) -> dict[str, str]:
    """Finding id -> fingerprint, for one scenario."""
    table = plan.waivers
    if len(table) == 0:
        return {}
    columns = (
        table[name].to_numpy(dtype=object, na_value="") for name in ("scenario_id", "finding_id", "subject_hash")
    )
    return {finding: print_ for scenario, finding, print_ in zip(*columns, strict=True) if scenario == scenario_id}


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
        if column.name != layer.index and column.name in frame.columns:
            yield f"{column.name}={_plain(row[column.name], column)}".encode()


def _plain(value: Any, column: columns.Column) -> str:
    """A value as text that is the same in memory and read back from a file."""
    if pd.isna(value):
        return ""
    if column.kind == "number":
        return repr(float(value))
    if column.kind in {"integer", "boolean"}:
        return str(int(value))
    return pd.Timestamp(value).isoformat() if column.kind in {"date", "time"} else str(value)
