"""A pack of a map far from the bureau: its own system stays, and what cannot be is left out and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.plan import Plan
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import hand_over
from siteplanner.services.handover.verifying import verify
from siteplanner.services.new_plan import RoleSource, new_plan

PARCELS = 47
"""Of the 48 rows of the map one has no shape (SOURCES.md)."""


@pytest.fixture
def belgian(real_maps: Path) -> Plan:
    source = RoleSource.parse("parcels", str(real_maps / "belgium" / "polygon-parcel.gpkg"))
    return new_plan([source])[0]


def test_a_belgian_map_keeps_its_system_and_nothing_is_shifted(belgian: Plan, tmp_path: Path) -> None:
    made = hand_over(Order.of(belgian, reason="no plants placed yet"), tmp_path)
    by_path = {of["path"]: of for of in made.manifest["files"]}
    assert by_path["shp/parcels.shp"]["crs"] == "EPSG:31370"
    left_out = {of["kind"]: of["why"]["en"] for of in made.manifest["left_out"]}
    assert "shift from the plan's datum (EPSG:31370) to CGCS2000 is not known" in left_out["plants-cgcs2000-geographic"]
    assert "cannot be brought into a 3-degree zone" in left_out["txt-parcels"]
    assert "EPSG:31370 is no Gauss-Krüger system of CGCS2000" in made.manifest["remarks"][0]["en"]
    assert verify(made.folder, belgian).read["shp-parcels"] == PARCELS
