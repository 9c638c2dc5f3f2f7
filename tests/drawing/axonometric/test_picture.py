"""Still pictures, judged by their pixels and by what other programs read in them."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.drawing.axonometric.inks import SHADOWS, shaded
from siteplanner.drawing.axonometric.picture import PictureWish, draw_axonometric
from siteplanner.drawing.styles import load_styles
from tests.builders import EMPTY, ORIGIN, factory, plan, rect, site

GROUND = site({"L1": rect(0, 0, 200, 150)})
STYLES = load_styles("light")
BARE = {"framed": False, "size_px": (600, 450)}
ROOF = STYLES.plant("anode_graphite").color[:3]
LAND = STYLES.land_use("100102").color[:3]


def works(**heights: float | None) -> Plan:
    shapes = {"P1": rect(40, 40, 60, 40), "P2": rect(130, 40, 40, 40)}
    plants = {key: factory(shapes[key], height_m=height) for key, height in heights.items()}
    return plan(GROUND, plants, name="张庄")


def camera(azimuth_deg: float = 0.0, tilt_deg: float = 60.0) -> Camera:
    return Camera(ORIGIN[0] + 100, ORIGIN[1] + 75, 0.5, 600, 450, azimuth_deg, tilt_deg)


def pixels(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGB"))


def at(image: np.ndarray, by: Camera, east: float, north: float, height: float = 0.0) -> tuple[int, ...]:
    (x, y), *_ = by.project(np.array([(ORIGIN[0] + east, ORIGIN[1] + north)]), height).tolist()
    return tuple(int(value) for value in image[round(y), round(x)])


def drawn(of: Plan, by: Camera, **how: Any) -> np.ndarray:
    return pixels(draw_axonometric(of, ".png", None, PictureWish(camera=by, **{**BARE, **how})))


def test_roof_wall_shadow_and_land_are_where_the_camera_says_in_their_colours() -> None:
    by = camera()
    image = drawn(works(P1=30.0), by)
    assert at(image, by, 70, 60, 30.0) == ROOF
    assert at(image, by, 10, 10) == LAND
    wall = at(image, by, 70, 40, 12.0)
    dark = shaded(np.array([[*ROOF, 255]], dtype=np.uint8), Sun().shade(np.array([[0.0, -1.0, 0.0]])))[0, :3]
    assert wall == pytest.approx(tuple(dark.tolist()), abs=2)
    shadow, alpha = SHADOWS["light"][:3], SHADOWS["light"][3] / 255
    expected = [s * alpha + land * (1 - alpha) for s, land in zip(shadow, LAND, strict=True)]
    assert at(image, by, 115, 45) == pytest.approx(expected, abs=2)  # 15 m east of the wall, 21 m of shadow
    assert at(drawn(works(P1=30.0), by, shadows=False), by, 115, 45) == LAND


def test_what_stands_in_front_hides_what_is_behind_from_either_side() -> None:
    both = works(P1=10.0, P2=10.0)
    front, product = camera(90.0, 75.0), {"P2": "separator"}
    frame = both.plants("base").copy()
    frame["product"] = ["anode_graphite", product["P2"]]
    frame["height_m"] = [40.0, 10.0]
    both = both.with_plants("base", frame)
    looking_east = drawn(both, front)
    assert at(looking_east, front, 150, 60, 9.9) != STYLES.plant("separator").color[:3]  # P1, nearer, hides it
    looking_west = camera(270.0, 75.0)
    assert at(drawn(both, looking_west), looking_west, 150, 60, 10.0) == STYLES.plant("separator").color[:3]


def test_a_plant_without_a_height_is_flat_and_pale_with_a_question_mark() -> None:
    by = camera()
    flat, raised = drawn(works(P1=None), by), drawn(works(P1=10.0), by)
    assert at(flat, by, 50, 50) not in (ROOF, LAND)
    assert at(flat, by, 70, 40, 8.0) != at(raised, by, 70, 40, 8.0)
    mark = flat[by_row(by, 70, 60) - 8 : by_row(by, 70, 60) + 9]
    assert (mark.sum(axis=2) < 250).any()


def by_row(by: Camera, east: float, north: float) -> int:
    return round(float(by.project(np.array([(ORIGIN[0] + east, ORIGIN[1] + north)]))[0, 1]))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_equal_wishes_give_equal_bytes(suffix: str) -> None:
    wish = PictureWish(size_px=(500, 400))
    first, second = (draw_axonometric(works(P1=10.0, P2=None), suffix, None, wish, lang="zh") for _ in range(2))
    assert first == second


def test_light_and_dark_ground_are_those_of_the_map() -> None:
    for look in ("light", "dark"):
        image = drawn(works(P1=10.0), camera(), look=look)
        assert tuple(image[5, 300].tolist()) == load_styles(look).background[:3]  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not there")
def test_the_pdf_has_title_legend_notes_and_the_mark_in_chinese_that_can_be_searched(tmp_path: Path) -> None:
    of = dataclasses.replace(works(P1=10.0, P2=None), settings={"illustrative": "true"})
    path = tmp_path / "图.pdf"
    path.write_bytes(draw_axonometric(of, ".pdf", None, PictureWish(size_px=(1000, 700)), moment=2030, lang="zh"))
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    assert "张庄" in said
    assert "负极材料" in said
    assert re.search(r"30\s*°", said)
    fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts  # emb


def test_the_legend_counts_plants_by_product_and_those_without_a_height(tmp_path: Path) -> None:
    def lines(of: Plan) -> int:
        content = draw_axonometric(of, ".svg", None, PictureWish(size_px=(800, 600)))
        return content.count(b"<path")

    assert lines(works(P1=10.0, P2=None)) > lines(works(P1=10.0))


def test_of_very_many_parcels_a_vector_file_holds_one_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siteplanner.drawing.axonometric.painting.MANY_PARTS", 10)
    many = plan(site({f"L{at}": rect(10.0 * at, 0, 10, 10) for at in range(30)}))
    assert b"<image" in draw_axonometric(many, ".svg", None, PictureWish(size_px=(500, 400)))
    assert b"<image" not in draw_axonometric(works(P1=10.0), ".svg", None, PictureWish(size_px=(500, 400)))


def test_a_picture_of_nothing_and_sizes_nobody_can_use_are_refused() -> None:
    with pytest.raises(InputError, match="nothing to draw"):
        draw_axonometric(plan(EMPTY), ".png")
    with pytest.raises(InputError, match="cannot be 100 × 9000 pixels"):
        draw_axonometric(works(P1=10.0), ".png", None, PictureWish(size_px=(100, 9000)))
    with pytest.raises(InputError, match=r"“\.bmp”"):
        draw_axonometric(works(P1=10.0), ".bmp")
