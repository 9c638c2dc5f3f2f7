"""The kinds of a parcel's edges on the map, and set with the real mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.edge_kind_layer import EdgeKindLayer
from siteplanner.gui.canvas.edge_kind_menu import EdgeKindMenu
from tests.builders import plan, rect, site
from tests.gui.canvas.conftest import Bench, Open

L1 = Feature("parcels", "L1")
RIGHT = Qt.MouseButton.RightButton


def town() -> Plan:
    road = {"land_use": "1207", "code_system": "MNR2023"}
    on = site({"L1": rect(0, 0, 100, 100), "E": (rect(100, 0, 20, 100), road), "S": rect(0, -40, 60, 40)})
    return plan(on, {"P1": rect(30, 30, 40, 40)})


@pytest.fixture
def bench(open_plan: Open) -> Bench:
    return open_plan(town())


@pytest.fixture
def layer(bench: Bench) -> EdgeKindLayer:
    bench.desk.set_locked("parcels", locked=False)
    bench.desk.select_features((L1,))
    return bench.canvas.edge_kinds


def right_click(bench: Bench, east_m: float, north_m: float) -> None:
    pixel = bench.hand.pixel(east_m, north_m)
    QTest.mouseClick(bench.canvas.view.viewport(), RIGHT, pos=QPoint(round(pixel.x()), round(pixel.y())))


def choose(menu: EdgeKindMenu, kind: str) -> None:
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.choices[kind]).center())


def kinds(layer: EdgeKindLayer) -> dict[tuple[str, bool], float]:
    found: dict[tuple[str, bool], float] = {}
    for piece in layer.marked:
        key = (piece.kind, piece.by_hand)
        found[key] = found.get(key, 0.0) + round(piece.lines.length, 3)
    return found


def test_the_edges_of_the_selected_parcel_are_marked_by_what_lies_beyond(bench: Bench, layer: EdgeKindLayer) -> None:
    assert kinds(layer) == {("road", False): 100.0, ("parcel", False): 60.0, ("", False): 240.0}
    bench.desk.select(("P1",))
    assert layer.marked == ()


def test_two_parcels_and_locked_ones_are_not_marked(bench: Bench, layer: EdgeKindLayer) -> None:
    bench.desk.select_features((L1, Feature("parcels", "S")))
    assert layer.marked == ()
    bench.desk.select_features((L1,))
    assert layer.marked
    bench.desk.set_locked("parcels", locked=True)
    assert layer.marked == ()
    right_click(bench, 0, 50)
    assert layer.menu is None


def test_a_kind_chosen_from_the_menu_is_one_step_that_can_be_undone(bench: Bench, layer: EdgeKindLayer) -> None:
    at = bench.session.history.at
    right_click(bench, 0, 50)
    assert layer.menu is not None
    assert layer.menu.choices[""].isChecked()
    choose(layer.menu, "road")
    assert bench.session.history.at == at + 1
    assert kinds(layer)[("road", True)] == 100.0
    assert str(bench.session.history.undo_label) == "Set the kind of an edge of L1: Road"
    right_click(bench, 0, 50)
    assert layer.menu.choices["road"].isChecked()
    choose(layer.menu, "")
    assert ("road", True) not in kinds(layer)
    bench.desk.undo()
    assert kinds(layer)[("road", True)] == 100.0
    bench.desk.undo()
    assert ("road", True) not in kinds(layer)


def test_the_menu_key_offers_the_same_where_the_pointer_is(bench: Bench, layer: EdgeKindLayer) -> None:
    bench.hand.move(0, 40)
    bench.hand.key(Qt.Key.Key_Menu)
    assert layer.menu is not None
    QTest.keyClick(layer.menu, Qt.Key.Key_Down)
    QTest.keyClick(layer.menu, Qt.Key.Key_Down)
    QTest.keyClick(layer.menu, Qt.Key.Key_Return)
    assert kinds(layer)[("road", True)] == 100.0


def test_a_click_away_from_every_edge_offers_nothing(bench: Bench, layer: EdgeKindLayer) -> None:
    right_click(bench, 50, 90)
    assert layer.menu is None


def test_an_edit_from_elsewhere_and_its_undo_are_followed(bench: Bench, layer: EdgeKindLayer) -> None:
    bench.desk.apply(edits.set_layer_attributes("parcels", "E", {"land_use": "1402"}))
    assert kinds(layer)[("green_belt", False)] == 100.0
    bench.desk.undo()
    assert kinds(layer)[("road", False)] == 100.0


def test_an_edge_set_by_hand_has_a_filled_letter(bench: Bench, layer: EdgeKindLayer) -> None:
    bench.desk.apply(edits.set_edge_kind("E", tuple_of(rect(110, 0, 1, 1).bounds[:2]), "fence"))
    bench.desk.select_features((Feature("parcels", "E"),))
    assert kinds(layer)[("fence", True)] == 20.0


def tuple_of(at: tuple[float, ...]) -> tuple[float, float]:
    return at[0], at[1]
