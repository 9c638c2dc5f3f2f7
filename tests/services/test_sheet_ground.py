"""Backdrops lie under the map of a sheet where they belong; what cannot be shown is said on it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from siteplanner.core import edits
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.map_sheet import SheetPages, draw_sheet
from siteplanner.drawing.sheet_ground import GroundIn
from siteplanner.services.backdrops import backdrop_for
from siteplanner.services.render import render
from siteplanner.services.sheet_ground import SheetGround
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.files.drawn_pictures import RED, world_file

SHEET = MapSheet("s", template="a4-plain", scale=5000.0)


@pytest.fixture
def aerial(tmp_path: Path) -> Path:
    """A red picture, 100 × 100 pixels of a metre, whose lower left corner is 300 m east of the site's."""
    path = tmp_path / "航片.png"
    Image.fromarray(np.full((100, 100, 3), RED, dtype=np.uint8)).save(path)
    world_file(path.with_suffix(".pgw"), 1.0, 0.0, 0.0, -1.0, ORIGIN[0] + 300.5, ORIGIN[1] + 99.5)
    return path


@pytest.fixture
def town(aerial: Path) -> Plan:
    made = plan(site({"L1": rect(0, 0, 200, 100), "L2": rect(600, 0, 200, 100)}), {"P1": factory(rect(20, 20, 50, 50))})
    backdrop = replace(backdrop_for(aerial, "backdrop-1", aerial.parent), crs="EPSG:4547", datum="true")
    return edits.add_backdrop(backdrop).apply(made)


def drawn(made: Plan, ground: GroundIn | None) -> npt.NDArray[np.uint8]:
    with Image.open(io.BytesIO(draw_sheet(made, ".png", sheet=SHEET, dpi=100, ground=ground))) as picture:
        return np.asarray(picture.convert("RGB"))


def reds(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.abs(pixels.astype(int) - RED).max(axis=2) < 30
    return found


def test_a_picture_lies_where_it_belongs_and_is_as_large(town: Plan, aerial: Path) -> None:
    red = reds(drawn(town, SheetGround(town, aerial.parent)))
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    dots = 78.7  # 100 m at 1:5000 are 20 mm, at 100 dots to 25.4 mm
    assert np.ptp(rows) + 1 == pytest.approx(dots, abs=3)
    assert np.ptp(columns) + 1 == pytest.approx(dots, abs=3)
    layout = SheetPages(town).layout(SHEET)
    east_mm, north_mm = layout.to_paper(ORIGIN[0] + 350.0, ORIGIN[1] + 50.0)
    assert columns.mean() == pytest.approx(east_mm / 25.4 * 100, abs=2)
    assert rows.mean() == pytest.approx((layout.height_mm - north_mm) / 25.4 * 100, abs=2)


def test_what_the_look_hides_is_not_under_the_map(town: Plan, aerial: Path) -> None:
    hidden = MapLook(backdrops=("backdrop-1",)).with_layer("backdrop-1", visible=False)
    assert not reds(drawn(town, SheetGround(town, aerial.parent, hidden))).any()
    assert not reds(drawn(town, None)).any()


def test_a_picture_that_is_gone_is_named(town: Plan, aerial: Path) -> None:
    aerial.unlink()
    window = ViewWindow(ORIGIN[0], ORIGIN[1], 1.0, 1000, 1000)
    found = SheetGround(town, aerial.parent)(window, Work())
    assert found.pictures == ()
    assert found.left_out == ("航片.png",)
    svg = draw_sheet(town, ".svg", sheet=replace(SHEET, template="a3-landscape"), ground=SheetGround(town)).decode()
    assert "cannot be shown" in svg


def test_parcels_let_a_picture_through_as_the_map_does(town: Plan, aerial: Path) -> None:
    over = replace(town, site=site({"L1": rect(0, 0, 800, 100)}))
    strong, faint = (MapLook().with_layer("parcels", opacity=opacity) for opacity in (1.0, 0.2))
    covered, seen = (drawn(over, SheetGround(over, aerial.parent, look)) for look in (strong, faint))
    assert not reds(covered).any()
    assert not np.array_equal(covered, seen)


def test_a_sheet_written_to_a_file_has_them(town: Plan, tmp_path: Path) -> None:
    made = render(town, tmp_path / "sheet.png", sheet=SHEET, dpi=100)
    with Image.open(made) as picture:
        assert reds(np.asarray(picture.convert("RGB"))).any()
