"""What the check found in a few words, the same ones wherever the window says them; never less than the truth."""

from __future__ import annotations

from PySide6.QtCore import QObject

from siteplanner.core import finding_words
from siteplanner.core.check_result import CheckResult
from siteplanner.core.moment import name_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clauses import clause_name
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.wording import say

STOPPED = QT_TRANSLATE_NOOP("findings", "check stopped, not all rules done")
NO_ERRORS = QT_TRANSLATE_NOOP("findings", "no errors")
BY_THEN = QT_TRANSLATE_NOOP("findings", "by {when}: {counts}; whole plan: {whole}")
NOT_KNOWN = QT_TRANSLATE_NOOP("findings", "not checked")
SEPARATOR = QT_TRANSLATE_NOOP("findings", ", ")


class FindingCounts(QObject):
    """Counts with their nouns. lupdate takes a number for plural forms only in ``tr``, so these stand in an object."""

    def words(self, result: CheckResult) -> list[str]:
        """The parts, each thing in one part only; see :func:`counted`."""
        counts, warnings = result.counts, _warnings(result)
        errors, waived, unchecked = counts["error"], counts["waived"], result.plants_not_checked
        elsewhere = sum(not f.plants for f in result.not_checked) - result.stopped
        parts = [say(STOPPED)] if result.stopped else [] if errors else [say(NO_ERRORS)]
        if errors:
            parts.append(self.tr("%n error(s)", "", errors))
        if warnings:
            parts.append(self.tr("%n warning(s)", "", warnings))
        if waived:
            parts.append(self.tr("%n waived", "", waived))
        if unchecked:
            parts.append(self.tr("%n plant(s) not fully checked", "", unchecked))
        if elsewhere:
            parts.append(self.tr("%n check(s) of the map not made", "", elsewhere))
        return parts


def counted(result: CheckResult) -> list[str]:
    """Errors, warnings, waived ones, what was not checked; each thing in one part only.

    Without errors the first part says so; of a check that was stopped it says that instead. What was not checked is
    told by plants, and apart from them whatever concerns no plant (a substation, a parcel).
    """
    return FindingCounts().words(result)


def summary(result: CheckResult) -> str:
    """The parts of ``counted`` as one phrase."""
    return say(SEPARATOR).join(counted(result))


def by_then(result: CheckResult, whole: CheckResult | None) -> str:
    """The summary of what is in service by a moment, never without what the whole plan has."""
    if result.when is None:
        return summary(result)
    told = say(NOT_KNOWN) if whole is None else summary(whole)
    return say(BY_THEN(when=name_of(result.when), counts=summary(result), whole=told))


def state_icon(result: CheckResult) -> str:
    """The shape of the whole: ● with an error, ▲ with a warning, ○ where something was not checked, else ✓."""
    if result.counts["error"]:
        return "error"
    if _warnings(result):
        return "warning"
    return "ok" if result.complete else "not-checked"


def clause_in_words(clause_id: str) -> str:
    """What a cited clause is called in the language of the window."""
    return clause_name(clause_id, "zh_CN" if in_chinese() else "en")


def rules_checked(plan: Plan) -> tuple[int, int]:
    """How many rules the plan's pack holds it to, and how many are switched off."""
    pack = pack_of(plan)
    on = sum(settings.enabled for settings in pack.rules.values())
    return on, len(pack.rules) - on


def subject_name(subject: str) -> str:
    """A subject as people call it: “constraint C05” for ``constraint=C05``; a plant by its number."""
    return say(finding_words.subject_name(subject))


def _warnings(result: CheckResult) -> int:
    """Without what was not checked, which has the severity warning too."""
    return result.counts["warning"] - sum(not f.waived and f.severity == "warning" for f in result.not_checked)
