"""Arguments and options that several commands share."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from siteplanner.core.text import QT_TRANSLATE_NOOP

_PLAN = QT_TRANSLATE_NOOP("cli", "The plan file (.gpkg).")
_LANG = QT_TRANSLATE_NOOP("cli", "Language of the answer: en or zh (default: the system's).")
_FORMAT = QT_TRANSLATE_NOOP("cli", "How to print the answer.")
_SCENARIO = QT_TRANSLATE_NOOP("cli", "The scenario (default: the plan's active one).")
_YEAR = QT_TRANSLATE_NOOP("cli", "Leave out plants that enter service after this year.")
_RULES = QT_TRANSLATE_NOOP("cli", "Another rule pack than the plan's.")
_FIELD = QT_TRANSLATE_NOOP("cli", "Take a column from one of another name in the map; may be repeated.")
_CRS_OF = QT_TRANSLATE_NOOP("cli", "The coordinate system of a map file that does not say; may be repeated.")
_VERSION = QT_TRANSLATE_NOOP("cli", "Print the version and end.")


class Language(StrEnum):
    """``--lang``."""

    EN = "en"
    ZH = "zh"
    ZH_CN = "zh_CN"


class Format(StrEnum):
    """``--format`` of most commands."""

    TABLE = "table"
    JSON = "json"


PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help=_PLAN.text, show_default=False)]
Lang = Annotated[Language | None, typer.Option("--lang", help=_LANG.text, show_default=False)]
Form = Annotated[Format, typer.Option("--format", help=_FORMAT.text)]
ScenarioId = Annotated[str | None, typer.Option("--scenario", metavar="ID", help=_SCENARIO.text, show_default=False)]
Year = Annotated[int | None, typer.Option("--year", metavar="YYYY", min=1900, max=2200, help=_YEAR.text)]
Rules = Annotated[str | None, typer.Option("--rules", metavar="PACK", help=_RULES.text, show_default=False)]
Fields = Annotated[
    list[str] | None, typer.Option("--field", metavar="[ROLE.]COLUMN=SOURCE", help=_FIELD.text, show_default=False)
]
CrsOf = Annotated[
    list[str] | None, typer.Option("--crs-of", metavar="ROLE=EPSG:n", help=_CRS_OF.text, show_default=False)
]


def show_version(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help=_VERSION.text)] = False,
) -> None:
    """What ``siteplanner --version`` does."""
    if version:
        from importlib.metadata import version as version_of

        sys.stdout.write(f"siteplanner {version_of('siteplanner')}\n")
        raise typer.Exit
