"""Two plants do not share ground."""

from __future__ import annotations

import pytest

from tests.builders import multi, plan, rect, site
from tests.core.rules.found import ids, only

RULE = "overlap"
GROUND = site({"L1": rect(0, 0, 300, 300)})


@pytest.mark.parametrize(("shared_m", "fails"), [(-1.0, False), (0.0, False), (0.0003, False), (0.0004, True)])
def test_touching_is_allowed_and_a_hundredth_of_a_square_metre_is_the_tolerance(shared_m: float, fails: bool) -> None:
    made = plan(GROUND, {"P1": rect(10, 10, 30, 30), "P2": rect(40 - shared_m, 10, 30, 30)})
    assert bool(ids(made, RULE)) is fails


def test_a_pair_is_one_finding_with_the_ground_they_share() -> None:
    finding = only(plan(GROUND, {"P2": rect(10, 10, 30, 30), "P1": rect(30, 20, 30, 30)}), RULE)
    assert (finding.id, finding.severity) == ("overlap:P1:P2", "error")
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(200.0), 0.0, "m²")
    assert finding.place is not None
    assert finding.place.area == pytest.approx(200.0)


def test_a_plant_inside_the_courtyard_of_another_passes() -> None:
    court = rect(10, 10, 90, 90).difference(rect(30, 30, 50, 50))
    assert ids(plan(GROUND, {"P1": court, "P2": rect(40, 40, 20, 20)}), RULE) == []


def test_parts_of_one_footprint_are_tested_against_others() -> None:
    double = multi(rect(10, 10, 20, 20), rect(100, 10, 20, 20))
    assert ids(plan(GROUND, {"P1": double, "P2": rect(110, 20, 30, 30)}), RULE) == ["overlap:P1:P2"]


def test_a_colon_in_a_plants_id_is_encoded() -> None:
    made = plan(GROUND, {"P:1": rect(10, 10, 30, 30), "P%": rect(30, 20, 30, 30)})
    assert ids(made, RULE) == ["overlap:P%25:P%3A1"]


def test_an_equals_sign_in_a_plants_id_is_no_prefix() -> None:
    made = plan(GROUND, {"constraint=C1": rect(10, 10, 30, 30), "张庄": rect(30, 20, 30, 30)})
    finding = only(made, RULE)
    assert (finding.id, finding.plants) == ("overlap:constraint%3DC1:张庄", ("constraint=C1", "张庄"))


def test_three_on_one_spot_are_three_pairs() -> None:
    made = plan(GROUND, {name: rect(10, 10, 30, 30) for name in ("P1", "P2", "P3")})
    assert ids(made, RULE) == ["overlap:P1:P2", "overlap:P1:P3", "overlap:P2:P3"]
