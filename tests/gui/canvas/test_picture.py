"""The composed picture, judged by its pixels and by the labels it wants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage

from siteplanner.core.errors import Cancelled
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas.picture import Picture, PictureRequest, compose, wanted_labels
from tests.builders import CRS, ORIGIN, factory, line, multi, plan, point, rect, shape, site

EVERYTHING = frozenset({"parcels", "zones", "constraints", "substations", "plants", "labels"})
WINDOW = ViewWindow(ORIGIN[0] + 50, ORIGIN[1] + 50, 0.5, 240, 240)


def request(of: Plan, visible: frozenset[str] = EVERYTHING, **changes: object) -> PictureRequest:
    values = {"window": WINDOW, "device_pixel_ratio": 1.0, **changes}
    return PictureRequest(
        site=of.site, plants=of.plants(), styles=load_styles("light"), font=QFont(), visible=visible, **values
    )  # type: ignore[arg-type]


def picture(of: Plan, visible: frozenset[str] = EVERYTHING, **changes: object) -> Picture:
    return compose(request(of, visible, **changes), Work())


def color_at(made: Picture, east_m: float, north_m: float) -> str:
    x, y = made.window.to_screen(ORIGIN[0] + east_m, ORIGIN[1] + north_m)
    ratio = made.image.devicePixelRatio()
    return made.image.pixelColor(int(x * ratio), int(y * ratio)).name()


@pytest.fixture
def drawn(qapp: object) -> Plan:
    on = site(
        {"L1": rect(0, 0, 100, 100)},
        {"Z1": (rect(0, 0, 100, 100), {"name": "一区"})},
        {
            "C1": (line((-20, 110), (120, 110)), {"kind": "road"}),
            "C2": (rect(-20, -20, 10, 10), {"kind": "residential"}),
        },
        {"S1": (point(90, 90), {"name": "110 kV"})},
    )
    return plan(on, {"P1": factory(rect(20, 20, 40, 30), name="Line 1")})


def test_every_layer_can_be_left_out(drawn: Plan) -> None:
    background = load_styles("light").background
    nothing = picture(drawn, frozenset())
    assert all(
        nothing.image.pixelColor(x, y).getRgb() == background for x in range(0, 240, 7) for y in range(0, 240, 7)
    )
    for layer in EVERYTHING - {"labels"}:
        assert picture(drawn, frozenset({layer})).image != nothing.image, layer


def test_a_plant_lies_over_its_parcel(drawn: Plan) -> None:
    bare = picture(drawn, frozenset({"parcels"}))
    full = picture(drawn, frozenset({"parcels", "plants"}))
    assert color_at(bare, 40, 35) != color_at(full, 40, 35)
    assert color_at(bare, 80, 60) == color_at(full, 80, 60)


def test_the_picture_is_made_at_the_full_size_of_the_device(drawn: Plan) -> None:
    made = picture(drawn, device_pixel_ratio=2.0)
    assert (made.image.width(), made.image.height()) == (480, 480)
    assert color_at(made, 24, 24) == color_at(picture(drawn), 24, 24)


def test_nothing_but_land_at_all(qapp: object) -> None:
    assert picture(Plan.new(Site.empty(CRS))).image.format() == QImage.Format.Format_RGB32


def test_plants_without_a_footprint_or_with_a_broken_one_do_not_stop_the_picture(qapp: object) -> None:
    bow_tie = shape((0, 0), (40, 40), (40, 0), (0, 40))
    broken = plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": factory(None), "P2": factory(bow_tie, name="Bow tie")})
    assert color_at(picture(broken), 80, 80) == color_at(picture(plan(broken.site)), 80, 80)


def test_a_newer_request_stops_an_older_one(drawn: Plan) -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        compose(request(drawn), work)


def test_a_faded_plant_is_paler(drawn: Plan) -> None:
    visible = frozenset({"plants"})
    full, faded = picture(drawn, visible), picture(drawn, visible, faded=frozenset({"P1"}))
    assert faded.image.pixelColor(120, 140).lightness() != full.image.pixelColor(120, 140).lightness()


def test_a_plant_is_called_by_its_name_and_without_one_by_its_id(qapp: object) -> None:
    two = plan(site(), {"P1": factory(rect(0, 0, 40, 30), name="Line 1"), "P2": factory(rect(50, 0, 40, 30))})
    assert {label.text for label in wanted_labels(request(two))} == {"Line 1", "P2"}


def test_the_room_for_a_name_is_the_width_at_its_anchor(qapp: object) -> None:
    """A square of 40 m on its tip is 40·√2 m wide at its middle and nowhere as wide as two apart blocks together."""
    tip = shape((50, 0), (78.284, 28.284), (50, 56.569), (21.716, 28.284))
    blocks = multi(rect(0, 60, 30, 20), rect(60, 60, 20, 20))
    on = plan(site(), {"P1": factory(tip), "P2": factory(blocks)})
    rooms = {label.text: label.room_m for label in wanted_labels(request(on))}
    assert rooms["P1"] == pytest.approx(56.57, abs=0.01)
    assert rooms["P2"] == pytest.approx(30)


def test_the_light_and_the_dark_theme_have_their_own_ground(drawn: Plan) -> None:
    dark = PictureRequest(WINDOW, 1.0, drawn.site, drawn.plants(), load_styles("dark"), QFont(), frozenset())
    assert compose(dark, Work()).image.pixelColor(5, 5).lightness() < 60
    assert compose(request(drawn, frozenset()), Work()).image.pixelColor(5, 5) != Qt.GlobalColor.black
