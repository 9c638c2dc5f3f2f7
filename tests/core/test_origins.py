from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.origins import ORIGIN_IDS, origin_text, origins_in, origins_of, with_origin_column
from tests.builders import rect, site

ids = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1), min_size=1, unique=True)


@given(ids)
def test_any_numbers_come_back_from_the_text(of: list[str]) -> None:
    assert list(origins_in(origin_text(of))) == of


def test_what_was_never_split_is_its_own_origin() -> None:
    assert origins_of({"L1": None, "L2-1": "L2", "L3": float("nan")}) == ("L1", "L2", "L3")
    assert origins_of({"L2-1": "L2", "L2": "L2,L9"}) == ("L2", "L9")
    assert origins_in("") == ()


def test_the_column_is_added_once_as_text() -> None:
    parcels = site({"L1": rect(0, 0, 1, 1)}).parcels
    once = with_origin_column(parcels)
    assert str(once[ORIGIN_IDS].dtype) == "str"
    assert once[ORIGIN_IDS].isna().all()
    assert with_origin_column(once) is once
    assert ORIGIN_IDS not in parcels.columns
