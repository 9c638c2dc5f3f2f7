from __future__ import annotations

import pytest

from siteplanner.cli.values import pairs, place, systems
from siteplanner.core.errors import InputError


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "a,b", "nan,1", "inf,1", "1;2"])
def test_a_place_is_two_finite_numbers(text: str) -> None:
    with pytest.raises(InputError, match="Give easting,northing in metres"):
        place(text)


def test_a_place_may_be_typed_with_a_chinese_comma() -> None:
    assert place("470015.7，4174254.3") == (470015.7, 4174254.3)


def test_a_pair_needs_a_key_and_a_sign() -> None:
    for text in ("jobs", "=1"):
        with pytest.raises(InputError, match="Write it as key=value"):
            pairs("--set", [text])
    assert pairs("--set", ["a=1", "a="]) == {"a": ""}
    assert pairs("--set", None) == {}


def test_a_system_can_only_be_told_for_a_map_that_is_given() -> None:
    assert systems(["parcels=EPSG:4547"], ["parcels", "zones"]) == {"parcels": "EPSG:4547"}
    with pytest.raises(InputError, match="names “zone”, but the maps given are for: parcels, zones"):
        systems(["zone=EPSG:4547"], ["parcels", "zones"])
