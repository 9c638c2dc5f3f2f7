"""Unsound shapes of a map come in mended, or stay out, as was chosen; the report says it either way."""

from __future__ import annotations

import json
from pathlib import Path

from shapely.geometry import Polygon

from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.core.reading_choices import ReadingChoices
from siteplanner.core.repairs import Repairs
from siteplanner.files.map_sources import MapSource
from siteplanner.services.new_plan import RoleSource, new_plan
from tests.builders import rect
from tests.drawn_maps import frame_of, written

BOW_TIE = Polygon([(200, 0), (240, 40), (240, 0), (200, 40)])
"""Crosses itself in (220, 20); its two triangles have 400 m² each."""


def brought_in(path: Path, **ways: str) -> tuple[Plan, LayerReport]:
    source = RoleSource("parcels", MapSource(path), choices=ReadingChoices(repairs=Repairs(**ways)))
    plan, reports = new_plan([source], crs=4547)
    return plan, reports[0]


def crossing(folder: Path) -> Path:
    from tests.builders import CRS  # the drawn shapes lie about the test origin

    base = rect(0, 0, 25, 25)
    east, north, *_ = base.bounds
    tie = Polygon([(east + x, north + y) for x, y in BOW_TIE.exterior.coords])
    return written(folder / "parcels.gpkg", frame_of([base, tie, rect(0, 0, 25, 25)], CRS, no=["a", "b", "c"]))


def open_rings(folder: Path) -> Path:
    """GeoJSON with one ring that ends where it did not begin."""
    whole = [[112.9, 37.5], [112.901, 37.5], [112.901, 37.501], [112.9, 37.501], [112.9, 37.5]]
    open_ring = [[x + 0.002, y] for x, y in whole[:-1]]
    features = [
        {"type": "Feature", "properties": {"no": no}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for no, ring in (("a", whole), ("b", open_ring))
    ]
    path = folder / "parcels.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def lines(report: LayerReport) -> list[tuple[int, str, str]]:
    return [(issue.row, issue.action, str(issue.reason)) for issue in report.issues]


def test_as_usual_a_crossing_outline_is_repaired_and_a_second_copy_kept(tmp_path: Path) -> None:
    plan, report = brought_in(crossing(tmp_path))
    assert (report.read, report.kept, report.repaired) == (3, 3, 1)
    assert sorted(round(area) for area in plan.site.parcels.area) == [625, 625, 800]


def test_a_crossing_outline_stays_out_where_that_was_chosen(tmp_path: Path) -> None:
    plan, report = brought_in(crossing(tmp_path), invalid="leave_out")
    assert (report.kept, report.repaired, report.refused) == (2, 0, 1)
    assert (2, "refused", "Invalid shape (Self-intersection), left out as was chosen.") in lines(report)
    assert sorted(round(area) for area in plan.site.parcels.area) == [625, 625]


def test_the_later_of_two_same_shapes_stays_out_where_that_was_chosen(tmp_path: Path) -> None:
    plan, report = brought_in(crossing(tmp_path), duplicates="leave_out")
    assert (report.kept, report.refused) == (2, 1)
    assert (3, "refused", "The same shape as in row 1, left out as was chosen.") in lines(report)
    assert not any("counts twice" in why for _, _, why in lines(report))
    assert sorted(round(area) for area in plan.site.parcels.area) == [625, 800]


def test_an_open_ring_is_closed_or_stays_out(tmp_path: Path) -> None:
    path = open_rings(tmp_path)
    _, closed = brought_in(path)
    assert (closed.kept, closed.repaired) == (2, 1)
    _, left = brought_in(path, rings="leave_out")
    assert (left.kept, left.repaired, left.refused) == (1, 0, 1)
    assert (2, "refused", "A ring of the shape is not closed; it was left out as was chosen.") in lines(left)
