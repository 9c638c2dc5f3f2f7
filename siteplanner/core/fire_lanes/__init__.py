"""Where fire engines must get at a building: which plants need a lane, and which sides of them are free."""
