"""A slide on a stage: its maps, numbers and words, before and after, and time that runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from siteplanner.core.moment import Quarter
from siteplanner.core.slides import Slide, slides_of
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.stage import Stage
from siteplanner.services.planning_session import PlanningSession
from tests.gui.presentation.conftest import WEST_HALF


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, session: PlanningSession) -> Iterator[Stage]:
    made = Stage(desk, "test")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_slide(slides_of(session.plan)[0], session.plan)
    yield made
    made.player.stop()


def shown(stage: Stage) -> list[str]:
    return [each.shown.scenario_id for each in stage.maps.shown_maps if each.shown is not None]


def capacity(stage: Stage) -> float | None:
    return {each.key: each.value for each in stage.cards.shown}["capacity.anode_graphite"]


def test_a_map_slide_shows_its_place_its_words_and_its_numbers(stage: Stage) -> None:
    assert stage.title.text() == "First"
    assert shown(stage) == ["base"]
    west, south, east, north = stage.maps.shown_maps[0].view.window().bounds
    assert west <= WEST_HALF[0] + 1
    assert south <= WEST_HALF[1] + 1
    assert east >= WEST_HALF[2] - 1
    assert north >= WEST_HALF[3] - 1
    assert capacity(stage) == 6_000.0


def test_its_place_stays_whole_on_a_screen_of_another_shape(stage: Stage) -> None:
    stage.resize(700, 900)
    west, _, east, _ = stage.maps.shown_maps[0].view.window().bounds
    assert west <= WEST_HALF[0] + 1
    assert east >= WEST_HALF[2] - 1


def test_a_moment_leaves_out_what_comes_later(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", moment="2025"), session.plan)
    assert capacity(stage) == 2_000.0
    assert "2025Q4" in stage.place.text()


def test_before_and_after_turn_to_the_slides_other_scenario_and_back(stage: Stage) -> None:
    assert stage.turn_over()
    assert shown(stage) == ["east"]
    assert stage.place.text().startswith("Before: East")
    assert stage.turn_over()
    assert shown(stage) == ["base"]


def test_before_a_child_is_its_parent_and_a_scenario_alone_has_none(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", scenario_id="base"), session.plan)
    assert not stage.turn_over()
    stage.show_slide(Slide("S10", scenario_id="east", others=("gone", "east", "base")), session.plan)
    assert stage.other_scenario == "base"


def test_maps_side_by_side_move_together(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(slides_of(session.plan)[1], session.plan)
    assert shown(stage) == ["base", "east"]
    one, other = (each.view for each in stage.maps.shown_maps)
    one.pan_by(40, 10)
    assert other.window().centre_e == pytest.approx(one.window().centre_e, abs=one.metres_per_pixel, rel=0)
    assert stage.cards.shown == ()


def test_words_alone_have_no_map_and_no_numbers(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(slides_of(session.plan)[2], session.plan)
    assert stage.text.text() == "Build the south first"
    assert not stage.pages.isVisible()
    assert stage.cards.shown == ()
    assert stage.legend.entries == ()


def test_numbers_that_were_chosen_are_those_shown(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", figures=("plants", "power_kw")), session.plan)
    assert [each.key for each in stage.cards.shown] == ["plants", "power_kw"]
    stage.show_slide(Slide("S10", kind="text", text="…", figures=("plants",)), session.plan)
    assert [each.key for each in stage.cards.shown] == ["plants"]


def test_a_slide_of_a_scenario_that_is_gone_shows_the_active_one(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", scenario_id="gone", others=("gone too",)), session.plan)
    assert shown(stage) == [session.plan.active_scenario]


def test_a_table_is_shown_where_no_chart_is_chosen(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", kind="figures", table="totals"), session.plan)
    table = stage.figures.table
    assert stage.figures.currentWidget() is table
    assert table.rowCount() > 0
    assert "capacity" in " ".join(table.horizontalHeaderItem(at).text() for at in range(table.columnCount()))


def test_a_chart_is_drawn(stage: Stage, session: PlanningSession, qtbot: QtBot) -> None:
    stage.show_slide(Slide("S09", kind="figures", chart="output"), session.plan)
    qtbot.waitUntil(lambda: not stage.figures.chart.image.isNull(), timeout=30_000)


def test_when_time_runs_each_quarter_lights_what_comes_and_numbers_end_exact(stage: Stage) -> None:
    player = stage.player
    player.go_to(player.quarters.index(Quarter(2026, 1)))
    assert stage.moment == Quarter(2026, 1).last_day
    assert [light.plant_ids for light in stage.coming] == [("P2",)]
    assert stage.maps.shown_maps[0].shown is not None
    assert stage.maps.shown_maps[0].shown.moment == Quarter(2026, 1).last_day
    player.go_to(player.quarters.index(Quarter(2025, 2)) + 0.5)
    assert [light.plant_ids for light in stage.coming] == [("P1",)]
    player.ended.emit()
    assert capacity(stage) == 2_000.0
    assert [light.plant_ids for light in stage.coming] == [()]


def test_time_runs_by_itself_to_the_end(stage: Stage, qtbot: QtBot) -> None:
    stage.player.hurry = 4
    with qtbot.waitSignal(stage.player.ended, timeout=30_000):
        assert stage.play()
    assert stage.player.place == len(stage.player.quarters) - 1
    assert capacity(stage) == 6_000.0


def test_time_does_not_run_where_nothing_has_a_date(stage: Stage, session: PlanningSession) -> None:
    plants = session.plan.plants("base").assign(in_service=None).astype({"in_service": "datetime64[s]"})
    undated = replace(session.plan.with_plants("base", plants).with_plants("east", plants))
    stage.show_slide(Slide("S09"), undated)
    assert not stage.play()


def test_an_empty_stage_shows_nothing(stage: Stage) -> None:
    stage.show_slide(None, None)
    assert shown(stage) == []
    assert stage.cards.shown == ()


def test_the_axonometric_view_is_seen_from_where_the_slide_says(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S09", kind="axonometric"), session.plan)
    view = stage.volumes.view
    assert view is not None
    assert stage.pages.currentWidget() is stage.volumes
    assert view.camera is not None
    turned = view.camera.turned(30.0)
    stage.show_slide(Slide("S10", kind="axonometric", camera=turned.to_json()), session.plan)
    assert view.camera.azimuth_deg == pytest.approx(turned.azimuth_deg)
    assert capacity(stage) == 6_000.0


def test_it_turns_by_itself_on_its_slide_alone(stage: Stage, session: PlanningSession) -> None:
    assert not stage.turn()
    stage.show_slide(Slide("S09", kind="axonometric"), session.plan)
    assert stage.turn()
    assert stage.volumes.view is not None
    assert stage.volumes.view.turning
    stage.show_slide(slides_of(session.plan)[0], session.plan)
    assert not stage.volumes.view.turning


def test_maps_side_by_side_with_nothing_beside_say_so(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S02", "Side by side", kind="comparison"), session.plan)
    assert "no other scenario is ticked" in stage.place.text()
    stage.show_slide(Slide("S02", "Side by side", kind="comparison", others=("east",)), session.plan)
    assert stage.place.text() == ""


def test_a_moment_that_makes_no_sense_is_said(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S01", "First", moment="明年"), session.plan)
    assert "“明年” is no year, quarter or day: everything is shown" in stage.place.text()
    stage.show_slide(Slide("S01", "First", moment="2025"), session.plan)
    assert "everything" not in stage.place.text()


def test_a_legend_without_room_says_how_many_are_left_out(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("S01", "First"), session.plan)
    legend = stage.legend
    legend.entries *= 5  # as many as a real town has
    legend.resize(8000, legend.height())
    assert legend.left_out == 0
    legend.resize(60, legend.height())
    assert 0 < legend.left_out < len(legend.entries)


def test_a_legend_is_set_smaller_only_where_all_of_it_has_room_then(stage: Stage, session: PlanningSession) -> None:
    stage.show_slide(Slide("1"), session.plan)
    legend = stage.legend
    legend.entries *= 5
    legend.resize(60, legend.height())
    large_px = legend.sizeHint().height()
    sizes = set()
    for width_px in range(8000, 60, -20):
        legend.resize(width_px, legend.height())
        size_px = legend.sizeHint().height()
        sizes.add(size_px)
        assert size_px == large_px or legend.left_out == 0
    assert len(sizes) == 3


def test_words_too_long_for_the_screen_are_set_smaller_and_then_said_to_be_cut(
    stage: Stage, session: PlanningSession
) -> None:
    words = "近期建设方案用地布局安全间距电力负荷逐项复核说明"
    stage.show_slide(Slide("T", "T", kind="text", text=words), session.plan)
    plain = stage.text.font().pixelSize()
    stage.show_slide(Slide("T", "T", kind="text", text=words * 60), session.plan)
    assert stage.text.font().pixelSize() < plain
    assert not stage.text_cut
    assert stage.text.heightForWidth(stage.width() - 4 * stage.look.gap_px) <= stage.height()
    stage.show_slide(Slide("T", "T", kind="text", text=words * 500), session.plan)
    assert "longer than the screen" in stage.place.text()
