"""Templates are data: each is whole, in both languages, and names only what there is."""

from __future__ import annotations

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.sheets.map_sheet import DEFAULT_TEMPLATE, ELEMENTS, TITLE_FIELDS, MapSheet
from siteplanner.core.sheets.papers import ORIENTATIONS, PAPERS
from siteplanner.core.sheets.templates import SheetTemplate, filled_in, sheet_templates
from siteplanner.drawing.charts.chart_list import CHARTS
from siteplanner.drawing.sheet_cells import TABLES

BLOCKS = {
    "heading", "counts", "legend", "charts", "key_map", "tables", "scale", "notes", "sources", "title_block",
}  # fmt: skip


@pytest.mark.parametrize("template", sheet_templates().values(), ids=sheet_templates())
def test_a_template_names_only_what_there_is(template: SheetTemplate) -> None:
    assert template.paper in PAPERS
    assert template.orientation in ORIENTATIONS
    assert template.name.en
    assert template.name.zh
    blocks = [block for column in template.columns for block in column]
    assert set(blocks) <= BLOCKS
    assert len(set(blocks)) == len(blocks)
    assert set(template.tables) <= set(TABLES)
    assert set(TABLES) >= set(FAMILIES)
    assert set(template.charts) <= set(CHARTS)
    assert set(template.elements) <= set(ELEMENTS)
    assert set(template.title_block) <= set(TITLE_FIELDS)
    # what a reader needs to judge the drawing is on every sheet
    assert {"heading", "counts", "legend", "scale", "sources", "notes"} <= set(blocks)


def test_the_template_of_a_new_sheet_is_there_and_a_sheet_says_otherwise_what_it_wants() -> None:
    assert DEFAULT_TEMPLATE in sheet_templates()
    plain = filled_in(MapSheet("A"))
    assert (plain.paper, plain.orientation, plain.tables) == ("A3", "landscape", ("zones",))
    own = filled_in(MapSheet("A", paper="A1", orientation="portrait", tables=(), elements=("grid",)))
    assert (own.paper, own.orientation, own.tables, own.elements) == ("A1", "portrait", (), {"grid"})


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="panel, a3-landscape"):
        filled_in(MapSheet("A", template="wallpaper"))
