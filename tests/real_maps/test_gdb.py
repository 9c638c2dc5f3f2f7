"""A FileGDB of 37 layers, some of which nobody can read; each of them stands in test_every_file.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan


@pytest.fixture
def geodatabase(real_maps: Path) -> Path:
    return real_maps / "gdb" / "testopenfilegdb.gdb.zip"


def test_every_layer_is_listed(geodatabase: Path) -> None:
    layers = list_layers(geodatabase)
    assert len(layers) == 37
    assert len([layer for layer in layers if layer.geometry_type is None]) == 3
    assert not [layer.name for layer in layers if layer.problem is not None]


def test_a_layer_nobody_can_read_is_refused_in_a_sentence_and_hides_no_other(geodatabase: Path) -> None:
    with pytest.raises(InputError, match=r"None of the 5 rows of .*multipatch.*cannot be read"):
        new_plan([RoleSource.parse("parcels", f"{geodatabase}:multipatch")], crs=32631)
    assert len(read_layer(MapSource(geodatabase, "polygon"), "parcels").geometries) == 5


def test_measures_are_told(geodatabase: Path) -> None:
    assert read_layer(MapSource(geodatabase, "polygonzm"), "zones").measured
    assert not read_layer(MapSource(geodatabase, "polygon"), "zones").measured
