"""Build hook: a wheel carries the compiled translations, whoever builds it and wherever."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Asks for Qt's compiler only when a ``.qm`` is out of date."""

    def dependencies(self) -> list[str]:
        if not self._script()["stale"]():
            return []
        return [name for name in self.metadata.core.dependencies if name.startswith("pyside6-essentials")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        self._script()["compile_stale"]()

    def _script(self) -> dict[str, Any]:
        return runpy.run_path(str(Path(self.root) / "scripts" / "compile_translations.py"))
