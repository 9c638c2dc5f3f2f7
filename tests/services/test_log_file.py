"""The log is kept in files that do not grow without end."""

from __future__ import annotations

import logging
from pathlib import Path

from siteplanner.services.log_file import NAME, OLDER_FILES, SIZE_BYTES, begin_log, end_log, last_lines


def test_the_newest_lines_are_there(tmp_path: Path) -> None:
    handler = begin_log(tmp_path)
    for n in range(5):
        logging.getLogger("siteplanner.test").info("第 %d 行", n)
    end_log(handler)
    logging.getLogger("siteplanner.test").warning("after the end")
    assert [line.rpartition(": ")[2] for line in last_lines(tmp_path, 2)] == ["第 3 行", "第 4 行"]


def test_files_replace_one_another(tmp_path: Path) -> None:
    handler = begin_log(tmp_path)
    for _ in range(OLDER_FILES + 3):
        logging.getLogger("siteplanner.test").info("x" * (SIZE_BYTES - 200))
    end_log(handler)
    assert len(list(tmp_path.iterdir())) == OLDER_FILES + 1
    assert all(file.stat().st_size <= SIZE_BYTES for file in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_keeps_nothing_from_starting(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    assert begin_log(tmp_path / "blocked") is None
    assert last_lines(tmp_path / "blocked") == ()
    assert NAME.endswith(".log")
