"""A sheet in a theme's look shows what the theme shows, and its legend nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgba_array

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_writing import page_pixels
from tests import builders
from tests.builders import factory, line, rect

DAY = dt.date(2026, 11, 23)


def town(look: MapLook) -> Plan:
    site = builders.site(
        parcels={"L1": rect(0, 0, 200, 100)},
        zones={"Z1": (rect(-5, -5, 210, 110), {"name": "North"})},
        constraints={"R1": (line((-50, 105), (250, 105)), {"kind": "road", "grade": "county"})},
    )
    plants = {
        "P1": factory(rect(20, 20, 40, 30), name="First", in_service=dt.date(2025, 1, 1)),
        "P2": factory(rect(130, 20, 40, 30), name="Second", in_service=dt.date(2028, 1, 1)),
    }
    return edits.save_theme("Own", look).apply(builders.plan(site, plants))


def drawn(plan: Plan, monkeypatch: pytest.MonkeyPatch, **options: Any) -> tuple[Paper, set[str]]:
    said: set[str] = set()
    original = Paper.words
    with monkeypatch.context() as patch:
        patch.setattr(Paper, "words", lambda self, text: (said.add(made := original(self, text)), made)[1])
        page = next(SheetPages(plan, day=DAY).pages(MapSheet("A", tables=(), **options)))
    return page, said


def faces(page: Paper) -> np.ndarray:
    """The colours of all that is filled on the map (n, 4)."""
    found = [to_rgba_array(of.get_facecolor()) for of in page.map.collections if len(of.get_facecolor())]
    return np.concatenate(found)


def test_a_hidden_layer_is_neither_on_the_map_nor_in_the_legend(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = town(MapLook().with_layer("constraints", visible=False).with_layer("zones", labels=False))
    _, plain = drawn(plan, monkeypatch)
    _, own = drawn(plan, monkeypatch, look="Own")
    assert {"Road", "North"} <= plain
    assert "Road" not in own
    assert "North" not in own
    assert "Zones" in own  # the lines are still there


def test_a_pale_layer_is_as_pale_as_the_look_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pale = town(MapLook().with_layer("plants", opacity=0.25))
    full, faded = faces(drawn(pale, monkeypatch)[0]), faces(drawn(pale, monkeypatch, look="Own")[0])
    blue = full[np.abs(full[:, :3] - np.array([0, 114, 178]) / 255).max(axis=1) < 0.01]
    again = faded[np.abs(faded[:, :3] - np.array([0, 114, 178]) / 255).max(axis=1) < 0.01]
    assert len(blue)
    assert again[:, 3] == pytest.approx(blue[: len(again), 3] * 0.25)


def test_plants_are_told_apart_by_year_where_the_look_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = drawn(town(MapLook(plants_by="year")), monkeypatch, look="Own")
    assert {"2025", "2028"} <= said


def test_a_moment_leaves_out_what_comes_later_and_the_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = drawn(town(MapLook()), monkeypatch, moment="2026")
    assert "First" in said
    assert "Second" not in said
    assert "What is in service by 2026Q4" in said


def test_a_ready_theme_is_known_by_its_id_and_another_look_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = drawn(town(MapLook()), monkeypatch, look="phases")
    assert "2025" in said
    with pytest.raises(InputError, match="Own, standard"):
        drawn(town(MapLook()), monkeypatch, look="sepia")


def test_parcels_are_told_apart_by_headroom_where_the_look_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = drawn(town(MapLook(parcels_by="headroom")), monkeypatch, look="Own")
    assert "Power that could still connect" in said
    assert "Land use" not in said


def test_layers_lie_in_the_order_of_the_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parcels over plants cover them; in the usual order plants cover parcels."""
    middles = []
    for look in (MapLook(), MapLook().moved("parcels", "findings")):
        hidden = look.with_layer("plants", labels=False).with_layer("findings", visible=False)
        page, _ = drawn(town(hidden), monkeypatch, look="Own")
        pixels = page_pixels(page, 100.0)
        places = [page.layout.to_paper(builders.ORIGIN[0] + x, builders.ORIGIN[1] + 35) for x in (40, 100)]
        at = [(round((page.layout.height_mm - y) / 25.4 * 100), round(x / 25.4 * 100)) for x, y in places]
        middles.append([tuple(pixels[row, column, :3].tolist()) for row, column in at])
    (plant, parcel), (covered, beside) = middles
    assert plant != parcel
    assert covered == beside == parcel
