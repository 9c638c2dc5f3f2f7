from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from siteplanner.core.errors import Cancelled
from siteplanner.core.text import Template
from siteplanner.core.work import Work
from siteplanner.services.jobs import InlineRunner, ThreadRunner

STEP = Template("test", "Counting")
SOON_S = 20.0


@pytest.fixture
def runner() -> Iterator[ThreadRunner]:
    with ThreadRunner() as made:
        yield made


def test_an_inline_job_is_done_when_start_returns() -> None:
    answers: list[int] = []
    InlineRunner().start("sum", lambda work: 41 + 1, answers.append)
    assert answers == [42]


def test_an_inline_error_goes_to_who_asked_for_it_and_is_raised_otherwise() -> None:
    errors: list[Exception] = []

    def fails(work: Work) -> int:
        raise ValueError("no")

    InlineRunner().start("sum", fails, print, errors.append)
    assert [str(e) for e in errors] == ["no"]
    with pytest.raises(ValueError, match="no"):
        InlineRunner().start("sum", fails, print)


def test_progress_reaches_the_listener() -> None:
    told: list[tuple[int, int]] = []
    InlineRunner(lambda done, total, what: told.append((done, total))).start(
        "count", lambda work: work.step(1, 3, STEP), lambda _: None
    )
    assert told == [(1, 3)]


def test_a_job_in_a_lane_runs_in_another_thread(runner: ThreadRunner) -> None:
    done, threads = threading.Event(), []
    runner.start("a", lambda work: threads.append(threading.current_thread()), lambda _: done.set())
    assert done.wait(SOON_S)
    assert threads[0] is not threading.current_thread()
    assert not runner.busy("a")


def test_the_newest_request_wins_and_the_older_ones_answer_is_dropped(runner: ThreadRunner) -> None:
    go, done, answers = threading.Event(), threading.Event(), []

    def slow(work: Work) -> str:
        go.wait(SOON_S)
        return "old"

    old = runner.start("a", slow, answers.append)
    runner.start("a", lambda work: "new", lambda answer: (answers.append(answer), done.set()))
    assert old.cancelled
    go.set()
    assert done.wait(SOON_S)
    assert answers == ["new"]


def test_lanes_do_not_disturb_one_another(runner: ThreadRunner) -> None:
    go, done = threading.Event(), threading.Event()
    waiting = runner.start("a", lambda work: go.wait(SOON_S), lambda _: None)
    runner.start("b", lambda work: None, lambda _: done.set())
    assert done.wait(SOON_S)
    assert not waiting.cancelled
    go.set()


def test_a_cancelled_job_answers_with_cancelled(runner: ThreadRunner) -> None:
    begun, done, errors = threading.Event(), threading.Event(), []

    def counts(work: Work) -> None:
        begun.set()
        while True:
            work.step(0, 1, STEP)

    work = runner.start("a", counts, lambda _: None, lambda error: (errors.append(error), done.set()))
    assert begun.wait(SOON_S)
    work.cancel()
    assert done.wait(SOON_S)
    assert isinstance(errors[0], Cancelled)


def test_closing_ends_what_runs() -> None:
    runner, begun = ThreadRunner(), threading.Event()

    def counts(work: Work) -> None:
        begun.set()
        while True:
            work.step(0, 1, STEP)

    runner.start("a", counts, lambda _: None)
    assert begun.wait(SOON_S)
    runner.close()
    assert not any(t.name.startswith("siteplanner-a") for t in threading.enumerate())
