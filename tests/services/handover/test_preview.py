from __future__ import annotations

from pathlib import Path

from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import HandedOver
from siteplanner.services.handover.preview import preview


def test_it_tells_what_a_hand_over_would_and_writes_nothing(
    altered: Plan, first: HandedOver, second: HandedOver, outdir: Path
) -> None:
    there = sorted(outdir.rglob("*"))
    seen = preview(Order.of(altered, "base"), outdir, since=first.folder)
    assert seen.changes is not None
    assert second.changes is not None
    assert str(seen.changes.summary()) == str(second.changes.summary())
    assert seen.result.counts == second.manifest["check"]["counts"]
    assert seen.problem is None
    assert sorted(outdir.rglob("*")) == there


def test_what_cannot_be_compared_is_a_problem_and_no_error(altered: Plan, tmp_path: Path) -> None:
    seen = preview(Order.of(altered, "base"), tmp_path, since=tmp_path)
    assert "is no hand-over pack" in str(seen.problem)
    assert seen.changes is None


def test_what_is_left_out_is_told_with_the_reason(sample: Plan, tmp_path: Path) -> None:
    seen = preview(Order.of(sample, "base"), tmp_path)
    assert [(item.kind, english(why)) for item, why in seen.left_out] == [
        ("change-log", "No change to the plan has been logged yet.")
    ]
