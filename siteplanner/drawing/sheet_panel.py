"""The panel beside the map: what the plan is, what its check came to, legend, totals, scale, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from pyproj import CRS

from siteplanner.core.check_result import CheckResult
from siteplanner.core.coordinates import crs_text
from siteplanner.core.measures.totals import Totals
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.vocabulary import vocabulary
from siteplanner.drawing.artists import draw_markers
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.paper import INK, MUTED, RULE, Color, Paper
from siteplanner.drawing.sheet_frame import draw_north, draw_scale
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_legend import Line, draw_legend, lines_of
from siteplanner.drawing.sheet_table import draw_table, table_height
from siteplanner.drawing.style_values import MarkerStyle
from siteplanner.drawing.styles import MapStyles

ILLUSTRATIVE_SETTING: Final = "illustrative"
ILLUSTRATIVE = QT_TRANSLATE_NOOP("sheet", "Illustrative map, not surveyed")
UNNAMED = QT_TRANSLATE_NOOP("sheet", "Plan without a name")
SCENARIO = QT_TRANSLATE_NOOP("sheet", "Scenario: {name}")
ERROR = QT_TRANSLATE_NOOP("sheet", "1 error")
ERRORS = QT_TRANSLATE_NOOP("sheet", "{count} errors")
WARNING = QT_TRANSLATE_NOOP("sheet", "1 warning")
WARNINGS = QT_TRANSLATE_NOOP("sheet", "{count} warnings")
NOT_CHECKED = QT_TRANSLATE_NOOP("sheet", "{count} not fully checked")
WAIVED = QT_TRANSLATE_NOOP("sheet", "{count} waived")
NO_ERRORS = QT_TRANSLATE_NOOP("sheet", "No errors: {plants} plants checked")
NO_ERRORS_FOUND = QT_TRANSLATE_NOOP("sheet", "No errors found so far")
NO_PLANTS = QT_TRANSLATE_NOOP("sheet", "No plants to check")
EXISTING, UNDER_CONSTRUCTION = "existing", "under_construction"
STANDING = QT_TRANSLATE_NOOP("sheet", "Existing")
BEING_BUILT = QT_TRANSLATE_NOOP("sheet", "Under construction")
FINDING_ERROR = QT_TRANSLATE_NOOP("sheet", "Error")
FINDING_WARNING = QT_TRANSLATE_NOOP("sheet", "Warning")
DRAWN_ON = QT_TRANSLATE_NOOP("sheet", "Drawn {date}")
CHECKED_BY = QT_TRANSLATE_NOOP("sheet", "Rules: {pack}")
GAUSS_KRUGER = QT_TRANSLATE_NOOP(
    "sheet", "{datum}, Gauss–Krüger projection, central meridian {meridian_deg:g}°, metres ({code})"
)
OTHER_CRS = QT_TRANSLATE_NOOP("sheet", "{name}, metres ({code})")
PART_ONLY = QT_TRANSLATE_NOOP("sheet", "At this scale the sheet shows a part of the site.")
NAMES_LEFT_OUT = QT_TRANSLATE_NOOP("sheet", "Plants whose name found no room: {count}.")
REPLACED = QT_TRANSLATE_NOOP("sheet", "〓 stands for a character that the font lacks.")
ERROR_COLOR, WARNING_COLOR, OK_COLOR = "#c1272d", "#8a5200", "#1a7f3c"


@dataclass(frozen=True)
class Facts:
    """What the panel says beside what it draws; ``notes`` end up at its foot."""

    plan: Plan
    scenario: Scenario
    check: CheckResult
    pack: RulePack
    totals: Totals
    day: dt.date
    notes: tuple[Message | Template, ...]

    @property
    def illustrative(self) -> bool:
        return is_illustrative(self.plan)


def is_illustrative(plan: Plan) -> bool:
    """Whether the plan's map was made up to show the program and not surveyed."""
    return plan.settings.get(ILLUSTRATIVE_SETTING, "false").strip() not in {"false", "null"}


def draw_panel(paper: Paper, facts: Facts, view: InView, styles: MapStyles) -> None:
    """Title at the top, sources at the foot, legend and totals between."""
    panel = paper.layout.panel
    top = _title(paper, facts, panel)
    top = _counts(paper, facts, styles, panel, top)
    foot = _foot(paper, facts, panel)
    scale_height = paper.pt(20.0)
    draw_scale(paper, panel.left + 1.0, foot + paper.pt(6.0))
    draw_north(paper, panel.right - paper.pt(7.0), foot + paper.pt(4.0), paper.pt(15.0), facts.plan.site.crs)
    foot += scale_height
    _rule(paper, panel, foot)
    table = min(table_height(paper, facts.totals), (top - foot) * 0.45)
    draw_table(paper, facts.totals, Box(panel.left, foot + 1.0, panel.width, table))
    _rule(paper, panel, foot + table + 2.0)
    legend = Box(panel.left, foot + table + 4.0, panel.width, top - foot - table - 4.5)
    draw_legend(paper, _legend_lines(paper, facts, view, styles), legend)


def count_lines(check: CheckResult) -> list[tuple[str, Template | Message]]:
    """What the check came to, each with ``error``, ``warning``, ``ok`` or ``muted``; never clean while incomplete."""
    counts = check.counts
    lines: list[tuple[str, Template | Message]] = []
    if counts["error"]:
        lines.append(("error", ERROR if counts["error"] == 1 else ERRORS(count=counts["error"])))
    if counts["warning"]:
        lines.append(("warning", WARNING if counts["warning"] == 1 else WARNINGS(count=counts["warning"])))
    if not counts["error"]:
        lines.insert(0, _no_errors(check))
    if not check.complete:
        lines.append(("warning", NOT_CHECKED(count=counts["not_checked"])))
    if counts["waived"]:
        lines.append(("muted", WAIVED(count=counts["waived"])))
    return lines


def crs_in_words(crs: CRS) -> Message:
    """The coordinate system as a planner names it."""
    operation = crs.coordinate_operation
    values: dict[str, Any] = {p.name: p.value for p in operation.params} if operation is not None else {}
    gauss_kruger = (
        operation is not None
        and operation.method_name == "Transverse Mercator"
        and values.get("Scale factor at natural origin") == 1.0
    )
    if not gauss_kruger:
        return OTHER_CRS(name=crs.name, code=crs_text(crs))
    return GAUSS_KRUGER(
        datum=crs.name.split(" / ")[0],
        meridian_deg=values["Longitude of natural origin"],
        code=crs_text(crs),
    )


def _no_errors(check: CheckResult) -> tuple[str, Template | Message]:
    if not check.plants:
        return "muted", NO_PLANTS
    return ("ok", NO_ERRORS(plants=check.plants)) if check.complete else ("muted", NO_ERRORS_FOUND)


def _title(paper: Paper, facts: Facts, panel: Box) -> float:
    y = panel.top
    for line in paper.wrapped(facts.plan.name or UNNAMED, panel.width, paper.pt(14.0), bold=True):
        y -= paper.pt(6.2)
        paper.text(panel.left, y, line, paper.pt(14.0), bold=True)
    name = facts.scenario.name or facts.scenario.scenario_id
    y -= paper.pt(1.5)
    for line in paper.wrapped(SCENARIO(name=name), panel.width, paper.pt(9.0)):
        y -= paper.pt(4.4)
        paper.text(panel.left, y, line, paper.pt(9.0))
    if facts.illustrative:
        size = paper.pt(7.5)
        width = paper.size_mm(paper.words(ILLUSTRATIVE), size, bold=True)[0] + 4.0
        y -= paper.pt(7.2)
        paper.rectangle(Box(panel.left, y, width, paper.pt(5.0)), edge=INK, width_pt=0.8)
        paper.text(panel.left + 2.0, y + paper.pt(2.5), ILLUSTRATIVE, size, bold=True, va="center_baseline")
    return y - paper.pt(2.0)


def _counts(paper: Paper, facts: Facts, styles: MapStyles, panel: Box, top: float) -> float:
    """Findings in a few words, each with the mark it has on the map."""
    x, y, size = panel.left, top - paper.pt(3.6), paper.pt(8.0)
    colors: Mapping[str, Color] = {"error": ERROR_COLOR, "warning": WARNING_COLOR, "ok": OK_COLOR, "muted": MUTED}
    markers = {"error": styles.finding_error_marker, "warning": styles.finding_warning_marker}
    for kind, text in count_lines(facts.check):
        marked = kind in markers
        width = paper.size_mm(paper.words(text), size, bold=True)[0] + (paper.pt(4.5) if marked else 0.0)
        if x > panel.left and x + width > panel.right:
            x, y = panel.left, y - paper.pt(4.6)
        if marked:
            place = np.array([[x + paper.pt(1.6), y + paper.pt(1.05)]])
            draw_markers(paper.mm, place, markers[kind], 5.0, paper.pt(0.8))
        paper.text(x + (paper.pt(4.0) if marked else 0.0), y, text, size, bold=True, color=colors[kind])
        x += width + paper.pt(3.5)
    _rule(paper, panel, y - paper.pt(2.2))
    return y - paper.pt(3.0)


def _foot(paper: Paper, facts: Facts, panel: Box) -> float:
    """What the sheet rests on, from the bottom up; gives where it ends."""
    size, pitch = paper.pt(5.8), paper.pt(2.9)
    lines = [(line, MUTED, False) for text in _sources(paper, facts) for line in paper.wrapped(text, panel.width, size)]
    statement = facts.pack.statement["zh" if paper.say.language.startswith("zh") else "en"]
    lines += [(line, INK, True) for line in paper.wrapped(statement, panel.width, size, bold=True)]
    top = panel.bottom + len(lines) * pitch + 1.5
    for at, (line, ink, bold) in enumerate(lines):
        paper.text(panel.left, top - 1.0 - (at + 1) * pitch + 0.6, line, size, color=ink, bold=bold)
    _rule(paper, panel, top)
    return top


def _sources(paper: Paper, facts: Facts) -> Iterator[Template | Message | str]:
    yield crs_in_words(facts.plan.site.crs)
    name = facts.pack.name["zh" if paper.say.language.startswith("zh") else "en"]
    yield CHECKED_BY(pack=name)
    yield DRAWN_ON(date=facts.day.isoformat())
    yield from facts.notes
    if not paper.layout.whole:
        yield PART_ONLY
    if paper.replaced:
        yield REPLACED


def _legend_lines(paper: Paper, facts: Facts, view: InView, styles: MapStyles) -> list[Line]:
    units = vocabulary("capacity_unit")
    amounts = {
        key: f"{amount.value:,.10g}".replace(",", "\u00a0") + "\u00a0" + paper.words(units.label(amount.unit))
        for key, amount in facts.totals.total.figures.capacity.items()
    }
    lines = lines_of(view.legend(styles), paper.say.language, amounts)
    shown = {f.severity for f in facts.check.findings if not f.waived and f.location is not None}
    marks: list[tuple[str, Template, MarkerStyle]] = [
        ("error", FINDING_ERROR, styles.finding_error_marker),
        ("warning", FINDING_WARNING, styles.finding_warning_marker),
    ]
    found = [Line("base", text, mark) for severity, text, mark in marks if severity in shown]
    return [*lines, *_status_lines(view, styles), *found]


def _status_lines(view: InView, styles: MapStyles) -> Iterator[Line]:
    """How plants that stand or are being built are told from planned ones, where there are such."""
    present = set(texts(view.plants, "status"))
    for status, text in ((EXISTING, STANDING), (UNDER_CONSTRUCTION, BEING_BUILT)):
        if status in present:
            yield Line("plants", text, replace(styles.plant(None, status), color=(255, 255, 255, 255)))


def _rule(paper: Paper, panel: Box, y: float) -> None:
    paper.line([panel.left, panel.right], [y, y], 0.5, RULE)
