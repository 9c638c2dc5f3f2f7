"""CI installs what the program asks for, so that a clean machine passes."""

from __future__ import annotations

from siteplanner.services.system_libraries import FOR_X11, WITHOUT_SCREEN
from tests.architecture.sources import ROOT

ON_EVERY_DEBIAN = {"libzstd1", "zlib1g"}
"""Packages that the system itself stands on."""


def test_ci_installs_every_library_the_program_checks_for() -> None:
    installed = set((ROOT / ".ci" / "run").read_text(encoding="utf-8").split())
    assert {*WITHOUT_SCREEN.values(), *FOR_X11.values()} - ON_EVERY_DEBIAN <= installed
