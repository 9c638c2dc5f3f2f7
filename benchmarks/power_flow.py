"""The radial power flow beside pandapower's (Newton and Raphson's, its default): answers first, then times.

    .venv/bin/python benchmarks/power_flow.py [--repeat 5]

pandapower wants an older pandas than ours, so it runs in the Python that SITEPLANNER_PANDAPOWER_PYTHON names
(``python3 -m venv /tmp/peers && /tmp/peers/bin/pip install pandapower numba``). Networks are the published 33-bus case
and random trees; the script stops where voltages or losses differ.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np

from siteplanner.core.measures.power.power_flow import Branch, Bus, PowerFlow, RadialNetwork, power_flow

PYTHON = "SITEPLANNER_PANDAPOWER_PYTHON"
PEER = Path(__file__).parent / "peers" / "pandapower_flow.py"
PUBLISHED = Path(__file__).parents[1] / "tests" / "core" / "measures" / "power" / "baran_wu_1989.csv"
MOST_PU, MOST_KW = 1e-8, 1e-3
"""Voltages (complex) and losses that differ by more are different answers."""


def published() -> RadialNetwork:
    lines = [line for line in PUBLISHED.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    buses = [Bus("1", source_pu=1.0)]
    buses += [Bus(row["to_bus"], float(row["load_at_to_bus_kw"]), float(row["load_at_to_bus_kvar"])) for row in rows]
    branches = [Branch(row["from_bus"], row["to_bus"], float(row["r_ohm"]), float(row["x_ohm"])) for row in rows]
    return RadialNetwork.of(buses, branches, 12.66)


def random_tree(count: int, seed: int) -> RadialNetwork:
    """A tree of ``count`` buses at 10 kV, some hundred levels deep, loaded to about a tenth of voltage drop."""
    random = np.random.default_rng(seed)
    parents = np.array([random.integers(max(0, at - 40), at) for at in range(1, count)])
    load = np.r_[0.0, random.uniform(0, 6000 / count, count - 1)]
    source = np.where(np.arange(count) == 0, 1.0, np.nan)
    r, x = random.uniform(0, 40 / count, (2, count - 1))
    ends = parents, np.arange(1, count)
    return RadialNetwork(tuple(map(str, range(count))), load, 0.4 * load, source, *ends, r, x, np.full(count - 1, 10.0))


def as_json(network: RadialNetwork) -> dict[str, Any]:
    arrays = ("load_kw", "load_kvar", "first", "second", "r_ohm", "x_ohm")
    source = int(np.flatnonzero(~np.isnan(network.source_pu))[0])
    written = {name: getattr(network, name).tolist() for name in arrays}
    return {**written, "source": source, "base_kv": float(network.base_kv[0])}


def ours(network: RadialNetwork, repeat: int) -> tuple[PowerFlow, float]:
    seconds = []
    for _ in range(repeat + 1):
        begun = time.perf_counter()
        flow = power_flow(network)
        seconds.append(time.perf_counter() - begun)
    return flow, statistics.median(seconds[1:])


def theirs(python: str, networks: list[RadialNetwork], repeat: int) -> list[dict[str, Any]]:
    asked = {"networks": [as_json(each) for each in networks], "repeat": repeat}
    done = subprocess.run([python, str(PEER)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pandapower failed:\n{done.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def compared(flow: PowerFlow, other: dict[str, Any]) -> tuple[float, float]:
    """By how much the voltages (pu, complex) and the losses (kW) differ at most. Ends the script where too much."""
    voltage = np.array(other["voltage_pu"]) * np.exp(1j * np.radians(other["angle_deg"]))
    pu = float(np.abs(flow.voltage_pu - voltage).max())
    losses = abs(flow.losses_kw - other["losses_kw"]), abs(flow.losses_kvar - other["losses_kvar"])
    if pu > MOST_PU or max(losses) > MOST_KW:
        raise SystemExit(f"Different answers: voltages by {pu:.3g} pu, losses by {losses} kW, kvar.")
    return pu, max(losses)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    networks = [published(), random_tree(1000, 1), random_tree(10_000, 2)]
    own = [ours(network, repeat) for network in networks]
    python = os.environ.get(PYTHON)
    for (flow, seconds), other in zip(own, theirs(python, networks, repeat) if python else [], strict=bool(python)):
        pu, kw = compared(flow, other)
        print(
            f"{len(flow.voltage_pu):>7,} buses, pandapower {other['version']}: voltages differ by {pu:.1e} pu, losses "
            f"by {kw:.1e} kW; ours {seconds * 1000:.1f} ms, theirs {other['seconds'] * 1000:.1f} ms: "
            f"{other['seconds'] / seconds:.1f} ×"
        )
    if python is None:
        print(f"pandapower is not compared: {PYTHON} names no Python that has it.")
        for flow, seconds in own:
            print(f"{len(flow.voltage_pu):>7,} buses: {seconds * 1000:.1f} ms, {flow.sweeps} sweeps, {flow.lowest}")


if __name__ == "__main__":
    main()
