"""Why a layout that is not clean may go out: a reason in words, of a person, which everybody reads afterwards."""

from __future__ import annotations

import unicodedata

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LEAST_LETTERS = 8
"""And digits, a Chinese character counting two: fewer say nothing."""

ERRORS = QT_TRANSLATE_NOOP(
    "handover", "The layout has errors that are not waived: {errors}. Handing it over needs a written reason."
)
NOT_CHECKED = QT_TRANSLATE_NOOP(
    "handover",
    "Not everything could be checked: {not_checked} points are open. Handing it over needs a written reason.",
)
BOTH = QT_TRANSLATE_NOOP(
    "handover",
    "The layout has errors that are not waived: {errors}; and {not_checked} points could not be checked. Handing it "
    "over needs a written reason.",
)
TOO_SHORT = QT_TRANSLATE_NOOP(
    "handover", "{why} At least {least} letters, or {least_chinese} Chinese characters, that can be read."
)
NEEDED = QT_TRANSLATE_NOOP("errors", "{why} Give it with --reason “…”; it stands in the report and the manifest.")


def why_needed(result: CheckResult) -> Message | None:
    """What of the check asks for a reason: errors that are not waived, or points that could not be checked."""
    errors, open_points = result.counts["error"], result.counts["not_checked"]
    if errors and not result.complete:
        return BOTH(errors=errors, not_checked=open_points)
    if errors:
        return ERRORS(errors=errors)
    return None if result.complete else NOT_CHECKED(not_checked=open_points)


def says_something(reason: str) -> bool:
    """Whether a reason has enough letters.

    >>> says_something("设计院周五修正"), says_something("ok"), says_something("." * 20 + "。" * 20 + "\\u200b" * 20)
    (True, False, False)
    """
    seen = [unicodedata.east_asian_width(c) in "WF" for c in reason if unicodedata.category(c)[0] in "LN"]
    return len(seen) + sum(seen) >= LEAST_LETTERS


def require_reason(result: CheckResult, reason: str) -> None:
    """Raises InputError where the check asks for a reason and none is given that says something."""
    why = why_needed(result)
    if why is None or says_something(reason):
        return
    raise InputError(
        NEEDED, why=TOO_SHORT(why=why, least=LEAST_LETTERS, least_chinese=LEAST_LETTERS // 2) if reason.strip() else why
    )
