"""What a check found, as tables of a report: findings with figures and clauses, waivers, what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siteplanner.core.check_result import CheckResult
from siteplanner.core.documents.shown_table import ShownRow, ShownTable
from siteplanner.core.finding_words import CONFIDENCES, STATES, State, rule_name, state_of, subject_name
from siteplanner.core.readable_units import NO_FIGURE, number
from siteplanner.core.rules.clauses import clause_name
from siteplanner.core.rules.rule import Finding
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template, Text
from siteplanner.services.documents.told_of_plan import Told

NUMBER = QT_TRANSLATE_NOOP("document", "No.")
FINDING = QT_TRANSLATE_NOOP("document", "Finding")
MEASURED = QT_TRANSLATE_NOOP("document", "Measured")
REQUIRED = QT_TRANSLATE_NOOP("document", "Required")
SHORT_BY = QT_TRANSLATE_NOOP("document", "Short or over by")
CLAUSE = QT_TRANSLATE_NOOP("document", "Clause")
CONFIDENCE = QT_TRANSLATE_NOOP("document", "Confidence")
STATE_OF = QT_TRANSLATE_NOOP("document", "{state}: {count}")
WAIVERS = QT_TRANSLATE_NOOP("document", "Waivers")
REASON = QT_TRANSLATE_NOOP("document", "Reason")
AUTHOR = QT_TRANSLATE_NOOP("document", "Author")
DATE = QT_TRANSLATE_NOOP("document", "Date")
STANDS = QT_TRANSLATE_NOOP("document", "Still holds")
YES = QT_TRANSLATE_NOOP("document", "yes")
LAPSED = QT_TRANSLATE_NOOP("document", "no, what it is about has changed")
CHANGED = QT_TRANSLATE_NOOP("document", "What the plan changed of the rules")
RULE = QT_TRANSLATE_NOOP("document", "Rule")
KEY = QT_TRANSLATE_NOOP("document", "Setting")
VALUE = QT_TRANSLATE_NOOP("document", "Value")
LIMITS = QT_TRANSLATE_NOOP("document", "Limits in force and their sources")
SOURCE = QT_TRANSLATE_NOOP("document", "Source")
CHECKED_ON = QT_TRANSLATE_NOOP("document", "Checked on")
_MANY = 1000


def findings_tables(
    told: Told, result: CheckResult, states: Iterable[State] = tuple(STATES), *, in_words: bool = False
) -> Iterator[ShownTable]:
    """A table for each state that any finding has, the gravest first; findings are numbered through.

    ``in_words`` leaves the columns of figures out, which the words of a finding tell as well.
    """
    headings = tuple(each for each in _HEADINGS if not (in_words and each in _FIGURES))
    by_state = {state: [f for f in result.findings if state_of(f) == state] for state in STATES}
    number_of = {finding.id: at for at, finding in enumerate((f for of in by_state.values() for f in of), start=1)}
    for state in states:
        if by_state[state]:
            title = STATE_OF(state=STATES[state], count=len(by_state[state]))
            rows = tuple(_finding_row(told, number_of[f.id], f, in_words=in_words) for f in by_state[state])
            flush = {at for at, each in enumerate(headings) if each is NUMBER or each in _FIGURES}
            yield _table(told, f"findings.{state}", told.say.text(title), headings, rows, flush)


_FIGURES = (MEASURED, REQUIRED, SHORT_BY)
_HEADINGS = (NUMBER, FINDING, *_FIGURES, CLAUSE, CONFIDENCE)


def _finding_row(told: Told, at: int, finding: Finding, *, in_words: bool) -> ShownRow:
    say = told.say.text
    about = " – ".join(say(subject_name(subject)) for subject in finding.subjects)
    words = f"{say(rule_name(finding))}  {about}\n{say(finding.message)}"
    figures = () if in_words else (finding.measured, finding.required, finding.short_by)
    return ShownRow(
        (
            str(at),
            words,
            *(_figure(value, finding) for value in figures),
            clause_words(told, finding.clause),
            say(CONFIDENCES[finding.confidence]),
        )
    )


def _figure(value: float | None, finding: Finding) -> str:
    if value is None or not finding.unit:
        return NO_FIGURE
    decimals = 0 if abs(finding.required or value) >= _MANY else 2
    return f"{number(value, decimals)} {finding.unit}"


def waivers_table(told: Told, result: CheckResult) -> ShownTable | None:
    """The waivers of this scenario with reason, author and date, those that have lapsed too; None without any."""
    say = told.say.text
    rows = [
        ShownRow(
            (
                f"{say(rule_name(f))}  {' – '.join(say(subject_name(each)) for each in f.subjects)}",
                f.waiver.reason,
                f.waiver.author,
                f.waiver.date,
                say(LAPSED if f.waiver.lapsed else YES),
            )
        )
        for f in result.findings
        if f.waiver is not None
    ]
    return _table(told, "waivers", say(WAIVERS), (FINDING, REASON, AUTHOR, DATE, STANDS), rows) if rows else None


def changes_table(told: Told, pack: RulePack) -> ShownTable | None:
    """What the plan set otherwise than its rule pack, and why; None where nothing."""
    table, say = told.plan.rule_overrides, told.say.text
    own = table[(table["pack"].str.strip() == pack.id).to_numpy(dtype=bool, na_value=False)]
    rows = []
    for row in own.itertuples():
        known = pack.catalogue.get(str(row.rule))
        note = row.note if isinstance(row.note, str) and row.note.strip() else NO_FIGURE
        rows.append(ShownRow((str(row.rule) if known is None else say(known.name), str(row.key), str(row.value), note)))
    return _table(told, "changes", say(CHANGED), (RULE, KEY, VALUE, REASON), rows) if rows else None


def limits_table(told: Told, pack: RulePack) -> ShownTable:
    """Every limit of the rules in force, with where it comes from and how sure that is."""
    say = told.say.text
    rows = [
        ShownRow(
            (
                say(pack.catalogue[rule_id].name),
                limit.key,
                f"{limit.value:,.10g} {limit.unit}".rstrip(),
                clause_words(told, limit.clause),
                say(limit.sourced),
                say(CONFIDENCES[limit.confidence]),
                limit.checked_on,
            )
        )
        for rule_id, settings in pack.rules.items()
        if settings.enabled
        for limit in settings.limits.values()
    ]
    return _table(told, "limits", say(LIMITS), (RULE, KEY, VALUE, CLAUSE, SOURCE, CONFIDENCE, CHECKED_ON), rows)


def clause_words(told: Told, clause: str) -> str:
    """A clause as it is cited; a dash for none."""
    return clause_name(clause, told.say.language) if clause else NO_FIGURE


def rules_off(pack: RulePack) -> tuple[Text, ...]:
    """The names of the rules that are switched off."""
    return tuple(pack.catalogue[rule_id].name for rule_id, settings in pack.rules.items() if not settings.enabled)


def _table(
    told: Told,
    key: str,
    title: str,
    headings: Iterable[Template],
    rows: Iterable[ShownRow],
    numbers: Iterable[int] = (),
) -> ShownTable:
    return ShownTable(key, title, tuple(map(told.say.text, headings)), tuple(rows), frozenset(numbers))
