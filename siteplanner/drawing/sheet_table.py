"""The small table of a sheet: plants, land, load and money of each zone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from siteplanner.core.measures.figures import Figures
from siteplanner.core.measures.totals import Totals
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.drawing.paper import INK, MUTED, RULE, Paper
from siteplanner.drawing.sheet_layout import Box

TITLE = QT_TRANSLATE_NOOP("sheet", "Totals by zone")
ZONE = QT_TRANSLATE_NOOP("sheet", "Zone")
PLANTS = QT_TRANSLATE_NOOP("sheet", "Plants")
FOOTPRINT = QT_TRANSLATE_NOOP("sheet", "Footprint\nha")
DEMAND = QT_TRANSLATE_NOOP("sheet", "Demand\nMW")
INVESTMENT = QT_TRANSLATE_NOOP("sheet", "Investment\n100 M CNY")
OUTPUT = QT_TRANSLATE_NOOP("sheet", "Output a year\n100 M CNY")
NO_ZONE = QT_TRANSLATE_NOOP("sheet", "In no zone")
ALL = QT_TRANSLATE_NOOP("sheet", "Total")
MORE = QT_TRANSLATE_NOOP("sheet", "{zones} more zones")
EMPTY = QT_TRANSLATE_NOOP("sheet", "Zones without plants are left out.")
BLANKS = QT_TRANSLATE_NOOP("sheet", "* Some plants give no figure; they count as 0.")
TITLE_PT, BODY_PT, NOTE_PT = 7.5, 6.0, 5.2

_FIGURES: Final[Mapping[str, tuple[Template, float, int]]] = {
    "footprint_m2": (FOOTPRINT, 1e4, 2),
    "demand_kw": (DEMAND, 1e3, 1),
    "investment_cny": (INVESTMENT, 1e8, 2),
    "output_value_cny": (OUTPUT, 1e8, 2),
}
"""Heading, the units of the figure in one of the column, decimals."""
_NAME_SHARE, _COUNT_SHARE = 0.27, 0.1
Row = tuple[Template | Message | str, Figures]


def table_height(paper: Paper, totals: Totals) -> float:
    """How much room the whole table takes, mm."""
    return _pitch(paper) * (len(_rows(totals)) + 5.6)


def draw_table(paper: Paper, totals: Totals, box: Box) -> None:
    """Write the table from the top of ``box`` downwards; rows that find no room are counted in one."""
    pitch, body = _pitch(paper), paper.pt(BODY_PT)
    y = box.top - pitch * 0.9
    paper.text(box.left, y, TITLE, paper.pt(TITLE_PT), bold=True)
    y -= pitch * 1.9
    edges = _edges(box)
    _headings(paper, edges, y, paper.pt(NOTE_PT))
    paper.line([box.left, box.right], [y - pitch * 0.3] * 2, 0.6)
    rows = _rows(totals)
    room = max(1, int((y - pitch * 2.4 - box.bottom) / pitch))
    shown, hidden = (rows, 0) if len(rows) <= room else (rows[: room - 1], len(rows) - room + 1)
    for name, figures in shown:
        y -= pitch
        _row(paper, edges, y, name, figures, body)
    if hidden:
        y -= pitch
        paper.text(box.left, y, MORE(zones=hidden), body, color=MUTED)
    paper.line([box.left, box.right], [y - pitch * 0.3] * 2, 0.4, RULE)
    y -= pitch
    _row(paper, edges, y, ALL, totals.total.figures, body, bold=True)
    notes = [EMPTY] if len(rows) < len(totals.rows) else []
    notes += [BLANKS] if any(totals.total.figures.missing.get(name) for name in _FIGURES) else []
    if notes:
        text = " ".join(paper.words(note) for note in notes)
        paper.text(box.left, y - pitch * 0.95, text, paper.pt(NOTE_PT), color=MUTED)


def _pitch(paper: Paper) -> float:
    return paper.pt(3.7)


def _rows(totals: Totals) -> list[Row]:
    """The zones with plants, and the plants in none."""
    return [
        (NO_ZONE if row.key is None else row.name("en") or str(row.key), row.figures)
        for row in totals.rows
        if row.figures.plants
    ]


def _edges(box: Box) -> list[float]:
    """The right edge of each column, the name's first."""
    left = [_NAME_SHARE, _NAME_SHARE + _COUNT_SHARE]
    wide = (1.0 - left[-1]) / len(_FIGURES)
    return [
        box.left + box.width * share for share in (*left, *(left[-1] + wide * (n + 1) for n in range(len(_FIGURES))))
    ]


def _headings(paper: Paper, edges: list[float], y: float, size: float) -> None:
    paper.text(edges[0] - (edges[-1] - edges[0]) * _NAME_SHARE / (1 - _NAME_SHARE), y, ZONE, size, color=MUTED)
    for edge, heading in zip(edges[1:], (PLANTS, *(of[0] for of in _FIGURES.values())), strict=True):
        paper.text(edge, y, heading, size, color=MUTED, ha="right", va="bottom")


def _row(
    paper: Paper,
    edges: list[float],
    y: float,
    name: Template | Message | str,
    figures: Figures,
    size: float,
    *,
    bold: bool = False,
) -> None:
    left = edges[0] - (edges[-1] - edges[0]) * _NAME_SHARE / (1 - _NAME_SHARE)
    text = paper.words(name)
    fits = min(1.0, (edges[0] - left) / max(paper.size_mm(text, size, bold=bold)[0], 1e-9))
    paper.text(left, y, text, size * fits, bold=bold)
    paper.text(edges[1], y, str(figures.plants), size, bold=bold, ha="right")
    for edge, (key, (_, unit, decimals)) in zip(edges[2:], _FIGURES.items(), strict=True):
        mark = "*" if figures.missing.get(key) else ""
        amount = f"{figures.amounts[key] / unit:,.{decimals}f}".replace(",", "\u00a0")
        paper.text(edge, y, mark + amount, size, bold=bold, ha="right", color=INK)
