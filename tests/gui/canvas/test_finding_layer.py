"""Findings on the map: their outlines leave the names of plants to be read."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt

from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Template
from siteplanner.gui.canvas.finding_layer import MOST_MARKERS, _Located, clear_of
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.gui.canvas.conftest import Bench, Open


def test_an_outline_leaves_out_what_lies_under_a_text() -> None:
    outline = shapely.box(0, 0, 100, 40).boundary
    kept, cut = clear_of(np.array([outline], dtype=object), np.array([shapely.box(30, 35, 70, 45)], dtype=object))
    assert cut.all()
    assert kept[0].length == pytest.approx(280 - 40)
    assert not kept[0].intersects(shapely.box(31, 36, 69, 44))


def test_each_outline_leaves_out_all_the_texts_over_it_and_no_other() -> None:
    outlines = np.array([shapely.box(x, 0, x + 100, 40).boundary for x in (0, 500, 1000)], dtype=object)
    texts = np.array([shapely.box(x, y - 5, x + 20, y + 5) for x, y in ((10, 40), (50, 0), (1010, 40))], dtype=object)
    kept, cut = clear_of(outlines, texts)
    assert list(cut) == [True, False, True]
    assert [line.length for line in kept] == pytest.approx([240, 280, 260])


def test_an_outline_that_a_text_would_swallow_stays_whole() -> None:
    outline = shapely.box(0, 0, 10, 4).boundary
    kept, cut = clear_of(np.array([outline], dtype=object), np.array([shapely.box(-20, -4, 20, 8)], dtype=object))
    assert not cut.any()
    assert kept[0] is outline


def test_far_from_texts_and_without_any_all_stays() -> None:
    outlines = np.array([shapely.box(0, 0, 10, 4).boundary], dtype=object)
    for texts in (np.empty(0, dtype=object), np.array([shapely.box(50, 50, 60, 60)], dtype=object)):
        assert not clear_of(outlines, texts)[1].any()


@pytest.fixture
def named(open_plan: Open, qtbot: object) -> Bench:
    """Works of eight narrow buildings over the edge of their parcel, with a name across some of them."""
    ground = site({"L1": rect(0, 0, 300, 200)})
    buildings = shapely.union_all([rect(-20, 40 + 5 * row, 220, 4) for row in range(8)])
    bench = open_plan(plan(ground, {"P1": factory(buildings, name="负极材料一体化项目")}))
    bench.settle(qtbot)
    return bench


def test_a_name_is_read_over_the_outlines_of_its_findings(named: Bench) -> None:
    view, layer = named.canvas.view, named.canvas.surface.findings
    assert layer.marked, "there are findings"
    box = next(b for b in view.texts if b[0] > ORIGIN[0] and b[2] < ORIGIN[0] + 200)
    west, south, east, north = box
    a, b = view.to_scene(west, north), view.to_scene(east, south)
    inner = 0.1
    for item in layer._places.shown:
        if item.pen().style() == Qt.PenStyle.NoPen or item.path().isEmpty():
            continue
        for polygon in item.path().toSubpathPolygons():
            line = shapely.LineString([(p.x(), p.y()) for p in polygon])
            text = shapely.box(a.x() + inner, a.y() + inner, b.x() - inner, b.y() - inner)
            assert not line.intersects(text)


# -- one marker a cell -------------------------------------------------------------------------------------------


WORDS = Template("findings", "too near")


def strewn(random: np.random.Generator, count: int, spread_m: float) -> list[Finding]:
    """Findings about a place in the plane of China, and on both sides of zero."""
    at = random.normal(0.0, spread_m, (count, 2)) + random.choice([0.0, 4_180_000.0])
    severities = random.choice(["error", "warning"], count)
    return [
        Finding(f"F{row}", "setback", severity, (), (), WORDS(), "", "judgement", location=(float(e), float(n)))
        for row, (severity, (e, n)) in enumerate(zip(severities, at, strict=True))
    ]


def by_doubling(findings: list[Finding], cell_m: float, shown: Finding | None) -> list[Finding]:
    """The same found out one finding after another, cells doubled until few enough are left."""
    ordered = sorted(findings, key=lambda f: (f is shown, f.severity == "error"))
    while True:
        last: dict[tuple[int, int], Finding] = {}
        for finding in ordered:
            assert finding.location is not None
            cell = (int(finding.location[0] // cell_m), int(finding.location[1] // cell_m))
            last.pop(cell, None)
            last[cell] = finding
        if len(last) <= MOST_MARKERS:
            return list(last.values())
        ordered, cell_m = list(last.values()), 2 * cell_m


@pytest.mark.parametrize("seed", range(12))
def test_of_many_findings_those_are_marked_that_doubling_the_cells_leaves(seed: int) -> None:
    random = np.random.default_rng(seed)
    findings = strewn(random, int(random.choice([0, 1, 5, 400, 3000])), float(random.choice([3.0, 500.0, 40_000.0])))
    shown = findings[len(findings) // 2] if findings and seed % 2 else None
    for cell_m in (0.01, 1.7, 90.0):
        marked = _Located.of(findings).in_cells(cell_m, shown)
        assert [f.id for f in marked] == [f.id for f in by_doubling(findings, cell_m, shown)]
