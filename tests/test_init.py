"""The public Python interface, as interface says it."""

from __future__ import annotations

import pytest

import siteplanner


@pytest.mark.parametrize("name", siteplanner.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(siteplanner, name) is not None
    assert name in dir(siteplanner)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'helipad'"):
        _ = siteplanner.helipad
