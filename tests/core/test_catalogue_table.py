"""A catalogue file that cannot be read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.catalogue_table import read_table
from siteplanner.core.errors import InputError


def test_a_file_is_read_as_one_table(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_text('name = "隔膜"\n[inner]\nvalue = 2', encoding="utf-8")
    table = read_table(path)
    assert (table.text("name"), table.table("inner").number("value")) == ("隔膜", 2.0)


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe\x00", "名 = 1".encode("gb18030")])
def test_what_is_not_toml_is_refused_naming_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match="this is not TOML") as refusal:
        read_table(path)
    assert str(path) in str(refusal.value)


def test_a_missing_file_is_refused_naming_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it cannot be read") as refusal:
        read_table(tmp_path / "none.toml")
    assert str(tmp_path / "none.toml") in str(refusal.value)
