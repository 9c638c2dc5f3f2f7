"""What the check found in a few words, the same ones wherever the window says them; never less than the truth."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from siteplanner.core.check_result import CheckResult
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.wording import say

NO_ERRORS = QT_TRANSLATE_NOOP("findings", "no errors")
SEPARATOR = QT_TRANSLATE_NOOP("findings", ", ")
SUBJECTS = {
    "parcel": QT_TRANSLATE_NOOP("findings", "parcel {name}"),
    "zone": QT_TRANSLATE_NOOP("findings", "zone {name}"),
    "constraint": QT_TRANSLATE_NOOP("findings", "constraint {name}"),
    "substation": QT_TRANSLATE_NOOP("findings", "substation {name}"),
}


def counted(result: CheckResult) -> list[str]:
    """Errors, warnings, waived ones, what was not checked; each thing in one part only.

    Without errors the first part says so. What was not checked is told by plants, and apart from them whatever
    concerns no plant (a substation, a parcel).
    """
    counts, warnings = result.counts, _warnings(result)
    errors, waived = counts["error"], counts["waived"]  # lupdate loses a text whose number has quotes in it
    unchecked = result.plants_not_checked
    elsewhere = sum(f.rule == NOT_CHECKED and not f.plants for f in result.findings)
    parts = []
    if errors:
        parts.append(QCoreApplication.translate("FindingsPanel", "%n error(s)", "", errors))
    else:
        parts.append(say(NO_ERRORS))
    if warnings:
        parts.append(QCoreApplication.translate("FindingsPanel", "%n warning(s)", "", warnings))
    if waived:
        parts.append(QCoreApplication.translate("FindingsPanel", "%n waived", "", waived))
    if unchecked:
        parts.append(QCoreApplication.translate("FindingsPanel", "%n plant(s) not fully checked", "", unchecked))
    if elsewhere:
        parts.append(QCoreApplication.translate("FindingsPanel", "%n check(s) of the map not made", "", elsewhere))
    return parts


def summary(result: CheckResult) -> str:
    """The parts of ``counted`` as one phrase."""
    return say(SEPARATOR).join(counted(result))


def state_icon(result: CheckResult) -> str:
    """The shape of the whole: ● with an error, ▲ with a warning, ○ where something was not checked, else ✓."""
    if result.counts["error"]:
        return "error"
    if _warnings(result):
        return "warning"
    return "ok" if result.complete else "not-checked"


def rules_checked(plan: Plan) -> tuple[int, int]:
    """How many rules the plan's pack holds it to, and how many are switched off."""
    pack = pack_of(plan)
    on = sum(pack.settings(rule_id).enabled for rule_id in RULES)
    return on, len(RULES) - on


def subject_name(subject: str) -> str:
    """A subject as people call it: “constraint C05” for ``constraint=C05``; a plant by its number."""
    kind, _, name = subject.partition("=")
    return say(SUBJECTS[kind](name=name)) if name and kind in SUBJECTS else subject


def _warnings(result: CheckResult) -> int:
    return sum(f.severity == "warning" and not f.waived and f.rule != NOT_CHECKED for f in result.findings)
