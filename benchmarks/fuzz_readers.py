"""Spoilt maps given to every reader: none may bring it down, hang it, or be taken in silence where it was cut short.

python benchmarks/fuzz_readers.py --count 20000 [--seed 1] [--real ../shared/maps] [--keep FOLDER] [--json OUT]

Each map is read in the reading process, as the program does it, within ten seconds. Counted are those that were read,
that were refused with a sentence of their own, that a reader stumbled over (an error nobody foresaw, which the program
says in a general sentence), crashes, hangs, those that took too much memory, and those that were cut short and read
without a word though something is missing. A text cut exactly between two of its records, where the format has no end
mark, is a sound text and counted apart. ``--keep`` keeps what was found.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely
from fuzz_mutations import Spoilt, spoilt
from fuzz_seeds import Seed, made, real

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.reading_process.answers import NO_MEMORY
from siteplanner.files.reading_process.limits import GB, Limits
from siteplanner.files.reading_process.pool import Pool
from siteplanner.files.reading_process.watch import STANDSTILL, TOO_LONG
from siteplanner.files.reading_process.worker_process import CRASHED
from siteplanner.files.vector_maps import list_layers, read_layer

LIMITS = Limits(2 * GB, total_s=10.0, still_s=10.0)
WITHOUT_END_MARK = frozenset({".ndjson", ".csv", ".txt", ".mif", ".mid"})
KINDS = {TOO_LONG: "hang", STANDSTILL: "hang", CRASHED: "crash", NO_MEMORY: "memory"}
LAYERS_MAX = 2
SHARE_OF_REAL = 0.15
"""Real maps are larger: most of what goes wrong shows in small ones as well, and sooner."""
SAVED_EACH = 250
NUMBERS = 10_000_000
"""Between the first map of one seed and that of the next."""
FAULTS = ("stumbled", "crash", "hang", "memory", "silent")


@dataclass
class Content:
    """What a map was read as; ``said``: something was remarked; ``error``: where a reader stumbled."""

    rows: int = 0
    corners: int = 0
    cells: int = 0
    said: bool = False
    refusal: str = ""
    error: str = ""

    def lacks(self, whole: Content) -> bool:
        return self.rows < whole.rows or self.corners < whole.corners or self.cells < whole.cells


@dataclass
class Tally:
    """Counts by suffix and outcome, and a line a finding."""

    target: Path | None = None
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    found: list[dict[str, str]] = field(default_factory=list)

    def add(self, suffix: str, outcome: str) -> None:
        self.counts.setdefault(suffix, Counter())[outcome] += 1
        if sum(counts.total() for counts in self.counts.values()) % SAVED_EACH == 0:
            self.save()

    def save(self) -> None:
        if self.target is not None:
            told = {"counts": self.counts, "found": self.found}
            self.target.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def content_of(path: Path) -> Content:
    """The first layers of a map; runs in the reading process."""
    found = Content()
    try:
        layers = list_layers(path)
        if not layers:
            read_layer(MapSource(path), "constraints")
        for layer in layers[:LAYERS_MAX]:
            if layer.problem is None and layer.geometry_type is not None and layer.rows:
                _add(found, read_layer(MapSource(path, layer.name), "constraints"))
            found.said |= layer.problem is not None or layer.rows == 0  # the latter is refused by whoever reads it
    except InputError as error:
        found.refusal = str(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in reversed(last))
        found.error = f"{type(error).__name__}: {str(error)[:100]} at {where}"
    return found


def _add(found: Content, layer: RawLayer) -> None:
    found.rows += len(layer.geometries)
    found.corners += int(np.sum(shapely.get_num_coordinates(layer.geometries)))
    found.cells += int(layer.table.notna().to_numpy().sum())
    found.said |= bool(layer.warnings or layer.notes or layer.refused) or bool(
        layer.unreadable.any() or layer.closed.any()
    )


def read(pool: Pool, path: Path) -> tuple[str, Content]:
    """How reading a map ended, and what came of it."""
    try:
        content: Content = pool.run("fuzz_readers.content_of", (path,), path, LIMITS)
    except InputError as error:
        return KINDS.get(error.message.template, "stumbled"), Content(error=str(error))
    if content.error:
        return "stumbled", content
    return ("refused" if content.refusal else "read"), content


def judged(outcome: str, content: Content, whole: Content, spoilt_by: Spoilt, before: bytes, suffix: str) -> str:
    """The outcome, where a map cut short was read looked at again."""
    at = spoilt_by.cut_at
    if outcome != "read" or at is None or content.said or not content.lacks(whole):
        return outcome
    between = before[at - 1 : at] == b"\n" or before[at : at + 1] in (b"\n", b"\r")
    return "cut between records" if suffix in WITHOUT_END_MARK and (between or at == 0) else "silent"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=Path, help="a folder of real maps to spoil as well")
    parser.add_argument("--suffix", action="append", help="only these formats")
    parser.add_argument("--keep", type=Path, help="a folder for what was found")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    began = time.perf_counter()
    tally = Tally(options.json)
    kinds = [made(), real(options.real) if options.real else []]
    kinds = [[seed for seed in seeds if not options.suffix or seed.suffix in options.suffix] for seeds in kinds]
    run(tally, kinds[0], kinds[1], options.count, options.seed, options.keep)
    report(tally, options.count, time.perf_counter() - began)


def run(tally: Tally, drawn: list[Seed], found: list[Seed], count: int, first: int, keep: Path | None) -> None:
    """``count`` maps, each spoilt by a generator of its own number, so that any of them can be made again alone."""
    pool = Pool()
    wholes: dict[int, Content] = {}
    with tempfile.TemporaryDirectory(prefix="siteplanner-fuzz-") as made_in:
        for number in range(first * NUMBERS, first * NUMBERS + count):
            rng, folder = random.Random(number), Path(made_in) / str(number)
            seeds = found if found and rng.random() < SHARE_OF_REAL else drawn
            suffix = rng.choice(sorted({seed.suffix for seed in seeds}))
            alike = [seed for seed in seeds if seed.suffix == suffix]
            seed = rng.choice(alike)
            if id(seed) not in wholes:
                wholes[id(seed)] = read(pool, seed.laid(folder / "whole", {}))[1]
            name, change = change_of(seed, alike, rng)
            outcome, content = read(pool, seed.laid(folder, {name: change.content}))
            outcome = judged(outcome, content, wholes[id(seed)], change, seed.files[name], Path(name).suffix.lower())
            tally.add(seed.suffix, outcome)
            if outcome in FAULTS:
                what = content.error or f"{content} of {wholes[id(seed)]}"
                line = {"number": str(number), "map": seed.main, "file": name, "by": change.kind, "outcome": outcome}
                tally.found.append({**line, "what": what})
                if keep:
                    seed.laid(keep / outcome / f"{number}-{change.kind.replace(': ', '-')}", {name: change.content})
            _removed(folder)
    pool.close()
    tally.save()


def change_of(seed: Seed, alike: list[Seed], rng: random.Random) -> tuple[str, Spoilt]:
    """Which file of a map is spoilt, and what becomes of it."""
    name = _chosen(seed, rng)
    suffix = Path(name).suffix.lower()
    others = [other.files[each] for other in alike for each in sorted(other.files) if each.lower().endswith(suffix)]
    return name, spoilt(seed.files[name], suffix, others, rng)


def _chosen(seed: Seed, rng: random.Random) -> str:
    """Mostly the file that is opened, else one that belongs to it."""
    return seed.main if seed.main in seed.files and rng.random() < 0.6 else rng.choice(sorted(seed.files))


def _removed(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def report(tally: Tally, count: int, seconds: float) -> None:
    outcomes = ("read", "refused", "cut between records", *FAULTS)
    print(f"{count} spoilt maps in {seconds:.0f} s")
    print(f"{'':12}" + "".join(f"{outcome:>21}" for outcome in outcomes))
    total: Counter[str] = Counter()
    for suffix, counts in sorted(tally.counts.items()):
        total += counts
        print(f"{suffix:12}" + "".join(f"{counts[outcome]:>21}" for outcome in outcomes))
    print(f"{'all':12}" + "".join(f"{total[outcome]:>21}" for outcome in outcomes))
    for line in tally.found[:200]:
        print(line["outcome"], line["number"], line["map"], line["file"], line["by"], line["what"])


if __name__ == "__main__":
    main()
