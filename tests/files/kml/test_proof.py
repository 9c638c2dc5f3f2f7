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


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("kml") / "a.kml"
    export(TOWN, file)
    prove_kml(file, file, TOWN, "base", NOTHING_SAID)
    return file.read_text(encoding="utf-8")


def prove(text: str, folder: Path) -> None:
    (folder / "a.kml").write_text(text, encoding="utf-8", newline="")
    prove_kml(folder / "a.kml", Path("给局里.kml"), TOWN, "base", NOTHING_SAID)


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
def test_a_change_is_found(text: str, tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in text
    with pytest.raises(SaveError, match=words):
        prove(text.replace(old, new), tmp_path)


def test_a_ring_that_turns_the_other_way_is_found(text: str, tmp_path: Path) -> None:
    start = text.index("<coordinates>") + len("<coordinates>")
    end = text.index("</coordinates>")
    turned = " ".join(reversed(text[start:end].split()))
    with pytest.raises(SaveError, match="A has other parts or holes"):
        prove(text[:start] + turned + text[end:], tmp_path)
