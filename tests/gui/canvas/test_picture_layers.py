"""The layers of the picture, drawn by way of an index and without one."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from PySide6.QtGui import QFont

from siteplanner.core.site import Site
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing import rasteriser
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas import picture_layers
from siteplanner.gui.canvas.picture import PictureRequest, compose
from tests.builders import CRS, ORIGIN, factory, plan, rect, site

INDUSTRY = {"land_use": "100102", "code_system": "MNR2023"}
STATUSES = ("", "occupied", "reserved")


@pytest.fixture(params=["rasteriser", "painter"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "rasteriser":
        assert rasteriser.warm_up()
    else:
        monkeypatch.setattr(rasteriser, "ready", lambda: False)


def town() -> Site:
    """Twelve by twelve parcels, one of them empty."""
    parcels = {
        f"P{i:02}{j:02}": (rect(20 * i, 20 * j, 19, 18), {**INDUSTRY, "status": STATUSES[(i * j) % 3] or None})
        for i in range(12)
        for j in range(12)
    }
    parcels["P0305"] = (shapely.Polygon(), INDUSTRY)
    return site(parcels=parcels)


@pytest.mark.usefixtures("qapp", "_way")
@pytest.mark.parametrize(
    ("east_m", "north_m", "metres_per_pixel"),
    [(120, 120, 1.5), (120, 120, 0.2), (0, 0, 0.7), (240, 100, 1.0), (120, 120, 30.0), (900, 900, 1.0)],
)
def test_parcels_look_the_same_whether_a_tree_is_asked_for_them_or_not(
    monkeypatch: pytest.MonkeyPatch, east_m: float, north_m: float, metres_per_pixel: float
) -> None:
    made = plan(town(), {"A": factory(rect(22, 22, 9, 9)), "B": factory(rect(100, 100, 9, 9))})
    window = ViewWindow(ORIGIN[0] + east_m, ORIGIN[1] + north_m, metres_per_pixel, 160, 120)
    wanted = PictureRequest(window, 1.0, made.site, made.plants(), load_styles("light"), QFont())
    pictures = []
    for good_part in (-1.0, 2.0):
        monkeypatch.setattr(picture_layers, "GOOD_PART", good_part)
        pictures.append(compose(wanted, Work()).image)
    assert pictures[0] == pictures[1]
    blank = compose(replace(wanted, site=Site.empty(CRS), plants=made.plants().iloc[:0]), Work()).image
    assert (pictures[0] == blank) == (east_m == 900)
