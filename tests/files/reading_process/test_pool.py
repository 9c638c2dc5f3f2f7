"""What a broken reader does to the program: one sentence, and the next file is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core.errors import Cancelled, CrsNeededError, FormulaError, InputError
from siteplanner.core.work import Work, in_hand
from siteplanner.files.reading_process import worker_process
from siteplanner.files.reading_process.limits import GB, MB, Limits
from siteplanner.files.reading_process.pool import Pool
from siteplanner.files.reading_process.worker import LARGE_BYTES
from tests.files.reading_process import broken_readers
from tests.patience import comes_true

MAP = Path("张庄 一号!.gpkg")
AMPLE = Limits(memory_bytes=2 * GB, total_s=60, still_s=60)
NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc are not Windows's")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to a size")


@pytest.fixture(scope="module")
def shared() -> Any:
    pool = Pool()
    yield pool
    pool.close()


@pytest.fixture
def pool(shared: Pool) -> Any:
    """A pool that must be of use again after the test."""
    yield shared
    assert run(shared, broken_readers.my_pid) > 0


def run(pool: Pool, function: Any, *arguments: Any, limits: Limits = AMPLE) -> Any:
    return pool.run(f"{function.__module__}.{function.__name__}", arguments, MAP, limits)


def gone(pid: int, patience_s: float = 10.0) -> bool:
    """Whether the process ends within the patience."""
    return comes_true(lambda: _has_ended(pid), patience_s)


def _has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def written(note: Path) -> str:
    """What a reader leaves in a file, once it is there."""
    assert comes_true(lambda: note.is_file() and note.read_text()), "the reader was never called"
    return note.read_text()


class TestARefusal:
    def test_reaches_the_caller_equal_to_the_last_value(self, pool: Pool) -> None:
        with pytest.raises(CrsNeededError) as here:
            broken_readers.ask_for_crs(Path("地块.dxf"))
        with pytest.raises(CrsNeededError) as there:
            run(pool, broken_readers.ask_for_crs, Path("地块.dxf"))
        assert there.value.message == here.value.message
        assert there.value.guesses == here.value.guesses
        assert str(there.value) == "地块.dxf is drawn in feet, 0.3."

    def test_keeps_what_its_kind_of_error_holds(self, pool: Pool) -> None:
        with pytest.raises(FormulaError) as caught:
            run(pool, broken_readers.stop_in_a_formula)
        assert caught.value.at == 7

    def test_with_a_value_that_cannot_travel_is_still_said(self, pool: Pool) -> None:
        with pytest.raises(InputError, match=r"a\.dxf is drawn in feet"):
            run(pool, broken_readers.fail_with_what_cannot_travel)

    def test_of_a_kind_nobody_foresaw_names_the_file(self, pool: Pool) -> None:
        with pytest.raises(InputError, match=r"张庄 一号!\.gpkg cannot be understood \(KeyError: 'DISCUS'\)"):
            run(pool, broken_readers.stumble)

    def test_leaves_the_worker_in_use(self, pool: Pool) -> None:
        before = run(pool, broken_readers.my_pid)
        with pytest.raises(InputError):
            run(pool, broken_readers.stumble)
        assert run(pool, broken_readers.my_pid) == before


class TestABreakdown:
    @NOT_ON_WINDOWS
    @pytest.mark.parametrize(
        ("reader", "how"),
        [
            (broken_readers.abort, "SIGABRT"),
            (broken_readers.read_at_null, "SIGSEGV"),
            (broken_readers.call_itself_too_deep, "SIGSEGV"),
        ],
    )
    def test_is_a_sentence_about_the_file(self, pool: Pool, reader: Any, how: str) -> None:
        with pytest.raises(InputError, match=rf"张庄 一号!\.gpkg brought the library that reads maps down \({how}\)"):
            run(pool, reader)

    @pytest.mark.parametrize("status", [0, 3, worker_process.RETIRED])
    def test_by_which_a_library_ends_the_program_is_one_too(self, pool: Pool, status: int) -> None:
        with pytest.raises(InputError, match=f"exit status {status}"):
            run(pool, broken_readers.end_quietly, status)

    def test_takes_what_was_unpacked_with_it(self, pool: Pool, tmp_path: Path) -> None:
        with pytest.raises(InputError):
            run(pool, broken_readers.leave_files_and_abort, tmp_path / "note")
        assert not Path(written(tmp_path / "note")).exists()

    @ON_LINUX
    def test_for_want_of_memory_says_so(self, pool: Pool) -> None:
        with pytest.raises(InputError, match=r"needs more than the 1\.0 GB of memory"):
            run(pool, broken_readers.take_memory, 10 * GB, limits=Limits(1 * GB, 60))

    @ON_LINUX
    def test_the_limit_of_one_file_is_not_that_of_the_next(self, pool: Pool) -> None:
        with pytest.raises(InputError, match="memory"):
            run(pool, broken_readers.take_memory, 600 * MB, limits=Limits(500 * MB, 60))
        assert run(pool, broken_readers.take_memory, 600 * MB) == 600 * MB

    def test_that_never_ends_is_ended(self, pool: Pool) -> None:
        run(pool, broken_readers.my_pid)
        with pytest.raises(InputError, match=r"was not read within 0\.0 minutes"):
            run(pool, broken_readers.loop_for_ever, limits=Limits(0, total_s=0.3))

    @ON_LINUX
    def test_that_waits_for_nothing_is_a_standstill(self, pool: Pool) -> None:
        run(pool, broken_readers.my_pid)
        with pytest.raises(InputError, match=r"came to a standstill: nothing came from it for 0 seconds"):
            run(pool, broken_readers.wait_for_ever, limits=Limits(0, total_s=60, still_s=0.3))


class TestCancelling:
    @pytest.mark.parametrize("reader", [broken_readers.loop_for_ever, broken_readers.hold_the_interpreter])
    @NOT_ON_WINDOWS
    def test_ends_the_process_in_the_midst_of_a_library(self, pool: Pool, tmp_path: Path, reader: Any) -> None:
        work = Work()
        note = tmp_path / "pid"
        stopper = threading.Thread(target=lambda: (written(note), work.cancel()))
        stopper.start()
        with in_hand(work), pytest.raises(Cancelled):
            run(pool, reader, note)
        stopper.join()
        assert gone(int(note.read_text()), patience_s=1.0)

    def test_before_it_begins_asks_nobody(self, pool: Pool) -> None:
        work = Work()
        work.cancel()
        with in_hand(work), pytest.raises(Cancelled):
            run(pool, broken_readers.loop_for_ever)


class TestTheProcess:
    def test_is_kept_for_the_next_file(self, pool: Pool) -> None:
        assert run(pool, broken_readers.my_pid) == run(pool, broken_readers.my_pid) != os.getpid()

    def test_two_threads_have_one_each(self, pool: Pool, tmp_path: Path) -> None:
        work = Work()

        def hold() -> None:
            with in_hand(work), pytest.raises(Cancelled):
                run(pool, broken_readers.wait_for_ever, tmp_path / "pid")

        other = threading.Thread(target=hold)
        other.start()
        held = int(written(tmp_path / "pid"))
        assert run(pool, broken_readers.my_pid) != held
        work.cancel()
        other.join()

    def test_only_one_is_kept(self, tmp_path: Path) -> None:
        pool, together, pids = Pool(), threading.Barrier(2), []
        readers = [
            threading.Thread(target=lambda: (together.wait(), pids.append(run(pool, broken_readers.my_pid))))
            for _ in range(2)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        kept = run(pool, broken_readers.my_pid)
        assert kept in pids
        assert all(gone(pid) for pid in pids if pid != kept)
        pool.close()
        assert gone(kept)

    def test_ends_unused_and_is_started_anew(self) -> None:
        pool = Pool(rests_after_s=0.5)
        before = run(pool, broken_readers.my_pid)
        assert gone(before)
        assert run(pool, broken_readers.my_pid) != before
        pool.close()

    @ON_LINUX
    def test_that_has_grown_large_is_not_kept(self, pool: Pool) -> None:
        before = run(pool, broken_readers.my_pid)
        assert run(pool, broken_readers.keep_memory, LARGE_BYTES) == LARGE_BYTES
        assert run(pool, broken_readers.my_pid) != before

    def test_finds_relative_paths_from_where_the_program_is(
        self, pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(pool, broken_readers.my_pid)
        monkeypatch.chdir(tmp_path)
        assert run(pool, broken_readers.absolute, Path("a.gpkg")) == tmp_path / "a.gpkg"

    def test_says_nothing_of_its_own(self, pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(pool, broken_readers.print_and_warn) == "the answer"
        assert capfd.readouterr() == ("", "")

    def test_an_answer_that_cannot_travel_is_a_sentence(self, pool: Pool) -> None:
        with pytest.raises(InputError, match="cannot be understood"):
            run(pool, broken_readers.give_what_cannot_travel)

    def test_that_cannot_be_started_is_a_sentence(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(worker_process, "_command", lambda: [str(tmp_path / "none")])
        with pytest.raises(InputError, match="the process that reads them does not start"):
            run(Pool(), broken_readers.my_pid)

    def test_that_fails_on_starting_does_not_blame_the_map(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(worker_process, "_command", lambda: [sys.executable, "-c", "raise SystemExit(5)"])
        with pytest.raises(InputError, match=r"does not start \(exit status 5\)"):
            run(Pool(), broken_readers.my_pid)

    @NOT_ON_WINDOWS
    def test_of_a_frozen_program_is_the_program_itself(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        program = tmp_path / "siteplanner 程序"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m siteplanner "$@"\n')
        program.chmod(0o755)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(program))
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        pool = Pool()
        assert run(pool, broken_readers.my_pid) != os.getpid()
        pool.close()

    @NOT_ON_WINDOWS
    def test_is_not_ended_by_ctrl_c_itself(self, pool: Pool) -> None:
        assert run(pool, broken_readers.interrupt) == run(pool, broken_readers.my_pid)


STARTED = """
import sys
from pathlib import Path
from siteplanner.files.reading_process.limits import Limits
from siteplanner.files.reading_process.pool import POOL
POOL.run(sys.argv[1], (Path(sys.argv[2]),), Path("a.gpkg"), Limits(0, 60))
"""


class TestTheProgram:
    """Its process is gone with it, whatever it was doing."""

    @ON_LINUX
    @pytest.mark.parametrize(
        "reader", [broken_readers.loop_for_ever, broken_readers.wait_for_ever, broken_readers.hold_the_interpreter]
    )
    def test_killed_takes_its_reader_with_it(self, tmp_path: Path, reader: Any) -> None:
        name = f"{reader.__module__}.{reader.__name__}"
        with started(STARTED, name, str(tmp_path / "pid")) as program:
            pid = int(written(tmp_path / "pid"))
            program.send_signal(signal.SIGKILL)
            program.wait()
            assert gone(pid)

    @NOT_ON_WINDOWS
    def test_that_ends_leaves_nothing(self, tmp_path: Path) -> None:
        script = tmp_path / "带 空格.py"
        script.write_text(
            "import os, tempfile\n"
            "tempfile.tempdir = os.environ['FOR_FILES']\n"
            "from pathlib import Path\n"
            "from siteplanner.files.reading_process.limits import Limits\n"
            "from siteplanner.files.reading_process.pool import POOL\n"
            "print(POOL.run('tests.files.reading_process.broken_readers.my_pid', (), Path('a'), Limits(0, 60)))\n",
            encoding="utf-8",
        )
        made = tmp_path / "临时 文件"
        made.mkdir()
        done = subprocess.run(
            [sys.executable, str(script)], env=environment(FOR_FILES=str(made)), capture_output=True, check=True
        )
        assert gone(int(done.stdout))
        assert done.stderr == b""
        assert list(made.iterdir()) == []


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def started(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], env=environment())
