"""Layers name their ids, columns and labels; what is unknown is named with what is known."""

from __future__ import annotations

import pytest

from siteplanner.core import schema
from siteplanner.core.columns import DTYPES
from siteplanner.core.errors import EditError
from siteplanner.core.schema import LAYERS, PLANTS


@pytest.mark.parametrize("layer", LAYERS.values(), ids=lambda layer: layer.name)
def test_every_layer_names_its_ids_and_labels_its_columns(layer: schema.Layer) -> None:
    assert len(set(layer.names())) == len(layer.columns)
    assert layer.index in layer.names()
    assert all(column.label.text for column in layer.columns)
    assert all(column.kind in DTYPES for column in layer.columns)


def test_unknown_columns_and_layers_are_named_with_the_known_ones() -> None:
    with pytest.raises(EditError, match=r"no column “load”. Known columns: plant_id, "):
        PLANTS.column("load")
    with pytest.raises(EditError, match=r"no layer “roads”. Known layers: parcels, "):
        schema.layer("roads")
    with pytest.raises(EditError, match="no layer “plants”"):
        schema.base_layer("plants")
