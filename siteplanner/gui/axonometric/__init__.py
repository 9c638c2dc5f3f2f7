"""The scheme seen from the air: a view that is turned by hand, and a window that follows the desk."""
