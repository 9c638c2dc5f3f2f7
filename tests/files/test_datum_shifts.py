"""Shifts between datums read from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.control_fit import ControlFit
from siteplanner.core.errors import InputError
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.files.datum_shifts import MOST_BYTES, read_points_file, read_shift

POINTS = (
    "K1,4173000,469000,4172995.8,469115.3\nK2,4173200,472000,4173195.8,472115.3\nK3,4176000,471500,4175995.8,471615.3\n"
)
SEVEN = 'dx_m = 24.0\ndy_m = -123\ndz_m = -94.0\nrx_arcsec = -0.02\nconvention = "position_vector"\n'


def written(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("name", ["points.csv", "points.txt", "控制点.tsv", "no suffix"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_control_points_in_the_usual_texts(tmp_path: Path, name: str, encoding: str) -> None:
    shift = read_shift(written(tmp_path, name, POINTS.replace("K1", "东山"), encoding))
    assert isinstance(shift.method, ControlFit)
    assert [point.name for point in shift.method.points] == ["东山", "K2", "K3"]
    assert shift.method.shift_m == pytest.approx((115.3, -4.2), abs=1e-6)
    assert (shift.source, shift.target) == ("", "")


def test_comments_name_systems_and_kind(tmp_path: Path) -> None:
    text = "# source = 2383\n# target = EPSG:4526\n# kind = affine\n# measured in 2021 = yes\n" + POINTS
    shift = read_shift(written(tmp_path, "p.csv", text, "utf-8-sig"))
    assert isinstance(shift.method, ControlFit)
    assert (shift.source, shift.target, shift.method.kind) == ("EPSG:2383", "EPSG:4526", "affine")


def test_points_may_stand_in_toml(tmp_path: Path) -> None:
    shift = read_shift(written(tmp_path, "p.toml", f'target = "EPSG:4547"\npoints = """\n{POINTS}"""\n'))
    assert isinstance(shift.method, ControlFit)
    assert shift.target == "EPSG:4547"


def test_seven_parameters(tmp_path: Path) -> None:
    shift = read_shift(written(tmp_path, "s.TOML", f'source = "EPSG:2383"\n{SEVEN}'))
    assert shift.method == SevenParameters(24.0, -123.0, -94.0, -0.02, convention="position_vector")
    assert (shift.source, shift.target) == ("EPSG:2383", "")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("p.csv", "", "no control point"),
        ("p.csv", "# kind = cubic\n" + POINTS, "kind is “cubic”"),
        ("p.csv", "# target = EPSG:1\n" + POINTS, "“EPSG:1” is not a coordinate system"),
        ("s.toml", "dx_m = ", "is no TOML"),
        ("s.toml", "dx_m = 1.0\ndy_m = 2.0\n", "dz_m is missing"),
        ("s.toml", SEVEN + "rz_sec = 1\n", "key “rz_sec”, which is unknown here. Known: source, target, convention"),
        ("s.toml", SEVEN.replace("-123", '"-123"'), "dy_m is no number"),
        ("s.toml", SEVEN.replace("-123", "true"), "dy_m is no number"),
        ("s.toml", SEVEN.replace("position_vector", "bursa"), "convention is “bursa”. It must be one of"),
        ("s.toml", SEVEN.replace('convention = "position_vector"', ""), "need their convention"),
        ("s.toml", SEVEN.replace("-123", "nan"), "no number"),
    ],
)
def test_what_cannot_be_a_shift_is_refused(tmp_path: Path, name: str, text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_shift(written(tmp_path, name, text))


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_shift(tmp_path / "none.csv")
    with pytest.raises(InputError, match="There is no file"):
        read_shift(tmp_path)
    (tmp_path / "map.gpkg").write_bytes(b"SQLite format 3\0\x10\0")
    with pytest.raises(InputError, match="is no text"):
        read_points_file(tmp_path / "map.gpkg")
    (tmp_path / "large.csv").write_bytes(b"\n" * (MOST_BYTES + 1))
    with pytest.raises(InputError, match="it has 2000001 bytes"):
        read_shift(tmp_path / "large.csv")
