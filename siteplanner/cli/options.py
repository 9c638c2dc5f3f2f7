"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.rule_pack import RulePack

_PLAN = QT_TRANSLATE_NOOP("cli", "The plan file (.gpkg).")
_LANG = QT_TRANSLATE_NOOP("cli", "Language of the answer: en or zh (default: the system's).")
_FORMAT = QT_TRANSLATE_NOOP("cli", "How to print the answer.")
_SCENARIO = QT_TRANSLATE_NOOP("cli", "The scenario (default: the plan's active one).")
_YEAR = QT_TRANSLATE_NOOP(
    "cli", "Leave out plants that enter service after this year, quarter or day: 2025, 2025Q4 or 2025-06-30."
)
_RULES = QT_TRANSLATE_NOOP("cli", "Another rule pack than the plan's: its name, or a file (.toml).")
_FIELD = QT_TRANSLATE_NOOP("cli", "Take a column from one of another name in the map; may be repeated.")
_CRS_OF = QT_TRANSLATE_NOOP(
    "cli", "The coordinate system of a map file that does not say: a code, WKT, or a .prj file; may be repeated."
)
_SWAP_AXES = QT_TRANSLATE_NOOP("cli", "The map has x and y exchanged (north first): exchange them; may be repeated.")
_OFFSET_OF = QT_TRANSLATE_NOOP(
    "cli", "The map's coordinates were taken from a web map: shift them back (gcj02 or bd09); may be repeated."
)
_SHIFT_OF = QT_TRANSLATE_NOOP(
    "cli",
    "The shift of the map's datum (Xian 1980, Beijing 1954) to CGCS2000: control points (.csv, .txt) or seven "
    "parameters (.toml); may be repeated.",
)
_REPAIR = QT_TRANSLATE_NOOP(
    "cli",
    "What becomes of unsound shapes: invalid=repair|leave_out, rings=close|leave_out, duplicates=keep|leave_out; "
    "may be repeated.",
)
_DRAWN_FILE = QT_TRANSLATE_NOOP("cli", "The file to write (.png, .pdf or .svg).")
DRAWN = QT_TRANSLATE_NOOP("cli", "{out}: drawn.")
_VERSION = QT_TRANSLATE_NOOP("cli", "Print the version and end.")


BLANK = QT_TRANSLATE_NOOP("cli", "--scenario is blank. Name a scenario, or leave the option out for the active one.")


def _filled(value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise InputError(BLANK)  # a script's empty variable must not silently mean the active scenario
    return value


def _moment(written: str) -> dt.date:
    from siteplanner.core.moment import read_moment

    return read_moment(written)


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
DrawnFile = Annotated[Path, typer.Argument(metavar="OUT", help=_DRAWN_FILE.text, show_default=False)]
Lang = Annotated[Language | None, typer.Option("--lang", help=_LANG.text, show_default=False)]
Form = Annotated[Format, typer.Option("--format", help=_FORMAT.text)]
ScenarioId = Annotated[
    str | None,
    typer.Option("--scenario", metavar="ID", help=_SCENARIO.text, show_default=False, callback=_filled),
]
Year = Annotated[
    dt.date | None,
    typer.Option("--year", metavar="YYYY|YYYYQn|DAY", parser=_moment, help=_YEAR.text, show_default=False),
]
Rules = Annotated[str | None, typer.Option("--rules", metavar="PACK", help=_RULES.text, show_default=False)]


def chosen_rules(rules: str | None) -> str | RulePack | None:
    """What ``--rules`` means: a pack's name, or the pack in a file. Raises InputError for a file with a mistake."""
    if rules is None or not rules.lower().endswith(".toml"):
        return rules
    from siteplanner.files.rule_packs import read_pack

    return read_pack(rules)


Fields = Annotated[
    list[str] | None, typer.Option("--field", metavar="[ROLE.]COLUMN=SOURCE", help=_FIELD.text, show_default=False)
]
CrsOf = Annotated[
    list[str] | None, typer.Option("--crs-of", metavar="ROLE=EPSG:n", help=_CRS_OF.text, show_default=False)
]

SwapAxes = Annotated[
    list[str] | None, typer.Option("--swap-axes", metavar="ROLE", help=_SWAP_AXES.text, show_default=False)
]
OffsetOf = Annotated[
    list[str] | None, typer.Option("--offset-of", metavar="ROLE=gcj02|bd09", help=_OFFSET_OF.text, show_default=False)
]
ShiftOf = Annotated[
    list[str] | None, typer.Option("--shift-of", metavar="ROLE=FILE", help=_SHIFT_OF.text, show_default=False)
]
RepairWays = Annotated[
    list[str] | None, typer.Option("--repair", metavar="[ROLE.]KIND=WAY", help=_REPAIR.text, show_default=False)
]


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        sys.stdout.write(f"siteplanner {version('siteplanner')}\n")
        raise typer.Exit


def before_any_command(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help=_VERSION.text)
    ] = False,
    lang: Lang = None,
) -> None:
    """The options of ``siteplanner`` itself."""
