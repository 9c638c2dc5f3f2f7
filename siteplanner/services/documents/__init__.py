"""Slides and reports of a plan as files: what they say is gathered here, ``files`` and ``drawing`` write it."""
