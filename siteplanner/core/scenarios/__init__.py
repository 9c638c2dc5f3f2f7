"""Scenarios that hang on each other: a child holds what it changes, and takes over what comes in its parent."""
