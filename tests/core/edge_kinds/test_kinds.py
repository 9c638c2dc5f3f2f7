"""Which land makes an edge what."""

from __future__ import annotations

import pytest

from siteplanner.core.edge_kinds.kinds import KINDS, kind_beyond
from siteplanner.core.vocabulary import vocabulary


# 用地用海分类指南 2023: 1202 公路, 1207 城镇村道路, 0601 农村道路 (060101, 060102 below it); 14 绿地与开敞空间.
# 三调: 1003 公路 → 1202, 1004 城镇村道路 → 1207, 1006 农村道路 → 0601.
@pytest.mark.parametrize(
    ("code", "system", "kind"),
    [
        ("1202", "MNR2023", "road"), ("1207", "MNR2023", "road"), ("0601", "MNR2023", "road"),
        ("060102", "MNR2023", "road"), ("1003", "SURVEY3", "road"), ("1004", "SURVEY3", "road"),
        ("1006", "SURVEY3", "road"), ("1401", "MNR2023", "green_belt"), ("1402", "", "green_belt"),
        ("1403", "MNR2023", "green_belt"), ("100102", "", "parcel"), ("1201", "MNR2023", "parcel"),
        ("1208", "MNR2023", "parcel"), ("0602", "MNR2023", "parcel"), ("0601", "SURVEY3", "parcel"),
        ("1202", "SURVEY3", "parcel"),
    ],
)  # fmt: skip
def test_a_code_is_read_in_its_system_first(code: str, system: str, kind: str) -> None:
    assert kind_beyond(code, system) == kind


@pytest.mark.parametrize(
    ("code", "system"),
    [("", ""), ("", "MNR2023"), ("9999", "MNR2023"), ("0601", ""), ("1202", ""), ("12", "MNR2023"), ("06", "MNR2023")],
)
def test_a_code_that_may_or_may_not_be_a_road_is_not_guessed(code: str, system: str) -> None:
    assert kind_beyond(code, system) is None


def test_a_code_that_both_systems_read_as_no_road_is_another_parcel() -> None:
    assert kind_beyond("1001") == "parcel"  # industrial land in the guide, a railway in the survey


def test_the_kinds_are_those_of_the_list() -> None:
    assert set(KINDS) == {choice.value for choice in vocabulary("edge_kind").choices}
