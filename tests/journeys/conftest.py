"""Journeys use the real window of the gui's tests."""

from tests.gui.conftest import desk, opened, settings, two_plants, window

__all__ = ["desk", "opened", "settings", "two_plants", "window"]
