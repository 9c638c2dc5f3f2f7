"""The view by mouse and keys, without a main window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.plan import Plan
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.axonometric.axonometric_view import CLICK_PX, AxonometricView
from siteplanner.gui.background import Background
from tests.builders import ORIGIN, factory, plan, rect, site

STYLES = load_styles("light")


@pytest.fixture
def works() -> Plan:
    ground = site({"L1": rect(0, 0, 200, 120)}, zones={"Z1": rect(0, 0, 200, 120)})
    plants = {
        "P1": factory(rect(20, 20, 60, 40), height_m=20.0, name="一期"),
        "P2": factory(rect(120, 20, 40, 40), height_m=None),
    }
    return plan(ground, plants)


@pytest.fixture
def view(qtbot: Any, works: Plan) -> Iterator[AxonometricView]:
    background = Background()
    made = AxonometricView(background, "test")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_scheme(works, "base", styles=STYLES)
    yield made
    background.close()


def drawn(view: AxonometricView, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: view.is_current)


def place_of(view: AxonometricView, east: float, north: float, height: float = 0.0) -> QPoint:
    assert view.camera is not None
    (x, y), *_ = view.camera.project(np.array([(ORIGIN[0] + east, ORIGIN[1] + north)]), height).tolist()
    return QPoint(round(x), round(y))


def camera(view: AxonometricView) -> Camera:
    assert view.camera is not None
    return view.camera


def color_at(view: AxonometricView, at: QPoint) -> tuple[int, int, int]:
    pixel = view.grab().toImage().pixelColor(at)
    return pixel.red(), pixel.green(), pixel.blue()


def test_the_whole_site_is_shown_sharp_and_a_roof_has_the_colour_of_the_legend(
    view: AxonometricView, qtbot: Any
) -> None:
    drawn(view, qtbot)
    product = STYLES.plant("anode_graphite").color
    assert color_at(view, place_of(view, 50, 40, 20.0)) == product[:3]
    assert color_at(view, QPoint(3, 200)) == STYLES.background[:3]
    for corner in ((0, 0), (200, 0), (200, 120), (0, 120)):
        assert view.rect().contains(place_of(view, *corner))


def test_before_it_is_sharp_plants_are_painted_already(view: AxonometricView) -> None:
    view.move_camera(camera(view).turned(40))
    assert not view.is_current
    assert color_at(view, place_of(view, 50, 40, 20.0)) == STYLES.plant("anode_graphite").color[:3]


def test_dragging_turns_and_tilts_and_with_the_middle_button_moves(view: AxonometricView, qtbot: Any) -> None:
    before, start = camera(view), QPoint(300, 200)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(50, 0))
    qtbot.mouseMove(view, start + QPoint(50, -40))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(50, -40))
    turned = camera(view)
    assert turned.azimuth_deg > before.azimuth_deg
    assert turned.tilt_deg > before.tilt_deg
    assert (turned.centre_e, turned.metres_per_pixel) == (before.centre_e, before.metres_per_pixel)
    under = turned.on_ground(300, 200)
    qtbot.mousePress(view, Qt.MouseButton.MiddleButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(30, 20))
    qtbot.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=start + QPoint(30, 20))
    moved = camera(view)
    assert moved.azimuth_deg == turned.azimuth_deg
    assert moved.on_ground(330, 220) == pytest.approx(under)


def test_with_space_held_a_drag_moves(view: AxonometricView, qtbot: Any) -> None:
    before = camera(view)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(view, QPoint(340, 200))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(340, 200))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert camera(view).azimuth_deg == before.azimuth_deg
    assert camera(view).centre_e != before.centre_e


def test_the_wheel_zooms_about_the_pointer(view: AxonometricView) -> None:
    before, at = camera(view), QPointF(150, 100)
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert camera(view).metres_per_pixel == pytest.approx(before.metres_per_pixel / 1.44)
    assert camera(view).on_ground(150, 100) == pytest.approx(before.on_ground(150, 100))


def test_arrows_turn_and_tilt_shift_does_so_finely_and_home_shows_the_whole_site_again(
    view: AxonometricView, qtbot: Any
) -> None:
    first = camera(view)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert camera(view).azimuth_deg == pytest.approx(first.azimuth_deg + 5)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert camera(view).azimuth_deg == pytest.approx(first.azimuth_deg + 4)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert camera(view).tilt_deg == pytest.approx(first.tilt_deg + 5)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert camera(view).metres_per_pixel < first.metres_per_pixel
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert camera(view) == first


def test_hovering_and_clicking_tell_the_plant_on_top_and_a_drag_does_not(view: AxonometricView, qtbot: Any) -> None:
    hovered: list[Any] = []
    clicked: list[Any] = []
    view.plant_hovered.connect(hovered.append)
    view.plant_clicked.connect(clicked.append)
    roof, flat, ground = place_of(view, 50, 40, 20.0), place_of(view, 140, 40), place_of(view, 100, 100)
    for at in (roof, flat, ground):
        qtbot.mouseMove(view, at)
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert hovered == ["P1", "P2", None]
    assert clicked == ["P1", "P2", None]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=roof)
    qtbot.mouseMove(view, roof + QPoint(round(CLICK_PX) + 8, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=roof + QPoint(round(CLICK_PX) + 8, 0))
    assert clicked == ["P1", "P2", None]


def test_the_turntable_goes_round_until_a_hand_is_laid_on_it(view: AxonometricView, qtbot: Any) -> None:
    first = camera(view).azimuth_deg
    view.turning = True
    qtbot.waitUntil(lambda: camera(view).azimuth_deg > first + 0.2)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not view.turning
    view.turning = True
    view.hide()
    assert not view.turning


def test_a_camera_from_json_shows_at_least_as_much_in_another_size(view: AxonometricView, works: Plan) -> None:
    view.move_camera(camera(view).turned(77).zoomed(2, 300, 200))
    kept = view.camera_json()
    view.resize(300, 300)
    view.camera = None
    view.camera = Camera.from_json(kept)
    assert camera(view).azimuth_deg == pytest.approx(107)
    assert camera(view).width_px == 300
    assert camera(view).width_px * camera(view).metres_per_pixel >= kept["width_px"] * kept["metres_per_pixel"] - 1e-6


def test_while_nobody_moved_it_the_whole_site_stays_in_view_whatever_the_size(view: AxonometricView) -> None:
    view.resize(320, 500)
    for corner in ((0, 0), (200, 0), (200, 120), (0, 120)):
        assert view.rect().contains(place_of(view, *corner))


def test_another_moment_of_the_same_map_keeps_the_camera(view: AxonometricView, works: Plan, qtbot: Any) -> None:
    view.move_camera(camera(view).turned(33))
    before = camera(view)
    view.show_scheme(works, "base", 2020, styles=STYLES)
    assert camera(view) == before
    drawn(view, qtbot)


def test_another_light_is_drawn_anew(view: AxonometricView, qtbot: Any) -> None:
    drawn(view, qtbot)
    at = place_of(view, 84, 16)  # south-east of the building: in its shadow while the light is from the north-west
    dark = color_at(view, at)
    view.set_light(Sun(azimuth_deg=135.0, height_deg=45.0))
    drawn(view, qtbot)
    assert sum(color_at(view, at)) > sum(dark)
    view.set_light(Sun(), shadows=False)
    drawn(view, qtbot)
    assert sum(color_at(view, at)) > sum(dark)


def test_another_plan_is_shown_whole_unless_a_camera_was_given_for_it(view: AxonometricView) -> None:
    far = plan(site({"L1": rect(9000, 9000, 100, 100)}))
    view.move_camera(camera(view).turned(10))
    view.show_scheme(far, "base", styles=STYLES)
    assert view.rect().contains(place_of(view, 9050, 9050))
    given = Camera(ORIGIN[0] + 9000, ORIGIN[1] + 9000, 1.0, 600, 400, 77.0)
    view.camera = given
    view.show_scheme(plan(site({"L1": rect(0, 0, 10, 10)})), "base", styles=STYLES)
    assert camera(view) == given


def test_a_large_site_is_made_and_painted_in_the_background(
    works: Plan, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("MADE_AT_ONCE", "PAINTED_AT_ONCE"):
        monkeypatch.setattr(f"siteplanner.gui.axonometric.scene_view.{limit}", 0)
    background = Background()
    view = AxonometricView(background, "large")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_scheme(works, "base", styles=STYLES)
    assert view.model is None
    drawn(view, qtbot)
    view.move_camera(camera(view).turned(60))
    view.grab()
    assert not view.is_current
    drawn(view, qtbot)
    roof = place_of(view, 50, 40, 20.0)
    assert color_at(view, roof) == STYLES.plant("anode_graphite").color[:3]
    assert view.plant_at(QPointF(roof)) == "P1"
    background.close()


def test_with_nothing_to_show_it_says_what_to_do_and_takes_no_harm(qtbot: Any) -> None:
    background = Background()
    view = AxonometricView(background, "empty")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Plus):
        qtbot.keyClick(view, key)
    qtbot.mouseMove(view, QPoint(50, 50))
    view.turning = True
    assert not view.turning
    assert view.camera is None
    assert view.camera_json() is None
    assert view.accessibleName() == "Axonometric view"
    view.grab()
    background.close()
