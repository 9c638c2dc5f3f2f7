"""What explains the map on a sheet: heading, the check, legend, scale, sources; each from the top of a box down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np
from pyproj import CRS

from siteplanner.core.check_result import CheckResult
from siteplanner.core.coordinates import crs_text
from siteplanner.core.measures.totals import Totals
from siteplanner.core.moment import When, name_of
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text
from siteplanner.core.vocabulary import vocabulary
from siteplanner.drawing.artists import draw_markers
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.paper import INK, MUTED, Color, Paper
from siteplanner.drawing.sheet_frame import scale_factor
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_legend import Line, lines_of
from siteplanner.drawing.sheet_look import SheetLook
from siteplanner.drawing.style_values import LegendEntry, MarkerStyle
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
IN_SERVICE_BY = QT_TRANSLATE_NOOP("sheet", "What is in service by {when}")
SCALE_FACTOR = QT_TRANSLATE_NOOP(
    "sheet",
    "Grid scale factor mid-map: {factor:.6f} (length on the sheet ÷ factor = length on the ellipsoid).",
)
SCALE_FACTOR_SAID_FROM: Final = 1e-4
"""A judgement: from 1 cm in 100 m on, planners who stake out would see it."""
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
    """What the panel says beside what it draws; ``notes`` end up in its sources. ``when`` is the moment it is about."""

    plan: Plan
    scenario: Scenario
    check: CheckResult
    pack: RulePack
    totals: Totals
    day: dt.date
    when: When = None
    notes: tuple[Message | Template, ...] = ()

    @property
    def illustrative(self) -> bool:
        return is_illustrative(self.plan)


def is_illustrative(plan: Plan) -> bool:
    """Whether the plan's map was made up to show the program and not surveyed."""
    return plan.settings.get(ILLUSTRATIVE_SETTING, "false").strip() not in {"false", "null"}


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


def draw_heading(paper: Paper, facts: Facts, sheet: MapSheet, box: Box) -> float:
    """Title, what it is a sheet of, scenario and moment; gives the height they take."""
    y = box.top
    for line in paper.wrapped(sheet.title or facts.plan.name or UNNAMED, box.width, paper.pt(14.0), bold=True):
        y -= paper.pt(6.2)
        paper.text(box.left, y, line, paper.pt(14.0), bold=True)
    name = facts.scenario.name or facts.scenario.scenario_id
    below: list[tuple[Text, float, bool]] = [(sheet.subtitle, 10.5, True)] if sheet.subtitle else []
    below.append((SCENARIO(name=name), 9.0, False))
    if facts.when is not None:
        below.append((IN_SERVICE_BY(when=name_of(facts.when)), 9.0, False))
    y -= paper.pt(1.5)
    for text, size, bold in below:
        for line in paper.wrapped(text, box.width, paper.pt(size), bold=bold):
            y -= paper.pt(size * 0.49)
            paper.text(box.left, y, line, paper.pt(size), bold=bold)
    if facts.illustrative:
        size = paper.pt(7.5)
        width = paper.size_mm(paper.words(ILLUSTRATIVE), size, bold=True)[0] + 4.0
        y -= paper.pt(7.2)
        paper.rectangle(Box(box.left, y, width, paper.pt(5.0)), edge=INK, width_pt=0.8)
        paper.text(box.left + 2.0, y + paper.pt(2.5), ILLUSTRATIVE, size, bold=True, va="center_baseline")
    return box.top - y + paper.pt(0.6)


def draw_counts(paper: Paper, facts: Facts, styles: MapStyles, box: Box) -> float:
    """Findings in a few words, each with the mark it has on the map; gives the height they take."""
    x, y, size = box.left, box.top - paper.pt(2.8), paper.pt(8.0)
    colors: Mapping[str, Color] = {"error": ERROR_COLOR, "warning": WARNING_COLOR, "ok": OK_COLOR, "muted": MUTED}
    markers = {"error": styles.finding_error_marker, "warning": styles.finding_warning_marker}
    for kind, text in count_lines(facts.check):
        marked = kind in markers
        width = paper.size_mm(paper.words(text), size, bold=True)[0] + (paper.pt(4.5) if marked else 0.0)
        if x > box.left and x + width > box.right:
            x, y = box.left, y - paper.pt(4.6)
        if marked:
            place = np.array([[x + paper.pt(1.6), y + paper.pt(1.05)]])
            paper.unless_measuring(partial(draw_markers, paper.mm, place, markers[kind], 5.0, paper.pt(0.8)))
        paper.text(x + (paper.pt(4.0) if marked else 0.0), y, text, size, bold=True, color=colors[kind])
        x += width + paper.pt(3.5)
    return box.top - y + paper.pt(0.4)


def draw_sources(paper: Paper, facts: Facts, box: Box) -> float:
    """What the sheet rests on; gives the height it takes."""
    size, pitch = paper.pt(5.8), paper.pt(2.9)
    lines = [(line, MUTED, False) for text in _sources(paper, facts) for line in paper.wrapped(text, box.width, size)]
    statement = facts.pack.statement["zh" if paper.say.language.startswith("zh") else "en"]
    lines += [(line, INK, True) for line in paper.wrapped(statement, box.width, size, bold=True)]
    for at, (line, ink, bold) in enumerate(lines):
        paper.text(box.left, box.top - (at + 1) * pitch + paper.pt(0.6), line, size, color=ink, bold=bold)
    return len(lines) * pitch


def _sources(paper: Paper, facts: Facts) -> Iterator[Template | Message | str]:
    yield crs_in_words(facts.plan.site.crs)
    factor = scale_factor(paper, facts.plan.site.crs)
    if abs(factor - 1.0) > SCALE_FACTOR_SAID_FROM:
        yield SCALE_FACTOR(factor=factor)
    name = facts.pack.name["zh" if paper.say.language.startswith("zh") else "en"]
    yield CHECKED_BY(pack=name)
    yield DRAWN_ON(date=facts.day.isoformat())
    yield from facts.notes
    if not paper.layout.whole:
        yield PART_ONLY
    if paper.replaced:
        yield REPLACED


def legend_lines(
    paper: Paper, facts: Facts, entries: tuple[LegendEntry, ...], view: InView, look: SheetLook
) -> list[Line]:
    """What the legend says of what is in view."""
    units = vocabulary("capacity_unit")
    amounts = {
        key: f"{amount.value:,.10g}".replace(",", "\u00a0") + "\u00a0" + paper.words(units.label(amount.unit))
        for key, amount in facts.totals.total.figures.capacity.items()
    }
    said = amounts if look.by_product and paper.layout.whole else {}  # beside a part, sums over all would mislead
    lines = lines_of(entries, paper.say.language, said)
    shown = {f.severity for f in facts.check.findings if not f.waived and f.location is not None}
    marks: list[tuple[str, Template, MarkerStyle]] = [
        ("error", FINDING_ERROR, look.styles.finding_error_marker),
        ("warning", FINDING_WARNING, look.styles.finding_warning_marker),
    ]
    found = [Line("base", text, mark) for severity, text, mark in marks if severity in shown and look.shows("findings")]
    statuses = _status_lines(view, look.styles) if look.by_product and look.shows("plants") else ()
    return [*lines, *statuses, *found]


def _status_lines(view: InView, styles: MapStyles) -> Iterator[Line]:
    """How plants that stand or are being built are told from planned ones, where there are such."""
    present = set(texts(view.plants, "status"))
    for status, text in ((EXISTING, STANDING), (UNDER_CONSTRUCTION, BEING_BUILT)):
        if status in present:
            yield Line("plants", text, replace(styles.plant(None, status), color=(255, 255, 255, 255)))
