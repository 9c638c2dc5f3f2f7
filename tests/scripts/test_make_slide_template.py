"""The template of decks is what its script makes."""

from __future__ import annotations

import io
import runpy
import zipfile
from pathlib import Path

from siteplanner.assets import resource

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_slide_template.py"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_shipped_template_is_what_the_script_makes() -> None:
    made = runpy.run_path(str(SCRIPT))["make"]()
    assert parts(made) == parts(resource("slides", "deck.pptx").read_bytes())
