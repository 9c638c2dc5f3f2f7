"""How a plant type grows with its capacity."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.plant_type import EXTENSIVE, PlantType
from siteplanner.core.schema import PLANTS
from siteplanner.words import translated

TYPES = tuple(load_catalogue().types.values())
SCALED = tuple(t for t in TYPES if t.capacity is not None)
FIXED = tuple(t for t in TYPES if t.capacity is None)
every_type = pytest.mark.parametrize("plant_type", TYPES, ids=lambda t: t.type_id)
every_scaled = pytest.mark.parametrize("plant_type", SCALED, ids=lambda t: t.type_id)


def limits(plant_type: PlantType) -> tuple[float, float, float]:
    assert plant_type.capacity is not None
    assert plant_type.capacity_min is not None
    assert plant_type.capacity_max is not None
    return plant_type.capacity_min, plant_type.capacity, plant_type.capacity_max


@st.composite
def type_with_capacity(draw: st.DrawFn) -> tuple[PlantType, float]:
    plant_type = draw(st.sampled_from(SCALED))
    low, _, high = limits(plant_type)
    return plant_type, draw(st.floats(low, high))


@st.composite
def type_with_two_capacities(draw: st.DrawFn) -> tuple[PlantType, float, float]:
    plant_type, a = draw(type_with_capacity())
    low, _, high = limits(plant_type)
    b = draw(st.floats(low, high))
    return plant_type, min(a, b), max(a, b)


@every_scaled
def test_the_default_capacity_gives_the_catalogues_figures_bit_for_bit(plant_type: PlantType) -> None:
    given_outright = plant_type.attributes(plant_type.capacity)
    assert given_outright == plant_type.attributes()
    assert {k: v for k, v in given_outright.items() if k in plant_type.figures} == {
        column: figure.value for column, figure in plant_type.figures.items()
    }
    assert shapely.to_wkb(plant_type.footprint(plant_type.capacity)) == shapely.to_wkb(plant_type.footprint())


@given(type_with_two_capacities())
def test_no_figure_shrinks_when_capacity_grows(case: tuple[PlantType, float, float]) -> None:
    plant_type, smaller, larger = case
    before, after = plant_type.attributes(smaller), plant_type.attributes(larger)
    for column in EXTENSIVE:
        if column in plant_type.figures:
            assert before[column] <= after[column]  # type: ignore[operator]


@given(type_with_capacity())
def test_area_grows_in_proportion_and_the_depth_stays(case: tuple[PlantType, float]) -> None:
    plant_type, capacity = case
    assert plant_type.capacity is not None
    default, scaled = plant_type.footprint(), plant_type.footprint(capacity)
    assert scaled.area == pytest.approx(default.area * capacity / plant_type.capacity, rel=1e-9)
    assert [p.bounds[3] - p.bounds[1] for p in scaled.geoms] == [p.bounds[3] - p.bounds[1] for p in default.geoms]
    assert scaled.is_valid


@given(type_with_capacity())
def test_load_and_output_are_linear_and_building_data_stays(case: tuple[PlantType, float]) -> None:
    plant_type, capacity = case
    assert plant_type.capacity is not None
    default, scaled, ratio = plant_type.attributes(), plant_type.attributes(capacity), capacity / plant_type.capacity
    for column in ("power_kw", "energy_kwh_a", "output_value_cny", "floor_area_m2"):
        assert scaled[column] == pytest.approx(float(default[column]) * ratio, rel=1e-12)  # type: ignore[arg-type]
    for column in ("height_m", "storeys", "storey_height_m", "hazard_class", "fire_grade", "demand_factor"):
        assert scaled[column] == default[column]


def test_investment_grows_by_the_types_own_exponent() -> None:
    finishing = load_catalogue().get("anode_finishing")
    assert finishing.scaling["investment_cny"].value == 0.8
    # 150 M CNY at 10 000 t/a; 150e6 × 2 ** 0.8 = 261 165 169, to the whole yuan
    assert finishing.attributes(20_000)["investment_cny"] == 261_165_169.0


def test_jobs_are_whole_people() -> None:
    assert load_catalogue().get("anode_finishing").attributes(10_090)["jobs"] == 61.0  # 60.54


@every_scaled
@pytest.mark.parametrize("wrong", [-1.0, 0.0, math.nan, math.inf, "below", "above"])
def test_a_capacity_out_of_range_is_refused_naming_the_range(plant_type: PlantType, wrong: float | str) -> None:
    low, _, high = limits(plant_type)
    capacity = {"below": math.nextafter(low, 0), "above": math.nextafter(high, math.inf)}.get(str(wrong), wrong)
    with pytest.raises(EditError) as refusal:
        plant_type.attributes(float(capacity))
    assert plant_type.name_en in str(refusal.value)
    assert plant_type.name_zh in translated(refusal.value.message, "zh")
    assert f"from {low:,.12g} to {high:,.12g} {plant_type.capacity_unit}" in str(refusal.value)
    with pytest.raises(EditError):
        plant_type.footprint(float(capacity))


@every_scaled
def test_both_ends_of_the_range_are_admitted(plant_type: PlantType) -> None:
    low, _, high = limits(plant_type)
    assert plant_type.attributes(low)["capacity"] == low
    assert plant_type.attributes(high)["capacity"] == high


@pytest.mark.parametrize("plant_type", FIXED, ids=lambda t: t.type_id)
def test_a_type_of_one_size_refuses_a_capacity(plant_type: PlantType) -> None:
    assert not {"capacity", "capacity_unit", "product"} & plant_type.attributes().keys()
    with pytest.raises(EditError, match="has no capacity to scale by"):
        plant_type.footprint(100.0)


@every_type
def test_attributes_are_columns_of_plants_and_fit_their_domains(plant_type: PlantType) -> None:
    for column, value in plant_type.attributes().items():
        assert PLANTS.column(column).parse(value) == value


@given(type_with_capacity())
def test_the_footprint_is_centred_on_the_origin(case: tuple[PlantType, float]) -> None:
    west, south, east, north = case[0].footprint(case[1]).bounds
    assert west == pytest.approx(-east, abs=1e-9)
    assert south == pytest.approx(-north, abs=1e-9)


@every_type
def test_an_unturned_footprint_is_only_shifted(plant_type: PlantType) -> None:
    west, south, east, north = plant_type.footprint().bounds
    placed = plant_type.footprint_at(470_000.0, 4_174_000.0, 360.0)
    assert placed.bounds == (470_000 + west, 4_174_000 + south, 470_000 + east, 4_174_000 + north)


def test_a_footprint_turns_counter_clockwise_about_its_centre() -> None:
    finishing = load_catalogue().get("anode_finishing")  # 130 × 60 m
    upright = finishing.footprint_at(1000.0, 2000.0, 90.0)
    assert upright.bounds == pytest.approx((970.0, 1935.0, 1030.0, 2065.0))
    turned = finishing.footprint_at(1000.0, 2000.0, 30.0)
    right_end_of_the_axis = shapely.Point(
        1000 + 65 * math.cos(math.radians(30)), 2000 + 65 * math.sin(math.radians(30))
    )
    assert turned.boundary.distance(right_end_of_the_axis) < 1e-9
    assert turned.centroid.distance(shapely.Point(1000, 2000)) < 1e-9


@given(type_with_capacity(), st.floats(-720, 720))
def test_turning_keeps_the_area_and_the_number_of_buildings(case: tuple[PlantType, float], angle_deg: float) -> None:
    plant_type, capacity = case
    placed = plant_type.footprint_at(470_000.0, 4_174_000.0, angle_deg, capacity)
    assert placed.area == pytest.approx(plant_type.footprint(capacity).area, rel=1e-6)
    assert len(placed.geoms) == len(plant_type.blocks)
    assert placed.is_valid


@pytest.mark.parametrize("place", [(math.nan, 0.0, 0.0), (0.0, math.inf, 0.0), (0.0, 0.0, math.nan)])
def test_a_place_that_is_no_number_is_refused(place: tuple[float, float, float]) -> None:
    with pytest.raises(EditError, match="use numbers"):
        load_catalogue().get("warehouse").footprint_at(*place)


def test_the_name_follows_the_language() -> None:
    felt = load_catalogue().get("hard_felt")
    assert (felt.name("en"), felt.name("zh_CN"), felt.name("fr")) == ("Hard felt works", "硬毡项目", "Hard felt works")
    assert felt.description("zh").startswith("碳纤维")
