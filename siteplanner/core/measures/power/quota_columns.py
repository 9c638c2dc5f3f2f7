"""The power quota of zones beside what their plants demand."""

from __future__ import annotations

import math

from siteplanner.core import schema
from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, RowKind, Term, Trace
from siteplanner.core.measures.power.columns import PowerColumn, number
from siteplanner.core.measures.power.lines import Line, PowerLines
from siteplanner.core.measures.power.load_columns import DEMAND_KW
from siteplanner.core.text import QT_TRANSLATE_NOOP

QUOTA = QT_TRANSLATE_NOOP("measures", "Power quota")
LEFT = QT_TRANSLATE_NOOP("measures", "Left of the quota")
ENTERED = QT_TRANSLATE_NOOP("measures", "Quota of the zone as entered: {quota} kW")
NO_QUOTA = QT_TRANSLATE_NOOP("measures", "No quota is entered for this zone.")
REST = QT_TRANSLATE_NOOP("measures", "{quota} − {demand} = {left} kW")


def quota_kw(lines: PowerLines, line: Line) -> float | None:
    """The quota of a zone; None where none is given, and for the other rows."""
    if line.kind is not RowKind.GROUP:
        return None
    found = float(lines.basis.plan.site.zones["power_quota_kw"].loc[line.key or ""])
    return found if math.isfinite(found) and found >= 0 else None


def _left_kw(lines: PowerLines, line: Line) -> float | None:
    quota = quota_kw(lines, line)
    return None if quota is None else quota - line.demand.demand_kw


def _quota(lines: PowerLines, line: Line) -> Trace | None:
    if line.kind is not RowKind.GROUP:
        return None
    zone, quota = Feature(schema.ZONES.name, line.key or ""), quota_kw(lines, line)
    if quota is None:
        return Trace(NO_QUOTA, lacking=(zone,), why_blank=NO_QUOTA)
    return Trace(ENTERED(quota=number(quota)), (Term(zone, quota),))


def _left(lines: PowerLines, line: Line) -> Trace | None:
    given, quota = _quota(lines, line), quota_kw(lines, line)
    demand = DEMAND_KW.trace(lines, line)
    if given is None or quota is None or demand is None:
        return given
    asked = line.demand.demand_kw
    formula = REST(quota=number(quota), demand=number(asked), left=number(quota - asked))
    terms = (*given.terms, *(Term(each.feature, -(each.value or 0.0)) for each in demand.terms))
    return Trace(formula, terms, demand.lacking)


QUOTAS = (
    PowerColumn(FigureColumn("quota_kw", QUOTA, "kW"), quota_kw, _quota),
    PowerColumn(FigureColumn("quota_left_kw", LEFT, "kW", formula="quota_kw - demand_kw"), _left_kw, _left),
)
