"""A map to look at shows what it is told, moves by hand, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import EditError
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.background import Background
from siteplanner.gui.canvas.still_map import ShownMap, StillMap
from tests.builders import ORIGIN, factory, plan, rect, site

STYLES = load_styles("light")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def town() -> Plan:
    """One plant in the west; in scenario ``east`` it stands in the east."""
    made = plan(site({"L1": rect(0, 0, 300, 200)}), {"P1": factory(rect(20, 60, 80, 80), in_service="2027-01-01")})
    made = edits.add_scenario("east", copy_of="base").apply(made)
    return edits.move_plants("east", ["P1"], 180.0, 0.0).apply(made)


def map_of(qtbot: QtBot, background: Background, shown: ShownMap, lane: str = "still", **options: float) -> StillMap:
    made = StillMap(background, STYLES, lane, **options)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_map(shown)
    qtbot.waitUntil(lambda: made.is_current)
    return made


def colour(shown: StillMap, east_m: float, north_m: float) -> QColor:
    place = shown.view.viewportTransform().map(shown.view.to_scene(ORIGIN[0] + east_m, ORIGIN[1] + north_m))
    return shown.view.viewport().grab().toImage().pixelColor(place.toPoint())


WEST, EAST = (30, 70), (210, 70)


def test_each_map_shows_its_own_scenario_at_the_same_time(qtbot: QtBot, background: Background) -> None:
    made = town()
    looks = MapLook().with_layer("plants", labels=False).with_layer("parcels", labels=False)
    maps = [map_of(qtbot, background, ShownMap(made, name, look=looks), name) for name in ("base", "east")]
    base, east = maps
    assert colour(base, *WEST) != colour(base, *EAST)
    assert colour(base, *WEST) == colour(east, *EAST)
    assert colour(base, *EAST) == colour(east, *WEST)


def test_what_is_not_in_service_by_the_moment_is_faded(qtbot: QtBot, background: Background) -> None:
    made = town()
    shown = map_of(qtbot, background, ShownMap(made, "base"))
    strong = colour(shown, *WEST)
    shown.show_map(ShownMap(made, "base", moment=2025))
    qtbot.waitUntil(lambda: shown.is_current)
    assert colour(shown, *WEST) != strong


def test_a_hand_pans_it_and_others_follow_without_an_echo(qtbot: QtBot, background: Background) -> None:
    made = town()
    one, other = (map_of(qtbot, background, ShownMap(made, name), name) for name in ("base", "east"))
    told: list[ViewWindow] = []
    echoes: list[ViewWindow] = []
    one.moved.connect(told.append)
    one.moved.connect(other.follow)
    other.moved.connect(echoes.append)
    before = one.view.window()
    QTest.mousePress(one.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(one.view.viewport(), QPoint(350, 230))
    QTest.mouseRelease(one.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(350, 230))
    after = one.view.window()
    assert after.centre_e == pytest.approx(before.centre_e - 50 * before.metres_per_pixel)
    assert after.centre_n == pytest.approx(before.centre_n + 30 * before.metres_per_pixel)
    assert told
    assert not echoes
    assert other.view.window().centre_e == pytest.approx(after.centre_e)
    one.view.zoom_at(QPointF(10, 10), 2.0)
    assert other.view.window().metres_per_pixel == pytest.approx(one.view.window().metres_per_pixel)


def test_another_scenario_of_the_same_ground_leaves_the_view_where_it_is(qtbot: QtBot, background: Background) -> None:
    made = town()
    shown = map_of(qtbot, background, ShownMap(made, "base"))
    shown.show_bounds((ORIGIN[0], ORIGIN[1], ORIGIN[0] + 60.0, ORIGIN[1] + 40.0))
    window = shown.view.window()
    shown.show_map(ShownMap(made, "east"))
    assert shown.view.window() == window
    shown.show_map(ShownMap(replace(made, site=site({"L1": rect(0, 0, 900, 900)})), "base"))
    assert shown.view.window().metres_per_pixel > window.metres_per_pixel


def test_an_unknown_scenario_is_refused(qtbot: QtBot, background: Background) -> None:
    shown = map_of(qtbot, background, ShownMap(town(), "base"))
    with pytest.raises(EditError, match="west"):
        shown.show_map(ShownMap(town(), "west"))


def test_findings_are_marked_only_where_a_check_is_given(qtbot: QtBot, background: Background) -> None:
    made = edits.move_plants("base", ["P1"], -60.0, 0.0).apply(town())
    shown = map_of(qtbot, background, ShownMap(made, "base"))
    plain = len(shown.view.scene().items())
    shown.show_map(ShownMap(made, "base", result=check_plan(made, "base")))
    assert len(shown.view.scene().items()) > plain


def test_magnified_it_has_the_same_ground_and_as_many_pixels(qtbot: QtBot, background: Background) -> None:
    made = town()
    plain = map_of(qtbot, background, ShownMap(made, "base"), "one")
    large = map_of(qtbot, background, ShownMap(made, "base"), "two", magnification=2.0)
    assert large.view.window() == plain.view.window()
    images = [each.view.viewport().grab().toImage() for each in (plain, large)]
    assert images[0].size() == images[1].size()
    assert colour(large, *WEST) == colour(plain, *WEST)  # the plant stands in the same place
    assert images[0] != images[1]  # but its outline and its name are larger


def test_nothing_is_shown_of_no_plan(qtbot: QtBot, background: Background) -> None:
    shown = map_of(qtbot, background, ShownMap(town(), "base"))
    shown.show_map(None)
    assert shown.view.grab().toImage().pixelColor(300, 200) == QColor(*STYLES.background)


def test_what_frames_the_map_grows_with_it(qtbot: QtBot, background: Background) -> None:
    shown = map_of(qtbot, background, ShownMap(town(), "base"))
    before, arrow = shown.frame.scale_bar.height(), shown.frame.north_arrow.size()
    shown.set_magnification(2.0)
    assert shown.frame.scale_bar.font().pointSizeF() == pytest.approx(2 * QFont().pointSizeF())
    assert shown.frame.scale_bar.height() > before
    assert shown.frame.north_arrow.size() == 2 * arrow
