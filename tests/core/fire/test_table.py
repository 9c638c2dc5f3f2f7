"""The table of GB 50016 as data: against the rule it is taught by, and against itself."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.fire.table import NONE, FireTable, fire_table, read_fire_table

FIRST_ROW = "A_low_12 = [12, 12, 14, 13, 12, 14, 16, 13]"
TOML = "fire_separation_gb50016_3_4_1.toml"

# A = 13 high-rise, 12 class A, else 10; grade 1-2 adds 0, 3 adds 2, 4 adds 4 (rules.md, "Fire separation").
FACTORIES = {
    "A_low_12": (12, 0), "B_low_12": (10, 0), "B_low_3": (10, 2), "B_high_12": (13, 0),
    "C_low_12": (10, 0), "C_low_3": (10, 2), "C_low_4": (10, 4), "C_high_12": (13, 0),
    "DE_low_12": (10, 0), "DE_low_3": (10, 2), "DE_low_4": (10, 4), "DE_high_12": (13, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def table() -> FireTable:
    return fire_table()


def cell(table: FireTable, first: str, second: str) -> float:
    return float(table.required_m[table.kinds.index(first), table.kinds.index(second)])


@pytest.mark.parametrize("first", FACTORIES)
@pytest.mark.parametrize("second", FACTORIES)
def test_every_pair_of_factories_is_the_greater_base_plus_both_grades(
    table: FireTable, first: str, second: str
) -> None:
    (base, grade), (other_base, other_grade) = FACTORIES[first], FACTORIES[second]
    assert cell(table, first, second) == max(base, other_base) + grade + other_grade


def test_the_table_is_symmetric(table: FireTable) -> None:
    np.testing.assert_array_equal(table.required_m, table.required_m.T)
    np.testing.assert_array_equal(table.source_of, table.source_of.T)


def test_only_two_civil_buildings_and_two_transformers_have_no_distance(table: FireTable) -> None:
    lacking = {(a, b) for a in table.kinds for b in table.kinds if np.isnan(cell(table, a, b))}
    alike = {
        (a, b)
        for a in table.kinds
        for b in table.kinds
        if a.split("_")[0] == b.split("_")[0] and a.split("_")[0] in {"civil", "transformer"}
    }
    assert lacking == alike


# domain.md 1.1: class A and B 25 m to low civil buildings, 50 m to high ones; the others as S with base 10, high-rise
# civil buildings 20/15 (grade 3 and 4: 25/20) for C and 15/13 (18/15) for D and E; transformers by steps of 5 m.
@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("A_low_12", (25, 25, 25, 50, 50)),
        ("B_low_12", (25, 25, 25, 50, 50)),
        ("B_low_3", (25, 25, 25, 50, 50)),
        ("B_high_12", (25, 25, 25, 50, 50)),
        ("C_low_12", (10, 12, 14, 20, 15)),
        ("C_low_3", (12, 14, 16, 25, 20)),
        ("C_low_4", (14, 16, 18, 25, 20)),
        ("C_high_12", (13, 15, 17, 20, 15)),
        ("DE_low_12", (10, 12, 14, 15, 13)),
        ("DE_low_3", (12, 14, 16, 18, 15)),
        ("DE_low_4", (14, 16, 18, 18, 15)),
        ("DE_high_12", (13, 15, 17, 15, 13)),
        ("transformer_10", (15, 20, 25, 20, 20)),
        ("transformer_50", (20, 25, 30, 25, 25)),
        ("transformer_over_50", (25, 30, 35, 30, 30)),
    ],
)
def test_the_civil_columns_are_those_of_the_table(table: FireTable, kind: str, row: tuple[int, ...]) -> None:
    columns = ("civil_low_12", "civil_low_3", "civil_low_4", "civil_high_1", "civil_high_2")
    assert tuple(cell(table, kind, column) for column in columns) == row


# domain.md 1.1, rows of outdoor transformers: class A and B always 25, the others by grade.
@pytest.mark.parametrize(
    ("kind", "others"),
    [
        ("transformer_10", (12, 15, 20, 12)),
        ("transformer_50", (15, 20, 25, 15)),
        ("transformer_over_50", (20, 25, 30, 20)),
    ],
)
def test_the_transformer_rows_are_those_of_the_table(table: FireTable, kind: str, others: tuple[int, ...]) -> None:
    assert {cell(table, kind, f) for f in FACTORIES if f[0] in "AB"} == {25.0}
    for letters in ("C", "DE"):
        places = ("low_12", "low_3", "low_4", "high_12")
        assert tuple(cell(table, kind, f"{letters}_{place}") for place in places) == others


@pytest.mark.parametrize(
    ("oil_t", "kind"),
    [(4.99, None), (5.0, "transformer_10"), (10.0, "transformer_10"), (10.01, "transformer_50"),
     (50.0, "transformer_50"), (50.01, "transformer_over_50"), (np.nan, None)],
)  # fmt: skip
def test_the_oil_of_a_yard_chooses_its_row(table: FireTable, oil_t: float, kind: str | None) -> None:
    found = int(table.transformer(np.array([oil_t]))[0])
    assert (table.kinds[found] if found >= 0 else None) == kind


def test_every_block_says_where_it_comes_from(table: FireTable) -> None:
    for source in (*table.sources, table.lower_bound_source):
        assert source.source
        assert source.clause == "GB 50016-2014 (2018) 3.4.1"
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", source.checked_on)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            FIRST_ROW,
            "A_low_12 = [12, 12, 14, 13, 12, 14, 16]",
            "8 positive numbers",
        ),
        (FIRST_ROW, "A_low_12 = [12, 11, 14, 13, 12, 14, 16, 13]", "stands twice"),
        (FIRST_ROW, "A_low_9 = [12, 12, 14, 13, 12, 14, 16, 13]", "A_low_9"),
        (
            FIRST_ROW,
            "A_low_12 = [0, 12, 14, 13, 12, 14, 16, 13]",
            "positive numbers",
        ),
        ('confidence = "secondary"', 'confidence = "certain"', "certain"),
        ("[lower_bound]", "[lower]", "lower_bound"),
        ("[table]", "[table", "cannot be read"),
    ],
)
def test_a_faulty_table_is_refused_with_what_is_wrong(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = resource("rules", "tables", TOML).read_text(encoding="utf-8")
    assert old in text
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_fire_table(faulty)


def test_a_class_or_grade_that_is_not_known_has_no_row() -> None:
    hazard, grade = np.array([NONE, 2, 2]), np.array([2, 0, 2])
    rows = fire_table().factory(hazard, grade, np.zeros(3, dtype=bool))
    assert rows.tolist() == [NONE, NONE, fire_table().kinds.index("C_low_12")]
