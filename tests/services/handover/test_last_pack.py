from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.services.handover.last_pack import DamagedLastPackError, find_last, last_pack, read_last
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import HandedOver


def test_the_newest_of_the_same_plan_and_scenario_is_found(
    sample: Plan, first: HandedOver, second: HandedOver, outdir: Path, tmp_path: Path
) -> None:
    order = Order.of(sample, "base")
    assert find_last(outdir, order) == second.folder
    found = last_pack(outdir, order)
    assert found is not None
    assert found.day.isoformat() == "2026-11-23"
    assert last_pack(outdir, Order.of(sample, "step-2025")) is None
    assert find_last(tmp_path / "none", order) is None
    assert last_pack(outdir, order, since=first.folder).folder == first.folder  # type: ignore[union-attr]


def test_its_plan_is_what_went_out_then(sample: Plan, first: HandedOver) -> None:
    plan = read_last(first.folder, Order.of(sample, "base")).plan
    assert plan.plants().index.tolist() == sample.plants("base").index.tolist()


@pytest.mark.parametrize("file", ["plan.gpkg", "manifest.json"])
def test_a_damaged_one_is_refused_with_a_way_out(file: str, copied: Callable[..., Path], altered: Plan) -> None:
    folder = copied()
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content[:200] + b"?" + content[201:])
    with pytest.raises(InputError, match=r"no-comparison|no hand-over pack"):
        read_last(folder, Order.of(altered, "base"))


def test_one_without_its_manifest_might_be_the_very_one(copied: Callable[..., Path], altered: Plan) -> None:
    folder = copied()
    (folder / "manifest.json").write_bytes(b"{")
    assert find_last(folder.parent, Order.of(altered, "base")) is None  # called otherwise, it is somebody else's
    folder.rename(folder.with_name("zzxxgyz-sy-base-20261123-4"))
    with pytest.raises(DamagedLastPackError, match=r"is damaged \(manifest.json\).*--no-comparison"):
        find_last(folder.parent, Order.of(altered, "base"))


def test_a_pack_of_another_scenario_is_not_compared_with(sample: Plan, first: HandedOver) -> None:
    with pytest.raises(InputError, match="Name one of the same plan and scenario"):
        read_last(first.folder, Order.of(sample, "step-2025"))


@pytest.mark.parametrize("file", ["manifest.json", "SHA256SUMS"])
def test_one_that_lost_a_list_is_not_passed_over(file: str, copied: Callable[..., Path], altered: Plan) -> None:
    folder = copied()
    folder = folder.rename(folder.with_name("zzxxgyz-sy-base-20261123-4"))
    (folder / file).unlink()
    with pytest.raises(DamagedLastPackError, match=rf"is damaged \({file}\).*--no-comparison"):
        last_pack(folder.parent, Order.of(altered, "base"))


@pytest.mark.parametrize("name", ["zzxxgyz-sy-base-20261123-4", "called otherwise"])
def test_one_of_a_newer_program_is_no_damaged_one(name: str, copied: Callable[..., Path], altered: Plan) -> None:
    folder = copied()
    folder = folder.rename(folder.with_name(name))
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    newer = {**told, "format_version": 2, "program": {"name": "siteplanner", "version": "9.0"}}
    (folder / "manifest.json").write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(InputError, match=r"newer version of the program \(9.0\).*--no-comparison"):
        last_pack(folder.parent, Order.of(altered, "base"))
    if name == "called otherwise":
        assert last_pack(folder.parent, Order.of(altered, "step-2025")) is None
