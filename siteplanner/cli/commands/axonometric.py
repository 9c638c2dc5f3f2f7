"""``siteplanner axonometric``: a scenario seen from the air, as a picture or a document."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.options import DRAWN, DrawnFile, Lang, PlanFile, ScenarioId, Year
from siteplanner.cli.progress import watched_work
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP(
    "cli", "Draw a scenario from the air as PNG, SVG or PDF: plants raised to their height over the map."
)
EXAMPLE = "Example: siteplanner axonometric town.gpkg town.png --scenario step-2025 --azimuth 45 --size 1920x1080"

_AZIMUTH = QT_TRANSLATE_NOOP(
    "cli", "The direction looked in, degrees clockwise from grid north: 0 looks north, from the south."
)
_TILT = QT_TRANSLATE_NOOP("cli", "How far the look is raised from straight down, in degrees: 0 is the map, at most 85.")
_SIZE = QT_TRANSLATE_NOOP("cli", "Width and height in pixels (96 an inch).")
_SUN = QT_TRANSLATE_NOOP(
    "cli",
    "Light and shadows of a day and hour at the site, in Beijing time, such as 2026-06-21T15:00 (default: the fixed "
    "sun of drawings, from the north-west at 45°).",
)
_RAISED = QT_TRANSLATE_NOOP("cli", "Exaggerate heights so many times (1 to 10); the picture says so.")
_LOOK = QT_TRANSLATE_NOOP("cli", "On light or on dark ground.")
_SHADOWS = QT_TRANSLATE_NOOP("cli", "Draw shadows on the ground.")
NO_SIZE = QT_TRANSLATE_NOOP("cli", "--size: “{value}” is no size. Write it like 1600x1000.")
NOT_RAISED = QT_TRANSLATE_NOOP("cli", "--raised: give {least:g} to {most:g}, not {value:g}.")


class PictureLook(StrEnum):
    """``--look``."""

    LIGHT = "light"
    DARK = "dark"


def axonometric(
    plan: PlanFile,
    out: DrawnFile,
    scenario: ScenarioId = None,
    azimuth: Annotated[float, typer.Option("--azimuth", metavar="DEG", help=_AZIMUTH.text)] = 30.0,
    tilt: Annotated[float, typer.Option("--tilt", metavar="DEG", help=_TILT.text)] = 55.0,
    year: Year = None,
    size: Annotated[str, typer.Option("--size", metavar="WxH", help=_SIZE.text)] = "1600x1000",
    sun: Annotated[str | None, typer.Option("--sun", metavar="DAYTHOUR", help=_SUN.text, show_default=False)] = None,
    shadows: Annotated[bool, typer.Option("--shadows/--no-shadows", help=_SHADOWS.text)] = True,
    raised: Annotated[float, typer.Option("--raised", metavar="TIMES", help=_RAISED.text)] = 1.0,
    look: Annotated[PictureLook, typer.Option("--look", help=_LOOK.text)] = PictureLook.LIGHT,
    lang: Lang = None,
) -> None:
    """Draw a scenario from the air."""
    size_px = _size(size)
    from siteplanner.core.axonometric.camera import LEAST_RAISED, MOST_RAISED
    from siteplanner.drawing.axonometric.picture import PictureWish
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.axonometric_picture import sun_over, write_axonometric

    if not LEAST_RAISED <= raised <= MOST_RAISED:
        raise InputError(NOT_RAISED, least=LEAST_RAISED, most=MOST_RAISED, value=raised)
    say = translator(lang)
    opened = open_plan(plan)
    wish = PictureWish(
        azimuth, tilt, raised, size_px=size_px, sun=sun_over(opened, sun), shadows=shadows, later=False, look=look.value
    )
    made = write_axonometric(opened, out, scenario, wish, moment=year, lang=say.language, work=watched_work(say))
    print_line(say.text(DRAWN(out=str(made))))


def _size(written: str) -> tuple[int, int]:
    """Width and height of ``1600x1000``. Raises InputError.

    >>> _size("1920×1080")
    (1920, 1080)
    """
    found = re.fullmatch(r"\s*(\d{1,6})\s*[xX×*]\s*(\d{1,6})\s*", written)
    if found is None:
        raise InputError(NO_SIZE, value=written)
    return int(found[1]), int(found[2])
