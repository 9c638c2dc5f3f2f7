"""Totals as a table: columns by use, units kept apart, gaps marked, the whole last."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from siteplanner.core import edits
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.table_models.totals_model import KEY, TotalsModel
from tests.builders import factory, plan, rect

THIN = "\u202f"


def model_of(of: Plan, by: str = "zone") -> TotalsModel:
    model = TotalsModel()
    model.set_totals(totals(of, by))
    return model


def titles(model: TotalsModel) -> list[str]:
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]


def row(model: TotalsModel, at: int) -> dict[str, str]:
    return {title: model.index(at, column).data() for column, title in enumerate(titles(model))}


@pytest.mark.parametrize("by", ["zone", "product", "substation", "year"])
def test_the_model_keeps_qts_rules(qtmodeltester: Any, two_plants: Plan, by: str) -> None:
    qtmodeltester.check(model_of(two_plants, by))
    qtmodeltester.check(TotalsModel())


def test_what_every_planner_looks_for_comes_first_and_each_product_after_it(qapp: Any, two_plants: Plan) -> None:
    assert titles(model_of(two_plants)) == [
        "Zone",
        "Plants",
        "Footprint ha",
        "Output M CNY/a",
        "Connected MW",
        "Demand MW",
        "Investment M CNY",
        "Jobs",
        "Anode graphite",
    ]


def test_only_cells_that_read_otherwise_are_said_to_have_changed(qapp: Any, two_plants: Plan) -> None:
    model = model_of(two_plants)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b: told.append((a.row(), a.column())) if a == b else told.append((-1, -1)))
    model.set_totals(totals(two_plants))
    assert told == []
    larger = edits.reshape_plant("base", "P2", rect(69, 20, 50, 30)).apply(two_plants)
    model.set_totals(totals(larger))
    footprint, jobs = titles(model).index("Footprint ha"), titles(model).index("Jobs")
    assert told == [(0, footprint), (3, footprint)]  # of the zone it stands in, and of the whole
    told.clear()
    hardly = edits.reshape_plant("base", "P2", rect(69, 20, 50, 30.001)).apply(two_plants)  # by 0.05 m²
    model.set_totals(totals(hardly))
    assert told == []
    staffed = edits.set_attributes("base", "P2", {"jobs": 7}).apply(hardly)
    model.set_totals(totals(staffed))
    assert told == [(0, jobs), (3, jobs)]  # its blank was marked


def test_of_rows_out_of_sight_no_change_is_told_and_they_read_as_they_are(qapp: Any, two_plants: Plan) -> None:
    model = model_of(two_plants)
    told: list[int] = []
    model.dataChanged.connect(lambda a, _: told.append(a.row()))
    larger = edits.reshape_plant("base", "P2", rect(69, 20, 50, 30)).apply(two_plants)
    model.set_totals(totals(larger), range(1, 3))
    assert told == []
    assert (row(model, 0)["Footprint ha"], row(model, 3)["Footprint ha"]) == ("0.27", "0.27")
    model.set_totals(totals(two_plants), range(-1, 99))
    assert told == [0, 3]


def test_the_rows_add_up_to_the_last_one(qapp: Any, two_plants: Plan) -> None:
    model = model_of(two_plants)
    assert [model.index(at, 0).data() for at in range(4)] == ["Z1  West", "Z2  East", "outside or none", "Total"]
    west, whole = row(model, 0), row(model, 3)
    # two works of 40 m × 30 m, 10 000 and 5 000 t/a, 1 MW each at a demand factor of 0.8, 100 and 50 million a year
    assert (west["Plants"], west["Footprint ha"], west["Output M CNY/a"]) == ("2", "0.24", "150.0")
    assert (west["Connected MW"], west["Demand MW"]) == ("2.0", "1.6")
    assert west["Anode graphite"] == f"15{THIN}000 t/a"
    assert {name: whole[name] for name in list(whole)[1:]} == {name: west[name] for name in list(west)[1:]}
    assert model.is_total(3)
    assert not model.is_total(0)
    assert row(model, 1)["Anode graphite"] == "–"


def test_a_sum_that_lacks_a_plant_is_marked_and_says_how_many(qapp: Any, two_plants: Plan) -> None:
    translation.install_language("en")
    model = model_of(two_plants)
    jobs = titles(model).index("Jobs")
    assert model.index(0, jobs).data() == "– *"
    assert "2 plants give no figure" in model.index(0, jobs).data(Qt.ItemDataRole.ToolTipRole)
    assert "\n" not in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert model.has_gaps


def test_by_product_each_row_has_its_own_capacity_and_unlike_units_are_never_added(qapp: Any, two_plants: Plan) -> None:
    works = {
        "P1": factory(rect(20, 20, 40, 30), capacity=10_000.0, capacity_unit="t/a"),
        "P2": factory(rect(90, 20, 40, 30), product="separator", capacity=2e8, capacity_unit="m2/a"),
    }
    model = model_of(plan(two_plants.site, works), "product")
    assert titles(model)[:3] == ["Product", "Plants", "Capacity"]
    capacities = {model.index(at, 0).data().split("  ")[0]: row(model, at)["Capacity"] for at in range(3)}
    assert capacities["anode_graphite"] == f"10{THIN}000 t/a"
    assert capacities["separator"] == f"200{THIN}000{THIN}000 m²/a"
    assert capacities["Total"] == "–"


def test_the_key_of_a_row_is_the_zones_number_and_none_for_the_whole(qapp: Any, two_plants: Plan) -> None:
    model = model_of(two_plants)
    assert [model.index(at, 0).data(KEY) for at in range(4)] == ["Z1", "Z2", None, None]
    assert model.data(QModelIndex()) is None


def test_new_sums_of_the_same_shape_do_not_reset_the_view(qapp: Any, two_plants: Plan) -> None:
    model, resets = model_of(two_plants), []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_totals(totals(two_plants))
    assert not resets
    model.set_totals(totals(two_plants, "product"))
    assert resets


def test_in_chinese_money_is_in_yi_and_capacity_in_wan(qapp: Any, two_plants: Plan) -> None:
    translation.install_language("zh_CN")
    try:
        model = model_of(two_plants)
        shown = [model.index(0, column).data() for column in range(model.columnCount())]
    finally:
        translation.install_language("en")
    assert "1.50" in shown  # 150 million yuan
    assert "1.5 万 t/a" in shown
