"""Why a plant does not fit on a parcel: drawn cases."""

from __future__ import annotations

from typing import Any

import pytest
import shapely.affinity

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import Cancelled, EditError
from siteplanner.core.fixes import WhyNot, why_not
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.core.fixes.proofs import assert_one_step

ZONE = {"Z1": rect(-100, -100, 900, 900)}


def land(**parcels: Any) -> Any:
    return site(parcels, ZONE)


def asked(made: Plan, plant: str, parcel: str) -> WhyNot:
    """The answer, each of its fixes proved: on the parcel, no error names the plant, none is new."""
    answer = why_not(made, "base", plant, parcel)
    before = {f.id for f in check_plan(made).findings if f.severity == "error"}
    ground = made.site.parcels["geometry"].loc[parcel]
    for fix in answer.fixes:
        assert_one_step(made, fix)
        after = fix.edit.apply(made)
        errors = [f for f in check_plan(after).findings if f.severity == "error"]
        assert not [f.id for f in errors if plant in f.plants]
        assert {f.id for f in errors} <= before
        assert after.plants()["geometry"].loc[plant].difference(ground).area <= 0.01
    assert [fix.cost for fix in answer.fixes] == sorted(fix.cost for fix in answer.fixes)
    return answer


def test_where_a_plant_stands_as_it_should_it_fits() -> None:
    answer = asked(plan(land(L1=rect(0, 0, 100, 100)), {"P1": rect(20, 20, 30, 30)}), "P1", "L1")
    assert answer.fits
    assert answer.fixes == ()
    assert str(answer.words()) == "P1 fits on L1: no rule finds an error where it stands."


def test_a_plant_too_near_the_boundary_is_to_be_moved() -> None:
    answer = asked(plan(land(L1=rect(0, 0, 100, 100)), {"P1": rect(3.8, 20, 30, 30)}), "P1", "L1")
    assert str(answer.fixes[0].label) == "Move P1 1.20 m east"
    assert [str(m) for m in answer.in_the_way] == ["P1 is 3.80 m from the boundary of its land; 5 m are required."]


def test_a_plant_of_another_place_is_put_on_the_parcel_where_it_fits() -> None:
    on = land(L1=rect(0, 0, 100, 100), L2=rect(200, 0, 100, 100))
    made = plan(on, {"P1": rect(20, 20, 30, 30), "P2": rect(205, 5, 42, 90)})
    answer = asked(made, "P1", "L2")
    assert not answer.fits
    # in the middle of L2 it is 235 to 265 m: 10 m are asked from P2, which ends at 247 m: 22 m further east
    assert answer.fixes[0].kind == "move"
    assert answer.fixes[0].cost == pytest.approx(22.0, abs=0.01)


def test_a_long_plant_fits_across_once_it_is_turned() -> None:
    made = plan(land(L1=rect(0, 0, 40, 200)), {"P1": rect(-40, 80, 120, 20)})
    answer = asked(made, "P1", "L1")
    assert [str(fix.label)[:24] for fix in answer.fixes] == ["Rotate P1 by +90.0° and "]
    askew = shapely.affinity.rotate(rect(10, 40, 20, 120), 20)
    answer = asked(plan(land(L1=rect(0, 0, 40, 200)), {"P1": askew}), "P1", "L1")
    assert answer.fixes[0].kind == "align"
    assert str(answer.fixes[0].label).startswith("Rotate P1 by -20.0° and move it")


def test_a_plant_too_large_is_made_smaller_by_the_law_of_its_type() -> None:
    of = load_catalogue().get("anode_finishing")
    full = of.footprint_at(ORIGIN[0] + 200, ORIGIN[1] + 200)
    west, south, east, north = full.bounds
    short = shapely.box(west + 15, south - 30, east - 15, north + 30)
    made = plan(site({"L1": short}, ZONE), {"P1": factory(full, **of.attributes())})
    answer = asked(made, "P1", "L1")
    (fix,) = [fix for fix in answer.fixes if fix.kind == "shrink"]
    assert str(fix.label).startswith("Make P1 smaller (")


def test_where_nothing_helps_the_rules_in_the_way_are_told_with_their_figures() -> None:
    homes = (rect(0, 0, 100, 100), {"land_use": "0701", "code_system": "MNR2023"})
    answer = asked(plan(land(L1=homes), {"P1": rect(20, 20, 30, 30)}), "P1", "L1")
    assert answer.fixes == ()
    assert str(answer.words()) == "P1 does not fit on L1, moved, turned or smaller."
    assert any("land use 0701" in str(message) for message in answer.in_the_way)
    small = asked(plan(land(L1=rect(0, 0, 20, 20)), {"P1": rect(-5, -5, 30, 30)}), "P1", "L1")
    assert [str(m) for m in small.in_the_way] == ["The footprint of P1 (900 m²) finds no room on parcel L1 (400 m²)."]


def test_what_is_built_is_not_moved() -> None:
    made = plan(land(L1=rect(0, 0, 100, 100)), {"P1": factory(rect(2, 20, 30, 30), status="existing")})
    answer = asked(made, "P1", "L1")
    assert answer.fixes == ()
    assert [str(m) for m in answer.in_the_way] == ["P1 stands already and is not moved."]


def test_what_is_not_there_is_refused_by_name() -> None:
    made = plan(land(L1=rect(0, 0, 100, 100)), {"P1": rect(2, 20, 30, 30)})
    with pytest.raises(EditError, match="P9"):
        why_not(made, "base", "P9", "L1")
    with pytest.raises(EditError, match="L9"):
        why_not(made, "base", "P1", "L9")


def test_it_can_be_cancelled() -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        why_not(plan(land(L1=rect(0, 0, 100, 100)), {"P1": rect(2, 20, 30, 30)}), "base", "P1", "L1", work=work)


def test_a_plant_without_a_sound_footprint_says_so() -> None:
    made = plan(land(L1=rect(0, 0, 100, 100)), {"P1": None})
    assert [str(m) for m in why_not(made, "base", "P1", "L1").in_the_way] == [
        "P1 has no footprint that can be computed with."
    ]
