"""The score in sentences: who is first, how firm that is, and what must be said beside it."""

from __future__ import annotations

from collections.abc import Mapping

from siteplanner.core.comparing.compared_figures import FINDINGS
from siteplanner.core.comparing.score import Ranked, Score, WeighedFigure
from siteplanner.core.comparing.sensitivity import DRAWS, Flip
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

JUDGEMENT = QT_TRANSLATE_NOOP(
    "measures",
    "This score is a judgement, not a finding: it follows the weights. Each figure is put between the worst and the "
    "best of the compared scenarios, so that a small difference weighs as much as a large one, and another choice of "
    "scenarios can change the order.",
)
NO_WEIGHTS = QT_TRANSLATE_NOOP("measures", "No figure that can count has a weight: there is no score.")
FIRST = QT_TRANSLATE_NOOP("measures", "{scenario} scores highest: {score:.1f} of 100.")
FIRST_TOGETHER = QT_TRANSLATE_NOOP("measures", "{scenarios} score highest together: {score:.1f} of 100.")
HAS_ERRORS = QT_TRANSLATE_NOOP(
    "measures", "{scenario} has errors that are not waived ({errors:,d}): it cannot stand as it is, whatever it scores."
)
INCOMPLETE = QT_TRANSLATE_NOOP("measures", "The check of {scenario} is incomplete: it may have errors nobody knows of.")
PARTIAL = QT_TRANSLATE_NOOP("measures", "{figure}: some plants do not state it; what they give is not in the score.")
UNCHECKED = QT_TRANSLATE_NOOP(
    "measures", "{figure}: some checks could not be made; there may be more than are counted."
)
LEFT_OUT = QT_TRANSLATE_NOOP("measures", "{figure}: {why}")
UP = QT_TRANSLATE_NOOP(
    "measures", "{scenario} would be first if {figure} weighed more than {to:.1f} % instead of {share:.1f} %."
)
DOWN = QT_TRANSLATE_NOOP(
    "measures", "{scenario} would be first if {figure} weighed less than {to:.1f} % instead of {share:.1f} %."
)
FIRM = QT_TRANSLATE_NOOP("measures", "Whatever one of these alone weighs, the same is first: {figures}.")
TIED = QT_TRANSLATE_NOOP("measures", "The first place is shared: the smallest change of some weight decides it.")
OF_DRAWS = QT_TRANSLATE_NOOP("measures", "Of {draws:,d} random weightings of these figures:")
SHARE = QT_TRANSLATE_NOOP("measures", "{scenario} is first in {share:.1f} %.")
HUNDRED = 100.0

Names = Mapping[str, str]
"""What scenarios are called, by their ids."""


def score_sentences(score: Score, names: Names) -> tuple[Text, ...]:
    """Who is first, always with what speaks against it; then what was left out and what is known in part."""
    if not score.ranking:
        return (NO_WEIGHTS, *_about_figures(score))
    called = tuple(names[of.scenario_id] for of in score.first)
    points = HUNDRED * score.first[0].score
    told: Text = (
        FIRST(scenario=called[0], score=points) if len(called) == 1 else FIRST_TOGETHER(scenarios=called, score=points)
    )
    cautions = [caution for of in score.ranking for caution in cautions_of(of, names)]
    return (told, *cautions, *_about_figures(score), JUDGEMENT)


def cautions_of(of: Ranked, names: Names) -> tuple[Text, ...]:
    """What must stand wherever a scenario's place does."""
    errors = (HAS_ERRORS(scenario=names[of.scenario_id], errors=of.errors),) if of.errors else ()
    return errors if of.complete else (*errors, INCOMPLETE(scenario=names[of.scenario_id]))


def sensitivity_sentences(score: Score, names: Names) -> tuple[Text, ...]:
    """What would change who is first, the smallest change first, and what would not; then how often each is first of
    random weightings."""
    if not score.ranking:
        return ()
    told: list[Text] = [TIED] if len(score.first) > 1 else _flips(score, names)
    shares = [SHARE(scenario=names[of.scenario_id], share=HUNDRED * of.first_share) for of in score.ranking]
    return (*told, OF_DRAWS(draws=DRAWS), *shares)


def _flips(score: Score, names: Names) -> list[Text]:
    found = [(of, flip) for of in score.counted if (flip := score.flips.get(of.figure)) is not None]
    found.sort(key=lambda each: abs(each[1].change))
    told: list[Text] = [flip_sentence(of, flip, names) for of, flip in found]
    firm = tuple(of.label for of in score.counted if score.flips.get(of.figure) is None)
    return [*told, FIRM(figures=firm)] if firm else told


def flip_sentence(of: WeighedFigure, flip: Flip, names: Names) -> Text:
    """The smallest change of one weight that changes who is first."""
    say = UP if flip.change > 0 else DOWN
    return say(
        scenario=names[flip.scenario_id], figure=of.label, to=HUNDRED * flip.to_share, share=HUNDRED * flip.share
    )


def _about_figures(score: Score) -> tuple[Text, ...]:
    out: list[Text] = [LEFT_OUT(figure=of.label, why=of.left_out) for of in score.figures if of.left_out is not None]
    partial = [of for of in score.counted if of.row is not None and any(of.row.lacking)]
    return (*out, *((UNCHECKED if of.row.family == FINDINGS else PARTIAL)(figure=of.label) for of in partial if of.row))
