from __future__ import annotations

import datetime as dt

import numpy as np

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.picture_parts import Kind
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.drawing.axonometric.inks import FLAT_ALPHA, ScenePalette
from siteplanner.drawing.styles import load_styles
from tests.builders import ORIGIN, factory, plan, rect, site

STYLES = load_styles("light")
GROUND = site({"L1": rect(0, 0, 200, 150), "L2": (rect(0, 150, 1, 1), {"land_use": "0701"})})
WORKS = {
    "P1": factory(rect(20, 20, 40, 40), height_m=20.0),
    "P2": factory(rect(80, 20, 40, 40), height_m=None, product="separator"),
    "P3": factory(rect(140, 20, 40, 40), height_m=20.0, in_service="2030-12-31"),
}


def palette(moment: dt.date | None = None, by: str = "product") -> ScenePalette:
    return ScenePalette(SiteModel.of(plan(GROUND, WORKS), None, moment), STYLES, by)  # type: ignore[arg-type]


def test_the_legend_counts_what_stands_there_by_the_moment() -> None:
    def counts(of: ScenePalette) -> dict[str, int]:
        return {entry.key: count for entry, count in of.legend}

    assert counts(palette()) == {"anode_graphite": 2, "separator": 1}
    assert counts(palette(dt.date(2026, 12, 31))) == {"anode_graphite": 1, "separator": 1}


def test_roofs_have_the_colour_of_the_legend_walls_a_darker_one_and_flat_plants_a_pale_one() -> None:
    made = palette()
    camera = Camera(ORIGIN[0] + 100, ORIGIN[1] + 75, 0.5, 600, 450, 0.0, 60.0)
    scene = made.model.scene(camera)
    faces, ground = made.inks(scene.faces), made.inks(scene.ground)
    roof = faces.fill[scene.faces.kind == Kind.ROOF]
    wall = faces.fill[scene.faces.kind == Kind.WALL]
    product = STYLES.plant("anode_graphite").color[:3]
    assert (roof == (*product, 255)).all()
    assert (wall[:, :3] <= product).all()
    assert (wall[:, 3] == 255).all()
    assert ground.fill[scene.ground.kind == Kind.FLAT].tolist() == [[*STYLES.plant("separator").color[:3], FLAT_ALPHA]]


def test_parcels_have_their_land_use_and_only_those_that_are_large_enough_an_outline() -> None:
    made = palette()
    camera = Camera(ORIGIN[0] + 100, ORIGIN[1] + 75, 0.5, 600, 450, 0.0, 0.0)
    parcels = made.model.scene(camera, layers=frozenset({"parcels"})).ground
    inks = made.inks(parcels)
    assert inks.fill.tolist() == [list(STYLES.land_use("100102").color), list(STYLES.land_use("0701").color)]
    assert (inks.width_px > 0).tolist() == [True, False]


def test_coloured_by_year_the_colours_are_those_of_all_plants_whatever_the_moment() -> None:
    whole, then = palette(by="year"), palette(dt.date(2026, 12, 31), "year")
    assert np.array_equal(whole.plant_colors, then.plant_colors)
