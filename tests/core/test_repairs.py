"""What a person chose to become of unsound shapes."""

from __future__ import annotations

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.repairs import AS_USUAL, Repairs, parse_repairs


def test_a_choice_without_a_role_holds_for_every_map() -> None:
    told = parse_repairs(["duplicates=leave_out"], ["parcels", "zones"])
    assert told == {"parcels": Repairs(duplicates="leave_out"), "zones": Repairs(duplicates="leave_out")}


def test_a_later_choice_overrules_an_earlier_one() -> None:
    told = parse_repairs(["invalid=leave_out", "parcels.invalid=repair"], ["parcels", "zones"])
    assert told["parcels"] == AS_USUAL
    assert told["zones"].leave_out("invalid")


@pytest.mark.parametrize("given", ["invalid", "invalid=mend", "holes=close", "plants.invalid=repair", "=", ".=repair"])
def test_nonsense_is_refused_with_what_can_be_said(given: str) -> None:
    with pytest.raises(InputError, match=r"kinds and their ways: invalid=repair\|leave_out"):
        parse_repairs([given], ["parcels", "zones"])


def test_a_way_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="rings=keep"):
        Repairs(rings="keep")
