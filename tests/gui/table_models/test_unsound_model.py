"""Rows whose shapes are not sound, as a table."""

from __future__ import annotations

from typing import Any

import numpy as np
from pyproj import CRS
from PySide6.QtCore import Qt
from shapely import STRtree

from siteplanner.core.geometry_repair import MISSING
from siteplanner.core.repairs import AS_USUAL, Repairs
from siteplanner.gui.table_models.unsound_model import REASON, ROW, UnsoundModel
from siteplanner.services.incoming_layer import SAME_SHAPE, SAME_SHAPE_LEFT_OUT
from siteplanner.services.map_picture import DUPLICATES, LEFT_OUT, MapPicture, Unsound

NOTHING = np.array([None, None, None], dtype=object)
FOUND = (
    Unsound(1, LEFT_OUT, MISSING(), MISSING()),
    Unsound(2, DUPLICATES, SAME_SHAPE(other=1), SAME_SHAPE_LEFT_OUT(other=1)),
)
PICTURE = MapPicture(CRS.from_epsg(4547), NOTHING, FOUND, None, False, STRtree(NOTHING))


def test_it_keeps_the_rules_of_models(qapp: Any, qtmodeltester: Any) -> None:
    model = UnsoundModel()
    qtmodeltester.check(model)
    model.show_picture(PICTURE, AS_USUAL)
    qtmodeltester.check(model)


def test_it_says_what_the_report_will_say_whatever_was_chosen(qapp: Any) -> None:
    model = UnsoundModel()
    model.show_picture(PICTURE, AS_USUAL)
    assert [model.index(at, ROW).data() for at in range(2)] == ["2", "3"]
    assert [model.index(at, REASON).data() for at in range(2)] == [
        "The row has no shape.",
        "The same shape as in row 1: the area counts twice.",
    ]
    model.show_picture(PICTURE, Repairs(duplicates="leave_out"))
    assert model.index(1, REASON).data() == "The same shape as in row 1, left out as was chosen."
    assert model.row_of(1) == 2
    assert not model.index(1, ROW).data(Qt.ItemDataRole.DecorationRole).isNull()
