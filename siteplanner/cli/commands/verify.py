"""``siteplanner verify``: a pack that was handed over, proved again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.options import Form, Format, Lang
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP(
    "cli", "Prove a pack that was handed over: its check sums, and every file against the plan it was made from."
)
EXAMPLE = "Example: siteplanner verify out/town-base-20261123 --plan town.gpkg"

_FOLDER = QT_TRANSLATE_NOOP("cli", "The folder of the pack.")
_PLAN = QT_TRANSLATE_NOOP("cli", "The plan to compare with (default: the copy in the pack).")
VERIFIED = QT_TRANSLATE_NOOP("cli", "{folder}: {files} files as they were handed over on {date}, equal to the plan.")


def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=_FOLDER.text, show_default=False)],
    plan: Annotated[Path | None, typer.Option("--plan", metavar="PLAN", help=_PLAN.text, show_default=False)] = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Prove a pack."""
    from siteplanner.files.reading_process import make_ready

    make_ready()  # it loads what it needs beside us
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.handover.verifying import verify as prove

    say = translator(lang)
    proved = prove(folder, None if plan is None else open_plan(plan), watched_work(say))
    manifest = proved.manifest
    if form is Format.JSON:
        facts = {"folder": str(folder), "files": proved.files, "read_back": dict(proved.read)}
        told = {key: manifest[key] for key in ("plan", "scenario", "created", "by", "reason", "counts", "areas")}
        print_json({**facts, **told, "check": manifest["check"]["counts"]})
    else:
        print_line(say.text(VERIFIED(folder=str(folder), files=proved.files, date=manifest["created"][:10])))
