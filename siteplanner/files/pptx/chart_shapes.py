"""Charts on slides: native ones with their numbers in a workbook of their own, to be edited by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pptx.chart import data as chart_data
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Mm, Pt

from siteplanner.core.documents.deck_layout import Area
from siteplanner.core.documents.shown_chart import ChartKind, ChartSeries, ShownChart
from siteplanner.files.office_package import plain
from siteplanner.files.pptx.fonts import INK, MUTED, RULE, Type, name_faces, rgb

KINDS: Final[Mapping[ChartKind, Any]] = {
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_DATA: Any = chart_data.CategoryChartData
MARK_PT: Final = 10
_GAP_PERCENT: Final = 55


def add_chart(shapes: Any, of: ShownChart, area: Area, size_pt: float, kind: Type) -> None:
    """Add a chart over an area, its type of ``size_pt``."""
    data: Any = _DATA(number_format=of.number_format)
    data.categories = [plain(name) for name in of.categories]
    for series in of.series:
        data.add_series(plain(series.name), series.values)
    places = Mm(area.left), Mm(area.top), Mm(area.width), Mm(area.height)
    frame = shapes.add_chart(KINDS[of.kind], *places, data)
    frame.name = of.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{of.title}. {of.value_title}")  # noqa: SLF001
    chart = frame.chart
    chart.has_title = False
    kind.dress(chart.font, size_pt)
    name_faces(chart.font._rPr)  # noqa: SLF001  (charts do not take faces from the theme everywhere)
    chart.has_legend = len(of.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _dress_axes(chart, of, size_pt, kind)
    _dress_plot(chart.plots[0], of, size_pt)
    for made, series in zip(chart.plots[0].series, of.series, strict=True):
        _color(made, series, of.kind)


def _dress_axes(chart: Any, of: ShownChart, size_pt: float, kind: Type) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_title = True
    frame = values.axis_title.text_frame
    kind.write(frame.paragraphs[0], of.value_title, size_pt, bold=False, color=MUTED)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = of.number_format, False
    values.major_gridlines.format.line.color.rgb = rgb(RULE)
    values.major_gridlines.format.line.width = Pt(0.5)
    values.format.line.fill.background()
    values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = False
    names.format.line.color.rgb = rgb(MUTED)
    if of.kind == "bars":  # the first at the top, the numbers' axis at the bottom all the same
        names.reverse_order, names.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    if of.labelled:  # the numbers stand at the columns
        values.tick_label_position, values.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False


def _dress_plot(plot: Any, of: ShownChart, size_pt: float) -> None:
    if of.kind != "lines":
        plot.gap_width = _GAP_PERCENT
        plot.overlap = 100 if of.kind == "stacked" else 0
        plot.vary_by_categories = False
    if of.labelled:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = of.number_format, False
        labels.show_value = True
        labels.font.size = Pt(round(size_pt * 0.85 * 2) / 2)
        labels.font.color.rgb = rgb(INK)
        name_faces(labels.font._rPr)  # noqa: SLF001
        labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _color(made: Any, series: ChartSeries, kind: ChartKind) -> None:
    color = rgb(series.color)
    if kind == "lines":
        made.smooth = False
        if series.marks:
            made.format.line.fill.background()
            made.marker.style, made.marker.size = XL_MARKER_STYLE.DIAMOND, MARK_PT
            made.marker.format.fill.solid()
            made.marker.format.fill.fore_color.rgb = color
            made.marker.format.line.color.rgb = color
            made.marker.format.line.width = Pt(1.75)
        else:
            made.format.line.color.rgb, made.format.line.width = color, Pt(2.25)
            made.marker.style = XL_MARKER_STYLE.NONE
        return
    made.invert_if_negative = False
    made.format.fill.solid()
    made.format.fill.fore_color.rgb = color
    for at, each in enumerate(series.colors):
        fill = made.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(each)
        made.points[at].format.line.color.rgb = rgb(MUTED)
        made.points[at].format.line.width = Pt(0.5)
