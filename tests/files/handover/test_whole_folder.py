from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import SaveError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.handover.whole_folder import final_of, write_whole_folder

REFUSED = QT_TRANSLATE_NOOP("doctest", "“{path}” was not written.")


def test_the_folder_has_its_name_only_when_all_is_in_it(tmp_path: Path) -> None:
    with write_whole_folder(tmp_path, "包") as folder:
        (folder / "a").write_text("a")
        assert not (tmp_path / "包").exists()
    assert final_of(folder) == tmp_path / "包"
    assert (tmp_path / "包" / "a").read_text() == "a"
    assert [p.name for p in tmp_path.iterdir()] == ["包"]


def failing(parent: Path, error: BaseException) -> None:
    with write_whole_folder(parent, "包") as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "a").write_text("a")
        raise error


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SaveError(REFUSED, path="x")])
def test_whatever_fails_leaves_nothing(error: BaseException, tmp_path: Path) -> None:
    with pytest.raises(type(error)):
        failing(tmp_path / "a" / "b", error)
    assert list(tmp_path.iterdir()) == []


def test_a_sentence_names_the_folder_as_it_would_have_been_called(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as caught, write_whole_folder(tmp_path, "包") as folder:
        raise SaveError(REFUSED, path=str(folder / "a.txt"))
    assert str(caught.value) == f"“{tmp_path / '包' / 'a.txt'}” was not written."


def test_a_name_that_is_taken_meanwhile_gets_a_number(tmp_path: Path) -> None:
    with write_whole_folder(tmp_path, "包") as folder:
        (tmp_path / "包").mkdir()
        (tmp_path / "包" / "theirs").write_text("x")
    assert final_of(folder).name == "包-2"


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    with write_whole_folder(tmp_path / "link", "包") as folder:
        pass
    assert final_of(folder) == tmp_path / "real" / "包"
