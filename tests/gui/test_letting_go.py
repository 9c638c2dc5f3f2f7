"""A large plan is let go bit by bit, and never while somebody still holds it."""

from __future__ import annotations

import gc
import weakref

import pytest

from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.gui import letting_go
from tests.builders import plan, rect, site


def several() -> Plan:
    return plan(site({f"L{n}": rect(n * 10, 0, 10, 10) for n in range(30)}))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "WORTH_IT", 10)
    monkeypatch.setattr(letting_go, "AT_ONCE", 7)
    monkeypatch.setattr(letting_go, "POLL_S", 0.005)
    monkeypatch.setattr(letting_go, "LONGEST_S", 0.2)


def test_what_nobody_holds_any_more_is_freed() -> None:
    made = several()
    shape = weakref.ref(shapes_of(made.site.parcels)[3])
    thread = letting_go.let_go(made)
    del made
    gc.collect()
    assert thread is not None
    thread.join(5)
    assert shape() is None


def test_what_somebody_holds_stays_as_it_is() -> None:
    made = several()
    thread = letting_go.let_go(made)
    assert thread is not None
    thread.join(5)
    assert made.site.parcels.geometry.iloc[29].area == pytest.approx(100)


def test_a_small_plan_needs_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "WORTH_IT", 1000)
    assert letting_go.let_go(several()) is None
