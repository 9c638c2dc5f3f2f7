"""Counties of Anhui in a Shapefile with Chinese text, no .cpg and no .prj."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.vector_maps import read_layer
from siteplanner.services.new_plan import RoleSource, new_plan


@pytest.fixture
def counties(real_maps: Path) -> RoleSource:
    return RoleSource.parse("parcels", str(real_maps / "gbk" / "chinese_encoding.shp"))


def test_the_text_is_read(counties: RoleSource) -> None:
    layer = read_layer(counties.source, "parcels")
    assert (layer.encoding, layer.table["NAME99"][0], len(layer.table)) == ("GB18030", "天长市", 78)


def test_the_system_is_asked_for_with_guesses_in_order(counties: RoleSource) -> None:
    with pytest.raises(CrsNeededError) as caught:
        new_plan([counties])
    assert [guess.crs for guess in caught.value.guesses] == ["EPSG:4490", "EPSG:4326", "EPSG:4610", "EPSG:4214"]
    assert "--crs-of parcels=" in str(caught.value)


def test_degrees_alone_are_no_plan_and_a_fitting_system_is_named(counties: RoleSource) -> None:
    with pytest.raises(InputError, match=r"EPSG:4490 is in degrees.*--crs EPSG:32650"):
        new_plan([counties], crs_of={"parcels": 4490})


def test_an_id_field_with_doubles_is_not_chosen(counties: RoleSource) -> None:
    plan, [report] = new_plan([counties], crs_of={"parcels": 4490}, crs=32650)
    assert report.mapping["parcel_id"] == "(generated)"
    assert (report.kept, plan.site.parcels.index[0]) == (78, "L0001")
    assert plan.site.parcels["NAME99"].iloc[0] == "天长市"


def test_told_to_take_it_the_first_keeps_the_id_and_the_others_are_numbered(counties: RoleSource) -> None:
    options = {"crs_of": {"parcels": 4490}, "crs": 32650}
    plan, [report] = new_plan([counties], fields=["parcels.parcel_id=GBM"], **options)
    assert plan.site.parcels.index.is_unique
    assert len([issue for issue in report.issues if issue.action == "renamed"]) == 78 - 40  # 40 distinct of 78
