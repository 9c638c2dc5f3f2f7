"""Dimensions and notes over the map: found by their words, left out where there is no room, kept as they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGraphicsItem

from siteplanner.core import edits
from siteplanner.core.dimensions import Dimension
from siteplanner.core.notes import Note
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.annotation_layer import AnnotationLayer
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, plan, rect, site
from tests.gui.canvas.conftest import Bench

E, N = ORIGIN
Open = Callable[[Plan], Bench]


def annotated(*made: Dimension | Note) -> Plan:
    bare = plan(site({"L1": rect(0, 0, 200, 120)}), {"P1": rect(20, 20, 40, 30)})
    return edits.add_annotations(bare, made, "base").apply(bare) if made else bare


def layer_of(bench: Bench) -> AnnotationLayer:
    return bench.canvas.surface.annotations


def items(bench: Bench) -> list[QGraphicsItem]:
    return [item for kept in layer_of(bench)._items.values() for item in kept._drawn]


def test_words_are_hit_where_they_are_and_nowhere_else(open_plan: Open) -> None:
    bench = open_plan(annotated(Note((E + 100, N + 60), "a fairly long note")))
    layer = layer_of(bench)
    box = layer.words_box("N001")
    assert box is not None
    assert layer.at(box.left() + 2, box.center().y()) == ("N001",)
    assert layer.at(box.right() - 2, box.center().y()) == ("N001",)
    assert layer.at(box.center().x(), box.bottom() + 12) == ()
    assert layer.at(box.right() + 12, box.center().y()) == ()


def test_words_along_a_slope_are_hit_along_it(open_plan: Open) -> None:
    bench = open_plan(annotated(Dimension((E + 20, N + 20), (E + 120, N + 120))))
    layer, view = layer_of(bench), bench.canvas.view
    middle = view.viewportTransform().map(view.to_scene(E + 70, N + 70))
    above_left = middle.x() - 8, middle.y() - 8
    assert layer.at(*above_left) == ("N001",)
    assert layer.at(middle.x() + 12, middle.y() + 12) == (), "words stand above the line only"


def test_of_notes_one_above_the_other_the_last_drawn_is_hit_first(open_plan: Open) -> None:
    place = (E + 100, N + 60)
    bench = open_plan(annotated(Note(place, "one"), Note(place, "two")))
    view = bench.canvas.view
    at = view.viewportTransform().map(view.to_scene(*place))
    assert layer_of(bench).at(at.x(), at.y()) == ("N002", "N001")


def test_seen_from_afar_words_go_first_then_the_whole_dimension(open_plan: Open) -> None:
    bench = open_plan(annotated(Dimension((E + 20, N + 20), (E + 60, N + 20))))
    view, layer = bench.canvas.view, layer_of(bench)
    assert layer.words_box("N001") is not None
    view.show_window(ViewWindow(E + 100, N + 60, 2.0, 0.0, 0.0))  # 20 px are too short for the words
    assert layer.words_box("N001") is None
    assert any(item.isVisible() for item in items(bench))


def test_what_did_not_change_keeps_its_items(open_plan: Open) -> None:
    bench = open_plan(annotated(Note((E + 100, N + 60), "one"), Note((E + 50, N + 60), "two")))
    layer = layer_of(bench)
    kept = layer._items["N001"]
    bench.desk.apply(edits.change_note("N002", "zwei", 12.0, "base"))
    assert layer._items["N001"] is kept
    assert [mark.lettering.text for mark in layer.shown if mark.lettering] == ["one", "zwei"]


def test_a_hidden_layer_shows_and_hits_nothing(open_plan: Open) -> None:
    bench = open_plan(annotated(Note((E + 100, N + 60), "one")))
    layer, view = layer_of(bench), bench.canvas.view
    at = view.viewportTransform().map(view.to_scene(E + 100, N + 60))
    bench.desk.set_visible("annotations", visible=False)
    assert layer.shown == ()
    assert layer.at(at.x(), at.y()) == ()
    bench.desk.set_visible("annotations", visible=True)
    assert len(layer.shown) == 1


def test_another_theme_draws_them_anew(open_plan: Open) -> None:
    bench = open_plan(annotated(Note((E + 100, N + 60), "one")))
    before = layer_of(bench)._items["N001"]
    bench.desk.set_theme("dark")
    assert layer_of(bench)._items["N001"] is not before


def test_nothing_is_left_in_the_scene_when_another_plan_is_opened(open_plan: Open) -> None:
    bench = open_plan(annotated(Note((E + 100, N + 60), "one"), Dimension((E, N), (E + 50, N), 5.0)))
    before = len(bench.canvas.view.scene().items())
    bench.desk.open_session(PlanningSession(annotated(), author="tester"))
    assert layer_of(bench).shown == ()
    assert len(bench.canvas.view.scene().items()) < before
