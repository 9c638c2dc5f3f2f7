"""Makes each rule wrong on purpose, one small change at a time, and sees whether a test notices.

    .venv/bin/python scripts/mutation_check.py            # all, some minutes
    .venv/bin/python scripts/mutation_check.py setback    # those of one rule

Works on a copy of the tree in a temporary folder. Exit status 1: a wrong rule passed its tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("siteplanner", "tests", "resources", "maps", "pyproject.toml")
RULES = "siteplanner/core/rules"


@dataclass(frozen=True)
class Mutation:
    """``old`` becomes ``new`` in ``file``; ``tests`` are what must notice, under tests/core."""

    rule: str
    file: str
    old: str
    new: str
    tests: str = ""

    @property
    def test_file(self) -> str:
        return f"tests/core/{self.tests or 'rules/test_' + self.rule.replace('-', '_') + '.py'}"


def _of(rule: str, old: str, new: str, file: str = "", tests: str = "") -> Mutation:
    return Mutation(rule, file or f"{RULES}/{rule.replace('-', '_')}.py", old, new, tests)


MUTATIONS: tuple[Mutation, ...] = (
    _of("footprint-valid", ">= min_area_m2 - TOLERANCE_M2", ">= 0"),
    _of("on-parcel", "keep = area_m2 > TOLERANCE_M2", "keep = area_m2 > 100 * TOLERANCE_M2", f"{RULES}/layout.py"),
    _of("across-parcels", "plants.count > 1)", "plants.count > 2)"),
    _of("across-parcels", "if len(values) > 1:", "if len(values) > 2:"),
    _of("land-use", "if needed > given else None", "if needed >= given else None"),
    _of("land-use", "keep = shared_m2 > TOLERANCE_M2", "keep = shared_m2 > 10", f"{RULES}/layout.py"),
    _of("zone-product", "zones < 0]", "zones < -1]"),
    _of("zone-product", "set(mine) <= set(products)", "set(mine) & set(products)"),
    _of("overlap", "area_m2 > TOLERANCE_M2", "area_m2 > 1.0"),
    _of("setback", "gaps_m < failing_m)", "gaps_m < failing_m - 0.01)"),
    _of("setback", "limits.least.value - TOLERANCE_M)", "limits.least.value)"),
    _of(
        "fire-separation",
        "gap_m < self.most_m - TOLERANCE_M",
        "gap_m <= self.most_m",
        "siteplanner/core/fire/distances.py",
    ),
    _of("fire-separation", "grade > 0), known", "grade > 1), known", "siteplanner/core/fire/table.py"),
    _of("corridor", "near.gap_m < required_m - TOLERANCE_M", "near.gap_m < required_m - 0.5"),
    _of("corridor", "blank = ~(given_m >= 0)", "blank = ~(given_m > 0)", "siteplanner/core/corridors/strips.py"),
    _of("inside-development-boundary", "areas_m2 > TOLERANCE_M2", "areas_m2 > 5.0"),
    _of("ground", "shapely.area(shared) > TOLERANCE_M2", "shapely.area(shared) > 5.0"),
    _of("protection-distance", "gaps_m < limits_m[at] - TOLERANCE_M", "gaps_m < limits_m[at] - 1.0"),
    _of("fire-lane", "room_m < needed_m - TOLERANCE_M else None", "room_m < needed_m - 1.0 else None"),
    _of(
        "fire-lane",
        "self.surely_m2[rows] + TOLERANCE_M2",
        "self.surely_m2[rows] * 2",
        "siteplanner/core/fire_lanes/lanes_asked.py",
    ),
    _of("building-coefficient", "covered_m2 < least * on.area_m2 - TOLERANCE_M2", "covered_m2 <= least * on.area_m2"),
    _of("building-coefficient", "covered_m2 > most * on.area_m2 + TOLERANCE_M2", "covered_m2 > 2 * most * on.area_m2"),
    _of("floor-area-ratio", "> settings.value(DOUBLE_ABOVE) + TOLERANCE_M", ">= settings.value(DOUBLE_ABOVE)"),
    _of("floor-area-ratio", "floor_m2 < required * on.area_m2 - TOLERANCE_M2", "floor_m2 <= required * on.area_m2"),
    _of("investment-intensity", "sum_cny < required", "sum_cny < 0.9 * required"),
    _of("height-limit", "height_m > limit_m + TOLERANCE_M:", "height_m >= limit_m:"),
    _of("height-limit", "kind, area, limit_m = min(", "kind, area, limit_m = max("),
    _of("substation-load", "loads_kva > limit_kva * (1 + ROUNDING)", "loads_kva >= limit_kva"),
    _of("substation-load", "if transformers > 1:", "if transformers > 2:"),
    _of("zone-power-quota", "sums_kw > quotas_kw * (1 + ROUNDING)", "sums_kw >= quotas_kw"),
    _of("in-service-order", "day < since,", "day <= since,"),
    _of(
        "site-topology",
        "keep = area_m2 > TOLERANCE_M2",
        "keep = area_m2 > 1.0",
        "siteplanner/core/topology/overlaps.py",
    ),
    _of(
        "site-topology", "(width_m < below_m)", "(width_m < below_m / 2)", "siteplanner/core/topology/enclosed_holes.py"
    ),
)


def caught(mutation: Mutation, tree: Path) -> bool:
    """Whether a test fails once the change is made; the file is put right again. Raises ValueError where the text that
    is to be changed is not there any more."""
    file = tree / mutation.file
    sound = file.read_text(encoding="utf-8")
    if mutation.old not in sound:
        raise ValueError(f"{mutation.file} does not hold “{mutation.old}” any more")
    file.write_text(sound.replace(mutation.old, mutation.new, 1), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", mutation.test_file, "-q", "-x", "-p", "no:cacheprovider"]
    try:
        environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
        ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    finally:
        file.write_text(sound, encoding="utf-8")
    if ran.returncode not in (0, 1):
        raise ValueError(f"{mutation.test_file} could not be run:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return ran.returncode == 1


def main(wanted: list[str]) -> int:
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="siteplanner-mutations-") as folder:
        tree = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, tree / name)
        for mutation in MUTATIONS:
            if wanted and mutation.rule not in wanted:
                continue
            noticed = caught(mutation, tree)
            survivors += not noticed
            word = "caught  " if noticed else "SURVIVED"
            print(f"{word}  {mutation.rule}: {mutation.old}  ->  {mutation.new}", flush=True)
    print(f"{survivors} survived" if survivors else "all were caught")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
