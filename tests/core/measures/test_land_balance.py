"""The balances as tables: what is printed, in which order, and what every number is made of."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from pyproj import Geod

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.formulas.formula import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.land_balance import land_balance, tables, whole_table, zone_tables
from siteplanner.core.site import Site, shapes_of
from siteplanner.core.text import english
from tests.builders import plan, rect, site
from tests.core.measures.land.drawn_land import GUIDE, basis_of, town, towns


def table(on: Site, key: str) -> FigureTable:
    return next(of for of in tables(basis_of(on)) if of.key == key)


def printed(of: FigureTable) -> list[tuple[str, str, str]]:
    """Key, area in ha and share of each row."""
    cells = [(row.key, of.column("area_ha"), of.column("share_percent"), row.values) for row in of.rows]
    return [(str(key), f"{values[ha]:.4f}", f"{values[share]:.2f}") for key, ha, share, values in cells]


def test_major_classes_then_their_classes_then_gaps_and_overlaps() -> None:
    found = table(town(), "land_balance.Z1")
    assert printed(found) == [
        ("10", "0.9000", "45.00"),
        ("100102", "0.9000", "45.00"),
        ("12", "0.6000", "30.00"),
        ("1207", "0.6000", "30.00"),
        ("16", "0.5000", "25.00"),  # reserved land has no classes: one row
        ("uncovered", "0.1000", "5.00"),
        ("twice", "-0.1000", "-5.00"),
        ("None", "2.0000", "100.00"),
    ]
    assert [(row.kind, row.level) for row in found.rows] == [
        (RowKind.SUBTOTAL, 0),
        (RowKind.GROUP, 1),
        (RowKind.SUBTOTAL, 0),
        (RowKind.GROUP, 1),
        (RowKind.GROUP, 0),
        (RowKind.OUTSIDE, 0),
        (RowKind.OUTSIDE, 0),
        (RowKind.TOTAL, 0),
    ]
    assert english(found.title) == "Land-use balance of zone Z1 一区 (planar areas)"


def test_a_mu_is_a_fifteenth_of_a_hectare() -> None:
    found = table(town(), "land_balance.Z1")
    assert found.value("100102", "area_mu") == pytest.approx(13.5)
    assert found.value(None, "area_mu") == pytest.approx(30.0)
    formula = found.columns[found.column("area_mu")].formula
    for row in found.rows:
        ha, mu = row.values[found.column("area_ha")], row.values[found.column("area_mu")]
        assert parse(formula).value({"area_ha": ha}) == pytest.approx(mu)  # type: ignore[dict-item]


def test_land_of_a_major_class_alone_stands_beside_its_classes() -> None:
    uses = {"L1": "10", "L2": "1001"}
    rows = {
        key: (rect(20 * at, 0, 10, 10), {"land_use": use, "code_system": GUIDE})
        for at, (key, use) in enumerate(uses.items())
    }
    found = table(site(rows), "land_balance")
    assert [(row.key, english(row.label)) for row in found.rows] == [
        ("10", "Industrial & mining"),
        ("10-unspecified", "Industrial & mining, class not given"),
        ("1001", "Industrial"),
        (None, "Total"),
    ]


def test_every_zone_has_a_table_and_so_has_what_lies_in_none() -> None:
    keys = [of.key for of in tables(basis_of(town()))]
    assert keys == ["land_balance", "land_by_zone", "land_balance.Z1", "land_balance.Z2", "land_balance_outside"]


def test_a_map_without_zones_has_only_the_whole() -> None:
    assert [of.key for of in tables(basis_of(site({"L1": rect(0, 0, 10, 10)})))] == ["land_balance"]


def test_a_map_without_parcels_has_no_shares_and_says_why() -> None:
    found = whole_table(basis_of(site()))
    share = found.trace(0, found.column("share_percent"))
    assert found.value(None, "share_percent") is None
    assert share is not None
    assert english(share.why_blank or "") == "There is no land here that shares could be taken of."


# Z1: parcels 9,000 + 6,000 + 5,000, of which 1,000 twice, and the strip of 1,000. Whole: parcels 27,000, of which
# 1,000 twice; the strip and all of Z2 not covered.
def test_zones_side_by_side_add_up_to_the_whole() -> None:
    found = table(town(), "land_by_zone")
    rows = {str(row.key): [round(float(value), 6) for value in row.values] for row in found.rows}  # type: ignore[arg-type]
    assert rows["Z1"] == [2.0, -0.1, 0.1, 2.0]
    assert rows["Z2"] == [0.0, 0.0, 1.0, 1.0]
    total = found.rows[-1]
    assert [round(float(value), 6) for value in total.values] == [2.7, -0.1, 1.1, 3.7]  # type: ignore[arg-type]
    outside = found.rows[found.row(None, RowKind.OUTSIDE)]
    assert [round(float(value), 6) for value in outside.values] == [0.7, 0.0, 0.0, 0.7]  # type: ignore[arg-type]


@given(towns())
@settings(max_examples=40)
def test_the_rows_by_zone_close_on_the_union_of_parcels_and_zones(on: Site) -> None:
    if len(on.zones) == 0:
        return
    found = table(on, "land_by_zone")
    parcels, twice, uncovered, area = (float(value) for value in found.rows[-1].values)  # type: ignore[arg-type]
    parcel_land, zone_land = shapely.union_all(shapes_of(on.parcels)), shapely.union_all(shapes_of(on.zones))
    assert parcels == pytest.approx(shapely.area(shapes_of(on.parcels)).sum() / 1e4, abs=1e-6)
    assert parcels + twice == pytest.approx(parcel_land.area / 1e4, abs=1e-6)
    assert uncovered == pytest.approx(zone_land.difference(parcel_land).area / 1e4, abs=1e-6)
    assert area == pytest.approx(shapely.union(parcel_land, zone_land).area / 1e4, abs=1e-6)
    for at, column in enumerate(found.columns):
        kept = [row.values[at] for row in found.rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
        assert sum(kept) == pytest.approx(found.rows[-1].values[at], abs=1e-9), column.key  # type: ignore[arg-type]


# -- what numbers are made of ---------------------------------------------------------------------------------------


def said(of: FigureTable, row: str | None, column: str) -> str:
    trace = of.trace(of.row(row), of.column(column))
    assert trace is not None
    return english(trace.formula)


def test_numbers_say_what_they_are_made_of() -> None:
    found = table(town(), "land_balance.Z1")
    assert said(found, "100102", "area_ha") == "Σ over parcels (1): 0.9000 = 0.9000 ha"
    assert said(found, "100102", "area_mu") == "0.9000 ha × 15 = 13.50 mu"
    assert said(found, "1207", "share_percent") == (
        "0.6000 ha ÷ 2.0000 ha = 30.0000 %, printed as 30.00 % so that the shares sum to 100.00 %"
    )
    assert said(found, "uncovered", "area_ha") == ("Zone 2.0000 ha - parcels, each place once, 1.9000 ha = 0.1000 ha")
    assert said(found, "twice", "area_ha") == "Σ of what an earlier parcel holds too (1): -0.1000 = -0.1000 ha"
    assert said(found, None, "area_ha") == ("Σ of the lines: 0.9000 + 0.6000 + 0.5000 + 0.1000 + -0.1000 = 2.0000 ha")


@given(towns())
@settings(max_examples=30)
def test_terms_add_up_to_the_number_they_make(on: Site) -> None:
    for found in tables(basis_of(on)):
        for at, row in enumerate(found.rows):
            for column, value in enumerate(row.values):
                trace = found.trace(at, column)
                if not isinstance(value, float | int):
                    assert value is None or trace is None
                    continue
                assert trace is not None, (found.key, row.key, found.columns[column].key)
                shared = found.key == "land_by_zone" and any(each.key == "several" for each in found.rows)
                if shared and found.columns[column].key in ("uncovered_ha", "area_ha"):
                    continue  # what zones share and no parcel covers is nobody's
                numbers = [term.value or 0.0 for term in trace.terms]
                rounding = 0.01 if found.columns[column].key == "share_percent" else 1e-6
                assert sum(numbers) == pytest.approx(value, abs=rounding), (found.key, row.key, column)


def test_a_parcel_leads_to_the_numbers_it_is_part_of() -> None:
    found = table(town(), "land_balance.Z1")
    rows = {found.rows[at].key for at, _ in found.numbers_of(Feature("parcels", "L3"))}
    assert rows == {"16", "twice", None}


# -- planar and ellipsoidal -----------------------------------------------------------------------------------------


def test_both_totals_are_told_with_their_difference_and_which_one_the_table_has() -> None:
    notes = [english(note) for note in whole_table(basis_of(town())).notes]
    assert notes[0].startswith("Planar 2.6000 ha, on the ellipsoid 2.59")
    assert notes[0].endswith("This table has planar areas.")
    true = whole_table(basis_of(town(), "ellipsoidal"))
    assert english(true.notes[0]).endswith("This table has areas on the ellipsoid.")
    assert english(true.title).endswith("(areas on the ellipsoid)")
    geod = Geod(ellps="WGS84")
    corners = shapely.transform(rect(0, 0, 100, 90), _to_degrees)
    assert true.value("100102", "area_ha") == pytest.approx(
        abs(geod.geometry_area_perimeter(corners)[0]) / 1e4, rel=1e-7
    )


def _to_degrees(points: np.ndarray) -> np.ndarray:
    from pyproj import Transformer

    return np.column_stack(Transformer.from_crs(4547, 4326, always_xy=True).transform(*points.T))


# 400 km off its meridian a map is 2 ‰ too large: (1 + 400² / (2 × 6371²))² - 1 = 3.9 ‰ of area
def test_a_map_far_off_its_meridian_is_warned_of() -> None:
    far = site({"L1": shapely.box(900_000, 4_174_000, 901_000, 4_175_000)})
    notes = [english(note) for note in whole_table(basis_of(far)).notes]
    assert "Attention: planar and ellipsoidal area differ by more than 0.1 ‰" in notes[1]
    assert not any("Attention" in english(note) for note in whole_table(basis_of(town())).notes)


def test_the_difference_that_is_warned_of_can_be_set() -> None:
    made = edits.set_factor("land.area_difference_permille", 0.001, "survey contract").apply(plan(town()))
    assert any("Attention" in english(note) for note in whole_table(Basis.of(made)).notes)


def test_faults_of_the_map_are_told() -> None:
    crossing = shapely.Polygon([(470_000, 4_174_000), (470_010, 4_174_010), (470_010, 4_174_000), (470_000, 4_174_010)])
    notes = [english(n) for n in whole_table(basis_of(site({"L1": crossing, "L2": None}))).notes]
    assert "Parcels whose outline is not valid, counted with a repaired copy (1): L1." in notes
    assert "Parcels without a usable outline, counted as 0 (1): L2." in notes


def test_a_table_as_json_has_every_figure() -> None:
    json = table(town(), "land_balance.Z1").to_json()
    assert json["rows"][1] == {
        "key": "100102",
        "label": "Industrial, class 2 (some disturbance)",
        "kind": "group",
        "code": "100102",
        "parcels": 1,
        "area_ha": pytest.approx(0.9),
        "area_mu": pytest.approx(13.5),
        "share_percent": 45.0,
    }


def test_zone_tables_can_be_left_out() -> None:
    basis = basis_of(town())
    assert len(zone_tables(basis)) == 4
    assert land_balance(basis).total_m2 == pytest.approx(26_000.0)


@given(towns())
@settings(max_examples=40)
def test_what_a_parcel_or_zone_is_part_of_is_what_traces_say(on: Site) -> None:
    layers = {"parcels": on.parcels, "zones": on.zones}
    features = [Feature(layer, str(row)) for layer, frame in layers.items() for row in frame.index]
    for found in tables(basis_of(on)):
        slow = dataclasses.replace(found, finder=None)
        for feature in (*features, Feature("plants", "P1"), Feature("parcels", "no")):
            assert set(found.numbers_of(feature)) == set(slow.numbers_of(feature)), (found.key, feature)
