"""The check hundreds of times in a row, with fixes and edits of plants and map between: no crash, no growing memory.

python benchmarks/checking_soak.py --rounds 500 [--size 5k]      # the sample town, or one of the synthetic ones
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from synthetic import SIZES, town

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.edits import Edit
from siteplanner.core.fixes.suggesting import fixes_for
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout
from siteplanner.core.site import Site
from siteplanner.files.plan_file import open_plan

KEPT_STEPS = 20
"""All begins anew after so many: memory is asked of the check, not of what can be undone."""
TOLD_EVERY = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--size", choices=SIZES, default=None, help="a synthetic town instead of the sample")
    options = parser.parse_args()
    plan = town(SIZES[options.size]) if options.size else open_plan(sample_plan())
    begin, worked = time.perf_counter(), time.process_time()
    print(f"{len(plan.plants()):,} plants, {len(plan.site.parcels):,} parcels")
    done: Counter[str] = Counter()
    for number, what in enumerate(soak(plan, options.rounds), start=1):
        done[what] += 1
        if number % TOLD_EVERY == 0:
            print(f"{number:>5} rounds {memory_mb():>7.0f} MB {living()}")
    print(f"{', '.join(f'{count} × {what}' for what, count in done.most_common())}")
    print(f"{time.perf_counter() - begin:.0f} s, {time.process_time() - worked:.0f} s of the processor")


def soak(plan: Plan, rounds: int) -> Iterator[str]:
    """Each round edits, checks what the edit touched, then all of it, and stops where they differ; says what it did."""
    random = np.random.default_rng(20_261_123)
    steps, checker = [plan], Checker(plan)
    for number in range(rounds):
        what, edit = one_edit(number, checker, random)
        if edit is not None:
            steps.append(edit.apply(steps[-1]))
        elif len(steps) > 1:
            what, _ = "undo", steps.pop()
        if len(steps) > KEPT_STEPS:
            what, steps = "begun anew", [plan]
        checker = checker.after(steps[-1])
        if check_plan(steps[-1]).findings != checker.result.findings:
            sys.exit(f"round {number}, {what}: the check after the edit is not the full one")
        yield what


def one_edit(number: int, checker: Checker, random: np.random.Generator) -> tuple[str, Edit | None]:
    plan, kind = checker.plan, number % 5
    plants = plan.plants()
    name = str(random.choice(plants.index.to_numpy(dtype=object)))
    if kind == 0:
        return "fix", fix_of(checker, random)
    if kind == 1:
        return "attributes", edits.set_attributes("base", [name], {"power_kw": float(random.integers(1, 9_000))})
    if kind == 2:
        return "map", map_edit(plan, random)
    return "move", edits.move_plants("base", [name], *map(float, random.uniform(-20, 20, 2)))


def fix_of(checker: Checker, random: np.random.Generator) -> Edit | None:
    """The smallest fix of one of the findings, of the first few asked that have any."""
    found = [f for f in checker.result.findings if f.plants]
    for at in random.permutation(len(found))[:3].tolist():
        fixes = fixes_for(checker.plan, checker.scenario_id, found[at], checker=checker)
        if fixes:
            return fixes[0].edit
    return None


def map_edit(plan: Plan, random: np.random.Generator) -> Edit:
    """Another land use for a parcel: what is worked out of the map is made anew."""
    parcel = str(random.choice(plan.site.parcels.index.to_numpy(dtype=object)))
    use = str(random.choice(["100102", "0701", "1401"]))
    return edits.set_layer_attributes("parcels", [parcel], {"land_use": use})


def memory_mb() -> float:
    """What the process holds now where the system tells it, else the most it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def living() -> str:
    gc.collect()
    held: Counter[type] = Counter(map(type, gc.get_objects()))
    return ", ".join(f"{held[kind]} {kind.__name__}" for kind in (Checker, Layout, Plan, Site))


if __name__ == "__main__":
    main()
