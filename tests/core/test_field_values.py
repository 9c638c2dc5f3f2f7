"""Values and ids as the plan stores them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.field_mapping import propose
from siteplanner.core.field_values import ids_for, mapped_values, other_columns, storable
from siteplanner.core.import_report import Note


def mapped(frame: pd.DataFrame, areas: list[float] | None = None) -> tuple[pd.DataFrame, list[Note], list[str]]:
    measured = np.array(areas if areas is not None else [100.0] * len(frame))
    values, notes, warnings = mapped_values(frame, propose(frame, schema.PARCELS), schema.PARCELS, measured)
    return values, notes, [str(w) for w in warnings]


class TestValues:
    def test_codes_that_were_numbers_are_text_without_a_point(self) -> None:
        values, _, _ = mapped(pd.DataFrame({"land_use": [1001.0, np.nan, 100102.0]}))
        assert values["land_use"].tolist()[0::2] == ["1001", "100102"]
        assert pd.isna(values["land_use"][1])

    def test_numbers_in_text_are_numbers(self) -> None:
        values, notes, _ = mapped(pd.DataFrame({"height_limit_m": ["24", " 12.5 ", None]}))
        assert values["height_limit_m"].tolist()[:2] == [24.0, 12.5]
        assert notes == []

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("height_limit_m", "high"), ("height_limit_m", -3.0), ("height_limit_m", float("inf")),
            ("status", "sold"), ("code_system", "GB21010"),
        ],
    )  # fmt: skip
    def test_what_is_outside_the_domain_is_blanked_and_told(self, column: str, value: Any) -> None:
        values, notes, _ = mapped(pd.DataFrame({column: [None, value]}))
        assert values[column].isna().all()
        assert [(row, action) for row, action, _ in notes] == [(1, "blanked")]
        assert f"“{value}” cannot be kept as {column}" in str(notes[0][2])

    def test_words_of_a_list_are_known_whatever_their_case(self) -> None:
        values, notes, _ = mapped(pd.DataFrame({"status": ["Available", "RESERVED"]}))
        assert (values["status"].tolist(), notes) == (["available", "reserved"], [])

    def test_a_registered_area_in_mu_becomes_square_metres(self) -> None:
        values, _, warnings = mapped(pd.DataFrame({"MJ": [15.0, 30.0]}), [10_000.0, 20_000.0])
        assert values["official_area_m2"].tolist() == pytest.approx([10_000.0, 20_000.0])
        assert warnings == ["MJ was read as an area in mu, by comparing with the measured areas."]

    def test_an_area_in_no_known_unit_is_not_taken(self) -> None:
        values, _, warnings = mapped(pd.DataFrame({"MJ": [7.0, 7.0]}), [10_000.0, 20_000.0])
        assert "official_area_m2" not in values
        assert "none of m², ha and mu" in warnings[0]


class TestOtherColumns:
    def test_they_travel_with_the_layer_in_storable_types(self) -> None:
        frame = pd.DataFrame(
            {
                "a": [1, 2], "b": [1.5, np.nan], "c": [True, False], "d": ["x", None],
                "e": pd.to_datetime(["2025-01-01", None]), "f": [b"\x00", ["l"]],
            }
        )  # fmt: skip
        kept = other_columns(frame, {"b"}, schema.PARCELS)
        assert [str(t) for t in kept.dtypes] == ["Int64", "boolean", "str", "datetime64[ms]", "str"]

    def test_a_name_the_plan_needs_is_given_way(self) -> None:
        frame = pd.DataFrame({"name": ["x"], "Geometry": ["y"]})
        assert list(other_columns(frame, set(), schema.PARCELS)) == ["name_source", "Geometry_source"]

    def test_times_with_a_zone_become_utc(self) -> None:
        there = pd.Series(pd.to_datetime(["2025-01-01T08:00+08:00"]))
        assert storable(there).tolist() == [pd.Timestamp("2025-01-01")]


class TestIds:
    def test_the_first_keeps_it_and_the_others_are_numbered(self) -> None:
        ids, notes = ids_for(pd.Series(["A", "A", "A", "B"]), schema.PARCELS, 4)
        assert ids == ["A", "A~2", "A~3", "B"]
        assert [(row, action) for row, action, _ in notes] == [(1, "renamed"), (2, "renamed")]

    def test_a_number_that_is_in_the_file_is_not_given_again(self) -> None:
        assert ids_for(pd.Series(["A", "A", "A~2"]), schema.PARCELS, 3)[0] == ["A", "A~3", "A~2"]

    def test_blanks_are_generated_around_what_is_there(self) -> None:
        ids, notes = ids_for(pd.Series(["L0001", None, " "]), schema.PARCELS, 3)
        assert ids == ["L0001", "L0002", "L0003"]
        assert [action for _, action, _ in notes] == ["generated", "generated"]

    @pytest.mark.parametrize(
        ("of", "first"),
        [(schema.PARCELS, "L0001"), (schema.ZONES, "Z01"), (schema.CONSTRAINTS, "C001"), (schema.SUBSTATIONS, "S1")],
    )
    def test_generated_ids_go_without_a_word(self, of: schema.Layer, first: str) -> None:
        assert ids_for(None, of, 1) == ([first], [])

    def test_ids_in_use_in_the_plan_are_left_alone(self) -> None:
        assert ids_for(pd.Series(["A"]), schema.PARCELS, 1, {"A"})[0] == ["A~2"]
        assert ids_for(None, schema.PARCELS, 2, {"L0001"})[0] == ["L0002", "L0003"]

    def test_whole_numbers_have_no_point(self) -> None:
        assert ids_for(pd.Series([12.0, 13.0]), schema.PARCELS, 2)[0] == ["12", "13"]

    @given(
        st.lists(
            st.one_of(st.none(), st.sampled_from(["A", "A~2", "L0001", " ", "甲"]), st.text(max_size=3)), max_size=12
        ),
        st.sets(st.sampled_from(["A", "L0001", "L0002", "A~2"])),
    )
    def test_ids_are_always_filled_unique_and_free(self, given_ids: list[str | None], taken: set[str]) -> None:
        ids, _ = ids_for(pd.Series(given_ids, dtype="object"), schema.PARCELS, len(given_ids), taken)
        assert len(set(ids)) == len(ids) == len(given_ids)
        assert all(i.strip() and i.isprintable() for i in ids)
        assert not set(ids) & taken
