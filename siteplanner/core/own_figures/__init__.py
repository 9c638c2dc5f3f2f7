"""Figures that a rule pack declares by a formula: their names, how they are read and written."""
