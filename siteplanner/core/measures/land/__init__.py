"""Land: what it is used for, cut by zones, and how well projects use it."""
