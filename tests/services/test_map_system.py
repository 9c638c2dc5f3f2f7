"""Which system a map's figures are in: what is told, what is stated, what is doubted and asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS, Transformer

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.core.map_placement import axes_exchanged
from siteplanner.core.site import Geometries
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.services.map_system import Settled, settled_crs, typical_bounds

SOURCE = MapSource(Path("parcels.shp"))
TOWN = (113.655, 37.695, 113.665, 37.705)  # about 113.66° E, 37.70° N
CALIFORNIA_FEET = CRS.from_epsg(2225)


def drawn(crs: CRS | int | str, box: tuple[float, float, float, float] = TOWN) -> Geometries:
    """Nine plots about the town in a system."""
    to = Transformer.from_crs(4326, crs, always_xy=True)
    west, south, east, north = box
    lon, lat = np.meshgrid(np.linspace(west, east, 3), np.linspace(south, north, 3))
    x, y = to.transform(lon.ravel(), lat.ravel())
    shapes: Geometries = shapely.box(x, y, np.array(x) + 1e-4, np.array(y) + 1e-4)
    return shapes


def settled(
    shapes: Geometries, stated: CRS | int | None, told: CRS | int | None = None, *, exchanged: bool = False
) -> Settled:
    none = np.zeros(len(shapes), dtype=bool)
    own = None if stated is None else CRS.from_user_input(stated)
    raw = RawLayer("parcels", "parcels.shp", pd.DataFrame(), shapes, none, none, none, False, own, "UTF-8", ())
    given = None if told is None else CRS.from_user_input(told)
    return settled_crs("parcels", raw, shapes, SOURCE, given, exchanged=exchanged)


@pytest.mark.parametrize("code", [4547, 4526, 4497, 4508, 2383, 2435, 4490, 4326, 4610, 3857, 32649, 32650])
def test_a_system_that_fits_is_taken_as_stated(code: int) -> None:
    assert settled(drawn(code), code) == Settled(CRS.from_epsg(code))


@pytest.mark.parametrize(
    "crs",
    [
        CRS.from_proj4("+proj=tmerc +lon_0=113.66 +k=1 +x_0=500000 +ellps=GRS80 +units=us-ft +type=crs"),
        CRS.from_proj4("+proj=tmerc +lon_0=113.66 +k=1 +x_0=50000 +y_0=-4150000 +ellps=krass +units=m +type=crs"),
        CRS.from_wkt(CRS.from_epsg(4547).to_wkt().replace('"CGCS2000 / 3-degree Gauss-Kruger CM 114E"', '"平定县"')),
    ],
)
def test_a_system_of_ones_own_is_taken_as_it_is_written(crs: CRS) -> None:
    assert settled(drawn(crs), crs).crs == crs
    assert settled(drawn(crs), None, crs).crs == crs


def test_feet_are_no_metres() -> None:
    # San Jose in California zone III, US survey feet: 1/0.3048006 of the metres
    box = (-121.90, 37.30, -121.89, 37.31)
    assert settled(drawn(2227, box), 2227) == Settled(CRS.from_epsg(2227))
    with pytest.raises(CrsNeededError, match="which its coordinates do not fit"):
        settled(drawn(2227), CALIFORNIA_FEET)


@pytest.mark.parametrize(
    ("stated", "real", "first"),
    [
        (4547, 4526, "EPSG:4526"),  # no zone by the .prj, but eastings begin with 38
        (4526, 4547, "EPSG:4547"),  # a zone by the .prj, but none in the eastings
        (4525, 4526, "EPSG:4526"),  # zone 37 by the .prj, eastings begin with 38
        (4497, 4526, "EPSG:4526"),  # zone 19 of six degrees, eastings begin with 38
        (4326, 4547, "EPSG:4547"),  # degrees by the .prj, metres in the file
        (4547, 4326, "EPSG:4490"),  # and the other way about
    ],
)
def test_a_stated_system_the_figures_contradict_is_asked_about(stated: int, real: int, first: str) -> None:
    with pytest.raises(
        CrsNeededError, match=f"says it is in EPSG:{stated}, which its coordinates do not fit"
    ) as caught:
        settled(drawn(real), stated)
    guess = caught.value.guesses[0]
    assert (guess.crs, guess.at_home, guess.swapped) == (first, True, False)
    assert guess.why is not None


def test_the_wrong_meridian_without_a_zone_in_front_shows_only_by_the_place() -> None:
    # eastings about 470 000 fit any meridian: nothing can be told but that the map would lie 3° west of the town
    assert settled(drawn(4547), 4546) == Settled(CRS.from_epsg(4546))


def test_what_is_told_goes_before_what_is_stated_and_is_noted() -> None:
    found = settled(drawn(4547), 4526, 4547)
    assert found.crs == CRS.from_epsg(4547)
    assert "The file says EPSG:4526; the coordinates were taken as EPSG:4547, as told." in str(found.warnings[0])


@pytest.mark.parametrize("code", [4547, 4526, 2383, 4490, 4326])
class TestExchangedAxes:
    def test_under_a_stated_system_they_are_found(self, code: int) -> None:
        with pytest.raises(CrsNeededError, match=rf"do not fit EPSG:{code} as they stand .* 113\.66") as caught:
            settled(axes_exchanged(drawn(code)), code)
        assert [guess.key for guess in caught.value.guesses] == [f"EPSG:{code} y,x"]
        assert "only with x and y exchanged" in str(caught.value.guesses[0].why)

    def test_under_a_system_that_was_told_they_are_found_too(self, code: int) -> None:
        with pytest.raises(CrsNeededError, match="say --swap-axes parcels"):
            settled(axes_exchanged(drawn(code)), None, code)

    def test_without_any_they_are_proposed(self, code: int) -> None:
        with pytest.raises(CrsNeededError, match="x and y seem to be exchanged") as caught:
            settled(axes_exchanged(drawn(code)), None)
        assert f"EPSG:{code} y,x" in [guess.key for guess in caught.value.guesses]

    def test_once_told_and_exchanged_back_all_is_well(self, code: int) -> None:
        assert settled(drawn(code), code, exchanged=True) == Settled(CRS.from_epsg(code))
        assert settled(drawn(code), None, code, exchanged=True) == Settled(CRS.from_epsg(code))

    def test_an_exchange_of_sound_coordinates_is_refused(self, code: int) -> None:
        for stated, told in ((code, None), (None, code), (None, None)):
            with pytest.raises(InputError, match="Leave --swap-axes out"):
                settled(axes_exchanged(drawn(code)), stated, told, exchanged=True)


def test_one_stray_shape_does_not_decide() -> None:
    shapes = np.array([*drawn(4547), shapely.box(0, 0, 1, 1)], dtype=object)
    assert settled(shapes, 4547) == Settled(CRS.from_epsg(4547))
    assert typical_bounds(shapes)[0] > 469_000


def test_figures_that_are_nowhere_name_no_system() -> None:
    with pytest.raises(CrsNeededError, match="Likeliest for its coordinates: none known") as caught:
        settled(np.array([shapely.box(1e9, 1e9, 2e9, 2e9)], dtype=object), None)
    assert caught.value.guesses == ()
