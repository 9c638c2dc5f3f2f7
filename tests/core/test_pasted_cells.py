"""Cells from Excel find their rows and columns; what does not fit is listed and the rest is ready as one edit."""

from __future__ import annotations

from collections.abc import Sequence

from siteplanner.core import edits, schema
from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.pasted_cells import FittedCells, fit_block, read_block
from siteplanner.core.plan import Plan
from tests.builders import factory, plan, rect, site

HEADINGS = {"plant number": "plant_id", "connected load (kw)": "power_kw", "hazard": "hazard_class", "名称": "name",
            "area": "measured_area_m2"}  # fmt: skip


def three() -> Plan:
    return plan(site(), {f"P{i}": factory(rect(50 * i, 0, 30, 20)) for i in (1, 2, 3)})


def fit(
    text: str, rows: Sequence[int] = (0, 1, 2), columns: Sequence[str] = ("power_kw", "hazard_class")
) -> FittedCells:
    table = AttributeTable(schema.PLANTS, three().plants())
    return fit_block(table, read_block(text), rows, columns, words={"hazard_class": {}}, headings=HEADINGS)


def reasons(fitted: FittedCells) -> list[tuple[str, str]]:
    return [(cell.row, str(cell.reason)) for cell in fitted.refused]


def test_a_block_goes_down_the_rows_and_along_the_columns() -> None:
    fitted = fit("1.5万\t甲类\n２，０００\tC\n", rows=(2, 0))
    assert fitted.values == {"power_kw": {"P3": 15000.0, "P1": 2000.0}, "hazard_class": {"P3": "A"}}
    assert fitted.alike == 1  # P1 is of class C already
    assert fitted.refused == []


def test_headings_say_the_columns_and_the_id_says_the_row() -> None:
    fitted = fit("名称\tPlant number\tArea\nNorth\tP3\t12\nSouth\tP1\t13\n")
    assert fitted.values == {"name": {"P3": "North", "P1": "South"}}
    assert fitted.refused == []  # what is measured is left alone, its heading said so


def test_headings_without_an_id_start_at_the_row_pasted_on() -> None:
    assert fit("名称\nA\nB\n", rows=(1, 2)).values == {"name": {"P2": "A", "P3": "B"}}


def test_what_does_not_fit_is_listed_with_row_column_and_reason() -> None:
    fitted = fit("many\tC\n5\tZ\n1\tB\textra\n7\tA\n")
    assert fitted.values == {"power_kw": {"P2": 5.0, "P3": 1.0}, "hazard_class": {"P3": "B"}}
    listed = reasons(fitted)
    assert listed[0][0] == "P1"
    assert "“many” is not a number" in listed[0][1]
    assert "“Z” is not allowed" in listed[1][1]
    assert listed[2] == ("P3", "There is no column left for it.")
    assert listed[3] == ("", "There is no row left for it.")


def test_an_unknown_number_and_one_given_twice_are_listed() -> None:
    fitted = fit("Plant number\t名称\nP9\tx\nP1\ty\nP1\tz\nP2\tw\n")
    assert fitted.values == {"name": {"P2": "w"}}
    assert [row for row, _ in reasons(fitted)] == ["P9", "P1", "P1"]


def test_ids_and_measured_columns_cannot_be_pasted_over() -> None:
    fitted = fit("P7\t12\n", columns=("plant_id", "measured_area_m2"))
    assert fitted.values == {}
    assert [text for _, text in reasons(fitted)] == [
        "Plant number identifies the row and cannot be pasted over.",
        "Measured area is measured on the map and cannot be set.",
    ]


def test_a_blank_cell_empties_the_value() -> None:
    assert fit("\tC\n").values == {"power_kw": {"P1": None}}


def test_the_values_make_one_edit_and_capacities_take_footprints_along() -> None:
    before = three()
    placed = edits.place_plants(before, "base", "anode_finishing", (470100.0, 4174050.0), capacity=10_000)
    before, new = placed.apply(before), placed.plant_ids[0]
    values = {"capacity": {new: 20_000.0, "P1": 300.0}, "power_kw": {new: 77.0}}
    edit, refused = edits.set_table(before, "plants", values)
    assert edit is not None
    assert refused == {}
    after = edit.apply(before).plants()
    assert after.geometry[new].area > 1.5 * before.plants().geometry[new].area
    assert after.loc[new, "power_kw"] == 77.0  # what was pasted stands, whatever the law gave
    assert after.loc["P1", "capacity"] == 300.0
    assert str(edit.label()) == "Plants: set 3 values"


def test_a_capacity_out_of_range_is_refused_by_name_and_the_rest_stays() -> None:
    before = three()
    placed = edits.place_plants(before, "base", "anode_finishing", (470100.0, 4174050.0))
    before, new = placed.apply(before), placed.plant_ids[0]
    edit, refused = edits.set_table(before, "plants", {"capacity": {new: 1e12}, "name": {"P1": "x"}})
    assert list(refused) == [new]
    assert edit is not None
    assert edit.apply(before).plants().loc["P1", "name"] == "x"
    nothing, _ = edits.set_table(before, "plants", {"capacity": {new: 1e12}})
    assert nothing is None


def test_cells_with_line_breaks_and_quotation_marks_are_read() -> None:
    assert read_block('"a ""b"""\t"x\ny"\n') == [['a "b"', "x\ny"]]
    assert read_block("one") == [["one"]]
    long = read_block('"' + "x\ty\n" * 50_000)  # never closed
    assert len(long) == 50_000
    assert long[1] == ["x", "y"]


def test_a_figure_pasted_beside_a_new_capacity_stays_even_where_it_is_what_the_plant_has() -> None:
    before = three()
    placed = edits.place_plants(before, "base", "anode_finishing", (470100.0, 4174050.0), capacity=10_000)
    before, new = placed.apply(before), placed.plant_ids[0]
    table = AttributeTable(schema.PLANTS, before.plants())
    power_kw = before.plants().loc[new, "power_kw"]
    fitted = fit_block(table, [["20000", f"{power_kw:.17g}"]], [3], ["capacity", "power_kw"], words={}, headings={})
    assert fitted.alike == 0
    edit, _ = edits.set_table(before, "plants", fitted.values)
    assert edit is not None
    after = edit.apply(before).plants().loc[new]
    assert (after["capacity"], after["power_kw"]) == (20_000.0, power_kw)


def test_a_pasted_land_use_must_be_a_code_of_the_system_its_parcel_has_or_gets() -> None:
    ground = plan(site({f"L{i}": rect(20 * i, 0, 10, 10) for i in (1, 2, 3, 4)}))
    table = AttributeTable(schema.PARCELS, ground.site.parcels)
    block = read_block("abc\tMNR2023\n05H1\tSURVEY3\nM2\t\n100103\tMNR2023\n")
    fitted = fit_block(table, block, range(4), ("land_use", "code_system"), words={}, headings={})
    assert fitted.values["land_use"] == {"L2": "05H1", "L3": "M2", "L4": "100103"}
    assert [(cell.row, cell.value) for cell in fitted.refused] == [("L1", "abc")]
    assert "no code of the" in str(fitted.refused[0].reason)
