"""Formulas of figures: read by a parser of our own and worked out over numbers, arrays or the cells of a workbook.

The language: numbers, names, ``+ - * /``, brackets, ``min max sum abs round``. Nothing else can be written in it.
"""

from siteplanner.core.formulas.formula import Formula, parse
from siteplanner.core.formulas.units import Unit, read_unit, require_unit, unit_of

__all__ = ["Formula", "Unit", "parse", "read_unit", "require_unit", "unit_of"]
