"""The catalogue as it ships: every figure sourced, and the figures consistent with one another."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import chain, combinations

import pytest

from siteplanner.core.catalogue import Figure, PlantType, load_catalogue
from siteplanner.core.catalogue_table import CONFIDENCES
from siteplanner.core.errors import EditError

CATALOGUE = load_catalogue()
TYPES = tuple(CATALOGUE.types.values())
PRODUCERS = tuple(t for t in TYPES if t.product)
BUILDINGS = tuple(t for t in TYPES if t.figures["building_use"].value != "transformer")
every_type = pytest.mark.parametrize("plant_type", TYPES, ids=lambda t: t.type_id)
every_producer = pytest.mark.parametrize("plant_type", PRODUCERS, ids=lambda t: t.type_id)
every_building = pytest.mark.parametrize("plant_type", BUILDINGS, ids=lambda t: t.type_id)


def number(plant_type: PlantType, column: str) -> float:
    return float(plant_type.figures[column].value)


def figures(plant_type: PlantType) -> list[Figure]:
    single = [f for f in (plant_type.land_area_m2, plant_type.protection_distance_m) if f is not None]
    return [*chain(plant_type.figures.values(), plant_type.scaling.values(), plant_type.basis.values()), *single]


def test_the_types_that_plans_rely_on_are_there() -> None:
    assert set(CATALOGUE.types) >= {
        "anode_integrated",
        "anode_finishing",
        "special_graphite",
        "hard_felt",
        "cathode_lfp",
        "cathode_ncm",
        "iron_phosphate",
        "precursor_ncm",
        "electrolyte",
        "separator_wet",
        "separator_dry",
        "warehouse",
        "substation_yard",
        "offices",
    }


def test_the_products_are_named_in_both_languages_and_each_is_made_by_a_type() -> None:
    products = CATALOGUE.products()
    assert set(products) == {
        "anode_graphite",
        "special_graphite",
        "hard_felt",
        "cathode_lfp",
        "cathode_ncm",
        "electrolyte",
        "separator",
        "iron_phosphate",
        "precursor_ncm",
    }
    assert products["separator"] == ("Separator", "隔膜")
    assert {t.product for t in PRODUCERS} == set(products)


def test_no_two_products_share_a_colour() -> None:
    colors = [product.color for product in CATALOGUE.product_rows.values()]
    assert len(set(colors)) == len(colors)


@every_type
def test_every_figure_says_where_it_comes_from(plant_type: PlantType) -> None:
    for figure in figures(plant_type):
        assert len(figure.source) > 5
        assert figure.confidence in CONFIDENCES
        assert dt.date.fromisoformat(figure.checked_on) >= dt.date(2026, 1, 1)


@every_type
def test_names_and_descriptions_are_chinese_in_chinese(plant_type: PlantType) -> None:
    for chinese, english in (
        (plant_type.name_zh, plant_type.name_en),
        (plant_type.description_zh, plant_type.description_en),
    ):
        assert re.search("[一-鿿]", chinese)
        assert english.isascii()


@every_producer
def test_the_load_carries_the_energy_in_a_years_working_hours(plant_type: PlantType) -> None:
    demand_kw = number(plant_type, "power_kw") * number(plant_type, "demand_factor")
    assert 7200 <= number(plant_type, "energy_kwh_a") / demand_kw <= 7920  # hours a year of continuous works


# kWh per unit of capacity, from the sources named in the files
ENERGY_PER_UNIT = {
    "anode_integrated": (12_000, 18_000),
    "anode_finishing": (1_500, 3_000),
    "special_graphite": (15_000, 25_000),
    "cathode_lfp": (2_500, 4_000),
    "cathode_ncm": (5_000, 8_000),
    "electrolyte": (50, 150),
    "separator_wet": (0.5, 0.8),
}


@pytest.mark.parametrize(("type_id", "limits"), ENERGY_PER_UNIT.items())
def test_energy_a_tonne_lies_in_the_range_of_its_sources(type_id: str, limits: tuple[float, float]) -> None:
    plant_type = CATALOGUE.get(type_id)
    assert plant_type.capacity is not None
    assert limits[0] <= number(plant_type, "energy_kwh_a") / plant_type.capacity <= limits[1]


def test_the_news_figure_of_the_graphite_and_felt_works_is_kept_in_sum() -> None:
    # Shanxi Daily 2023-06: 2 500 t of special graphite and 7 000 pieces of hard felt for 250 M CNY together
    graphite, felt = CATALOGUE.get("special_graphite"), CATALOGUE.get("hard_felt")
    assert (graphite.capacity, felt.capacity) == (2500.0, 7000.0)
    assert number(graphite, "investment_cny") + number(felt, "investment_cny") == 250e6


@pytest.mark.parametrize(
    ("type_id", "capacity"),
    [
        ("anode_finishing", 12_000),
        ("anode_integrated", 40_000),
        ("anode_integrated", 100_000),
        ("special_graphite", 2500),
        ("hard_felt", 7000),
    ],
)
def test_the_works_in_the_news_fit_their_types(type_id: str, capacity: float) -> None:
    assert CATALOGUE.get(type_id).attributes(capacity)["capacity"] == capacity


@every_building
def test_height_storeys_and_floor_area_agree(plant_type: PlantType) -> None:
    storeys = number(plant_type, "storeys")
    roof_m = number(plant_type, "height_m") - storeys * number(plant_type, "storey_height_m")
    assert 0.5 <= roof_m <= 3.0
    assert number(plant_type, "floor_area_m2") == plant_type.footprint().area * storeys
    assert number(plant_type, "height_m") <= 24.0  # no high-rise unless a planner says so


@every_type
def test_the_footprint_fits_the_land_it_is_said_to_need(plant_type: PlantType) -> None:
    assert plant_type.land_area_m2 is not None
    assert 0.40 <= plant_type.footprint().area / float(plant_type.land_area_m2.value) <= 0.78


@every_producer
def test_a_plant_of_default_size_fits_a_town_parcel(plant_type: PlantType) -> None:
    assert plant_type.land_area_m2 is not None
    assert float(plant_type.land_area_m2.value) <= 80_000.0
    west, south, east, north = plant_type.footprint().bounds
    # with the setback of 5 m all round
    assert (east - west + 10) * (north - south + 10) <= float(plant_type.land_area_m2.value)


# Least floor area ratio by the sector's first digits: table 2 of 国土资发〔2008〕24号
LEAST_FLOOR_AREA_RATIO = {"C26": 0.6, "C30": 0.7, "C39": 1.0}


@every_producer
def test_the_floor_area_ratio_on_its_own_land_reaches_the_sectors_minimum(plant_type: PlantType) -> None:
    assert plant_type.land_area_m2 is not None
    counted = 2.0 if number(plant_type, "storey_height_m") > 8.0 else 1.0  # a storey above 8 m counts twice
    ratio = counted * number(plant_type, "floor_area_m2") / float(plant_type.land_area_m2.value)
    assert ratio >= LEAST_FLOOR_AREA_RATIO[str(plant_type.figures["sector_code"].value)[:3]]


@every_type
def test_the_buildings_of_a_type_stand_apart_as_fire_separation_asks(plant_type: PlantType) -> None:
    # GB 50016 table 3.4.1, single and multi-storey, fire grades 1 and 2: 12 m with class A, else 10 m
    hazard_class = plant_type.figures.get("hazard_class")
    required_m = 12.0 if hazard_class is not None and hazard_class.value == "A" else 10.0
    for capacity in {plant_type.capacity_min, plant_type.capacity, plant_type.capacity_max}:
        parts = plant_type.footprint(capacity).geoms
        assert all(a.distance(b) >= required_m for a, b in combinations(parts, 2))


def test_furnace_halls_are_flagged_as_open_flame_and_solvents_as_class_a() -> None:
    flames = {t.type_id for t in TYPES if t.figures["open_flame"].value is True}
    assert flames == {"anode_integrated", "special_graphite", "hard_felt"}
    assert {t.type_id for t in PRODUCERS if t.figures["hazard_class"].value == "A"} == {"electrolyte"}


def test_the_heaviest_works_ask_for_the_third_industrial_class_and_the_yard_for_supply_land() -> None:
    assert CATALOGUE.get("anode_integrated").land_use == ("100103",)
    assert CATALOGUE.get("anode_finishing").land_use == ("100102", "100103")
    assert "1303" in CATALOGUE.get("substation_yard").land_use


def test_an_unknown_type_is_refused_with_the_nearest_ids() -> None:
    with pytest.raises(EditError, match="“anode-finish”") as refusal:
        CATALOGUE.get("anode-finish")
    assert "anode_finishing" in str(refusal.value)


def test_a_type_like_no_other_is_refused_with_every_id() -> None:
    with pytest.raises(EditError) as refusal:
        CATALOGUE.get("炼钢")
    assert all(type_id in str(refusal.value) for type_id in CATALOGUE.types)


def test_the_catalogue_is_read_once() -> None:
    assert load_catalogue() is CATALOGUE


def test_as_json_every_type_has_the_same_keys_and_no_nan() -> None:
    answer = CATALOGUE.to_json()
    text = json.dumps(answer, allow_nan=False, ensure_ascii=False)
    assert json.loads(text) == answer
    assert [row["type_id"] for row in answer["types"]] == list(CATALOGUE.types)
    assert len({tuple(row) for row in answer["types"]}) == 1
    assert len({tuple(row["figures"]) for row in answer["types"]}) == 1
    yard = next(row for row in answer["types"] if row["type_id"] == "substation_yard")
    assert yard["product"] is None
    assert yard["capacity"] is None
    assert yard["figures"]["hazard_class"] is None
    assert yard["figures"]["oil_t"]["value"] == 36.0
    assert yard["name_zh"].startswith("110 kV")
