"""``siteplanner handover``: a scenario handed over as one dated folder, every file of it proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.options import Form, Format, Lang, PlanFile, ScenarioId, Year
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.services.handover.last_pack import LastPack
    from siteplanner.services.handover.order import Order
    from siteplanner.services.handover.pack import HandedOver

HELP = QT_TRANSLATE_NOOP(
    "cli", "Hand a scenario over to the bureau: a dated folder of files, each read back and compared with the plan."
)
EXAMPLE = 'Example: siteplanner handover town.gpkg out --scenario step-2025 --by "Li Wei" --lang zh'

_OUTDIR = QT_TRANSLATE_NOOP("cli", "The folder that the pack gets its own dated folder in; made where it is missing.")
_REASON = QT_TRANSLATE_NOOP("cli", "Why a layout with errors goes out all the same; it stands in report and manifest.")
_BY = QT_TRANSLATE_NOOP("cli", "Who hands it over.")
_SINCE = QT_TRANSLATE_NOOP(
    "cli", "The pack to compare with (default: the newest of the same plan and scenario in OUTDIR)."
)
_NO_COMPARISON = QT_TRANSLATE_NOOP("cli", "Do not compare with an earlier pack.")
_ONLY = QT_TRANSLATE_NOOP(
    "cli", "Only these: geojson, shp, txt, dxf, tables, sheet; may be repeated. Report and plan are always there."
)
WRITTEN = QT_TRANSLATE_NOOP("cli", "{folder}: {files} files; each was read back and is what the plan says.")
LEFT_OUT = QT_TRANSLATE_NOOP("cli", "Not in the pack: {file}. {why}")
CHANGED = QT_TRANSLATE_NOOP("cli", "Compared with {pack}: {summary}.")


def handover(
    plan: PlanFile,
    outdir: Annotated[Path, typer.Argument(metavar="OUTDIR", help=_OUTDIR.text, show_default=False)],
    scenario: ScenarioId = None,
    year: Year = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_REASON.text, show_default=False)] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help=_BY.text, show_default=False)] = "",
    since: Annotated[
        Path | None, typer.Option("--since", metavar="FOLDER", help=_SINCE.text, show_default=False)
    ] = None,
    no_comparison: Annotated[bool, typer.Option("--no-comparison", help=_NO_COMPARISON.text)] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="KIND", help=_ONLY.text, show_default=False)
    ] = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Hand a scenario over to the bureau."""
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.handover.order import Order
    from siteplanner.services.handover.pack import hand_over

    say = translator(lang)
    order = Order.of(
        open_plan(plan),
        scenario,
        when=year,
        lang=say.language,
        reason=reason,
        by=by,
        groups=frozenset(only) if only else None,
    )
    last = None if no_comparison else _last(outdir, order, since)
    made = hand_over(order, outdir, last, watched_work(say))
    if form is Format.JSON:
        print_json(answer(made, plan))
    else:
        _print(made, say)


def _last(outdir: Path, order: Order, since: Path | None) -> LastPack | None:
    from siteplanner.services.handover.last_pack import last_pack

    return last_pack(outdir, order, since)


def answer(made: HandedOver, plan: Path) -> dict[str, Any]:
    """The answer as JSON: where the pack is, and of its manifest what a script decides by."""
    manifest = made.manifest
    return {
        "plan": str(plan),
        "scenario": manifest["scenario"]["id"],
        "folder": str(made.folder),
        "files": [of["path"] for of in manifest["files"]],
        "read_back": manifest["read_back"],
        "complete": manifest["check"]["complete"],
        "counts": manifest["check"]["counts"],
        "reason": manifest["reason"],
        "left_out": manifest["left_out"],
        "remarks": manifest["remarks"],
        "changes": manifest["changes"],
    }


def _print(made: HandedOver, say: Translator) -> None:
    manifest, language = made.manifest, "zh" if say.language.startswith("zh") else "en"
    print_line(say.text(WRITTEN(folder=str(made.folder), files=made.files)))
    for of in manifest["left_out"]:
        print_line(say.text(LEFT_OUT(file=of["file"], why=of["why"][language])))
    for remark in manifest["remarks"]:
        print_line(remark[language])
    if made.changes is not None:
        print_line(say.text(CHANGED(pack=made.changes.pack, summary=made.changes.summary())))
        if (note := made.changes.remark()) is not None:
            print_line(say.text(note))
