"""A zone that lists products admits no others."""

from __future__ import annotations

import pytest

from siteplanner.words import translated
from tests.builders import factory, plan, rect, site
from tests.core.rules.found import ids, only, shifted

RULE = "zone-product"


def zoned(left: str | None, right: str | None = None) -> object:
    zones = {"Z1": (rect(0, 0, 100, 100), {"products": left}), "Z2": (rect(100, 0, 100, 100), {"products": right})}
    return site({"L1": rect(0, 0, 200, 100)}, zones)


INSIDE = rect(10, 10, 30, 30)


@pytest.mark.parametrize(
    "listed", [None, "", "anode_graphite", "electrolyte, anode_graphite", "electrolyte，anode_graphite"]
)
def test_a_zone_that_lists_the_product_or_nothing_admits_it(listed: str | None) -> None:
    assert ids(plan(zoned(listed), {"P1": INSIDE}), RULE) == []


def test_another_product_is_an_error_naming_both() -> None:
    finding = only(plan(zoned("electrolyte, hard_felt"), {"P1": INSIDE}), RULE)
    assert (finding.id, finding.severity) == ("zone-product:P1", "error")
    assert finding.subjects == ("P1", "zone=Z1")
    assert str(finding.message) == "P1 makes Anode graphite; zone Z1 admits Electrolyte, Hard felt."
    assert "electrolyte" not in translated(finding.message, "zh")
    assert "、硬毡" in translated(finding.message, "zh")


def test_a_product_that_the_catalogue_does_not_know_is_called_by_its_key() -> None:
    finding = only(plan(zoned("钠电"), {"P1": factory(INSIDE, product="sodium")}), RULE)
    assert str(finding.message) == "P1 makes sodium; zone Z1 admits 钠电."


def test_a_plant_in_no_zone_gets_a_warning() -> None:
    finding = only(plan(zoned(None), {"P1": rect(10, 200, 30, 30)}), RULE)
    assert (finding.severity, str(finding.message)) == ("warning", "P1 lies in no zone.")


def test_the_zone_that_holds_most_of_it_counts() -> None:
    assert ids(plan(zoned("electrolyte"), {"P1": rect(90, 10, 30, 30)}), RULE) == []
    assert ids(plan(zoned("electrolyte"), {"P1": rect(80, 10, 30, 30)}), RULE) == ["zone-product:P1"]


def test_a_tie_goes_to_the_smaller_id() -> None:
    assert ids(plan(zoned("electrolyte"), {"P1": rect(85, 10, 30, 30)}), RULE) == ["zone-product:P1"]
    assert ids(plan(zoned(None, "electrolyte"), {"P1": rect(85, 10, 30, 30)}), RULE) == []
    hair = rect(85.000001, 10, 30, 30)  # 0.00006 m² more in Z2, which rounding alone can make
    assert ids(plan(zoned("electrolyte"), {"P1": hair}), RULE) == ["zone-product:P1"]
    far = shifted(plan(zoned("electrolyte"), {"P1": rect(85, 10, 30, 30)}), 38_030_000.3, 0.7)
    assert ids(far, RULE) == ["zone-product:P1"]


def test_a_plant_without_a_product_is_not_checked() -> None:
    made = plan(zoned("electrolyte"), {"P1": factory(INSIDE, product=None)})
    assert ids(made, RULE) == ["not-checked:zone-product:P1:zone=Z1"]


def test_a_warehouse_makes_nothing_and_may_stand_anywhere() -> None:
    made = plan(zoned("electrolyte"), {"P1": factory(INSIDE, product=None, type_id="warehouse")})
    assert ids(made, RULE) == []


@pytest.mark.parametrize(
    ("made", "listed", "expected"),
    [
        (" anode_graphite ", "anode_graphite", None),
        ("cathode_lfp, cathode_ncm", "cathode_ncm，cathode_lfp", None),
        ("cathode_lfp，cathode_ncm", "cathode_lfp", "zone-product:P1"),
        ("Anode_Graphite", "anode_graphite", "zone-product:P1"),
        ("负极材料", "anode_graphite", "zone-product:P1"),
        ("anode_graphite", "负极材料", "zone-product:P1"),
        (" ", "anode_graphite", "not-checked:zone-product:P1:zone=Z1"),
        (" ， ", "anode_graphite", "not-checked:zone-product:P1:zone=Z1"),
        ("anode_graphite", " , ", None),  # nothing is listed
    ],
)
def test_a_plant_of_several_products_needs_each_of_them_admitted(made: str, listed: str, expected: str | None) -> None:
    assert ids(plan(zoned(listed), {"P1": factory(INSIDE, product=made)}), RULE) == ([expected] if expected else [])


def test_in_zones_that_overlap_the_one_holding_most_of_it_counts() -> None:
    zones = {"Z2": (rect(0, 0, 100, 100), {"products": None}), "Z1": (rect(0, 0, 30, 100), {"products": "electrolyte"})}
    ground = site({"L1": rect(0, 0, 200, 100)}, zones)
    assert ids(plan(ground, {"P1": rect(15, 10, 30, 30)}), RULE) == []
    assert ids(plan(ground, {"P1": rect(0, 10, 30, 30)}), RULE) == ["zone-product:P1"]  # in both: a tie, Z1
