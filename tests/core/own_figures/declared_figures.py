"""Packs that declare figures, in a line each."""

from __future__ import annotations

HEAD = """
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "镇" }
"""


def figure(figure_id: str, formula: str, unit: str, more: str = "") -> str:
    """The lines of one figure."""
    return f"""
[figures.{figure_id}]
name = {{ en = "{figure_id}", zh = "指标" }}
formula = "{formula}"
unit = "{unit}"
{more}
"""
