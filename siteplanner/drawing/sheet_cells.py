"""The tables that a sheet can bear, in its language: zones, plants in view, findings, and every family of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from siteplanner.core.errors import InputError
from siteplanner.core.finding_words import STATES, rule_name, state_of, subject_name
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Figures
from siteplanner.core.measures.totals import Totals
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text
from siteplanner.core.vocabulary import vocabulary
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_table import Cells, Row
from siteplanner.drawing.styles import MapStyles

TITLE = QT_TRANSLATE_NOOP("sheet", "Totals by zone")
ZONE = QT_TRANSLATE_NOOP("sheet", "Zone")
PLANTS = QT_TRANSLATE_NOOP("sheet", "Plants")
FOOTPRINT = QT_TRANSLATE_NOOP("sheet", "Footprint\nha")
DEMAND = QT_TRANSLATE_NOOP("sheet", "Demand\nMW")
INVESTMENT = QT_TRANSLATE_NOOP("sheet", "Investment\n100 M CNY")
OUTPUT = QT_TRANSLATE_NOOP("sheet", "Output a year\n100 M CNY")
NO_ZONE = QT_TRANSLATE_NOOP("sheet", "In no zone")
ALL = QT_TRANSLATE_NOOP("sheet", "Total")
EMPTY = QT_TRANSLATE_NOOP("sheet", "Zones without plants are left out.")
BLANKS = QT_TRANSLATE_NOOP("sheet", "* Some plants give no figure; they count as 0.")
IN_VIEW = QT_TRANSLATE_NOOP("sheet", "Plants on this sheet")
PLANT = QT_TRANSLATE_NOOP("sheet", "Plant")
PRODUCT = QT_TRANSLATE_NOOP("sheet", "Product")
CAPACITY = QT_TRANSLATE_NOOP("sheet", "Capacity")
LOAD = QT_TRANSLATE_NOOP("sheet", "Load\nMW")
FINDINGS = QT_TRANSLATE_NOOP("sheet", "Findings of the check")
GRADE = QT_TRANSLATE_NOOP("sheet", "Grade")
RULE = QT_TRANSLATE_NOOP("sheet", "Rule")
ABOUT = QT_TRANSLATE_NOOP("sheet", "About")
FOUND = QT_TRANSLATE_NOOP("sheet", "What was found")
NONE_FOUND = QT_TRANSLATE_NOOP("sheet", "Nothing was found.")
NO_ROWS = QT_TRANSLATE_NOOP("sheet", "Nothing to list.")
UNKNOWN_TABLE = QT_TRANSLATE_NOOP("sheet", "A sheet cannot bear a table “{table}”. Known tables: {known}.")
ZONES_KEY, PLANTS_KEY, FINDINGS_KEY = "zones", "plants", "findings"
OWN_TABLES: Final[Mapping[str, Template]] = {ZONES_KEY: TITLE, PLANTS_KEY: IN_VIEW, FINDINGS_KEY: FINDINGS}
TABLES: Final[Mapping[str, Template]] = {**OWN_TABLES, **{key: family.title for key, family in FAMILIES.items()}}
"""What can stand on a sheet, in the order of the choice. Of a family of figures it is the first table; another one is
``family/table``."""
NO_FIGURE: Final = "–"
_LISTED: Final = Template("", "{names}")

_FIGURES: Final[Mapping[str, tuple[Template, float, int]]] = {
    "footprint_m2": (FOOTPRINT, 1e4, 2),
    "demand_kw": (DEMAND, 1e3, 1),
    "investment_cny": (INVESTMENT, 1e8, 2),
    "output_value_cny": (OUTPUT, 1e8, 2),
}
"""Heading, the units of the figure in one of the column, decimals."""


def require_tables(keys: Sequence[str]) -> None:
    """Raises InputError naming the known ones for a table that there is not."""
    for key in keys:
        if key.partition("/")[0] not in TABLES:
            raise InputError(UNKNOWN_TABLE, table=key, known=", ".join(TABLES))


def figure_cells(paper: Paper, key: str, basis: Basis) -> Cells:
    """A table of a family of figures, by ``family`` or ``family/table``. Raises InputError for one there is not."""
    family, _, wanted = key.partition("/")
    tables = FAMILIES[family].tables(basis) if family in FAMILIES else ()
    for table in tables:
        if wanted in ("", table.key):
            return _of_table(paper, table)
    raise InputError(UNKNOWN_TABLE, table=key, known=", ".join(f"{family}/{table.key}" for table in tables))


def zone_cells(paper: Paper, totals: Totals) -> Cells:
    """Plants, land, load and money of each zone with plants, and of the plants in none."""
    rows = [
        (NO_ZONE if row.key is None else row.name("en") or str(row.key), row.figures)
        for row in totals.rows
        if row.figures.plants
    ]
    notes = [EMPTY] if len(rows) < len(totals.rows) else []
    notes += [BLANKS] if any(totals.total.figures.missing.get(name) for name in _FIGURES) else []
    heading = (ZONE, PLANTS, *(of[0] for of in _FIGURES.values()))
    return Cells(
        TITLE,
        tuple(paper.words(text) for text in heading),
        (False, *(True for _ in heading[1:])),
        (
            *(Row(_sums(paper, name, figures)) for name, figures in rows),
            Row(_sums(paper, ALL, totals.total.figures), strong=True),
        ),
        (" ".join(paper.words(note) for note in notes),) if notes else (),
    )


def plant_cells(paper: Paper, view: InView, styles: MapStyles) -> Cells:
    """The plants that the sheet shows."""
    units, plants = vocabulary("capacity_unit"), view.plants
    products = [styles.product_names.get(key) for key in texts(plants, "product")]
    language = paper.say.language
    rows = [
        Row(
            (
                str(key),
                name,
                product.in_language(language) if product else "",
                f"{_number(capacity, 0)} {paper.words(units.label(unit))}" if capacity == capacity else NO_FIGURE,
                _number(power / 1e3, 2) if power == power else NO_FIGURE,
            )
        )
        for key, name, product, capacity, unit, power in zip(
            plants.index,
            texts(plants, "name"),
            products,
            plants["capacity"].to_numpy(dtype=float, na_value=float("nan")).tolist(),
            texts(plants, "capacity_unit"),
            plants["power_kw"].to_numpy(dtype=float, na_value=float("nan")).tolist(),
            strict=True,
        )
    ]
    heading = tuple(paper.words(text) for text in (PLANT, "", PRODUCT, CAPACITY, LOAD))
    notes = () if rows else (paper.words(NO_ROWS),)
    return Cells(IN_VIEW, heading, (False, False, False, True, True), tuple(rows), notes)


def finding_cells(paper: Paper, findings: Sequence[Finding]) -> Cells:
    """What the check found and nobody waived, the gravest first."""
    order = list(STATES)
    listed = sorted((f for f in findings if not f.waived), key=lambda f: order.index(state_of(f)))
    rows = [Row(tuple(paper.words(text) for text in _of_finding(finding))) for finding in listed]
    heading = tuple(paper.words(text) for text in (GRADE, RULE, ABOUT, FOUND))
    notes = () if rows else (paper.words(NONE_FOUND),)
    return Cells(FINDINGS, heading, (False,) * 4, tuple(rows), notes)


def _of_finding(finding: Finding) -> tuple[Text, ...]:
    about = Message(_LISTED, {"names": tuple(subject_name(each) for each in finding.subjects)})
    return STATES[state_of(finding)], rule_name(finding), about, finding.message


def _sums(paper: Paper, name: Text, figures: Figures) -> tuple[str, ...]:
    marks = {key: "*" if figures.missing.get(key) else "" for key in _FIGURES}
    amounts = (
        marks[key] + _number(figures.amounts[key] / unit, decimals) for key, (_, unit, decimals) in _FIGURES.items()
    )
    return (paper.words(name), str(figures.plants), *amounts)


def _of_table(paper: Paper, table: FigureTable) -> Cells:
    strong = (RowKind.TOTAL, RowKind.SUBTOTAL)
    return Cells(
        paper.words(table.title),
        (paper.words(table.row_title), *(_heading(paper, column) for column in table.columns)),
        (False, *(column.decimals is not None for column in table.columns)),
        tuple(Row(_cells_of(paper, table, row), row.kind in strong) for row in table.rows),
        tuple(paper.words(note) for note in table.notes),
    )


def _heading(paper: Paper, column: FigureColumn) -> str:
    label = paper.words(column.label)
    return f"{label}\n{paper.words(unit_words(column.unit))}" if column.unit else label


def _cells_of(paper: Paper, table: FigureTable, row: FigureRow) -> tuple[str, ...]:
    name = "\u3000" * row.level + paper.words(row.label)
    return (
        name,
        *(_cell(paper, value, column) for value, column in zip(row.values, table.columns, strict=True)),
    )


def _cell(paper: Paper, value: Value, column: FigureColumn) -> str:
    if value is None:
        return NO_FIGURE
    if isinstance(value, float | int):
        return _number(float(value), column.decimals or 0)
    return paper.words(value)


def _number(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", "\u00a0")
