"""Land uses as rows: codes of both systems, and what cannot be read, each a row of its own."""

from __future__ import annotations

import pytest

from siteplanner.core.measures.land.classes import Classes, class_of
from siteplanner.core.text import english
from tests.builders import rect, site


@pytest.mark.parametrize(
    ("code", "system", "key", "major", "name"),
    [
        ("100102", "MNR2023", "100102", "10", "Industrial, class 2 (some disturbance)"),
        ("0601", "SURVEY3", "1001", "10", "Industrial"),  # 工业用地 of the third survey
        ("0601", "", "? 0601", "", "“0601”: reads differently in the two code systems; enter the code system"),
        ("0201", "SURVEY3", "SURVEY3 0201", "", "Orchard (third survey; no class of the 2023 guide corresponds)"),
        ("9999", "MNR2023", "MNR2023 9999", "", "“9999”: no code of the 2023 guide"),
        ("M2", "", "? M2", "", "“M2”: no code of the 2023 guide"),
        ("", "MNR2023", "blank", "", "No land use entered"),
    ],
)
def test_a_code_as_a_class(code: str, system: str, key: str, major: str, name: str) -> None:
    found = class_of(code, system)
    assert (found.key, found.major, english(found.name)) == (key, major, name)


def test_classes_of_the_guide_come_first_by_code_then_what_cannot_be_read_then_the_blank() -> None:
    uses = [None, "9999", "1207", "100102", "1207"]
    rows = {
        f"L{at}": (rect(20 * at, 0, 10, 10), {"land_use": use, "code_system": "MNR2023"}) for at, use in enumerate(uses)
    }
    found = Classes.of(site(rows).parcels)
    assert [of.key for of in found.classes] == ["100102", "1207", "MNR2023 9999", "blank"]
    assert found.of_parcel.tolist() == [3, 2, 1, 0, 1]


def test_no_parcels_have_no_classes() -> None:
    found = Classes.of(site().parcels)
    assert (found.classes, len(found.of_parcel)) == ((), 0)
