"""A site as calculations read it: sound, whatever a file elsewhere has done to it."""

from __future__ import annotations

import gc
import math
import weakref

import numpy as np
import pytest
import shapely

from siteplanner.core import edits, schema
from siteplanner.core.features import Feature
from siteplanner.core.ground import ground_of, repaired
from siteplanner.core.site import Site
from tests.builders import frame, line, rect, shape, site
from tests.edit_sequences import start
from tests.strategies import with_bad_ordinate

BOW_TIE = shape((0, 0), (20, 20), (20, 0), (0, 20))


def test_a_sound_site_is_read_as_it_is() -> None:
    made = site({"L1": rect(0, 0, 10, 10)}, {"Z1": rect(0, 0, 10, 10)})
    ground = ground_of(made)
    assert ground.parcels.shapes is made.parcel_shapes
    assert ground.parcels.tree is made.parcel_tree
    assert len(ground.parcels.faulty) == len(ground.zones.faulty) == len(ground.constraints.faulty) == 0


def test_a_polygon_that_crosses_itself_is_read_as_a_valid_one_and_named() -> None:
    made = site({"L1": rect(50, 0, 10, 10), "L2": BOW_TIE})
    parcels = ground_of(made).parcels
    assert list(parcels.faulty) == [1]
    assert shapely.is_valid(parcels.shapes).all()
    assert parcels.shapes[1].area == pytest.approx(200.0)
    assert list(parcels.faulty_boxes[0]) == list(BOW_TIE.bounds)
    assert not made.parcel_shapes[1].is_valid  # the site itself is untouched


def test_ordinates_that_are_no_numbers_leave_nothing_to_calculate_with_but_a_box_to_look_in() -> None:
    parcels = ground_of(site({"L1": with_bad_ordinate(rect(0, 0, 10, 10), math.nan)})).parcels
    assert parcels.shapes[0].is_empty
    assert np.isfinite(parcels.faulty_boxes).all()


def test_a_constraint_without_geometry_is_faulty() -> None:
    rows = {"C1": (shapely.LineString(), {"kind": "road"}), "C2": (line((0, 0), (9, 9)), {"kind": "road"})}
    made = site().with_layer("constraints", frame(schema.CONSTRAINTS, rows))
    assert list(ground_of(made).constraints.faulty) == [0]


def test_repairing_keeps_areas_areas() -> None:
    spike = shape((0, 0), (20, 0), (20, 20), (20, 40), (20, 20), (0, 20))
    assert repaired(spike).geom_type in {"Polygon", "MultiPolygon"}
    assert repaired(spike).area == pytest.approx(400.0)
    assert repaired(None).is_empty


def test_blank_text_is_an_empty_string() -> None:
    made = site({"L1": (rect(0, 0, 10, 10), {"owner": None}), "L2": (rect(20, 0, 10, 10), {"owner": "镇政府"})})
    assert list(ground_of(made).parcel_text["owner"]) == ["", "镇政府"]


def test_the_ground_is_made_once_and_forgotten_with_its_site() -> None:
    made = site({"L1": rect(0, 0, 10, 10)})
    assert ground_of(made) is ground_of(made)
    gone: weakref.ref[Site] = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None


def test_the_ground_of_layers_that_stay_is_taken_over() -> None:
    base = start()
    ground = ground_of(base.site)
    moved = edits.move_features("base", Feature("zones", "Z1"), 1.0, 0.0).apply(base)
    after = ground_of(moved.site)
    assert after.parcels is ground.parcels
    assert after.zones is not ground.zones
    assert after.zones.shapes[0].bounds[0] == ground.zones.shapes[0].bounds[0] + 1.0


def test_a_change_of_attributes_keeps_what_was_made_of_the_shapes() -> None:
    base = start()
    ground, tree = ground_of(base.site), base.site.parcel_tree
    owned = edits.set_layer_attributes("parcels", "L1", {"owner": "镇政府"}).apply(base)
    assert ground_of(owned.site).parcels is ground.parcels
    assert owned.site.parcel_tree is tree
    assert "镇政府" in ground_of(owned.site).parcel_text["owner"]
    turned = base.site.with_layer("parcels", base.site.parcels.iloc[::-1])  # the same array, read backwards
    assert turned.parcel_tree is not tree
    fewer = edits.remove_features("base", Feature("parcels", "L1")).apply(base)
    assert ground_of(fewer.site).parcels is not ground.parcels
    assert len(fewer.site.parcel_tree) == len(tree) - 1
