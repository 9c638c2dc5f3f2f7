"""Boundary points that nobody on this project made, with what is to come of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.vector_maps import list_layers

EXPECTED: dict[str, int | str] = {}
"""Rows read of a file, by its name, or a piece of the sentence that refuses it."""


def test_every_real_file_comes_in_as_expected(real_maps: Path) -> None:
    files = sorted(path for suffix in ("txt", "csv", "xlsx") for path in real_maps.rglob(f"*.{suffix}"))
    if not files:
        pytest.skip("there is no text file or table of coordinates among the real maps")
    for path in files:
        assert path.name in EXPECTED, "a new file: say here what is to come of it"
        expected = EXPECTED[path.name]
        if isinstance(expected, str):
            with pytest.raises(InputError, match=expected):
                list_layers(path)
        else:
            assert sum(layer.rows for layer in list_layers(path)) == expected
