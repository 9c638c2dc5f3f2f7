"""What passes between the benchmark and an engine in a process of its own: the layers in, times and answers out.

Plain Python only: the engines run in other Pythons than ours, without our packages.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

Rows = dict[str, list[tuple[Any, ...]]]
Table = dict[str, list[Any]]


def write_layers(path: Path, tables: dict[str, Table], setback_m: float) -> None:
    """Columns by table; the column ``wkb`` holds geometries."""
    with path.open("wb") as file:
        pickle.dump({"tables": tables, "setback_m": setback_m}, file, protocol=4)


def read_layers(path: str) -> tuple[dict[str, Table], float]:
    """Tables and the setback. Reads only what the benchmark wrote in the same run."""
    with Path(path).open("rb") as file:
        kept = pickle.load(file)
    return kept["tables"], kept["setback_m"]


def skip(why: str) -> NoReturn:
    """This engine cannot be measured here."""
    json.dump({"skipped": why}, sys.stdout)
    sys.exit(0)


def answer(engine: str, check: Callable[[], Rows], repeat: int) -> None:
    """Run the six checks ``repeat`` times, the first one apart; tell the times and what was found."""
    times, busy = [], []
    for _ in range(repeat + 1):
        begin, worked = time.perf_counter(), time.process_time()
        rows = check()
        times.append(time.perf_counter() - begin)
        busy.append(time.process_time() - worked)
    tell(engine, times, busy, rows)


def tell(engine: str, times: list[float], busy: list[float], rows: Rows) -> None:
    """``busy``: seconds of processor time, all threads; the first of each is the first run, which is left out."""
    json.dump({"engine": engine, "seconds": times[1:], "busy": busy[1:], "rows": rows}, sys.stdout)
