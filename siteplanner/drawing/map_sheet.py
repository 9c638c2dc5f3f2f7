"""The map sheet: a scenario on paper at a true scale, with all that a reader needs to judge it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.totals import Totals, totals
from siteplanner.core.moment import When, read_moment
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.sheets.extent import extent_of
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.templates import Filled, filled_in
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work, in_hand
from siteplanner.drawing import map_layers
from siteplanner.drawing.charts.chart_list import chart
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_annotations import draw_annotations
from siteplanner.drawing.sheet_blocks import NOTES_KEY, Panel
from siteplanner.drawing.sheet_cells import require_tables
from siteplanner.drawing.sheet_charts import draw_chart_on
from siteplanner.drawing.sheet_frame import draw_frame
from siteplanner.drawing.sheet_further import FurtherPages
from siteplanner.drawing.sheet_ground import NOT_UNDER_THE_MAP, Ground, GroundIn, draw_ground
from siteplanner.drawing.sheet_labels import write_labels
from siteplanner.drawing.sheet_layout import Box, SheetLayout, lay_out
from siteplanner.drawing.sheet_look import Plants, SheetLook, draw_site_areas, legend_of
from siteplanner.drawing.sheet_panel import NAMES_LEFT_OUT, Facts, legend_lines
from siteplanner.drawing.sheet_writing import PNG_DPI, SUFFIXES, settings_lock, sheet_suffix, write_pages
from siteplanner.words import translator

__all__ = ["PNG_DPI", "SUFFIXES", "SheetPages", "draw_sheet", "settings_lock", "sheet_suffix"]

NOTHING_TO_DRAW = QT_TRANSLATE_NOOP(
    "sheet", "There is nothing to draw: the plan has no parcels, zones or plants. Bring a map in first."
)
CHECKING = QT_TRANSLATE_NOOP("sheet", "Checking the layout")
DRAWING = QT_TRANSLATE_NOOP("sheet", "Drawing the map")
WRITING = QT_TRANSLATE_NOOP("sheet", "Making the file")
UNNAMED_SHEET: Final = "sheet"
_STEPS: Final = 5


@dataclass(frozen=True, eq=False)
class _Told:
    """What all pages of one scenario at one moment say: worked out once, however many pages there are."""

    pages: SheetPages
    scenario: Scenario
    when: When

    @property
    def plan(self) -> Plan:
        return self.pages.plan

    @cached_property
    def check(self) -> CheckResult:
        with in_hand(self.pages.work):
            return check_plan(self.plan, self.scenario.scenario_id, year=self.when)

    @cached_property
    def totals(self) -> Totals:
        return totals(self.plan, "zone", self.scenario.scenario_id, self.when)

    @cached_property
    def basis(self) -> Basis:
        return Basis.of(self.plan, self.scenario.scenario_id, self.when)


class SheetPages:
    """Draws sheets of one plan; what is asked again, such as the check of a scenario, is not worked out again.

    ``work`` may be another one for every sheet.
    """

    def __init__(
        self,
        plan: Plan,
        lang: str = "en",
        *,
        work: Work | None = None,
        day: dt.date | None = None,
        ground: GroundIn | None = None,
    ) -> None:
        """Texts are in ``lang``; ``day`` is the date that the sheets bear, by default today; ``ground`` gives the
        pictures under the map, None for none."""
        self.plan, self.say, self.work, self.ground = plan, translator(lang), work or Work(), ground
        self.day = day or dt.datetime.now().astimezone().date()
        self._told: dict[tuple[str, When], _Told] = {}

    def layout(self, sheet: MapSheet) -> SheetLayout:
        """How a sheet is divided and what of the land it shows, before anything is drawn.

        Raises InputError for an unknown template, paper or scale, and for a plan with nothing to draw; EditError for
        an unknown scenario, zone or plant.
        """
        filled, scenario = filled_in(sheet), self.plan.scenario(sheet.scenario_id or None)
        site = map_layers.plan_bounds(self.plan, scenario.scenario_id)
        if site is None:
            raise InputError(NOTHING_TO_DRAW)
        template = filled.template
        return lay_out(
            extent_of(self.plan, sheet) or site,
            filled.paper,
            sheet.scale,
            orientation=filled.orientation,
            panel=template.panel,
            panel_share=template.panel_share,
            columns=len(template.columns),
            type_scale=template.type_scale,
            centre=sheet.centre,
            site=site,
        )

    def pages(self, sheet: MapSheet, *, continued: bool = True) -> Iterator[Paper]:
        """The sheet, and where ``continued`` the pages with what found no room on it.

        Raises what :meth:`layout` does, InputError for an unknown look, table or chart and where a text needs a font
        for Chinese and the computer has none; Cancelled.
        """
        layout, filled = self.layout(sheet), filled_in(sheet)
        require_tables(filled.tables)
        for key in filled.charts:
            chart(key)
        when: When = read_moment(sheet.moment) if sheet.moment else None
        told = self._of(self.plan.scenario(sheet.scenario_id or None), when)
        panel = _draw_page(Paper(layout, sheet_font(), self.say), told, filled, self.day, continued=continued)
        self.work.pause()
        yield panel.paper
        if continued:
            yield from self._further(panel, layout)

    def _of(self, scenario: Scenario, when: When) -> _Told:
        key = scenario.scenario_id, when
        if key not in self._told:
            self._told[key] = _Told(self, scenario, when)
        return self._told[key]

    def _further(self, panel: Panel, layout: SheetLayout) -> Iterator[Paper]:
        keys = [key.partition(":") for key in panel.further]
        names = [of if kind == "table" else NOTES_KEY for kind, _, of in keys if kind in ("table", NOTES_KEY)]
        charts = [partial(_chart_on, of, panel.basis) for kind, _, of in keys if kind == "chart"]
        title = panel.filled.sheet.title or self.plan.name
        further = FurtherPages(lambda: Paper(layout, panel.paper.font, self.say), title)
        for page in further.pages([panel.tables[name] for name in names], charts):
            self.work.pause()
            yield page


def draw_sheet(
    plan: Plan,
    suffix: str,
    scenario_id: str | None = None,
    *,
    lang: str = "en",
    work: Work | None = None,
    paper: str = "A3",
    scale: float | None = None,
    day: dt.date | None = None,
    sheet: MapSheet | None = None,
    dpi: float | None = None,
    ground: GroundIn | None = None,
) -> bytes:
    """The content of a ``.png`` (200 dpi), ``.pdf`` or ``.svg`` file with the map sheet of a scenario.

    ``paper`` is A4 … A0, lying; ``scale`` the denominator (2000 for 1:2000), by default the largest round one at which
    the whole site fits; ``day`` is the date it bears, by default today. A ``sheet`` says all that itself instead. Texts
    are in ``lang``; ``ground`` gives the pictures under the map. A PDF has further pages where tables find no room on
    the first. Equal plans give equal bytes.
    Raises InputError for an unknown paper or suffix, for a plan with nothing to draw, and where a text needs a font for
    Chinese and the computer has none; EditError for an unknown scenario; Cancelled.
    """
    suffix = sheet_suffix(Path(f"sheet{suffix}"))
    work = work or Work()
    if sheet is None:
        sheet = MapSheet(UNNAMED_SHEET, paper=paper, scale=scale, scenario_id=scenario_id or "")
    made = SheetPages(plan, lang, work=work, day=day, ground=ground)
    made.layout(sheet)
    work.step(0, _STEPS, CHECKING)
    content = io.BytesIO()

    def pages() -> Iterator[Paper]:
        for at, page in enumerate(made.pages(sheet, continued=suffix == ".pdf")):
            work.step(min(1 + at, _STEPS - 1), _STEPS, DRAWING if at == 0 else WRITING)
            yield page

    write_pages(pages(), suffix, content, plan.name, dpi=dpi)
    work.step(_STEPS, _STEPS, WRITING)
    return content.getvalue()


def _chart_on(key: str, basis: Callable[[], Basis], paper: Paper, box: Box) -> None:
    draw_chart_on(paper, key, basis(), box)


def _draw_page(paper: Paper, told: _Told, filled: Filled, day: dt.date, *, continued: bool) -> Panel:
    """The map with its frame, and the panel."""
    plan, scenario_id = told.plan, told.scenario.scenario_id
    look = SheetLook.named(plan, filled.sheet.look)
    view = map_layers.InView.of(plan, scenario_id, paper.layout.window, told.when)
    findings = [f for f in told.check.findings if not f.waived]
    ground, work = told.pages.ground, told.pages.work
    below = draw_ground(paper, ground, work) if ground is not None else Ground()
    if below.pictures:
        look = replace(look, over_pictures=below.parcels_opacity)
    plants = Plants(view, look, told.check)
    words = draw_layers(paper, plants, scenario_id)
    draw_frame(paper, crosses="grid" in filled.elements)
    marks = [f.location for f in findings if f.location is not None] if look.shows("findings") else []
    named = [layer for layer in ("plants", "substations", "zones") if look.names(layer)]
    left_out = write_labels(paper, view, look.styles, [*words, *marks], named)
    notes: tuple[Message, ...] = (NAMES_LEFT_OUT(count=left_out),) if left_out else ()
    if below.left_out:
        notes = (*notes, NOT_UNDER_THE_MAP(names=below.left_out))
    facts = Facts(plan, told.scenario, told.check, pack_of(plan), told.totals, day, told.when, notes)
    legend = legend_lines(paper, facts, legend_of(view, look, plants), view, look)
    panel = Panel(paper, facts, filled, view, look, legend, lambda: told.basis, continued)
    panel.draw()
    return panel


def draw_layers(paper: Paper, plants: Plants, scenario_id: str) -> list[tuple[float, float]]:
    """The layers that the look of ``plants`` shows, the lowest first; gives where words of notes stand."""
    axes, view, look, grow = paper.map, plants.view, plants.look, paper.pt(1.0)
    styles, plan = look.styles, plants.view.plan
    look.draw(axes, "parcels", lambda: plants.parcels.draw(axes))
    look.draw(axes, "strips", lambda: map_layers.draw_strips(axes, view, styles))
    look.draw(axes, "constraints", lambda: map_layers.draw_constraints(axes, view, styles))
    look.draw(axes, "zones", lambda: map_layers.draw_zones(axes, view, styles))
    if look.look is not None:
        look.draw(axes, "site_areas", lambda: draw_site_areas(axes, plan, scenario_id, styles))
    look.draw(axes, "plants", lambda: plants.draw(axes))
    look.draw(axes, "substations", lambda: map_layers.draw_substations(axes, view, styles, grow))
    findings = [f for f in plants.check.findings if not f.waived]
    look.draw(axes, "findings", lambda: map_layers.draw_findings(axes, findings, styles, grow * 0.7))
    words: list[tuple[float, float]] = []
    look.draw(axes, "annotations", lambda: words.extend(draw_annotations(paper, plan, scenario_id, styles)))
    return words
