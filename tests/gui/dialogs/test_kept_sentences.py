"""Sentences of import reports, recognised by their templates."""

from __future__ import annotations

import pytest

from siteplanner.core.datum_shift import COORDINATE_FRAME, EXTRAPOLATED, SEVEN_APPLIED
from siteplanner.core.field_values import BLANKED, ID_TWICE
from siteplanner.core.home_county import OUTSIDE_HOME
from siteplanner.core.map_placement import GCJ02, OFFSET_UNDONE
from siteplanner.core.text import english
from siteplanner.files.map_sources import ENCODING_OVERRULED
from siteplanner.gui.dialogs.kept_sentences import recognised, said_again
from siteplanner.services.incoming_layer import FAR_AWAY, MANY_ROWS, SHIFT_UNKNOWN


@pytest.mark.parametrize(
    "message",
    [
        BLANKED(source="楼层", value="三{x}", column="storeys"),
        ID_TWICE(id="A.1", new="A.1~2"),
        ENCODING_OVERRULED(stated="UTF-8", encoding="GB18030"),
        SHIFT_UNKNOWN(source="EPSG:2349", target="EPSG:4547"),
        FAR_AWAY(km=1234.4),
        SEVEN_APPLIED(
            source="EPSG:2383",
            target="EPSG:4547",
            convention=COORDINATE_FRAME,
            dx_m=24.0,
            dy_m=-123.0,
            dz_m=-94.0,
            rx_arcsec=-0.02,
            ry_arcsec=0.25,
            rz_arcsec=0.13,
            scale_ppm=1.1,
            moved_m=28.9,
        ),
        EXTRAPOLATED(reach_m=1234.5),
        OFFSET_UNDONE(offset=GCJ02, shift_m=570.2),
        OUTSIDE_HOME(km=278.0, county="Pingding county"),
        MANY_ROWS(rows=120, row=3, reason=ID_TWICE(id="A", new="A~2")),
    ],
)
def test_a_sentence_is_recognised_with_its_values(message: object) -> None:
    kept = english(message)  # type: ignore[arg-type]
    found = recognised(kept)
    assert found is not None
    assert found.template is message.template  # type: ignore[attr-defined]
    assert said_again(kept) == kept


def test_a_sentence_of_somebody_else_stays_as_it_is() -> None:
    assert recognised("Nobody here says this.") is None
    assert said_again("Nobody here says this.") == "Nobody here says this."
