"""A newer map of parcels beside the plan's, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siteplanner.cli.answers import print_line, print_table
from siteplanner.cli.findings import print_findings
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.parcel_changes.change import ParcelChanges
    from siteplanner.core.parcel_changes.effect import Effect
    from siteplanner.services.parcel_update import ParcelUpdate

HEADER = (
    QT_TRANSLATE_NOOP("cli", "change"),
    QT_TRANSLATE_NOOP("cli", "parcels"),
    QT_TRANSLATE_NOOP("cli", "what"),
)
PLANT_HEADER = (
    QT_TRANSLATE_NOOP("cli", "scenario"),
    QT_TRANSLATE_NOOP("cli", "plant"),
    QT_TRANSLATE_NOOP("cli", "because of"),
    QT_TRANSLATE_NOOP("cli", "findings gained"),
    QT_TRANSLATE_NOOP("cli", "findings lost"),
)
SAME = QT_TRANSLATE_NOOP("cli", "The map has the same parcels as the plan: nothing to update.")
LEFT_OUT = QT_TRANSLATE_NOOP("cli", "not taken")
CAUTION = QT_TRANSLATE_NOOP("cli", "note: {warning}")
GAINED = QT_TRANSLATE_NOOP("cli", "Findings gained in {scenario}:")
LOST = QT_TRANSLATE_NOOP("cli", "Findings lost in {scenario}:")
LAPSED = QT_TRANSLATE_NOOP("cli", "Waivers that lapse in {scenario}:")
TRIED = QT_TRANSLATE_NOOP("cli", "Nothing was written: this was a trial (--dry-run).")


def print_update(update: ParcelUpdate, say: Translator, *, trial: bool) -> None:
    """The changes, the plants they affect, and what the checks will say."""
    from siteplanner.core.parcel_changes.words import cautions, notes

    changes, effect = update.changes, update.effect
    if not changes:
        print_line(say.text(SAME))
    _print_changes(changes, say)
    for warning in cautions(changes, update.usual, effect):
        print_line(say.text(CAUTION(warning=warning)))
    for note in notes(changes, update.usual):
        print_line(say.text(note))
    print_line()
    _print_plants(changes, effect, say)
    for of in effect.scenarios:
        for heading, findings in ((GAINED, of.gained), (LAPSED, of.lapsed), (LOST, of.lost)):
            if findings:
                print_line(say.text(heading(scenario=of.scenario_id)))
                print_findings(findings, say)
    if trial:
        print_line(say.text(TRIED))


def _print_changes(changes: ParcelChanges, say: Translator) -> None:
    from siteplanner.core.parcel_changes.change import KIND_NAMES
    from siteplanner.core.parcel_changes.words import details_of, parcels_in

    rows = []
    usual = set(changes.usual)
    for at, change in enumerate(changes.changes):
        if change.kind != "unchanged":
            name = say.text(KIND_NAMES[change.kind])
            shown = name if at in usual else f"{name} ({say.text(LEFT_OUT)})"
            rows.append([shown, say.text(parcels_in(change)), "; ".join(say.text(d) for d in details_of(change))])
    if rows:
        print_table([say.text(h) for h in HEADER], rows)
        print_line()


def _print_plants(changes: ParcelChanges, effect: Effect, say: Translator) -> None:
    from siteplanner.core.parcel_changes.change import KIND_NAMES
    from siteplanner.core.parcel_changes.words import parcels_in

    rows = [
        [
            plant.scenario_id,
            plant.plant_id,
            "; ".join(
                f"{say.text(KIND_NAMES[changes.changes[at].kind])} {say.text(parcels_in(changes.changes[at]))}"
                for at in plant.changes
            ),
            str(len(plant.gained)),
            str(len(plant.lost)),
        ]
        for plant in effect.plants
    ]
    if rows:
        print_table([say.text(h) for h in PLANT_HEADER], rows, right=[3, 4])
        print_line()
