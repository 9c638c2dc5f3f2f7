"""GML: nothing is fetched for it, nothing written beside it, nothing of it lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_maps import listing, plots, written
from tests.net_listener import listening

NAMES = ["张庄一号", "贝特瑞", "新村"]
FORMATS = ["GML2", "GML3", "GML3.2"]


def gml(path: Path, version: str = "GML3.2", count: int = 3, schema: bool = False) -> Path:
    frame = plots(count, ZDMC=(NAMES * count)[:count])
    written(path, frame, driver="GML", layer="plots", dataset_options={"FORMAT": version})
    if not schema:
        path.with_suffix(".xsd").unlink()
    return path


def read(path: Path) -> RawLayer:
    return read_layer(MapSource(path), "parcels")


@pytest.mark.parametrize("schema", [True, False])
@pytest.mark.parametrize("version", FORMATS)
def test_text_shapes_and_system(tmp_path: Path, version: str, schema: bool) -> None:
    """Whatever order of axes a version writes for EPSG:4547, x is the easting when it is read."""
    path = gml(tmp_path / "地块.gml", version, schema=schema)
    before = listing(tmp_path)
    assert [(layer.name, layer.rows) for layer in list_layers(path)] == [("plots", 3)]
    layer = read(path)
    assert layer.table["ZDMC"].tolist() == NAMES
    assert shapely.equals_exact(layer.geometries, plots().geometry.to_numpy(), 1e-9, normalize=True).all()
    assert layer.crs is not None
    assert layer.crs.to_epsg() == 4547
    assert listing(tmp_path) == before  # GDAL would write a .gfs


@pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="ogr2ogr (Debian's gdal-bin) is not installed")
def test_what_ogr2ogr_wrote(tmp_path: Path) -> None:
    source = written(tmp_path / "a.gpkg", plots(ZDMC=NAMES), layer="a")
    subprocess.run(["ogr2ogr", "-f", "GML", tmp_path / "b.gml", source], check=True, capture_output=True)
    layer = read(tmp_path / "b.gml")
    assert layer.table["ZDMC"].tolist() == NAMES
    assert shapely.equals_exact(layer.geometries, plots().geometry.to_numpy(), 1e-9, normalize=True).all()


def test_chinese_encodings_are_read(tmp_path: Path) -> None:
    path = gml(tmp_path / "a.gml")
    text = path.read_text("utf-8").replace('encoding="utf-8"', 'encoding="GB2312"')
    path.write_bytes(text.encode("gb18030"))
    assert (read(path).table["ZDMC"].tolist(), read(path).encoding) == (NAMES, "GB18030")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what was asked of it."""
    with listening() as found:
        yield found


def test_neither_schemas_nor_links_are_fetched_from_the_net(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    path = gml(tmp_path / "a.gml")
    text = path.read_text("utf-8").replace("a.xsd", f"{address}/a.xsd")
    assert f"{address}/a.xsd" in text
    name = "<ogr:ZDMC>张庄一号</ogr:ZDMC>"
    assert name in text
    text = text.replace("urn:ogc:def:crs:EPSG::4547", f"{address}/def/crs/EPSG/0/4547")
    linked = f'<ogr:ZDMC xlink:href="{address}/more.gml#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>'
    path.write_text(text.replace(name, linked), "utf-8")
    assert len(read(path).geometries) == 3
    assert paths == []


def test_a_schema_beside_it_does_not_lead_into_the_net(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    path = gml(tmp_path / "a.gml", schema=True)
    schema = path.with_suffix(".xsd")
    more = f'<xs:include schemaLocation="{address}/b.xsd"/><xs:import namespace="x" schemaLocation="{address}/c.xsd"/>'
    text = schema.read_text("utf-8")
    head = text[: text.index(">", text.index("<xs:schema")) + 1]
    schema.write_text(text.replace(head, head + more), "utf-8")
    assert len(read(path).geometries) == 3
    assert paths == []


def test_entities_are_refused(tmp_path: Path) -> None:
    path = gml(tmp_path / "a.gml")
    text = path.read_text("utf-8")
    declaration, _, rest = text.partition("?>")
    path.write_text(f'{declaration}?><!DOCTYPE x [<!ENTITY a "ha">]>{rest}', "utf-8")
    with pytest.raises(InputError, match="begins with a document type"):
        read(path)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = gml(tmp_path / "a.gml", count=300)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(InputError, match="damaged or cut short: line"):
        read(path)


@pytest.mark.parametrize("text", ["this is no map", "<html><body/></html>", ""])
def test_what_is_no_gml_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.gml").write_text(text)
    with pytest.raises(InputError, match="damaged") as caught:
        read(tmp_path / "a.gml")
    assert "\n" not in str(caught.value)
