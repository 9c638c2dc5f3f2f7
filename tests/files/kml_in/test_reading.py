"""KML and KMZ: folders as layers, what people and programs write in them, and files made to do harm."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyogrio
import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.drawn_maps import listing, plots, written
from tests.net_listener import listening

NAMES = ["张庄一号", "贝特瑞", "新村"]
SQUARE = "113.66,37.70,0 113.661,37.70,0 113.661,37.701,0 113.66,37.701,0 113.66,37.70,0"


def kml(path: Path, inside: str, encoding: str = "UTF-8", declared: str = "") -> Path:
    head = f'<?xml version="1.0" encoding="{declared or encoding}"?>\n'
    path.write_bytes(
        f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'.encode(encoding)
    )
    return path


def placemark(name: str, coordinates: str = SQUARE, more: str = "") -> str:
    ring = f"<LinearRing><coordinates>{coordinates}</coordinates></LinearRing>"
    polygon = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"
    return f"<Placemark><name>{name}</name>{more}{polygon}</Placemark>"


def folder(name: str, inside: str) -> str:
    return f"<Folder><name>{name}</name>{inside}</Folder>"


def read(path: Path, layer: str | None = None, role: str = "parcels") -> RawLayer:
    return read_layer(MapSource(path, layer), role)


class TestWhatOthersWrote:
    @pytest.mark.parametrize("driver", ["KML", "LIBKML"])
    def test_by_gdal(self, tmp_path: Path, driver: str) -> None:
        frame = plots(ZDMC=NAMES).to_crs(4326)
        layer = read(written(tmp_path / "地块.kml", frame, driver=driver))
        assert layer.table["ZDMC"].tolist() == NAMES
        assert shapely.equals_exact(layer.geometries, frame.geometry.to_numpy(), 1e-12, normalize=True).all()
        assert layer.crs is not None
        assert (layer.crs.to_epsg(), layer.encoding, layer.warnings) == (4326, "UTF-8", ())

    @pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="ogr2ogr (Debian's gdal-bin) is not installed")
    @pytest.mark.parametrize("suffix", [".kml", ".kmz"])
    def test_by_ogr2ogr_with_folders_and_types(self, tmp_path: Path, suffix: str) -> None:
        source = written(tmp_path / "a.gpkg", plots(ZDMC=NAMES, area=[625.0, 1.5, 2.0]), layer="地块")
        written(source, plots(1, ZDMC=["北区"]), layer="分区")
        target = tmp_path / f"b{suffix}"
        subprocess.run(["ogr2ogr", "-f", "LIBKML", target, source], check=True, capture_output=True)
        assert {(layer.name, layer.rows) for layer in list_layers(target)} == {("地块", 3), ("分区", 1)}
        layer = read(target, "地块")
        assert layer.warnings == ()  # a KMZ's own files are linked, and read
        assert layer.table["ZDMC"].tolist() == NAMES
        assert layer.table["area"].tolist() == [625.0, 1.5, 2.0]  # numbers by the file's schema

    def test_what_gdal_reads_of_it_is_the_same(self, tmp_path: Path) -> None:
        hole = "<innerBoundaryIs><LinearRing><coordinates>113.6602,37.7002 113.6604,37.7002 113.6604,37.7004 "
        hole += "113.6602,37.7002</coordinates></LinearRing></innerBoundaryIs>"
        with_hole = placemark("a").replace("</outerBoundaryIs>", "</outerBoundaryIs>" + hole)
        path = kml(tmp_path / "a.kml", with_hole + placemark("b"))
        theirs = pyogrio.read_dataframe(path)
        ours = read(path)
        assert shapely.equals_exact(ours.geometries, shapely.force_2d(theirs.geometry.to_numpy())).all()
        assert ours.table["name"].tolist() == theirs["Name"].tolist() == ["a", "b"]


class TestLayers:
    def test_a_folder_is_a_layer_and_one_inside_another_too(self, tmp_path: Path) -> None:
        inner = folder("西片", placemark("3"))
        path = kml(tmp_path / "a.kml", placemark("0") + folder("地块", placemark("1") + placemark("2") + inner))
        assert [(layer.name, layer.rows) for layer in list_layers(path)] == [("a", 1), ("地块", 2), ("西片", 1)]
        assert read(path, "西片").table["name"].tolist() == ["3"]

    def test_folders_of_one_name_are_told_apart_by_those_around_them(self, tmp_path: Path) -> None:
        inside = "".join(folder(name, folder("地块", placemark("x"))) for name in ("东", "西", "西"))
        found = [layer.name for layer in list_layers(kml(tmp_path / "a.kml", inside))]
        assert found == ["东/地块", "西/地块", "西/地块 (2)"]

    def test_more_folders_than_anybody_chooses_from_are_one_layer(self, tmp_path: Path) -> None:
        path = kml(tmp_path / "a.kml", "".join(folder(f"户{i}", placemark("x")) for i in range(101)))
        layer = read(path)
        assert (len(layer.geometries), layer.table["folder"].tolist()[100]) == (101, "户100")
        assert "101 folders" in str(layer.warnings[0])


class TestAttributes:
    def test_data_and_simple_data_become_columns_and_html_stays_as_it_is(self, tmp_path: Path) -> None:
        schema = '<Schema name="s" id="s"><SimpleField type="double" name="mj"/></Schema>'
        more = "<description><![CDATA[<table><tr><td>权属</td></tr></table>]]></description><ExtendedData>"
        more += '<Data name="权利人"><displayName>x</displayName><value>张三</value></Data>'
        more += '<SchemaData schemaUrl="#s"><SimpleData name="mj">12.5</SimpleData></SchemaData></ExtendedData>'
        layer = read(kml(tmp_path / "a.kml", schema + placemark("甲", more=more)))
        assert layer.table.iloc[0].to_dict() == {
            "name": "甲",
            "description": "<table><tr><td>权属</td></tr></table>",
            "权利人": "张三",
            "mj": 12.5,
        }

    @pytest.mark.parametrize("declared", ["GB2312", "gbk", "GB18030"])
    def test_chinese_encodings_that_xml_readers_do_not_know(self, tmp_path: Path, declared: str) -> None:
        layer = read(kml(tmp_path / "a.kml", placemark("贝特瑞"), "gb18030", declared))
        assert (layer.table["name"].tolist(), layer.encoding, layer.warnings) == (["贝特瑞"], "GB18030", ())

    @pytest.mark.parametrize(("encoding", "declared"), [("gb18030", "UTF-8"), ("utf-8", "GB2312")])
    def test_a_declaration_that_is_not_true_is_overruled_with_a_word(
        self, tmp_path: Path, encoding: str, declared: str
    ) -> None:
        layer = read(kml(tmp_path / "a.kml", placemark("贝特瑞"), encoding, declared))
        assert (layer.table["name"].tolist(), layer.encoding) == (["贝特瑞"], encoding.upper())
        assert "can only be read as" in str(layer.warnings[0])

    def test_utf16(self, tmp_path: Path) -> None:
        assert read(kml(tmp_path / "a.kml", placemark("贝特瑞"), "utf-16")).table["name"].tolist() == ["贝特瑞"]


class TestShapes:
    def test_spaces_after_commas_and_open_rings_are_forgiven(self, tmp_path: Path) -> None:
        open_ring = "113.66, 37.70, 0\n 113.661, 37.70, 0\n 113.661, 37.701, 0"
        layer = read(kml(tmp_path / "a.kml", placemark("a", open_ring) + placemark("b")))
        assert shapely.area(layer.geometries).tolist() == pytest.approx([5e-7, 1e-6])
        assert layer.closed.tolist() == [True, False]

    def test_parts_of_one_kind_are_a_set_of_that_kind(self, tmp_path: Path) -> None:
        polygon = placemark("x").partition("</name>")[2].removesuffix("</Placemark>")
        moved = polygon.replace("113.66", "113.67")
        path = kml(tmp_path / "a.kml", f"<Placemark><MultiGeometry>{polygon}{moved}</MultiGeometry></Placemark>")
        assert read(path).geometries[0].geom_type == "MultiPolygon"

    def test_heights_that_are_not_zero_are_dropped_with_a_line(self, tmp_path: Path) -> None:
        high = SQUARE.replace(",0", ",812.5")
        path = kml(tmp_path / "a.kml", placemark("a", high) + placemark("b"))
        _, [report] = new_plan([RoleSource.parse("parcels", str(path))])
        assert [(issue.row, str(issue.reason)) for issue in report.issues if issue.action == "simplified"] == [
            (1, "Heights (Z) of the shape were dropped.")
        ]

    @pytest.mark.parametrize(
        ("coordinates", "said"),
        [
            ("113.66,37.7 nonsense", "“nonsense” is no coordinate"),
            ("113.66,37.7,0 113.67,37.7,0", "A ring of 2 points bounds nothing"),
            ("470000,4174000 470010,4174000 470010,4174010", "is no place on the Earth"),
            ("nan,nan 113,37 114,37", "is no place on the Earth"),
            ("", "The shape has no coordinates"),
        ],
    )
    def test_a_shape_that_cannot_be_is_refused_by_its_row_and_hides_no_other(
        self, tmp_path: Path, coordinates: str, said: str
    ) -> None:
        path = kml(tmp_path / "a.kml", placemark("a", coordinates) + placemark("b"))
        _, [report] = new_plan([RoleSource.parse("parcels", str(path))])
        assert (report.read, report.kept) == (2, 1)
        assert said in str(next(issue.reason for issue in report.issues if issue.action == "refused"))

    def test_tracks_and_models_are_refused_by_their_rows(self, tmp_path: Path) -> None:
        track = "<Placemark><gx:Track xmlns:gx='http://www.google.com/kml/ext/2.2'/></Placemark>"
        layer = read(kml(tmp_path / "a.kml", track + placemark("b")))
        assert "A Track is no shape" in str(layer.refused[0])


class TestHarm:
    @pytest.fixture
    def asked(self) -> Iterator[tuple[str, list[str]]]:
        """The address of a server, and what was asked of it."""
        with listening() as found:
            yield found

    def test_links_into_the_net_are_not_followed_and_it_is_said(
        self, tmp_path: Path, asked: tuple[str, list[str]]
    ) -> None:
        address, paths = asked
        link = f"<NetworkLink><Link><href>{address}/more.kml</href></Link></NetworkLink>"
        picture = f"<GroundOverlay><Icon><href>{address}/a.png</href></Icon></GroundOverlay>"
        style = f"<Style id='s'><IconStyle><Icon><href>{address}/i.png</href></Icon></IconStyle></Style>"
        layer = read(kml(tmp_path / "a.kml", style + link + picture + placemark("a")))
        assert paths == []
        assert len(layer.geometries) == 1
        assert [str(w).partition(";")[0] for w in layer.warnings] == [
            "The file links to 1 other files or places in the net",
            "The file holds 1 pictures laid over the map",
        ]

    @pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
    def test_entities_that_swell_are_refused(self, tmp_path: Path, encoding: str) -> None:
        bomb = '<!DOCTYPE kml [<!ENTITY a "haha">' + "".join(
            f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        )
        text = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}]><kml><Placemark><name>&i;</name></Placemark></kml>'
        (tmp_path / "a.kml").write_bytes(text.encode(encoding))
        with pytest.raises(InputError, match="begins with a document type"):
            read(tmp_path / "a.kml")

    def test_a_file_of_this_computer_is_not_drawn_in(self, tmp_path: Path) -> None:
        text = (
            '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&a;</name></Placemark></kml>'
        )
        (tmp_path / "a.kml").write_text(text)
        with pytest.raises(InputError, match="begins with a document type"):
            read(tmp_path / "a.kml")

    def test_folders_nested_without_end_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="more than 200 deep"):
            read(kml(tmp_path / "a.kml", "<Folder>" * 100_000))

    def test_shapes_nested_without_end_are_refused_by_their_row(self, tmp_path: Path) -> None:
        deep = "<MultiGeometry>" * 100 + "</MultiGeometry>" * 100
        layer = read(kml(tmp_path / "a.kml", f"<Placemark>{deep}</Placemark>{placemark('b')}"))
        assert str(layer.refused[0]) == "The shape is nested too deep."

    @pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
    def test_a_file_cut_short_is_refused(self, tmp_path: Path, share: float) -> None:
        path = kml(tmp_path / "a.kml", "".join(placemark(f"{i}") for i in range(200)))
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(InputError, match="damaged or cut short"):
            read(path)

    @pytest.mark.parametrize("text", ["this is no map", "<html><body/></html>", ""])
    def test_what_is_no_kml_is_refused_in_a_sentence(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "a.kml").write_text(text)
        with pytest.raises(InputError, match=r"damaged or cut short|is no KML"):
            read(tmp_path / "a.kml")

    def test_a_map_without_a_placemark_has_no_layer(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="holds no layer with shapes"):
            read(kml(tmp_path / "a.kml", ""))


class TestKmz:
    def test_is_an_archive_with_a_kml_and_pictures_in_it(self, tmp_path: Path) -> None:
        inner = kml(tmp_path / "doc.kml", placemark("贝特瑞"))
        with zipfile.ZipFile(tmp_path / "地块.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(inner, "doc.kml")
            archive.writestr("files/icon.png", b"x")
        before = listing(tmp_path)
        layer = read(tmp_path / "地块.kmz")
        assert layer.table["name"].tolist() == ["贝特瑞"]
        assert listing(tmp_path) == before

    def test_a_name_that_leads_out_of_it_is_refused(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
            archive.writestr("../doc.kml", "x")
        with pytest.raises(InputError, match="leads out of the archive"):
            read(tmp_path / "a.kmz")
