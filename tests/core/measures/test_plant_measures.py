"""What each plant gives to the sums."""

from __future__ import annotations

import pytest

from siteplanner.core.measures.plant_measures import BLANKS, FIGURES, figure_column, measures
from siteplanner.core.text import english
from tests.core.measures.drawn_town import basis


def test_all_measures_have_a_label_and_a_unit_of_tables() -> None:
    found = measures(basis())
    assert [of.key for of in found] == [
        "plants", "capacity.anode_graphite", "capacity.separator", "footprint_m2", "floor_area_m2", "land_m2",
        "power_kw", "demand_kw", "energy_kwh_a", "water_m3_a", "steam_t_a", "output_value_cny", "tax_cny",
        "investment_cny", "jobs", "blanks",
    ]  # fmt: skip
    units = {of.key: of.unit for of in found}
    assert (units["land_m2"], units["water_m3_a"], units["capacity.separator"]) == ("m2", "m3/a", "m2/a")
    assert english(found[1].label) == "Anode graphite, capacity"


def test_blanks_are_counted_plant_by_plant() -> None:
    # blank of each: floor area, energy, water, steam, output, tax, investment; P2 jobs too, P4 its capacity
    blanks = {of.key: of for of in measures(basis())}[BLANKS]
    assert blanks.values.tolist() == [7.0, 8.0, 7.0, 8.0]


def test_a_plant_lacks_the_capacity_of_its_own_product_alone() -> None:
    found = {of.key: of for of in measures(basis(), "capacity")}
    assert found["capacity.anode_graphite"].lacking.tolist() == [False, False, False, True]
    assert found["capacity.separator"].lacking.tolist() == [False, False, False, False]


def test_a_product_of_which_no_plant_says_how_much_has_a_measure_without_values() -> None:
    found = {of.key: of for of in measures(basis(product="electrolyte", capacity=None), "capacity")}
    assert found["capacity.electrolyte"].unit == "t/a"
    assert found["capacity.electrolyte"].lacking.tolist() == [True, False, False, False]


@pytest.mark.parametrize("figure", FIGURES)
def test_one_figure_is_had_alone(figure: str) -> None:
    assert {of.key.partition(".")[0] for of in measures(basis(), figure)} == {figure}


def test_areas_are_shown_to_the_hundredth_of_a_square_metre() -> None:
    found = {of.key: figure_column(of) for of in measures(basis())}
    assert (found["land_m2"].decimals, found["jobs"].decimals, found["jobs"].sums) == (2, 0, True)
