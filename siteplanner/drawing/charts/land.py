"""What the land is used for: a bar a land use with area and share, in the map's colours, gaps and overlaps too."""

from __future__ import annotations

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land.balance import LandLine, LineKind, land_balance
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_paper import HATCHES, SIZE_PT, ChartPaper
from siteplanner.drawing.styles import load_styles

AXIS = QT_TRANSLATE_NOOP("chart", "Hectares ({areas})")
PLANAR = QT_TRANSLATE_NOOP("chart", "planar areas")
ELLIPSOIDAL = QT_TRANSLATE_NOOP("chart", "ellipsoidal areas")
AREA_AND_SHARE = QT_TRANSLATE_NOOP("chart", "{ha:,.2f} ha  {percent:.2f} %")
UNCOVERED = QT_TRANSLATE_NOOP("chart", "not covered by parcels")
TWICE = QT_TRANSLATE_NOOP("chart", "overlapping, counted twice")
SMALL = QT_TRANSLATE_NOOP("chart", "{count} smaller ones")
M2_A_HA = 1e4
MOST_LINES = 16


def draw(paper: ChartPaper, basis: Basis) -> None:
    """The largest at the top; of very many the smallest together."""
    found = land_balance(basis)
    lines = sorted((line for line in found.lines if line.area_m2), key=lambda line: -line.area_m2)
    if not lines:
        return
    shown, rest = lines[:MOST_LINES], lines[MOST_LINES:]
    axes = paper.axes()
    names: list[Text] = [line_name(line) for line in shown]
    hectares = [line.area_m2 / M2_A_HA for line in shown]
    percents = [line.percent or 0.0 for line in shown]
    if rest:
        names.append(SMALL(count=len(rest)))
        hectares.append(sum(line.area_m2 for line in rest) / M2_A_HA)
        percents.append(sum(line.percent or 0.0 for line in rest))
    colors = [line_color(line) for line in shown] + (["#c9c9c9"] if rest else [])
    places = range(len(names))
    bars = axes.barh(places, hectares, height=0.66, color=colors, edgecolor=paper.ink.muted, linewidth=0.6)
    for bar, line in zip(bars, shown, strict=False):
        if line.kind is not LineKind.USE:
            bar.set_hatch(HATCHES[1])
    axes.invert_yaxis()
    axes.set_yticks(places, [paper.words(name) for name in names])
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x", color=paper.ink.line, linewidth=0.6)
    axes.set_xlim(min(0.0, *hectares), max(hectares) * 1.25)
    for at, (ha, percent) in enumerate(zip(hectares, percents, strict=True)):
        axes.annotate(
            paper.words(AREA_AND_SHARE(ha=ha, percent=percent)),
            (max(ha, 0.0), at),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontproperties=paper.font.properties(SIZE_PT - 1),
            color=paper.ink.text,
        )
    paper.axis_title(axes, AXIS(areas=PLANAR if basis.areas == "planar" else ELLIPSOIDAL))
    paper.finish(axes)


def line_name(line: LandLine) -> Text:
    """What a line of the balance is called on a chart."""
    if line.use is not None:
        return line.use.name
    return UNCOVERED if line.kind is LineKind.UNCOVERED else TWICE


def line_color(line: LandLine) -> str:
    """Its colour on printed maps, ``#rrggbb``."""
    if line.use is None:
        return "#ffffff"
    styles = load_styles("print")
    red, green, blue, _ = styles.land_use(line.use.code).color
    return f"#{red:02x}{green:02x}{blue:02x}"
