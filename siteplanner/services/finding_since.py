"""Since when a finding is there, in words: in the plan as opened, or from what was done since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.finding_trail import Since
    from siteplanner.services.planning_session import PlanningSession

AS_OPENED = QT_TRANSLATE_NOOP("findings", "In the plan as it was opened")
SINCE_STEP = QT_TRANSLATE_NOOP("findings", "Since step {step}: {label}")
SINCE_STEPS = QT_TRANSLATE_NOOP("findings", "Since one of the steps {first} to {last}")
BEING_MADE = QT_TRANSLATE_NOOP("findings", "With what is being done now")


def since_words(session: PlanningSession, finding_id: str) -> Message | Template | None:
    """Since when a finding of what is shown is there; None where that is not known."""
    if not session.knows_since:
        return None
    since = session.since(finding_id)
    if since is None:
        return BEING_MADE if session.shown_plan is not session.plan else None
    return words_of(session, since)


def words_of(session: PlanningSession, since: Since) -> Message | Template:
    """The words for a step of the history."""
    if since.as_opened:
        return AS_OPENED
    label = session.history.steps[since.step].label
    if since.sure and label is not None:
        return SINCE_STEP(step=since.step, label=label)
    return SINCE_STEPS(first=since.after + 1, last=since.step)


def since_texts(session: PlanningSession, finding_ids: Iterable[str], say: Translator) -> dict[str, str]:
    """The words for many findings, by id; what is not known is left out."""
    told = ((finding_id, since_words(session, finding_id)) for finding_id in finding_ids)
    return {finding_id: say.text(words) for finding_id, words in told if words is not None}
