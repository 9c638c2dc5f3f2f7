"""What comes as DXF and is none, is damaged, cut off, too large, or in another encoding or unit than it says."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.dxf import content, taking_apart
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan, plants_from_map
from tests.drawn_dxf import E0, N0, block, drawing, groups, insert, outline, saved, segment, square, text

TOWN = drawing(square(0, 0), square(30, 0), text("一号", 10, 10), text("二号", 40, 10))


def read(file: Path) -> RawLayer:
    return read_layer(MapSource(file, "地块"), "parcels")


def said(layer: RawLayer) -> list[str]:
    return [str(warning) for warning in layer.warnings]


class TestWhatIsNoDrawing:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "is empty"),
            (b"\0" * 100, "is empty"),
            (b"AC1027\0\0\0" + b"\xff" * 200, "is a DWG drawing"),
            (b"%PDF-1.7 and so on", "is no DXF drawing"),
            (b"0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n", "has nothing drawn in its model space"),
            (b"AutoCAD Binary DXF\r\n\x1a\x00\x00SECTION\x00\x02ENT", "is cut off or damaged"),
        ],
    )
    def test_is_refused_in_a_sentence(self, tmp_path: Path, data: bytes, sentence: str) -> None:
        (tmp_path / "town.dxf").write_bytes(data)
        with pytest.raises(InputError, match=sentence):
            list_layers(tmp_path / "town.dxf")

    def test_a_dwg_by_its_name_is_told_how_to_become_a_dxf(self, tmp_path: Path) -> None:
        (tmp_path / "town.dwg").write_bytes(b"AC1027")
        with pytest.raises(InputError, match="SAVEAS"):
            list_layers(tmp_path / "town.dwg")

    def test_one_that_is_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(content, "BYTES_MAX", 100)
        with pytest.raises(InputError, match=r"more than the .* MB that are read"):
            list_layers(saved(tmp_path / "town.dxf", TOWN))

    def test_a_bomb_of_blocks_in_blocks(self, tmp_path: Path) -> None:
        names = [f"B{n}" for n in range(12)]
        blocks = [block(names[0], segment((0, 0), (1, 1), "0"))]
        blocks += [block(b, *(insert(a, 0, 0) for _ in range(10))) for a, b in pairwise(names)]
        with pytest.raises(InputError, match="entities once its blocks are put"):
            list_layers(saved(tmp_path / "town.dxf", drawing(insert(names[-1], 0, 0), blocks=blocks)))

    def test_rows_and_columns_without_end(self, tmp_path: Path) -> None:
        grid = insert("B", 0, 0, "地块", 70, 30_000, 71, 30_000, 44, 1, 45, 1)
        with pytest.raises(InputError, match="entities once its blocks are put"):
            list_layers(saved(tmp_path / "town.dxf", drawing(grid, blocks=[block("B", square(0, 0))])))

    def test_more_points_than_anybody_draws(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(taking_apart, "POINTS_MAX", 100)
        with pytest.raises(InputError, match="would become more than"):
            list_layers(saved(tmp_path / "town.dxf", drawing(outline((0, 0, 1), (100, 0)))))


class TestDamage:
    def test_a_drawing_cut_off_among_its_shapes_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"cut off.*at line \d+"):
            list_layers(saved(tmp_path / "town.dxf", TOWN[: len(TOWN) * 3 // 4]))

    def test_wherever_it_is_cut_it_is_refused_or_whole(self, tmp_path: Path) -> None:
        ends = range(0, len(TOWN), 7)
        for end in ends:
            file = saved(tmp_path / f"{end}.dxf", TOWN[:end])
            with contextlib.suppress(InputError):
                layer = read(file)
                assert len(layer.geometries) == 2
                assert layer.table["dxf_text"].tolist() == ["一号", "二号"]

    def test_a_binary_one_is_refused_or_whole(self, tmp_path: Path) -> None:
        whole = as_binary(TOWN)
        layer = read(write(tmp_path / "whole.dxf", whole))
        assert layer.table["dxf_text"].tolist() == ["一号", "二号"]
        for end in range(30, len(whole) - 1, 11):
            with contextlib.suppress(InputError):
                assert len(read(write(tmp_path / f"{end}.dxf", whole[:end])).geometries) == 2

    def test_one_without_its_end_mark_is_whole_and_told_of(self, tmp_path: Path) -> None:
        layer = read(saved(tmp_path / "town.dxf", TOWN.removesuffix("0\nEOF\n")))
        assert len(layer.geometries) == 2
        assert said(layer)[0].startswith("The drawing's end mark (EOF) is missing")

    def test_a_shape_with_letters_for_a_coordinate_is_left_out_with_its_line(self, tmp_path: Path) -> None:
        broken = TOWN.replace(f"10\n{E0 + 30}\n", "10\n4700x0.0\n", 1)
        layer = read(saved(tmp_path / "town.dxf", broken))
        at = broken.splitlines().index("4700x0.0") + 1
        assert len(layer.geometries) == 1
        assert said(layer) == [
            f"Line {at}: a LWPOLYLINE has “4700x0.0” where a number must be; it was left out.",
            "1 texts of the layer stand in no area; they were left out.",
        ]

    def test_a_polyline_with_fewer_corners_than_it_says_is_left_out(self, tmp_path: Path) -> None:
        layer = read(saved(tmp_path / "town.dxf", TOWN.replace("90\n4\n", "90\n5\n", 1)))
        assert len(layer.geometries) == 1
        assert "says it has 5 corners but has 4" in said(layer)[0]

    def test_a_lost_line_costs_the_shape_it_is_in_and_no_other(self, tmp_path: Path) -> None:
        layer = read(saved(tmp_path / "town.dxf", TOWN.replace(f"20\n{N0}\n", f"{N0}\n", 1)))
        assert len(layer.geometries) == 1
        assert "out of step" in said(layer)[0]

    def test_a_polyline_without_corners_is_left_out_with_a_word(self, tmp_path: Path) -> None:
        bare = groups(0, "LWPOLYLINE", 100, "AcDbEntity", 8, "地块", 100, "AcDbPolyline", 90, 0, 70, 1)
        layer = read(saved(tmp_path / "town.dxf", drawing(square(0, 0), bare)))
        assert len(layer.geometries) == 1
        assert said(layer) == ["Left out, as their figures cannot be: 1 LWPOLYLINE."]

    def test_a_curve_that_would_be_halved_without_end_is_left_out_with_a_word(self, tmp_path: Path) -> None:
        endless = rich_drawing().replace("40\n0\n40\n1\n", "40\n-1e3000\n40\n1\n", 1)
        layer = read_layer(MapSource(saved(tmp_path / "town.dxf", endless), "杂"), "constraints")
        assert "SPLINE" not in layer.table["dxf_entity"].tolist()
        assert said(layer) == ["Left out, as their figures cannot be: 1 SPLINE."]

    def test_the_same_handle_twice_loses_nothing(self, tmp_path: Path) -> None:
        twice = TOWN.replace("LWPOLYLINE\n", "LWPOLYLINE\n5\n2A\n")
        assert len(read(saved(tmp_path / "town.dxf", twice)).geometries) == 2

    def test_a_coordinate_that_is_no_number_is_a_line_of_the_report(self, tmp_path: Path) -> None:
        file = saved(tmp_path / "town.dxf", TOWN.replace(f"10\n{E0 + 30}\n", "10\nnan\n", 1))
        _, [report] = new_plan([RoleSource("parcels", MapSource(file, "地块"))], crs_of={"parcels": 4547})
        assert (report.kept, report.refused) == (1, 1)
        assert "not a number" in str(report.issues[-1].reason)


class TestOtherWays:
    def test_in_an_archive_with_a_chinese_name(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "图纸.zip", "w") as archive:
            archive.writestr("张庄/现状.dxf", TOWN)
        assert [layer.name for layer in list_layers(tmp_path / "图纸.zip")] == ["地块"]
        assert len(read(tmp_path / "图纸.zip").geometries) == 2

    def test_heights_are_dropped_with_a_word(self, tmp_path: Path) -> None:
        file = saved(tmp_path / "town.dxf", TOWN.replace("70\n1\n", "70\n1\n38\n812.5\n", 1))
        _, [report] = new_plan([RoleSource("parcels", MapSource(file, "地块"))], crs_of={"parcels": 4547})
        assert [str(issue.reason) for issue in report.issues] == ["Heights (Z) of the shape were dropped."]

    def test_footprints_of_plants(self, tmp_path: Path) -> None:
        file = saved(tmp_path / "town.dxf", TOWN)
        town, _ = new_plan([RoleSource("parcels", MapSource(file, "地块"))], crs_of={"parcels": 4547})
        edit, report = plants_from_map(town, MapSource(file, "地块"), crs_of=4547)
        assert report.kept == 2
        assert edit.apply(town).plants()["name"].tolist() == ["一号", "二号"]


class TestText:
    @pytest.mark.parametrize(
        ("encoding", "version", "page", "read_as", "told"),
        [
            ("utf-8", "AC1024", "ANSI_936", "UTF-8", False),
            ("gb18030", "AC1015", "ANSI_936", "GB18030", False),
            ("gb18030", "AC1015", "ANSI_1252", "GB18030", True),
            ("gb18030", "AC1024", "ANSI_936", "GB18030", True),
            ("utf-8", "AC1015", "ANSI_936", "UTF-8", True),
            ("gb18030", "AC1009", "", "GB18030", False),
        ],
    )
    def test_is_read_right_whatever_the_head_says(
        self, tmp_path: Path, encoding: str, version: str, page: str, read_as: str, told: bool
    ) -> None:
        header = ("9", "$DWGCODEPAGE", "3", page) if page else ()
        drawn = drawing(square(0, 0), text("张庄镇一号地块", 12, 12), header=header, version=version)
        layer = read(saved(tmp_path / "town.dxf", drawn, encoding))
        assert (layer.name, layer.table["dxf_text"][0], layer.encoding) == ("地块", "张庄镇一号地块", read_as)
        assert any("can only be read as" in line for line in said(layer)) == told

    def test_escaped_characters_are_read(self, tmp_path: Path) -> None:
        drawn = drawing(square(0, 0), text(r"\U+5F20\U+5E84", 12, 12))
        assert read(saved(tmp_path / "town.dxf", drawn)).table["dxf_text"].tolist() == ["张庄"]


class TestUnitsAndPlace:
    def plan_of(self, file: Path, crs: int | None = None) -> list[str]:
        told = {} if crs is None else {"parcels": crs}
        _, [report] = new_plan([RoleSource("parcels", MapSource(file, "地块"))], crs_of=told)
        return [str(warning) for warning in report.warnings]

    def test_the_system_is_asked_for_with_guesses(self, tmp_path: Path) -> None:
        with pytest.raises(CrsNeededError) as caught:
            self.plan_of(saved(tmp_path / "town.dxf", TOWN))
        assert caught.value.guesses[0].crs == "EPSG:4547"

    def test_a_template_that_says_millimetres_is_taken_as_metres_with_a_word(self, tmp_path: Path) -> None:
        drawn = drawing(square(0, 0), header=(9, "$INSUNITS", 70, 4))
        file = saved(tmp_path / "town.dxf", drawn)
        with pytest.raises(CrsNeededError, match="its unit is millimetres"):
            self.plan_of(file)
        assert any("says its unit is millimetres" in line for line in self.plan_of(file, 4547))

    @pytest.mark.parametrize("unit", [0, 4])
    def test_one_that_is_in_millimetres_is_refused_and_never_scaled(self, tmp_path: Path, unit: int) -> None:
        large = outline(*((E0 * 999 + x, N0 * 999 + y) for x, y in ((0, 0), (25e3, 0), (25e3, 25e3), (0, 25e3))))
        file = saved(tmp_path / "town.dxf", drawing(large, header=(9, "$INSUNITS", 70, unit)))
        for crs in (None, 4547):
            with pytest.raises(InputError, match=r"drawn in millimetres: times 0\.001 it would lie in EPSG:4547"):
                self.plan_of(file, crs)

    def test_feet_are_asked_about(self, tmp_path: Path) -> None:
        drawn = drawing(square(0, 0), header=(9, "$INSUNITS", 70, 2))
        with pytest.raises(CrsNeededError, match="its unit is feet"):
            self.plan_of(saved(tmp_path / "town.dxf", drawn))


class TestAnyDamage:
    @pytest.mark.parametrize("seed", range(8))
    def test_mutated_drawings_are_read_or_refused(self, tmp_path: Path, seed: int) -> None:
        """A few of each run of a larger trial; every answer is a layer or a sentence."""
        chance = random.Random(seed)
        whole = rich_drawing().encode("gb18030")
        for turn in range(12):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 6)):
                at = chance.randrange(len(data))
                if chance.random() < 0.3:
                    del data[at : at + chance.randrange(1, 40)]
                else:
                    data[at] = chance.randrange(256)
            file = tmp_path / f"{turn}.dxf"
            file.write_bytes(bytes(data))
            with contextlib.suppress(InputError):
                for layer in list_layers(file):
                    read_layer(MapSource(file, layer.name), "parcels")


def write(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def as_binary(content: str) -> bytes:
    """A drawing in the binary form of DXF, as the reference describes it."""
    lines = content.splitlines()
    data = b"AutoCAD Binary DXF\r\n\x1a\x00"
    for code, value in zip(map(int, lines[::2]), lines[1::2], strict=True):
        data += struct.pack("<H", code)
        if 10 <= code <= 59:
            data += struct.pack("<d", float(value))
        elif 60 <= code <= 79:
            data += struct.pack("<h", int(value))
        elif 90 <= code <= 99:
            data += struct.pack("<i", int(value))
        else:
            data += value.encode() + b"\0"
    return data


def rich_drawing() -> str:
    """One of each kind that is read."""
    head = (100, "AcDbEntity", 8, "杂", 100)
    unit = outline((-E0, -N0), (1 - E0, -N0, 0.5), (1 - E0, 1 - N0), (-E0, 1 - N0), layer="0")
    pairs = [each for p in ((0, 0), (25, 0), (25, 25), (0, 25)) for each in (10, E0 + p[0], 20, N0 + p[1])]
    return drawing(
        square(0, 0),
        outline((40, 0, 0.4), (60, 0), (60, 30)),
        text("DK-01", 10, 10),
        segment((0, 100), (50, 100)),
        segment((50, 100), (50, 150)),
        segment((50, 150), (0, 100)),
        insert("B", 100, 100, "地块", 41, 5, 42, 7, 50, 30),
        groups(0, "CIRCLE", *head, "AcDbCircle", 10, E0, 20, N0, 40, 10),
        groups(0, "ARC", *head, "AcDbCircle", 10, E0, 20, N0, 40, 10, 100, "AcDbArc", 50, 10, 51, 200),
        groups(0, "ELLIPSE", *head, "AcDbEllipse", 10, E0, 20, N0, 11, 20, 21, 0, 40, 0.5, 41, 0, 42, 3.0),
        groups(
            0, "SPLINE", *head, "AcDbSpline", 70, 8, 71, 3, 72, 8, 73, 4, 74, 0,
            *(each for knot in (0, 0, 0, 0, 1, 1, 1, 1) for each in (40, knot)),
            *(each for p in ((0, 0), (10, 30), (30, -20), (40, 5)) for each in (10, E0 + p[0], 20, N0 + p[1], 30, 0)),
        ),
        groups(
            0, "HATCH", *head, "AcDbHatch", 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1, 2, "SOLID", 70, 1, 71, 0,
            91, 1, 92, 3, 72, 0, 73, 1, 93, 4, *pairs, 97, 0, 75, 0, 76, 1, 98, 0,
        ),
        groups(0, "MTEXT", *head, "AcDbMText", 10, E0, 20, N0, 40, 1, 1, r"{\fSimSun|b0;张庄\P一号}"),
        groups(0, "POINT", *head, "AcDbPoint", 10, E0, 20, N0),
        blocks=[block("B", unit)],
    )  # fmt: skip
