"""MapInfo's TAB and MIF: Chinese charsets, missing parts, tables of tables, damage."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import shapely

from siteplanner.core.errors import InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.drawn_maps import listing, plots, written

NAMES = ["张庄一号", "贝特瑞", "新村"]
BOUNDS = {"BOUNDS": "400000,4100000,600000,4300000"}
"""Coordinates of a TAB are whole numbers within bounds; these leave 0.1 mm."""


def table(path: Path, charset: str = "CP936", count: int = 3) -> Path:
    frame = plots(count, ZDMC=(NAMES * count)[:count], n=list(range(count)))
    options = {"layer_options": BOUNDS} if path.suffix == ".tab" else {}
    return written(path, frame, driver="MapInfo File", dataset_options={"ENCODING": charset}, **options)


def read(path: Path, encoding: str = "") -> RawLayer:
    return read_layer(MapSource(path), "parcels", encoding)


def swapped(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
class TestBoth:
    @pytest.mark.parametrize(("charset", "encoding"), [("CP936", "GB18030"), ("UTF-8", "UTF-8")])
    def test_text_shapes_and_system(self, tmp_path: Path, suffix: str, charset: str, encoding: str) -> None:
        path = table(tmp_path / f"地块{suffix}", charset)
        before = listing(tmp_path)
        [listed] = list_layers(path)
        assert (listed.name, listed.rows, listed.fields) == ("地块", 3, ("ZDMC", "n"))
        layer = read(path)
        assert (layer.table["ZDMC"].tolist(), layer.encoding, layer.warnings) == (NAMES, encoding, ())
        assert shapely.area(layer.geometries).tolist() == pytest.approx([625.0] * 3, abs=0.01)
        assert listing(tmp_path) == before

    def test_lies_where_the_same_map_in_another_format_lies(self, tmp_path: Path, suffix: str) -> None:
        """MapInfo has no CGCS2000: GDAL writes WGS 84 with the same meridian, which PROJ takes to be equal."""
        plan, [report] = new_plan([RoleSource.parse("parcels", str(table(tmp_path / f"a{suffix}")))])
        there = plots().geometry.to_numpy()
        assert shapely.hausdorff_distance(plan.site.parcels.geometry.to_numpy(), there).max() < 0.001
        assert report.warnings == ()
        assert report.source_crs == "World Geodetic System 1984 / Transverse Mercator 114°"

    def test_neutral_text_is_sniffed(self, tmp_path: Path, suffix: str) -> None:
        path = table(tmp_path / f"a{suffix}")
        swapped(path, b"WindowsSimpChinese", b"Neutral")
        assert (read(path).table["ZDMC"].tolist(), read(path).encoding) == (NAMES, "GB18030")

    def test_a_charset_that_cannot_be_true_is_overruled_with_a_warning(self, tmp_path: Path, suffix: str) -> None:
        path = table(tmp_path / f"a{suffix}")
        swapped(path, b"WindowsSimpChinese", b"UTF-8")
        layer = read(path)
        assert layer.table["ZDMC"].tolist() == NAMES
        assert "says its text is in UTF-8" in str(layer.warnings[0])

    def test_an_encoding_that_is_told_is_taken(self, tmp_path: Path, suffix: str) -> None:
        layer = read(table(tmp_path / f"a{suffix}"), "big5")
        assert layer.encoding == "big5"
        assert layer.table["ZDMC"][2] == "新村".encode("gb18030").decode("big5", "replace")

    def test_zipped_in_a_folder(self, tmp_path: Path, suffix: str) -> None:
        table(tmp_path / f"地块{suffix}")
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for part in tmp_path.glob("地块.*"):
                archive.write(part, f"张庄/{part.name.upper()}")
        assert read(tmp_path / "a.zip").table["ZDMC"].tolist() == NAMES

    def test_parts_that_are_missing_are_named(self, tmp_path: Path, suffix: str) -> None:
        path = table(tmp_path / f"地块{suffix}")
        wanted = [".map", ".id"] if suffix == ".tab" else [".mid"]
        for part in wanted:
            path.with_suffix(part).unlink()
        with pytest.raises(InputError, match=f"{', '.join('地块' + part for part in wanted)} must lie beside it"):
            read(path)

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
    def test_cut_short_it_never_loses_rows_in_silence(self, tmp_path: Path, suffix: str, share: float) -> None:
        path = table(tmp_path / f"a{suffix}", count=400)
        for part in sorted(tmp_path.iterdir()):
            data = part.read_bytes()
            part.write_bytes(data[: int(len(data) * share)])
            try:
                layer = read(path)
            except InputError as error:
                assert "\n" not in str(error)  # noqa: PT017
            else:
                assert shapely.area(layer.geometries).sum() == pytest.approx(400 * 625.0, abs=1.0)
                assert layer.table["n"].tolist() == list(range(400))
            part.write_bytes(data)


@pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="ogr2ogr (Debian's gdal-bin) is not installed")
@pytest.mark.parametrize("suffix", ["tab", "mif"])
def test_what_ogr2ogr_wrote(tmp_path: Path, suffix: str) -> None:
    source = written(tmp_path / "a.gpkg", plots(ZDMC=NAMES), layer="a")
    target = tmp_path / f"b.{suffix}"
    command = ["ogr2ogr", "-f", "MapInfo File", "-lco", "ENCODING=CP936", "-dsco", f"FORMAT={suffix.upper()}"]
    subprocess.run([*command, target, source], check=True, capture_output=True)
    assert read(target).table["ZDMC"].tolist() == NAMES


@pytest.mark.parametrize(("old", "new", "kind"), [(b"NATIVE", b"NATIVEX", "NATIVEX"), (b"NATIVE", b"RASTER", "RASTER")])
def test_tables_of_other_kinds_are_refused_with_what_to_do(tmp_path: Path, old: bytes, new: bytes, kind: str) -> None:
    path = table(tmp_path / "a.tab")
    swapped(path, old, new)
    with pytest.raises(InputError, match=f"of the kind {kind}.*export it as MIF"):
        read(path)


def test_a_table_of_tables_does_not_lead_to_other_files(tmp_path: Path) -> None:
    path = table(tmp_path / "a.tab")
    path.write_bytes(path.read_bytes() + b'begin_metadata\n"\\IsSeamless" = "TRUE"\nend_metadata\n')
    with pytest.raises(InputError, match="of the kind SEAMLESS"):
        read(path)


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
def test_what_is_no_table_is_refused(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_text("this is no map")
    with pytest.raises(InputError, match="is no MapInfo table"):
        read(tmp_path / f"a{suffix}")
