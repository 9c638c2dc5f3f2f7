"""A file that was changed between writing and reading back is caught, whatever its kind, and named."""

from __future__ import annotations

import json
import re
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from siteplanner.core.plan import Plan
from siteplanner.services.handover.contents import CHANGES_MAP, CHANGES_TEXT, ITEMS
from siteplanner.services.handover.pack import HandedOver
from siteplanner.services.handover.proving import JUDGES, PackDiffersError, prove_changes, prove_files
from siteplanner.services.handover.verifying import expected_of
from siteplanner.services.handover.writing import WRITERS

Spoil = Callable[[Path], None]


def replaced(pattern: bytes, by: bytes) -> Spoil:
    """The first place that fits the pattern."""

    def spoil(path: Path) -> None:
        content, places = re.subn(pattern, by, path.read_bytes(), count=1)
        assert places == 1
        path.write_bytes(content)

    return spoil


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.9)])


def in_json(change: Callable[[list[dict[str, object]]], object]) -> Spoil:
    def spoil(path: Path) -> None:
        read = json.loads(path.read_text(encoding="utf-8"))
        change(read["features"])
        path.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")

    return spoil


def shift(by: float) -> Spoil:
    def change(features: list[dict[str, object]]) -> None:
        features[3]["geometry"]["coordinates"][0][0][1][0] += by  # type: ignore[index]

    return in_json(change)


def first_ring_reversed(features: list[dict[str, object]]) -> None:
    features[0]["geometry"]["coordinates"][0][0].reverse()  # type: ignore[index]


def byte_of_shape(path: Path) -> None:
    """A centimetre on the first ordinate of the last record."""
    content = bytearray(path.read_bytes())
    at = len(content) - 16
    struct.pack_into("<d", content, at, struct.unpack_from("<d", content, at)[0] + 0.01)
    path.write_bytes(bytes(content))


def beside(suffix: str, spoil: Spoil) -> Spoil:
    return lambda path: spoil(path.with_suffix(suffix))


def digit_of_table(path: Path) -> None:
    """Another digit in the last number of the last row."""
    content = path.read_bytes()
    at = max(content.rfind(bytes([digit])) for digit in b"123456789")
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


def in_workbook(change: Callable[[openpyxl.Workbook], object]) -> Spoil:
    def spoil(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return spoil


def a_number_more(book: openpyxl.Workbook) -> None:
    cells = (cell for sheet in book.worksheets[1:-1] for row in sheet.iter_rows(min_row=4) for cell in row[1:])
    cell = next(cell for cell in cells if isinstance(cell.value, float) and cell.value > 1.0)
    cell.value *= 1.0001


def a_sum_short(book: openpyxl.Workbook) -> None:
    cells = (cell for sheet in book.worksheets[1:-1] for row in sheet.iter_rows(min_row=4) for cell in row[1:])
    cell = next(c for c in cells if isinstance(c.value, str) and re.fullmatch(r"=SUM\(\w+:\w+\)", c.value))
    cell.value = re.sub(r"SUM\(([A-Z]+)\d+:\w+\)", r"SUM(\g<1>4:\g<1>4)", str(cell.value))


def a_finding_less(book: openpyxl.Workbook) -> None:
    book.worksheets[0].delete_rows(3)


def a_figure_of_a_finding(book: openpyxl.Workbook) -> None:
    book.worksheets[0].cell(2, 5).value = 0.0


def in_database(statement: str) -> Spoil:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as database:
            for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                database.execute(f'drop trigger "{name}"')
            database.execute(statement)
        database.close()

    return spoil


GEOJSON = (
    shift(1e-6),
    in_json(lambda features: features.pop()),
    in_json(lambda features: features[0]["properties"].update(capacity=1.0)),  # type: ignore[attr-defined]
    in_json(lambda features: features[0]["properties"].update(name="另一名")),  # type: ignore[attr-defined]
    in_json(first_ring_reversed),
    cut_short,
)
SHAPEFILE = (
    byte_of_shape,
    beside(".dbf", digit_of_table),
    beside(".shx", cut_short),
    beside(".prj", replaced(rb'"Central_Meridian",114', b'"Central_Meridian",111')),
    beside(".fields.csv", replaced(rb"parcel_id|plant_id|zone_id", b"other")),
    cut_short,
)
BOUNDARY = (
    replaced(rb"\nJ2,1,(\d+)\.", rb"\nJ2,1,\g<1>0."),
    replaced(rb"\nJ2,1,(\d+)\.[0-7]", rb"\nJ2,1,\g<1>.9"),
    replaced(rb"\r\n(\d),(\d+)\.", rb"\r\n1,\g<2>."),
    replaced(rb"\r\n(\d),(\d+)\.(\d)", rb"\r\n\g<1>,\g<2>\g<3>."),
    replaced("带号=38".encode("gb18030"), "带号=39".encode("gb18030")),
    cut_short,
)
SPOILS: dict[str, tuple[Spoil, ...]] = {
    "plants-rfc7946": GEOJSON,
    "plants-cgcs2000-geographic": GEOJSON[:2],
    "plants-cgcs2000-projected": (shift(0.001), GEOJSON[2]),
    "shp-plants": SHAPEFILE,
    "shp-parcels": SHAPEFILE[:2],
    "shp-zones": SHAPEFILE[:1],
    "txt-parcels": BOUNDARY,
    "txt-plants": BOUNDARY[:2],
    "dxf": (
        replaced(rb"\n 10\n(\d{6})\.(\d+)\n", rb"\n 10\n\g<1>.00\g<2>\n"),
        replaced(rb"\n1000\nid=P0", b"\n1000\nid=Q0"),
        replaced(rb"\n1000\nname=", b"\n1000\nname=+"),
        cut_short,
    ),
    "figures": (in_workbook(a_number_more), in_workbook(a_sum_short), cut_short),
    "balance": (replaced(rb",(\d+)\.(\d)", rb",\g<1>1.\g<2>"), replaced(rb"\r\n[^\r]+\r\n$", b"\r\n")),
    "findings": (in_workbook(a_finding_less), in_workbook(a_figure_of_a_finding)),
    "change-log": (replaced("移动 3".encode(), "移动 4".encode()),),
    "sheet": (cut_short, replaced(rb"%PDF", b"%PDX"), replaced(rb"/ToUnicode", b"/ToUnicorn")),
    "report": (cut_short, replaced(rb"/CharProcs", b"/CharProcz")),
    "plan": (
        in_database("update plants set name = 'x' where plant_id = 'P05'"),
        in_database("update parcels set geom = (select geom from parcels limit 1 offset 1) where fid = 5"),
        in_database("delete from plants where plant_id = 'P05' and scenario_id = 'step-2027'"),
        in_database("delete from change_log"),
        in_database("update plan set value = 'x' where key = 'plan_uuid'"),
        cut_short,
    ),
}
CASES = [pytest.param(kind, spoil, id=f"{kind}-{at}") for kind, of in SPOILS.items() for at, spoil in enumerate(of)]


def test_every_kind_of_file_has_a_writer_a_judge_and_a_way_to_be_spoilt() -> None:
    assert set(ITEMS) == set(WRITERS) == set(JUDGES) == set(SPOILS)


@pytest.mark.parametrize(("kind", "spoil"), CASES)
def test_a_changed_file_is_caught_and_named(
    kind: str, spoil: Spoil, second: HandedOver, altered: Plan, copied: Callable[..., Path]
) -> None:
    item = ITEMS[kind]
    folder = copied(item.path.rpartition(".")[0])
    expected = expected_of(second.manifest, altered)
    spoil(folder / item.path)
    with pytest.raises(PackDiffersError) as caught:
        prove_files(folder, [kind], expected)
    assert caught.value.file == item.path
    assert item.path in str(caught.value)


def test_the_same_files_unchanged_are_proved(second: HandedOver, altered: Plan) -> None:
    read = prove_files(second.folder, ITEMS, expected_of(second.manifest, altered))
    assert read == second.manifest["read_back"]
    assert all(read.values())


@pytest.mark.parametrize("file", [CHANGES_TEXT, CHANGES_MAP])
def test_what_is_told_of_the_changes_is_proved_too(file: str, second: HandedOver, copied: Callable[..., Path]) -> None:
    folder = copied("changes")
    prove_changes(folder, second.manifest["changes"], "zh")
    cut_short(folder / file)
    with pytest.raises(PackDiffersError) as caught:
        prove_changes(folder, second.manifest["changes"], "zh")
    assert caught.value.file == file
