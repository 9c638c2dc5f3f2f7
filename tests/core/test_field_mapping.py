"""Which column of a map becomes which column of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from siteplanner.core import schema
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import GENERATED, FieldChoice, aliases, area_unit, is_key, parse_field, propose

IDS = ["140321001001GB00001", "140321001001GB00002"]


def table(**columns: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns)


def columns_of(frame: pd.DataFrame, of: schema.Layer = schema.PARCELS, *told: str) -> Mapping[str, str]:
    return propose(frame, of, "", [parse_field(t) for t in told]).columns


class TestIds:
    def test_what_is_told_comes_first(self) -> None:
        frame = table(parcel_id=["1", "2"], ZDDM=IDS, no=["x", "y"])
        assert columns_of(frame, schema.PARCELS, "parcel_id=no")["parcel_id"] == "no"

    def test_then_the_plans_own_name_even_with_doubles(self) -> None:
        assert columns_of(table(Parcel_ID=["1", "1"], ZDDM=IDS))["parcel_id"] == "Parcel_ID"

    def test_then_a_known_name_that_is_filled_and_unique(self) -> None:
        assert columns_of(table(ZDDM=IDS))["parcel_id"] == "ZDDM"

    @pytest.mark.parametrize("values", [["a", "a"], ["a", None], ["a", " "]])
    def test_a_known_name_with_doubles_or_gaps_is_passed_over(self, values: list[Any]) -> None:
        assert columns_of(table(ZDDM=values, DKBH=["1", "2"]))["parcel_id"] == "DKBH"

    def test_else_they_are_generated_and_the_report_says_so(self) -> None:
        proposal = propose(table(a=[1, 2]), schema.PARCELS)
        assert proposal.described(schema.PARCELS) == {"parcel_id": GENERATED}

    def test_numbers_count_as_filled_and_unique(self) -> None:
        assert is_key(pd.Series([1.0, 2.0]))
        assert not is_key(pd.Series([1.0, np.nan]))
        assert not is_key(pd.Series([], dtype="float64"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("DKMC", "name"), ("XMMC", "name"), ("ZL", "name"), ("YDDM", "land_use"), ("DLBM", "land_use"),
        ("QLR", "owner"), ("QSDWMC", "owner"), ("ZDMJ", "official_area_m2"), ("TBMJ", "official_area_m2"),
        ("MJ", "official_area_m2"), ("OPPERVL", "official_area_m2"), ("JZXG", "height_limit_m"),
        ("qlr", "owner"), ("权利人", "owner"), ("owner", "owner"), ("Land_Use", "land_use"),
    ],
)  # fmt: skip
def test_names_known_from_practice(source: str, target: str) -> None:
    assert columns_of(table(**{source: ["1", "2"]}))[target] == source


def test_of_names_that_differ_in_case_only_the_plans_own_spelling_is_taken() -> None:
    assert columns_of(table(Name=["x"], name=["p"]))["name"] == "name"


def test_no_column_is_used_twice_unless_told() -> None:
    assert list(columns_of(table(XMMC=["a", "b"])).values()) == ["XMMC"]
    told = columns_of(table(ZDDM=IDS), schema.PARCELS, "parcels.name=ZDDM")
    assert dict(told) == {"name": "ZDDM", "parcel_id": "ZDDM"}


class TestLandUseCodes:
    """The two systems use the same numbers for different uses: 1001 is industry in one, railway in the other."""

    @pytest.mark.parametrize("beside", ["TBMJ", "KCXS", "QSDWDM", "ZLDWDM", "YSDM"])
    def test_a_survey_column_beside_the_code_makes_it_a_survey_code(self, beside: str) -> None:
        assert propose(table(DLBM=["0601"], **{beside: ["1"]}), schema.PARCELS).code_system == "SURVEY3"

    def test_a_survey_layer_is_known_by_its_name(self) -> None:
        assert propose(table(DLBM=["0601"]), schema.PARCELS, "DLTB").code_system == "SURVEY3"

    def test_without_such_evidence_the_system_stays_unknown(self) -> None:
        assert propose(table(DLBM=["1001"]), schema.PARCELS, "plots").code_system == ""

    def test_the_guide_of_2023_has_names_of_its_own(self) -> None:
        assert propose(table(YDDM=["1001"]), schema.PARCELS).code_system == "MNR2023"

    def test_a_column_of_the_file_overrules(self) -> None:
        assert propose(table(YDDM=["1001"], code_system=["SURVEY3"]), schema.PARCELS).code_system == ""


def test_a_layer_called_roads_holds_roads() -> None:
    assert propose(table(a=[1]), schema.CONSTRAINTS, "Roads").kind == "road"
    assert propose(table(a=[1]), schema.CONSTRAINTS, "things").kind == ""
    assert propose(table(kind=["river"]), schema.CONSTRAINTS, "roads").kind == ""


class TestAreaUnits:
    measured = np.array([1000.0, 2000.0, 4000.0])

    @pytest.mark.parametrize(("factor", "unit"), [(1.0, "m²"), (1e-4, "ha"), (1 / 666.6666667, "mu")])
    def test_the_unit_is_told_by_comparing(self, factor: float, unit: str) -> None:
        found = area_unit(self.measured * factor * 1.01, self.measured)
        assert found is not None
        assert found[0] == unit

    @pytest.mark.parametrize("given", [[0.0, 0, 0], [np.nan] * 3, [7.0, 7, 7]])
    def test_what_fits_no_unit_is_none(self, given: list[float]) -> None:
        assert area_unit(np.array(given), self.measured) is None


class TestFieldsAsTyped:
    def test_with_and_without_a_role(self) -> None:
        assert parse_field("name=DKMC") == FieldChoice("", "name", "DKMC")
        assert parse_field("zones.name=a=b") == FieldChoice("zones", "name", "a=b")

    @pytest.mark.parametrize("given", ["", "name", "name=", "=DKMC", ".name=DKMC"])
    def test_what_says_nothing_is_refused(self, given: str) -> None:
        with pytest.raises(InputError, match="does not say which column goes where"):
            parse_field(given)

    def test_an_unknown_role_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(InputError, match="Known layers: parcels, zones"):
            parse_field("plot.name=DKMC")

    def test_a_column_the_layer_has_not_is_refused(self) -> None:
        with pytest.raises(InputError, match=r"has no column “colour”. Known columns: parcel_id, name"):
            columns_of(table(a=[1]), schema.PARCELS, "parcels.colour=a")

    def test_a_column_the_map_has_not_is_refused(self) -> None:
        with pytest.raises(InputError, match=r"has no column “b”. It has: a"):
            columns_of(table(a=[1]), schema.PARCELS, "parcels.name=b")

    def test_a_field_for_another_role_is_left_to_it(self) -> None:
        assert columns_of(table(a=[1]), schema.PARCELS, "zones.name=b") == {}


def test_every_known_name_belongs_to_a_column_and_has_a_source() -> None:
    confidences = {"verified", "secondary", "unverified", "judgement"}
    for role in ("parcels", "zones", "constraints", "substations", "plants"):
        for column, entries in aliases()[role].items():
            assert column in schema.layer(role).names()
            for entry in entries:
                assert entry["source"]
                assert entry["confidence"] in confidences
    assert set(aliases()["constraint_layers"]) <= {c.value for c in schema.CONSTRAINTS.column("kind").domain}


def test_a_column_may_be_declined_and_one_value_told_for_a_whole_map() -> None:
    frame = table(YDDM=["0601"], QLR=["甲"])
    choices = [FieldChoice("parcels", "owner", ""), FieldChoice("parcels", "code_system", "(SURVEY3)")]
    found = propose(frame, schema.PARCELS, "", choices)
    assert found.columns == {"land_use": "YDDM"}
    assert found.code_system == "SURVEY3"
    declined = propose(frame, schema.PARCELS, "", [FieldChoice("parcels", "code_system", "")])
    assert declined.code_system == ""
    with pytest.raises(InputError, match=r"no column “\(MNR\)”"):
        propose(frame, schema.PARCELS, "", [FieldChoice("parcels", "code_system", "(MNR)")])


@pytest.mark.parametrize(
    ("name", "column"),
    [("宗地号", "parcel_id"), ("地块号", "parcel_id"), ("用地性质", "land_use"), ("用地代码", "land_use")],
)
def test_the_names_that_parcel_maps_write_out_are_known(name: str, column: str) -> None:
    table = pd.DataFrame({"甲": [1, 2], name: ["a", "b"]})
    assert propose(table, schema.PARCELS).columns[column] == name
