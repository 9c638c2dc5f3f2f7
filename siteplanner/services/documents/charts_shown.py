"""The charts of figures as numbers with names, from the same functions as the drawn ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.documents.shown_chart import ChartSeries, ShownChart
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import chain_balance
from siteplanner.core.measures.energy_cost.costs import plant_costs
from siteplanner.core.measures.figures import amounts_of
from siteplanner.core.measures.land.balance import land_balance
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import Step, steps_of
from siteplanner.core.measures.power.capacity import substation_capacities
from siteplanner.core.measures.power.demand import plant_demand
from siteplanner.core.text import Text
from siteplanner.drawing.charts import chain, cost, land, output, power, steps
from siteplanner.drawing.charts.chart_list import CHARTS, chart
from siteplanner.drawing.charts.chart_paper import SERIES, money, number, tonnes
from siteplanner.drawing.charts.zone_labels import OUTSIDE, zone_label
from siteplanner.words import Translator

Maker = Callable[[str, Basis, Translator], tuple[ShownChart, ...]]
OVER = "#b3202a"


def shown_charts(key: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    """A chart of the list, in several parts where it has several panels; none where there is nothing to show.

    Raises InputError for an unknown key.
    """
    return _MAKERS[chart(key).key](say.text(chart(key).title), basis, say)


def _output(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    value = amounts_of(basis.number("output_value_cny"))
    known = value > 0
    if not known.any():
        return ()
    zone, product, amount = basis.zone_row[known], basis.text("product")[known], value[known]
    groups = _zones(zone)
    per, unit = money([float(amount[zone == row].sum()) for row in groups], say)
    series = []
    for label, keys, color in output.product_series(sorted({str(key) for key in product})):
        cells = np.isin(product, keys)
        sums = tuple(float(amount[cells & (zone == row)].sum()) / per for row in groups)
        series.append(ChartSeries(say.text(label), sums, color))
    lacking = int((~np.isfinite(value) & (basis.text("product") != "")).sum())
    note = say.text(output.LACKING(count=lacking)) if lacking else ""
    axis = say.text(output.AXIS(unit=unit))
    return (
        ShownChart("output", title, "stacked", axis, _names(basis, groups, say), tuple(series), "#,##0.0#", note=note),
    )


def _steps(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    course = Course.of(basis)
    panels = [(kind, list(of)) for kind, of in groupby(sorted(steps_of(course), key=_panel), key=_panel)]
    if not course.quarters:
        return ()
    note = say.text(steps.UNDATED(count=course.undated.plants)) if course.undated.plants else ""
    return tuple(_step_panel(title, kind, found, course, say, note) for kind, found in panels)


def _panel(step: Step) -> str:
    return "money" if step.target.figure == "output_value_cny" else f"of {step.target.unit}"


def _step_panel(title: str, kind: str, found: list[Step], course: Course, say: Translator, note: str) -> ShownChart:
    largest = [float(steps.grown(course, step).max(initial=0.0)) for step in found]
    largest += [step.target.target for step in found]
    unit = found[0].target.unit
    per, unit = money(largest, say) if kind == "money" else tonnes(largest, say) if unit == "t/a" else (1.0, unit)
    first = min([course.quarters[0], *(step.quarter for step in found)])
    last = max([course.quarters[-1], *(step.quarter for step in found)])
    quarters = first.until(last)
    series: list[ChartSeries] = []
    by_product = groupby(sorted(found, key=lambda step: step.target.product), key=lambda step: step.target.product)
    for at, (product, group) in enumerate(by_product):
        some = list(group)
        what: Text = load_catalogue().product_name(product) if product else steps.WHOLE
        grown = dict(zip(course.quarters, (steps.grown(course, some[0]) / per).tolist(), strict=True))
        stands, planned = 0.0, []
        for quarter in quarters:
            stands = grown.get(quarter, stands)
            planned.append(stands)
        wanted = {step.quarter: step.target.target / per for step in some}
        color = SERIES[at % len(SERIES)]
        series.append(ChartSeries(say.text(steps.PLANNED(what=what)), tuple(planned), color))
        marks = tuple(wanted.get(quarter) for quarter in quarters)
        series.append(ChartSeries(say.text(steps.WANTED(what=what)), marks, color, marks=True))
    axis = say.text((steps.MONEY_AXIS if kind == "money" else steps.CAPACITY_AXIS)(unit=unit))
    names = tuple(str(quarter) for quarter in quarters)
    return ShownChart("steps", title, "lines", axis, names, tuple(series), "#,##0.##", note=note)


def _power(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    found = substation_capacities(basis, plant_demand(basis))
    if not found:
        return ()
    over = tuple(OVER if power.is_over(of) else SERIES[0] for of in found)
    demand = tuple(of.demand_kva / power.PER_MVA for of in found)

    def capacity(values: list[float | None]) -> tuple[float | None, ...]:
        return tuple(None if value is None else value / power.PER_MVA for value in values)

    series = (
        ChartSeries(say.text(power.DEMAND), demand, SERIES[0], over if OVER in over else ()),
        ChartSeries(say.text(power.CARRIES_N1), capacity([of.n1_kva for of in found]), "#7f868d"),
        ChartSeries(say.text(power.CARRIES_N), capacity([of.n_kva for of in found]), "#c3c8ce"),
    )
    unknown = [of.substation_id for of in found if of.n_kva is None]
    note = say.text(power.UNKNOWN(substations=", ".join(unknown))) if unknown else ""
    names = tuple(say.text(power.station_name(basis, of)).replace("\n", " · ") for of in found)
    axis = say.text(power.AXIS)
    return (ShownChart("power", title, "columns", axis, names, series, "#,##0.0", labelled=True, note=note),)


def _land(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    lines = sorted((line for line in land_balance(basis).lines if line.area_m2), key=lambda line: -line.area_m2)
    if not lines:
        return ()
    shown, rest = lines[: land.MOST_LINES], lines[land.MOST_LINES :]
    names = [say.text(land.line_name(line)) for line in shown]
    hectares = [line.area_m2 / land.M2_A_HA for line in shown]
    colors = [land.line_color(line) for line in shown]
    if rest:
        names.append(say.text(land.SMALL(count=len(rest))))
        hectares.append(sum(line.area_m2 for line in rest) / land.M2_A_HA)
        colors.append("#c9c9c9")
    areas = land.PLANAR if basis.areas == "planar" else land.ELLIPSOIDAL
    axis = say.text(land.AXIS(areas=areas))
    series = ChartSeries(axis, tuple(hectares), SERIES[0], tuple(colors))
    return (ShownChart("land", title, "bars", axis, tuple(names), (series,), "#,##0.00", labelled=True),)


def _chain(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    found = chain_balance(basis)
    if not any(step.gwh for step in found.steps):
        return ()
    short = {step.key for step in found.bottlenecks}
    colors = tuple(SERIES[1] if step.key in short else SERIES[0] for step in found.steps)
    axis = say.text(chain.AXIS)
    series = ChartSeries(axis, tuple(step.gwh for step in found.steps), SERIES[0], colors)
    names = tuple(say.text(step.name) for step in found.steps)
    lacking = tuple(step.name for step in found.steps if step.lacking)
    note = say.text(chain.LACKING(steps=lacking) if lacking else chain.LEFT_OUT)
    return (ShownChart("chain", title, "columns", axis, names, (series,), "#,##0.0", labelled=True, note=note),)


def _cost(title: str, basis: Basis, say: Translator) -> tuple[ShownChart, ...]:
    costs = plant_costs(basis)
    known = costs.known & (costs.energy > 0)
    if not known.any():
        return ()
    zone = basis.zone_row[known]
    groups = _zones(zone)
    sums = [[float(each[known][zone == row].sum()) for row in groups] for each in (costs.standard, costs.preferential)]
    per, unit = money([*sums[0], *sums[1]], say)
    series = tuple(
        ChartSeries(say.text(name), tuple(value / per for value in values), SERIES[at])
        for at, (name, values) in enumerate(zip((cost.STANDARD, cost.PREFERENTIAL), sums, strict=True))
    )
    lacking, saved = int((~costs.known).sum()), float(costs.saving[known].sum())
    said = number(round(saved / per, 2))
    note = say.text(cost.LACKING(count=lacking) if lacking else cost.SAVED(amount=said, unit=unit))
    axis = say.text(cost.AXIS(unit=unit))
    return (ShownChart("cost", title, "columns", axis, _names(basis, groups, say), series, "#,##0.0#", note=note),)


def _zones(rows: np.ndarray) -> list[int]:
    """The zones that occur, those in none last."""
    return [*sorted({int(row) for row in rows if row >= 0}), *([-1] if (rows < 0).any() else [])]


def _names(basis: Basis, groups: list[int], say: Translator) -> tuple[str, ...]:
    return tuple(say.text(OUTSIDE) if row < 0 else zone_label(basis, row) for row in groups)


_MAKERS: Mapping[str, Maker] = {
    "output": _output, "steps": _steps, "power": _power, "land": _land, "chain": _chain, "cost": _cost,
}  # fmt: skip
assert _MAKERS.keys() == CHARTS.keys()
