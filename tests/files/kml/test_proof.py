"""A written KML file that is not what the plan holds is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.files.export import export
from siteplanner.files.kml.proof import Said, prove_kml
from tests.builders import plan, rect, site

TOWN = plan(
    site(parcels={"A": (rect(0, 0, 50, 30) - rect(10, 10, 10, 10), {"name": "甲"}), "B": rect(60, 0, 20, 20)}),
    {"P1": (rect(1, 1, 5, 5), {"power_kw": 5400.0})},
)
NOTHING_SAID = Said(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("甲</SimpleData>", "乙</SimpleData>", "A: name is “乙” instead of “甲”"),
        ("5400.0<", "5400.1<", "P1: power_kw is “5400.1”"),
        ('<SimpleData name="parcel_id">B', '<SimpleData name="parcel_id">C', "B: parcel_id is “C”"),
        ("innerBoundaryIs", "outerBoundaryIs", "A has other parts or holes"),
        ("#parcels-100102", "#parcels-1", "has no look"),
        ("<coordinates>113.65", "<coordinates>113.66", "lies"),
        ("clampToGround", "absolute", "no whole KML file"),
        ("</Folder>\n", "", "no whole KML file"),
        ('schemaUrl="#plants"', 'schemaUrl="#parcels"', "has (0|3) rows instead of"),
        ('id="zones">\n<Simple', 'id="lots">\n<Simple', "other layers"),
    ],
)
def test_a_change_is_found(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "a.kml"
    export(TOWN, file)
    prove_kml(file, file, TOWN, "base", NOTHING_SAID)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
    with pytest.raises(SaveError, match=words):
        prove_kml(file, Path("给局里.kml"), TOWN, "base", NOTHING_SAID)


def test_a_ring_that_turns_the_other_way_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.kml"
    export(TOWN, file)
    text = file.read_text(encoding="utf-8")
    start = text.index("<coordinates>") + len("<coordinates>")
    end = text.index("</coordinates>")
    turned = " ".join(reversed(text[start:end].split()))
    file.write_text(text[:start] + turned + text[end:], encoding="utf-8", newline="")
    with pytest.raises(SaveError, match="A has other parts or holes"):
        prove_kml(file, file, TOWN, "base", NOTHING_SAID)
