"""A long history does not keep what was worked out of every map and layout there ever was."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.checking import Checker
from siteplanner.core.features import Feature
from siteplanner.core.forgetting import forget_built
from siteplanner.core.history import BUILT_STEPS, History
from siteplanner.core.site import Site
from siteplanner.core.text import QT_TRANSLATE_NOOP
from tests.edit_sequences import start

LABEL = QT_TRANSLATE_NOOP("test", "Move")()


def built_of(site: Site) -> set[str]:
    """What a site holds beyond its frames."""
    return set(site.__dict__) - {"crs", "parcels", "zones", "constraints", "substations"}


def moved_parcels(steps: int) -> History:
    history = History.starting_at(start())
    checker = Checker(history.plan)
    parcel = Feature("parcels", str(history.plan.site.parcels.index[0]))
    for _ in range(steps):
        plan = edits.move_features("base", (parcel,), 1.0, 0.0).apply(history.plan)
        history = history.push(plan, LABEL)
        checker = checker.after(plan)
        assert checker.result is not None
    return history


def test_trees_and_what_rules_work_out_are_kept_of_the_last_steps_alone() -> None:
    history = moved_parcels(10)
    kept = [at for at, step in enumerate(history.steps) if built_of(step.plan.site)]
    assert kept == list(range(10 - BUILT_STEPS, 11))


def test_what_was_forgotten_is_made_anew_and_says_the_same() -> None:
    history = moved_parcels(10)
    early = history.steps[2].plan
    assert Checker(early).result.findings == Checker(moved_parcels(2).plan).result.findings
    assert built_of(early.site)


def test_what_other_steps_have_too_is_not_forgotten() -> None:
    history = History.starting_at(start())
    assert Checker(history.plan).result is not None
    site = history.plan.site
    before = {name: site.__dict__[name] for name in built_of(site)}
    assert before
    for metres in range(10):
        moved = edits.move_plants("base", ["P01"], 1.0 + metres, 0.0).apply(history.plan)
        history = history.push(moved, LABEL)
    assert {name: site.__dict__[name] for name in built_of(site)} == before
    forget_built(history.plan, still=[])
    assert not built_of(site)
