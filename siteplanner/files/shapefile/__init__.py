"""Shapefiles as they are handed over: ASCII field names with a table of their meaning, GB18030, the system told."""
