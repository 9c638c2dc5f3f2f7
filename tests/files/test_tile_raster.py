"""Map tiles in folders and MBTiles files are one picture in Web Mercator."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.work import Work
from siteplanner.files import tile_raster
from siteplanner.files.mbtiles import MbTiles
from siteplanner.files.tile_folder import TileFolder, looks_like_tiles
from siteplanner.files.tile_raster import TileRaster, TileSet
from tests.files.drawn_pictures import BLUE, GREEN, RED, mbtiles, plain_tile, tile_at, tile_folder

ZOOM = 16
COLUMN, ROW = tile_at(113.66, 37.70, ZOOM)
FOUR = {
    (ZOOM, COLUMN, ROW): plain_tile(RED),
    (ZOOM, COLUMN + 1, ROW): plain_tile(GREEN),
    (ZOOM, COLUMN, ROW + 1): plain_tile(BLUE),
}
"""A red tile, a green one east of it, a blue one south of it."""


def from_south(tiles: dict[tuple[int, int, int], bytes]) -> dict[tuple[int, int, int], bytes]:
    return {(zoom, column, (1 << zoom) - 1 - row): data for (zoom, column, row), data in tiles.items()}


def color(raster: TileRaster, column: float, row: float, reduction: float = 1.0) -> tuple[int, ...] | None:
    """At a place counted in tiles of the closest zoom."""
    col_px, row_px = int(column * 256), int(row * 256)
    piece = raster.read((col_px, row_px, col_px + 1, row_px + 1), reduction, Work())
    if piece is None:
        return None
    pixel = piece.image.getpixel(
        (int((col_px - piece.left) / piece.per_col), int((row_px - piece.top) / piece.per_row))
    )
    assert isinstance(pixel, tuple)
    return pixel


def kinds(folder: Path) -> list[TileSet]:
    """The same tiles in every way they come."""
    tms = tile_folder(folder / "tms", from_south(FOUR))
    (tms / "tilemapresource.xml").write_text("<TileMap/>", encoding="utf-8")
    return [
        TileFolder(tile_folder(folder / "xyz", FOUR)),
        TileFolder(tms),
        TileFolder(tile_folder(folder / "bare", from_south(FOUR)), "from_south"),
        MbTiles(mbtiles(folder / "a.mbtiles", from_south(FOUR), format="png")),
        MbTiles(mbtiles(folder / "b.mbtiles", FOUR, scheme="xyz")),
        MbTiles(mbtiles(folder / "瓦片.mbtiles", FOUR), "from_north"),
    ]


def test_rows_count_from_the_north_however_the_files_count_them(tmp_path: Path) -> None:
    for tiles in kinds(tmp_path):
        raster = TileRaster(tiles)
        assert color(raster, COLUMN + 0.5, ROW + 0.5) == (*RED, 255)
        assert color(raster, COLUMN + 1.5, ROW + 0.5) == (*GREEN, 255)
        assert color(raster, COLUMN + 0.5, ROW + 1.5) == (*BLUE, 255)
        assert color(raster, COLUMN + 1.5, ROW + 1.5) is None
        assert tiles.extent() == (COLUMN, ROW, COLUMN + 1, ROW + 1)
        raster.close()


def test_the_frame_is_that_of_web_mercator(tmp_path: Path) -> None:
    raster = TileRaster(TileFolder(tile_folder(tmp_path / "t", FOUR)))
    left, top, right, bottom = raster.extent
    x, y = raster.frame.to_map(np.array([left, right], dtype=float), np.array([top, bottom], dtype=float))
    from pyproj import Transformer

    lon, lat = Transformer.from_crs(3857, 4326, always_xy=True).transform(x, y)
    assert lon[0] < 113.66 < lon[1]
    assert lat[1] < 37.70 < lat[0]
    assert lon[1] - lon[0] == pytest.approx(2 * 360 / 2**ZOOM)


def test_a_farther_zoom_is_read_for_a_small_scale_and_a_missing_tile_taken_from_the_one_above(tmp_path: Path) -> None:
    tiles = {**FOUR, (ZOOM - 1, COLUMN // 2, ROW // 2): plain_tile((250, 200, 0))}
    raster = TileRaster(TileFolder(tile_folder(tmp_path / "t", tiles)))
    assert color(raster, COLUMN + 0.5, ROW + 0.5, 2.0) == (250, 200, 0, 255)
    assert color(raster, COLUMN + 0.5, ROW + 0.5, 1.9) == (*RED, 255)
    other = COLUMN ^ 1, ROW ^ 1  # its place in the tile above has no tile of its own
    if (ZOOM, *other) not in tiles:
        assert color(raster, other[0] + 0.5, other[1] + 0.5) == (250, 200, 0, 255)


def test_a_broken_tile_is_left_out_and_counted(tmp_path: Path) -> None:
    tiles = {**FOUR, (ZOOM, COLUMN + 1, ROW): b"\x89PNG broken"}
    for made in (
        TileFolder(tile_folder(tmp_path / "t", tiles)),
        MbTiles(mbtiles(tmp_path / "t.mbtiles", from_south(tiles))),
    ):
        raster = TileRaster(made)
        assert color(raster, COLUMN + 1.5, ROW + 0.5) is None
        assert color(raster, COLUMN + 0.5, ROW + 0.5) == (*RED, 255)
        color(raster, COLUMN + 1.5, ROW + 0.5)
        assert raster.trouble() == 1
        raster.close()


def test_tiles_of_512_pixels_and_jpeg(tmp_path: Path) -> None:
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (512, 512), RED).save(file, "JPEG", quality=95)
    raster = TileRaster(TileFolder(tile_folder(tmp_path / "t", {(3, 2, 1): file.getvalue()}, ".JPG".lower())))
    assert raster.width == 512 * 8
    piece = raster.read((1100, 600, 1101, 601), 1.0, Work())
    assert piece is not None
    assert piece.image.getpixel((10, 10)) == pytest.approx((*RED, 255), abs=4)


def test_where_too_many_tiles_would_be_needed_none_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_raster, "MOST_TILES", 3)
    raster = TileRaster(TileFolder(tile_folder(tmp_path / "t", FOUR)))
    left, top, right, bottom = raster.extent
    assert raster.read((left, top, right - 1, bottom - 1), 1.0, Work()) is None
    assert raster.too_far_out


def test_reading_stops_when_cancelled(tmp_path: Path) -> None:
    raster = TileRaster(TileFolder(tile_folder(tmp_path / "t", FOUR)))
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        raster.read(raster.extent, 1.0, work)


@pytest.mark.parametrize("made", ["empty", "words", "other"])
def test_a_folder_without_tiles_is_refused(tmp_path: Path, made: str) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    if made == "words":
        (folder / "readme.png").write_bytes(plain_tile(RED))
    if made == "other":
        (folder / "12" / "34").mkdir(parents=True)
    assert not looks_like_tiles(folder)
    with pytest.raises(InputError, match="no map tiles"):
        TileFolder(folder)


def test_column_and_zoom_0_are_tiles_too(tmp_path: Path) -> None:
    folder = tile_folder(tmp_path / "t", {(0, 0, 0): plain_tile(RED)})
    assert looks_like_tiles(folder)
    assert TileRaster(TileFolder(folder)).width == 256


def test_what_is_no_mbtiles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    with pytest.raises(InputError, match="no file"):
        MbTiles(path)
    path.write_bytes(b"no database" * 100)
    with pytest.raises(InputError, match="no MBTiles"):
        MbTiles(path)
    with closing(sqlite3.connect(tmp_path / "b.mbtiles")) as database:
        database.execute("CREATE TABLE other (a text)")
    with pytest.raises(InputError, match="no MBTiles"):
        MbTiles(tmp_path / "b.mbtiles")
    with pytest.raises(InputError, match="no map tiles"):
        MbTiles(mbtiles(tmp_path / "c.mbtiles", {}))


def test_vector_tiles_are_refused_with_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pbf"):
        MbTiles(mbtiles(tmp_path / "a.mbtiles", FOUR, format="pbf"))
    tiles = MbTiles(mbtiles(tmp_path / "b.mbtiles", {(1, 0, 0): b"\x1f\x8b\x08 gzip"}))
    with pytest.raises(InputError, match="no pictures"):
        TileRaster(tiles)
    tiles.close()


def test_a_file_that_is_read_only_stays_as_it_is(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "a.mbtiles", from_south(FOUR))
    before = path.read_bytes()
    path.chmod(0o444)
    raster = TileRaster(MbTiles(path))
    assert color(raster, COLUMN + 0.5, ROW + 0.5) == (*RED, 255)
    raster.close()
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.mbtiles"]
