"""Trying something out in a meeting: the strip that says what it changes, and how it ends."""
