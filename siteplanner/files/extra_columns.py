"""Columns the program does not know: kept with the layer, under a name the file can hold.

SQLite does not tell ``NAME`` from ``name``, keeps ``fid`` and ``geom`` for itself, and all scenarios share one
table. Where the file cannot say it by itself, the plan table notes the name and the scenarios of a column.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siteplanner.core import schema
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Kind, Layer
from siteplanner.files.stored_columns import writable

_TAKEN_BY_FILE = ("fid", "geom", "rowid", "oid", "_rowid_")


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """``scenarios`` are those whose plants have the column; None where all have it."""

    layer: str
    name: str
    stored_name: str
    kind: Kind
    scenarios: tuple[str, ...] | None = None

    def note(self) -> dict[str, Any] | None:
        if self.name == self.stored_name and self.scenarios is None:
            return None
        scenarios = None if self.scenarios is None else list(self.scenarios)
        return {"layer": self.layer, "column": self.stored_name, "name": self.name, "scenarios": scenarios}


@dataclass(frozen=True, slots=True)
class ExtraColumns:
    """The columns of a whole plan."""

    columns: tuple[ExtraColumn, ...]

    @classmethod
    def of(cls, plan: Plan) -> ExtraColumns:
        frames: dict[str, dict[str, Any]] = {of.name: {"": frame} for of, frame in plan.site.layers()}
        frames["plants"] = {s.scenario_id: plan.plants(s.scenario_id) for s in plan.scenarios}
        for name in ("site_areas", "annotations", "targets", "rule_overrides", "waivers"):
            frames[name] = {"": getattr(plan, name)}
        return cls(tuple(column for name, parts in frames.items() for column in _of_layer(schema.layer(name), parts)))

    def of_layer(self, layer: str) -> list[tuple[str, str, Kind]]:
        """Name, name in the file, kind."""
        return [(c.name, c.stored_name, c.kind) for c in self.columns if c.layer == layer]

    def notes(self) -> list[dict[str, Any]]:
        """What the file cannot say by itself; mostly nothing."""
        return [note for column in self.columns if (note := column.note()) is not None]


@dataclass(frozen=True, slots=True)
class ColumnNotes:
    """The notes of a file: how its extra columns are called and whose they are."""

    notes: Mapping[tuple[str, str], Mapping[str, Any]]

    @classmethod
    def parse(cls, text: str) -> ColumnNotes:
        """From the plan table; notes that are none are passed over, for they only matter to names."""
        try:
            found = json.loads(text) if text else []
        except json.JSONDecodeError:
            found = []
        sound = (n for n in found if isinstance(n, dict) and {"layer", "column", "name"} <= n.keys())
        return cls({(n["layer"], n["column"]): n for n in sound})

    def name(self, layer: str, stored_name: str) -> str:
        return str(self.notes.get((layer, stored_name), {}).get("name", stored_name))

    def belongs(self, layer: str, stored_name: str, scenario_id: str) -> bool:
        scenarios = self.notes.get((layer, stored_name), {}).get("scenarios")
        return scenarios is None or scenario_id in scenarios


def _of_layer(of: Layer, parts: Mapping[str, pd.DataFrame]) -> Iterator[ExtraColumn]:
    known = {*of.id_columns, *of.names(), "geometry"}
    taken = {name.lower() for name in (*known, *_TAKEN_BY_FILE)}
    names = dict.fromkeys(str(name) for frame in parts.values() for name in frame.columns if name not in known)
    for name in names:
        having = {key: frame for key, frame in parts.items() if name in frame}
        kinds = {schema.kind_of(frame[name]) for frame in having.values()}
        stored_name = _free_name(name, taken)
        taken.add(stored_name.lower())
        kind = kinds.pop() if len(kinds) == 1 else "text"
        yield ExtraColumn(of.name, name, stored_name, kind, tuple(having) if len(having) < len(parts) else None)


def _free_name(name: str, taken: set[str]) -> str:
    base = writable(name) or "column"
    number, found = 1, base
    while found.lower() in taken:
        number += 1
        found = f"{base}_{number}"
    return found
