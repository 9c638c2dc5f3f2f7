"""What a template's columns may hold, made ready for one sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from siteplanner.core.measures.basis import Basis
from siteplanner.core.sheets.templates import Filled
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Text
from siteplanner.drawing.charts.chart_list import chart
from siteplanner.drawing.map_layers import InView
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_cells import (
    FINDINGS_KEY,
    PLANTS_KEY,
    ZONES_KEY,
    figure_cells,
    finding_cells,
    plant_cells,
    zone_cells,
)
from siteplanner.drawing.sheet_charts import LEAST_CHART, LEAST_WIDTH_MM, chart_height, draw_chart_on
from siteplanner.drawing.sheet_columns import Block, draw_column, fixed
from siteplanner.drawing.sheet_frame import draw_north, draw_scale
from siteplanner.drawing.sheet_key_map import draw_key_map, key_map_height, key_map_shapes
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_legend import LEAST_SHARE, Line, draw_legend, legend_height
from siteplanner.drawing.sheet_look import SheetLook
from siteplanner.drawing.sheet_panel import Facts, draw_counts, draw_heading, draw_sources
from siteplanner.drawing.sheet_table import Cells, Row, cells_height, draw_cells, fits_across, least_height
from siteplanner.drawing.sheet_title_block import FIELD_NAMES, draw_title_block, title_block_height

FURTHER = QT_TRANSLATE_NOOP("sheet", "On the pages that follow: {names}.")
NO_ROOM = QT_TRANSLATE_NOOP("sheet", "No room on this sheet for: {names}.")
LEGEND = QT_TRANSLATE_NOOP("sheet", "Legend")
KEY_MAP = QT_TRANSLATE_NOOP("sheet", "Key map")
NOTES_KEY: Final = "notes"
_SCALE_PT: Final = 20.5
_TALL_MM: Final = 1e4


@dataclass
class Panel:
    """The panel of one sheet; after ``draw``, ``further`` are the tables and charts that belong on further pages."""

    paper: Paper
    facts: Facts
    filled: Filled
    view: InView
    look: SheetLook
    legend: list[Line]
    basis: Callable[[], Basis]
    continued: bool
    further: list[str] = field(default_factory=list)
    tables: dict[str, Cells] = field(default_factory=dict)

    def draw(self) -> None:
        """Where something finds no room the sheet says so: first it is found out, then it is drawn."""
        self._make_tables()
        with self.paper.measuring():
            self._draw_columns()
        if self.further:
            self.facts = replace(self.facts, notes=(*self.facts.notes, self._said()))
        self._draw_columns()

    def _said(self) -> Message:
        names = tuple(dict.fromkeys(self._name(key) for key in self.further))
        gone = all(key.partition(":")[0] in ("table", "chart", "notes") for key in self.further)
        return (FURTHER if self.continued and gone else NO_ROOM)(names=names)

    def _name(self, key: str) -> Text:
        kind, _, of = key.partition(":")
        if kind == "table":
            return self.tables[of].title
        if kind == "chart":
            return chart(of).title
        return {"legend": LEGEND, "key_map": KEY_MAP}.get(kind, FIELD_NAMES["notes"])

    def _make_tables(self) -> None:
        for key in self.filled.tables:
            self.tables[key] = self._cells(key)
        if self.filled.sheet.notes.strip():
            rows = tuple(Row((line,)) for line in self.filled.sheet.notes.strip().splitlines())
            self.tables[NOTES_KEY] = Cells(FIELD_NAMES["notes"], ("",), (False,), rows)

    def _cells(self, key: str) -> Cells:
        if key == ZONES_KEY:
            return zone_cells(self.paper, self.facts.totals)
        if key == PLANTS_KEY:
            return plant_cells(self.paper, self.view, self.look.styles)
        if key == FINDINGS_KEY:
            return finding_cells(self.paper, self.facts.check.findings)
        return figure_cells(self.paper, key, self.basis())

    def _draw_columns(self) -> None:
        there = {block for column in self.filled.template.columns for block in column}
        for block, names in (
            ("tables", [f"table:{key}" for key in self.filled.tables]),
            ("charts", [f"chart:{key}" for key in self.filled.charts]),
        ):
            for name in names if block not in there else ():
                self._goes_on(name)
        for keys, box in zip(self.filled.template.columns, self.paper.layout.panel_columns, strict=True):
            blocks = [block for key in keys for block in self._blocks(key, box.width)]
            for left_out in draw_column(self.paper, blocks, box):
                self._goes_on(left_out)

    def _goes_on(self, key: str) -> None:
        if key not in self.further:
            self.further.append(key)

    def _blocks(self, key: str, width: float) -> Iterator[Block]:
        make: dict[str, Callable[[float], Iterator[Block]]] = {
            "heading": self._heading,
            "counts": self._counts,
            "legend": self._legend,
            "charts": self._charts,
            "key_map": self._key_map,
            "tables": self._tables,
            "scale": self._scale,
            "notes": self._notes,
            "sources": self._sources,
            "title_block": self._title_block,
        }
        yield from make[key](width)

    def _measured(self, draw: Callable[[Box], float], width: float) -> float:
        with self.paper.measuring():
            return draw(Box(0.0, 0.0, width, _TALL_MM))

    def _heading(self, width: float) -> Iterator[Block]:
        draw = partial(draw_heading, self.paper, self.facts, self.filled.sheet)
        yield fixed("heading", self._measured(draw, width), draw, ruled=False)

    def _counts(self, width: float) -> Iterator[Block]:
        draw = partial(draw_counts, self.paper, self.facts, self.look.styles)
        yield fixed("counts", self._measured(draw, width), draw)

    def _sources(self, width: float) -> Iterator[Block]:
        draw = partial(draw_sources, self.paper, self.facts)
        yield fixed("sources", self._measured(draw, width), draw)

    def _legend(self, width: float) -> Iterator[Block]:
        if "legend" in self.filled.elements and self.legend:
            height = legend_height(self.paper, self.legend, width)
            draw = partial(draw_legend, self.paper, self.legend)
            yield Block("legend", "legend", height * LEAST_SHARE, height, draw, stretches=True)

    def _charts(self, width: float) -> Iterator[Block]:
        for key in self.filled.charts:
            if width < LEAST_WIDTH_MM:
                self._goes_on(f"chart:{key}")
                continue
            height = chart_height(width)
            yield Block(f"chart:{key}", "chart", height * LEAST_CHART, height, partial(self._draw_chart, key))

    def _draw_chart(self, key: str, box: Box) -> None:
        self.paper.unless_measuring(lambda: draw_chart_on(self.paper, key, self.basis(), box))

    def _tables(self, width: float) -> Iterator[Block]:
        for key in self.filled.tables:
            yield from self._table(key, f"table:{key}", "table", width)

    def _notes(self, width: float) -> Iterator[Block]:
        if NOTES_KEY in self.tables:
            yield from self._table(NOTES_KEY, NOTES_KEY, "notes", width)

    def _table(self, key: str, name: str, kind: str, width: float) -> Iterator[Block]:
        cells = self.tables[key]
        if not fits_across(self.paper, cells, width):
            self._goes_on(name)
            return
        height = cells_height(self.paper, cells, width)
        least = least_height(self.paper, cells, width)
        yield Block(name, kind, least, height, partial(self._draw_table, cells, name), stretches=kind == "table")

    def _draw_table(self, cells: Cells, name: str, box: Box) -> None:
        _, hidden = draw_cells(self.paper, cells, box)
        if hidden:
            self._goes_on(name)

    def _key_map(self, width: float) -> Iterator[Block]:
        if "key_map" not in self.filled.elements or self.paper.layout.whole:
            return
        found = key_map_shapes(self.facts.plan, self.facts.scenario.scenario_id)
        if found is not None:
            shapes, bounds = found
            draw = partial(draw_key_map, self.paper, shapes, bounds)
            height = key_map_height(self.paper, bounds, width)
            yield Block("key_map", "key_map", height, height, draw)

    def _scale(self, _width: float) -> Iterator[Block]:
        elements = self.filled.elements & {"scale_bar", "north_arrow"}
        if elements:
            yield fixed("scale", self.paper.pt(_SCALE_PT), partial(self._draw_scale, elements))

    def _draw_scale(self, elements: frozenset[str], box: Box) -> None:
        paper = self.paper
        if "scale_bar" in elements:
            draw_scale(paper, box.left + 1.0, box.bottom + paper.pt(5.0))
        if "north_arrow" in elements:
            crs = self.facts.plan.site.crs
            draw_north(paper, box.right - paper.pt(7.0), box.bottom + paper.pt(3.6), paper.pt(15.0), crs)

    def _title_block(self, _width: float) -> Iterator[Block]:
        fields = self.filled.template.title_block
        if fields:
            height = title_block_height(self.paper, fields)
            draw = partial(draw_title_block, self.paper, self.filled.sheet, fields)
            yield fixed("title_block", height, draw, ruled=False)
