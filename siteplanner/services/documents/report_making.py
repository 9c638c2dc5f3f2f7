"""The report of a scheme: what it is, its figures, what the check found, what was decided, drawings; short or whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Final

from siteplanner.core.decisions import decisions_of
from siteplanner.core.difference import PlantChanges
from siteplanner.core.documents.deck import Picture
from siteplanner.core.documents.report import (
    Block,
    Contents,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    TableBlock,
)
from siteplanner.core.documents.shown_table import ShownRow, ShownTable
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.moment import When, name_of
from siteplanner.core.number_course import NumberCourse, ShownNumber
from siteplanner.core.readable_units import NO_FIGURE, number_words
from siteplanner.core.scenarios.child_difference import own_changes
from siteplanner.core.scenarios.tree import parent_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.axonometric.picture import PictureWish, draw_axonometric
from siteplanner.drawing.charts.chart_list import CHARTS
from siteplanner.drawing.charts.chart_picture import draw_chart
from siteplanner.drawing.charts.chart_picture import written as chart_file
from siteplanner.drawing.map_picture import draw_legend_picture, draw_map_picture
from siteplanner.drawing.sheet_panel import CHECKED_BY, ILLUSTRATIVE, UNNAMED, count_lines, crs_in_words
from siteplanner.services.documents.check_tables import (
    changes_table,
    findings_tables,
    limits_table,
    rules_off,
    waivers_table,
)
from siteplanner.services.documents.figures_shown import shown_table
from siteplanner.services.documents.findings_shown import findings_by_rule
from siteplanner.services.documents.told_of_plan import Told
from siteplanner.services.kept_looks import plan_look

GATHERING = QT_TRANSLATE_NOOP("document", "Gathering the report")
SUBJECT = QT_TRANSLATE_NOOP("document", "Report of the scheme “{scenario}”")
CONTENTS = QT_TRANSLATE_NOOP("document", "Contents")
PLAN = QT_TRANSLATE_NOOP("document", "Plan")
SCENARIO = QT_TRANSLATE_NOOP("document", "Scenario")
COUNTED = QT_TRANSLATE_NOOP("document", "What counts")
ALL_PLANTS = QT_TRANSLATE_NOOP("document", "the whole scenario")
BY_WHEN = QT_TRANSLATE_NOOP("document", "what is in service by {when}")
SYSTEM = QT_TRANSLATE_NOOP("document", "Coordinate system")
RULES = QT_TRANSLATE_NOOP("document", "Rule pack")
MADE = QT_TRANSLATE_NOOP("document", "Made on")
MADE_WITH = QT_TRANSLATE_NOOP("document", "{date}, siteplanner {version}")
SCHEME = QT_TRANSLATE_NOOP("document", "The scheme")
NO_DESCRIPTION = QT_TRANSLATE_NOOP("document", "The scenario has no description.")
CHILD_OF = QT_TRANSLATE_NOOP("document", "The scenario is built on “{parent}” and changes of it:")
SAME_AS_PARENT = QT_TRANSLATE_NOOP("document", "The scenario is built on “{parent}” and changes nothing of it so far.")
CAME_FROM = QT_TRANSLATE_NOOP("document", "The scenario began as a copy of “{parent}”.")
ADDED = QT_TRANSLATE_NOOP("document", "{count} added: {ids}")
REMOVED = QT_TRANSLATE_NOOP("document", "{count} removed: {ids}")
MOVED = QT_TRANSLATE_NOOP("document", "{count} moved or reshaped: {ids}")
ALTERED = QT_TRANSLATE_NOOP("document", "{count} with other data: {ids}")
NUMBERS = QT_TRANSLATE_NOOP("document", "The scheme in numbers")
FIGURE = QT_TRANSLATE_NOOP("document", "Figure")
VALUE = QT_TRANSLATE_NOOP("document", "Value")
WANTED = QT_TRANSLATE_NOOP("document", "Wanted by the town")
REACHED = QT_TRANSLATE_NOOP("document", "Reached")
INCOMPLETE = QT_TRANSLATE_NOOP("document", "* {count} plants state no such figure and are not in the sum.")
SITE = QT_TRANSLATE_NOOP("document", "Site and map")
SITE_HAS = QT_TRANSLATE_NOOP(
    "document",
    "The map has {parcels:,} parcels, {zones:,} zones, {constraints:,} constraints and {substations:,} substations.",
)
MAP = QT_TRANSLATE_NOOP("document", "Map of the scheme: {place}")
LEGEND = QT_TRANSLATE_NOOP("document", "Legend of the map")
FIGURES = QT_TRANSLATE_NOOP("document", "Figures")
TOO_LONG = QT_TRANSLATE_NOOP(
    "document", "“{table}” has {rows:,} rows and is left out here; the workbook of figures (.xlsx) has it whole."
)
CHECKS = QT_TRANSLATE_NOOP("document", "Check of the layout")
CHECKED = QT_TRANSLATE_NOOP("document", "{plants:,} plants on {parcels:,} parcels were checked.")
SWITCHED_OFF = QT_TRANSLATE_NOOP("document", "Rules that are switched off and were not checked: {rules}.")
MORE_FINDINGS = QT_TRANSLATE_NOOP("document", "{count} more findings are in the full report.")
DECISIONS = QT_TRANSLATE_NOOP("document", "Decisions")
TIME = QT_TRANSLATE_NOOP("document", "Time (UTC)")
DECISION = QT_TRANSLATE_NOOP("document", "Decision")
NAMES = QT_TRANSLATE_NOOP("document", "Names")
KEPT_AS = QT_TRANSLATE_NOOP("document", "Kept as")
SOURCES = QT_TRANSLATE_NOOP("document", "Sources of the limits")
DRAWINGS = QT_TRANSLATE_NOOP("document", "Drawings")
FROM_AIR = QT_TRANSLATE_NOOP("document", "The scheme seen from the air: {place}")

TEXT_MM: Final = 170.0
"""Width of the text on a page."""
MOST_ROWS: Final = 400
"""Longer tables of figures are in the workbook; findings are always told."""
SHORT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "totals_zone": ("plants", "footprint_m2", "land_m2", "demand_kw", "output_value_cny", "investment_cny", "jobs"),
    "land_balance": ("parcels", "area_ha", "share_percent"),
    "indicators": ("value", "unit", "at_least", "at_most"),
    "power_capacity": ("demand_kw", "n_kva", "n1_kva", "spare_n1_kva", "state"),
}
"""The tables of a short report with their columns; how far targets are reached stands with its first numbers."""
SHORT_FINDINGS: Final = 12
SHORT_MAP, MAP_SHARE = 0.33, 0.62
"""Height of the map for its width: a short report has it on the first page."""
MOST_IDS: Final = 60


class ReportMaker:
    """Gathers the report of one scenario until one moment."""

    def __init__(self, told: Told, scenario_id: str, when: When = None) -> None:
        self.told, self.scenario_id, self.when = told, scenario_id, when
        self.say = told.say.text

    def report(self, *, full: bool) -> Report:
        """The whole report, or a short one of a few pages. Raises InputError where a text needs a font for Chinese that
        is not there; Cancelled."""
        told = self.told
        parts = [
            lambda: self._scheme(full=full),
            lambda: self._site(full=full),
            lambda: self._figures(full=full),
            lambda: self._checks(full=full),
            self._decisions,
            *([self._sources, self._drawings] if full else []),
        ]
        blocks: list[Block] = [self._facts()]
        if full:
            blocks += [Contents(self.say(CONTENTS)), PageBreak()]
        for at, part in enumerate(parts):
            told.work.step(at, len(parts), GATHERING)
            blocks += part()
        told.work.step(len(parts), len(parts), GATHERING)
        name = told.plan.name or self.say(UNNAMED)
        return Report(
            name,
            self.say(SUBJECT(scenario=told.scenario_name(self.scenario_id))),
            told.pack.statement[told.language],
            self.say(ILLUSTRATIVE) if told.illustrative else "",
            f"{name} · {told.place(self.scenario_id, self.when)}",
            told.say.language,
            tuple(blocks),
        )

    def _facts(self) -> Facts:
        told = self.told
        counted: Text = ALL_PLANTS if self.when is None else BY_WHEN(when=name_of(self.when))
        rows: tuple[tuple[Text, Text], ...] = (
            (PLAN, told.plan.name or UNNAMED),
            (SCENARIO, told.scenario_name(self.scenario_id)),
            (COUNTED, counted),
            (SYSTEM, crs_in_words(told.plan.site.crs)),
            (RULES, f"{told.pack.name[told.language]} ({told.pack.id})"),
            (MADE, MADE_WITH(date=told.day.isoformat(), version=version("siteplanner"))),
        )
        return Facts(tuple((self.say(name), self.say(value)) for name, value in rows))

    # -- what the scheme is ---------------------------------------------------------------------------------------

    def _scheme(self, *, full: bool) -> Iterator[Block]:
        told, plan = self.told, self.told.plan
        scenario = plan.scenario(self.scenario_id)
        yield Heading(self.say(SCHEME))
        yield Paragraph(scenario.description or self.say(NO_DESCRIPTION))
        parent = parent_of(plan, self.scenario_id)
        if parent:
            changes = own_changes(plan, self.scenario_id)
            name = told.scenario_name(parent)
            yield Paragraph(self.say((CHILD_OF if changes else SAME_AS_PARENT)(parent=name)))
            yield from (Paragraph(f"· {self.say(line)}") for line in _changes(changes, full=full))
        elif scenario.parent_id in plan.scenario_plants:
            yield Paragraph(self.say(CAME_FROM(parent=told.scenario_name(scenario.parent_id))))
        course = NumberCourse.of_scenario(plan, self.scenario_id)
        numbers = course.at(self.when)
        yield TableBlock(self._numbers(numbers))
        lacking = max((each.lacking for each in numbers), default=0)
        if lacking:
            yield Paragraph(self.say(INCOMPLETE(count=lacking)), "muted")

    def _numbers(self, numbers: tuple[ShownNumber, ...]) -> ShownTable:
        say, rows = self.say, []
        for each in numbers:
            value, unit = number_words(each, say, chinese=self.told.chinese)
            wanted = reached = NO_FIGURE
            if each.target:
                of_target = ShownNumber(each.key, each.label, each.unit, each.target, 0)
                target, target_unit = number_words(of_target, say, chinese=self.told.chinese)
                wanted = f"{target} {target_unit} ({each.target_year})"
                reached = f"{(each.value or 0.0) / each.target:.0%}"
            mark = " *" if each.lacking and each.value is not None else ""
            rows.append(ShownRow((say(each.label), f"{value} {unit}".rstrip() + mark, wanted, reached)))
        header = tuple(map(say, (FIGURE, VALUE, WANTED, REACHED)))
        return ShownTable("numbers", say(NUMBERS), header, tuple(rows), frozenset({1, 2, 3}))

    def _site(self, *, full: bool) -> Iterator[Block]:
        told, site = self.told, self.told.plan.site
        yield Heading(self.say(SITE))
        counts = {name: len(getattr(site, name)) for name in ("parcels", "zones", "constraints", "substations")}
        yield Paragraph(self.say(SITE_HAS(**counts)))
        place = told.place(self.scenario_id, self.when)
        made = draw_map_picture(
            told.plan,
            told.check(self.scenario_id, self.when),
            (TEXT_MM, (MAP_SHARE if full else SHORT_MAP) * TEXT_MM),
            look=plan_look(told.plan),
            moment=self.when,
            type_pt=5.5,
            lang=told.say.language,
        )
        caption = self.say(MAP(place=place))
        yield Figure(Picture(made.png, caption))
        legend = draw_legend_picture(
            made.legend, TEXT_MM, columns=4 if full else 6, size_pt=7.5 if full else 6.5, lang=told.say.language
        )
        yield Figure(Picture(legend, self.say(LEGEND)), caption)

    # -- its figures ----------------------------------------------------------------------------------------------

    def _figures(self, *, full: bool) -> Iterator[Block]:
        basis = self.told.basis(self.scenario_id, self.when)
        yield Heading(self.say(FIGURES))
        for family in FAMILIES.values():
            tables = family.tables(basis)
            if full and tables:
                yield Heading(self.say(family.title), 2)
            for table in tables:
                self.told.work.pause()
                if full:
                    yield from self._table(table)
                elif table.key in SHORT_COLUMNS:
                    yield from self._table(_short(table))

    def _table(self, table: FigureTable) -> Iterator[Block]:
        if len(table.rows) > MOST_ROWS:
            yield Paragraph(self.say(TOO_LONG(table=table.title, rows=len(table.rows))), "muted")
        elif table.rows:
            yield TableBlock(shown_table(table, self.told.say))

    # -- what the check found -------------------------------------------------------------------------------------

    def _checks(self, *, full: bool) -> Iterator[Block]:
        told, result = self.told, self.told.check(self.scenario_id, self.when)
        yield Heading(self.say(CHECKS))
        yield Paragraph("  ".join(self.say(text) for _, text in count_lines(result)), "strong")
        yield Paragraph(self.say(CHECKED(plants=result.plants, parcels=result.parcels)))
        yield Paragraph(self.say(CHECKED_BY(pack=f"{told.pack.name[told.language]} ({told.pack.id})")))
        yield Paragraph(told.pack.statement[told.language], "strong")
        off = rules_off(told.pack)
        if off:
            yield Paragraph(self.say(SWITCHED_OFF(rules=off)), "warning")
        if full:
            yield TableBlock(findings_by_rule(result, told.say))
        left = None if full else SHORT_FINDINGS
        for table in findings_tables(told, result, in_words=not full):
            rows = table.rows if left is None else table.rows[:left]
            if rows:
                yield TableBlock(ShownTable(table.key, table.title, table.header, rows, table.numbers))
            left = None if left is None else left - len(rows)
        more = 0 if full else len(result.findings) - SHORT_FINDINGS
        if more > 0:
            yield Paragraph(self.say(MORE_FINDINGS(count=more)), "warning")
        for extra in (waivers_table(told, result), changes_table(told, told.pack) if full else None):
            if extra is not None:
                yield TableBlock(extra)

    def _decisions(self) -> Iterator[Block]:
        decisions = decisions_of(self.told.plan)
        if not decisions:
            return
        names = {each.scenario_id: each.name or each.scenario_id for each in self.told.plan.scenarios}
        rows = [
            ShownRow(
                (
                    each.time.replace("T", " ")[:16],
                    each.text,
                    each.names,
                    names.get(each.scenario_id, each.scenario_id),
                    names.get(each.kept_as, each.kept_as) or NO_FIGURE,
                )
            )
            for each in decisions
        ]
        header = tuple(map(self.say, (TIME, DECISION, NAMES, SCENARIO, KEPT_AS)))
        yield Heading(self.say(DECISIONS))
        yield TableBlock(ShownTable("decisions", self.say(DECISIONS), header, tuple(rows)))

    def _sources(self) -> Iterator[Block]:
        yield Heading(self.say(SOURCES))
        yield TableBlock(limits_table(self.told, self.told.pack))

    # -- drawings -------------------------------------------------------------------------------------------------

    def _drawings(self) -> Iterator[Block]:
        told = self.told
        yield Heading(self.say(DRAWINGS))
        place = told.place(self.scenario_id, self.when)
        caption = self.say(FROM_AIR(place=place))
        look = plan_look(told.plan)
        wish = PictureWish(
            size_px=(960, 600), look="print", scheme=look.scheme, plants_by=look.plants_by, framed=False, names=True
        )
        png = draw_axonometric(
            told.plan, ".png", self.scenario_id, wish, moment=self.when, lang=told.say.language, dpi=192.0
        )
        yield Figure(Picture(png, caption), caption)
        basis = told.basis(self.scenario_id, self.when)
        for chart in CHARTS.values():
            told.work.pause()
            paper = draw_chart(chart, basis, told.say, size_in=(TEXT_MM / 25.4, 3.6))
            title = self.say(chart.title)
            yield Figure(Picture(chart_file(paper, ".png", 220.0), title), title)


def _changes(changes: PlantChanges, *, full: bool) -> Iterator[Text]:
    """What a child changes, with the numbers of the plants in a full report."""
    altered = tuple(each for each in changes.altered if each not in set(changes.moved))
    for template, ids in (
        (ADDED, changes.added), (REMOVED, changes.removed), (MOVED, changes.moved), (ALTERED, altered),
    ):  # fmt: skip
        if ids:
            most = len(ids) if full else MOST_IDS
            told = ", ".join(ids[:most]) + (" …" if len(ids) > most else "")
            yield template(count=len(ids), ids=told)


def _short(table: FigureTable) -> FigureTable:
    """The table with the columns of a short report, without rows below the first level, indicators that are not
    known, and notes."""
    kept = [at for at, column in enumerate(table.columns) if column.key in SHORT_COLUMNS[table.key]]
    rows = tuple(
        replace(row, values=tuple(row.values[at] for at in kept))
        for row in table.rows
        if row.level == 0 and (table.key != "indicators" or row.values[kept[0]] is not None)
    )
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows, notes=())
