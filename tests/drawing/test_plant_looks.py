"""Plants by product, status, year and finding: each gets a look, and the legend lists what is there."""

from __future__ import annotations

import numpy as np
import pytest

from siteplanner.core.map_look import PLANTS_BY, PlantsBy
from siteplanner.core.plan import Plan
from siteplanner.drawing.plant_looks import PlantLooks, plant_looks, years_of
from siteplanner.drawing.styles import load_styles
from tests.builders import factory, plan, rect, site


@pytest.fixture(scope="module")
def works() -> Plan:
    return plan(
        site(),
        {
            "P1": factory(rect(0, 0, 9, 9), product="anode_graphite", status="existing", in_service="2023-06-30"),
            "P2": factory(rect(9, 0, 9, 9), product="anode_graphite", status="planned", in_service="2025-12-31"),
            "P3": factory(rect(18, 0, 9, 9), product="separator", status="under_construction", in_service="2027-01-01"),
            "P4": factory(rect(27, 0, 9, 9), product="moon dust", status=None, in_service=None),
        },
    )


def looks(of: Plan, by: PlantsBy, **more: object) -> PlantLooks:
    return plant_looks(of.plants(), load_styles("light"), by, **more)  # type: ignore[arg-type]


def legend(made: PlantLooks) -> dict[str, int]:
    return {entry.name.en: count for entry, count in made.legend}


def test_by_product_the_status_shows_in_hatch_and_dash_but_not_in_the_legend(works: Plan) -> None:
    made = looks(works, "product")
    assert legend(made) == {"Anode graphite": 2, "Separator": 1, "Other products": 1}
    assert made[0].hatch == "diagonal"
    assert made[0].color == made[1].color
    assert made.legend[0][0].style == made[1]


def test_by_status(works: Plan) -> None:
    made = looks(works, "status")
    assert legend(made) == {"Planned": 1, "Under construction": 1, "Existing": 1, "Status not given": 1}
    assert made[2].line is not None
    assert made[2].line.dash


def test_by_year_from_the_first_to_the_last(works: Plan) -> None:
    made, ramp = looks(works, "year"), load_styles("light").year_ramp
    assert legend(made) == {"2023": 1, "2025": 1, "2027": 1, "No year given": 1}
    assert (made[0].color, made[2].color) == (ramp[0], ramp[-1])
    assert made.legend[0][0].name.zh == "2023年"
    assert years_of(works.plants()) == (2023, 2027)


def test_the_range_of_years_can_be_that_of_more_plants(works: Plan) -> None:
    one = plant_looks(works.plants().iloc[[1]], load_styles("light"), "year", years=(2023, 2027))
    assert one[0] == looks(works, "year")[1]


def test_by_finding_whom_no_check_names_is_not_checked(works: Plan) -> None:
    made = looks(works, "finding", stands={"P1": "error", "P2": "warning", "P3": "clean"})
    assert legend(made) == {"Errors": 1, "Warnings": 1, "Not fully checked": 1, "No findings": 1}
    assert [made[row].hatch for row in range(4)] == ["diagonal_cross", "diagonal", "", "dots"]
    assert legend(looks(works, "finding")) == {"Not fully checked": 4}


@pytest.mark.parametrize("by", PLANTS_BY)
def test_no_plants_have_no_looks_and_no_legend(by: PlantsBy) -> None:
    made = looks(plan(site(), {}), by)
    assert (made.fills, made.legend) == ((), ())
    assert made.fill_of.dtype == np.intp


@pytest.mark.parametrize("by", PLANTS_BY)
def test_every_look_has_the_outline_that_tells_plants_from_land(works: Plan, by: PlantsBy) -> None:
    line = load_styles("light").plant_line
    for fill in looks(works, by).fills:
        assert fill.line is not None
        assert (fill.line.color, fill.line.width_px) == (line.color, line.width_px)
