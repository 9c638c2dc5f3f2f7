"""Two people who open one file know of each other; a lock nobody holds any more stands in nobody's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from siteplanner.services.share_lock import STALE_S, ShareLock, lock_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "town.gpkg"
    found.write_bytes(b"")
    return found


def test_the_second_one_is_told_who_has_it(path: Path) -> None:
    first, second = ShareLock(path, "李工", "PLAN-01"), ShareLock(path, "王工", "PLAN-02")
    assert first.take() is None
    assert first.held
    holder = second.take()
    assert holder is not None
    assert (holder.who, holder.host) == ("李工", "PLAN-01")
    assert holder.since is not None
    assert not second.held
    first.release()
    assert second.take() is None


def test_letting_go_of_what_is_not_ours_does_nothing(path: Path) -> None:
    first, second = ShareLock(path, "李工", "PLAN-01"), ShareLock(path, "王工", "PLAN-02")
    first.take()
    second.take()
    second.release()
    assert lock_file(path).exists()
    assert first.beat()


def aged(path: Path, seconds: float) -> None:
    stat = lock_file(path).stat()
    os.utime(lock_file(path), (stat.st_atime - seconds, stat.st_mtime - seconds))


def test_a_lock_without_a_sign_of_life_is_taken_over_and_its_holder_notices(path: Path) -> None:
    first, second = ShareLock(path, "李工", "PLAN-01"), ShareLock(path, "王工", "PLAN-02")
    first.take()
    aged(path, STALE_S - 20.0)
    assert second.take() is not None
    aged(path, 40.0)
    assert second.take() is None
    assert not first.beat()
    first.release()
    assert lock_file(path).exists()


def test_a_sign_of_life_keeps_a_lock(path: Path) -> None:
    first, second = ShareLock(path, "李工", "PLAN-01"), ShareLock(path, "王工", "PLAN-02")
    first.take()
    aged(path, STALE_S + 20.0)
    assert first.beat()
    assert second.take() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="asks by a signal")
def test_a_lock_of_a_program_that_died_on_this_machine_is_taken_over_at_once(path: Path) -> None:
    script = (
        "import sys, os, pathlib\n"
        "from siteplanner.services.share_lock import ShareLock\n"
        "assert ShareLock(pathlib.Path(sys.argv[1]), '李工', 'HERE').take() is None\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)
    assert lock_file(path).exists()
    assert ShareLock(path, "王工", "ELSEWHERE").take() is not None
    assert ShareLock(path, "王工", "HERE").take() is None


def test_a_lock_that_cannot_be_read_counts_until_it_is_stale(path: Path) -> None:
    lock_file(path).write_bytes(b"\xff\xfe garbage")
    lock = ShareLock(path, "王工", "PLAN-02")
    holder = lock.take()
    assert holder is not None
    assert holder.who == ""
    aged(path, STALE_S + 20.0)
    assert lock.take() is None


def test_where_no_lock_can_be_written_the_file_opens_all_the_same(tmp_path: Path) -> None:
    lock = ShareLock(tmp_path / "no such folder" / "town.gpkg")
    assert lock.take() is None
    assert not lock.held
    assert not lock.beat()


def test_one_file_has_one_lock_however_it_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = path.with_name("link.gpkg")
    link.symlink_to(path)
    monkeypatch.chdir(path.parent)
    assert ShareLock(Path("town.gpkg"), "李工", "PLAN-01").take() is None
    assert ShareLock(path, "王工", "PLAN-02").take() is not None
    assert ShareLock(link, "王工", "PLAN-02").take() is not None


def test_a_share_that_does_not_answer_for_a_while_takes_no_lock_away(path: Path) -> None:
    """The folder is gone as when the network is."""
    lock = ShareLock(path, "李工", "PLAN-01")
    lock.take()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    assert lock.beat()
    away.rename(path.parent)
    assert lock.beat()
    assert ShareLock(path, "王工", "PLAN-02").take() is not None


def test_a_lock_that_was_tidied_away_is_written_anew(path: Path) -> None:
    lock = ShareLock(path, "李工", "PLAN-01")
    lock.take()
    lock_file(path).unlink()
    assert lock.beat()
    assert ShareLock(path, "王工", "PLAN-02").take() is not None


def test_who_has_a_file_can_be_asked_without_taking_its_lock(path: Path) -> None:
    own, other = ShareLock(path, "李工", "PLAN-01"), ShareLock(path, "王工", "PLAN-02")
    assert own.holder() is None
    assert other.take() is None
    holder = own.holder()
    assert holder is not None
    assert (holder.who, holder.host) == ("王工", "PLAN-02")
    assert other.holder() is None
    assert not own.held
    assert other.held
    other.release()
    assert own.holder() is None


def test_of_two_who_find_a_lock_left_at_one_time_one_gets_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower one still has the old lock before his eyes when the quicker one has taken it over."""
    gone = ShareLock(path, "gone", "far")
    gone.take()
    aged(path, STALE_S + 10.0)
    quicker, slower = ShareLock(path, "quicker", "here"), ShareLock(path, "slower", "there")
    judge = ShareLock._is_left

    def judged(lock: ShareLock, told: dict[str, object] | None) -> bool:
        left = judge(lock, told)
        if lock is slower and not quicker.held:
            quicker.take()
        return left

    monkeypatch.setattr(ShareLock, "_is_left", judged)
    holder = slower.take()
    assert holder is not None
    assert holder.who == "quicker"
    assert (quicker.beat(), slower.beat()) == (True, False)
    assert [left.name for left in path.parent.iterdir() if left.name.startswith(".~")] == [lock_file(path).name]
