"""A large TIFF is read by tiles or strips, its overviews used, holes and damage left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.work import Work
from siteplanner.files import block_tiff, tiff_levels
from siteplanner.files.block_tiff import BlockTiff
from siteplanner.files.raster_source import PixelBox
from siteplanner.files.tiff_tags import read_directories
from tests.files.drawn_pictures import tiled_tiff

FRAME = PixelFrame(0.0, 1.0, 0.0, 0.0, 0.0, -1.0)


def noise(width: int, height: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(7).integers(0, 255, (height, width, 3), dtype=np.uint8))


def smooth(width: int, height: int) -> Image.Image:
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    return Image.fromarray(np.stack([x, y, 255 - x], axis=-1).astype(np.uint8))


def opened(path: Path) -> BlockTiff:
    return BlockTiff(path, read_directories(path), FRAME)


def pixels(source: BlockTiff, box: PixelBox, reduction: float = 1.0) -> np.ndarray:
    """The pixels of exactly that box."""
    piece = source.read(box, reduction, Work())
    assert piece is not None
    per = round(piece.per_col)
    left, top = (box[0] - round(piece.left)) // per, (box[1] - round(piece.top)) // per
    all_of_it = np.asarray(piece.image.convert("RGBA"))
    return all_of_it[top : top + (box[3] - box[1]) // per, left : left + (box[2] - box[0]) // per, :3]


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_tiles_are_read_where_they_lie(tmp_path: Path, big: bool, order: str) -> None:
    image = noise(200, 150)
    source = opened(tiled_tiff(tmp_path / "a.tif", image, 64, big=big, order=order))
    for box in ((0, 0, 64, 64), (10, 20, 130, 140), (190, 140, 200, 150)):
        assert (pixels(source, box) == np.asarray(image.crop(box))).all()


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "zstd"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
@pytest.mark.parametrize("rows", [1, 7, 64])
def test_strips_of_every_compression_are_read(tmp_path: Path, compression: str | None, mode: str, rows: int) -> None:
    image = noise(90, 300).convert(mode)
    path = tmp_path / "a.tif"
    image.save(path, compression=compression, tiffinfo={278: rows})
    source = opened(path)
    box = (5, 100, 80, 280)
    expected = np.asarray(image.convert("RGBA").convert("RGBa").convert("RGBA").crop(box))[..., :3]
    assert (pixels(source, box) == expected).all()
    assert source.trouble() == 0


def test_jpeg_in_tiff_is_read(tmp_path: Path) -> None:
    image = smooth(96, 200)
    image.save(tmp_path / "a.tif", compression="jpeg", quality=95, tiffinfo={278: 16})
    assert np.abs(pixels(opened(tmp_path / "a.tif"), (0, 0, 96, 200)).astype(int) - np.asarray(image)).mean() < 3


def test_a_reduction_is_the_mean_of_the_pixels(tmp_path: Path) -> None:
    image = noise(256, 256)
    source = opened(tiled_tiff(tmp_path / "a.tif", image, 64))
    for by in (2, 4, 8, 64):
        got = pixels(source, (0, 0, 256, 256), float(by))
        assert np.abs(got.astype(int) - np.asarray(image.reduce(by)).astype(int)).max() <= 1


def test_overviews_are_used_where_they_are_fine_enough(tmp_path: Path) -> None:
    image = smooth(256, 192)
    source = opened(tiled_tiff(tmp_path / "a.tif", image, 64, overviews=2))
    piece = source.read((0, 0, 256, 192), 4.0, Work())
    assert piece is not None
    assert piece.per_col == 4.0
    assert piece.image.size == (64, 48)  # one tile of the second overview, in place of twelve of the full picture
    assert (
        np.abs(pixels(source, (0, 0, 256, 192), 4.0).astype(int) - np.asarray(image.reduce(4)).astype(int)).max() <= 2
    )


def test_tiles_that_are_left_out_are_clear(tmp_path: Path) -> None:
    source = opened(tiled_tiff(tmp_path / "a.tif", noise(128, 64), 64, leave_out=frozenset({(1, 0)})))
    piece = source.read((0, 0, 128, 64), 1.0, Work())
    assert piece is not None
    alpha = np.asarray(piece.image.getchannel(3))
    assert (alpha[:, :64] == 255).all()
    assert (alpha[:, 64:] == 0).all()


def test_a_damaged_tile_is_left_out_and_counted(tmp_path: Path) -> None:
    path = tiled_tiff(tmp_path / "a.tif", noise(128, 64), 64)
    data = bytearray(path.read_bytes())
    at = read_directories(path)[0].numbers(324)[1]
    data[int(at) : int(at) + 40] = b"\xff" * 40
    path.write_bytes(data)
    source = opened(path)
    piece = source.read((0, 0, 128, 64), 1.0, Work())
    assert piece is not None
    alpha = np.asarray(piece.image.getchannel(3))
    assert (alpha[:, :64] == 255).all()
    assert source.trouble() == 1
    source.read((0, 0, 128, 64), 1.0, Work())
    assert source.trouble() == 1


def test_outside_the_picture_there_is_nothing(tmp_path: Path) -> None:
    assert opened(tiled_tiff(tmp_path / "a.tif", noise(64, 64), 64)).read((500, 500, 600, 600), 1.0, Work()) is None


def test_no_more_is_kept_than_was_agreed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_tiff, "KEPT_BYTES", 3 * 64 * 64 * 4)
    source = opened(tiled_tiff(tmp_path / "a.tif", noise(640, 64), 64))
    monkeypatch.setattr(block_tiff, "_open_files", {source})
    source.read((0, 0, 640, 64), 1.0, Work())
    assert len(source._kept) == 3
    monkeypatch.setattr(block_tiff, "_open_files", {source, object(), object()})
    source.read((0, 0, 640, 64), 1.0, Work())
    assert len(source._kept) == 1


def test_reading_stops_between_blocks_when_cancelled(tmp_path: Path) -> None:
    source = opened(tiled_tiff(tmp_path / "a.tif", noise(640, 64), 64))
    work = Work(lambda done, _total, _what: work.cancel() if done == 3 else None)
    with pytest.raises(Cancelled):
        source.read((0, 0, 640, 64), 1.0, work)
    assert len(source._kept) == 4


def test_one_block_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiff_levels, "LARGEST_BLOCK_PX", 64 * 64)
    path = tmp_path / "a.tif"
    noise(100, 100).save(path, tiffinfo={278: 100})
    with pytest.raises(InputError, match="tiled GeoTIFF"):
        opened(path)


def test_what_was_prepared_serves_every_coarser_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 64)
    image = noise(256, 256)
    path = tiled_tiff(tmp_path / "a.tif", image, 64)
    source = opened(path)
    steps: list[int] = []
    source.prepare(Work(lambda done, _total, _what: steps.append(done)))
    assert len(steps) == 16
    expected = np.asarray(image.reduce(8)).astype(int)
    path.write_bytes(path.read_bytes()[:8] + bytes(path.stat().st_size - 8))  # no tile can be read any more
    assert np.abs(pixels(source, (0, 0, 256, 256), 8.0).astype(int) - expected).max() <= 2
    assert source.trouble() == 0


def test_a_picture_with_overviews_needs_no_preparing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 64)
    source = opened(tiled_tiff(tmp_path / "a.tif", noise(256, 256), 64, overviews=2))
    steps: list[int] = []
    source.prepare(Work(lambda done, _total, _what: steps.append(done)))
    assert steps == []


def test_bands_that_stand_apart_are_put_together(tmp_path: Path) -> None:
    image = noise(200, 150)
    path = tiled_tiff(tmp_path / "a.tif", image, 64, apart=True)
    assert (pixels(opened(path), (10, 20, 190, 140)) == np.asarray(image.crop((10, 20, 190, 140)))).all()


def test_quickly_a_coarser_view_that_is_at_hand_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 64)
    monkeypatch.setattr(block_tiff, "QUICK_PX", 3 * 64 * 64)
    source = opened(tiled_tiff(tmp_path / "a.tif", noise(256, 256), 64))
    source.prepare(Work())
    whole, corner = (0, 0, 256, 256), (0, 0, 60, 60)
    piece = source.read(whole, 1.0, Work(), quick=True)
    assert piece is not None
    assert (piece.per_col, piece.coarse) == (4.0, True)
    piece = source.read(corner, 1.0, Work(), quick=True)
    assert piece is not None
    assert (piece.per_col, piece.coarse) == (1.0, False), "one block is soon decoded"
    source.read(whole, 1.0, Work())
    piece = source.read(whole, 1.0, Work(), quick=True)
    assert piece is not None
    assert (piece.per_col, piece.coarse) == (1.0, False), "now it is at hand"


def test_overviews_in_a_file_beside_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = smooth(257, 191)
    path = tiled_tiff(tmp_path / "a.tif", image, 64)
    tiled_tiff(tmp_path / "a.tif.ovr", image.reduce(2), 64, overviews=1)
    source = opened(path)
    piece = source.read((0, 0, 257, 191), 4.0, Work())
    assert piece is not None
    assert piece.image.size == (65, 48)
    assert (
        np.abs(
            pixels(source, (0, 0, 256, 188), 4.0).astype(int) - np.asarray(image.crop((0, 0, 256, 188)).reduce(4))
        ).max()
        <= 3
    )
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 65)
    steps: list[int] = []
    source.prepare(Work(lambda done, _total, _what: steps.append(done)))
    assert steps == []


@pytest.mark.parametrize("damage", ["empty", "other shape", "other bands"])
def test_overviews_beside_that_do_not_fit_are_left_alone(tmp_path: Path, damage: str) -> None:
    image = noise(256, 192)
    path = tiled_tiff(tmp_path / "a.tif", image, 64)
    beside = tmp_path / "a.tif.ovr"
    if damage == "empty":
        beside.write_bytes(b"")
    elif damage == "other shape":
        tiled_tiff(beside, noise(64, 128), 64)
    else:
        noise(128, 96).convert("L").save(beside, "TIFF")
    source = opened(path)
    assert (
        np.abs(pixels(source, (0, 0, 256, 192), 2.0).astype(int) - np.asarray(image.reduce(2)).astype(int)).max() <= 1
    )
