"""The composed picture, judged by its pixels and by the labels it wants."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QColor, QFont, QImage

from siteplanner.core.corridors.strip_areas import strip_limits
from siteplanner.core.errors import Cancelled
from siteplanner.core.map_look import LAYERS, MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas.ink import Ink
from siteplanner.gui.canvas.picture import Picture, PictureRequest, compose
from siteplanner.gui.canvas.wanted_labels import wanted_labels
from tests.builders import CRS, ORIGIN, factory, line, multi, plan, point, rect, shape, site
from tests.strategies import with_bad_ordinate

DRAWN = ("parcels", "strips", "constraints", "zones", "plants", "substations")
WINDOW = ViewWindow(ORIGIN[0] + 50, ORIGIN[1] + 50, 0.5, 240, 240)


def only(*layers: str) -> MapLook:
    """A look with these layers and no labels."""
    look = MapLook()
    for layer in LAYERS:
        look = look.with_layer(layer, visible=layer in layers, labels=False)
    return look


def request(of: Plan, look: MapLook | None = None, **changes: object) -> PictureRequest:
    usual = {"window": WINDOW, "device_pixel_ratio": 1.0, "styles": load_styles("light")}
    values = {**usual, "strip_limits": strip_limits(of), **changes}
    return PictureRequest(
        site=of.site,
        plants=of.plants(),
        font=QFont(),
        look=look or MapLook(),
        site_areas=of.site_areas,
        **values,
    )  # type: ignore[arg-type]


def picture(of: Plan, look: MapLook | None = None, **changes: object) -> Picture:
    return compose(request(of, look, **changes), Work())


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
            "C1": (line((-20, 110), (120, 110)), {"kind": "road", "grade": "county"}),
            "C2": (rect(-20, -20, 10, 10), {"kind": "residential"}),
        },
        {"S1": (point(90, 90), {"name": "110 kV"})},
    )
    return plan(on, {"P1": factory(rect(20, 20, 40, 30), name="Line 1")})


def test_every_layer_can_be_left_out(drawn: Plan) -> None:
    background = load_styles("light").background
    nothing = picture(drawn, only())
    assert all(
        nothing.image.pixelColor(x, y).getRgb() == background for x in range(0, 240, 7) for y in range(0, 240, 7)
    )
    for layer in DRAWN:
        assert picture(drawn, only(layer)).image != nothing.image, layer


def test_a_plant_lies_over_its_parcel(drawn: Plan) -> None:
    bare, full = picture(drawn, only("parcels")), picture(drawn, only("parcels", "plants"))
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


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_nowhere_in_any_layer_does_not_stop_the_picture(qapp: object, value: float) -> None:
    nowhere = with_bad_ordinate(rect(0, 0, 60, 60), value)
    lost = site(
        {"L1": rect(0, 0, 100, 100), "L2": nowhere},
        {"Z1": nowhere},
        {
            "C1": (nowhere.exterior, {"kind": "road", "grade": "county", "name": "R"}),
            "C2": (nowhere, {"kind": "farmland", "name": "X"}),
        },
        {"S1": shapely.set_coordinates(point(0, 0), [[value, 0.0]])},
    )
    made = picture(plan(lost, {"P1": factory(nowhere), "P2": factory(rect(20, 20, 40, 30), name="Line 1")}))
    sound = plan(site({"L1": rect(0, 0, 100, 100)}), {"P2": factory(rect(20, 20, 40, 30), name="Line 1")})
    assert color_at(made, 80, 80) == color_at(picture(sound), 80, 80)


def test_a_newer_request_stops_an_older_one(drawn: Plan) -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        compose(request(drawn), work)


def test_a_faded_plant_is_paler(drawn: Plan) -> None:
    full, faded = picture(drawn, only("plants")), picture(drawn, only("plants"), faded=frozenset({"P1"}))
    assert faded.image.pixelColor(120, 140).lightness() != full.image.pixelColor(120, 140).lightness()


def test_a_plant_is_called_by_its_name_and_without_one_by_its_id(qapp: object) -> None:
    two = plan(site(), {"P1": factory(rect(0, 0, 40, 30), name="Line 1"), "P2": factory(rect(50, 0, 40, 30))})
    assert {label.lines[0] for label in wanted_labels(request(two))} == {"Line 1", "P2"}


def test_the_room_for_a_name_is_the_width_at_its_anchor(qapp: object) -> None:
    """A square of 40 m on its tip is 40·√2 m wide at its middle and nowhere as wide as two apart blocks together."""
    tip = shape((50, 0), (78.284, 28.284), (50, 56.569), (21.716, 28.284))
    blocks = multi(rect(0, 60, 30, 20), rect(60, 60, 20, 20))
    on = plan(site(), {"P1": factory(tip), "P2": factory(blocks)})
    rooms = {label.lines[0]: label.room_m for label in wanted_labels(request(on))}
    assert rooms["P1"] == pytest.approx(56.57, abs=0.01)
    assert rooms["P2"] == pytest.approx(30)


def test_the_light_and_the_dark_theme_have_their_own_ground(drawn: Plan) -> None:
    dark = picture(drawn, only(), styles=load_styles("dark"))
    assert dark.image.pixelColor(5, 5).lightness() < 60
    assert picture(drawn, only()).image.pixelColor(5, 5).lightness() > 200


def test_layers_are_drawn_in_the_order_of_the_look(drawn: Plan) -> None:
    both = only("parcels", "plants")
    below = picture(drawn, both.moved("plants", "parcels"))
    assert color_at(below, 40, 35) == color_at(picture(drawn, only("parcels")), 40, 35)
    assert color_at(below, 40, 35) != color_at(picture(drawn, both), 40, 35)


def test_half_as_strong_is_half_way_to_the_ground(drawn: Plan) -> None:
    look = only("parcels")
    full, half = (picture(drawn, look.with_layer("parcels", opacity=o)).image.pixelColor(150, 90) for o in (1.0, 0.5))
    ground = load_styles("light").background
    for channel in ("red", "green", "blue"):
        strong, weak = getattr(full, channel)(), getattr(half, channel)()
        assert weak == pytest.approx(
            (strong + dict(zip(("red", "green", "blue"), ground, strict=False))[channel]) / 2, abs=2
        )


def test_a_strip_is_drawn_as_wide_as_the_rule_asks(qapp: object) -> None:
    """County road: 10 m beside a half width of 6 m, so the ground is tinted up to 16 m from the axis, not beyond."""
    road = plan(
        site(constraints={"C": (line((-50, 50), (150, 50)), {"kind": "road", "grade": "county", "half_width_m": 6.0})})
    )
    made, ground = picture(road, only("strips")), color_at(picture(road, only()), 50, 50)
    assert color_at(made, 50, 50 + 14) != ground
    assert color_at(made, 50, 50 + 18) == ground
    assert color_at(picture(road, only("strips"), strip_limits=()), 50, 64) == ground


def test_plants_are_coloured_as_the_look_says(drawn: Plan) -> None:
    styles, look = load_styles("light"), only("plants")
    drawn = plan(drawn.site, {"P1": factory(rect(20, 20, 40, 30), product="anode_graphite", status="planned")})
    for by, stands, wanted in (
        ("product", {}, styles.plant("anode_graphite")),
        ("status", {}, styles.plants_by_status["planned"].fill),
        ("finding", {"P1": "clean"}, styles.plants_by_finding["clean"].fill),
    ):
        made = picture(drawn, replace(look, plants_by=by), stands=stands)
        ground, share = np.array(styles.background[:3]), wanted.color[3] / 255
        mixed = np.array(wanted.color[:3]) * share + ground * (1 - share)
        seen = made.image.pixelColor(*(int(v) for v in made.window.to_screen(ORIGIN[0] + 40, ORIGIN[1] + 35)))
        assert np.allclose(seen.getRgb()[:3], mixed, atol=2), by


def test_a_substation_that_is_not_there_yet_is_grey(qapp: object) -> None:
    on = site(substations={"S1": (point(50, 50), {"name": "S", "in_service": "2027-06-30"})})
    then, now = (picture(plan(on), only("substations"), year=year).image for year in (2027, 2026))
    assert then != now
    assert then == picture(plan(on), only("substations")).image
    colors = {now.pixelColor(x, y).name() for x in range(105, 136) for y in range(105, 136)}
    assert QColor(*load_styles("light").substations_not_in_service.color).name() in colors


def test_a_status_of_land_shows_as_a_hatch(qapp: object) -> None:
    free, taken = (
        picture(
            plan(site({"L1": (rect(0, 0, 100, 100), {"land_use": "1001", "status": status})})), only("parcels")
        ).image
        for status in ("available", "occupied")
    )
    assert free != taken


def test_what_lies_below_is_painted_first_and_as_strongly_as_asked(drawn: Plan) -> None:
    class Red:
        def paint(self, ink: Ink, opacity: float, work: Work) -> None:
            ink.painter.save()
            ink.painter.setOpacity(opacity)
            ink.painter.fillRect(0, 0, 240, 240, QColor("#ff0000"))
            ink.painter.restore()

    bare = picture(drawn, only("parcels"), underlays=((Red(), 1.0),))
    assert color_at(bare, 5, -8) == "#ff0000"
    assert color_at(bare, 80, 60) == color_at(picture(drawn, only("parcels")), 80, 60)
    assert color_at(picture(drawn, only(), underlays=((Red(), 0.0),)), 5, -8) != "#ff0000"


def test_what_is_said_of_plants_and_substations(qapp: object) -> None:
    on = site(substations={"S1": (point(90, 90), {"name": "城西", "capacity_kva": 126_000.0})})
    works = plan(
        on, {"P1": factory(rect(0, 0, 40, 30), capacity=20_000.0, capacity_unit="t/a"), "P2": rect(50, 0, 40, 30)}
    )
    said = {label.id: label.lines for label in wanted_labels(request(works))}
    assert said["P1"] == ("P1", "20\u202f000 t/a")
    assert said["S1"] == ("城西", "126\u202f000 kVA")


def test_constraints_are_named_at_their_points_along_their_lines_and_in_their_areas(drawn: Plan) -> None:
    on = site(
        constraints={
            "R": (line((-20, 110), (120, 110)), {"kind": "road", "name": "county road"}),
            "H": (rect(0, 0, 90, 60), {"kind": "residential", "name": "Village"}),
            "F": (point(20, 80), {"kind": "open_flame", "name": "Flare"}),
            "N": (rect(0, 60, 90, 30), {"kind": "farmland"}),
        }
    )
    assert {(label.kind, label.lines[0]) for label in wanted_labels(request(plan(on)))} == {
        ("line", "county road"), ("constraint", "Village"), ("mark", "Flare"),
    }  # fmt: skip


def test_layers_without_labels_are_not_named(drawn: Plan) -> None:
    look = MapLook().with_layer("plants", labels=False).with_layer("zones", visible=False)
    assert {label.kind for label in wanted_labels(request(drawn, look))} == {"substation", "parcel"}


def test_from_afar_only_large_parcels_bear_their_number(qapp: object) -> None:
    of = plan(site({"L1": rect(-100, -100, 200, 200), "L2": rect(100, 0, 40, 40)}))
    near, far, too_far = (
        {label.id for label in wanted_labels(request(of, window=replace(WINDOW, metres_per_pixel=scale)))}
        for scale in (0.5, 2.0, 4.0)
    )
    assert (near, far, too_far) == ({"L1", "L2"}, {"L1"}, set())
