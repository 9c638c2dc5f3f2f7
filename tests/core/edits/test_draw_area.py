from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity

from siteplanner.core import edits
from siteplanner.core.edits.add_features import AddFeatures
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, plan, rect, shape, site


def drawn(angle_deg: float = 0.0) -> Plan:
    turned = {
        key: shapely.affinity.rotate(rect(*at), angle_deg, origin=ORIGIN)
        for key, at in {"L1": (0, 0, 100, 60), "L2": (100, 0, 100, 60), "L9": (900, 0, 9, 9)}.items()
    }
    return plan(site(turned))


@pytest.mark.parametrize("angle_deg", [0.0, 21.3])
def test_the_new_parcel_and_its_neighbours_share_their_corners(angle_deg: float) -> None:
    before = drawn(angle_deg)
    new = shapely.affinity.rotate(rect(30, 60, 110, 40), angle_deg, origin=ORIGIN)
    after = edits.draw_area(before, "parcels", new, {"owner": "甲村"}).apply(before).site.parcels
    assert after["owner"].tolist()[-1] == "甲村"
    assert len(shapely.get_coordinates(after.geometry["L1"])) == 6
    assert len(shapely.get_coordinates(after.geometry["L2"])) == 6
    assert len(shapely.get_coordinates(after.geometry.iloc[-1])) == 6
    assert shapely.coverage_is_valid(shapely.get_parts(np.asarray(after.geometry.values, dtype=object)))
    assert after.geometry["L1"].area == pytest.approx(6000.0, abs=1e-4)
    assert after.geometry["L9"] is before.site.parcels.geometry["L9"]


def test_away_from_all_others_it_is_simply_added() -> None:
    edit = edits.draw_area(drawn(), "parcels", rect(500, 500, 10, 10))
    assert isinstance(edit, AddFeatures)
    assert edit.features == (Feature("parcels", "L10"),)


def test_an_outline_that_crosses_itself_is_kept_for_the_check_to_say_so() -> None:
    before = drawn()
    after = edits.draw_area(before, "zones", shape((0, 0), (9, 9), (9, 0), (0, 9))).apply(before)
    assert not after.site.zones.geometry.is_valid.all()
