"""Backdrops are found, opened and drawn where they belong, shifted maps shifted back; what is not known is asked."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pyproj import CRS

from siteplanner.core import gcj02
from siteplanner.core.backdrop import Backdrop, CrsAskedError, Datum, DatumAskedError, MissingFileError, Placing
from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.services.backdrop_picture import drawn
from siteplanner.services.backdrops import (
    OpenBackdrop,
    backdrop_for,
    find_file,
    is_backdrop_file,
    open_backdrop,
    with_likely_rows,
)
from tests.files.drawn_pictures import (
    RED,
    geotiff,
    mbtiles,
    plain_tile,
    tile_at,
    tile_folder,
    tiled_tiff,
    world_file,
)

PLAN = CRS(4547)
EAST, NORTH = 470_015.675, 4_174_254.332  # 113.66 E 37.70 N
ZOOM = 17


def cross(width: int, height: int, col: int, row: int) -> Image.Image:
    """White, with a red square of 8 pixels whose middle is the corner between pixels ``col`` and ``row``."""
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    pixels[row - 4 : row + 4, col - 4 : col + 4] = RED
    return Image.fromarray(pixels)


def red_middle(image: Image.Image, ratio: float = 1.0) -> tuple[float, float]:
    """The middle of what is red, in logical pixels."""
    pixels = np.asarray(image.convert("RGBA")).astype(float)
    redness = np.clip(255 - pixels[..., 1], 0, None) * (pixels[..., 3] > 0)
    y, x = np.mgrid[0 : redness.shape[0], 0 : redness.shape[1]] + 0.5
    return float((x * redness).sum() / redness.sum() / ratio), float((y * redness).sum() / redness.sum() / ratio)


def shown(backdrop: Backdrop, window: ViewWindow, ratio: float = 1.0) -> Image.Image:
    opened = open_backdrop(backdrop, PLAN, None)
    image = whole(opened, window, ratio)
    opened.close()
    assert image is not None
    return image


def whole(opened: OpenBackdrop, window: ViewWindow, ratio: float = 1.0) -> Image.Image | None:
    """The picture of the whole window with what the backdrop shows in it."""
    part = drawn(opened, window, ratio)
    if part is None:
        return None
    made = Image.new("RGBa", (round(window.width_px * ratio), round(window.height_px * ratio)))
    made.paste(part.image, (part.left, part.top))
    return made


def placed_picture(folder: Path, crs: CRS, datum: Datum, pixel: float, turn_deg: float = 0.0) -> Backdrop:
    """A picture of 400 × 300 pixels whose red square lies at EAST, NORTH of the plan, in any system."""
    col, row = 170, 120
    x, y = (float(v[0]) for v in Placing(PLAN, crs, datum).to_backdrop(np.array([EAST]), np.array([NORTH])))
    cos, sin = np.cos(np.radians(turn_deg)) * pixel, np.sin(np.radians(turn_deg)) * pixel
    x0, y0 = x - col * cos - row * sin, y - col * sin + row * cos
    path = folder / "p.png"
    cross(400, 300, col, row).save(path)
    world_file(folder / "p.pgw", cos, sin, sin, -cos, x0 + (cos + sin) / 2, y0 + (sin - cos) / 2)
    return replace(backdrop_for(path, "b", None), crs=f"EPSG:{crs.to_epsg()}", datum=datum)


@pytest.mark.parametrize(
    ("code", "datum", "pixel"),
    [
        (4547, "true", 0.5),
        (4526, "true", 0.5),
        (4548, "true", 0.5),
        (32649, "true", 0.5),
        (3857, "true", 0.6),
        (4490, "true", 5e-6),
        (4326, "gcj02", 5e-6),
        (3857, "gcj02", 0.6),
        (4326, "bd09", 5e-6),
    ],
)
@pytest.mark.parametrize("scale", [0.11, 0.5, 1.7])
def test_a_place_of_a_picture_in_any_system_is_drawn_there_to_less_than_a_pixel(
    tmp_path: Path, code: int, datum: Datum, pixel: float, scale: float
) -> None:
    window = ViewWindow(EAST + 12.3 * scale, NORTH - 7.7 * scale, scale, 700, 500)
    image = shown(placed_picture(tmp_path, CRS(code), datum, pixel), window)
    assert red_middle(image) == pytest.approx(window.to_screen(EAST, NORTH), abs=0.3)


@pytest.mark.parametrize("turn", [10.0, 90.0, 200.0])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_turned_picture_and_every_screen(tmp_path: Path, turn: float, ratio: float) -> None:
    window = ViewWindow(EAST + 3, NORTH + 2, 0.31, 640, 480)
    image = shown(placed_picture(tmp_path, PLAN, "true", 0.5, turn), window, ratio)
    assert image.size == (round(640 * ratio), round(480 * ratio))
    assert red_middle(image, ratio) == pytest.approx(window.to_screen(EAST, NORTH), abs=0.3)


def test_where_the_picture_ends_nothing_is_drawn(tmp_path: Path) -> None:
    backdrop = placed_picture(tmp_path, PLAN, "true", 0.5)
    opened = open_backdrop(backdrop, PLAN, None)
    window = ViewWindow(EAST, NORTH, 0.5, 1000, 800)
    alpha = np.asarray((whole(opened, window) or Image.new("RGBa", (1, 1))).getchannel(3))
    left, top = window.to_screen(opened.bounds[0], opened.bounds[3])
    right, bottom = window.to_screen(opened.bounds[2], opened.bounds[1])
    rows, columns = np.nonzero(alpha)
    assert (columns.min(), columns.max() + 1) == pytest.approx((left, right), abs=1)
    assert (rows.min(), rows.max() + 1) == pytest.approx((top, bottom), abs=1)
    far = ViewWindow(EAST + 5000, NORTH, 0.5, 1000, 800)
    assert drawn(opened, far, 1.0) is None


@pytest.mark.parametrize("scale", [0.13, 0.5, 0.83, 3.7])
@pytest.mark.parametrize("code", [4547, 4548])
def test_neighbouring_sheets_leave_no_seam(tmp_path: Path, scale: float, code: int) -> None:
    x, y = (float(v[0]) for v in Placing(PLAN, CRS(code)).to_backdrop(np.array([EAST]), np.array([NORTH])))
    sheets = []
    for column in range(2):
        for row in range(2):
            path = tmp_path / f"{column}{row}.png"
            Image.new("RGB", (301, 203), RED).save(path)
            corner = x - 150.5 + column * 150.5, y + 101.5 - row * 101.5
            world_file(path.with_suffix(".pgw"), 0.5, 0, 0, -0.5, corner[0] + 0.25, corner[1] - 0.25)
            sheets.append(replace(backdrop_for(path, path.stem, None), crs=f"EPSG:{code}"))
    window = ViewWindow(EAST + 0.3 * scale, NORTH - 0.7 * scale, scale, 40, 30)
    made = Image.new("RGBa", (40, 30))
    for sheet in sheets:
        opened = open_backdrop(sheet, PLAN, None)
        part = drawn(opened, window, 1.0)
        assert part is not None
        made = Image.alpha_composite(made.convert("RGBA"), _on(made.size, part.image, (part.left, part.top))).convert(
            "RGBa"
        )
    assert np.asarray(made.getchannel(3)).min() == 255


def _on(size: tuple[int, int], image: Image.Image, at: tuple[int, int]) -> Image.Image:
    made = Image.new("RGBa", size)
    made.paste(image, at)
    return made.convert("RGBA")


def test_only_the_part_of_the_window_where_it_lies_is_reckoned(tmp_path: Path) -> None:
    opened = open_backdrop(placed_picture(tmp_path, PLAN, "true", 0.5), PLAN, None)
    part = drawn(opened, ViewWindow(EAST, NORTH, 2.0, 3000, 2000), 1.0)
    assert part is not None
    assert part.image.width <= 100 + 10
    assert part.image.height <= 75 + 10


def test_a_picture_far_out_is_the_mean_of_its_pixels(tmp_path: Path) -> None:
    checks = Image.fromarray((np.indices((512, 512)).sum(axis=0) % 2 * 255).astype(np.uint8))
    path = geotiff(
        tmp_path / "a.tif", checks, scale=(0.5, 0.5), tie=(0, 0, 0, EAST, NORTH, 0), keys={1024: 1, 3072: 4547}
    )
    window = ViewWindow(EAST + 128, NORTH - 128, 4.0, 64, 64)
    pixels = np.asarray(shown(backdrop_for(path, "b", None), window).convert("RGBA"))[4:-4, 4:-4]
    assert np.abs(pixels[..., :3].astype(int) - 127).max() <= 2


def test_a_large_tiled_tiff_is_drawn_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from siteplanner.files import georeferenced_picture

    tags = {33550: (12, (0.5, 0.5, 0.0)), 33922: (12, (170.0, 120.0, 0.0, EAST, NORTH, 0.0)),
            34735: (3, (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 4547))}  # fmt: skip
    path = tiled_tiff(tmp_path / "a.tif", cross(400, 300, 170, 120), 64, overviews=2, extra=tags)
    monkeypatch.setattr(georeferenced_picture, "KEPT_PX", 1000)
    for scale in (0.2, 0.5, 1.3, 2.2):
        window = ViewWindow(EAST + 5, NORTH, scale, 600, 400)
        image = shown(backdrop_for(path, "b", None), window)
        assert red_middle(image) == pytest.approx(window.to_screen(EAST, NORTH), abs=0.5)


# -- tiles ---------------------------------------------------------------------------------------------------------


def tiles_about(lon: float, lat: float, reach: int = 3) -> dict[tuple[int, int, int], bytes]:
    """White tiles about a place, the one that holds it red."""
    column, row = tile_at(lon, lat, ZOOM)
    around = range(-reach, reach + 1)
    return {
        (ZOOM, column + c, row + r): plain_tile(RED if c == r == 0 else (255, 255, 255)) for c in around for r in around
    }


@pytest.mark.parametrize("datum", ["true", "gcj02"])
def test_tiles_lie_where_they_belong_and_those_of_amap_are_shifted_back(tmp_path: Path, datum: Datum) -> None:
    """The middle of a tile, as its maker sees it, reckoned to the plan by the inverse formula and pyproj."""
    lon, lat = (float(v) for v in gcj02.wgs84_to_gcj02(113.66, 37.70)) if datum == "gcj02" else (113.66, 37.70)
    folder = tile_folder(tmp_path / "t", tiles_about(lon, lat))
    column, row = tile_at(lon, lat, ZOOM)
    side = 2**ZOOM
    tile_lon = (column + 0.5) / side * 360 - 180
    tile_lat = float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (row + 0.5) / side)))))
    if datum == "gcj02":
        tile_lon, tile_lat = (float(v) for v in gcj02.gcj02_to_wgs84(tile_lon, tile_lat))
    from pyproj import Transformer

    east, north = Transformer.from_crs(4490, PLAN, always_xy=True).transform(tile_lon, tile_lat)
    assert abs(east - EAST) < 200
    backdrop = replace(backdrop_for(folder, "b", None), datum=datum)
    for scale in (0.5, 2.0):
        window = ViewWindow(EAST, NORTH, scale, 1200, 900)
        assert red_middle(shown(backdrop, window)) == pytest.approx(window.to_screen(east, north), abs=0.5)


def test_tiles_in_china_are_not_shown_before_somebody_has_said_whether_they_are_shifted(tmp_path: Path) -> None:
    backdrop = backdrop_for(tile_folder(tmp_path / "t", tiles_about(113.66, 37.70)), "b", None)
    with pytest.raises(DatumAskedError, match="GCJ-02"):
        open_backdrop(backdrop, PLAN, None)
    abroad = backdrop_for(mbtiles(tmp_path / "t.mbtiles", tiles_about(4.4, 51.2), scheme="xyz"), "b", None)
    open_backdrop(abroad, CRS(31370), None).close()


def test_the_row_order_that_lays_tiles_on_the_site_is_found(tmp_path: Path) -> None:
    site = (EAST - 100, NORTH - 100, EAST + 100, NORTH + 100)
    flipped = {(z, c, 2**z - 1 - r): data for (z, c, r), data in tiles_about(113.66, 37.70).items()}
    tms = backdrop_for(tile_folder(tmp_path / "tms", flipped), "b", None)
    assert with_likely_rows(tms, PLAN, site).rows == "from_south"
    xyz = backdrop_for(mbtiles(tmp_path / "a.mbtiles", tiles_about(113.66, 37.70)), "b", None)
    assert with_likely_rows(xyz, PLAN, site).rows == "from_north"
    right = backdrop_for(tile_folder(tmp_path / "xyz", tiles_about(113.66, 37.70)), "b", None)
    assert with_likely_rows(right, PLAN, site) == right
    elsewhere = backdrop_for(tile_folder(tmp_path / "far", tiles_about(4.4, 51.2)), "b", None)
    assert with_likely_rows(elsewhere, PLAN, site) == elsewhere


# -- what is asked, what is refused --------------------------------------------------------------------------------


def test_a_picture_without_a_system_asks_for_it_with_its_coordinates(tmp_path: Path) -> None:
    backdrop = replace(placed_picture(tmp_path, PLAN, "true", 0.5), crs="", datum="")
    with pytest.raises(CrsAskedError) as asked:
        open_backdrop(backdrop, PLAN, None)
    west, south, east, north = asked.value.bounds
    assert west < EAST < east
    assert south < NORTH < north


@pytest.mark.parametrize("code", [4326, 4490, 3857])
def test_a_picture_that_may_be_shifted_asks_for_its_datum(tmp_path: Path, code: int) -> None:
    backdrop = placed_picture(tmp_path, CRS(code), "true", 5e-6 if code != 3857 else 0.5)
    with pytest.raises(DatumAskedError):
        open_backdrop(replace(backdrop, datum=""), PLAN, None)
    open_backdrop(backdrop, PLAN, None).close()


def test_a_picture_in_metres_of_a_zone_asks_nothing_and_cannot_be_called_shifted(tmp_path: Path) -> None:
    backdrop = placed_picture(tmp_path, PLAN, "true", 0.5)
    open_backdrop(replace(backdrop, datum=""), PLAN, None).close()
    with pytest.raises(InputError, match="never shifted"):
        open_backdrop(replace(backdrop, datum="gcj02"), PLAN, None)


def test_a_datum_whose_shift_is_not_known_is_refused(tmp_path: Path) -> None:
    backdrop = placed_picture(tmp_path, CRS(2383), "true", 0.5)
    with pytest.raises(InputError, match=r"EPSG:2383.*EPSG:4547"):
        open_backdrop(backdrop, PLAN, None)


def test_tiles_are_not_laid_under_a_plan_whose_datum_they_cannot_be_moved_to(tmp_path: Path) -> None:
    backdrop = replace(backdrop_for(tile_folder(tmp_path / "t", tiles_about(113.66, 37.70)), "b", None), datum="gcj02")
    with pytest.raises(InputError, match="EPSG:2383"):
        open_backdrop(backdrop, CRS(2383), None)


def test_a_cancelled_opening_or_drawing_stops(tmp_path: Path) -> None:
    backdrop = placed_picture(tmp_path, PLAN, "true", 0.5)
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        open_backdrop(backdrop, PLAN, None, work)


# -- finding files again -------------------------------------------------------------------------------------------


def test_a_plan_and_its_pictures_moved_together_stay_together(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    (before / "pictures").mkdir(parents=True)
    backdrop = placed_picture(before / "pictures", PLAN, "true", 0.5)
    kept = replace(backdrop_for(before / "pictures" / "p.png", "b", before), crs=backdrop.crs)
    assert kept.relative == "pictures/p.png"
    shutil.move(before, after)
    assert find_file(kept, after) == after / "pictures" / "p.png"
    open_backdrop(kept, PLAN, after).close()


def test_a_picture_moved_beside_the_plan_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    placed_picture(tmp_path / "far", PLAN, "true", 0.5)
    plan_folder = tmp_path / "plan"
    plan_folder.mkdir()
    kept = backdrop_for(tmp_path / "far" / "p.png", "b", None)
    shutil.move(tmp_path / "far" / "p.png", plan_folder / "p.png")
    assert find_file(kept, plan_folder) == plan_folder / "p.png"
    (plan_folder / "p.png").write_bytes(b"another picture of that name")
    assert find_file(kept, plan_folder) is None


def test_another_picture_of_that_name_does_not_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    placed_picture(tmp_path / "one", PLAN, "true", 0.5)
    kept = backdrop_for(tmp_path / "one" / "p.png", "b", tmp_path / "one")
    (tmp_path / "two" / "p.png").write_bytes(b"another")
    assert find_file(kept, tmp_path / "two") == tmp_path / "one" / "p.png"


def test_a_picture_that_was_made_anew_in_its_place_is_taken(tmp_path: Path) -> None:
    placed_picture(tmp_path, PLAN, "true", 0.5)
    kept = backdrop_for(tmp_path / "p.png", "b", tmp_path)
    cross(500, 400, 200, 100).save(tmp_path / "p.png")
    assert find_file(kept, tmp_path) == tmp_path / "p.png"


def test_a_picture_that_is_gone_is_said_so(tmp_path: Path) -> None:
    backdrop = placed_picture(tmp_path, PLAN, "true", 0.5)
    (tmp_path / "p.png").unlink()
    with pytest.raises(MissingFileError, match=r"“p\.png” is not in"):
        open_backdrop(backdrop, PLAN, tmp_path)


def test_what_can_be_dropped_on_the_map(tmp_path: Path) -> None:
    assert is_backdrop_file(tmp_path / "a.TIF")
    assert is_backdrop_file(tmp_path / "a.mbtiles")
    assert not is_backdrop_file(tmp_path / "a.gpkg")
    assert not is_backdrop_file(tmp_path)
    assert is_backdrop_file(tile_folder(tmp_path / "t", {(1, 0, 0): plain_tile(RED)}))


def test_a_picture_on_the_edge_of_the_world_draws_what_it_can(tmp_path: Path) -> None:
    path = tmp_path / "world.png"
    cross(360, 180, 180, 90).save(path)
    world_file(tmp_path / "world.pgw", 1, 0, 0, -1, -179.5, 89.5)
    backdrop = replace(backdrop_for(path, "b", None), crs="EPSG:4326", datum="true")
    opened = open_backdrop(backdrop, PLAN, None)
    image: Any = whole(opened, ViewWindow(EAST, NORTH, 2000.0, 800, 600))
    assert image is not None
    assert image.getchannel(3).getpixel((400, 300)) == 255
