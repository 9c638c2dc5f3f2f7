"""What the substations carry, and where more could connect."""
