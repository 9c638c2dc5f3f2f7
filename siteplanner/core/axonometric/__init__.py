"""A scheme seen from the air: footprints raised to their height, in a parallel projection, in painter's order."""
