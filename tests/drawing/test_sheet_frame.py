"""Norths, the scale bar and coordinates on a sheet are those of the map's system, worked out beside the program."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

import pytest
import shapely

from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_frame import scale_factor, true_north_deg
from tests import builders
from tests.builders import ORIGIN, rect

DAY = dt.date(2026, 11, 23)
FAR_WEST_M = -150_000.0


def land(east_m: float = 0.0) -> Plan:
    return builders.plan(builders.site(parcels={"L1": rect(east_m, 0, 200, 100)}))


def texts(plan: Plan, monkeypatch: pytest.MonkeyPatch, **options: Any) -> tuple[Paper, list[str]]:
    """The first page and everything written on it."""
    said: list[str] = []
    original = Paper.text

    def text(self: Paper, x_mm: float, y_mm: float, words: Any, *rest: Any, **named: Any) -> None:
        said.append(self.words(words))
        original(self, x_mm, y_mm, words, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Paper, "text", text)
        page = next(SheetPages(plan, day=DAY).pages(MapSheet("A", **options)))
    return page, said


def test_far_from_the_central_meridian_both_norths_are_drawn_and_the_scale_factor_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, said = texts(land(FAR_WEST_M), monkeypatch)
    # Gauss–Krüger, first terms: tan γ ≈ tan φ · x / N and k ≈ 1 + x² / 2R², x from the central meridian
    x_m = ORIGIN[0] + FAR_WEST_M - 500_000.0
    latitude = math.radians(37.69)
    convergence = math.degrees(math.atan(x_m / 6_386_000.0 * math.tan(latitude)))
    assert true_north_deg(page, land().site.crs) == pytest.approx(-convergence, abs=0.01)
    assert scale_factor(page, land().site.crs) == pytest.approx(1 + x_m**2 / (2 * 6_371_000.0**2), abs=2e-5)
    assert {"Grid N", "True N"} <= set(said)
    whole = " ".join(said)
    assert f"True north {-convergence:.1f}° east of grid north" in whole
    assert re.search(r"Grid scale factor mid-map: 1\.000(39|40)\d", whole)


def test_near_the_central_meridian_there_is_one_north_and_no_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    page, said = texts(land(), monkeypatch)
    assert abs(true_north_deg(page, land().site.crs)) < 0.5
    assert "N" in said
    assert "True N" not in said
    assert "scale factor" not in " ".join(said)


def test_coordinates_at_the_frame_are_grouped_and_stand_where_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    page, said = texts(land(), monkeypatch, scale=1000.0)
    easts = [text for text in said if re.fullmatch(r"E 4\d\d\u00a0\d{3}", text)]
    norths = [text for text in said if re.fullmatch(r"N 4\u00a0\d{3}\u00a0\d{3}", text)]
    assert easts
    assert norths
    for text in easts:
        east = float(text[2:].replace("\u00a0", ""))
        x, _ = page.layout.to_paper(east, ORIGIN[1])
        assert page.layout.frame.left <= x <= page.layout.frame.right
    assert shapely.box(*page.layout.window.bounds).contains(rect(0, 0, 200, 100))


def test_what_is_not_wanted_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = texts(land(), monkeypatch, elements=())
    assert not {"N", "Base map and findings"} & set(said)
    assert not any(text.startswith("1:") for text in said)
