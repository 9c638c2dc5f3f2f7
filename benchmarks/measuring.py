"""What every benchmark shares: its options, how it takes times, and how it says them."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from synthetic import SIZES, Size

Result = TypeVar("Result")


@dataclass(frozen=True)
class Figure:
    """One line of a table: seconds of ours and of what it is compared with, or a figure of ours alone."""

    what: str
    seconds: float
    against: str = ""
    other_seconds: float | None = None
    reach: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times quicker ours is."""
        return None if self.other_seconds is None else self.other_seconds / max(self.seconds, 1e-9)


class Benchmark:
    """Collects figures of one run; prints them at the end, and as JSON where asked."""

    def __init__(self, title: str) -> None:
        parser = argparse.ArgumentParser(description=title)
        parser.add_argument("--size", choices=SIZES, default="5k", help="parcels of the town (default: 5k)")
        parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures there too")
        options = parser.parse_args()
        self.title, self.json = title, options.json
        self.size: Size = SIZES[options.size]
        self.figures: list[Figure] = []
        self.notes: list[str] = []

    def add(self, what: str, seconds: float, against: str = "", other: float | None = None, reach: str = "") -> None:
        self.figures.append(Figure(what, seconds, against, other, reach))

    def note(self, text: str) -> None:
        """A line below the table."""
        self.notes.append(text)

    def report(self) -> None:
        """Print the table; every comparison in it was checked before."""
        size = self.size
        print(f"{self.title}: {size.parcels:,} parcels, {size.plants:,} plants; Python {platform.python_version()}, "
              f"{os.cpu_count()} cores")  # fmt: skip
        print(f"{'':44}{'ours':>12}{'other':>12}{'ratio':>9}   compared with; to reach")
        for f in self.figures:
            other = "" if f.other_seconds is None else spoken(f.other_seconds)
            ratio = "" if f.ratio is None else f"{f.ratio:.2f} ×"
            notes = "; ".join(filter(None, (f.against, f.reach)))
            print(f"{f.what:44}{spoken(f.seconds):>12}{other:>12}{ratio:>9}   {notes}")
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        print(f"{'most memory of the process':44}{peak_mb:>9.0f} MB")
        for note in self.notes:
            print(note)
        if self.json:
            figures = [{**asdict(f), "ratio": f.ratio} for f in self.figures]
            answer = {
                "benchmark": self.title,
                "size": size.name,
                "peak_mb": peak_mb,
                "figures": figures,
                "notes": self.notes,
            }
            self.json.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")


def timed(job: Callable[[], Result], repeat: int = 3) -> tuple[float, Result]:
    """The median time of a job in seconds, and its last answer."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        answer = job()
        times.append(time.perf_counter() - start)
    return statistics.median(times), answer


def same(what: str, ours: object, other: object) -> None:
    """Stop where two answers that must be equal are not: no time is told of a wrong answer."""
    if ours != other:
        sys.exit(f"{what}: the answers differ.\n  ours:  {_short(ours)}\n  other: {_short(other)}")


def percentile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def spoken(seconds: float) -> str:
    """A time in the unit that suits it.

    >>> spoken(0.000231), spoken(0.0123), spoken(4.2)
    ('0.231 ms', '12.3 ms', '4.20 s')
    """
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.3g} ms"


def _short(answer: object) -> str:
    text = str(answer)
    return text if len(text) < 600 else f"{text[:600]}…"
