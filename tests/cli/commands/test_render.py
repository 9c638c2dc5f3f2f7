from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_the_sheet_is_drawn_in_each_format(
    suffix: str, magic: bytes, plan_file: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / f"图{suffix}"
    assert run("render", plan_file, out, "--lang", "zh").status == 0
    assert out.read_bytes().startswith(magic)


def test_what_cannot_be_drawn_leaves_no_file(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    for name, options in (
        ("o.docx", ()),
        ("o.png", ("--scenario", "later")),
        ("o.png", ("--paper", "Z1")),
        ("no/o.png", ()),
    ):
        before = sorted(tmp_path.rglob("*"))
        assert refused("render", plan_file, tmp_path / name, *options)
        assert sorted(tmp_path.rglob("*")) == before
