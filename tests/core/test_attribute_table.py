"""A layer as a table: its columns, what is measured, totals that never add unlike units."""

from __future__ import annotations

import numpy as np
import pytest

from siteplanner.core import schema
from siteplanner.core.attribute_table import AttributeTable, column_total
from siteplanner.core.row_filter import FilterColumn, RowFilter
from siteplanner.core.row_order import sorted_rows
from tests.builders import factory, frame, line, point, rect


def parcels() -> AttributeTable:
    rows = {
        "L2": (rect(0, 0, 100, 50), {"name": "中", "official_area_m2": 5010.0, "status": "occupied"}),
        "L10": (rect(100, 0, 100, 40), {"name": "阿", "status": "available"}),
        "L1": (rect(200, 0, 10, 10), {"official_area_m2": 99.0}),
    }
    made = frame(schema.PARCELS, rows)
    return AttributeTable(schema.PARCELS, made.assign(survey_note=["x", None, "z"]))


def all_rows(table: AttributeTable) -> np.ndarray:
    return np.arange(len(table))


def ids(table: AttributeTable, rows: np.ndarray) -> list[str]:
    return [table.row_id(row) for row in rows]


def test_the_id_comes_first_measured_beside_registered_and_the_users_own_at_last() -> None:
    names = [column.name for column in parcels().columns]
    assert names[0] == "parcel_id"
    at = names.index("official_area_m2")
    assert names[at + 1 : at + 3] == ["measured_area_m2", "measured_area_mu"]
    assert names[-1] == "survey_note"
    assert not parcels().column("measured_area_m2").settable
    assert not parcels().column("parcel_id").settable


def test_what_the_program_keeps_is_shown_and_cannot_be_set() -> None:
    made = frame(schema.PARCELS, {"L1": rect(0, 0, 9, 9)}).assign(origin_ids=["12,13"])
    origin = AttributeTable(schema.PARCELS, made).column("origin_ids")
    assert not origin.settable
    assert not origin.own
    notes = AttributeTable(schema.ANNOTATIONS, frame(schema.ANNOTATIONS, {"N1": point(0, 0)}))
    assert [of.name for of in notes.columns if of.settable] == ["text"]


def test_rows_tell_what_they_share_or_that_they_differ() -> None:
    table = parcels()
    assert table.different("status", [0]) == ["occupied"]
    assert table.different("height_limit_m", [0, 1, 2]) == [None]
    assert table.different("name", [0, 1]) == ["中", "阿"]
    assert table.different("status", [2, 0]) == [None, "occupied"]
    assert len(table.different("measured_area_m2", [0, 1, 2])) == 2


def test_areas_are_measured_in_square_metres_and_mu() -> None:
    table = parcels()
    assert table.value(0, "measured_area_m2") == pytest.approx(5000.0)
    assert table.value(0, "measured_area_mu") == pytest.approx(7.5)  # 1 mu is 10000/15 m²
    assert table.numbers("measured_area_m2").tolist() == pytest.approx([5000.0, 4000.0, 100.0])
    assert table.value(1, "measured_area_m2") == pytest.approx(4000.0)  # the same after the whole was measured


def test_lines_have_a_length_and_points_coordinates() -> None:
    road = frame(schema.CONSTRAINTS, {"C1": line((0, 0), (30, 40)), "C2": rect(0, 0, 5, 5)})
    table = AttributeTable(schema.CONSTRAINTS, road)
    assert table.value(0, "measured_length_m") == pytest.approx(50.0)
    assert table.value(0, "measured_area_m2") is None
    assert table.value(1, "measured_length_m") is None
    assert table.value(1, "measured_area_m2") == pytest.approx(25.0)
    stations = AttributeTable(schema.SUBSTATIONS, frame(schema.SUBSTATIONS, {"S1": point(3, 4)}))
    assert (stations.value(0, "x_north_m"), stations.value(0, "y_east_m")) == (4_174_004.0, 470_003.0)


def test_a_footprint_that_is_missing_measures_nothing() -> None:
    table = AttributeTable(schema.PLANTS, frame(schema.PLANTS, {"P1": factory(None), "P2": rect(0, 0, 4, 5)}))
    assert table.value(0, "measured_area_m2") is None
    assert column_total(table, "measured_area_m2", all_rows(table)).sum == pytest.approx(20.0)


def test_rows_are_sorted_as_people_count_and_blanks_come_last() -> None:
    table = parcels()
    assert ids(table, sorted_rows(table, "parcel_id", all_rows(table))) == ["L1", "L2", "L10"]
    assert ids(table, sorted_rows(table, "parcel_id", all_rows(table), descending=True)) == ["L10", "L2", "L1"]
    assert ids(table, sorted_rows(table, "official_area_m2", all_rows(table))) == ["L1", "L2", "L10"]
    assert ids(table, sorted_rows(table, "official_area_m2", all_rows(table), descending=True)) == ["L2", "L1", "L10"]
    assert ids(table, sorted_rows(table, "name", all_rows(table))) == ["L10", "L2", "L1"]  # a, zhong, blank
    by_list = sorted_rows(table, "status", all_rows(table), words=("available", "occupied"))
    assert ids(table, by_list) == ["L10", "L2", "L1"]
    assert ids(table, sorted_rows(table, "measured_area_mu", all_rows(table))) == ["L1", "L10", "L2"]


def test_a_filter_reads_the_table() -> None:
    table = parcels()
    columns = [FilterColumn(c.name, c.column.kind, (), c.column.unit) for c in table.columns]
    fits = RowFilter.read("measured_area_m2 - official_area_m2 < 0 and survey_note is not blank", columns).rows(table)
    assert fits is not None
    assert ids(table, np.flatnonzero(fits)) == ["L2"]
    over = RowFilter.read("measured_area_mu > 5", columns).rows(table)
    assert over is not None
    assert ids(table, np.flatnonzero(over)) == ["L2", "L10"]


def test_totals_count_blanks_and_add_only_what_may_be_added() -> None:
    table = parcels()
    rows = all_rows(table)
    area = column_total(table, "official_area_m2", rows)
    assert (area.rows, area.blank, area.sum, area.least, area.greatest) == (3, 1, 5109.0, 99.0, 5010.0)
    assert column_total(table, "height_limit_m", rows).sum is None
    assert column_total(table, "name", rows).blank == 1
    assert column_total(table, "name", np.array([0])).blank == 0


def test_capacities_of_unlike_units_or_products_are_not_added() -> None:
    made = {
        "P1": factory(rect(0, 0, 9, 9), capacity=10_000.0, capacity_unit="t/a"),
        "P2": factory(rect(20, 0, 9, 9), capacity=5_000.0, capacity_unit="t/a"),
        "P3": factory(rect(40, 0, 9, 9), capacity=8e6, capacity_unit="m2/a", product="separator"),
        "P4": factory(rect(60, 0, 9, 9), capacity=None),
    }
    table = AttributeTable(schema.PLANTS, frame(schema.PLANTS, made))
    alike = column_total(table, "capacity", np.array([0, 1, 3]))
    assert (alike.sum, alike.blank) == (15_000.0, 1)
    mixed = column_total(table, "capacity", all_rows(table))
    assert (mixed.sum, mixed.unlike) == (None, True)
    assert column_total(table, "height_m", all_rows(table)).sum is None  # heights are never added
    assert column_total(table, "power_kw", all_rows(table)).sum == 4000.0


def test_an_empty_layer_has_columns_and_no_totals() -> None:
    table = AttributeTable(schema.ZONES, frame(schema.ZONES, {}))
    assert len(table) == 0
    assert sorted_rows(table, "power_quota_kw", all_rows(table)).tolist() == []
    assert column_total(table, "power_quota_kw", all_rows(table)).sum is None
