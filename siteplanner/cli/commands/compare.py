"""``siteplanner compare``: two to four scenarios side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_csv, print_json, print_line, print_table
from siteplanner.cli.figure_tables import NO_FIGURE, UNDER_UNIT, FigureForm, FigureFormat
from siteplanner.cli.findings import print_findings
from siteplanner.cli.options import Lang, PlanFile, Year
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.comparing.compared_figures import ComparedFigure
    from siteplanner.core.comparing.comparison import Comparison
    from siteplanner.core.comparing.score import Score
    from siteplanner.core.rules.rule import Finding

HELP = QT_TRANSLATE_NOOP(
    "cli", "Compare two to four scenarios: every figure, findings and targets side by side, and a weighted score."
)
EXAMPLE = "Example: siteplanner compare town.gpkg base step-2025 --score"

_SCENARIOS = QT_TRANSLATE_NOOP("cli", "Two to four scenarios; the others are held against the first.")
_SCORE = QT_TRANSLATE_NOOP("cli", "Add the score by the plan's weights, and how firm the ranking is.")
FIGURE = QT_TRANSLATE_NOOP("cli", "figure")
DELTA = QT_TRANSLATE_NOOP("cli", "difference")
DELTA_OF = QT_TRANSLATE_NOOP("cli", "{scenario} − {first}")
ABOUT = QT_TRANSLATE_NOOP("cli", "{figures}: {note}")
PER_CENT = "%"
GAINED = QT_TRANSLATE_NOOP("cli", "Only in {scenario}:")
GAINED_OF = QT_TRANSLATE_NOOP("cli", "Only in {scenario}, not in {first}:")
CHANGED = QT_TRANSLATE_NOOP("cli", "In both, but not alike:")
CHANGED_OF = QT_TRANSLATE_NOOP("cli", "In {first} and in {scenario}, but not alike:")
RULE = QT_TRANSLATE_NOOP("cli", "rule")
ONLY_BY_THEN = QT_TRANSLATE_NOOP(
    "cli", "Compared is what is in service by {when}; phases and targets are of the whole course."
)
TARGET = QT_TRANSLATE_NOOP("cli", "target")
WANTED = QT_TRANSLATE_NOOP("cli", "wanted")
WEIGHED = QT_TRANSLATE_NOOP("cli", "weighed figure")
WEIGHT = QT_TRANSLATE_NOOP("cli", "weight %")
SCORED = QT_TRANSLATE_NOOP("cli", "score of 100")
HUNDRED = 100.0


def compare(
    plan: PlanFile,
    scenarios: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help=_SCENARIOS.text, show_default=False)],
    year: Year = None,
    score: Annotated[bool, typer.Option("--score", help=_SCORE.text)] = False,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Compare scenarios."""
    from siteplanner.core.checking import check_plan
    from siteplanner.core.comparing.comparison import compare_many, require_comparable
    from siteplanner.core.comparing.score import score as scored
    from siteplanner.core.comparing.weights import weights_of
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    opened = open_plan(plan)
    ids = require_comparable(opened, scenarios)
    work = watched_work(say)
    found = compare_many(opened, ids, [check_plan(opened, scenario, year=year, work=work) for scenario in ids], work)
    made = scored(found, weights_of(opened)) if score else None
    if form is FigureFormat.JSON:
        answer = found.to_json(say.text)
        print_json(answer if made is None else {**answer, "score": made.to_json(say.text)})
        return
    if form is FigureFormat.CSV:
        _print_csv(found, made, say)
        return
    if found.when is not None:
        from siteplanner.core.moment import name_of

        print_line(say.text(ONLY_BY_THEN(when=name_of(found.when))))
        print_line()
    _print_figures(found, say)
    _print_targets(found, say)
    if made is not None:
        _print_score(made, say)
    _print_findings(found, say)


def _print_csv(found: Comparison, made: Score | None, say: Translator) -> None:
    from siteplanner.core.comparing.flat_table import flat_table

    table = flat_table(found, {scenario: scenario for scenario in found.scenarios})
    keys, several = [row.figure for row in found.rows], len(found.scenarios)
    rows = [[key, *(_plain(value, say) for value in row)] for key, row in zip(keys, table.rows, strict=True)]
    print_csv(["key", *map(say.text, table.headings)], rows)
    if made is not None:
        print_line()
        scores = {of.scenario_id: of.score for of in made.ranking}
        weighed = [[of.figure, HUNDRED * of.share, *(of.points or [None] * several)] for of in made.figures]
        total: list[Any] = ["score", None, *(scores.get(scenario) for scenario in found.scenarios)]
        print_csv(["key", say.text(WEIGHT), *found.scenarios], [*weighed, total])


def _print_figures(found: Comparison, say: Translator) -> None:
    """A table a family, with what is said of blank figures below it."""
    from siteplanner.core.comparing.flat_table import family_title, notes_of

    two = len(found.scenarios) == 2
    header = [say.text(FIGURE), *found.scenarios]
    for other in found.scenarios[1:]:
        header += [
            say.text(DELTA) if two else say.text(DELTA_OF(scenario=other, first=found.a)),
            say.text(PER_CENT),
            "",
        ]
    wide = len(header)
    words = {len(found.scenarios) + 3 * at for at in range(1, len(found.scenarios))}
    for family, rows in groupby(found.rows, key=lambda row: row.family):
        of_family = list(rows)
        print_line(say.text(family_title(family)))
        print_table(header, [_cells(row, say) for row in of_family], [at for at in range(1, wide) if at not in words])
        said: dict[str, list[Text]] = {}
        for row in of_family:
            for note in notes_of(row, found.scenarios):
                said.setdefault(say.text(note), []).append(row.label)
        for told, labels in said.items():
            print_line(say.text(ABOUT(figures=tuple(labels), note=told)))
        print_line()


def _cells(row: ComparedFigure, say: Translator) -> list[str]:
    from siteplanner.core.comparing.flat_table import VERDICTS

    cells = [_label(row, say), *(_amount(value, row.decimals) for value in row.values)]
    for delta, per_cent, verdict in zip(row.deltas[1:], row.per_cent[1:], row.verdicts[1:], strict=True):
        cells.append(_amount(delta, row.decimals, "+"))
        cells.append("" if per_cent is None else _amount(per_cent, 1, "+"))
        cells.append("" if verdict is None else say.text(VERDICTS[verdict]))
    return cells


def _amount(value: float | None, decimals: int, sign: str = "") -> str:
    """A dash where there is none; what rounds to nothing has no sign."""
    if value is None:
        return NO_FIGURE
    rounded = round(value, decimals)
    return format(rounded or 0.0, f"{sign if rounded else ''},.{decimals}f")


def _label(row: ComparedFigure, say: Translator) -> str:
    from siteplanner.core.measures.figure_units import unit_words

    return say.text(UNDER_UNIT(label=row.label, unit=unit_words(row.unit))) if row.unit else say.text(row.label)


def _print_targets(found: Comparison, say: Translator) -> None:
    from siteplanner.core.comparing.target_words import amount_words, outcome_words, target_label

    if not found.targets:
        return
    rows = [
        [
            say.text(target_label(of)),
            say.text(amount_words(of.target.target, of.target.unit)),
            *(say.text(outcome_words(outcome)) for outcome in of.outcomes),
        ]
        for of in found.targets
    ]
    print_table([say.text(TARGET), say.text(WANTED), *found.scenarios], rows)
    print_line()


def _print_score(made: Score, say: Translator) -> None:
    from siteplanner.core.comparing.score_words import score_sentences, sensitivity_sentences

    rows = [
        [
            say.text(of.label),
            f"{HUNDRED * of.share:.1f}",
            *([f"{HUNDRED * points:.1f}" for points in of.points] or [NO_FIGURE] * len(made.scenarios)),
        ]
        for of in made.figures
    ]
    scores = {of.scenario_id: f"{HUNDRED * of.score:.1f}" for of in made.ranking}
    rows.append([say.text(SCORED), "", *(scores.get(scenario, NO_FIGURE) for scenario in made.scenarios)])
    numbers = range(1, 2 + len(made.scenarios))
    print_table([say.text(WEIGHED), say.text(WEIGHT), *made.scenarios], rows, numbers)
    names = {scenario: scenario for scenario in made.scenarios}
    for sentence in (*score_sentences(made, names), *sensitivity_sentences(made, names)):
        print_line(say.text(sentence))
    print_line()


def _print_findings(found: Comparison, say: Translator) -> None:
    two = len(found.scenarios) == 2
    for at, other in enumerate(found.scenarios[1:], 1):
        for scenario, without, findings in (
            (found.a, other, found.lost_by(at)),
            (other, found.a, found.gained_by(at)),
        ):
            if findings:
                told = GAINED(scenario=scenario) if two else GAINED_OF(scenario=scenario, first=without)
                print_line(say.text(told))
                print_findings(findings, say)
        if changes := found.changed_by(at):
            print_line(say.text(CHANGED if two else CHANGED_OF(first=found.a, scenario=other)))
            rows = [
                [each.after.rule, *(f"{_state(of, say)}: {say.text(of.message)}" for of in (each.before, each.after))]
                for each in changes
            ]
            print_table([say.text(RULE), found.a, other], rows)
            print_line()


def _state(finding: Finding, say: Translator) -> str:
    from siteplanner.core.finding_words import STATES, state_of

    return say.text(STATES[state_of(finding)])


def _plain(value: Text | float | None, say: Translator) -> Any:
    return value if value is None or isinstance(value, float | int) else say.text(value)
