"""The figures that the text of a pack declares, ``[figures.<id>]``; what is wrong is refused with file, line, key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from siteplanner.core.errors import FormulaError
from siteplanner.core.formulas import Formula, parse, read_unit, require_unit, unit_of
from siteplanner.core.own_figures.declared import MOST_DECIMALS, UNSAID, USUAL_DECIMALS, OwnFigure
from siteplanner.core.own_figures.names import figure_names, nearest
from siteplanner.core.rules.pack_text import PackText
from siteplanner.core.text import QT_TRANSLATE_NOOP

KEYS: Final = ("name", "formula", "unit", "decimals", "note", "source")
_ID: Final = re.compile(r"[a-z_][a-z0-9_]*")

NOT_AN_ID = QT_TRANSLATE_NOOP(
    "rules", "“{id}” cannot name a figure. Use small letters, digits and underscores, and begin with a letter."
)
TAKEN = QT_TRANSLATE_NOOP("rules", "“{id}” is the name of a figure of the program. Choose another one.")
DECLARED_TWICE = QT_TRANSLATE_NOOP(
    "rules", "the pack that this one extends has a figure “{id}” already. Choose another name."
)
UNKNOWN_NAME = QT_TRANSLATE_NOOP(
    "rules", "there is no figure “{name}” (character {place} of the formula). Like it are: {nearest}."
)
BAD_FORMULA = QT_TRANSLATE_NOOP("rules", "{fault}")
NOT_DECIMALS = QT_TRANSLATE_NOOP("rules", "a whole number from 0 to {most} was expected.")


def declared_figures(text: PackText, inherited: Mapping[str, OwnFigure]) -> dict[str, OwnFigure]:
    """The figures of a pack by their ids: the ``inherited`` ones, then its own.

    A formula may use those before it. Raises InputError naming file, line and key of the first mistake.
    """
    found = dict(inherited)
    for figure_id in text.table("figures", optional=True):
        if figure_id in found:
            text.refuse("figures", figure_id, fault=DECLARED_TWICE(id=figure_id))
        found[figure_id] = _figure(text, figure_id, found)
    return found


def _figure(text: PackText, figure_id: str, above: Mapping[str, OwnFigure]) -> OwnFigure:
    where = ("figures", figure_id)
    if not _ID.fullmatch(figure_id):
        text.refuse(*where, fault=NOT_AN_ID(id=figure_id))
    if figure_id in figure_names():
        text.refuse(*where, fault=TAKEN(id=figure_id))
    text.table(*where)
    text.only(KEYS, *where)
    name = text.named(*where, "name")
    units = {key: of.unit for key, of in figure_names().items()} | {key: of.unit for key, of in above.items()}
    formula = _formula(text, units, *where, "formula")
    return OwnFigure(
        figure_id,
        name,
        formula,
        _unit(text, formula, units, *where, "unit"),
        _decimals(text, *where, "decimals"),
        text.named(*where, "note") if text.has(*where, "note") else UNSAID,
        text.text(*where, "source", default="", blank=True).strip(),
    )


def _formula(text: PackText, units: Mapping[str, str], *where: str) -> Formula:
    written = text.text(*where)
    try:
        formula = parse(written.strip())
    except FormulaError as error:
        text.refuse(*where, fault=BAD_FORMULA(fault=error.message))
    for name in formula.written_names:
        if name.name not in units:
            near = ", ".join(nearest(name.name, units))
            text.refuse(*where, fault=UNKNOWN_NAME(name=name.name, place=name.at + 1, nearest=near))
    return formula


def _unit(text: PackText, formula: Formula, units: Mapping[str, str], *where: str) -> str:
    """The unit as the program writes it, where the formula comes out in it."""
    declared = text.text(*where, blank=True).strip()
    key = where
    try:
        read_unit(declared)
        key = (*where[:-1], "formula")
        unit_of(formula, units)
        key = where
        return require_unit(formula, units, declared).text
    except FormulaError as error:
        text.refuse(*key, fault=BAD_FORMULA(fault=error.message))


def _decimals(text: PackText, *where: str) -> int:
    if not text.has(*where):
        return USUAL_DECIMALS
    value = text.value(*where)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DECIMALS:
        text.refuse(*where, fault=NOT_DECIMALS(most=MOST_DECIMALS))
    return value
