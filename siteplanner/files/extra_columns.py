"""Columns the program does not know: kept with the layer, under a name the file can hold.

SQLite does not tell ``NAME`` from ``name``, keeps ``fid`` and ``geom`` for itself, and all scenarios share one
table. Where the file cannot say it by itself, the plan table notes the name and the scenarios of a column.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siteplanner.core import frames, schema
from siteplanner.core.columns import Kind
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.files.stored_columns import writable

_TAKEN_BY_FILE = ("fid", "geom", "rowid", "oid", "_rowid_")


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """``places`` maps the scenarios whose plants have the column to its place; None where all are alike."""

    layer: str
    name: str
    stored_name: str
    kind: Kind
    places: Mapping[str, int] | None = None

    def is_in(self, frame: pd.DataFrame) -> bool:
        """Whether the frame has the column, and of this kind: two scenarios may mean different things by a name."""
        return self.name in frame and frames.kind_of(frame[self.name]) == self.kind

    def note(self) -> dict[str, Any] | None:
        if self.name == self.stored_name and self.places is None:
            return None
        return {"layer": self.layer, "column": self.stored_name, "name": self.name, "scenarios": self.places}


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

    def of_layer(self, layer: str) -> list[ExtraColumn]:
        return [column for column in self.columns if column.layer == layer]

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

    def of_scenario(self, layer: str, stored_names: Iterable[str], scenario_id: str) -> dict[str, str]:
        """Name in the file -> name, of those columns that the scenario's plants have, in their order."""
        placed = []
        for order, stored_name in enumerate(stored_names):
            places = self.notes.get((layer, stored_name), {}).get("scenarios")
            if not isinstance(places, dict):
                placed.append((-1, order, stored_name))
            elif scenario_id in places:
                placed.append((places[scenario_id], order, stored_name))
        return {stored_name: self.name(layer, stored_name) for _, _, stored_name in sorted(placed)}


def _of_layer(of: Layer, parts: Mapping[str, pd.DataFrame]) -> Iterator[ExtraColumn]:
    known = {*of.id_columns, *of.names(), "geometry"}
    taken = {name.lower() for name in (*known, *_TAKEN_BY_FILE)}
    lists = {key: [str(name) for name in frame.columns if name not in known] for key, frame in parts.items()}
    kinds = {(key, name): frames.kind_of(parts[key][name]) for key, names in lists.items() for name in names}
    alike = len({tuple((name, kinds[key, name]) for name in names) for key, names in lists.items()}) <= 1
    for name, kind in dict.fromkeys((name, kinds[key, name]) for key, names in lists.items() for name in names):
        places = {key: names.index(name) for key, names in lists.items() if kinds.get((key, name)) == kind}
        stored_name = _free_name(name, taken)
        taken.add(stored_name.lower())
        yield ExtraColumn(of.name, name, stored_name, kind, None if alike else places)


def _free_name(name: str, taken: set[str]) -> str:
    base = writable(name) or "column"
    number, found = 1, base
    while found.lower() in taken:
        number += 1
        found = f"{base}_{number}"
    return found
