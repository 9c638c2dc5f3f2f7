"""Faults of a map of parcels: where they overlap, and where they leave ground between them that belongs to none."""
