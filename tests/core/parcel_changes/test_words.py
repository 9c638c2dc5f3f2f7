"""What people read of a change."""

from __future__ import annotations

from siteplanner.core.parcel_changes.change import ParcelChange
from siteplanner.core.parcel_changes.effect import Effect
from siteplanner.core.parcel_changes.words import cautions, details_of, notes, parcels_in
from tests.builders import rect
from tests.core.parcel_changes.drawn import compared

NOTHING = Effect((), (), ())
ROW = {"A": (rect(0, 0, 100, 100), {"status": "reserved"}), "B": rect(100, 0, 100, 100)}


def words(change: ParcelChange) -> list[str]:
    return [str(each) for each in details_of(change)]


def test_a_parcel_that_moved_tells_how_far_and_which_way() -> None:
    [change] = [c for c in compared(ROW, {**ROW, "B": rect(100.4, -0.1, 100, 100)}).changes if c.kind == "moved"]
    assert str(parcels_in(change)) == "B"
    # 2 · (0.4 · 100 + 0.1 · 100) less twice the corner of 0.4 by 0.1, counted in both strips
    assert words(change) == ["10,000.0 m²", "99.9 m² not common to both", "+0.40 m east, -0.10 m north"]


def test_a_split_tells_its_parts_and_what_is_lost() -> None:
    halves = {
        "A1": (rect(0, 0, 50, 100), {"status": "available"}),
        "A2": (rect(50, 0, 50, 90), {"status": "available"}),
    }
    [change] = [c for c in compared(ROW, {**halves, "B": ROW["B"]}).changes if c.kind == "split"]
    assert str(parcels_in(change)) == "A → A1, A2"
    assert words(change)[:3] == [
        "10,000.0 → 9,500.0 m²",
        "500.0 m² not common to both",
        "boundary up to 10.00 m off",
    ]


def test_attributes_tell_before_and_after() -> None:
    changes = compared(ROW, {**ROW, "B": (ROW["B"], {"owner": "乙"}), "A": (ROW["A"][0], {"status": "occupied"})})
    told = {c.new[0]: words(c) for c in changes.changes}
    assert told["B"][1:] == ["Owner: blank → 乙"]
    assert told["A"][1:] == ["Status: reserved → occupied"]


def test_numbers_for_other_land_and_lost_entries_are_cautions() -> None:
    changes = compared(ROW, {"A": rect(0, 900, 100, 100), "B": ROW["B"]})
    said = [str(each) for each in cautions(changes, changes.usual, NOTHING)]
    assert said[0].startswith("These numbers now name other land")
    assert said[0].endswith(": A.")
    assert said[1] == "Entries of the plan that are lost with the changes taken: 1."


def test_the_balance_is_always_told() -> None:
    changes = compared(ROW, {"A": ROW["A"]})
    assert [str(each) for each in notes(changes, changes.usual)][-1] == (
        "Parcels 2 → 1, area 20,000.0 → 10,000.0 m² (-10,000.0 m²) if all is taken."
    )
