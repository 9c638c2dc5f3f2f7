"""What is kept of the plants from one picture to the next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QFont

from siteplanner.core.site import shapes_of
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.plant_looks import plant_looks
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas.kept_plants import KeptPlants, plants_near
from siteplanner.gui.canvas.picture import PictureRequest, compose
from siteplanner.gui.canvas.picture_layers import near
from tests.builders import ORIGIN, factory, plan, rect, site


def test_areas_are_taken_apart_again_only_when_one_is_another() -> None:
    kept, shapes = KeptPlants(), np.array([rect(0, 0, 10, 5), rect(20, 0, 10, 5)], dtype=object)
    first = kept.rings(shapes)
    assert kept.rings(shapes.copy()) is first
    shapes = shapes.copy()
    shapes[1] = rect(40, 0, 10, 5)
    moved = kept.rings(shapes)
    assert moved is not first
    assert moved.xy[:, 0].max() == first.xy[:, 0].max() + 20
    assert len(kept.rings(shapes[:1])) == 1


def test_looks_and_boxes_are_those_of_the_plants_asked_for(qapp: object) -> None:
    made = plan(site(), {f"P{k}": factory(rect(30 * k, 0, 10, 5)) for k in range(4)})
    request = PictureRequest(
        ViewWindow(ORIGIN[0] + 35, ORIGIN[1], 1.0, 20, 20), 1.0, made.site, made.plants(), load_styles("light"), QFont()
    )
    kept = request.kept_plants
    assert (
        plants_near(request).tolist() == np.flatnonzero(near(shapes_of(request.plants), request.window)).tolist() == [1]
    )
    looks = kept.looks(request)
    assert kept.looks(replace(request)) is looks
    dark = replace(request, styles=load_styles("dark"))
    assert kept.looks(dark).fills == plant_looks(made.plants(), dark.styles).fills != looks.fills
    fewer = replace(dark, plants=made.plants().iloc[1:3])
    assert len(kept.looks(fewer).fill_of) == 2
    assert plants_near(fewer).tolist() == [0]
    by_finding = replace(fewer, look=replace(fewer.look, plants_by="finding"), stands={"P1": "error"})
    assert len(kept.looks(by_finding).fills) == 2
    assert len(kept.looks(replace(by_finding, stands={})).fills) == 1


def test_a_picture_of_a_part_is_the_same_whether_or_not_the_whole_was_drawn_before(qapp: object) -> None:
    products = ("anode", "cathode", "electrolyte", "separator")
    made = plan(site(), {f"P{k}": factory(rect(30 * k, 0, 10, 5), product=products[k % 4]) for k in range(8)})
    whole = PictureRequest(
        ViewWindow(ORIGIN[0] + 120, ORIGIN[1], 1.0, 300, 60),
        1.0,
        made.site,
        made.plants(),
        load_styles("light"),
        QFont(),
    )
    part = replace(whole, window=ViewWindow(ORIGIN[0] + 65, ORIGIN[1], 0.25, 300, 60), kept_plants=KeptPlants())
    alone = compose(part, Work()).image
    compose(whole, Work())
    after = replace(part, kept_plants=whole.kept_plants)
    assert part.kept_plants.known_looks(part) is None, "few of many are looked up alone"
    assert after.kept_plants.known_looks(after) is not None
    assert compose(after, Work()).image == alone
    assert compose(whole, Work()).image != alone
