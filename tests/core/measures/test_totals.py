"""Totals by zone, product, substation, year and parcel."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon

from siteplanner.core.errors import EditError, InputError
from siteplanner.core.measures.figures import UNITS, Figures
from siteplanner.core.measures.totals import GROUPINGS, Totals, totals
from siteplanner.core.plan import Plan
from tests import builders as b

ZONES = {"Z2": (b.rect(0, 0, 100, 100), {"name": "东片区"}), "Z1": (b.rect(100, 0, 100, 100), {"name": None})}
FIGURES = {
    "capacity": 1000.0,
    "capacity_unit": "t/a",
    "floor_area_m2": 800.0,
    "energy_kwh_a": 5e6,
    "water_m3_a": 700.0,
    "steam_t_a": 90.0,
    "output_value_cny": 3e7,
    "tax_cny": 1e6,
    "investment_cny": 2e7,
    "jobs": 40.0,
}
"""What a plant adds, beside the load of the builder's factory: 1000 kW at a demand factor of 0.8."""


def whole(shape: Any, **attributes: Any) -> Any:
    return b.factory(shape, **{**FIGURES, **attributes})


def rows(of: Totals) -> dict[Any, Figures]:
    return {row.key: row.figures for row in of.rows}


def test_the_json_of_a_zone_has_the_keys_of_the_interface() -> None:
    plan = b.plan(
        b.site(zones=ZONES), {"P1": whole(b.rect(10, 10, 40, 20)), "P2": whole(b.rect(10, 50, 40, 20), jobs=None)}
    )
    answer = totals(plan).to_json()
    assert (answer["scenario"], answer["by"]) == ("base", "zone")
    assert answer["rows"][0] == {
        "zone_id": "Z2",
        "name": "东片区",
        "plants": 2,
        "footprint_m2": 1600.0,
        "floor_area_m2": 1600.0,
        "land_m2": 0.0,
        "capacity": {"anode_graphite": {"value": 2000.0, "unit": "t/a"}},
        "power_kw": 2000.0,
        "demand_kw": 1600.0,
        "energy_kwh_a": 1e7,
        "water_m3_a": 1400.0,
        "steam_t_a": 180.0,
        "output_value_cny": 6e7,
        "tax_cny": 2e6,
        "investment_cny": 4e7,
        "jobs": 40,
        "missing": {"jobs": 1},
    }
    empty = {**answer["rows"][0], **dict.fromkeys(UNITS, 0.0), "plants": 0, "capacity": {}, "missing": {}, "name": None}
    assert answer["rows"][1:] == [{**empty, "zone_id": "Z1"}, {**empty, "zone_id": None}]
    assert answer["total"] == {**answer["rows"][0], "zone_id": None, "name": None}


def test_a_plant_counts_for_the_zone_that_holds_most_of_it() -> None:
    plan = b.plan(
        b.site(zones=ZONES),
        {
            "P1": whole(b.rect(70, 0, 40, 10)),  # 30 m in Z2, 10 m in Z1
            "P2": whole(b.rect(80, 20, 40, 10)),  # half and half: the smaller id
            "P3": whole(b.rect(500, 0, 40, 10)),
        },
    )
    assert {key: of.plants for key, of in rows(totals(plan)).items()} == {"Z2": 1, "Z1": 1, None: 1}


def test_a_footprint_that_is_not_sound_counts_nothing_and_is_said_to_be_missing() -> None:
    bow = b.shape((0, 0), (40, 40), (40, 0), (0, 40))
    plan = b.plan(b.site(zones=ZONES), {"P1": whole(bow), "P2": whole(MultiPolygon()), "P3": whole(b.rect(0, 0, 2, 2))})
    nowhere = rows(totals(plan))[None]
    assert (nowhere.plants, nowhere.amounts["footprint_m2"], nowhere.missing) == (
        3,
        0.0,
        {"footprint_m2": 3, "land_m2": 3},
    )
    assert nowhere.amounts["jobs"] == 120.0


def test_unlike_units_of_one_product_are_never_added() -> None:
    plan = b.plan(
        b.site(),
        {
            "P1": whole(b.rect(0, 0, 10, 10), product="separator", capacity=5e7, capacity_unit="m2/a"),
            "P2": whole(b.rect(0, 20, 10, 10), product="separator", capacity=300.0, capacity_unit="t/a"),
            "P3": whole(b.rect(0, 40, 10, 10), product="separator", capacity=7.0, capacity_unit=None),
            "P4": whole(b.rect(0, 60, 10, 10), product=None, capacity=9.0),
        },
    )
    total = totals(plan).total.figures
    assert {key: (of.value, of.unit) for key, of in total.capacity.items()} == {
        "separator": (5e7, "m2/a"),
        "separator (t/a)": (300.0, "t/a"),
    }
    assert total.missing == {"capacity": 2}


def test_offices_are_not_missing_a_capacity() -> None:
    office = whole(b.rect(0, 0, 10, 10), building_use="civil", product=None, capacity=None, capacity_unit=None)
    factory = whole(b.rect(0, 20, 10, 10), product=None, capacity=None)
    assert totals(b.plan(b.site(), {"P1": office})).total.figures.missing == {}
    assert totals(b.plan(b.site(), {"P1": factory})).total.figures.missing == {"capacity": 1}


def test_demand_is_missing_where_load_or_demand_factor_is() -> None:
    plan = b.plan(
        b.site(),
        {"P1": whole(b.rect(0, 0, 10, 10), demand_factor=None), "P2": whole(b.rect(0, 20, 10, 10), power_kw=None)},
    )
    total = totals(plan).total.figures
    assert (total.amounts["power_kw"], total.amounts["demand_kw"]) == (1000.0, 0.0)
    assert total.missing == {"power_kw": 1, "demand_kw": 2}


def test_by_product_follows_the_catalogue_and_names_products_in_both_languages() -> None:
    made = ("electrolyte", "anode_graphite", "unheard_of", None)
    plan = b.plan(
        b.site(), {f"P{n}": whole(b.rect(0, 20 * n, 10, 10), product=product) for n, product in enumerate(made)}
    )
    answer = totals(plan, "product")
    assert [row.key for row in answer.rows] == ["anode_graphite", "electrolyte", "unheard_of", None]
    assert [row["name"] for row in answer.to_json("zh")["rows"]] == ["负极材料", "电解液", "unheard_of", None]
    assert answer.to_json()["rows"][0]["name"] == "Anode graphite"
    assert answer.to_json()["rows"][0]["product"] == "anode_graphite"


def test_by_substation_has_every_substation_and_what_is_on_none() -> None:
    on = b.site(substations={"S1": b.point(0, 0), "S2": (b.point(9, 9), {"name": "张庄站"})})
    plan = b.plan(
        on,
        {
            "P1": whole(b.rect(0, 0, 10, 10)),
            "P2": whole(b.rect(0, 20, 10, 10), substation_id="S9"),
            "P3": whole(b.rect(0, 40, 10, 10), substation_id=None),
        },
    )
    answer = totals(plan, "substation").to_json()["rows"]
    assert [(row["substation_id"], row["name"], row["plants"]) for row in answer] == [
        ("S1", None, 1),
        ("S2", "张庄站", 0),
        (None, None, 2),
    ]


def test_by_year_what_enters_service_and_what_is_there_by_then() -> None:
    dates = {"P1": None, "P2": "2025-03-01", "P3": "2023-12-31", "P4": "2025-12-31"}
    plan = b.plan(
        b.site(), {key: whole(b.rect(0, 20 * n, 10, 10), in_service=day) for n, (key, day) in enumerate(dates.items())}
    )
    answer = totals(plan, "year").to_json()
    assert [(row["year"], row["plants"], row["cumulative"]["plants"]) for row in answer["rows"]] == [
        (None, 1, 1),
        (2023, 1, 2),
        (2025, 2, 4),
    ]
    assert answer["rows"][2]["cumulative"]["capacity"]["anode_graphite"]["value"] == 4000.0
    assert answer["total"]["cumulative"]["plants"] == 4


def test_a_year_leaves_out_what_enters_service_after_it() -> None:
    plan = b.plan(
        b.site(),
        {
            "P1": whole(b.rect(0, 0, 10, 10)),
            "P2": whole(b.rect(0, 20, 10, 10), in_service="2025-12-31"),
            "P3": whole(b.rect(0, 40, 10, 10), in_service="2026-01-01"),
        },
    )
    assert totals(plan, year=2025).total.figures.plants == 2


def test_by_parcel_has_the_parcels_that_hold_plants() -> None:
    on = b.site({"L2": b.rect(0, 0, 50, 50), "L1": b.rect(50, 0, 50, 50), "L3": b.rect(100, 0, 50, 50)})
    plan = b.plan(on, {"P1": whole(b.rect(40, 0, 20, 20)), "P2": whole(b.rect(500, 0, 20, 20))})
    assert {key: of.plants for key, of in rows(totals(plan, "parcel")).items()} == {"L1": 1, None: 1}  # a tie: L1


def test_an_unknown_grouping_or_scenario_is_refused() -> None:
    with pytest.raises(InputError, match="Use one of: zone, product, substation, year, parcel"):
        totals(b.plan(b.site()), "owner")
    with pytest.raises(EditError, match="no scenario"):
        totals(b.plan(b.site()), "zone", "nowhere")


@pytest.mark.parametrize("by", GROUPINGS)
def test_no_plants_and_an_empty_map_give_zeros(by: str) -> None:
    answer = totals(b.plan(b.site()), by).to_json()
    assert answer["total"]["plants"] == 0
    assert answer["total"]["capacity"] == {}
    assert [row["plants"] for row in answer["rows"]] == ([0] if by in ("zone", "substation") else [])


def test_no_plants_by_parcel_on_a_map_with_parcels_have_no_rows() -> None:
    assert totals(b.plan(b.site({"L1": b.rect(0, 0, 9, 9)})), "parcel").rows == ()


PLANTS = st.lists(
    st.tuples(
        st.builds(b.rect, st.integers(-20, 220), st.integers(-20, 120), st.sampled_from([2, 10, 40]), st.just(10)),
        st.fixed_dictionaries(
            {
                "product": st.sampled_from([None, "anode_graphite", "separator", "unheard_of"]),
                "capacity": st.sampled_from([None, 0.0, 1234.5, 1e8]),
                "capacity_unit": st.sampled_from([None, "t/a", "m2/a"]),
                "building_use": st.sampled_from([None, "factory", "civil"]),
                "power_kw": st.sampled_from([None, 0.1, 777.7]),
                "demand_factor": st.sampled_from([None, 0.7]),
                "jobs": st.sampled_from([None, 3.0]),
                "substation_id": st.sampled_from([None, "S1", "S2"]),
                "in_service": st.sampled_from([None, "2024-01-01", "2025-12-31"]),
            }
        ),
    ),
    max_size=8,
)
SITE = b.site({"L1": b.rect(0, 0, 90, 90), "L2": b.rect(90, 0, 90, 90)}, ZONES, substations={"S1": b.point(0, 0)})


def added(figures: list[Figures]) -> Figures:
    """The sum, by plain loops."""
    amounts = dict.fromkeys(UNITS, 0.0)
    capacity: dict[str, Any] = {}
    missing: dict[str, int] = {}
    for of in figures:
        for name in UNITS:
            amounts[name] += of.amounts[name]
        for key, amount in of.capacity.items():
            before = capacity.setdefault(key, type(amount)(0.0, amount.unit))
            assert before.unit == amount.unit
            capacity[key] = type(amount)(before.value + amount.value, amount.unit)
        for key, count in of.missing.items():
            missing[key] = missing.get(key, 0) + count
    return Figures(sum(of.plants for of in figures), amounts, capacity, missing)


@given(plants=PLANTS, by=st.sampled_from(sorted(GROUPINGS)))
@settings(max_examples=60)
def test_the_rows_add_up_to_the_total(plants: list[Any], by: str) -> None:
    plan: Plan = b.plan(SITE, {f"P{n}": row for n, row in enumerate(plants)})
    answer = totals(plan, by)
    by_loops, total = added([row.figures for row in answer.rows]), answer.total.figures
    assert total.plants == by_loops.plants == len(plants)
    assert dict(total.amounts) == pytest.approx(dict(by_loops.amounts))
    assert {key: (of.value, of.unit) for key, of in total.capacity.items()} == {
        key: (pytest.approx(of.value), of.unit) for key, of in by_loops.capacity.items()
    }
    assert dict(total.missing) == by_loops.missing
    if answer.rows and by == "year":
        assert answer.rows[-1].cumulative is not None
        assert answer.rows[-1].cumulative.plants == total.plants


@pytest.mark.parametrize("column", ["power_kw", "capacity", "jobs", "demand_factor"])
def test_an_infinite_figure_counts_as_blank(column: str) -> None:
    plan = b.plan(
        b.site(zones=ZONES),
        {"P1": whole(b.rect(10, 10, 40, 20), **{column: float("inf")}), "P2": whole(b.rect(10, 50, 40, 20))},
    )
    blank = b.plan(
        b.site(zones=ZONES),
        {"P1": whole(b.rect(10, 10, 40, 20), **{column: None}), "P2": whole(b.rect(10, 50, 40, 20))},
    )
    assert totals(plan).to_json() == totals(blank).to_json()


@pytest.mark.parametrize("column", ["power_kw", "capacity", "jobs", "demand_factor", "investment_cny"])
def test_a_figure_below_0_counts_as_blank(column: str) -> None:
    """A file may hold one; it would take away from what other plants give."""
    negative, blank = (
        b.plan(
            b.site(zones=ZONES),
            {"P1": whole(b.rect(10, 10, 40, 20), **{column: value}), "P2": whole(b.rect(10, 50, 40, 20))},
        )
        for value in (-5.0, None)
    )
    assert totals(negative).to_json() == totals(blank).to_json()


def test_a_plant_without_connected_load_demands_nothing_whatever_its_factor() -> None:
    plan = b.plan(b.site(zones=ZONES), {"P1": whole(b.rect(10, 10, 40, 20), power_kw=0.0, demand_factor=None)})
    figures = totals(plan).total.figures
    assert figures.amounts["demand_kw"] == 0.0
    assert "demand_kw" not in figures.missing
