"""GeoJSON, good, bad and odd: read, or refused in one sentence; never a traceback, never nonsense."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from siteplanner.core.errors import SiteplannerError
from siteplanner.services.new_plan import RoleSource, new_plan

ANY_PLACE = "+proj=laea +lat_0=0 +lon_0=0 +datum=WGS84 +units=m"


def brought_in(path: Path) -> str:
    """What came of a file: '' when a plan, else the sentence."""
    try:
        plan, [report] = new_plan([RoleSource.parse("parcels", str(path))], crs=ANY_PLACE)
    except SiteplannerError as error:
        return str(error)
    shapes = np.asarray(plan.site.parcels.geometry.values, dtype=object)
    assert shapely.is_valid(shapes).all()
    assert np.isfinite(shapely.get_coordinates(shapes)).all()
    assert (shapely.area(shapes) > 0).all()
    assert report.kept + report.refused == report.read
    return ""


@pytest.mark.parametrize("folder", ["hint/good", "hint/bad", "validator"])
def test_every_file_is_read_or_refused_in_one_sentence(real_maps: Path, folder: str) -> None:
    paths = sorted((real_maps / "geojson" / folder).rglob("*.geojson"))
    assert paths
    for path in paths:
        sentence = brought_in(path)
        assert "\n" not in sentence, path.name
        assert "Traceback" not in sentence, path.name


@pytest.mark.parametrize("name", ["good-polygon", "multipolygon", "good-featurecollection"])
def test_sound_areas_come_in(real_maps: Path, name: str) -> None:
    assert brought_in(real_maps / "geojson" / "hint" / "good" / f"{name}.geojson") == ""


def test_rings_that_were_closed_are_told(real_maps: Path) -> None:
    path = real_maps / "geojson" / "validator" / "invalid_geometries" / "invalid_unclosed.geojson"
    _, [report] = new_plan([RoleSource.parse("parcels", str(path))], crs=ANY_PLACE)
    assert [str(w) for w in report.warnings] == ["Rings that were not closed were closed."]
