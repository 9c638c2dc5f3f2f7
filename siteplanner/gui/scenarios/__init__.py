"""The tree of scenarios, what is taken over from a parent, and what a child changes, marked on the map."""
