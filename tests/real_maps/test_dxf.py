"""Drawings that nobody here made: arcs, lines that bound areas, binary and damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan


def read(folder: Path, name: str, layer: str | None = None, role: str = "parcels") -> RawLayer:
    return read_layer(MapSource(folder / "dxf" / f"{name}.dxf", layer), role)


def test_the_area_within_true_arcs(real_maps: Path) -> None:
    """SOURCES.md: 10 210.1313 m² with the arcs, 9 807.7238 without."""
    layer = read(real_maps, "closed_polyline_with_bulge")
    assert shapely.area(layer.geometries).tolist() == [pytest.approx(10_210.1313, abs=0.01)]


def test_its_system_is_asked_for_and_the_zone_in_front_tells_it(real_maps: Path) -> None:
    source = RoleSource.parse("parcels", str(real_maps / "dxf" / "closed_polyline_with_bulge.dxf"))
    with pytest.raises(CrsNeededError) as caught:
        new_plan([source])
    assert caught.value.guesses[0].crs == "EPSG:4528"
    plan, [report] = new_plan([source], crs_of={"parcels": 4528})
    assert report.area_m2 == pytest.approx(10_210.1313, abs=0.01)
    assert len(plan.site.parcels) == 1


def test_lines_and_arcs_bound_two_areas(real_maps: Path) -> None:
    """SOURCES.md has 11 412.2545 for arcs drawn with a corner each 4 degrees; the true arcs hold 2.04 more."""
    layer = read(real_maps, "6_closed_loop_with_arcs")
    assert len(layer.geometries) == 2
    assert not layer.refused
    assert float(shapely.area(layer.geometries).sum()) == pytest.approx(11_414.295, abs=0.01)


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("R12_with_trash_beyond_EOF", {"Layer_is_a_required_tag": 1}),
        ("bin_dxf_r12", {"0": 3}),
        ("bin_dxf_r2000", {"0": 0}),  # one text
        ("duplicate_handles", {"CK_LEVEL_1": 119}),  # and 19 texts, 7 dimensions, 15 in blocks of dimensions: 160
        ("recover01", {"0": 1441}),  # and 63 texts
        ("recover02", {"Lines": 35, "Text": 0, "Vport": 1}),  # and 59 texts: 95
    ],
)
def test_damaged_and_binary_drawings_keep_every_shape(real_maps: Path, name: str, layers: dict[str, int]) -> None:
    found = list_layers(real_maps / "dxf" / f"{name}.dxf")
    assert {layer.name: layer.rows for layer in found} == layers


def test_a_drawing_of_texts_alone_is_no_map(real_maps: Path) -> None:
    with pytest.raises(InputError, match="table without shapes"):
        read(real_maps, "bin_dxf_r2000")


def test_lines_that_bound_nothing_are_refused_with_their_places(real_maps: Path) -> None:
    layer = read(real_maps, "duplicate_handles")
    assert (len(layer.geometries), len(layer.refused)) == (93, 90)
    assert not shapely.is_empty(layer.geometries[list(layer.refused)]).any()


def test_what_was_repaired_is_said(real_maps: Path) -> None:
    assert str(read(real_maps, "recover01").warnings[0]).startswith("The drawing's end mark (EOF) is missing")
