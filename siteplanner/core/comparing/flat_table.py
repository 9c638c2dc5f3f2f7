"""A comparison as one flat table: what the command prints as CSV, the clipboard takes, and a workbook holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siteplanner.core.comparing.compared_figures import FINDINGS, ComparedFigure, Verdict
from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

FAMILY = QT_TRANSLATE_NOOP("measures", "Family")
FIGURE = QT_TRANSLATE_NOOP("measures", "Figure")
UNIT = QT_TRANSLATE_NOOP("measures", "Unit")
NOTE = QT_TRANSLATE_NOOP("measures", "Note")
OF_FINDINGS = QT_TRANSLATE_NOOP("measures", "Check")
DELTA_OF = QT_TRANSLATE_NOOP("measures", "{scenario}: difference")
PER_CENT_OF = QT_TRANSLATE_NOOP("measures", "{scenario}: difference, %")
VERDICT_OF = QT_TRANSLATE_NOOP("measures", "{scenario}: better or worse")
NOTE_OF = QT_TRANSLATE_NOOP("measures", "{scenario}: {note}")
COUNTED: Mapping[str, Text] = {
    "plants": QT_TRANSLATE_NOOP("measures", "plants"),
    "jobs": QT_TRANSLATE_NOOP("measures", "jobs"),
    "blanks": QT_TRANSLATE_NOOP("measures", "figures"),
    "power.feeders.too_low": QT_TRANSLATE_NOOP("measures", "plants"),
    "power.headroom_parcels": QT_TRANSLATE_NOOP("measures", "parcels"),
    "cost.eligible": QT_TRANSLATE_NOOP("measures", "plants"),
    "phases.targets_reached": QT_TRANSLATE_NOOP("measures", "targets"),
    "phases.stations_over": QT_TRANSLATE_NOOP("measures", "substations"),
    "phases.failing_starts": QT_TRANSLATE_NOOP("measures", "plants"),
}
"""What figures without a unit count, where they count something."""
OF_COUNTS = QT_TRANSLATE_NOOP("measures", "findings")
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.BETTER: QT_TRANSLATE_NOOP("measures", "better"),
    Verdict.WORSE: QT_TRANSLATE_NOOP("measures", "worse"),
    Verdict.SAME: QT_TRANSLATE_NOOP("measures", "alike"),
}


@dataclass(frozen=True, slots=True)
class FlatTable:
    """``rows`` have a value a heading: words, numbers in the unit named in their row, None for what is blank."""

    headings: tuple[Text, ...]
    rows: tuple[tuple[Value, ...], ...]


def names_of(plan: Plan, scenarios: Sequence[str]) -> dict[str, str]:
    """What scenarios are called by their ids: by their names, by their ids too where two are named alike."""
    named = {scenario: plan.scenario(scenario).name or scenario for scenario in scenarios}
    called = list(named.values())
    return {key: f"{name} ({key})" if called.count(name) > 1 else name for key, name in named.items()}


def family_title(family: str) -> Text:
    """What a family of compared figures is called."""
    return OF_FINDINGS if family == FINDINGS else FAMILIES[family].title


def unit_of(row: ComparedFigure) -> Text:
    """In what a figure is measured, or what it counts; '' for what is a plain number (a ratio)."""
    if row.unit:
        return unit_words(row.unit)
    return OF_COUNTS if row.family == FINDINGS else COUNTED.get(row.figure, "")


def flat_table(comparison: Comparison, names: Mapping[str, str], *, only_differences: bool = False) -> FlatTable:
    """Every figure with its differences from the first scenario."""
    called = [names[scenario] for scenario in comparison.scenarios]
    others = called[1:]
    headings: tuple[Text, ...] = (
        FAMILY,
        FIGURE,
        UNIT,
        *called,
        *(say(scenario=name) for name in others for say in (DELTA_OF, PER_CENT_OF, VERDICT_OF)),
        NOTE,
    )
    chosen = [row for row in comparison.rows if row.differs or not only_differences]
    return FlatTable(headings, tuple(_row(row, called) for row in chosen))


def notes_of(row: ComparedFigure, called: Sequence[str]) -> tuple[Text, ...]:
    """What must be said of a figure: said once where it holds for all scenarios, else of each it holds for."""
    notes = [row.note(at) for at in range(len(called))]
    if notes[0] is not None and all(note == notes[0] for note in notes):
        return (notes[0],)
    return tuple(NOTE_OF(scenario=name, note=note) for name, note in zip(called, notes, strict=True) if note)


def _in_one(notes: Sequence[Text]) -> Text | None:
    """Several sentences as one text."""
    if not notes:
        return None
    named = {f"note{at}": note for at, note in enumerate(notes)}
    return Message(Template("", " ".join(f"{{{name}}}" for name in named)), named)


def _row(row: ComparedFigure, called: Sequence[str]) -> tuple[Value, ...]:
    verdicts = [None if verdict is None else VERDICTS[verdict] for verdict in row.verdicts]
    differences = zip(row.deltas[1:], row.per_cent[1:], verdicts[1:], strict=True)
    return (
        family_title(row.family),
        row.label,
        unit_of(row),
        *row.values,
        *(value for of in differences for value in of),
        _in_one(notes_of(row, called)),
    )
