from __future__ import annotations

import pytest

from siteplanner.core.edits.selection import fresh_ids, require_new, selected
from siteplanner.core.errors import EditError


def test_without_a_plant_there_is_no_edit() -> None:
    with pytest.raises(EditError, match="Name at least one plant"):
        selected([])


def test_ids_go_on_after_the_highest_and_past_two_digits() -> None:
    assert fresh_ids(["P99", "Q200", "P7x"], 2) == ("P100", "P101")
    assert fresh_ids([], 2) == ("P01", "P02")


@pytest.mark.parametrize(
    ("ids", "sentence"), [(["P01"], "already a plant “P01”"), ([" "], "no number"), (["A", "A"], "given to two plants")]
)
def test_an_id_must_be_filled_and_its_own(ids: list[str], sentence: str) -> None:
    with pytest.raises(EditError, match=sentence):
        require_new("base", ids, {"P01"})
