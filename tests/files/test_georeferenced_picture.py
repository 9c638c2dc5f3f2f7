"""Pictures that know where they lie: by GeoTIFF's tags or by files beside them."""

from __future__ import annotations

import contextlib
import struct
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyproj import CRS

from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.work import Work
from siteplanner.files import decoded_picture, georeferenced_picture
from siteplanner.files.block_tiff import BlockTiff
from siteplanner.files.decoded_picture import DecodedPicture
from siteplanner.files.georeferenced_picture import open_picture, picture_place
from tests.files.drawn_pictures import BLUE, RED, board, geotiff, tiled_tiff, world_file

EAST, NORTH = 470_000.0, 4_174_000.0
PLACED = {"scale": (0.5, 0.5), "tie": (0, 0, 0, EAST, NORTH, 0)}
HERE = PixelFrame(EAST, 0.5, 0.0, NORTH, 0.0, -0.5)


# -- where it lies -------------------------------------------------------------------------------------------------


def test_scale_and_tie_point_place_the_outer_corner_of_the_first_pixel(tmp_path: Path) -> None:
    place = picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys={1024: 1, 1025: 1, 3072: 4547}))
    assert place.frame == HERE
    assert place.crs == CRS(4547)
    assert (place.width, place.height) == (60, 40)


def test_where_pixels_are_points_the_tie_point_is_the_middle(tmp_path: Path) -> None:
    place = picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys={1024: 1, 1025: 2, 3072: 4547}))
    assert place.frame == PixelFrame(EAST - 0.25, 0.5, 0.0, NORTH + 0.25, 0.0, -0.5)


def test_a_tie_point_in_the_middle_of_the_picture(tmp_path: Path) -> None:
    place = picture_place(
        geotiff(tmp_path / "a.tif", board(), scale=(0.5, 0.5), tie=(20, 10, 0, EAST + 10, NORTH - 5, 0))
    )
    assert place.frame == HERE


def test_a_transformation_may_turn_the_picture(tmp_path: Path) -> None:
    matrix = (0.4, 0.3, 0, EAST, 0.3, -0.4, 0, NORTH, 0, 0, 0, 0, 0, 0, 0, 1)
    place = picture_place(geotiff(tmp_path / "a.tif", board(), matrix=matrix))
    assert place.frame == PixelFrame(EAST, 0.4, 0.3, NORTH, 0.3, -0.4)


def test_several_tie_points_of_a_straight_picture_are_fitted_and_of_a_bent_one_refused(tmp_path: Path) -> None:
    corners = [(0, 0), (60, 0), (60, 40), (0, 40)]
    ties = [v for c, r in corners for v in (c, r, 0, EAST + c * 0.5, NORTH - r * 0.5, 0)]
    frame = picture_place(geotiff(tmp_path / "a.tif", board(), tie=ties)).frame
    assert (
        np.hypot(
            *(a - b for a, b in zip(frame.to_map(np.array(60.0), np.array(40.0)), (EAST + 30, NORTH - 20), strict=True))
        )
        < 1e-6
    )
    ties[15] += 5.0
    with pytest.raises(InputError, match="4 points that no straight picture fits"):
        picture_place(geotiff(tmp_path / "b.tif", board(), tie=ties))


@pytest.mark.parametrize("name", ["a.pgw", "a.PNGW", "a.wld", "A.PGW"])
def test_a_world_file_names_the_middle_of_the_first_pixel(tmp_path: Path, name: str) -> None:
    board().save(tmp_path / "a.png")
    world_file(tmp_path / name, 0.5, 0, 0, -0.5, EAST + 0.25, NORTH - 0.25)
    place = picture_place(tmp_path / "a.png")
    assert place.frame == HERE
    assert place.crs is None


def test_a_world_file_may_turn_the_picture_and_use_decimal_commas(tmp_path: Path) -> None:
    board().save(tmp_path / "a.jpg")
    (tmp_path / "a.jgw").write_text("0,4\n0,3\n0,3\n-0,4\n470000,35\n4173999,95\n", encoding="ascii")
    frame = picture_place(tmp_path / "a.jpg").frame
    assert (frame.x_col, frame.y_col, frame.x_row, frame.y_row) == (0.4, 0.3, 0.3, -0.4)
    assert (frame.x0, frame.y0) == pytest.approx((EAST, NORTH))


@pytest.mark.parametrize(
    "text", ["", "1\n2\n3", "0.5\n0\n0\nx\n1\n2", "0\n0\n0\n0\n1\n2", "1\n0\n0\n-1\nnan\n2", "1 0 0 -1 2 3 4"]
)
def test_a_world_file_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    board().save(tmp_path / "a.png")
    (tmp_path / "a.pgw").write_text(text, encoding="ascii")
    with pytest.raises(InputError, match="six numbers"):
        picture_place(tmp_path / "a.png")


def test_a_picture_without_a_place_says_which_file_is_missing(tmp_path: Path) -> None:
    board().save(tmp_path / "航片.jpg")
    with pytest.raises(InputError, match=r"航片\.jgw"):
        picture_place(tmp_path / "航片.jpg")


def test_the_tags_go_before_the_files_beside(tmp_path: Path) -> None:
    path = geotiff(tmp_path / "a.tif", board(), **PLACED)
    world_file(tmp_path / "a.tfw", 9, 0, 0, -9, 1, 2)
    assert picture_place(path).frame == HERE
    plain = tmp_path / "b.tif"
    board().save(plain)
    world_file(tmp_path / "b.tfw", 0.5, 0, 0, -0.5, EAST + 0.25, NORTH - 0.25)
    assert picture_place(plain).frame == HERE


# -- in which system -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({1024: 1, 1025: 1, 3072: 4526}, 4526),
        ({1024: 2, 1025: 1, 2048: 4490}, 4490),
        ({1024: 1, 3072: 3857, 3076: 9001}, 3857),
    ],
)
def test_a_code_among_the_keys_is_the_system(tmp_path: Path, keys: dict[int, int], code: int) -> None:
    assert picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys=keys)).crs == CRS(code)


def test_gauss_kruger_written_out_in_full_is_recognised(tmp_path: Path) -> None:
    keys = {
        1024: 1, 1025: 1, 1026: "CGCS2000_3_Degree_GK_CM_114E", 2048: 4490, 2054: 9102, 3072: 32767, 3074: 32767,
        3075: 1, 3076: 9001, 3080: 114.0, 3081: 0.0, 3082: 500_000.0, 3083: 0.0, 3092: 1.0,
    }  # fmt: skip
    crs = picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys=keys)).crs
    assert crs is not None
    assert crs.to_epsg() == 4547


def test_a_system_of_esri_in_the_citation_is_recognised(tmp_path: Path) -> None:
    said = f"ESRI PE String = {CRS(4526).to_wkt('WKT1_ESRI')}"
    crs = picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys={1024: 1, 3072: 32767, 3073: said})).crs
    assert crs is not None
    assert crs.to_epsg() == 4526


@pytest.mark.parametrize("keys", [{1024: 1}, {1024: 1, 3072: 32767, 3073: "local"}, {1024: 1, 3072: 9999}, {}])
def test_what_names_no_system_is_none_and_its_words_are_kept(tmp_path: Path, keys: dict[int, int | str]) -> None:
    place = picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED, keys=keys))
    assert place.crs is None
    assert place.said == keys.get(3073, "")


def test_a_prj_or_aux_xml_beside_names_the_system(tmp_path: Path) -> None:
    board().save(tmp_path / "a.png")
    world_file(tmp_path / "a.pgw", 0.5, 0, 0, -0.5, EAST + 0.25, NORTH - 0.25)
    (tmp_path / "a.prj").write_text(CRS(4547).to_wkt("WKT1_ESRI"), encoding="utf-8")
    crs = picture_place(tmp_path / "a.png").crs
    assert crs is not None
    assert crs.to_epsg() == 4547
    board().save(tmp_path / "b.png")
    (tmp_path / "b.png.aux.xml").write_text(
        f"<PAMDataset><SRS>{CRS(4526).to_wkt()}</SRS>"
        "<GeoTransform> 3.847e+07, 5.0e-01, 0, 4.174e+06, 0, -5.0e-01</GeoTransform></PAMDataset>",
        encoding="utf-8",
    )
    place = picture_place(tmp_path / "b.png")
    assert place.crs is not None
    assert (place.crs.to_epsg(), place.frame) == (4526, PixelFrame(3.847e7, 0.5, 0.0, 4.174e6, 0.0, -0.5))


@pytest.mark.parametrize("text", ["<PAM", "<!DOCTYPE a [<!ENTITY b 'c'>]><PAMDataset/>", "", "<PAMDataset/>"])
def test_an_aux_xml_that_makes_no_sense_says_nothing(tmp_path: Path, text: str) -> None:
    board().save(tmp_path / "a.png")
    world_file(tmp_path / "a.pgw", 0.5, 0, 0, -0.5, EAST + 0.25, NORTH - 0.25)
    (tmp_path / "a.png.aux.xml").write_text(text, encoding="utf-8")
    assert picture_place(tmp_path / "a.png").frame == HERE


# -- what cannot be used -------------------------------------------------------------------------------------------


def test_a_file_that_is_gone_or_no_picture_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no file “x\.png”"):
        picture_place(tmp_path / "x.png")
    (tmp_path / "x.png").write_text("no picture at all", encoding="ascii")
    with pytest.raises(InputError, match="no picture"):
        picture_place(tmp_path / "x.png")


def test_a_file_cut_short_anywhere_is_refused_in_words_or_read(tmp_path: Path) -> None:
    whole = geotiff(tmp_path / "a.tif", board(), **PLACED, keys={1024: 1, 3072: 4547}).read_bytes()
    board().save(tmp_path / "b.png")
    picture = (tmp_path / "b.png").read_bytes()
    world_file(tmp_path / "b.pgw", 0.5, 0, 0, -0.5, EAST, NORTH)
    for name, data in (("a.tif", whole), ("b.png", picture)):
        for share in range(40):
            (tmp_path / name).write_bytes(data[: len(data) * share // 40])
            if share < 35:  # a PNG is whole but for its last mark
                with pytest.raises(InputError):
                    open_picture(picture_place(tmp_path / name))
            else:
                with contextlib.suppress(InputError):
                    open_picture(picture_place(tmp_path / name))


def test_heights_are_no_colours(tmp_path: Path) -> None:
    heights = Image.fromarray(np.zeros((40, 60), dtype=np.float32))
    place = picture_place(geotiff(tmp_path / "a.tif", heights, **PLACED))
    with pytest.raises(InputError, match="measurements"):
        open_picture(place)


def test_a_compression_nobody_knows_is_named(tmp_path: Path) -> None:
    path = geotiff(tmp_path / "a.tif", board(), **PLACED)
    data = bytearray(path.read_bytes())
    at = data.index(struct.pack("<HHIH", 259, 3, 1, 1))
    data[at + 8 : at + 10] = struct.pack("<H", 34887)
    path.write_bytes(data)
    with pytest.raises(InputError, match="TIFF compression 34887"):
        open_picture(picture_place(path))


def test_a_picture_too_large_to_be_decoded_is_refused_before_it_is(tmp_path: Path) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 200_000, 200_000, 8, 2, 0, 0, 0)
    import zlib

    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    (tmp_path / "bomb.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
    world_file(tmp_path / "bomb.pgw", 0.5, 0, 0, -0.5, EAST, NORTH)
    with pytest.raises(InputError, match="200000 × 200000 pixels"):
        open_picture(picture_place(tmp_path / "bomb.png"))


def test_a_cancelled_reading_stops(tmp_path: Path) -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        open_picture(picture_place(geotiff(tmp_path / "a.tif", board(), **PLACED)), work)


# -- its pixels ----------------------------------------------------------------------------------------------------


def color_at(source: DecodedPicture | BlockTiff, col: float, row: float, reduction: float = 1.0) -> tuple[int, ...]:
    piece = source.read((int(col), int(row), int(col) + 1, int(row) + 1), reduction, Work())
    assert piece is not None
    at = int((col - piece.left) / piece.per_col), int((row - piece.top) / piece.per_row)
    pixel = piece.image.getpixel(at)
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "CMYK"])
def test_every_kind_of_pixels_is_read(tmp_path: Path, mode: str) -> None:
    suffix = "tif" if mode == "CMYK" else "png"
    board().convert(mode).save(tmp_path / f"a.{suffix}")
    world_file(tmp_path / ("a.tfw" if suffix == "tif" else "a.pgw"), 0.5, 0, 0, -0.5, EAST, NORTH)
    source = open_picture(picture_place(tmp_path / f"a.{suffix}"))
    expected = board().convert(mode).convert("RGB")
    assert isinstance(source, DecodedPicture)
    for col, row in ((5, 5), (50, 5), (50, 35)):
        assert color_at(source, col, row) == pytest.approx((*expected.getpixel((col, row)), 255), abs=2)  # type: ignore[misc]


def test_grey_of_16_bits_keeps_its_upper_eight(tmp_path: Path) -> None:
    grey = Image.fromarray(np.full((40, 60), 0x9A55, dtype=np.uint16))
    source = open_picture(picture_place(geotiff(tmp_path / "a.tif", grey, **PLACED)))
    assert isinstance(source, DecodedPicture)
    assert color_at(source, 5, 5) == pytest.approx((0x9A, 0x9A, 0x9A, 255), abs=1)


def test_what_is_no_data_is_not_shown(tmp_path: Path) -> None:
    black = board()
    black.paste((0, 0, 0), (0, 20, 30, 40))
    path = geotiff(tmp_path / "a.tif", black, **PLACED)
    with Image.open(path) as image:
        info = image.tag_v2  # type: ignore[attr-defined]
        info[42113] = "0"
        image.save(tmp_path / "b.tif", tiffinfo=info)
    source = open_picture(picture_place(tmp_path / "b.tif"))
    assert isinstance(source, DecodedPicture)
    assert color_at(source, 5, 30)[3] == 0
    assert color_at(source, 5, 5) == (*RED, 255)


def test_a_picture_larger_than_what_is_kept_is_kept_reduced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(georeferenced_picture, "KEPT_PX", 300)
    board(61, 41).save(tmp_path / "a.jpg", quality=95)
    world_file(tmp_path / "a.jgw", 0.5, 0, 0, -0.5, EAST, NORTH)
    source = open_picture(picture_place(tmp_path / "a.jpg"))
    assert isinstance(source, DecodedPicture)
    assert (source.width, source.height) == (61, 41)
    assert source.kept_reduction == 4
    assert color_at(source, 50.5, 35.5) == pytest.approx((*BLUE, 255), abs=12)


def test_reductions_show_the_same_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoded_picture, "SMALLEST_PX", 4)
    board(61, 41).save(tmp_path / "a.png")
    world_file(tmp_path / "a.pgw", 0.5, 0, 0, -0.5, EAST, NORTH)
    source = open_picture(picture_place(tmp_path / "a.png"))
    assert isinstance(source, DecodedPicture)
    for reduction in (1.0, 2.0, 4.0, 8.0):
        assert color_at(source, 8, 8, reduction) == (*RED, 255)
        assert color_at(source, 50, 34, reduction) == (*BLUE, 255)


def test_a_large_tiff_is_read_by_blocks_and_shows_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    image = Image.fromarray(rng.integers(0, 255, (150, 200, 3), dtype=np.uint8))
    tags = {33550: (12, (0.5, 0.5, 0.0)), 33922: (12, (0.0, 0.0, 0.0, EAST, NORTH, 0.0))}
    path = tiled_tiff(tmp_path / "a.tif", image, 64, extra=tags)
    whole = open_picture(picture_place(path))
    monkeypatch.setattr(georeferenced_picture, "KEPT_PX", 1000)
    blocks = open_picture(picture_place(path))
    assert isinstance(whole, DecodedPicture)
    assert isinstance(blocks, BlockTiff)
    for col, row in ((0, 0), (70, 10), (199, 149), (128, 64)):
        assert color_at(blocks, col, row) == color_at(whole, col, row) == (*image.getpixel((col, row)), 255)  # type: ignore[misc]


def test_bytes_changed_anywhere_are_refused_in_words_or_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tags = {33550: (12, (0.5, 0.5, 0.0)), 33922: (12, (0.0, 0.0, 0.0, EAST, NORTH, 0.0))}
    whole = [
        geotiff(tmp_path / "a.tif", board(), **PLACED, keys={1024: 1, 3072: 4547}).read_bytes(),
        tiled_tiff(tmp_path / "a.tif", board(), 16, overviews=1, extra=tags).read_bytes(),
        tiled_tiff(tmp_path / "a.tif", board(), 16, big=True, extra=tags).read_bytes(),
    ]
    rng = np.random.default_rng(11)
    for n in range(300):
        monkeypatch.setattr(georeferenced_picture, "KEPT_PX", (40_000_000, 100)[n % 2])
        data = np.frombuffer(whole[n % 3], np.uint8).copy()
        spots = rng.integers(0, len(data) if n % 4 else min(len(data), 500), rng.integers(1, 6))
        data[spots] = rng.integers(0, 256, len(spots))
        (tmp_path / "a.tif").write_bytes(data.tobytes())
        with contextlib.suppress(InputError), warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # Pillow's own remarks on odd tags
            place = picture_place(tmp_path / "a.tif")
            if place.width * place.height < 10**6:
                open_picture(place).read((0, 0, place.width, place.height), 1.0, Work())
