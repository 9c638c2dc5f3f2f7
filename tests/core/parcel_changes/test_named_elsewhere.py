"""Rules of the plan's own that name parcels by number are told when the numbers mean something else."""

from __future__ import annotations

from dataclasses import replace

from siteplanner.core.parcel_changes.named_elsewhere import named_elsewhere
from siteplanner.core.rules.kept_packs import with_kept_packs
from tests.builders import plan, rect, site
from tests.core.parcel_changes.drawn import compared

ROW = {"12": rect(0, 0, 9, 9), "甲-3": rect(9, 0, 9, 9), "14": rect(18, 0, 9, 9)}
PACK = """[rules.quiet]\nwhere = "parcel_id = '甲-3' or parcel_id in ('12', '140')"\n"""


def test_numbers_that_are_void_are_found_in_texts_that_speak_of_parcel_numbers() -> None:
    town = with_kept_packs(plan(site(ROW)), {"town": PACK})
    changes = compared(ROW, {"12": ROW["12"], "X": ROW["甲-3"]})  # one renumbered, 14 gone
    everything = range(len(changes.changes))
    assert named_elsewhere(town, changes, everything) == ("甲-3",)
    assert named_elsewhere(town, changes, []) == ()
    assert named_elsewhere(replace(town, settings={"k": '"甲-3"'}), changes, everything) == ()
