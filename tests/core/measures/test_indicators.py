"""Indicators by hand, against what the rules find on the same ground, and what must hold of every layout."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings

from siteplanner.core import edits, frames, schema
from siteplanner.core.checking import check_plan
from siteplanner.core.features import Feature
from siteplanner.core.formulas.formula import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.indicators import KINDS, Indicator, SiteUse, Verdict, indicators, tables
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests.builders import Row, factory, plan, rect, site
from tests.strategies import plans

HECTARE = rect(0, 0, 100, 100)
SECOND = rect(200, 0, 100, 100)
LOW: dict[str, Any] = {"sector_code": "C3091", "storeys": 1, "height_m": 6.0, "storey_height_m": 6.0}  # at least 0.7


def works(ground: Any = None, **more: Any) -> Row:
    """A works of 40 m by 50 m with 4,000 m² of floor, 50 million yuan invested and 80 million a year."""
    money = {"floor_area_m2": 4000.0, "investment_cny": 50e6, "output_value_cny": 80e6, "tax_cny": 3e6}
    return factory(ground if ground is not None else rect(10, 10, 40, 50), **{**LOW, **money, **more})


def on_hectares(areas: dict[str, tuple[Any, dict[str, Any]]] | None = None, **rows: Row) -> Plan:
    made = plan(site({"L1": HECTARE, "L2": SECOND}, {"Z1": rect(-10, -10, 150, 150)}), rows)
    return with_areas(made, areas) if areas else made


def with_areas(made: Plan, areas: dict[str, tuple[Any, dict[str, Any]]]) -> Plan:
    rows = pd.DataFrame({"area_id": list(areas), "scenario_id": [a.get("scenario_id") for _, a in areas.values()]})
    for name in ("use", "plant_id"):
        rows[name] = [a.get(name) for _, a in areas.values()]
    geometry = np.empty(len(areas), dtype=object)
    geometry[:] = [shape for shape, _ in areas.values()]
    rows["geometry"] = geometry
    return dataclasses.replace(made, site_areas=frames.conform(rows, schema.SITE_AREAS, made.site.crs))


def with_limit(made: Plan, rule: str, **keys: Any) -> Plan:
    rows = [{"pack": made.rule_pack, "rule": rule, "key": key, "value": str(value)} for key, value in keys.items()]
    return dataclasses.replace(
        made, rule_overrides=frames.conform_table(pd.DataFrame(rows, dtype=object), schema.RULE_OVERRIDES)
    )


def whole(made: Plan) -> dict[str, Indicator]:
    use = SiteUse(Basis.of(made))
    return indicators(use, use.whole)


def value(made: Plan, key: str) -> float:
    return float(whole(made)[key].values[0])


def verdict(made: Plan, key: str) -> Verdict:
    return Verdict(int(whole(made)[key].verdicts[0]))


def table(made: Plan, key: str) -> FigureTable:
    return next(of for of in tables(Basis.of(made)) if of.key == key)


# One works on a hectare: 2,000 / 10,000 m² covered; 4,000 / 10,000 m² of floor; 5,000, 8,000 and 300 × 10k yuan a ha
def test_a_works_on_a_hectare_by_hand() -> None:
    made = on_hectares(P1=works())
    found = {key: of.values[0] for key, of in whole(made).items()}
    assert found == pytest.approx(
        {
            "building_coefficient": 20.0,
            "floor_area_ratio": 0.4,
            "green_share": np.nan,
            "office_share": np.nan,
            "investment_intensity": 5000.0,
            "output_per_ha": 8000.0,
            "tax_per_ha": 300.0,
        },
        nan_ok=True,
    )
    assert verdict(made, "building_coefficient") is Verdict.NOT_MET  # at least 40 %
    assert verdict(made, "floor_area_ratio") is Verdict.NOT_MET  # at least 0.7
    assert verdict(made, "output_per_ha") is Verdict.NO_LIMIT


# 4,000 m² in storeys of 9 m count 8,000: 0.8, at least 0.7
@pytest.mark.parametrize(("storey_m", "ratio", "met"), [(8.0, 0.4, Verdict.NOT_MET), (9.0, 0.8, Verdict.MET)])
def test_floor_area_of_high_storeys_counts_twice(storey_m: float, ratio: float, met: Verdict) -> None:
    made = on_hectares(P1=works(storey_height_m=storey_m))
    assert value(made, "floor_area_ratio") == pytest.approx(ratio)
    assert verdict(made, "floor_area_ratio") is met
    assert table(made, "indicators").value("floor_m2", "value") == 4000.0  # real, never doubled


# -- blanks ---------------------------------------------------------------------------------------------------------


def test_a_plant_without_investment_is_told_and_nothing_is_called_met() -> None:
    made = with_limit(
        on_hectares(P1=works(), P2=works(rect(60, 10, 20, 20), investment_cny=None)),
        "investment-intensity",
        enabled="true",
        min_cny_per_ha=10_000_000,
    )
    found = table(made, "indicators_by_parcel")
    assert value(made, "investment_intensity") == pytest.approx(5000.0)  # that of P1, 1,000 asked
    assert verdict(made, "investment_intensity") is Verdict.NOT_CHECKED
    assert "Fixed-asset investment (1)" in english(found.value("L1", "missing"))  # type: ignore[arg-type]
    trace = found.trace(0, found.column("investment_intensity"))
    assert trace is not None
    assert trace.lacking == (Feature("plants", "P2"),)
    assert any("Blank in part" in english(note) for note in trace.notes)
    complete = edits.set_attributes("base", ["P2"], {"investment_cny": 0.0}).apply(made)
    assert verdict(complete, "investment_intensity") is Verdict.MET


def test_where_nothing_is_entered_there_is_no_figure_and_never_a_nought() -> None:
    found = table(on_hectares(P1=works(tax_cny=None, floor_area_m2=None)), "indicators_by_parcel")
    for column in ("tax_cny", "tax_per_ha", "counted_floor_m2", "floor_area_ratio", "green_m2", "green_share"):
        assert found.value("L1", column) is None
        trace = found.trace(0, found.column(column))
        assert trace is not None
        assert english(trace.why_blank or "").startswith("No data")
    assert english(found.value("L1", "floor_area_ratio_limit")) == "not checked (the limit is not known)"  # type: ignore[arg-type]


@pytest.mark.parametrize("sector", [None, "C99"])
def test_without_a_sector_the_ratio_is_known_and_its_limit_is_not(sector: str | None) -> None:
    made = on_hectares(P1=works(floor_area_m2=9000.0, sector_code=sector))
    assert value(made, "floor_area_ratio") == pytest.approx(0.9)
    assert verdict(made, "floor_area_ratio") is Verdict.NOT_CHECKED


def test_a_layout_without_plants_has_no_indicators() -> None:
    made = on_hectares()
    found = table(made, "indicators")
    assert [found.value(key, "value") for key in KINDS] == [None] * len(KINDS)
    assert found.value("building_coefficient", "verdict") is None
    trace = found.trace(found.row("floor_area_ratio"), 0)
    assert trace is not None
    assert english(trace.why_blank or "") == "No plant stands on a parcel here."


# -- which way a limit points ---------------------------------------------------------------------------------------


# 3,900 to 7,600 m² of 10,000: at least 40 %, at most 75 %
@pytest.mark.parametrize(
    ("depth_m", "met"), [(39, Verdict.NOT_MET), (40, Verdict.MET), (75, Verdict.MET), (76, Verdict.NOT_MET)]
)
def test_the_building_coefficient_has_a_limit_on_both_sides(depth_m: float, met: Verdict) -> None:
    assert verdict(on_hectares(P1=works(rect(0, 0, 100, depth_m))), "building_coefficient") is met


# 20 % of a hectare are 2,000 m²
@pytest.mark.parametrize(("depth_m", "met"), [(1, Verdict.MET), (20, Verdict.MET), (21, Verdict.NOT_MET)])
def test_green_is_limited_from_above(depth_m: float, met: Verdict) -> None:
    made = on_hectares({"A1": (rect(0, 70, 100, depth_m), {"use": "green", "scenario_id": "base"})}, P1=works())
    assert value(made, "green_share") == pytest.approx(depth_m)
    assert verdict(made, "green_share") is met


def test_a_figure_above_its_limit_is_not_met_even_where_more_may_be_missing() -> None:
    two = {"P1": works(), "P2": works(rect(210, 10, 40, 50))}
    little = on_hectares({"A1": (rect(0, 70, 100, 20), {"use": "green"})}, **two)
    assert verdict(little, "green_share") is Verdict.NOT_CHECKED  # nothing is drawn on L2
    much = on_hectares({"A1": (rect(0, 50, 100, 50), {"use": "green"})}, **two)
    assert value(much, "green_share") == pytest.approx(25.0)  # 5,000 of 20,000 m²
    assert verdict(much, "green_share") is Verdict.NOT_MET


def test_a_limit_is_met_as_a_whole_only_where_it_is_met_on_every_parcel() -> None:
    made = on_hectares(P1=works(rect(0, 0, 100, 70)), P2=works(rect(210, 10, 40, 50)))
    assert value(made, "building_coefficient") == pytest.approx(45.0)  # 7,000 + 2,000 of 20,000
    assert verdict(made, "building_coefficient") is Verdict.NOT_EVERYWHERE
    assert english(table(made, "indicators").value("building_coefficient", "verdict")) == (  # type: ignore[arg-type]
        "met as a whole, parcels where not: 1 (at least 40 %, at most 75 %)"
    )


# -- areas on the sites ---------------------------------------------------------------------------------------------


def test_green_counts_once_on_the_land_of_this_scenario_only() -> None:
    made = on_hectares(
        {
            "A1": (rect(-50, 80, 100, 20), {"use": "green", "scenario_id": "base"}),  # half of it on L1: 1,000 m²
            "A2": (rect(0, 90, 100, 10), {"use": "green"}),  # of every scenario: 500 m² more
            "A3": (rect(0, 0, 100, 100), {"use": "green", "scenario_id": "other"}),
            "A4": (rect(0, 60, 100, 5), {"use": "office", "scenario_id": "base"}),  # 500 m²
            "A5": (rect(0, 0, 100, 100), {"use": "road", "scenario_id": "base"}),
            "A6": (rect(210, 10, 10, 10), {"use": "green", "scenario_id": "base"}),  # on land without a plant
        },
        P1=works(),
    )
    assert value(made, "green_share") == pytest.approx(15.0)
    assert value(made, "office_share") == pytest.approx(5.0)


def test_roads_alone_say_nothing_of_green() -> None:
    made = on_hectares({"A1": (rect(0, 60, 100, 5), {"use": "road"})}, P1=works())
    assert np.isnan(value(made, "green_share"))
    assert verdict(made, "green_share") is Verdict.NOT_CHECKED


def test_areas_of_a_plant_that_is_not_there_yet_do_not_count() -> None:
    made = on_hectares(
        {"A1": (rect(0, 80, 100, 10), {"use": "green", "plant_id": "P2"})},
        P1=works(),
        P2=works(rect(60, 10, 20, 20), in_service="2027-01-01"),
    )
    for when, green in ((2027, 10.0), (2025, np.nan)):
        use = SiteUse(Basis.of(made, when=when))
        assert indicators(use, use.whole)["green_share"].values[0] == pytest.approx(green, nan_ok=True)


def test_storage_yards_are_told_beside_the_building_coefficient() -> None:
    made = on_hectares({"A1": (rect(0, 70, 100, 25), {"use": "storage_yard"})}, P1=works())
    found = table(made, "indicators")
    trace = found.trace(found.row("building_coefficient"), 0)
    assert trace is not None
    assert value(made, "building_coefficient") == pytest.approx(20.0)
    assert any("with them it would be 45.00 %" in english(note) for note in trace.notes)


# -- limits ---------------------------------------------------------------------------------------------------------


def test_a_rule_that_is_off_sets_no_limit() -> None:
    made = with_limit(on_hectares(P1=works()), "building-coefficient", enabled="false")
    assert verdict(made, "building_coefficient") is Verdict.NO_LIMIT
    found = table(made, "indicators")
    assert english(found.value("building_coefficient", "verdict")) == "no limit in force"  # type: ignore[arg-type]


def test_a_limit_that_the_plan_changes_is_the_one_in_force() -> None:
    made = with_limit(on_hectares(P1=works()), "building-coefficient", min=0.1)
    assert verdict(made, "building_coefficient") is Verdict.MET
    assert table(made, "indicators").value("building_coefficient", "at_least") == pytest.approx(10.0)


def test_limits_of_green_are_factors_that_can_be_set() -> None:
    made = on_hectares({"A1": (rect(0, 70, 100, 15), {"use": "green"})}, P1=works())
    stricter = edits.set_factor("land.green_share_max_percent", 10.0, "local code").apply(made)
    assert verdict(made, "green_share") is Verdict.MET
    assert verdict(stricter, "green_share") is Verdict.NOT_MET


def test_a_great_limit_is_written_out() -> None:
    made = with_limit(on_hectares(P1=works()), "investment-intensity", enabled="true", min_cny_per_ha=123_456_000)
    found = table(made, "indicators").value("investment_intensity", "verdict")
    assert english(found) == "not met (at least 12,345.6)"  # type: ignore[arg-type]


def test_limits_name_their_source_and_how_sure_it_is() -> None:
    found = table(on_hectares(P1=works()), "indicators")
    assert english(found.value("office_share", "source")) == "自然资发〔2023〕72号 (unverified)"  # type: ignore[arg-type]
    trace = found.trace(found.row("floor_area_ratio"), 0)
    assert trace is not None
    assert {source.confidence for _, source in trace.sources} == {"unverified", "secondary"}


# -- land -----------------------------------------------------------------------------------------------------------


# P1 stands half on each hectare; P2 only on L2. Parcel L1 is all P1's; L2 is shared 1,000 : 3,000 m².
def test_land_is_shared_out_by_what_plants_cover() -> None:
    ground = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100)})
    made = plan(
        ground,
        {
            "P1": works(rect(75, 0, 50, 40), project_id="A"),
            "P2": works(rect(140, 0, 50, 60), project_id="B", investment_cny=10e6),
        },
    )
    found = table(made, "indicators_by_project")
    assert found.value("A", "land_m2") == pytest.approx(10_000 + 2_500)
    assert found.value("B", "land_m2") == pytest.approx(7_500)
    assert found.value("A", "investment_intensity") == pytest.approx(50e6 / 12_500)  # yuan a m² = 10k yuan a ha
    parcels = table(made, "indicators_by_parcel")
    assert parcels.value("L1", "investment_cny") == pytest.approx(25e6)
    assert parcels.value("L2", "investment_cny") == pytest.approx(35e6)


def test_plants_off_all_parcels_are_a_row_and_count_for_no_indicator() -> None:
    made = on_hectares(P1=works(), P2=works(rect(500, 500, 40, 50)), P3=works(rect(80, 10, 40, 50)))
    found = table(made, "indicators_by_zone")
    # P3 stands half on L1
    assert found.value("on_parcels", "investment_cny") == pytest.approx(75e6)
    assert found.value("off_parcels", "investment_cny") == pytest.approx(75e6)
    assert found.value(None, "investment_cny", RowKind.TOTAL) == pytest.approx(150e6)
    assert found.value(None, "investment_intensity", RowKind.TOTAL) is None
    assert found.value("on_parcels", "investment_intensity") == pytest.approx(7500.0)
    assert any("Not, or not wholly, on parcels: P2, P3" in english(note) for note in found.notes)
    column = found.column("investment_cny")
    off, whole = found.trace(found.row("off_parcels"), column), found.trace(found.row(None, RowKind.TOTAL), column)
    assert off is not None
    assert whole is not None
    assert {term.feature.id: term.value for term in off.terms} == pytest.approx({"P2": 50e6, "P3": 25e6})
    assert english(whole.formula) == "Σ (2): 75,000,000.00 + 75,000,000.00 = 150,000,000.00 CNY"


def test_a_footprint_that_is_not_sound_leaves_the_whole_unchecked() -> None:
    made = on_hectares(P1=works(rect(0, 0, 100, 60), floor_area_m2=9000.0), P2=works(rect(60, 70, 1, 1)))
    assert verdict(made, "building_coefficient") is Verdict.NOT_CHECKED
    assert verdict(made, "floor_area_ratio") is Verdict.NOT_CHECKED
    found = table(made, "indicators")
    assert any("Without a sound footprint, and so on no land: P2." in english(note) for note in found.notes)


def test_a_plant_that_stands_nowhere_is_missed_by_its_project_alone() -> None:
    made = on_hectares(P1=works(project_id="A"), P2=works(rect(210, 10, 1, 1), project_id="B"))
    found = table(made, "indicators_by_project")
    for project, lacking in (("A", ()), ("B", (Feature("plants", "P2"),))):
        trace = found.trace(found.row(project), found.column("investment_cny"))
        assert trace is not None
        assert trace.lacking == lacking


def test_on_the_ellipsoid_land_is_what_it_truly_is() -> None:
    made = plan(
        site({"L1": shapely.box(600_000, 4_174_000, 600_100, 4_174_100)}),
        {"P1": works(shapely.box(600_010, 4_174_010, 600_050, 4_174_060))},
    )
    planar, true = SiteUse(Basis.of(made)), SiteUse(Basis.of(made, areas="ellipsoidal"))
    assert planar.land_m2[0] == pytest.approx(10_000)
    assert true.land_m2[0] == pytest.approx(true.basis.parcel_m2[0], rel=1e-12)
    assert true.land_m2[0] < 9_998
    share = [indicators(use, use.whole)["building_coefficient"].values[0] for use in (planar, true)]
    assert share[0] == pytest.approx(share[1], rel=1e-9)  # both areas grow alike
    assert indicators(true, true.whole)["investment_intensity"].values[0] == pytest.approx(50e6 / true.land_m2[0])


# -- the rules say the same -----------------------------------------------------------------------------------------

RULES = {
    "building_coefficient": ("building-coefficient", 100.0),
    "floor_area_ratio": ("floor-area-ratio", 1.0),
    "investment_intensity": ("investment-intensity", 1e-4),
}


@given(plans())
@settings(max_examples=150)
def test_figure_and_finding_agree_on_every_parcel(made: Plan) -> None:
    made = with_limit(made, "investment-intensity", enabled="true", min_cny_per_ha=30_000_000)
    result = check_plan(made)
    use = SiteUse(Basis.of(made))
    found = indicators(use, use.by_parcel)
    for key, (rule, scale) in RULES.items():
        measured = {f.subjects[0]: f.measured for f in result.findings if f.rule == rule}
        unchecked = {f.subjects[0] for f in result.findings if f.id.startswith(f"not-checked:{rule}:")}
        of = found[key]
        for at in range(len(use.on.parcel)):
            subject = f"parcel={use.on.parcel_id(at)}"
            expected = Verdict.NOT_MET if subject in measured else Verdict.MET
            assert Verdict(int(of.verdicts[at])) is (Verdict.NOT_CHECKED if subject in unchecked else expected), key
            if subject in measured:
                assert of.values[at] == pytest.approx(measured[subject] * scale, rel=1e-12)  # type: ignore[operator]


@given(plans())
@settings(max_examples=60)
def test_every_grouping_adds_up_to_the_same(made: Plan) -> None:
    [_, *grouped] = tables(Basis.of(made))
    totals = []
    for found in grouped:
        sums = {}
        for at, column in enumerate(found.columns):
            if not column.sums:
                continue
            rows = [row.values[at] for row in found.rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
            numbers = [number for number in rows if isinstance(number, float)]
            total = found.rows[-1].values[at]
            assert (total is None) == (not numbers)
            assert sum(numbers) == pytest.approx(total or 0.0, rel=1e-9, abs=1e-6), (found.key, column.key)
            sums[column.key] = total or 0.0
        totals.append(sums)
    for sums in totals[1:]:
        assert sums == pytest.approx(totals[0], rel=1e-9, abs=1e-6)


@given(plans())
@settings(max_examples=40)
def test_formulas_give_the_figures_and_every_number_can_be_traced(made: Plan) -> None:
    for found in tables(Basis.of(made)):
        keys = [column.key for column in found.columns]
        for at, row in enumerate(found.rows):
            for column, figure in zip(found.columns, row.values, strict=True):
                trace = found.trace(at, keys.index(column.key))
                beyond = row.key == "off_parcels" or (
                    row.kind is RowKind.TOTAL and found.rows[at - 1].key == "off_parcels"
                )
                if isinstance(figure, float):
                    assert trace is not None, (found.key, row.key, column.key)
                    assert trace.why_blank is None
                    if column.sums and column.key != "covered_m2":  # of which overlaps count once
                        given = sum(term.value or 0.0 for term in trace.terms)
                        assert given == pytest.approx(figure, rel=1e-9, abs=1e-6), (found.key, row.key, column.key)
                elif figure is None and column.decimals is not None and trace is not None:
                    assert trace.why_blank is not None, (found.key, row.key, column.key)
                if column.formula and not beyond:
                    amounts = dict(zip(keys, row.values, strict=True))
                    names = parse(column.formula).names
                    expected = parse(column.formula).value({name: amounts[name] for name in names})  # type: ignore[misc]
                    assert figure == (None if expected is None else pytest.approx(expected, rel=1e-9)), column.key


def test_rows_of_the_whole_follow_their_formulas() -> None:
    found = table(on_hectares(P1=works()), "indicators")
    amounts = {str(row.key): row.values[0] for row in found.rows}
    for row in found.rows:
        if row.formula:
            of = parse(row.formula)
            expected = of.value({name: amounts[name] for name in of.names})  # type: ignore[misc]
            assert row.values[0] == (None if expected is None else pytest.approx(expected))


def test_numbers_say_what_they_are_made_of() -> None:
    made = on_hectares(P1=works(), P2=works(rect(60, 10, 20, 20), floor_area_m2=1000.0))
    found = table(made, "indicators")
    said = {
        key: english(trace.formula)
        for key in ("land_m2", "building_coefficient", "counted_floor_m2", "floor_area_ratio", "investment_intensity")
        if (trace := found.trace(found.row(key), 0)) is not None
    }
    assert said == {
        "land_m2": "Σ (1): 10,000.00 = 10,000.00 m²",
        "building_coefficient": "2,400.00 m² ÷ 10,000.00 m² = 24.00 %",
        "counted_floor_m2": "Σ (2): 4,000.00 + 1,000.00 = 5,000.00 m²",
        "floor_area_ratio": "5,000.00 m² ÷ 10,000.00 m² = 0.500",
        "investment_intensity": "10,000.00 × 10k CNY ÷ 1.0000 ha = 10,000.00 × 10k CNY/ha",
    }
    trace = found.trace(found.row("floor_area_ratio"), 0)
    assert trace is not None
    assert {term.feature.id: term.value for term in trace.terms} == pytest.approx({"P1": 0.4, "P2": 0.1})


@given(plans())
@settings(max_examples=40)
def test_what_a_plant_or_parcel_is_part_of_is_what_traces_say(made: Plan) -> None:
    basis = Basis.of(made)
    features = [Feature("plants", str(plant)) for plant in basis.ids]
    features += [Feature("parcels", str(parcel)) for parcel in made.site.parcels.index]
    features.append(Feature("zones", "Z1"))
    for found in tables(basis):
        slow = dataclasses.replace(found, finder=None)
        for feature in features:
            assert set(found.numbers_of(feature)) == set(slow.numbers_of(feature)), (found.key, feature)
