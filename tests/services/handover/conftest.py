from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.services.handover.last_pack import read_last
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import HandedOver, hand_over

REASON = "设计院下周五前修正与道路的间距"
FIRST_DAY = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
SECOND_DAY = dt.datetime(2026, 11, 23, 16, 5, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def sample() -> Plan:
    return open_plan(sample_plan())


@pytest.fixture(scope="session")
def altered(sample: Plan) -> Plan:
    """P01, P02 and P03 moved 30 m east and 40 m north, P04 taken out, P05 with another load; a line in the log."""
    made = edits.move_plants("base", ["P01", "P02", "P03"], 30.0, 40.0).apply(sample)
    made = edits.remove_plants("base", ["P04"]).apply(made)
    plants = made.plants("base").copy()
    plants.loc["P05", "power_kw"] = 123456.0
    entry = ChangeEntry(1, pd.Timestamp("2026-11-22 08:00:00"), "李", "base", "=移动 3 个项目", "{}")
    return dataclasses.replace(made.with_plants("base", plants), change_log=(entry,))


@pytest.fixture(scope="session")
def outdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("移交 packs")


@pytest.fixture(scope="session")
def first(sample: Plan, outdir: Path) -> HandedOver:
    """A small pack of the sample plan as it is: it has no errors."""
    return hand_over(Order.of(sample, "base", made=FIRST_DAY, groups=frozenset({"geojson"})), outdir)


@pytest.fixture(scope="session")
def second(altered: Plan, outdir: Path, first: HandedOver) -> HandedOver:
    """All files of the altered plan, in Chinese, with a reason, compared with the first pack."""
    order = Order.of(altered, "base", made=SECOND_DAY, lang="zh", reason=REASON, by="李伟")
    return hand_over(order, outdir, read_last(first.folder, order))


@pytest.fixture
def copied(second: HandedOver, tmp_path: Path) -> Callable[..., Path]:
    """A copy of the second pack to spoil: of all of it, or of the files whose path begins so."""

    def make(beginning: str = "") -> Path:
        def others(folder: str, names: list[str]) -> list[str]:
            inside = Path(folder).relative_to(second.folder)
            return [n for n in names if not _wanted((inside / n).as_posix(), beginning)]

        return shutil.copytree(second.folder, tmp_path / "copy", ignore=others)

    return make


def _wanted(path: str, beginning: str) -> bool:
    return path.startswith((beginning, "manifest")) or beginning.startswith(f"{path}/")
