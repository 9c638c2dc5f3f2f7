"""Other engines beside ours: each in a process of its own, in the Python that has it, over the very same layers."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import shapely
from plain_geopandas import Answers, Layers

PEERS = Path(__file__).parent / "peers"
PYTHON = "SITEPLANNER_BENCH_PYTHON"
"""Names the Python that has DuckDB and SedonaDB, where it is not the one that runs."""
SYSTEM_PYTHON = Path("/usr/bin/python3")
"""Debian's QGIS belongs to it."""


class Measured(NamedTuple):
    """Seconds of the median run by the clock, and of the processor over all threads where that is known."""

    engine: str
    seconds: float
    busy: float | None
    answers: Answers


ENGINES = ("SedonaDB", "DuckDB", "PostGIS", "QGIS", "QGIS narrowed")


def measured(of: Layers, repeat: dict[str, int]) -> Iterator[Measured | str]:
    """What each engine took and found, the quickest first; a sentence for one that is not here. ``repeat`` says how
    often each runs after a first time that does not count; 0: not at all."""
    with tempfile.TemporaryDirectory(prefix="siteplanner-engines-") as folder:
        path = Path(folder) / "layers.pickle"
        write(path, of)
        for engine in ENGINES:
            if not repeat.get(engine):
                yield f"{engine} skipped: not asked for at this size"
                continue
            told = _told_by(engine, path, repeat[engine])
            if "skipped" in told:
                yield f"{engine} skipped: {told['skipped']}"
            else:
                busy = statistics.median(told["busy"]) if told["busy"] else None
                version = " ".join([told["engine"], *engine.split()[1:]])
                yield Measured(version, statistics.median(told["seconds"]), busy, answers_of(told["rows"]))


def _told_by(engine: str, path: Path, repeat: int) -> dict[str, Any]:
    name, *options = engine.split()
    own = os.environ.get(PYTHON, sys.executable)
    python = str(SYSTEM_PYTHON) if name == "QGIS" and SYSTEM_PYTHON.exists() else own
    command = [python, "-E", str(PEERS / f"in_{name.lower()}.py"), str(path), str(repeat), *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        sys.exit(f"{engine} said nothing (exit {done.returncode}).\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(lines[-1])
    return told


def write(path: Path, of: Layers) -> None:
    """The layers as plain columns, geometries as WKB."""
    sys.path.insert(0, str(PEERS))
    from exchange import write_layers  # beside the engines' scripts, which have no package

    plants = _columns(of.plants)
    plants["n"] = list(range(len(of.plants)))
    plants["fire_grade"] = [float(grade) for grade in plants["fire_grade"]]
    tables = {
        "plants": plants,
        "parcels": _columns(of.parcels),
        "zones": _columns(of.zones),
        "lines": _columns(of.lines),
        "homes": _columns(of.homes[["constraint_id", "geometry"]]),
        "farmland": _columns(of.farmland),
    }
    write_layers(path, tables, of.setback_m)


def _columns(frame: gpd.GeoDataFrame) -> dict[str, list[Any]]:
    columns = {str(name): frame[name].tolist() for name in frame.columns if name != "geometry"}
    columns["wkb"] = shapely.to_wkb(frame.geometry.to_numpy()).tolist()
    return columns


def answers_of(rows: dict[str, list[list[Any]]]) -> Answers:
    def pairs(name: str) -> frozenset[tuple[str, str]]:
        return frozenset((str(one), str(other)) for one, other in rows[name])

    def sorted_pairs(name: str) -> frozenset[tuple[str, str]]:
        return frozenset((min(pair), max(pair)) for pair in pairs(name))

    return Answers(
        frozenset(str(row[0]) for row in rows["on_parcel"]),
        frozenset(str(row[0]) for row in rows["setback"]),
        sorted_pairs("overlap"),
        sorted_pairs("spacing") | pairs("home_spacing"),
        pairs("strips") | pairs("farmland"),
        {str(zone): float(kw) for zone, kw in rows["zone_power"]},
    )
