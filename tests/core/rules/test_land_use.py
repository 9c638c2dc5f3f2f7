"""Land admits a plant by its use and class."""

from __future__ import annotations

import pytest

from siteplanner.core.plan import Plan
from tests.builders import factory, plan, rect, site
from tests.core.rules.found import found, ids, only

RULE = "land-use"


def on(code: str | None, system: str | None = "MNR2023", type_id: str | None = "anode_finishing") -> Plan:
    """A plant of a type (class 2 by default) on one parcel."""
    ground = site({"L1": (rect(0, 0, 100, 100), {"land_use": code, "code_system": system})})
    return plan(ground, {"P1": factory(rect(10, 10, 30, 30), type_id=type_id)})


@pytest.mark.parametrize(
    ("code", "system", "type_id", "expected"),
    [
        ("100102", "MNR2023", "anode_finishing", None),
        ("100103", "MNR2023", "anode_finishing", None),
        ("100101", "MNR2023", "anode_finishing", "error"),  # class 2 on class 1 land
        ("100102", "MNR2023", "anode_integrated", "error"),  # class 3 on class 2 land
        ("100103", "MNR2023", "anode_integrated", None),
        ("1001", "MNR2023", "anode_finishing", "warning"),  # no class
        ("0601", "SURVEY3", "anode_finishing", "warning"),  # reads as 1001
        ("0701", "MNR2023", "anode_finishing", "error"),
        ("0701", None, "anode_finishing", "error"),  # reads the same in both systems
        ("1001", "SURVEY3", "anode_finishing", "error"),  # railway
        ("1303", "MNR2023", "substation_yard", None),  # named by the type
        ("1303", "MNR2023", "anode_finishing", "error"),
        ("110101", "MNR2023", "warehouse", None),
        ("100102", None, "anode_finishing", None),  # six digits: only in the guide
        ("10", "MNR2023", "anode_finishing", "error"),
    ],
)
def test_the_verdict_by_code_and_type(code: str, system: str | None, type_id: str, expected: str | None) -> None:
    assert [f.severity for f in found(on(code, system, type_id), RULE)] == ([expected] if expected else [])
    assert not any(f.rule == "not-checked" for f in found(on(code, system, type_id), RULE))


@pytest.mark.parametrize(
    ("code", "system", "type_id", "reason"),
    [
        (None, "MNR2023", "anode_finishing", "no land-use code"),
        ("1001", None, "anode_finishing", "reads differently"),
        ("0601", None, "anode_finishing", "reads differently"),
        ("1101", None, "warehouse", "reads differently"),
        ("9999", "MNR2023", "anode_finishing", "is not known"),
        ("100199", "MNR2023", "anode_finishing", "is not known"),
        ("05H1", "SURVEY3", "anode_finishing", "is not known"),
        ("industry", None, "anode_finishing", "is not known"),
        ("100102", "MNR2023", None, "no known type"),
        ("100101", "MNR2023", "no_such_type", "no known type"),
    ],
)
def test_what_cannot_be_read_is_not_checked_and_says_why(
    code: str | None, system: str | None, type_id: str | None, reason: str
) -> None:
    finding = only(on(code, system, type_id), RULE)
    assert finding.id == "not-checked:land-use:P1:parcel=L1"
    assert finding.severity == "warning"
    assert reason in str(finding.message)


def test_each_parcel_is_judged_on_its_own_with_the_area_covered() -> None:
    home = (rect(100, 0, 100, 100), {"land_use": "0701", "code_system": "MNR2023"})
    made = plan(site({"L1": rect(0, 0, 100, 100), "L2": home}), {"P1": rect(80, 10, 40, 30)})
    finding = only(made, RULE)
    assert (finding.id, finding.measured) == ("land-use:P1:parcel=L2", pytest.approx(600.0))
    assert finding.subjects == ("P1", "parcel=L2")


@pytest.mark.parametrize(("over_m", "fails"), [(0.0003, False), (0.0004, True)])
def test_a_hundredth_of_a_square_metre_is_the_tolerance(over_m: float, fails: bool) -> None:
    home = (rect(100, 0, 100, 100), {"land_use": "0701", "code_system": "MNR2023"})
    made = plan(site({"L1": rect(0, 0, 100, 100), "L2": home}), {"P1": rect(70 + over_m, 10, 30, 30)})
    assert bool(ids(made, RULE)) is fails


@pytest.mark.parametrize(
    ("code", "type_id", "said"),
    [
        ("0701", "anode_finishing", "whose land use 0701 (Urban housing) does not admit it"),
        ("100101", "anode_finishing", "needs “Industrial, class 2"),
        ("100102", None, "“Industrial, class 2"),
    ],
)
def test_land_is_called_by_its_name(code: str, type_id: str | None, said: str) -> None:
    assert said in str(only(on(code, type_id=type_id), RULE).message)
