"""A small table of figures written down by hand, for tests of whoever shows tables."""

from __future__ import annotations

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

P1, P2, P3 = (Feature("plants", f"P{n}") for n in (1, 2, 3))
SUM = QT_TRANSLATE_NOOP("drawn", "600 + 300 = 900 kW")

COLUMNS = (
    FigureColumn("power_kw", Named("Connected load", "装机负荷"), "kW", 0, sums=True),
    FigureColumn("land_m2", Named("Land", "用地"), "m2", 1, sums=True),
    FigureColumn("density", Named("Load density", "负荷密度"), "kW/m2", 3, formula="power_kw / land_m2"),
    FigureColumn("remark", Named("Remark", "备注"), "", None),
)
GROUPS = (
    FigureRow("Z1", Named("West", "西区"), (900.0, 4000.0, 0.225, "")),
    FigureRow("Z2", Named("East", "东区"), (0.0, 1000.0, 0.0, "=1+1")),
    FigureRow(None, Named("Outside", "片区外"), (100.0, None, None, "outside all zones"), RowKind.OUTSIDE),
)
TOTAL = FigureRow(None, Named("Total", "合计"), (1000.0, 5000.0, 0.2, ""), RowKind.TOTAL)


def drawn_table() -> FigureTable:
    """Two zones, what is outside, the total; P1 (600 kW) and P2 (300 kW, no land) in Z1, P3 (100 kW) outside."""

    def trace(row: int, column: int) -> Trace | None:
        plants = {0: ((P1, 600.0), (P2, 300.0)), 2: ((P3, 100.0),), 3: ((P1, 600.0), (P2, 300.0), (P3, 100.0))}
        if column == 0 and row in plants:
            return Trace(SUM, tuple(Term(feature, value) for feature, value in plants[row]))
        if (row, column) == (0, 1):
            return Trace(SUM, (Term(P1, 4000.0),), lacking=(P2,))
        return None

    title, rows = Named("Load by zone", "分片区负荷"), (*GROUPS, TOTAL)
    notes = (QT_TRANSLATE_NOOP("drawn", "drawn, not measured"),)
    return FigureTable("drawn", title, Named("Zone", "片区"), COLUMNS, rows, notes, trace)
